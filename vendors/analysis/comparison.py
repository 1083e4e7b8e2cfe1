"""Vendors side by side: one row a criterion, one cell a vendor, with the source of each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.domain import evidence
from vendors.domain.evidence import Source, Sourced
from vendors.domain.vendor_on import Standing, disputes_on, status_on
from vendors.i18n.language import _
from vendors.query.results import Matching
from vendors.tables.capability import Ability, Support
from vendors.tables.controversy_status import Standing as DisputeStatus
from vendors.tables.row import Column, as_text
from vendors.types.choice import Choice

FEWEST: Final = 2
MOST: Final = 6
"""How many vendors can be compared: fewer is no comparison, more does not fit a page."""

ABILITIES: Final = _("What the product does")
DISPUTES: Final = _("Controversies")
GROUPS: Final = (
    (_("Identity"), ("founded", "hq_city", "hq_country", "status_on_date", "website")),
    (_("Origin and control"), ("origin_country", "owner", "ultimate_owner", "control_country", "control_kind")),
    (_("Product"), ("categories", "pricing", "certifications", "ui_languages")),
    (ABILITIES, ()),
    (_("Channels and hosting"), ("channels", "data_hosting")),
    (_("Figures"), ("employees", "articles")),
    (DISPUTES, ()),
)
"""The groups of criteria and the columns in each; capabilities and controversies are criteria of another making."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one vendor has in one criterion.

    Attributes:
        value: as in the row model, or None where it is not known; in capability rows a `Support`, and for the controversies
            the status of each on the date, newest first.
        sourced: its sources, or None where it is counted or derived here.
    """

    vendor: Standing
    value: Any
    sourced: Sourced | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a comparison."""

    column: Column
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the vendors differ; two unknowns are not a difference."""
        return len({as_text(cell.value) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that belong together."""

    label: str
    criteria: tuple[Criterion, ...]


def comparison(matching: Matching, vendors: Sequence[Standing], only_differences: bool) -> list[Group]:
    """Vendors side by side, as they were on the Selection’s date.

    Args:
        matching: the data set and the date.
        vendors: those to compare, in order.
        only_differences: leave out the criteria in which they do not differ.
    """
    groups = []
    for label, names in GROUPS:
        if label == ABILITIES:
            criteria = [_ability(matching, vendors, ability) for ability in _known_abilities(matching, vendors)]
        elif label == DISPUTES:
            criteria = [_disputes(matching, vendors)]
        else:
            criteria = [_criterion(matching, vendors, name) for name in names]
        kept = tuple(row for row in criteria if row.differs or not only_differences)
        if kept:
            groups.append(Group(label, kept))
    return groups


def _criterion(matching: Matching, vendors: Sequence[Standing], name: str) -> Criterion:
    return Criterion(Standing.column(name), tuple(_cell(matching, vendor, name) for vendor in vendors))


def _cell(matching: Matching, vendor: Standing, name: str) -> Cell:
    value = getattr(vendor, name)
    return Cell(vendor, None if value == () else value, evidence.of_shown(matching, vendor.id, name))


def _known_abilities(matching: Matching, vendors: Sequence[Standing]) -> list[Ability]:
    return [
        ability
        for ability in Ability
        if any(str(ability) in matching.dataset.capabilities.get(vendor.id, {}) for vendor in vendors)
    ]


def _ability(matching: Matching, vendors: Sequence[Standing], ability: Ability) -> Criterion:
    cells = []
    for vendor in vendors:
        row = matching.dataset.capabilities.get(vendor.id, {}).get(str(ability))
        cells.append(Cell(vendor, row.support if row else None, evidence.of_capability(row) if row else None))
    return Criterion(_declared(str(ability), ability.label, Support), tuple(cells))


def _disputes(matching: Matching, vendors: Sequence[Standing]) -> Criterion:
    """How the controversies about each vendor stand: never the charge alone, which the register shows with its answer."""
    cells = []
    for vendor in vendors:
        disputes = disputes_on(matching.dataset, vendor.id, matching.on)
        statuses = (status_on(dispute.id, matching.dataset, matching.on) for dispute in disputes)
        cells.append(Cell(vendor, tuple(status for status in statuses if status), None))
    return Criterion(
        _declared("controversies", _("Status of each controversy"), DisputeStatus, many=True), tuple(cells)
    )


def _declared(name: str, label: str, choices: type[Choice], *, many: bool = False) -> Column:
    return Column(
        name=name,
        label=label,
        help="",
        kind="choice",
        many=many,
        required=False,
        choices=tuple(choices),
        facet="",
        sortable=False,
        refers="",
        derived=False,
        evidence=False,
    )


def footnotes(groups: Sequence[Group]) -> Mapping[str, Source]:
    """The sources of a comparison by their address, each once, in the order in which the cells cite them."""
    found: dict[str, Source] = {}
    for cell in (cell for group in groups for row in group.criteria for cell in row.cells):
        for source in cell.sourced.sources if cell.sourced else ():
            if source.url:
                found.setdefault(source.url, source)
    return found


@dataclass(frozen=True, slots=True)
class Alternative:
    """A vendor of the European side that resembles another, and why.

    Attributes:
        shared: categories both are in.
        abilities: capabilities that both have, wholly or in part.
    """

    vendor: Standing
    shared: tuple[str, ...]
    abilities: tuple[Ability, ...]


def alternatives(matching: Matching, vendor: Standing, most: int = 4) -> list[Alternative]:
    """The vendors of French or European origin nearest to one, best first.

    Nearness counts shared categories twice and shared capabilities once; of equals the one controlled in Europe comes first.
    """
    found = []
    for other in matching.standings.values():
        if other.id == vendor.id or other.origin_region not in ("fr", "eu") or other.status_on_date != "active":
            continue
        shared = tuple(category for category in vendor.categories if category in other.categories)
        able = _able(matching, vendor.id) & _able(matching, other.id)
        abilities = tuple(ability for ability in Ability if ability in able)
        if shared:
            found.append(Alternative(other, shared, abilities))
    found.sort(
        key=lambda one: (
            -2 * len(one.shared) - len(one.abilities),
            one.vendor.control_region not in ("fr", "eu"),
            one.vendor.name,
        )
    )
    return found[:most]


def _able(matching: Matching, vendor: str) -> set[str]:
    rows = matching.dataset.capabilities.get(vendor, {})
    return {name for name, row in rows.items() if row.support is not Support.NO}
