"""How complete, fresh, verified and balanced the data is."""

from collections.abc import Sequence
from dataclasses import dataclass

from vendors.domain import evidence
from vendors.domain.vendor_on import Standing
from vendors.query.results import Matching
from vendors.tables.row import Column
from vendors.types.country import Region


@dataclass(frozen=True, slots=True)
class Filled:
    """How far one column of the vendors is filled and verified, in vendors."""

    column: Column
    known: int
    verified: int
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


def filled(matching: Matching) -> list[Filled]:
    """Completeness and evidence of each sourced column of the vendors."""
    vendors = list(matching.standings.values())
    return [_filled(matching, vendors, column) for column in Standing.columns() if column.evidence]


def _filled(matching: Matching, vendors: Sequence[Standing], column: Column) -> Filled:
    known = [vendor for vendor in vendors if vendor.cell(column.name)]
    verified = [vendor for vendor in known if evidence.of_cell(matching.dataset, vendor.id, column.name).verified]
    return Filled(column, len(known), len(verified), len(vendors))


def balance(matching: Matching) -> list[Balance]:
    """The balance of the survey by region of origin."""
    columns = [column.name for column in Standing.columns() if column.evidence]
    found = []
    for region in Region:
        vendors = [vendor for vendor in matching.standings.values() if vendor.origin_region is region]
        if not vendors:
            continue
        known = [(vendor.id, name) for vendor in vendors for name in columns if vendor.cell(name)]
        verified = sum(evidence.of_cell(matching.dataset, vendor, name).verified for vendor, name in known)
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
                        for dispute in matching.disputes()
                        if any(vendor.id in dispute.vendors for vendor in vendors)
                    }
                ),
            )
        )
    return found
