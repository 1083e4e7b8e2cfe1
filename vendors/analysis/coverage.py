"""How complete, fresh, verified and balanced the data is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from vendors.analysis.fact_index import VERDICTS, FactIndex, fact_index
from vendors.analysis.facts_that_matter import FactKind, Tally, disputes_about, tallies, that_matter, unknown_control
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification
from vendors.domain.vendor_on import VendorOn
from vendors.tables.article import Article, TitleSource
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.reply import Reply, ReplyKind
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
    oldest, titles, answers = _awaiting(dataset)
    return Awaiting(oldest or today, titles, answers)


@with_dataset(1)
def _awaiting(dataset: Dataset) -> tuple[date | None, int, int]:
    return (
        min((vendor.last_reviewed.first for vendor in dataset.vendor.values()), default=None),
        sum(article.title_source is TitleSource.ADDRESS for article in dataset.table(Article)),
        sum(reply.kind is ReplyKind.NOT_ASKED for reply in dataset.table(Reply)),
    )


@with_dataset(4)
def filled(as_of: AsOf) -> Sequence[Filled]:
    """Completeness and evidence of each sourced column of the vendors."""
    return [_filled(fact_index(as_of), column) for column in VendorOn.columns() if column.evidence]


def _filled(index: FactIndex, column: Column) -> Filled:
    facts = index.cell(column.name)
    counts = np.bincount(facts.verification[facts.filled], minlength=len(VERDICTS)).tolist()
    return Filled(
        column,
        int(np.count_nonzero(facts.filled)),
        counts[VERDICTS[Verification.VERIFIED]],
        counts[VERDICTS[Verification.PARTLY]],
        counts[VERDICTS[Verification.STALE]],
        int(np.count_nonzero(facts.filled & (facts.publishers > 1))),
        len(index.vendors),
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
