"""What surrounds a name in a text: its sentence, the words beside it, how the sentence is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from vendors.folding import letters
from vendors.telling_words import ARTICLES, BUSINESS_NOUNS, CLITICS, COUNTS, FIELDS, SMALL, TRADE

WINDOW: Final = 300
"""Characters on either side of a name that are looked at, at most; a sentence is usually shorter."""

_MONEY: Final = re.compile(r"[$€£]\s?\d|\d\s?(?:[MBk]|Md|bn|m)?\s?[$€£]")
_WORD: Final = re.compile(r"(?i:(?:start|scale)[-‐‑]ups?(?![^\W_]))|[^\W_]+")
_SENTENCE: Final = re.compile(r"[.!?…]+[\s»”\"’)]+(?=\W*[A-ZÀ-Þ0-9])|\n\s*\n")
_BARRIER: Final = re.compile(r"[.,;:!?()\[\]|/\n…–—•]")
_APPOSED: Final = re.compile(r"(?:\s*(?:,|&|/|\bet\b|\band\b)\s*[A-ZÀ-Þ][\w'’-]*){0,4}\s*[,:(–—-]\s*")
_OPENING: Final = re.compile(r"(?:^|[.!?…:;|•–—\n>*«“\"]|\s-)[\s«“\"'’‘(\[*_#>•]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word near a name: its plain letters, where it begins, and whether it begins with a capital."""

    plain: str
    begin: int
    capital: bool


@dataclass(frozen=True)
class Surroundings:
    """The sentence around one place of a text.

    Attributes:
        text: the whole text.
        start: where the name begins, in characters.
        end: where it ends.
    """

    text: str
    start: int
    end: int

    @cached_property
    def _before(self) -> str:
        begin = max(0, self.start - WINDOW)
        part = self.text[begin : self.start]
        cut = max((found.end() for found in _SENTENCE.finditer(part)), default=0)
        return part[cut:]

    @cached_property
    def _after(self) -> str:
        part = self.text[self.end : self.end + WINDOW]
        found = _SENTENCE.search(part)
        return part[: found.start()] if found else part

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence, without the name itself."""
        return self._words_before + self._words_after

    @cached_property
    def _words_before(self) -> tuple[Word, ...]:
        return tuple(_read(self._before))

    @cached_property
    def _words_after(self) -> tuple[Word, ...]:
        return tuple(_read(self._after))

    @cached_property
    def left(self) -> tuple[Word, ...]:
        """Up to five words before the name, the nearest first, as far as no punctuation parts them from it."""
        edge = max((found.end() for found in _BARRIER.finditer(self._before)), default=0)
        near = (word for word in reversed(self._words_before) if word.begin >= edge)
        return tuple(islice((word for word in near if word.plain not in CLITICS or word.plain == "d"), 5))

    @cached_property
    def right(self) -> tuple[Word, ...]:
        """Up to four words after the name, the nearest first, as far as no punctuation parts them from it."""
        found = _BARRIER.search(self._after)
        edge = found.start() if found else len(self._after)
        near = (word for word in self._words_after if word.begin < edge)
        return tuple(islice((word for word in near if word.plain not in CLITICS), 4))

    @cached_property
    def opens(self) -> bool:
        """Whether a capital says nothing here: at the start of a sentence, a line, a quotation, after a colon."""
        return bool(_OPENING.search(self._before)) or not self._before.strip()

    @cached_property
    def style(self) -> str:
        """How the sentence is set: "caps", "title" (Most Words With Capitals), "lower" or "plain"."""
        around = self._before + " " + self._after
        upper, lower = sum(map(str.isupper, around)), sum(map(str.islower, around))
        if upper >= 5 and upper > 2.5 * lower:
            return "caps"
        if not upper and small_letters(self.text):
            return "lower"
        full = [
            word.capital
            for word in self.words
            if len(word.plain) >= 3 and not word.plain.isdigit() and word.plain not in SMALL
        ]
        if len(full) >= 2 and sum(full) > 0.8 * len(full):
            return "title"
        return "plain"

    def ticker(self, exchanges: frozenset[str]) -> bool:
        """Whether the name of a stock exchange stands a few signs before the name: "NASDAQ: NICE"."""
        near = self._before[-12:]
        return any(word.plain in exchanges for word in _read(near))

    @cached_property
    def money(self) -> bool:
        """Whether the sentence has an amount of money: "$100M", "2,5 Md€"."""
        return bool(_MONEY.search(self._before) or _MONEY.search(self._after))

    @cached_property
    def possessive(self) -> bool:
        """Whether the name stands in the genitive: "NICE's", "SMG’s"."""
        return bool(re.match(r"['’]s?\b", self.text[self.end : self.end + 2]))

    @cached_property
    def apposed(self) -> int:
        """What a comma, a colon or a bracket after the name leads to: 1 for a company ("Akio, éditeur français", "Akio et
        Eptica, deux éditeurs"), -1 for a company or something else of another field ("SMG, the media group"), or 0."""
        found = _APPOSED.match(self._after)
        if not found or found.end() == len(self._after):
            return 0
        part = _BARRIER.split(self._after[found.end() :], maxsplit=1)[0]
        words = [word.plain for word in _read(part) if word.plain not in CLITICS]
        if not words or (words[0] not in ARTICLES and words[0] not in BUSINESS_NOUNS and words[0] not in COUNTS):
            return 0
        if FIELDS.intersection(words[:6]) and not (TRADE - BUSINESS_NOUNS).intersection(words):
            return -1
        return int(bool(BUSINESS_NOUNS.intersection(words[:6])))

    @cached_property
    def affiliation(self) -> bool:
        """Whether the name stands alone in brackets after somebody's name: "Interview de Chantal Maugis (Le Sphinx)"."""
        if not re.match(r"\s*[)\]]", self._after):
            return False
        return bool(re.search(r"[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][\w'’-]+\s*[(\[]$", self._before))

    def count(self, kind: frozenset[str], without: frozenset[str] = frozenset()) -> int:
        """How many different words of a kind the sentence has, not counting some."""
        return len(self.plain_words & kind - without)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The different words of the sentence, plain."""
        return frozenset(word.plain for word in self.words)

    def beside(self, sign: str) -> bool:
        """Whether a sign stands right before or after the name."""
        return bool({self.text[max(0, self.start - 1) : self.start], self.text[self.end : self.end + 1]} & set(sign))


@lru_cache(maxsize=4)
def small_letters(text: str) -> bool:
    """Whether a text has letters, all of them small; asked again for each name in it."""
    return text.islower()


def _read(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        yield Word(letters(found.group()), found.start(), found.group()[0].isupper())
