"""The controversies as columns of numbers, made once a day: their status, and what their vendors are, hang on it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np

from vendors.domain.as_of import AsOf
from vendors.domain.cells import Cells
from vendors.domain.right_of_reply import state_of
from vendors.i18n.language import language
from vendors.query.dispute_orders import ORDERS
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.row_index import Mask, RowIndex
from vendors.query.selection import PARAMETERS
from vendors.query.vendor_facets import VendorFacets
from vendors.tables.controversy import Controversy
from vendors.tables.remembered import with_dataset

ABOUT_DISPUTES: Final = tuple(
    name for name in PARAMETERS if name in FACETS and (name == "status" or FACETS[name].model is Controversy)
)
"""The facets of the controversies; a vendor has what any of its controversies has."""
_SORTABLE: Final = frozenset(column.name for column in Controversy.columns() if column.sortable)


class DisputeIndex(RowIndex[Controversy]):
    """All controversies of a data set on a day, newest first; those that were opened later are among them."""

    def __init__(self, as_of: AsOf) -> None:
        rows = as_of.dataset.newest_disputes
        super().__init__(rows, Cells.of([row.opened for row in rows]))
        self._as_of = as_of

    def held(self, facet: str) -> Callable[[Controversy], Iterable[str]]:
        """What a controversy has of a facet on the day: its own, or those of its vendors."""
        if facet == "vendor":
            return lambda row: row.vendors
        if facet == "status":
            return lambda row: FACETS["status"].derived(status for status in (self._as_of.status(row.id),) if status)
        if facet in ABOUT_DISPUTES:
            return FACETS[facet].held
        known, of_vendor = self._as_of.vendors, self.of_vendors.values(facet)
        return lambda row: (value for id in row.vendors if id in known for value in of_vendor(known[id]))

    def told_by(self, facet: str) -> tuple[str, Callable[[Any], Iterable[str]]] | None:
        """The column of a facet of its own; a status has its history, and what vendors are is not told here."""
        own = facet != "status" and facet in ABOUT_DISPUTES
        return (FACETS[facet].column.name, FACETS[facet].of_cell) if own else None

    @cached_property
    def of_vendors(self) -> VendorFacets:
        """What each vendor has of each facet on the day."""
        return VendorFacets(self._as_of, self, ABOUT_DISPUTES)

    @cached_property
    def answered(self) -> Mask:
        """The controversies to which a vendor has answered in public by the day."""
        dataset, on = self._as_of.dataset, self._as_of.on
        return np.array(
            [any(state_of(dataset, row.id, vendor, on).answers for vendor in row.vendors) for row in self.rows],
            np.bool_,
        )

    def in_order(self, rows: Sequence[Controversy], sort: str, lang: str) -> Sequence[Controversy] | None:
        """Some controversies as an address sorts them, see `vendors.query.dispute_orders` too."""
        name = sort.removeprefix("-")
        if name in ORDERS:
            return sorted(rows, key=lambda row: ORDERS[name](self._as_of, row, lang), reverse=sort.startswith("-"))
        return in_order(Controversy, rows, sort, "", language(lang)) if name in _SORTABLE else None


@with_dataset(16)
def dispute_index(as_of: AsOf) -> DisputeIndex:
    """The index of a day, made at the first question about it."""
    return DisputeIndex(as_of)
