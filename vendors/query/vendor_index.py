"""The vendors of one day by their places: which of them meet what is chosen, how many have each value, and in which order they stand.

A selection then costs a few operations on columns instead of a test of every vendor, and a vendor is put together where it is named; that matters
from some thousands on.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn, VendorsOn
from vendors.i18n.language import DEFAULT_LANGUAGE, language
from vendors.query.control_index import standing
from vendors.query.matching import UNKNOWN
from vendors.query.order import hangs_on_language, in_order
from vendors.query.row_index import Mask, Places, RowsAt
from vendors.query.vendor_facets import FacetColumn
from vendors.tables.dataset import Dataset
from vendors.tables.lazy_sequence import LazySequence
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor

_SORTABLE: Final = frozenset(column.name for column in VendorOn.columns() if column.sortable)


class VendorsInPlace(LazySequence[VendorOn]):
    """The vendors of a day, by their places.

    Attributes:
        stored: their rows as they stand in the file.

    Args:
        by_id: they.
    """

    def __init__(self, by_id: VendorsOn) -> None:
        self.stored: Sequence[Vendor] = by_id.stored
        self._by_id = by_id

    def __len__(self) -> int:
        return len(self.stored)

    def part(self, at: slice) -> list[VendorOn]:
        """The vendors of a part, in their order."""
        return [self._by_id[row.id] for row in self.stored[at]]


class VendorIndex:
    """The vendors of one day. Safe from any thread: what two find missing at once is made twice, and alike.

    Attributes:
        ids: of them, in the order of the file.
        vendors: they.
        stored: their rows as they stand in the file.
        places: where each of them stands, by its id.
        all: all of them.

    Args:
        as_of: the world on that day.
    """

    def __init__(self, as_of: AsOf) -> None:
        there = as_of.vendors
        self.ids: Sequence[str] = tuple(there)
        self.stored: Sequence[Vendor] = there.stored
        self.vendors = VendorsInPlace(there)
        self.places: Mapping[str, int] = {id: place for place, id in enumerate(self.ids)}
        self.all: Mask = np.ones(len(self.ids), np.bool_)
        self._as_of = as_of
        self._orders: dict[tuple[str, str], Places] = {}

    def meeting(self, column: FacetColumn, chosen: Sequence[str]) -> Mask:
        """The vendors that meet what is chosen of a facet, as `Matching.test` has it.

        Args:
            column: what vendors have of it on the day, and how they meet it.
            chosen: what is chosen; not nothing.
        """
        held, n = column.held, len(self.ids)
        named, with_unknown = [value for value in chosen if value != UNKNOWN], UNKNOWN in chosen
        if not named:
            return ~held.having([value for value in held.values if value != UNKNOWN], n)
        if not column.every and not with_unknown:
            return held.having(named, n)
        each = [held.having((value,), n) | (column.unknown(value) if with_unknown else False) for value in named]
        found: Mask = (np.logical_and if column.every else np.logical_or).reduce(each)
        return found

    def counts(self, column: FacetColumn, held: Mask, chosen: Sequence[str], *, can_be_unknown: bool) -> Counter[str]:
        """How many vendors each value of a facet gives: beside those chosen where all must be had, else by itself; of “not known”, how many it adds.

        Args:
            column: what vendors have of it on the day, and how they meet it.
            held: the vendors that meet all else that is chosen.
            chosen: what is chosen of this facet.
            can_be_unknown: whether “not known” can be chosen.
        """
        named, every = [value for value in chosen if value != UNKNOWN], column.every and bool(chosen)
        meeting = held & self.meeting(column, chosen) if every else held
        counts = column.held.counts(meeting)
        counts.pop(UNKNOWN, None)
        if every and UNKNOWN in chosen and named:
            # A vendor of which the next value is not known stays too.
            for value in counts:
                counts[value] = int(np.count_nonzero(meeting & self.meeting(column, (*chosen, value))))
        if can_be_unknown:
            added = held & self.meeting(column, (*named, UNKNOWN))
            if named:
                added &= ~self.meeting(column, named)
            counts[UNKNOWN] = int(np.count_nonzero(added))
        return counts

    def of_ids(self, ids: Collection[str]) -> Mask:
        """The vendors of some ids; one that did not exist on the day is passed over."""
        found = np.zeros(len(self.ids), np.bool_)
        found[[self.places[id] for id in ids if id in self.places]] = True
        return found

    def rows(self, among: Mask, sort: str, lang: str) -> RowsAt[VendorOn]:
        """Vendors in an order; see `vendors.query.order.in_order`."""
        return RowsAt(self.vendors, self.ordered(among, sort, lang))

    def ordered(self, among: Mask, sort: str, lang: str) -> Places:
        """The places of vendors in an order."""
        order = self._order(sort if sort.removeprefix("-") in _SORTABLE else "name", lang)
        return order[among[order]]

    @property
    def alphabetical(self) -> Places:
        """The places of all by their names."""
        return self.ordered(self.all, "name", DEFAULT_LANGUAGE)

    def _order(self, sort: str, lang: str) -> Places:
        name = sort.removeprefix("-")
        key = sort, lang if hangs_on_language(VendorOn.column(name)) else DEFAULT_LANGUAGE
        found = self._orders.get(key)
        if found is None:
            if name in Vendor.model_fields:
                # Of rows that stand in one order, some stand in it too.
                place = np.full(len(self._as_of.dataset.table(Vendor)), -1, np.int32)
                place[standing(self._as_of)] = np.arange(len(self.ids))
                found = place[_order_of_all(self._as_of.dataset, *key)]
                found = found[found >= 0]
            else:
                ordered = in_order(VendorOn, self.vendors, *key[:1], "name", language(key[1]))
                found = np.array([self.places[row.id] for row in ordered], np.int32)
            self._orders[key] = found
        return found


@with_dataset(16, tables=(Vendor,))
def _order_of_all(dataset: Dataset, sort: str, lang: str) -> Places:
    """The places of all vendors in the file, in the order of one of its columns."""
    place = {row.id: at for at, row in enumerate(dataset.table(Vendor))}
    ordered = in_order(Vendor, dataset.table(Vendor), sort, "name", language(lang))
    return np.array([place[row.id] for row in ordered], np.int32)


@with_dataset(8)
def by_name(as_of: AsOf, without: frozenset[str] = frozenset()) -> Sequence[VendorOn]:
    """All vendors of a day by their name, but for some; each page of one of them asks."""
    index = vendor_index(as_of)
    return index.rows(index.all & ~index.of_ids(without), "name", DEFAULT_LANGUAGE)


@with_dataset(16)
def vendor_index(as_of: AsOf) -> VendorIndex:
    """The index of a day, made at the first question about it."""
    return VendorIndex(as_of)
