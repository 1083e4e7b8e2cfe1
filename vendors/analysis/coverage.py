"""How complete, fresh, verified and balanced the data is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vendors.analysis.facts_that_matter import FactKind, Tally, disputes_about, tallies, that_matter, unknown_control
from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification
from vendors.domain.vendor_on import VendorOn
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Column
from vendors.types.country import EUROPEAN_SIDE, Region


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
    """How well the vendors of some regions are researched, so that readers can see whether all are held to the same rules.

    Attributes:
        regions: of origin; several are counted together.
        facts: the facts about them, by kind.
        unknown_control: of how many of them control is not known.
        articles: mean number of articles a vendor.
    """

    regions: Sequence[Region]
    vendors: int
    facts: Mapping[FactKind, Tally]
    unknown_control: int
    articles: float
    controversies: int

    @property
    def region(self) -> Region:
        """The region, or the first of several."""
        return self.regions[0]

    @property
    def together(self) -> bool:
        """Whether several regions are counted together."""
        return len(self.regions) > 1

    @property
    def matter(self) -> Tally:
        """The facts that matter, together."""
        return that_matter(self.facts)


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


@with_dataset(4)
def filled(as_of: AsOf) -> Sequence[Filled]:
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


@with_dataset(4)
def balance(as_of: AsOf) -> Sequence[Balance]:
    """The balance of the survey by region of origin; France and the rest of Europe together too, to be set against the United States."""
    alone = [(region,) for region in Region]
    at = alone.index((Region.UNITED_STATES,))
    found = (_balance(as_of, regions) for regions in (*alone[:at], EUROPEAN_SIDE, *alone[at:]))
    return [one for one in found if one.vendors]


def _balance(as_of: AsOf, regions: Sequence[Region]) -> Balance:
    vendors = [vendor for vendor in as_of.vendors.values() if vendor.origin_region in regions]
    return Balance(
        regions,
        len(vendors),
        tallies(as_of, regions),
        len(unknown_control(vendors)),
        sum(vendor.articles for vendor in vendors) / max(len(vendors), 1),
        len(disputes_about(as_of, vendors)),
    )
