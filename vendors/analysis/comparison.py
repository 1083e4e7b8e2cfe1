"""Vendors side by side: one row a criterion, one cell a vendor, with the source of each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import CitedPage, addresses_of, cited_page, in_short
from vendors.domain.evidence import Sourced
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import _
from vendors.tables.capability import Ability, Support
from vendors.tables.row import Column, as_text
from vendors.tables.vendor import Group

FEWEST: Final = 2
MOST: Final = 6
"""How many vendors can be compared: fewer is no comparison, more does not fit a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one vendor has in one criterion.

    Attributes:
        value: as in the row model, or None where it is not known; for an owner, where nobody owns it, how it is held; in capability rows a `Support`, and for the controversies
            each in short as of the date (`Disputed`), newest first.
        sourced: its sources, or None where it is counted or derived here.
        pages: of each controversy, those on which it rests.
    """

    vendor: VendorOn
    value: Any
    sourced: Sourced | None
    pages: tuple[tuple[CitedPage, ...], ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses on which its controversies rest, each once."""
        return tuple(dict.fromkeys(page.url for pages in self.pages for page in pages))


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a comparison."""

    column: Column
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the vendors differ; two unknowns are not a difference."""
        return len({as_text(cell.value) for cell in self.cells}) > 1

    @property
    def is_ability(self) -> bool:
        """Whether it is something that a product may be able to do, its cells a `Support` each."""
        return self.column.choices == tuple(Support)


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """Criteria that belong together."""

    label: str
    criteria: tuple[Criterion, ...]


def comparison(as_of: AsOf, vendors: Sequence[VendorOn], only_differences: bool) -> list[CriteriaGroup]:
    """Vendors side by side, as they were on a day.

    Args:
        as_of: the data set and the day.
        vendors: those to compare, in order.
        only_differences: leave out the criteria in which they do not differ.
    """
    groups = []
    for group in Group:
        kept = tuple(row for row in _criteria(as_of, vendors, group) if row.differs or not only_differences)
        if kept:
            groups.append(CriteriaGroup(group.label, kept))
    return groups


def _criteria(as_of: AsOf, vendors: Sequence[VendorOn], group: Group) -> list[Criterion]:
    if group is Group.ABILITIES:
        return [_ability(as_of, vendors, ability) for ability in _known_abilities(as_of, vendors)]
    if group is Group.CONTROVERSIES:
        return [_disputes(as_of, vendors)]
    return [_criterion(as_of, vendors, column) for column in VendorOn.columns_as_read() if column.group is group]


def _criterion(as_of: AsOf, vendors: Sequence[VendorOn], column: Column) -> Criterion:
    return Criterion(column, tuple(_cell(as_of, vendor, column.name) for vendor in vendors))


def _cell(as_of: AsOf, vendor: VendorOn, name: str) -> Cell:
    value = getattr(vendor, name)
    if name == "owner" and not value and vendor.is_known(name):
        # That nobody owns it is known, and differs from not knowing who does.
        value = vendor.control_kind
    sourced = evidence.of_shown(as_of, vendor.id, name) if vendor.is_known(name) else None
    return Cell(vendor, None if value == () else value, sourced)


def _known_abilities(as_of: AsOf, vendors: Sequence[VendorOn]) -> list[Ability]:
    return [
        ability
        for ability in Ability
        if any(str(ability) in as_of.dataset.capabilities.get(vendor.id, {}) for vendor in vendors)
    ]


def _ability(as_of: AsOf, vendors: Sequence[VendorOn], ability: Ability) -> Criterion:
    cells = []
    for vendor in vendors:
        row = as_of.dataset.capabilities.get(vendor.id, {}).get(str(ability))
        cells.append(Cell(vendor, row.support if row else None, evidence.of_capability(as_of, row) if row else None))
    return Criterion(Column(str(ability), ability.label, kind="choice", choices=tuple(Support)), tuple(cells))


def _disputes(as_of: AsOf, vendors: Sequence[VendorOn]) -> Criterion:
    """The controversies about each vendor, none without its status and where the answer stands."""
    cells = []
    for vendor in vendors:
        disputes = as_of.controversies(vendor.id)
        told = in_short(as_of.dataset, disputes, as_of.on)
        pages = tuple(
            tuple(cited_page(as_of.dataset, address) for address in addresses_of(as_of.dataset, one.dispute, as_of.on))
            for one in told
        )
        cells.append(Cell(vendor, told, None, pages))
    column = Column("controversies", _("Status of each controversy"), many=True, derived=True)
    return Criterion(column, tuple(cells))
