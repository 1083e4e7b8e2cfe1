"""The text of a page or feed, by the encoding that it declares and by what its bytes really are."""

import codecs
import re
from typing import Final, NamedTuple

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _
from vendors.validation.cells import STRAY
from vendors.validation.encoding import MARKED
from vendors.validation.encoding import decoded as guessed

_DECLARED: Final = (
    re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE),
    re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE),
)
_WITHIN: Final = 20_000
"""Bytes in which a page declares its encoding; programs that save pages put their own remarks before it."""
_MEANT: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gbk", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
"""What browsers read under a declared name (WHATWG Encoding Standard): the encoding of Windows that holds it."""
_OF_LATIN_9: Final = re.compile(r"[^\W\d_][¼½¾]|[¼½¾][^\W\d_]{2}|\d\s?¤")
"""How œ, Œ, Ÿ and € of ISO-8859-15 look in Windows-1252: fractions in the midst of words, and the sign of any currency."""


class DecodedSource(NamedTuple):
    """A text, and what was done against what its source says of itself."""

    text: str
    doubts: tuple[Message, ...] = ()


def of_markup(data: bytes, said: str = "") -> DecodedSource:
    """The text of an HTML page or an XML feed.

    Args:
        data: its bytes.
        said: the encoding that came with it, as a head of MHTML says it; it counts more than what the page declares.
    """
    if _marked(data) or data[:400].count(0) > 20:
        return DecodedSource(guessed(data).text)
    name = said or _declared(data)
    encoding = _known(name)
    if _is_utf_8(data):
        wrong = encoding not in ("", "utf-8") and not data.isascii() and not encoding.startswith("utf-16")
        return DecodedSource(data.decode("utf-8"), (_mismatch(name, "UTF-8"),) if wrong else ())
    if encoding and not encoding.startswith("utf"):
        text = data.decode(encoding, errors="replace")
        if encoding == "cp1252" and _OF_LATIN_9.search(text):
            return DecodedSource(data.decode("iso8859-15"), (_mismatch(name, "ISO-8859-15"),))
        return DecodedSource(text, (_lost(),) if "\ufffd" in text else ())
    return _undeclared(data, name)


def of_text(data: bytes) -> DecodedSource:
    """A plain text, which declares nothing."""
    return _undeclared(data, "")


def _undeclared(data: bytes, name: str) -> DecodedSource:
    read = guessed(data)
    text, encoding = read.text, read.encoding
    if STRAY.search(text):
        return DecodedSource(STRAY.sub("\ufffd", text), (_lost(),))
    doubts = [_mismatch(name, encoding)] if name and encoding else []
    if read.rivals:
        doubts.append(
            Message(
                _("To check: it was read as {encoding}, and may be {others} as well: look at the accents."),
                encoding=encoding,
                others=", ".join(read.rivals),
            )
        )
    return DecodedSource(text, tuple(doubts))


def _marked(data: bytes) -> bool:
    return any(data.startswith(mark) for mark, _encoding in MARKED)


def _declared(data: bytes) -> str:
    for pattern in _DECLARED:
        if found := pattern.search(data[:_WITHIN]):
            return found[1].decode("ascii")
    return ""


def _known(name: str) -> str:
    """The encoding as Python names it; "" for one that does not exist."""
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(encoding, encoding)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mismatch(declared: str, read_as: str) -> Message:
    return Message(
        _("It says that it is written in {declared}, but is not; it was read as {encoding}: look at the accents."),
        declared=declared,
        encoding=read_as,
    )


def _lost() -> Message:
    return Message(_("Some of its signs could not be read; they stand as �."))
