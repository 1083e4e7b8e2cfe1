"""What a cross table counts: vendors, articles, controversies or deals, each with the cells that it stands in."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.analysis.charts.funding import KINDS, own_amount
from vendors.domain.vendor_on import VendorOn
from vendors.query.crossing import Crossing
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import ABOUT_VENDORS, Count, Results
from vendors.tables.event import Event

NONE: Final = "none"
"""The value of whatever has none of a facet, and of which it is known that it has none."""
EVERY: Final = ""
"""The one value of the columns where there are none."""
OF_CONTROL: Final = ("control", "control_country")
"""The facets that follow from owners, of whom it may not be known since when."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is counted.

    Attributes:
        id: of the vendor, article or controversy; of a milestone `vendor:date:kind`.
        row: as the tables have it, for vendors as of the day.
        pairs: the cells that it stands in, by their values of the rows and of the columns.
        undated: whether it stands there by an owner of whom it is not known since when.
        amount: currency and millions, where a deal has an exact amount of its own.
    """

    id: str
    row: Any
    pairs: frozenset[Pair]
    undated: bool = False
    amount: tuple[str, float] | None = None


def things(results: Results, crossing: Crossing) -> list[Thing]:
    """What is counted of a Selection, as of its date, in the order of the page that lists it."""
    placing = Placing(results, crossing)
    if crossing.measure is Measure.ARTICLES:
        named = results.article_values(VENDOR)
        return [
            Thing(row.id, row, placing.pairs(named(row), _has(row, results.article_values)))
            for row in results.articles()
        ]
    if crossing.measure is Measure.CONTROVERSIES:
        return [
            Thing(row.id, row, placing.pairs(row.vendors, _has(row, results.dispute_values)))
            for row in results.disputes()
        ]
    if crossing.measure in (Measure.DEALS, Measure.AMOUNTS):
        return [_deal(row, placing) for row in deals(results)]
    undatable = set(crossing.dimensions) & set(OF_CONTROL)
    return [
        Thing(row.id, row, placing.of_vendor(row), bool(undatable) and results.as_of.control(row.id).undated)
        for row in results.vendors()
    ]


def _has(row: Any, values: Callable[[str], Callable[[Any], Iterable[str]]]) -> Callable[[str], Iterable[str]]:
    """What a row has of a facet, by its name."""
    return lambda name: values(name)(row)


def deals(results: Results) -> Sequence[Event]:
    """The rounds and deals of a Selection, newest first; what was only agreed or was abandoned is none."""
    found = [row for row in results.rows("events") if row.kind in KINDS]
    return sorted(found, key=lambda row: row.date, reverse=True)


def kinds_of_deals(results: Results) -> Sequence[Count]:
    """How many rounds and deals there are of each kind, were none chosen."""
    lifted = Results(results.as_of.dataset, results.selection.without("event"), results.as_of.today)
    counts = Counter(str(row.kind) for row in deals(lifted))
    return [Count(kind, n, kind in results.selection["event"]) for kind, n in counts.most_common()]


def _deal(row: Event, placing: "Placing") -> Thing:
    currency, millions = own_amount(row)
    amount = (currency, millions) if currency and millions is not None else None
    return Thing(
        f"{row.vendor}:{row.date}:{row.kind}",
        row,
        placing.pairs([row.vendor], lambda _: (str(row.kind),)),
        amount=amount,
    )


class Placing:
    """Says in which cells of a cross table something stands.

    What names several vendors stands where one of them does that meets all that is chosen of vendors: rows and columns
    are then of the same vendor, as in the lists that a cell leads to. Which vendor it names is asked apart from that.

    Args:
        results: what is chosen, and the day.
        crossing: what is crossed.
    """

    def __init__(self, results: Results, crossing: Crossing) -> None:
        self._crossing = crossing
        self._known = results.as_of.vendors
        self._chosen = _chosen_vendors(results)
        self._of_vendor: dict[str, Callable[[VendorOn], Iterable[str]]] = {
            name: results.of_vendors.values(name)
            for name in crossing.dimensions
            if name in ABOUT_VENDORS or crossing.measure in (Measure.VENDORS, Measure.COMPLETENESS)
        }

    def of_vendor(self, row: VendorOn) -> frozenset[Pair]:
        """The cells of a vendor."""
        return self._product(*(self._values(name, self._of_vendor[name](row)) for name in self._crossing.dimensions))

    def pairs(self, vendors: Iterable[str], own: Callable[[str], Iterable[str]]) -> frozenset[Pair]:
        """The cells of something that names vendors.

        Args:
            vendors: their ids.
            own: what it has of a facet of its own, or which vendors it names.
        """
        ids = tuple(vendors)
        apart = {
            name: self._values(name, own(name) if name != VENDOR else ids)
            for name in self._crossing.dimensions
            if name == VENDOR or name not in self._of_vendor
        }
        named = [self._known[id] for id in ids if id in self._known and id in self._chosen]
        if len(apart) == len(self._crossing.dimensions) or not named:
            return self._product(*(apart.get(name, (NONE,)) for name in self._crossing.dimensions))
        found: set[Pair] = set()
        for vendor in named:
            found |= self._product(
                *(
                    apart.get(name) or self._values(name, self._of_vendor[name](vendor))
                    for name in self._crossing.dimensions
                )
            )
        return frozenset(found)

    @staticmethod
    def _product(rows: Sequence[str], across: Sequence[str] = (EVERY,)) -> frozenset[Pair]:
        return frozenset((row, column) for row in rows for column in across)

    @staticmethod
    def _values(name: str, values: Iterable[str]) -> tuple[str, ...]:
        """The values of a facet, or the one that says that there are none, or that they are not known."""
        known = tuple(dict.fromkeys(str(value) for value in values if value != UNKNOWN))
        if known:
            return known
        return (UNKNOWN,) if name in FACETS and FACETS[name].can_be_unknown else (NONE,)


def _chosen_vendors(results: Results) -> frozenset[str]:
    """The vendors that meet all that is chosen of vendors, but for the vendors chosen themselves."""
    other = tuple(name for name in ABOUT_VENDORS if name != VENDOR)
    if not results.selection.narrows(*other):
        return frozenset(results.as_of.vendors)
    chosen = results.selection.only_with(*other, "match", "date")
    return frozenset(row.id for row in Results(results.as_of.dataset, chosen, results.as_of.today).vendors())
