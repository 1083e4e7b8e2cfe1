"""Addresses in pasted texts and mails: those that were broken over two lines, those in brackets, and those behind the words of a link."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _

MOST_LINES: Final = 6
"""Lines over which an address may be broken."""
LONGEST: Final = 2_000
"""Characters of an address; longer ones no browser opens."""
_AT_END: Final = re.compile(r"https?://[^\s<>\"'«»“”]+$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[\w.~:/?#\[\]@!$&'+*,;=()%-]+")
_CUT: Final = re.compile(r"[-_=/&?%]$")
"""How an address ends that was broken, unless it ends so by itself."""
_PART: Final = re.compile(
    r"\.(?:html?|php|aspx?|shtml|jsp)\b|[/=&?%_]|\d{3,}|-[^-]+-|^[a-z\d]+-[a-z\d]+", re.IGNORECASE
)
"""What parts of addresses have and words have not."""
_MARKDOWN: Final = re.compile(
    r"!?\[(?P<words>[^\[\]]{0,300})\]\(\s{0,3}<?(?P<address>(?:https?://|mailto:)[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+\"[^\"]{0,200}\")?\s{0,3}\)",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(
    r"\s?(?:<(?P<angle>(?:https?://|mailto:)[^<>]{3,2000})>|\[(?P<square>(?:https?://|mailto:)[^\[\]\s]+)\]|\((?P<round>(?:https?://|mailto:)[^()\s]+)\))",
    re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>.{1,400}?\S)(?P=mark)$")
_HEADING: Final = re.compile(r"^\s{0,3}#{1,6}\s+(?P<words>.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class PlainLines:
    """The lines of a text without its links.

    Attributes:
        lines: the words.
        links: by the number of a line, the addresses that stood behind its words.
        joined: the addresses that were put together out of two lines, with what they were before.
    """

    lines: Sequence[str]
    links: dict[int, list[str]]
    joined: dict[str, str]


def plain_lines(lines: Sequence[str]) -> PlainLines:
    """The lines of a text, with each broken address in one piece, without the marks of Markdown, and with links apart from their words."""
    joined: dict[str, str] = {}
    text = _BRACKETS.sub(lambda found: _in_one_line(found, joined), "\n".join(lines))
    whole = _joined(text.split("\n"), joined)
    links: dict[int, list[str]] = {}
    read = []
    for number, one in enumerate(whole):
        words, addresses = _without_links(one)
        if addresses:
            links[number] = addresses
        read.append(words)
    if any(_HEADING.match(one) for one in read[:MOST_LINES]) or any(map(_MARKDOWN.search, whole)):
        read = [_without_marks(one) for one in read]
    return PlainLines(read, links, joined)


def doubts_of(joined: dict[str, str], url: str) -> tuple[Message, ...]:
    """What to look at of an address that was put together out of two lines."""
    if url not in joined:
        return ()
    return (Message(_("To check: the address was broken over two lines and was put together: {address}"), address=url),)


def _in_one_line(found: re.Match[str], joined: dict[str, str]) -> str:
    """An address in angle brackets, in which spaces count for nothing (RFC 3986, appendix C)."""
    angle = found["angle"]
    if not angle or not re.search(r"\s", angle):
        return found[0]
    address = re.sub(r"=?\n\s*|\s+", "", angle)
    if not _GOES_ON.fullmatch(address):
        return found[0]
    joined[address] = angle.split()[0]
    return found[0].replace(angle, address)


def _joined(lines: Sequence[str], joined: dict[str, str]) -> list[str]:
    found: list[str] = []
    more = 0
    for one in lines:
        # Of a long line only its end: to look at the whole from each address on would take time with the square of its length.
        before = _AT_END.search(found[-1], max(len(found[-1]) - LONGEST, 0)) if found and more < MOST_LINES else None
        part = before and _continuation(before[0], one.strip())
        if before is None or not part:
            found.append(one)
            more = 0
            continue
        # A mail in quoted-printable breaks its lines with a sign of its own.
        start = before[0].removesuffix("=") if before[0].endswith(("-=", "/=")) or _is_soft(before[0]) else before[0]
        whole = start + part
        joined[whole] = joined.pop(before[0], before[0])
        found[-1] = found[-1][: before.start()] + whole
        if rest := one.strip()[len(part) :].strip():
            found.append(rest)
        more += 1
    return found


def _is_soft(address: str) -> bool:
    """Whether the sign at the end of an address that was broken belongs to the break and to no question behind a "?"."""
    return address.endswith("=") and "?" not in address


def _continuation(address: str, following: str) -> str:
    """The beginning of the next line that belongs to an address; "" where none does."""
    found = _GOES_ON.match(following)
    if not found or re.match(r"https?://|mailto:", following, re.IGNORECASE):
        return ""
    alone, part = found.end() == len(following), found[0]
    if "@" in part or part.startswith(("#", "(", "[")):
        return ""
    cut = bool(_CUT.search(address))
    if cut and not address.endswith("/"):
        return part if alone or _PART.search(part) else ""
    # An address may end as it does: what goes on must look like a part of one.
    return (
        part if alone and _PART.search(part) and not part[0].isupper() and not re.fullmatch(r"[\d/.:-]+", part) else ""
    )


def _without_links(text: str) -> tuple[str, list[str]]:
    addresses = [found["address"] for found in _MARKDOWN.finditer(text)]
    words = _MARKDOWN.sub(lambda found: found["words"], text)
    addresses += [found["angle"] or found["square"] or found["round"] for found in _BRACKETS.finditer(words)]
    words = _BRACKETS.sub("", words)
    # Never a person's mailbox.
    addresses = [one for one in addresses if not one.lower().startswith("mailto:")]
    # A line that is nothing but an address in brackets gives it.
    return (words, addresses) if words.strip() or not addresses else (addresses[0], [])


def _without_marks(text: str) -> str:
    heading = _HEADING.match(text)
    words = (heading["words"] if heading else text).strip()
    while emphasis := _EMPHASIS.match(words):
        words = emphasis["words"]
    return words
