"""What a Selection asks to be counted and crossed, as far as it fits together; and what of it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.query.dimensions import NOTHING, VENDOR, Measure, Over
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.results import ABOUT_ARTICLES, ABOUT_VENDORS, DISPUTE_PARAMETERS, NEWS_PARAMETERS, VENDOR_PARAMETERS
from vendors.query.selection import Selection, clean

DIMENSIONS: Final[Mapping[Measure, tuple[str, ...]]] = {
    Measure.VENDORS: (*ABOUT_VENDORS, *ABOUT_DISPUTES),
    Measure.ARTICLES: (*ABOUT_VENDORS, *ABOUT_ARTICLES),
    Measure.CONTROVERSIES: (*ABOUT_VENDORS, *ABOUT_DISPUTES),
    Measure.DEALS: (*ABOUT_VENDORS, "event"),
    Measure.AMOUNTS: (*ABOUT_VENDORS, "event"),
    Measure.COMPLETENESS: ABOUT_VENDORS,
}
"""By what each measure can be crossed."""
FILTERS: Final[Mapping[Measure, tuple[str, ...]]] = {
    Measure.VENDORS: VENDOR_PARAMETERS,
    Measure.ARTICLES: NEWS_PARAMETERS,
    Measure.CONTROVERSIES: DISPUTE_PARAMETERS,
    Measure.DEALS: (*ABOUT_VENDORS, "event", "since", "until"),
    Measure.AMOUNTS: (*ABOUT_VENDORS, "event", "since", "until"),
    Measure.COMPLETENESS: VENDOR_PARAMETERS,
}
"""What narrows that which each measure counts."""
OWN: Final = ("measure", "rows", "across", "over", "match")
"""The parameters of every cross table."""
PERIOD: Final = ("since", "until")
FLOWS: Final = (Measure.ARTICLES, Measure.DEALS, Measure.AMOUNTS)
"""What happens in a year; the others are counted as they stand at its end."""
TIMELESS: Final = (Measure.COMPLETENESS,)
"""What is known of today's data only, and not of how far it was known in earlier years."""
EVERY: Final = tuple(dict.fromkeys((*(name for names in FILTERS.values() for name in names), *OWN)))
"""All parameters that some cross table understands."""

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Crossing:
    """What is counted, by what, and whether year by year.

    Attributes:
        across: the facet of the columns; "" where there are none.
    """

    measure: Measure
    rows: str
    across: str
    by_year: bool

    @classmethod
    def of(cls, selection: Selection) -> "Crossing":
        """What a Selection asks for; what does not fit its measure is as if it were not said, and `misfits` names it."""
        measure = _measure({"measure": selection.measure})
        fitting = DIMENSIONS[measure]
        rows = selection.rows if selection.rows in fitting else "region"
        across = selection.across if selection.across in fitting and selection.across != rows else ""
        return cls(measure, rows, across, selection.over == Over.YEARS and measure not in TIMELESS)

    @property
    def is_flow(self) -> bool:
        """Whether what happened in a year is counted, and not what stood at its end."""
        return self.measure in FLOWS

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The facets of the rows and of the columns."""
        return (self.rows, self.across) if self.across else (self.rows,)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not go with what is counted.

    Attributes:
        measure: the first that it goes with.
    """

    parameter: str
    value: str
    measure: str


def understood(pairs: Pairs) -> tuple[str, ...]:
    """The parameters that the cross table of an address depends on; any other would be passed over without a word."""
    given = dict(pairs)
    measure = _measure(given)
    years = PERIOD if given.get("over") == Over.YEARS and measure is Measure.VENDORS else ()
    return tuple(dict.fromkeys((*FILTERS[measure], *OWN, *years)))


def misfits(pairs: Pairs) -> tuple[Misfit, ...]:
    """The values of an address that exist and do not go with its measure."""
    given = {name: clean(value) for name, value in pairs}
    measure, found = _measure(given), []
    every = {name for names in DIMENSIONS.values() for name in names} | {VENDOR}
    for parameter in ("rows", "across"):
        value = given.get(parameter, "")
        if value in every and value != NOTHING and value not in DIMENSIONS[measure]:
            fit = next(one for one, names in DIMENSIONS.items() if value in names)
            found.append(Misfit(parameter, value, fit))
    if given.get("over") == Over.YEARS and measure in TIMELESS:
        found.append(Misfit("over", Over.YEARS, Measure.VENDORS))
    return tuple(found)


def _measure(given: Mapping[str, str]) -> Measure:
    value = clean(given.get("measure", ""))
    return next((one for one in Measure if one == value), Measure.VENDORS)
