"""From origin to control: how many vendors of each region are now controlled from which."""

from collections.abc import Mapping
from itertools import product
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
from vendors.query.control_index import CODES, controls, origins
from vendors.query.results import Results
from vendors.query.row_index import Places, RowsAt
from vendors.query.table import Table
from vendors.query.vendor_index import vendor_index
from vendors.types.country import Region

COLUMNS: Final = (
    column("origin_region", _("Region of origin"), "region"),
    column("control_region", _("Region of control"), "region"),
    column("vendors", _("Vendors"), "integer"),
    column("names", _("Names"), many=True),
)


def together(results: Results) -> Mapping[tuple[Region, Region], Places]:
    """The vendors chosen by their region of origin and that of control, as their places in the index of the day; no pair without any."""
    places = results.vendor_places()
    born, held = origins(results.as_of)[places], controls(results.as_of, results.as_of.on).regions[places]
    found = {
        (origin, control): places[(born == CODES[origin]) & (held == CODES[control])]
        for origin, control in product(REGIONS, REGIONS)
    }
    return {pair: group for pair, group in found.items() if len(group)}


def tell(results: Results, words: Language) -> Told:
    """How many vendors of each region of origin each region controls."""
    index, groups = vendor_index(results.as_of), together(results)
    return Told(
        headlines.european_control(results, words),
        words.say(
            "Number of vendors by region of origin and region of control, as of {day}", day=words.date(results.as_of.on)
        ),
        Table(COLUMNS, [[*pair, len(group), named(RowsAt(index.stored, group))] for pair, group in groups.items()]),
        unverified_cells(results, "origin_country") + unverified_controls(results),
        known_owners(results, words),
    )


CHART: Final = Chart(
    name="origin-to-control",
    title=_("From origin to control"),
    tables=("vendors", "ownership"),
    tell=tell,
)
