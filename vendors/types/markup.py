"""Traces of web pages and programs in a text: entities, tags, escapes; and the plain text that they stand for."""

import ast
import html
import html.entities
import re
from functools import cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNCLOSED: Final = re.compile(
    r"&((?:[A-Za-z](?:acute|grave|circ|uml|cedil|tilde|ring|slash)|nbsp|quot|[lr][sd]quo|hellip|[Aa][Ee]lig|szlig))(?!;)"
)
"""Entities that browsers read, and that can hardly be anything else, also where the semicolon was lost."""
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s+[^<>=]+=[^<>]*)?\s*/?>|<!--.*?-->|<!\[CDATA\[", re.DOTALL)
_EXCEL: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Open XML writes a sign that XML cannot hold; a program that forgets to read it back leaves `_x000D_`."""
_UNICODE: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_PERCENT: Final = re.compile(r"(?:%[89A-F][0-9A-F])+(?:%[89AB][0-9A-F])*", re.IGNORECASE)
_PERCENT_BETWEEN: Final = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])%(?:2[0-9A-F]|[C-F][0-9A-F](?=[a-z]))(?=[A-Za-z])")
"""How addresses write a space or a mark, and wrote a letter before UTF-8, between letters."""
_MAIL: Final = re.compile(r"(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F])+)+|(?<=[A-Za-z])=[C-F][0-9A-F](?=[a-z])")
"""How mails write letters with accents: `Cr=C3=A9dit`, `Cr=E9dit`."""
_UTF_7: Final = re.compile(r"\+([A-Za-z0-9/]{3,})-")
_BYTES: Final = re.compile(r"(?:\\x[0-9a-f]{2})+")
"""How Python writes bytes: `Cr\\xc3\\xa9dit`."""
_BREAK: Final = re.compile(r"\\r\\n|\\[nrt](?=\s|$|[A-Z])")
"""How programs write a line break or a tab within a text."""
_WIKI: Final = (
    (re.compile(r"\[([^\[\]]+)\]\(https?://[^\s()]+\)"), r"\1"),
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"(?<!\w)\'{3}([^\']+(?:\'[^\']+)*)\'{3}"), r"\1"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"\1"),
)
"""How Markdown and wikis write links and bold letters."""
_RAISED: Final = re.compile(r"<sup>\s*(\d+)\s*</sup>", re.IGNORECASE)
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATIN: Final = re.compile(r"[\u00a0-\u024f\u2010-\u203a\u20ac]+")
_QUOTE: Final = re.compile(r"\\(?=['\"’])")
_FOOTNOTE: Final = re.compile(r"(?<=[\w.)])(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed|réf\. nécessaire)\])+$")
"""What comes along when a name is copied from an encyclopedia."""
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Tags before and after which a reader sees a gap."""
_UNSHOWN: Final = frozenset({"script", "style", "template", "noscript"})
QUICK: Final = re.compile(
    r"&[#A-Za-z]\w*;|&\w*(?:acute|grave|circ|uml|cedil|tilde|ring|slash|nbsp|quo|hellip|lig)|<[A-Za-z/!]|_x[0-9A-Fa-f]{4}_|\\['\"’uxnrt]|%[289A-Fa-f][0-9A-Fa-f]|\]$|=[C-F][0-9A-F]|\+[A-Za-z0-9/]{3,}-|\]\(|\]\]|'{3}|\*\*|^b['\"]"
)
"""Finds nothing in a text that `plain_text` would not change."""


def plain_text(text: str) -> str:
    """The text as a reader of the page would see it; the text itself where it holds no markup.

    `R&D`, `AT&T`, `a < b` and `100 %` hold none: an entity ends with a semicolon and has a name, a tag is one of HTML’s.
    """
    if not QUICK.search(text):
        return text
    seen = _RAISED.sub(lambda one: one[1].translate(_SUPERSCRIPTS), text)
    for _ in range(3):  # `&amp;eacute;` has been escaped twice
        before = seen
        seen = _EXCEL.sub(lambda one: _sign(one[1]), seen)
        seen = _UNICODE.sub(_from_json, seen)
        seen = _PERCENT_BETWEEN.sub(_from_old_address, _PERCENT.sub(_from_address, seen))
        seen = _UTF_7.sub(_from_utf_7, _MAIL.sub(_from_mail, _BYTES.sub(_from_bytes, seen)))
        seen = _UNCLOSED.sub(r"&\1;", seen)
        seen = _without_tags(_ENTITY.sub(_from_entity, seen)) if "&" in seen or "<" in seen else seen
        if seen == before:
            break
    if written := written_items(seen):
        seen = ", ".join(written)
    for pattern, shown in _WIKI:
        seen = pattern.sub(shown, seen)
    seen = _FOOTNOTE.sub("", _QUOTE.sub("", _BREAK.sub(" ", seen)))
    return text if seen == text else re.sub(r"[^\S\n]+", " ", seen.replace("\u00ad", "").replace("\u200b", "")).strip()


def written_items(text: str) -> tuple[str, ...]:
    """The texts of a list, or the one text, that a program wrote as it writes them in its own language: `['KKR', 'TPG']`, `b'KKR'`."""
    if text[:2] not in ("['", '["', "b'", 'b"') or text[-1] not in ("]", "'", '"'):
        return ()
    try:
        value = ast.literal_eval(text)
        items = [value.decode()] if isinstance(value, bytes) else value
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ()
    return tuple(items) if isinstance(items, list) and all(isinstance(item, str) for item in items) else ()


def plain_address(text: str) -> str:
    """An address as it stood in the page whose source it was copied from: `&amp;` read as `&`."""
    return re.sub(r"&(?:amp|#0*38|#[xX]0*26);", "&", text)


def _from_entity(found: re.Match[str]) -> str:
    name = found[0][1:]
    known = name.startswith("#") or name in html.entities.html5
    return html.unescape(found[0]) if known else found[0]


def _sign(code: str) -> str:
    sign = chr(int(code, 16))
    return sign if sign.isprintable() else " "


def _from_json(found: re.Match[str]) -> str:
    units = bytes.fromhex(found[0].replace("\\u", ""))
    return units.decode("utf-16-be", errors="replace").replace("\ufffd", "")


def _from_old_address(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0][1:]).decode("cp1252", errors="replace")


def _from_mail(found: re.Match[str]) -> str:
    return _decoded(bytes.fromhex(found[0].replace("=", "")), found[0])


def _from_bytes(found: re.Match[str]) -> str:
    return _decoded(bytes.fromhex(found[0].replace("\\x", "")), found[0])


def _decoded(data: bytes, otherwise: str) -> str:
    """Bytes of UTF-8, or of Windows-1252, as letters; else what stands there."""
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if text.isprintable() else otherwise
    return otherwise


def _from_utf_7(found: re.Match[str]) -> str:
    try:
        text = found[0].encode().decode("utf-7")
    except UnicodeDecodeError:
        return found[0]
    return text if _LATIN.fullmatch(text) else found[0]


def _from_address(found: re.Match[str]) -> str:
    try:
        return unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]


@cache
def _tags() -> frozenset[str]:
    from lxml.html import defs  # here, since few texts have tags

    return frozenset(defs.tags)


def _without_tags(text: str) -> str:
    if not any(one[1] is None or one[1].lower() in _tags() for one in _TAG.finditer(text)):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.shown)


class _Reader(HTMLParser):
    """Keeps what a reader of a piece of HTML would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.shown: list[str] = []
        self._unshown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSHOWN:
            self._unshown = tag
        elif tag not in _tags():
            self.shown.append(self.get_starttag_text() or "")
        elif tag in BLOCKS:
            self.shown.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unshown:
            self._unshown = ""
        elif tag not in _tags():
            self.shown.append(f"</{tag}>")
        elif tag in BLOCKS:
            self.shown.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self.shown.append(data)

    def handle_entityref(self, name: str) -> None:
        self.shown.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.shown.append(f"&#{name};")

    def unknown_decl(self, data: str) -> None:
        self.shown.append(data.removeprefix("CDATA["))
