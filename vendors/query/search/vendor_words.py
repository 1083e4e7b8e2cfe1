"""Which vendors have which words in what is told of them on a day: made once a day, and then asked by each search of the vendors."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from vendors.domain.as_of import AsOf
from vendors.query.search.entries import words_on_the_day
from vendors.query.search.understood import Term, as_text
from vendors.tables.remembered import with_dataset


@lru_cache(20_000)
def _read(texts: tuple[str, ...]) -> str:
    """Texts that are told of many vendors, as they are searched."""
    return as_text(texts)


class VendorWords:
    """The words of some texts.

    Args:
        told: what is told of each vendor, by its id: its own texts, then some that are told of others too.
    """

    def __init__(self, told: Mapping[str, Iterable[tuple[str, ...]]]) -> None:
        self._ids: Sequence[str] = tuple(told)
        texts: list[str] = []
        # What many are told of is read once, and so is which of them have it.
        alone: dict[str, list[int]] = {}
        together: dict[tuple[str, ...], list[int]] = {}
        for place, (own, *others) in enumerate(told.values()):
            text = as_text(own)
            for word in frozenset(text.split()):
                alone.setdefault(word, []).append(place)
            for one in others:
                together.setdefault(one, []).append(place)
            texts.append("\n".join((text, *map(_read, others))))
        self._texts: Sequence[str] = texts
        having = {word: [np.array(places, np.int32)] for word, places in alone.items()}
        for some, places in together.items():
            at = np.array(places, np.int32)
            for word in frozenset(_read(some).split()):
                having.setdefault(word, []).append(at)
        self._words = sorted(having)
        every = [np.unique(np.concatenate(having[word])) for word in self._words]
        # Behind each other, so that the vendors of all words with one beginning are a piece of it.
        self._starts: Sequence[int] = [0, *accumulate(map(len, every))]
        self._having = np.concatenate(every) if every else np.array([], np.int32)

    def having_all(self, terms: Iterable[Term]) -> frozenset[str]:
        """The vendors of whom each term is told, as `Term.is_in` has it."""
        found = np.ones(len(self._ids), np.bool_)
        for term in terms:
            found &= self._with(term)
        return frozenset(self._ids[place] for place in np.flatnonzero(found).tolist())

    def _with(self, term: Term) -> NDArray[np.bool_]:
        found = np.zeros(len(self._ids), np.bool_)
        for one in term.beginnings:
            first, space, _rest = one.partition(" ")
            self._put(found, f" {one}" if space else "", first, f"{first}\0" if space else f"{first}\U0010ffff")
        for one in term.whole:
            first, space, _rest = one.partition(" ")
            self._put(found, f" {one} " if space else "", first, f"{first}\0")
        return found

    def _put(self, found: NDArray[np.bool_], phrase: str, word: str, end: str) -> None:
        """Marks those that have a word from one to another and, where a phrase is given, that phrase."""
        first, last = bisect_left(self._words, word), bisect_left(self._words, end)
        places = self._having[self._starts[first] : self._starts[last]]
        if phrase:
            places = np.array([place for place in places.tolist() if phrase in self._texts[place]], np.int32)
        found[places] = True


@with_dataset(16)
def vendor_words(as_of: AsOf) -> VendorWords:
    """The words of what is told of each vendor on a day."""
    return VendorWords({row.id: words_on_the_day(as_of.dataset, row) for row in as_of.vendors.values()})
