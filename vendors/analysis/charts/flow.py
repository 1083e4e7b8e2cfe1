"""From origin to control: how many vendors of each region are now controlled from which."""

from itertools import product
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import (
    REGIONS,
    Chart,
    Told,
    column,
    known_owners,
    unverified_cells,
    unverified_controls,
)
from vendors.i18n.language import Language, _
from vendors.query.control_index import PAIRS, origin_and_control
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.query.vendor_index import vendor_index

COLUMNS: Final = (
    column("origin_region", _("Region of origin"), "region"),
    column("control_region", _("Region of control"), "region"),
    column("vendors", _("Vendors"), "integer"),
    column("names", _("Names"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """How many vendors of each region of origin each region controls."""
    places, index = results.vendor_places(), vendor_index(results.as_of)
    pairs = origin_and_control(results.as_of, places)
    together = {pair: places[pairs == at] for at, pair in enumerate(PAIRS)}
    groups = [(*pair, together[pair]) for pair in product(REGIONS, REGIONS) if len(together[pair])]
    return Told(
        headlines.european_control(results, words),
        words.say(
            "Number of vendors by region of origin and region of control, as of {day}", day=words.date(results.as_of.on)
        ),
        Table(
            COLUMNS,
            [[origin, control, len(group), tuple(index.names[group].tolist())] for origin, control, group in groups],
        ),
        unverified_cells(results, "origin_country") + unverified_controls(results),
        known_owners(results, words),
    )


CHART: Final = Chart(
    name="origin-to-control",
    title=_("From origin to control"),
    tables=("vendors", "ownership"),
    tell=tell,
)
