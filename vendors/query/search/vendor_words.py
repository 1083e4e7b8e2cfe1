"""Which vendors have which words in what is told of them on a day.

What is told of one alone, its names and summaries, is read once and put in order by words. What is told of many, such as a function, a
country or an owner, is asked each thing for itself, and then which vendors have it, as columns say. Each hangs on few tables, and of
those texts the ones that a new version has of the one before are not read again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain
from typing import Any, Final

import numpy as np

from vendors.domain.as_of import AsOf
from vendors.domain.cells import Cells, column
from vendors.domain.vendor_on import OF_ONE_COLUMN
from vendors.query.control_index import controls, standing
from vendors.query.facets import FACETS
from vendors.query.row_index import Coded, Mask, Places
from vendors.query.search.criteria import FOUND_BY_NAME, FacetValue
from vendors.query.search.entries import country_names, own_texts
from vendors.query.search.places import Locality
from vendors.query.search.understood import Term, as_text
from vendors.query.vendor_facets import functions_of
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.row import items_of
from vendors.tables.vendor import Vendor

MOST_OTHERS: Final = 20
"""Of so many texts one may be another than those that are in order by words; with more of them, all are put in order anew."""


class TextWords:
    """The words of some texts.

    Args:
        texts: they, as `as_text` gives them.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        having: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for word in frozenset(text.split()):
                having.setdefault(word, []).append(place)
        self._words = sorted(having)
        # Behind each other, so that the texts of all words with one beginning are a piece of it.
        every = [having[word] for word in self._words]
        self._starts: Sequence[int] = [0, *accumulate(map(len, every))]
        self._having = np.fromiter(chain.from_iterable(every), np.int32, self._starts[-1])

    def having(self, term: Term) -> Mask:
        """The texts that have a term, as `Term.is_in` has it."""
        found = np.zeros(len(self._texts), np.bool_)
        for one in term.beginnings:
            first, space, _rest = one.partition(" ")
            self._put(found, f" {one}" if space else "", first, f"{first}\0" if space else f"{first}\U0010ffff")
        for one in term.whole:
            first, space, _rest = one.partition(" ")
            self._put(found, f" {one} " if space else "", first, f"{first}\0")
        return found

    def _put(self, found: Mask, phrase: str, word: str, end: str) -> None:
        """Marks those that have a word from one to another and, where a phrase is given, that phrase."""
        first, last = bisect_left(self._words, word), bisect_left(self._words, end)
        places = self._having[self._starts[first] : self._starts[last]]
        if phrase:
            places = np.array([place for place in places.tolist() if phrase in self._texts[place]], np.int32)
        found[places] = True


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """What is told of each vendor alone, whatever the day.

    Attributes:
        rows: of the vendors whose texts are in order by words.
        words: of those texts.
        places: where the text of each vendor stands among them, in the order of the file; below zero where it is another one.
        others: the texts that are, by the place of the vendor in the file.
    """

    rows: Sequence[Vendor]
    words: TextWords
    places: Places
    others: Mapping[int, str]

    @classmethod
    def of(cls, rows: Sequence[Vendor]) -> "OwnTexts":
        """Of vendors, all put in order by words."""
        return cls(rows, TextWords([*map(_read, rows)]), np.arange(len(rows), dtype=np.int32), {})

    def renewed(self, rows: Sequence[Vendor]) -> "OwnTexts | None":
        """Of other vendors, of which most are the same; None where they are not."""
        was = {id(row): place for place, row in enumerate(self.rows)}
        places = [was.get(id(row), -1) for row in rows]
        others = [place for place, before in enumerate(places) if before < 0]
        if len(others) * MOST_OTHERS > len(rows):
            return None
        texts = {place: _read(rows[place]) for place in others}
        return OwnTexts(self.rows, self.words, np.array(places, np.int32), texts)

    def having(self, term: Term) -> Mask:
        """The vendors in whose texts a term is, in the order of the file."""
        # To the last one leads what is below zero.
        found: Mask = np.append(self.words.having(term), np.False_)[self.places]
        found[[place for place, text in self.others.items() if term.is_in(text)]] = True
        return found


