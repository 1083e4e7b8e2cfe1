"""Which vendors have which words in what is told of them on a day: made once a day, and then asked by each search of the vendors."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from vendors.domain.as_of import AsOf
from vendors.query.search.entries import words_on_the_day
from vendors.query.search.understood import Term, as_text
from vendors.tables.remembered import with_dataset


class VendorWords:
    """The words of some texts.

    Args:
        texts: what is told of each vendor, by its id, as `vendors.query.search.understood.as_text` gives texts.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._ids: Sequence[str] = tuple(texts)
        self._texts: Sequence[str] = tuple(texts.values())
        having: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for word in set(text.split()):
                having.setdefault(word, []).append(place)
        self._words = sorted(having)
        # Behind each other, so that the vendors of all words with one beginning are a piece of it.
        self._starts: Sequence[int] = [0, *accumulate(len(having[word]) for word in self._words)]
        self._having = np.array([place for word in self._words for place in having[word]], np.int32)

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
    return VendorWords({row.id: as_text(words_on_the_day(as_of.dataset, row)) for row in as_of.vendors.values()})
