"""What sources make of a value, without the sources themselves: the verdict of `vendors.domain.evidence`, for whoever counts thousands of values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification, before, day_of_page, is_stale, parts_of, proves, spoken_of
from vendors.domain.ownership import Control
from vendors.domain.publishers import publisher_of, voice
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Column, Row
from vendors.tables.vendor import Vendor


@dataclass(frozen=True, slots=True)
class ShortVerdict:
    """What `vendors.domain.evidence.Sourced` says of the whole of a value.

    Attributes:
        publishers: how many independent publishers verify it.
    """

    verification: Verification
    publishers: int

    @property
    def verified(self) -> bool:
        """Whether every part is verified as it stands today."""
        return self.verification is Verification.VERIFIED


NOTHING_SHOWN: Final = ShortVerdict(Verification.UNVERIFIED, 0)
"""The verdict on a value without sources."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one source shows.

    Attributes:
        items: the parts of the value that it names.
        stale: whether it speaks of too early a day.
        publisher, address: of its page, so that its house can be told.
    """

    items: Collection[str]
    stale: bool
    publisher: str
    address: str


def of_cell(as_of: AsOf, row: Vendor, field: str) -> ShortVerdict:
    """The verdict on a cell of a row of vendors.csv, as `evidence.of_cell` gives it."""
    return _of_field(as_of, row, field, row.id, row.id, ())


def of_capability(as_of: AsOf, row: Capability) -> ShortVerdict:
    """The verdict on a capability, as `evidence.of_capability` gives it."""
    column = Capability.column("support")
    stale = is_stale(column, day_of_page(as_of.dataset, row), as_of.on)
    own = _Claim(parts_of(column, row.cell("support")), stale, "", row.source_url)
    return _of_field(as_of, row, "support", f"{row.vendor}|{row.capability}", row.vendor, (own,))


def of_cells(as_of: AsOf, rows: Iterable[Vendor], field: str) -> list[ShortVerdict]:
    """The verdicts on a cell of many rows, as `of_cell` gives each; most have no source, or one that names the whole."""
    column, sources = Vendor.column(field), _sources_of_cells(as_of.dataset).get(field, {})
    return [
        NOTHING_SHOWN
        if (shown := sources.get(row.id)) is None
        else _of_one(is_stale(column, spoken_of(shown[0]), as_of.on))
        if len(shown) == 1 and shown[0].source_url and shown[0].value and shown[0].value == row.cell(field)
        else of_cell(as_of, row, field)
        for row in rows
    ]


def of_capabilities(as_of: AsOf, rows: Iterable[Capability]) -> list[ShortVerdict]:
    """The verdicts on many capabilities, as `of_capability` gives each; most are named by the page of their row alone."""
    column, cited = Capability.column("support"), _cited_capabilities(as_of.dataset)
    return [
        _of_one(is_stale(column, as_of.dataset.published_at(row.source_url) or row.accessed, as_of.on))
        if row.source_url and f"{row.vendor}|{row.capability}" not in cited
        else of_capability(as_of, row)
        for row in rows
    ]


def _of_one(stale: bool) -> ShortVerdict:
    """The verdict on what one page names as a whole."""
    return _STALE if stale else _BY_ONE


@with_dataset(1, tables=(Evidence,))
def _sources_of_cells(dataset: Dataset) -> Mapping[str, Mapping[str, Sequence[Evidence]]]:
    """The sources that verify something of the cells of vendors.csv, by its column and the id of the vendor."""
    found: dict[str, dict[str, list[Evidence]]] = {}
    for row in dataset.table(Evidence):
        if row.table == Vendor.TABLE and proves(row):
            found.setdefault(row.field, {}).setdefault(row.row, []).append(row)
    return found


@with_dataset(1, tables=(Evidence,))
def _cited_capabilities(dataset: Dataset) -> AbstractSet[str]:
    """The keys of the capabilities that have sources besides the page in their row."""
    return {row.row for row in dataset.table(Evidence) if row.table == Capability.TABLE}


def of_control(as_of: AsOf, held: Control) -> ShortVerdict:
    """The verdict on a chain of owners, as `evidence.of_control` gives it."""
    if not held.chain or not held.verified:
        some = any(row.proven and row is not held.unsettled for row in held.chain)
        return ShortVerdict(Verification.PARTLY, 0) if some else NOTHING_SHOWN
    return ShortVerdict(Verification.VERIFIED, min(_houses_of_step(as_of.dataset, row) for row in held.chain))


def _of_field(as_of: AsOf, row: Row, field: str, key: str, vendor: str, carried: Sequence[_Claim]) -> ShortVerdict:
    column, dataset = row.column(field), as_of.dataset
    rows = dataset.evidence.get((row.TABLE, key, field), ())
    claims = [*carried, *(_claim(column, one, as_of.on) for one in rows if proves(one))]
    items = parts_of(column, row.cell(field)) if claims else ()
    if not items:
        return NOTHING_SHOWN
    parts = [_part(dataset, vendor, [claim for claim in claims if item in claim.items]) for item in items]
    return ShortVerdict(_together({one.verification for one in parts}), min(one.publishers for one in parts))


def _claim(column: Column, row: Evidence, on: date) -> _Claim:
    stale = is_stale(column, spoken_of(row), on)
    return _Claim(parts_of(column, row.value), stale, row.publisher or "", row.source_url or "")


def _part(dataset: Dataset, vendor: str, claims: Sequence[_Claim]) -> ShortVerdict:
    if not claims:
        return NOTHING_SHOWN
    fresh = [(claim.publisher, claim.address) for claim in claims if not claim.stale]
    return ShortVerdict(Verification.VERIFIED, _houses(dataset, vendor, fresh)) if fresh else _STALE


_STALE: Final = ShortVerdict(Verification.STALE, 0)
_BY_ONE: Final = ShortVerdict(Verification.VERIFIED, 1)


def _together(parts: Collection[Verification]) -> Verification:
    if len(parts) == 1:
        return next(iter(parts))
    return Verification.PARTLY if Verification.UNVERIFIED in parts else Verification.STALE


def _houses(dataset: Dataset, vendor: str, pages: Iterable[tuple[str, str]]) -> int:
    """How many independent publishers some pages have."""
    named = {(publisher, address) for publisher, address in pages if address}
    # Who speaks on a page that stands alone need not be known.
    return len({_house(dataset, vendor, *one) for one in named}) if len(named) > 1 else len(named)


def _house(dataset: Dataset, vendor: str, publisher: str, address: str) -> str:
    return voice(dataset, vendor, publisher or publisher_of(dataset, address), address).house


def _houses_of_step(dataset: Dataset, row: Ownership) -> int:
    """How many independent publishers verify a period of ownership that is verified."""
    own = [("", row.source_url or "")]
    key = "|".join(row.cell(name) for name in row.KEY)
    more = [
        (one.publisher or "", one.source_url or "")
        for one in _evidence_of_owners(dataset).get(key, ())
        if proves(one) and one.field in _OWNED and one.value == row.cell(one.field) and not before(row, one)
    ]
    return _houses(dataset, row.vendor, (*own, *more))


_OWNED: Final = frozenset(column.name for column in Ownership.columns())


@with_dataset(2, tables=(Evidence,))
def _evidence_of_owners(dataset: Dataset) -> Mapping[str, Sequence[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for row in dataset.table(Evidence):
        if row.table == Ownership.TABLE:
            found.setdefault(row.row, []).append(row)
    return found
