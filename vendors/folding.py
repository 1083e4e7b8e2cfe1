"""Text as the search for names sees it: letters and digits alone, without case and accents, each with its place in the text."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        letters: the letters and digits, plain; one sign of the text may give several (ß, ﬁ), or none (a space, an emoji).
        begins: for each letter, where its sign begins in the text, in characters.
        ends: for each letter, where its sign ends.
    """

    letters: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def letters(text: str) -> str:
    """The plain letters and digits of a text, run together: "Q°émotion" -> "qemotion"."""
    return text.translate(_LETTERS)


def fold(text: str) -> Folded:
    """The letters of a text with their places; an HTML entity (`&eacute;`) counts as the sign it stands for."""
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
    return Folded("".join(found), tuple(begins), tuple(ends))


def unseen(sign: str) -> bool:
    """Whether a sign only changes or joins the letter before it, or is not seen: accents, soft hyphens, zero-width signs."""
    return unicodedata.category(sign) in ("Mn", "Cf", "Me")
