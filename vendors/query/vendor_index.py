"""Which vendors have what, once a day: of each facet the vendors of each value as bits of a number, and each order as it is first asked for.

A selection then costs a few operations on numbers instead of a test of every vendor; that matters from some thousands on.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import DEFAULT_LANGUAGE, language
from vendors.query.matching import UNKNOWN, Matching
from vendors.query.order import in_order
from vendors.query.row_index import Coded
from vendors.tables.remembered import with_dataset

MOST_DAYS: Final = 24
"""Days of which what is made once a day is kept: today, those that Explore looks at, and some that readers have chosen."""
_SORTABLE: Final = frozenset(column.name for column in VendorOn.columns() if column.sortable)

Bits = int
"""A set of vendors: the bit at the place of each that is in it."""
PlacesInOrder = NDArray[np.int64]
"""Places of vendors in `VendorIndex.vendors`."""


class VendorIndex:
    """The vendors of one day. Safe from any thread: what two find missing at once is made twice, and alike.

    Attributes:
        vendors: they, in the order of the file.
        places: where each of them stands, by its id.
        names: theirs.

    Args:
        as_of: the world on that day.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.vendors: Sequence[VendorOn] = tuple(as_of.vendors.values())
        self.places: Mapping[str, int] = {row.id: place for place, row in enumerate(self.vendors)}
        self.names = np.array([row.name for row in self.vendors], np.object_)
        self._coded: dict[str, Coded[str]] = {}
        self._having: dict[str, dict[str, Bits]] = {}
        self._unknown: dict[tuple[str, str], Bits] = {}
        self._orders: dict[tuple[str, str], PlacesInOrder] = {}
        self.all: Bits = (1 << len(self.vendors)) - 1

    def meeting(self, facet: str, matching: Matching[VendorOn], chosen: Sequence[str]) -> Bits:
        """The vendors that meet what is chosen of a facet, as `Matching.test` has it.

        Args:
            facet: its name.
            matching: what vendors have of it on the day, and how they meet it.
            chosen: what is chosen; not nothing.
        """
        having = self._values_of(facet, matching)
        named, with_unknown = [value for value in chosen if value != UNKNOWN], UNKNOWN in chosen
        if not named:
            known = 0
            for value, bits in having.items():
                known |= 0 if value == UNKNOWN else bits
            return self.all & ~known
        found = self.all if matching.every else 0
        for value in named:
            bits = having.get(value, 0) | (self._unknown_of(facet, matching, value) if with_unknown else 0)
            found = found & bits if matching.every else found | bits
        return found

    def counts(
        self, facet: str, matching: Matching[VendorOn], held: Bits, chosen: Sequence[str], *, can_be_unknown: bool
    ) -> Counter[str]:
        """How many vendors each value of a facet gives: beside those chosen where all must be had, else by itself; of “not known”, how many it adds.

        Args:
            facet: its name.
            matching: what vendors have of it on the day, and how they meet it.
            held: the vendors that meet all else that is chosen.
            chosen: what is chosen of this facet.
            can_be_unknown: whether “not known” can be chosen.
        """
        named, every = [value for value in chosen if value != UNKNOWN], matching.every and bool(chosen)
        meeting = held & self.meeting(facet, matching, chosen) if every else held
        having = self._values_of(facet, matching).items()
        counts = Counter(
            {value: n for value, bits in having if value != UNKNOWN and (n := (meeting & bits).bit_count())}
        )
        if every and UNKNOWN in chosen and named:
            # A vendor of which the next value is not known stays too.
            for value in counts:
                counts[value] = (meeting & self.meeting(facet, matching, (*chosen, value))).bit_count()
        if can_be_unknown:
            surely = self.meeting(facet, matching, named) if named else 0
            perhaps = self.meeting(facet, matching, (*named, UNKNOWN))
            counts[UNKNOWN] = (held & perhaps & ~surely).bit_count()
        return counts

    def of_ids(self, ids: Collection[str]) -> Bits:
        """The vendors of some ids; one that did not exist on the day is passed over."""
        found = np.zeros(len(self.vendors), np.bool_)
        found[[self.places[id] for id in ids if id in self.places]] = True
        return int.from_bytes(np.packbits(found, bitorder="little").tobytes(), "little")

    def rows(self, bits: Bits, sort: str, lang: str) -> list[VendorOn]:
        """Vendors in an order; see `vendors.query.order.in_order`."""
        return [self.vendors[place] for place in self.ordered(bits, sort, lang).tolist()]

    def ordered(self, bits: Bits, sort: str, lang: str) -> PlacesInOrder:
        """The places of vendors in an order, to be read only."""
        order = self._order(sort, lang)
        if bits == self.all:
            return order
        written = np.frombuffer(bits.to_bytes(len(order) // 8 + 1, "little"), np.uint8)
        return order[np.unpackbits(written, bitorder="little").view(np.bool_)[order]]

    def coded(self, facet: str, values: Callable[[VendorOn], Iterable[object]]) -> Coded[str]:
        """What the vendors have of a facet, as columns.

        Args:
            facet: its name.
            values: what a vendor has of it on the day.
        """
        found = self._coded.get(facet)
        if found is None:
            found = self._coded[facet] = Coded.of(map(str, values(row)) for row in self.vendors)
        return found

    def _values_of(self, facet: str, matching: Matching[VendorOn]) -> dict[str, Bits]:
        found = self._having.get(facet)
        if found is None:
            places: dict[str, list[int]] = {}
            for place, row in enumerate(self.vendors):
                for value in dict.fromkeys(matching.values(row)):
                    places.setdefault(str(value), []).append(place)
            found = self._having[facet] = {value: self._bits(having) for value, having in places.items()}
        return found

    def _unknown_of(self, facet: str, matching: Matching[VendorOn], value: str) -> Bits:
        key = (facet, value)
        if key not in self._unknown:
            self._unknown[key] = self._bits(
                place for place, row in enumerate(self.vendors) if matching.unknown(row, value)
            )
        return self._unknown[key]

    def _order(self, sort: str, lang: str) -> PlacesInOrder:
        key = (sort if sort.removeprefix("-") in _SORTABLE else "", lang)
        if key not in self._orders:
            ordered = in_order(VendorOn, self.vendors, sort, "name", language(lang))
            order = np.array([self.places[row.id] for row in ordered], np.int64)
            order.flags.writeable = False
            self._orders[key] = order
        return self._orders[key]

    def _bits(self, places: Iterable[int]) -> Bits:
        written = bytearray(len(self.vendors) // 8 + 1)
        for place in places:
            written[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(written, "little")


@with_dataset(MOST_DAYS)
def by_name(as_of: AsOf) -> Sequence[VendorOn]:
    """All vendors of a day by their name; each page of one of them asks."""
    index = vendor_index(as_of)
    return tuple(index.rows(index.all, "name", DEFAULT_LANGUAGE))


@with_dataset(MOST_DAYS)
def vendor_index(as_of: AsOf) -> VendorIndex:
    """The index of a day, made at the first question about it."""
    return VendorIndex(as_of)
