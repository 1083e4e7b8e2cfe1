"""Countries: in which vendors were born, and from which they are controlled."""

from collections import defaultdict
from typing import Final

import numpy as np

from vendors.analysis import headlines
from vendors.analysis.charts.base import Chart, Told, column, known_owners, named, unverified_controls
from vendors.analysis.fact_index import VERIFIED, fact_index
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.query.control_index import controls
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.vendor import Vendor

COLUMNS: Final = (
    column("country", _("Country"), "place"),
    column("born", _("Born here"), "integer"),
    column("controlled", _("Controlled from here"), "integer"),
    column("born_names", _("Vendors born here"), many=True),
    column("controlled_names", _("Vendors controlled from here"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """Of each country how many vendors were born in it and how many are controlled from it; first those that control most."""
    vendors, places = results.stored_vendors()[:], results.vendor_places()
    control = controls(results.as_of, results.as_of.on)
    controlled_from = control.countries[places]
    born: defaultdict[str | None, list[Vendor]] = defaultdict(list)
    held: defaultdict[str | None, list[Vendor]] = defaultdict(list)
    for vendor, country in zip(vendors, controlled_from.tolist(), strict=True):
        born[vendor.origin_country].append(vendor)
        held[control.names[country] if country >= 0 else None].append(vendor)
    found = len(born), len(held.keys() - {None}), len(held.get(None, ()))
    codes = sorted(
        {*born, *held},
        key=lambda code: (code is None, -len(held[code]), -len(born[code]), sort_key(words.country(code or ""))),
    )
    rows = [[code, len(born[code]), len(held[code]), named(born[code]), named(held[code])] for code in codes]
    unsure_origins = fact_index(results.as_of).cell("origin_country").verification[places] != VERIFIED
    doubtful = unsure_origins | (controlled_from >= 0) & ~control.verified[places]
    return Told(
        headlines.careful(_finding(len(vendors), *found, words), int(np.count_nonzero(doubtful)), results, words)
        if vendors
        else words.say("No vendor meets these conditions"),
        words.say(
            "Number of vendors by country of origin and country of control, as of {day}",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        int(np.count_nonzero(unsure_origins)) + unverified_controls(results),
        known_owners(results, words),
    )


def _finding(vendors: int, origins: int, controls: int, unknown: int, words: Language) -> str:
    """In how many countries vendors were born, from how many they are controlled, and of how many that is not known."""
    parts = [
        words.plural("born in {n} country", "born in {n} countries", origins),
        words.plural("controlled from {n} country", "controlled from {n} countries", controls) if controls else "",
        words.plural("{n} whose control is not known", "{n} whose control is not known", unknown) if unknown else "",
    ]
    return words.say(
        "{vendors}: {parts}",
        vendors=words.plural("{n} vendor", "{n} vendors", vendors),
        parts=", ".join(part for part in parts if part),
    )


# The name is older than the form: it stands in addresses that are in print.
CHART: Final = Chart(
    name="world-map",
    title=_("Country by country"),
    tables=("vendors", "ownership"),
    tell=tell,
)