def _read(row: Vendor) -> str:
    return as_text(own_texts(row))


_newest: list[OwnTexts] = []
"""What was made last: it keeps rows, and no data set."""


@with_dataset(1, tables=(Vendor,))
def _own(dataset: Dataset) -> OwnTexts:
    rows = dataset.table(Vendor)
    made = next((found for before in _newest[:] if (found := before.renewed(rows))), None) or OwnTexts.of(rows)
    _newest[:] = [made]
    return made


class SharedTexts:
    """What is told of many vendors: each thing is read once.

    Args:
        held: which of them each vendor has.
        told: the texts that are told of one.
        vendors: how many there are.
    """

    def __init__(self, held: Coded[str], told: Callable[[str], Iterable[str]], vendors: int) -> None:
        self._held, self._vendors = held, vendors
        self._texts = [(value, as_text(told(value))) for value in held.values]

    def having(self, term: Term) -> Mask:
        """The vendors in whose texts a term is."""
        return self._held.having([value for value, text in self._texts if term.is_in(text)], self._vendors)


@with_dataset(1, tables=(Vendor, Capability))
def _whatever_the_day(dataset: Dataset) -> Sequence[SharedTexts]:
    """What is told of many vendors, in the order of the file: what they can be chosen by, and where they are."""
    rows = dataset.table(Vendor)
    facets = [
        SharedTexts(_of_facet(dataset, parameter), partial(_value_names, parameter), len(rows))
        for parameter in FOUND_BY_NAME
    ]
    countries = [
        SharedTexts(Coded.of_cells(column(dataset, Vendor, name), items_of), country_names, len(rows))
        for name in ("origin_country", "hq_country")
    ]
    seats = Coded.of([Locality(row.hq_country, row.hq_city).key] if row.hq_city else [] for row in rows)
    return *facets, *countries, SharedTexts(seats, lambda key: Locality.of(key).names(), len(rows))


def _value_names(parameter: str, value: str) -> Iterable[str]:
    """What a value of a facet is called, and what means the same."""
    one = FacetValue(parameter, value)
    return *one.names(), *one.other_names()


def _of_facet(dataset: Dataset, parameter: str) -> Coded[str]:
    """What the vendors have of a facet that is found by name."""
    if parameter == "capability":
        return functions_of(dataset, {row.id: at for at, row in enumerate(dataset.table(Vendor))}, had=True)
    name = FACETS[parameter].column.name
    source, derive = OF_ONE_COLUMN.get(name, (name, _as_it_is))
    return Coded.of_cells(column(dataset, Vendor, source), lambda cell: map(str, items_of(derive(cell))))


def _as_it_is(cell: Any) -> Any:
    return cell


@with_dataset(16, tables=(Vendor, Ownership))
def _of_the_day(as_of: AsOf) -> Sequence[SharedTexts]:
    """What is told of many vendors on a day, in the order of those of the day: their owners, and from where they are controlled."""
    held = controls(as_of, as_of.on)
    n = len(held.owners)
    every, owners = np.arange(n, dtype=np.int32), np.concatenate([held.owners, held.last_owners])
    owned = Coded.of_pairs(np.where(owners < 0, np.int32(-1), np.tile(every, 2)), Cells(held.called, owners))
    controlled = Coded.of_pairs(np.where(held.countries < 0, np.int32(-1), every), Cells(held.names, held.countries))
    return SharedTexts(owned, lambda name: (name,), n), SharedTexts(controlled, country_names, n)


def vendors_having(as_of: AsOf, terms: Iterable[Term]) -> Mask:
    """The vendors of a day of whom each term is told, as `Term.is_in` has it, in the order of `vendors.query.vendor_index`."""
    own, shared, daily = _own(as_of.dataset), _whatever_the_day(as_of.dataset), _of_the_day(as_of)
    there = standing(as_of)
    found = np.ones(len(there), np.bool_)
    for term in terms:
        in_file = np.logical_or.reduce([own.having(term), *(one.having(term) for one in shared)])
        found &= np.logical_or.reduce([in_file[there], *(one.having(term) for one in daily)])
    return found
