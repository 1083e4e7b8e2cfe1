"""The known value that somebody probably meant by an unknown one."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import filterfalse
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from vendors.types.short_texts import remembered

ENOUGH = 72.0
"""Least similarity, of 100, at which a suggestion helps rather than misleads (Indel ratio of rapidfuzz)."""


TOO_SHORT: Final = 3
"""Texts of so few letters resemble anything: they are only understood where they are known."""


@remembered(20_000)
def plain(text: str) -> str:
    """Text without accents, case or repeated spaces, as comparison sees it."""
    return " ".join(folded(text).split())


def folded(text: str) -> str:
    """Text without accents or case, with its spaces as they are."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae"))
    return "".join(filterfalse(unicodedata.combining, decomposed))


class Spellings(dict[str, str]):
    """Known spellings without accents or case, each with the value it stands for; they are not added to once one was looked for."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        super().__init__(values)
        self._alike: dict[int, list[str]] = {}
        # One id that leads nowhere often stands in many rows, and each of them asks.
        self.near: Final = remembered(1_000)(self._near)
        """The value of the spelling nearest to a text, or None where nothing is near."""

    def _near(self, text: str) -> str | None:
        wanted = plain(text)
        if wanted in self:
            return self[wanted]
        if len(wanted) <= TOO_SHORT:
            return None
        found = process.extractOne(wanted, self._as_long(len(wanted)), scorer=fuzz.ratio, score_cutoff=ENOUGH)
        return self[found[0]] if found else None

    def _as_long(self, letters: int) -> list[str]:
        """Those that can be near a text of so many letters, in their order: of two that are near, the shorter has its share of the longer."""
        if letters not in self._alike:
            share = ENOUGH / (200 - ENOUGH)
            self._alike[letters] = [
                one for one in self if share * letters <= len(one) + 1 and share * (len(one) - 1) <= letters
            ]
        return self._alike[letters]


def prepared(known: Iterable[str] | Mapping[str, str]) -> Spellings:
    """The known spellings, compared once for all, for lists that are asked again and again.

    Args:
        known: the spellings, or a mapping from each spelling (a name, a label) to the value it stands for.
    """
    values = dict(known) if isinstance(known, Mapping) else {spelling: spelling for spelling in known}
    return Spellings((plain(spelling), value) for spelling, value in values.items())


def nearest(text: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """The nearest of the known spellings, or None where nothing is near.

    Args:
        text: what was written.
        known: as `prepared` takes them.
    """
    return _prepared(tuple(known.items() if isinstance(known, Mapping) else known)).near(text)


@lru_cache(maxsize=32)
def _prepared(known: tuple[str | tuple[str, str], ...]) -> Spellings:
    return prepared(dict(one if isinstance(one, tuple) else (one, one) for one in known))


class Slips:
    """Known spellings, of which a small slip of the keyboard is told, compared once for all.

    One sign too many, too few, wrong or out of turn is a slip in a name of five letters or more, two in one of eight or more
    (optimal string alignment, as rapidfuzz counts it).

    Args:
        known: from each spelling to the value it stands for.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._values = {plain(spelling): value for spelling, value in known.items()}
        self._signs = frozenset[str]().union(*self._values)
        self._by_length: dict[int, list[str]] = {}
        for spelling in self._values:
            self._by_length.setdefault(len(spelling), []).append(spelling)

    def meant(self, text: str) -> str | None:
        """The value that a text with a slip stands for, or None where it is not plain which one."""
        wanted = plain(text)
        slips = (len(wanted) >= 5) + (len(wanted) >= 8)
        # What has more strange signs than slips, or is longer or shorter by more, is nothing of it.
        if not slips or sum(sign not in self._signs for sign in wanted) > slips:
            return None
        lengths = range(len(wanted) - slips, len(wanted) + slips + 1)
        likely = [spelling for length in lengths for spelling in self._by_length.get(length, ())]
        found = process.extract(wanted, likely, scorer=OSA.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in found), default=0)
        meant = {self._values[spelling] for spelling, distance, _ in found if distance == least}
        return meant.pop() if len(meant) == 1 else None
