"""Text as the search for names sees it: letters and digits alone, without case and accents, each with its place in the text."""

import html
import re
import unicodedata
from collections.abc import Sequence
from itertools import compress
from typing import Final, NamedTuple

KEPT_SIGNS: Final = 20_000
"""Signs whose letters are remembered; a text made of all signs of Unicode must not fill the memory."""
ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


class _Letters(dict[int, str | None]):
    """What `str.translate` puts in place of a sign: its letters and digits, plain, or nothing."""

    def __missing__(self, code: int) -> str | None:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        letters = "".join(sign for sign in decomposed if sign.isalnum()) or None
        if len(self) < KEPT_SIGNS:
            self[code] = letters
        return letters


_LETTERS: Final = _Letters()
_SEVERAL: Final = "\x01"
"""Stands for a sign with several letters, such as ß."""
_SIGNS: Final = [bytes([code]).decode("cp1252", "ignore") for code in range(256)]
_WESTERN: Final = bytes(
    ord(plain) if len(plain := letter.translate(_LETTERS)) == 1 and plain < "\x80" else 1 for letter in _SIGNS
)
_SILENT: Final = bytes(code for code, letter in enumerate(_SIGNS) if not letter.translate(_LETTERS))
"""The same for texts in Western European signs, which are nearly all, and ten times faster: bytes are translated in one go."""
_MASK: Final = bytes(0 if code in _SILENT else 1 if _WESTERN[code] > 1 else 2 for code in range(256))
"""Whether such a sign is a letter or digit: 0 for none, 1 for one, 2 where a longer look is needed."""
_SPACED: Final = bytes(32 if code in _SILENT else _WESTERN[code] for code in range(256))
"""The same, with a space for what is no letter."""
_NO_CAPITAL: Final = bytes(code for code, letter in enumerate(_SIGNS) if not letter.isupper())
_NOT_SMALL: Final = bytes(code for code, letter in enumerate(_SIGNS) if not letter.islower())
_WORD: Final = re.compile(r"[^\W_]+")
_ODD: Final = re.compile(
    "[^"
    + "".join(re.escape(sign) for sign in map(chr, range(0x2500)) if len(sign.translate(_LETTERS)) == sign.isalnum())
    + "]"
)
"""Signs that do not simply give one letter where they are one, and none where they are not."""


class Folded(NamedTuple):
    """A folded text.

    Attributes:
        letters: the letters and digits, plain; one sign of the text may give several (ß, ﬁ), or none (a space, an emoji).
        begins: for each letter, where its sign begins in the text, in characters.
        ends: for each letter, where its sign ends; None where every letter is one sign of the text.
    """

    letters: str
    begins: Sequence[int]
    ends: Sequence[int] | None

    def end(self, letter: int) -> int:
        """Where the sign of a letter ends."""
        return self.begins[letter] + 1 if self.ends is None else self.ends[letter]


def _western(text: str) -> bytes:
    """A text as one byte a sign.

    Raises:
        UnicodeEncodeError: it has signs that are not Western European.
    """
    return text.encode() if text.isascii() else text.encode("cp1252")


def letters(text: str) -> str:
    """The plain letters and digits of a text, run together: "Q°émotion" -> "qemotion"."""
    if text.isascii():
        return text.encode().translate(_WESTERN, _SILENT).decode()
    try:
        found = text.encode("cp1252").translate(_WESTERN, _SILENT).decode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_LETTERS)
    return text.translate(_LETTERS) if _SEVERAL in found else found


def case(text: str) -> tuple[int, int]:
    """How many capitals and how many small letters a text has."""
    try:
        signs = _western(text)
    except UnicodeEncodeError:
        return sum(map(str.isupper, text)), sum(map(str.islower, text))
    return len(signs.translate(None, _NO_CAPITAL)), len(signs.translate(None, _NOT_SMALL))


def plain_words(text: str) -> list[str]:
    """The words of a text, plain."""
    try:
        found = _western(text).translate(_SPACED).decode("latin-1")
    except UnicodeEncodeError:
        found = _SEVERAL
    return [letters(word) for word in _WORD.findall(text)] if _SEVERAL in found else found.split()


def fold(text: str, known: str = "") -> Folded:
    """The letters of a text with their places; an HTML entity (`&eacute;`) counts as the sign it stands for.

    Args:
        text: the text.
        known: what `letters` says of it, where that has been asked already.
    """
    if not ("&" in text and ENTITY.search(text)) and (mask := _mask(text)) is not None:
        return Folded(known or letters(text), list(compress(range(len(text)), mask)), None)
    found: list[str] = []
    begins: list[int] = []
    ends: list[int] = []

    def take(sign: str, begin: int, end: int) -> None:
        plain = sign.translate(_LETTERS)
        found.append(plain)
        begins.extend([begin] * len(plain))
        ends.extend([end] * len(plain))

    at = 0
    for entity in ENTITY.finditer(text) if "&" in text else ():
        for place in range(at, entity.start()):
            take(text[place], place, place + 1)
        take(html.unescape(entity.group()), entity.start(), entity.end())
        at = entity.end()
    for place in range(at, len(text)):
        take(text[place], place, place + 1)
    return Folded("".join(found), begins, ends)


def _mask(text: str) -> Sequence[int] | None:
    """For each sign of a text whether it gives a letter, or None where some give several."""
    try:
        mask = _western(text).translate(_MASK)
    except UnicodeEncodeError:
        pass
    else:
        if 2 not in mask:
            return mask
    return None if _ODD.search(text) else list(map(str.isalnum, text))


def unseen(sign: str) -> bool:
    """Whether a sign only changes or joins the letter before it, or is not seen: accents, soft hyphens, zero-width signs."""
    return unicodedata.category(sign) in ("Mn", "Cf", "Me")
