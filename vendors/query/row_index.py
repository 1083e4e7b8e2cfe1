"""The rows of a table as columns of numbers: a Selection then costs a few operations on arrays instead of a test of every row."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from vendors.domain.cells import Cells
from vendors.tables.lazy_sequence import LazySequence
from vendors.tables.row import Row
from vendors.types.date import PartialDate

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R", bound=Row)
Places = NDArray[np.int32]
"""Places of rows in `RowIndex.rows`."""
Days = NDArray[np.int32]
"""A day of each row, as an ordinal."""
Mask = NDArray[np.bool_]
"""Of each row whether it is meant."""
MOST_NEW: Final = 500
"""Rows that may be new in an index that takes over what another one has made."""


def perhaps_of(first: Days, last: Days, since: PartialDate | None, until: PartialDate | None, on: date) -> Mask:
    """What may be of a period, of that which may be of a day or one before it.

    Args:
        first, last: the first and the last day that each may have been, as ordinals.
        since, until: of the period; None where it has no such end.
        on: the day.
    """
    found: Mask = first <= on.toordinal()
    if since:
        found &= last >= since.first.toordinal()
    if until:
        found &= first <= until.last.toordinal()
    return found


@dataclass(frozen=True)
class Coded(Generic[V]):
    """What rows have of one thing: pairs of a place and the number of a value, by place.

    Attributes:
        values: the values by their number.
        numbers: the numbers of the values.
        places: the places of the pairs.
        codes: the values of the pairs, by their numbers.
    """

    values: Sequence[V]
    numbers: dict[V, int]
    places: Places
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, held: Iterable[Iterable[V]]) -> "Coded[V]":
        """From the values of each row, in the order of the places."""
        numbers: dict[V, int] = {}
        pairs = [
            (place, numbers.setdefault(value, len(numbers)))
            for place, values in enumerate(held)
            for value in dict.fromkeys(values)
        ]
        both = np.array(pairs, np.int32).reshape(-1, 2)
        return cls(list(numbers), numbers, np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1]))

    @classmethod
    def of_cells(cls, cells: Cells[T], held: Callable[[T], Iterable[V]]) -> "Coded[V]":
        """The same, where what a row has hangs on one of its cells alone.

        Args:
            cells: of each row, in the order of the places.
            held: what a cell has.
        """
        which, different = cells.which, len(cells.different)
        # Numbered by where each is found first; written from the last to the first, so that the first stays.
        first = np.full(different, len(which), np.int64)
        first[which[::-1]] = np.arange(len(which) - 1, -1, -1)
        lists: list[list[int]] = [[] for _ in range(different)]
        numbers: dict[V, int] = {}
        for at in np.argsort(first)[: np.count_nonzero(first < len(which))].tolist():
            has = dict.fromkeys(held(cells.different[at]))
            lists[at] = [numbers.setdefault(value, len(numbers)) for value in has]
        lengths = np.array([len(one) for one in lists], np.int64)
        every = np.array([number for one in lists for number in one], np.int32)
        if (lengths == 1).all():
            return cls(list(numbers), numbers, np.arange(len(which), dtype=np.int32), every[which])
        counts = lengths[which]
        begins = (np.cumsum(lengths) - lengths)[which] - (np.cumsum(counts) - counts)
        places = np.repeat(np.arange(len(which), dtype=np.int32), counts)
        return cls(list(numbers), numbers, places, every[np.repeat(begins, counts) + np.arange(len(places))])

    @classmethod
    def of_pairs(cls, places: Places, values: Cells[V]) -> "Coded[V]":
        """From pairs in any order; a place keeps the order of its own, and has each value once.

        Args:
            places: of the pairs; what is below zero is left out.
            values: of the pairs.
        """
        order = np.argsort(places, kind="stable")[np.count_nonzero(places < 0) :]
        found, at = cls.of_cells(values.at(order), lambda value: (value,)), places[order]
        pairs = at.astype(np.int64) * max(len(found.values), 1) + found.codes
        once = np.sort(np.unique(pairs, return_index=True)[1])
        return cls(found.values, found.numbers, at[once].astype(np.int32), found.codes[once])

    def at(self, places: Places) -> "Coded[V]":
        """The same of some of them, which stand elsewhere.

        Args:
            places: where each of the things stands now; below zero where it is left out.
        """
        moved = places[self.places]
        kept = moved >= 0
        return Coded(self.values, self.numbers, moved[kept], self.codes[kept])

    def renewed(self, places: Places, others: Mapping[int, Iterable[V]]) -> "Coded[V]":
        """The same of other rows, as `of` gives it.

        Args:
            places: where each of the rows stands among them, in the same order; below zero where they say nothing of it.
            others: what the others have, by their places.
        """
        kept, numbers = self.at(places), dict(self.numbers)
        more = [
            (place, numbers.setdefault(value, len(numbers)))
            for place, values in others.items()
            for value in dict.fromkeys(values)
        ]
        both = np.array(more, np.int32).reshape(-1, 2)
        found = np.concatenate([kept.places, both[:, 0]])
        order = np.argsort(found, kind="stable")
        codes = np.concatenate([kept.codes, both[:, 1]])[order]
        # Numbered by where each is found first; written from the last to the first, so that the first stays.
        first = np.full(len(numbers), -1, np.int64)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        named = np.flatnonzero(first >= 0)
        named = named[np.argsort(first[named])]
        renumbered = np.zeros(len(numbers), np.int32)
        renumbered[named] = np.arange(len(named), dtype=np.int32)
        known = list(numbers)
        values = [known[code] for code in named.tolist()]
        return Coded(values, {value: code for code, value in enumerate(values)}, found[order], renumbered[codes])

    def having(self, wanted: Collection[V], rows: int) -> Mask:
        """The rows that have one of some values.

        Args:
            rows: how many there are, or how many of the first are asked about.
        """
        found = np.zeros(rows, np.bool_)
        end = int(np.searchsorted(self.places, rows))
        places, codes = self.places[:end], self.codes[:end]
        known = [self.numbers[value] for value in wanted if value in self.numbers]
        if len(known) == 1:
            found[places[codes == known[0]]] = True
        elif known:
            among = np.zeros(len(self.values), np.bool_)
            among[known] = True
            found[places.compress(among.take(codes))] = True
        return found

    def counts(self, among: Mask) -> Counter[V]:
        """How many of some rows have each value; values that none has are left out."""
        held = among if self._one_each and len(self.places) == len(among) else among.take(self.places)
        n = np.bincount(self.codes.compress(held), minlength=len(self.values))
        found = np.flatnonzero(n)
        return Counter(dict(zip(map(self.values.__getitem__, found.tolist()), n[found].tolist(), strict=True)))

    @cached_property
    def _one_each(self) -> bool:
        """Whether each row has one value, so that the pairs stand in the places of the rows."""
        return bool(np.array_equal(self.places, np.arange(len(self.places))))


class RowsAt(LazySequence[R]):
    """Rows in some places, looked up where they are named: a page names a few of thousands.

    Args:
        rows: among which they are.
        places: theirs, in their order.
    """

    def __init__(self, rows: Sequence[R], places: Places) -> None:
        self._rows, self._places = rows, places

    def __len__(self) -> int:
        return len(self._places)

    def part(self, at: slice) -> list[R]:
        """The rows of a part, in their order."""
        return [self._rows[place] for place in self._places[at].tolist()]


class ColumnIndex(ABC, Generic[R]):
    """Rows whose columns and orders are made at the first question about each, and remembered. Safe from any thread: what two find missing
    at once is made twice, and alike.

    Attributes:
        rows: they.
    """

    def __init__(self, rows: Sequence[R]) -> None:
        self.rows = rows
        self._coded: dict[str, Coded[str]] = {}
        self._orders: dict[tuple[str, str], Places] = {}

    @abstractmethod
    def held(self, facet: str) -> Callable[[R], Iterable[str]]:
        """What a row has of a facet."""

    @abstractmethod
    def told_by(self, facet: str) -> tuple[str, Callable[[Any], Iterable[str]]] | None:
        """The column that decides alone what a row has of a facet, and what a cell of it has; None where there is none."""

    @abstractmethod
    def in_order(self, rows: Sequence[R], sort: str, lang: str) -> Sequence[R] | None:
        """Some rows as an address sorts them; None where it leaves them as they are."""

    def having(self, facet: str, wanted: Collection[str]) -> Mask:
        """The rows that have one of some values of a facet."""
        return self.coded(facet).having(wanted, len(self.rows))

    def coded(self, facet: str) -> Coded[str]:
        """What the rows have of one of their facets."""
        found = self._coded.get(facet)
        if found is None:
            found = self._coded[facet] = self.column(facet)
        return found

    def column(self, facet: str) -> Coded[str]:
        """What the rows have of a facet, made from the beginning."""
        if told := self.told_by(facet):
            name, of_cell = told
            return Coded.of_cells(self.cells(name), lambda cell: map(str, of_cell(cell)))
        held = self.held(facet)
        return Coded.of(map(str, held(row)) for row in self.rows)

    def cells(self, name: str) -> Cells[Any]:
        """One of their columns."""
        return Cells.of([getattr(row, name) for row in self.rows])

    def ordered(self, among: Mask, sort: str, lang: str) -> Places:
        """The places of some rows in the order of a page: as they are, unless an address sorts them otherwise."""
        order = self._orders.get((sort, lang))
        if order is None:
            rows = self.in_order(self.rows, sort, lang)
            if rows is None:
                return np.flatnonzero(among).astype(np.int32)
            places = {id(row): place for place, row in enumerate(self.rows)}
            order = self._orders[sort, lang] = np.array([places[id(row)] for row in rows], np.int32)
        return order[among[order]]


class RowIndex(ColumnIndex[R]):
    """Rows that have an id and a date; of the facet `vendor` they have whom they are about.

    Attributes:
        rows: they, newest first.
        days: the date of each.
        first: the first day that the date of each may mean, as an ordinal.
        last: the last such day.
    """

    def __init__(self, rows: Sequence[R], days: Cells[PartialDate]) -> None:
        super().__init__(rows)
        self.days = days
        self.first = days.each(lambda day: day.first.toordinal(), np.int32)
        self.last = days.each(lambda day: day.last.toordinal(), np.int32)

    def renew(self, before: "RowIndex[R]", apart: str, others_of: Collection[int]) -> None:
        """Takes over what an index of a version before has made of the same rows, where few are others.

        Args:
            apart: the facet that hangs on more than the row.
            others_of: the places of the rows that have something else of it than they had.
        """
        now = {id(row): place for place, row in enumerate(self.rows)}
        places = np.array([now.get(id(row), -1) for row in before.rows], np.int32)
        there = places[places >= 0]
        come = np.setdiff1d(np.arange(len(self.rows)), there).tolist()
        if len(come) > MOST_NEW or (np.diff(there) < 0).any():
            return
        for facet, coded in [*before._coded.items()]:
            others, kept = come, places
            if facet == apart:
                if len(others_of) > MOST_NEW:
                    continue
                others = sorted({*come, *others_of})
                kept = np.where(np.isin(places, others), np.int32(-1), places)
            held = self.held(facet)
            self._coded[facet] = coded.renewed(kept, {place: map(str, held(self.rows[place])) for place in others})
        if "months" in before.__dict__:
            self.__dict__["months"] = before.months.renewed(
                places, {place: (self.days.different[self.days.which[place]].month,) for place in come}
            )
        for (sort, lang), order in [*before._orders.items()]:
            renewed = places[order]
            renewed = renewed[renewed >= 0].tolist()
            for place in come:
                renewed.insert(self._place_in(renewed, place, sort, lang), place)
            self._orders[sort, lang] = np.array(renewed, np.int32)

    def _place_in(self, order: Sequence[int], place: int, sort: str, lang: str) -> int:
        """Where a row comes in an order of others."""
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            first, second = sorted((place, order[middle]))
            ordered = self.in_order((self.rows[first], self.rows[second]), sort, lang)
            if ordered and ordered[0] is self.rows[place]:
                high = middle
            else:
                low = middle + 1
        return low

    def until(self, day: date) -> Mask:
        """The rows of a day or of one before it, as far as their date says."""
        return self.first <= day.toordinal()

    def surely_within(self, since: PartialDate | None, until: PartialDate | None) -> Mask:
        """The rows of a period, whatever day of their year or month it was."""
        return self._within(self.first, self.last, since, until)

    def perhaps_within(self, since: PartialDate | None, until: PartialDate | None) -> Mask:
        """The rows that may be of a period."""
        return self._within(self.last, self.first, since, until)

    def _within(self, starts: Days, ends: Days, since: PartialDate | None, until: PartialDate | None) -> Mask:
        found = np.ones(len(self.rows), np.bool_)
        if since:
            found &= starts >= since.first.toordinal()
        if until:
            found &= ends <= until.last.toordinal()
        return found

    def of_ids(self, ids: Iterable[str]) -> Mask:
        """The rows of some ids."""
        found = np.zeros(len(self.rows), np.bool_)
        found[[self._places[id] for id in ids if id in self._places]] = True
        return found

    def of_places(self, places: Places) -> Mask:
        """The rows in some places."""
        found = np.zeros(len(self.rows), np.bool_)
        found[places] = True
        return found

    def place(self, id: str) -> int | None:
        """Where the row of an id stands."""
        return self._places.get(id)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {row.cell("id"): place for place, row in enumerate(self.rows)}

    @cached_property
    def months(self) -> Coded[PartialDate]:
        """The month of each, or its year where no month is known: a decade has thousands of days."""
        return Coded.of_cells(self.days, lambda day: (day.month,))

    def at(self, places: Places) -> list[R]:
        """The rows in some places, in their order."""
        return RowsAt(self.rows, places)[:]


class ChosenRows(Generic[R]):
    """The rows that meet a Selection, and those that would with a part of it lifted.

    Args:
        index: of the rows.
        on: the day that is looked at; what came later is left out.
        tests: what must hold of a row, by the parameter that asks for it.
        sort: as of a Selection.
        lang: the same.
    """

    def __init__(self, index: RowIndex[R], on: date, tests: Mapping[str, Mask], sort: str, lang: str) -> None:
        self.index = index
        self._there, self._tests, self._order = index.until(on), tests, (sort, lang)
        self._masks: dict[frozenset[str], Mask] = {}
        self._months: dict[frozenset[str], Counter[PartialDate]] = {}

    def mask(self, *lifted: str) -> Mask:
        """The rows that meet all but the `lifted` parameters."""
        asked = self._asked(lifted)
        found = self._masks.get(asked)
        if found is None:
            found = self._masks[asked] = np.logical_and.reduce([self._there, *(self._tests[name] for name in asked)])
        return found

    def _asked(self, lifted: Iterable[str]) -> frozenset[str]:
        return frozenset(self._tests).difference(lifted)

    def count(self, *lifted: str) -> int:
        """How many they are."""
        return int(np.count_nonzero(self.mask(*lifted)))

    def has(self, id: str) -> bool:
        """Whether the row of an id is among them."""
        place = self.index.place(id)
        return place is not None and bool(self.mask()[place])

    def parted(self, ids: Iterable[str]) -> tuple[list[R], RowsAt[R]]:
        """Those of them that have one of some ids, and all the others; both in the order of the page."""
        places, apart = self.places(), self.index.of_ids(ids)
        return self.index.at(places[apart[places]]), RowsAt(self.index.rows, places[~apart[places]])

    def count_having(self, facet: str, *wanted: str) -> int:
        """How many of them have one of some values of a facet."""
        return int(np.count_nonzero(self.mask() & self.index.having(facet, wanted)))

    def places(self, *lifted: str) -> Places:
        """Where they are, in the order of the page."""
        return self.index.ordered(self.mask(*lifted), *self._order)

    def rows(self, *lifted: str) -> RowsAt[R]:
        """They themselves, in the order of the page."""
        return RowsAt(self.index.rows, self.places(*lifted))

    def counts(self, facet: str) -> Counter[str]:
        """How many there are of each value of a facet, were its own choice lifted."""
        return self.index.coded(facet).counts(self.mask(facet))

    def months(self, *lifted: str) -> Counter[PartialDate]:
        """How many there are of each month, and of each year of which no month is known."""
        asked = self._asked(lifted)
        found = self._months.get(asked)
        if found is None:
            found = self._months[asked] = self.index.months.counts(self.mask(*lifted))
        return found
