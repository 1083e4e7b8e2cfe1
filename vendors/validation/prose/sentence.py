"""The sentences of a text, what is quoted in each, and what is attributed in it to somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vendors.validation.prose.attribution import reach

_NO_END: Final = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Me|Inc|Ltd|Corp|Co|vs?|art|no|No|St|approx|env|cf|etc)|\b[A-Z])$"
)
_END: Final = re.compile(r"[.!?…]+[»”\"]?(?=\s+[«“\"‘(]?\s?[A-ZÀ-Ý0-9])|\n+")
_QUOTES: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’(?!\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        start: where it begins in the text, in characters.
        code: its language.
    """

    start: int
    text: str
    code: str

    @property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """From where to where somebody is quoted."""
        return tuple(match.span() for match in _QUOTES.finditer(self.text))

    @property
    def reach(self) -> tuple[tuple[int, int], ...]:
        """From where to where each attribution reaches."""
        return reach(self.text, self.code)

    @property
    def asks(self) -> bool:
        """Whether it is an open question; “how” and “why” take the answer for granted."""
        return self.text.rstrip(' »”"').endswith("?") and not re.match(
            r"\W*(?:comment|pourquoi|how|why)\b", self.text, re.I
        )

    def attributed(self, start: int, end: int) -> bool:
        """Whether an attribution reaches this passage."""
        return any(first <= start and end <= last for first, last in self.reach)

    def quoted(self, start: int, end: int) -> bool:
        """Whether it is in somebody's words."""
        return any(first <= start and end <= last for first, last in self.quotes)


def sentences(text: str, code: str) -> Iterator[Sentence]:
    """The sentences of a text in the language `code`."""
    begin = 0
    for match in _END.finditer(text):
        if match[0] == "." and _NO_END.search(text[: match.start()]):
            continue
        yield Sentence(begin, text[begin : match.end()], code)
        begin = match.end()
    if text[begin:].strip():
        yield Sentence(begin, text[begin:], code)
