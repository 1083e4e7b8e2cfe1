"""Founding over time: when the vendors were founded, by region of origin."""

from collections.abc import Sequence
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import REGIONS, Chart, Told, column, named, unverified_cells
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.types.country import Region

YEARS: Final = 5
"""Of how many years a bar is."""
ORIGINS: Final[tuple[Region, ...]] = tuple(region for region in REGIONS if region is not Region.UNKNOWN)

COLUMNS: Final = (
    column("period", _("Founded"), "text"),
    *(column(str(region), region.label, "integer") for region in ORIGINS),
    column("vendors", _("Vendors"), "integer"),
    column("names", _("Names"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """How many vendors of each region were founded in each five years; those of unknown founding last."""
    vendors = results.vendors()
    years = [vendor.founded.first.year for vendor in vendors if vendor.founded]
    first = min(years, default=0) // YEARS * YEARS
    rows = [
        _row(
            f"{since}–{since + YEARS - 1}",
            [row for row in vendors if row.founded and since <= row.founded.first.year < since + YEARS],
        )
        for since in range(first, max(years, default=-1) + 1, YEARS)
    ]
    unknown = [vendor for vendor in vendors if not vendor.founded]
    return Told(
        _finding(results, vendors, sorted(years), words),
        words.say(
            "Number of vendors by years of founding and region of origin, as of {day}", day=words.date(results.as_of.on)
        ),
        Table(COLUMNS, [*rows, *([_row(None, unknown)] if unknown else [])]),
        unverified_cells(results, "founded") + unverified_cells(results, "origin_country"),
    )


def _row(period: str | None, vendors: Sequence[VendorOn]) -> list[object]:
    counts = [sum(vendor.origin_region == region for vendor in vendors) for region in ORIGINS]
    return [period, *counts, len(vendors), named(vendors)]


def _finding(results: Results, vendors: Sequence[VendorOn], years: Sequence[int], words: Language) -> str:
    if not vendors:
        return words.say("No vendor meets these conditions")
    if not years:
        return words.plural(
            "The founding of {n} vendor is not known", "The foundings of {n} vendors are not known", len(vendors)
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
    unknown = len(vendors) - len(years)
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
