"""What each vendor has of each facet, those that its own row does not hold too: its functions, its controversies, and what is asked in another facet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from vendors.domain.as_of import AsOf
from vendors.domain.cells import Cells, column
from vendors.domain.vendor_on import OF_ONE_COLUMN, VendorOn, status_of
from vendors.query.control_index import CODES, controls, standing
from vendors.query.facets import FACETS, MOVED
from vendors.query.matching import UNKNOWN, Matching, nothing_known
from vendors.query.row_index import Coded, Mask, Places, RowIndex
from vendors.tables.capability import Capability, Support
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.vendor import Vendor

Values = Callable[[VendorOn], Iterable[str]]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """How the vendors of a day meet what is chosen of a facet, as `Matching` says it of each by itself.

    Attributes:
        held: what they are known to have.
        unknown: of which of them it is not known whether they have a value that they are not known to have.
        every: whether a vendor must have all the values chosen, instead of any of them.
    """

    held: Coded[str]
    unknown: Callable[[str], Mask]
    every: bool


class VendorFacets:
    """The facets of the vendors as of a day: of each vendor by itself, which is the rule, and as columns, which say the same of thousands. Safe
    from any thread: what two find missing at once is made twice, and alike.

    Args:
        as_of: the world on that day.
        disputes: the controversies of the day; a vendor has what any of its controversies has.
        of_disputes: the facets that are theirs.
    """

    def __init__(self, as_of: AsOf, disputes: RowIndex[Controversy], of_disputes: tuple[str, ...]) -> None:
        self._as_of = as_of
        self._disputes, self._of_disputes = disputes, of_disputes
        self._capabilities = as_of.dataset.capabilities
        self._columns: dict[str, Coded[str]] = {}

    # of each vendor by itself

    def matching(self, parameter: str, *, every: bool) -> Matching[VendorOn]:
        """How vendors meet what is chosen of a facet, with all the values or with any."""
        unknown = self._nobody_says if parameter == "capability" else nothing_known(self._own(parameter))
        return Matching(self.values(parameter), unknown, every)

    def values(self, parameter: str) -> Values:
        """What a vendor has of a facet: its own values, without those that are asked elsewhere, and those of others that are asked here."""
        own = self._own(parameter)
        gone = frozenset(value for name, value in MOVED if name == parameter)
        coming = [(self._own(name), value, to) for (name, value), (other, to) in MOVED.items() if other == parameter]
        if not gone and not coming:
            return own
        # A page that says no is about the very function; a category is about the whole vendor.
        said = self._capabilities if parameter == "capability" else {}

        def values(row: VendorOn) -> Iterator[str]:
            yield from (value for value in own(row) if value not in gone)
            yield from (to for source, value, to in coming if to not in said.get(row.id, {}) and value in source(row))

        return values

    def _nobody_says(self, row: VendorOn, value: str) -> bool:
        return value not in self._capabilities.get(row.id, {})

    def _own(self, parameter: str) -> Values:
        if parameter == "vendor":
            return lambda row: (row.id,)
        if parameter == "capability":
            return lambda row: (
                name for name, found in self._capabilities.get(row.id, {}).items() if found.support is not Support.NO
            )
        if parameter in self._of_disputes:
            of_dispute = self._disputes.held(parameter)
            return lambda row: (value for dispute in self._as_of.controversies(row.id) for value in of_dispute(dispute))
        return FACETS[parameter].held

    # of all of them

    def column(self, parameter: str, *, every: bool) -> FacetColumn:
        """The same as columns."""
        own = self._said if parameter == "capability" else self._own_column(parameter)
        known = ~own.having([value for value in own.values if value != UNKNOWN], self._n)
        unknown = (
            (lambda value: ~own.having((value,), self._n)) if parameter == "capability" else (lambda _value: known)
        )
        return FacetColumn(self.coded(parameter), unknown, every)

    def coded(self, parameter: str) -> Coded[str]:
        """What the vendors have of a facet, by their places in the index of the day."""
        return self._once(f"={parameter}", lambda: self._asked_here(parameter))

    def _asked_here(self, parameter: str) -> Coded[str]:
        own = self._own_column(parameter)
        gone = {value for name, value in MOVED if name == parameter}
        coming = [(name, value, to) for (name, value), (other, to) in MOVED.items() if other == parameter]
        if not gone and not coming:
            return own
        stays = np.array([value not in gone for value in own.values], np.bool_)
        kept = stays[own.codes] if len(own.codes) else np.zeros(0, np.bool_)
        places, which = [own.places[kept]], [own.codes[kept]]
        for number, (name, value, to) in enumerate(coming, len(own.values)):
            having = self._own_column(name).having((value,), self._n)
            if parameter == "capability":
                having &= ~self._said.having((to,), self._n)
            places.append(np.flatnonzero(having).astype(np.int32))
            which.append(np.full(np.count_nonzero(having), number, np.int32))
        values = [*own.values, *(to for _name, _value, to in coming)]
        return Coded.of_pairs(np.concatenate(places), Cells(values, np.concatenate(which)))

    def _own_column(self, parameter: str) -> Coded[str]:
        return self._once(parameter, lambda: self._made(parameter))

    def _made(self, parameter: str) -> Coded[str]:
        if parameter == "vendor":
            return Coded.of_cells(self._cells("id"), lambda id: (id,))
        if parameter == "capability":
            return functions_of(self._as_of.dataset, self._places, had=True)
        if parameter in self._of_disputes:
            return self._of_controversies(parameter)
        declared = FACETS[parameter]
        name, of_cell = declared.column.name, declared.of_cell
        if name in OF_ONE_COLUMN:
            source, derive = OF_ONE_COLUMN[name]
            return Coded.of_cells(self._cells(source), lambda cell: map(str, of_cell(derive(cell))))
        cells = self._cells(name) if name in Vendor.model_fields else self._of_the_day(name)
        return Coded.of_cells(cells, lambda cell: map(str, of_cell(cell)))

    def _of_the_day(self, name: str) -> Cells[Any]:
        """A column that hangs on who controlled the vendors."""
        held = controls(self._as_of, self._as_of.on)
        if name == "control_region":
            return Cells(tuple(CODES), held.regions.astype(np.int32))
        if name == "control_country":
            return Cells([*held.names, None], held.countries % (len(held.names) + 1))
        if name == "status_on_date":
            stored = self._cells("status")
            both = [(status, absorbed) for absorbed in (False, True) for status in stored.different]
            which = stored.which + np.where(held.merged, np.int32(len(stored.different)), np.int32(0))
            return Cells([status_of(*one) for one in both], which)
        return Cells.of([getattr(row, name) for row in self._as_of.vendors.values()])

    def _cells(self, name: str) -> Cells[Any]:
        return column(self._as_of.dataset, Vendor, name).at(standing(self._as_of))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {id: at for at, id in enumerate(self._as_of.vendors)}

    @property
    def _n(self) -> int:
        return len(standing(self._as_of))

    @property
    def _said(self) -> Coded[str]:
        """The functions of which a page says that a vendor has them, or that it has not."""
        return self._once("said", lambda: functions_of(self._as_of.dataset, self._places, had=False))

    def _of_controversies(self, parameter: str) -> Coded[str]:
        of_dispute, place = self._disputes.held(parameter), self._places
        pairs = [
            (place[vendor], str(value))
            for row in self._disputes.rows
            if row.opened.first <= self._as_of.on
            for vendor in row.vendors
            if vendor in place
            for value in of_dispute(row)
        ]
        return Coded.of_pairs(
            np.array([at for at, _value in pairs], np.int32), Cells.of([value for _at, value in pairs])
        )

    def _once(self, key: str, make: Callable[[], Coded[str]]) -> Coded[str]:
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = make()
        return found


def functions_of(dataset: Dataset, places: Mapping[str, int], *, had: bool) -> Coded[str]:
    """The functions about which pages say something, by the places of the vendors.

    Args:
        dataset: what is known.
        places: of the vendors, by their ids; others are left out.
        had: whether only those that a vendor has are meant, and not those too of which a page says that it has not.
    """
    vendors, functions, support = (column(dataset, Capability, name) for name in ("vendor", "capability", "support"))
    found: Places = vendors.each(lambda id: places.get(id, -1), np.int32)
    if had:
        found = np.where(support.each(lambda one: one is not Support.NO, np.bool_), found, np.int32(-1))
    return Coded.of_pairs(found, Cells([str(one) for one in functions.different], functions.which))
