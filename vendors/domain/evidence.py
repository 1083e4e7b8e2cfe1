"""Where a shown value comes from: its sources, and whether they make it verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from vendors.domain.as_of import AsOf
from vendors.domain.ownership import Control
from vendors.domain.vendor_on import VendorOn
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Confidence, Ownership, Verdict
from vendors.types.date import PartialDate


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a value.

    Attributes:
        url: its address, or "" where there is none.
        publisher: who published it, or the host of its address.
        value: the part of the value that it shows, or "" for the whole.
        note: the editors’ working note, in English.
    """

    url: str
    publisher: str
    verdict: Verdict
    confidence: Confidence
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sourced:
    """The sources of a value; without any it is unverified."""

    sources: Sequence[Source]
    verified: bool


def of_cell(dataset: Dataset, vendor: str, field: str) -> Sourced:
    """The sources of one cell of vendors.csv; it is verified when every part of it is.

    Raises:
        KeyError: there is no such vendor.
    """
    rows = dataset.evidence.get(("vendors", vendor, field), ())
    cell = dataset.vendor[vendor].cell(field)
    shown = {part for row in rows if row.verdict is Verdict.VERIFIED for part in row.value.split("|")}
    whole = len(rows) > 1
    return Sourced(
        tuple(_from_evidence(row, row.value if whole and row.value != cell else "") for row in rows),
        bool(cell) and set(cell.split("|")) <= shown,
    )


def of_control(held: Control) -> Sourced:
    """The sources of the chain of owners; it is verified when every step is."""
    return Sourced(tuple(_from_row(row) for row in held.chain), held.verified)


def of_shown(as_of: AsOf, vendor: str, name: str) -> Sourced | None:
    """The sources of a cell of the table of vendors; None for what is counted or derived from other cells."""
    column = VendorOn.column(name)
    if column.sourced_as == Ownership.TABLE:
        return of_control(as_of.control(vendor))
    return of_cell(as_of.dataset, vendor, column.sourced_as or name) if column.evidence or column.sourced_as else None


def of_event(row: Event) -> Sourced:
    """The source of a milestone."""
    return Sourced((Source(row.source_url, host(row.source_url), Verdict.VERIFIED, row.confidence),), True)


def of_capability(row: Capability) -> Sourced:
    """The page that names a capability."""
    source = Source(
        row.source_url,
        host(row.source_url),
        Verdict.VERIFIED,
        Confidence.MEDIUM,
        accessed=row.accessed,
        note=row.note or "",
    )
    return Sourced((source,), True)


def host(address: str) -> str:
    """The host of an address, without `www.`, as a name for its publisher."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _from_evidence(row: Evidence, value: str) -> Source:
    return Source(
        row.source_url or "",
        row.publisher or host(row.source_url or ""),
        row.verdict,
        row.confidence,
        row.published,
        row.accessed,
        value,
        row.note or "",
    )


def _from_row(row: Ownership) -> Source:
    return Source(
        row.source_url or "",
        host(row.source_url or ""),
        row.verdict,
        row.confidence,
        value=row.owner or "",
        note=row.note or "",
    )
