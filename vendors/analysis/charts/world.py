"""The world map: in which countries vendors were born, and from which they are controlled."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pycountry

from vendors.analysis import headlines
from vendors.analysis.charts.base import Chart, Told, column, named, unverified_controls
from vendors.analysis.charts.drawing import PALETTE, faint, hover, template
from vendors.domain.evidence import of_cell
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.types.country import EUROPE, Region, region_of
from vendors.types.did_you_mean import plain

if TYPE_CHECKING:
    import plotly.graph_objects as go

COUNTRIES: Final = Path(__file__).parent / "countries.json"
"""Country -> longitude and latitude of its largest part's middle, and whether the map has its shape: from Natural Earth, as the map."""

COLUMNS: Final = (
    column("country", _("Country"), "place"),
    column("born", _("Born here"), "integer"),
    column("controlled", _("Controlled from here"), "integer"),
    column("born_names", _("Vendors born here"), many=True),
    column("controlled_names", _("Vendors controlled from here"), many=True),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a country is on the map."""

    longitude: float
    latitude: float
    drawn: bool


@cache
def places() -> Mapping[str, Place]:
    """The countries that can be put on the map, by ISO 3166-1 alpha-2."""
    return {code: Place(*found) for code, found in json.loads(COUNTRIES.read_text()).items()}


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
        key=lambda code: (code is None, -len(held[code]), -len(born[code]), plain(words.country(code or ""))),
    )
    rows = [[code, len(born[code]), len(held[code]), named(born[code]), named(held[code])] for code in codes]
    off = [code for code in codes if code and code not in places()]
    unsure_origins = [
        vendor for vendor in vendors if not of_cell(results.as_of.dataset, vendor.id, "origin_country").verified
    ]
    return Told(
        _finding(results, vendors, unsure_origins, words),
        words.say(
            "Number of vendors by country of origin and country of control, as of {day}",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        len(unsure_origins) + unverified_controls(vendors),
        [words.say("Not on the map: {countries}.", countries=words.listing(map(words.country, off)))] if off else [],
    )


def _finding(results: Results, vendors: list[VendorOn], unsure: list[VendorOn], words: Language) -> str:
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


def draw(table: Table, words: Language, dark: bool) -> "go.Figure":
    """Two maps, the world and Europe; a disc counts the vendors controlled from a country, a ring those born in it."""
    import plotly.graph_objects as go

    colours = PALETTE[dark]
    rows = [row for row in table.rows if row[0] in places()]
    most = max((max(row[1], row[2]) for row in rows), default=1)
    figure = go.Figure()
    for geo, only in (("geo", False), ("geo2", True)):
        shown = [row for row in rows if not only or row[0] in EUROPE]
        said = [_said(row, words) for row in shown]
        shapes = [(row, text) for row, text in zip(shown, said, strict=True) if places()[row[0]].drawn]
        for region in Region:
            filled = [(row, text) for row, text in shapes if region_of(row[0]) == region]
            if filled:
                figure.add_choropleth(
                    geo=geo,
                    locations=[pycountry.countries.lookup(row[0]).alpha_3 for row, _ in filled],
                    z=[1 for _ in filled],
                    colorscale=[[0, faint(colours[region], 0.3)], [1, faint(colours[region], 0.3)]],
                    showscale=False,
                    marker={"line": {"width": 0.5, "color": colours["paper"]}},
                    customdata=[text for _, text in filled],
                    hovertemplate="%{customdata}<extra></extra>",
                )
        for at, name, ring in ((2, words.say("Controlled from here"), False), (1, words.say("Born here"), True)):
            counted = [(row, text) for row, text in zip(shown, said, strict=True) if row[at]]
            # On the map of the world Europe is too small for numbers: they stand on its own map.
            numbers = [
                words.number(row[at]) if (only or row[0] not in EUROPE) and (not ring or not row[2]) else ""
                for row, _ in counted
            ]
            region_colours = [colours[region_of(row[0])] for row, _ in counted]
            figure.add_scattergeo(
                geo=geo,
                name=name,
                legendgroup=name,
                showlegend=only,
                lon=[places()[row[0]].longitude for row, _ in counted],
                lat=[places()[row[0]].latitude for row, _ in counted],
                mode="markers+text",
                text=numbers,
                textfont={"color": colours["ink" if ring else "paper"], "size": 13},
                marker={
                    "size": [_size(row[at], most, only) for row, _ in counted],
                    "symbol": "circle-open" if ring else "circle",
                    "color": [colours["ink"]] * len(counted) if ring else region_colours,
                    "line": {"width": 2 if ring else 0},
                    "opacity": 1,
                },
                customdata=[text for _, text in counted],
                hovertemplate="%{customdata}<extra></extra>",
            )
    ground: dict[str, Any] = {
        "scope": "world",
        "resolution": 110,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "showcoastlines": False,
        "showland": True,
        "landcolor": colours["rule"],
        "showcountries": True,
        "countrycolor": colours["paper"],
        "showlakes": False,
    }
    return figure.update_layout(
        template=template(dark),
        margin={"l": 0, "r": 0, "t": 40, "b": 0},
        legend={"itemsizing": "constant"},
        geo={
            **ground,
            "domain": {"x": [0, 1], "y": [0.56, 1]},
            "projection": {"type": "natural earth"},
            "lonaxis": {"range": [-130, 180]},
            "lataxis": {"range": [-52, 74]},
        },
        geo2={
            **ground,
            "domain": {"x": [0, 1], "y": [0, 0.54]},
            "projection": {"type": "mercator"},
            "lonaxis": {"range": [-13, 33]},
            "lataxis": {"range": [35, 68]},
        },
    )


def _said(row: Sequence[Any], words: Language) -> str:
    code, born, held, born_names, held_names = row
    lines = [
        hover(words.say("{label}: {n}", label=words.say(label), n=words.number(n)), names)
        for label, n, names in (
            (COLUMNS[1].label, born, born_names),
            (COLUMNS[2].label, held, held_names),
        )
    ]
    return f"<b>{words.country(code)}</b><br>" + "<br>".join(lines)


def _size(n: int, most: int, near: bool) -> float:
    """Diameter in pixels: the area counts, and one vendor is still seen."""
    least, widest = (18, 50) if near else (14, 44)
    return max(least, widest * math.sqrt(n / most))


CHART: Final = Chart(
    name="world-map",
    title=_("World map"),
    drawing=_(
        "Two maps, the world and Europe: on each country a disc for the vendors controlled from it and a ring for those born in it; the larger, the more."
    ),
    tables=("vendors", "ownership"),
    tell=tell,
    draw=draw,
    height=lambda _: 700,
)
