"""What is known of every vendor on a day, and what sources make of it, as columns of numbers: made once a day, and then counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.domain import verdicts
from vendors.domain.as_of import AsOf
from vendors.domain.cells import column
from vendors.domain.evidence import Verification
from vendors.domain.vendor_on import VendorOn
from vendors.domain.verdicts import NOTHING_SHOWN, ShortVerdict
from vendors.query.control_index import CODES, Regions, among, controls, origins, standing
from vendors.query.row_index import Mask, Places
from vendors.query.vendor_index import vendor_index
from vendors.tables.capability import Capability
from vendors.tables.controversy import Controversy
from vendors.tables.remembered import with_dataset
from vendors.tables.row import as_text, items_of
from vendors.tables.vendor import Vendor
from vendors.types.country import Region

Numbers = NDArray[np.int64]
"""A number of each vendor."""

VERDICTS: Final = {verification: code for code, verification in enumerate(Verification)}
"""The numbers by which verdicts stand in columns."""
VERIFIED: Final = VERDICTS[Verification.VERIFIED]


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact of every vendor.

    Attributes:
        filled: whether something stands in its cell.
        known: whether the cell says something; of owners, whether it is known who controls it.
        verification: what sources make of it, by `VERDICTS`.
        publishers: how many independent publishers verify it.
    """

    filled: Mask
    known: Mask
    verification: NDArray[np.int8]
    publishers: Numbers


class FactIndex:
    """The facts about the vendors of one day, each made at the first question about it. Safe from any thread: what two find missing at once
    is made twice, and alike.

    Attributes:
        vendors: the vendors, in the order of the file.
        places: where each of them stands, by its id.

    Args:
        as_of: the world on that day.
    """

    def __init__(self, as_of: AsOf) -> None:
        index = vendor_index(as_of)
        self.vendors: Sequence[VendorOn] = index.vendors
        self._stored: Sequence[Vendor] = index.stored
        self.places: Mapping[str, int] = index.places
        self.regions: Regions = origins(as_of)
        self._as_of = as_of
        self._cells: dict[str, FactColumn] = {}
        disputes = [row for row in as_of.dataset.newest_disputes if row.opened.first <= as_of.on]
        self._disputes: Sequence[Controversy] = disputes
        pairs = [(at, self.places[id]) for at, row in enumerate(disputes) for id in row.vendors if id in self.places]
        self._named: NDArray[np.int64] = np.array(pairs, np.int64).reshape(-1, 2)

    def cell(self, name: str) -> FactColumn:
        """A column of vendors.csv that has sources."""
        found = self._cells.get(name)
        if found is None:
            found = self._cells[name] = self._cell(name)
        return found

    def at(self, vendors: Iterable[str]) -> Places:
        """Where some vendors stand; those that did not exist on the day are passed over."""
        return np.array([self.places[id] for id in vendors if id in self.places], np.int32)

    def of_regions(self, regions: Iterable[Region]) -> Places:
        """Where the vendors stand that were born in some regions."""
        return np.flatnonzero(among(self.regions, [*regions])).astype(np.int32)

    def disputes(self, places: Places) -> list[Controversy]:
        """The controversies that name one of some vendors and had been opened, each once, newest first."""
        meant = np.zeros(len(self.vendors), np.bool_)
        meant[places] = True
        found = np.zeros(len(self._disputes), np.bool_)
        found[self._named[meant[self._named[:, 1]], 0]] = True
        return [self._disputes[at] for at in np.flatnonzero(found).tolist()]

    def _cell(self, name: str) -> FactColumn:
        found = verdicts.of_cells(self._as_of, self._stored, name)
        cells = column(self._as_of.dataset, Vendor, name).at(standing(self._as_of))
        filled, known = (
            cells.each(told, np.bool_) for told in (lambda cell: bool(as_text(cell)), lambda cell: bool(items_of(cell)))
        )
        return _column(filled, known, found)

    @cached_property
    def owners(self) -> FactColumn:
        """Who owns them, as a chain of owners."""
        held = controls(self._as_of, self._as_of.on)
        # The chain itself is looked at where publishers are counted.
        found = [
            verdicts.of_control(self._as_of, self._as_of.control(row.id)) if proven else NOTHING_SHOWN
            for row, proven in zip(self._stored, held.proven.tolist(), strict=True)
        ]
        known = held.regions != CODES[Region.UNKNOWN]
        return _column(known, known, found)

    @cached_property
    def capabilities(self) -> Numbers:
        """Three numbers of each vendor: how many functions are known, verified, and verified by two independent publishers or more."""
        rows = self._as_of.dataset.table(Capability)
        found = verdicts.of_capabilities(self._as_of, rows)
        places = [self.places.get(row.vendor, len(self.places)) for row in rows]
        told = (
            None,
            [one.verified for one in found],
            [one.verified and one.publishers > 1 for one in found],
        )
        counts = [np.bincount(places, weights, len(self.places) + 1)[:-1] for weights in told]
        return np.stack(counts, axis=1).astype(np.int64)


def _column(filled: Mask, known: Mask, found: Sequence[ShortVerdict]) -> FactColumn:
    return FactColumn(
        filled,
        known,
        np.array([VERDICTS[one.verification] for one in found], np.int8),
        np.array([one.publishers for one in found], np.int64),
    )


@with_dataset(4)
def fact_index(as_of: AsOf) -> FactIndex:
    """The index of a day, made at the first question about it."""
    return FactIndex(as_of)
