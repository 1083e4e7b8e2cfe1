"""Founding over time: when the vendors were founded, by region of origin."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from vendors.analysis import headlines
from vendors.analysis.charts.base import REGIONS, Chart, Told, column, named, unverified_cells
from vendors.i18n.language import Language, _
from vendors.query.control_index import counted, origins
from vendors.query.results import Results
from vendors.query.row_index import Mask
from vendors.query.table import Table
from vendors.types.country import Region

YEARS: Final = 5
"""Of how many years a bar is."""
_NO_YEAR: Final = 0
"""Stands where no year is known."""
ORIGINS: Final[tuple[Region, ...]] = tuple(region for region in REGIONS if region is not Region.UNKNOWN)

COLUMNS: Final = (
    column("period", _("Founded"), "text"),
    *(column(str(region), region.label, "integer") for region in ORIGINS),
    column("vendors", _("Vendors"), "integer"),
    column("names", _("Names"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """How many vendors of each region were founded in each five years; those of unknown founding last."""
    vendors, born = results.stored_vendors()[:], origins(results.as_of)[results.vendor_places()]
    years = np.array([row.founded.first.year if row.founded else _NO_YEAR for row in vendors], np.int32)
    known = np.sort(years[years != _NO_YEAR]).tolist()

    def row(period: str | None, among: Mask) -> list[object]:
        held = counted(born[among])
        group = [vendors[place] for place in np.flatnonzero(among).tolist()]
        return [period, *(held[region] for region in ORIGINS), len(group), named(group)]

    rows = [
        row(f"{since}–{since + YEARS - 1}", (since <= years) & (years < since + YEARS))
        for since in (range(known[0] // YEARS * YEARS, known[-1] + 1, YEARS) if known else ())
    ]
    unknown = years == _NO_YEAR
    return Told(
        _finding(results, len(vendors), known, words),
        words.say(
            "Number of vendors by years of founding and region of origin, as of {day}", day=words.date(results.as_of.on)
        ),
        Table(COLUMNS, [*rows, *([row(None, unknown)] if unknown.any() else [])]),
        unverified_cells(results, "founded") + unverified_cells(results, "origin_country"),
    )


def _finding(results: Results, vendors: int, years: Sequence[int], words: Language) -> str:
    if not vendors:
        return words.say("No vendor meets these conditions")
    if not years:
        return words.plural(
            "The founding of {n} vendor is not known", "The foundings of {n} vendors are not known", vendors
        )
    # The year in or after which at least half of them began.
    middle = years[len(years) // 2]
    said = words.plural(
        "{n} vendor was founded in {year} or later, of {known} whose founding is known",
        "{n} vendors were founded in {year} or later, of {known} whose founding is known",
        sum(year >= middle for year in years),
        year=middle,
        known=words.number(len(years)),
    )
    unknown = vendors - len(years)
    if unknown:
        said = words.plural(
            "{finding}; for {n} it is not known", "{finding}; for {n} it is not known", unknown, finding=said
        )
    return headlines.careful(said, unverified_cells(results, "founded"), results, words)


CHART: Final = Chart(
    name="founding",
    title=_("Founding over time"),
    tables=("vendors",),
    tell=tell,
)
