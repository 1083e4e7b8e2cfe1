"""How complete, fresh, verified and balanced the data is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification
from vendors.domain.vendor_on import VendorOn
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column
from vendors.types.country import Region


@dataclass(frozen=True, slots=True)
class Filled:
    """How far one column of the vendors is filled and verified, in vendors.

    Attributes:
        verified: whole, as it stands today.
        partly: verified in part.
        stale: verified for an earlier day only.
        doubled: verified by two independent publishers or more.
    """

    column: Column
    known: int
    verified: int
    partly: int
    stale: int
    doubled: int
    total: int


@dataclass(frozen=True, slots=True)
class Balance:
    """How well the vendors of one region are researched, so that readers can see whether all are held to the same rules.

    Attributes:
        facts: mean number of known facts a vendor, of the columns that evidence may source.
        verified: share of the known facts that is verified, from 0 to 1.
        articles: mean number of articles a vendor.
    """

    region: Region
    vendors: int
    facts: float
    verified: float
    articles: float
    controversies: int


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What awaits work, as readers are told.

    Attributes:
        oldest_review: the day on which the vendor longest unreviewed was reviewed; today where there is no vendor.
        titles: titles of articles that were rebuilt from their addresses and are to be checked.
        answers: answers that were neither found nor asked for yet.
    """

    oldest_review: date
    titles: int
    answers: int


def awaiting(dataset: Dataset, today: date) -> Awaiting:
    """How much of the survey awaits work."""
    return Awaiting(
        min((vendor.last_reviewed.first for vendor in dataset.vendor.values()), default=today),
        sum(article.cell("title_source") == "address" for article in dataset.rows["news"]),
        sum(reply.cell("kind") == "not-asked" for reply in dataset.rows["replies"]),
    )


def filled(as_of: AsOf) -> list[Filled]:
    """Completeness and evidence of each sourced column of the vendors."""
    vendors = list(as_of.vendors.values())
    return [_filled(as_of, vendors, column) for column in VendorOn.columns() if column.evidence]


def _filled(as_of: AsOf, vendors: Sequence[VendorOn], column: Column) -> Filled:
    known = [vendor for vendor in vendors if vendor.cell(column.name)]
    found = [evidence.of_cell(as_of, vendor.id, column.name) for vendor in known]
    counts = Counter(one.verification for one in found)
    return Filled(
        column,
        len(known),
        counts[Verification.VERIFIED],
        counts[Verification.PARTLY],
        counts[Verification.STALE],
        sum(one.publishers > 1 for one in found),
        len(vendors),
    )


def balance(as_of: AsOf) -> list[Balance]:
    """The balance of the survey by region of origin."""
    columns = [column.name for column in VendorOn.columns() if column.evidence]
    found = []
    for region in Region:
        vendors = [vendor for vendor in as_of.vendors.values() if vendor.origin_region is region]
        if not vendors:
            continue
        known = [(vendor.id, name) for vendor in vendors for name in columns if vendor.cell(name)]
        verified = sum(evidence.of_cell(as_of, vendor, name).verified for vendor, name in known)
        found.append(
            Balance(
                region,
                len(vendors),
                len(known) / len(vendors),
                verified / max(len(known), 1),
                sum(vendor.articles for vendor in vendors) / len(vendors),
                len(
                    {
                        dispute.id
                        for dispute in as_of.dataset.newest_disputes
                        if dispute.opened.first <= as_of.on and any(vendor.id in dispute.vendors for vendor in vendors)
                    }
                ),
            )
        )
    return found
