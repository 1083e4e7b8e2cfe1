"""Two answers to one question, part by part: what is only bound to differ, what is meant to, and how a difference is shown."""

import difflib
import gzip
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, zip_longest

LINES, WIDTH = 14, 180
"""Lines of a difference that are shown, and signs of each."""


@dataclass(frozen=True)
class Answer:
    """What was answered.

    Attributes:
        status: of HTTP, or the exit code; -1 where there was no answer.
        parts: the content of each part by its name, such as `body`, `header vary`, `stderr`.
    """

    status: int
    parts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What is bound to differ between two runs, in every part whose name fits, and what stands for it."""

    part: str
    pattern: bytes
    instead: bytes
    why: str


@dataclass(frozen=True)
class Meant:
    """A difference that is meant: in these parts of the answers to these questions (regular expressions)."""

    question: str
    part: str
    why: str


ALWAYS = (
    Rule("header set-cookie", rb"(panorama_desk=)[^;]+", rb"\1#", "a session's token is drawn by lot"),
    Rule("header set-cookie", rb"(panorama_known=)[^;]+", rb"\1#", "what a browser is known by is drawn by lot"),
    Rule("header set-cookie", rb"(expires=)[^;]+", rb"\1#", "it says when it was answered"),
    Rule("header set-cookie", rb"(_streamlit_xsrf=)[^;]+", rb"\1#", "a token of Streamlit's is drawn by lot"),
    Rule(".*:docProps/core.xml", rb"(<dcterms:\w+[^>]*>)[^<]+", rb"\1#", "a workbook says when it was written"),
)
TWICE_WRITTEN = (
    Rule(".*", rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)?", b"#time", "each side wrote it by itself"),
    Rule(".*", rb"\d\d:\d\d(:\d\d)? UTC", b"#time", "each side wrote it by itself"),
    Rule(".*", rb"\b[0-9a-f]{40}\b", b"#commit", "a commit's name depends on its time"),
)
"""For what is looked at after each side has written."""
ASSETS_CHANGED = (
    Rule(".*", rb"([\w/-]+)\.[0-9a-f]{10}\.(css|js|svg|woff2|json|png|txt)\b", rb"\1.#.\2", "named for its content"),
    Rule("header etag", rb'W/"[0-9a-f]{32}"', b"#", "the page names a file whose content has changed"),
    Rule("header content-length", rb"\d+", b"#", "the page names a file whose content has changed"),
)
"""For all pages when a stylesheet, script, font or picture is another; that file itself is named as different."""


def parts_of(name: str, content: bytes) -> dict[str, bytes]:
    """A content under its name; a workbook as its members, because the archive around them holds times."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    if content[:4] != b"PK\x03\x04":
        return {name: content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {f"{name}:{member}": archive.read(member) for member in archive.namelist()}
    return {f"{name}:members": "\n".join(members).encode(), **members}


def differences(old: Answer, new: Answer, rules: tuple[Rule, ...]) -> Iterator[tuple[str, list[str]]]:
    """Each part that differs and the first lines of its difference."""
    if old.status != new.status:
        yield "status", [f"- {old.status}", f"+ {new.status}"]
    for part in sorted({*old.parts, *new.parts}):
        before, after = old.parts.get(part), new.parts.get(part)
        if before is None or after is None:
            yield part, [f"{'+' if before is None else '-'} {_start(before or after or b'')}"]
        elif before != after:
            before, after = _ruled(part, before, rules), _ruled(part, after, rules)
            if before != after:
                yield part, _difference(before, after)


def _ruled(part: str, content: bytes, rules: tuple[Rule, ...]) -> bytes:
    for rule in (*ALWAYS, *rules):
        if re.fullmatch(rule.part, part):
            content = re.sub(rule.pattern, rule.instead, content)
    return content


def _start(content: bytes) -> str:
    return content[:WIDTH].decode(errors="replace")


def _difference(old: bytes, new: bytes) -> list[str]:
    try:
        before, after = _lines(old), _lines(new)
    except UnicodeDecodeError:
        at = next((at for at, (a, b) in enumerate(zip_longest(old, new)) if a != b), 0)
        return [
            f"- {len(old)} bytes, from byte {at}: {old[at : at + 40]!r}",
            f"+ {len(new)} bytes: {new[at : at + 40]!r}",
        ]
    # Only the middle is compared line by line: two whole pages that share little would take minutes.
    same = next((at for at, (a, b) in enumerate(zip_longest(before, after)) if a != b), 0)
    window = slice(max(0, same - 1), same + 60)
    found = difflib.unified_diff(before[window], after[window], lineterm="", n=1)
    return [line[:WIDTH] for line in islice(found, 2, LINES + 2) if not line.startswith("@@")]


def _lines(content: bytes) -> list[str]:
    """Lines short enough to be shown: markup is broken between its elements."""
    lines = re.split(r"\n|(?<=>)(?=<)", content.decode())
    return [line[at : at + WIDTH - 2] for line in lines for at in range(0, len(line) or 1, WIDTH - 2)]
