"""Countries: in which vendors were born, and from which they are controlled."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import Chart, Told, column, known_owners, named, unverified_controls
from vendors.domain.evidence import of_cell
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.types.country import Region

COLUMNS: Final = (
    column("country", _("Country"), "place"),
    column("born", _("Born here"), "integer"),
    column("controlled", _("Controlled from here"), "integer"),
    column("born_names", _("Vendors born here"), many=True),
    column("controlled_names", _("Vendors controlled from here"), many=True),
)


def tell(results: Results, words: Language) -> Told:
    """Of each country how many vendors were born in it and how many are controlled from it; first those that control most."""
    vendors = results.vendors()
    born: defaultdict[str | None, list[VendorOn]] = defaultdict(list)
    held: defaultdict[str | None, list[VendorOn]] = defaultdict(list)
    for vendor in vendors:
        born[vendor.origin_country].append(vendor)
        held[vendor.control_country].append(vendor)
    codes = sorted(
        {*born, *held},
        key=lambda code: (code is None, -len(held[code]), -len(born[code]), sort_key(words.country(code or ""))),
    )
    rows = [[code, len(born[code]), len(held[code]), named(born[code]), named(held[code])] for code in codes]
    unsure_origins = [vendor for vendor in vendors if not of_cell(results.as_of, vendor.id, "origin_country").verified]
    return Told(
        _finding(results, vendors, unsure_origins, words),
        words.say(
            "Number of vendors by country of origin and country of control, as of {day}",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        len(unsure_origins) + unverified_controls(results),
        known_owners(results, words),
    )


def _finding(results: Results, vendors: Sequence[VendorOn], unsure: list[VendorOn], words: Language) -> str:
    if not vendors:
        return words.say("No vendor meets these conditions")
    controls = {vendor.control_country for vendor in vendors if vendor.control_country}
    origins = {vendor.origin_country for vendor in vendors}
    unknown = sum(vendor.control_region is Region.UNKNOWN for vendor in vendors)
    parts = [
        words.plural("born in {n} country", "born in {n} countries", len(origins)),
        words.plural("controlled from {n} country", "controlled from {n} countries", len(controls)) if controls else "",
        words.plural("{n} whose control is not known", "{n} whose control is not known", unknown) if unknown else "",
    ]
    said = words.say(
        "{vendors}: {parts}",
        vendors=words.plural("{n} vendor", "{n} vendors", len(vendors)),
        parts=", ".join(part for part in parts if part),
    )
    doubtful = {vendor.id for vendor in unsure} | {
        vendor.id for vendor in vendors if vendor.control_country and not vendor.control_verified
    }
    return headlines.careful(said, len(doubtful), results, words)


# The name is older than the form: it stands in addresses that are in print.
CHART: Final = Chart(
    name="world-map",
    title=_("Country by country"),
    tables=("vendors", "ownership"),
    tell=tell,
)
