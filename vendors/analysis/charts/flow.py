"""From origin to control: how many vendors of each region are now controlled from which."""

from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import (
    REGIONS,
    Chart,
    Told,
    column,
    known_owners,
    named,
    unverified_cells,
    unverified_controls,
)
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table

COLUMNS: Final = (
    column("origin_region", _("Region of origin"), "region"),
    column("control_region", _("Region of control"), "region"),
    column("vendors", _("Vendors"), "integer"),
    column("names", _("Names"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """How many vendors of each region of origin each region controls."""
    vendors = results.vendors()
    groups = [
        (origin, control, [row for row in vendors if (row.origin_region, row.control_region) == (origin, control)])
        for origin in REGIONS
        for control in REGIONS
    ]
    return Told(
        headlines.european_control(results, words),
        words.say(
            "Number of vendors by region of origin and region of control, as of {day}", day=words.date(results.as_of.on)
        ),
        Table(COLUMNS, [[origin, control, len(group), named(group)] for origin, control, group in groups if group]),
        unverified_cells(results.as_of, vendors, "origin_country") + unverified_controls(vendors),
        known_owners(vendors, words),
    )


CHART: Final = Chart(
    name="origin-to-control",
    title=_("From origin to control"),
    tables=("vendors", "ownership"),
    tell=tell,
)
