"""ownership.csv: who controls each vendor, from when to when."""

from datetime import date
from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice
from vendors.types.date import PartialDate
from vendors.types.kinds import Address, Country, Date, Name, Slug, Text


class OwnershipKind(Choice):
    """How the vendor is held in a period."""

    INDEPENDENT = "independent", _("independent")
    PUBLIC = "public", _("listed")
    PRIVATE_EQUITY = "private-equity", _("private equity")
    SUBSIDIARY = "subsidiary", _("subsidiary")
    MERGED = "merged", _("absorbed by its owner")
    UNKNOWN = "unknown", _("not known")


OWNED = (OwnershipKind.SUBSIDIARY, OwnershipKind.MERGED)
"""The kinds that must name an owner, or its country where the merger has no other name (private equity may be known without a name)."""
OWNERLESS = (OwnershipKind.INDEPENDENT, OwnershipKind.PUBLIC, OwnershipKind.UNKNOWN)


class Verdict(Choice):
    """Whether a source was read that says so."""

    VERIFIED = "verified", _("verified")
    UNVERIFIED = "unverified", _("not verified")


class Confidence(Choice):
    """How far the source can be relied on."""

    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")


class Ownership(Row):
    """A period in which one owner controls a vendor. One row of data/ownership.csv."""

    TABLE: ClassVar[str] = "ownership"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "since", "owner")
    PLURAL: ClassVar[str] = _("Owners")
    SUBJECT: ClassVar[tuple[str, ...]] = ("vendor",)

    vendor: Slug = column(_("Vendor"), refers="vendors")
    since: Date | None = column(
        _("Since"),
        _("First day of the period; a year means its first day. Empty: not known."),
        optional=True,
        sortable=True,
    )
    until: Date | None = column(
        _("Until"), _("The day after the last; empty: still."), optional=True, not_before="since"
    )
    owner: Name | None = column(
        _("Owner"),
        _("Empty: independent, widely held or not known; the kind says which."),
        optional=True,
        stale_after=6,
        one_spelling=True,
        names=True,
    )
    owner_vendor: Slug | None = column(_("Owner among the vendors"), optional=True, refers="vendors")
    owner_country: Country | None = column(
        _("Country of control"), _("Country of control in the period; empty: not known."), optional=True
    )
    kind: OwnershipKind = column(_("Kind"))
    verdict: Verdict = column(_("Verdict"), of_source=True)
    source_url: Address | None = column(_("Source"), optional=True, of_source=True)
    confidence: Confidence = column(_("Confidence"), of_source=True)
    note: Text | None = column(
        _("Note"), _("The editors’ working note, in English."), optional=True, written_in="en", of_source=True
    )

    @property
    def proven(self) -> bool:
        """Whether a source was read that says so."""
        return self.verdict is Verdict.VERIFIED and self.source_url is not None

    @property
    def undated(self) -> bool:
        """Whether it is not known since when; an independent vendor has been so since its founding."""
        return self.since is None and self.kind not in (OwnershipKind.INDEPENDENT, OwnershipKind.UNKNOWN)


def start(row: Ownership, vendor: Vendor | None) -> date | None:
    """First day of a period, or None where it is not known; an independent vendor of unknown founding reaches back without bound (`date.min`)."""
    if row.since:
        return row.since.first
    if row.kind is OwnershipKind.INDEPENDENT:
        return vendor.founded.first if vendor and vendor.founded else date.min
    return None


def beginning(row: Ownership, vendor: Vendor | None) -> PartialDate | None:
    """When a period began, as precisely as it is known; an independent vendor has been so since its founding."""
    return row.since or (vendor.founded if vendor and row.kind is OwnershipKind.INDEPENDENT else None)


def settled(row: Ownership, vendor: Vendor | None, on: date, today: date) -> bool:
    """Whether a period that covers a day has begun by then for certain: of an earlier day than today a year or a month has to be over."""
    begins = beginning(row, vendor)
    return on >= today or (begins is not None and begins.last <= on)


def covers(row: Ownership, vendor: Vendor | None, on: date, today: date) -> bool:
    """Whether a period covers a day; one of unknown start covers today and later only."""
    begins = start(row, vendor)
    return (begins or today) <= on and (row.until is None or on < row.until.first)
