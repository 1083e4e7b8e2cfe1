"""The world map, drawn: the world and Europe, with discs and rings."""

import math
from collections.abc import Sequence
from typing import Any, Final

import plotly.graph_objects as go
import pycountry

from vendors.analysis.charts import world
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.types.country import EUROPE, Region, region_of
from views.charts.base import Drawing
from views.charts.style import PALETTE, faint, hover, template


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """Two maps, the world and Europe; a disc counts the vendors controlled from a country, a ring those born in it."""
    colours = PALETTE[dark]
    rows = [row for row in table.rows if row[0] in world.places()]
    most = max((max(row[1], row[2]) for row in rows), default=1)
    figure = go.Figure()
    for geo, only in (("geo", False), ("geo2", True)):
        shown = [row for row in rows if not only or row[0] in EUROPE]
        said = [_said(row, words) for row in shown]
        shapes = [(row, text) for row, text in zip(shown, said, strict=True) if world.places()[row[0]].drawn]
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
                lon=[world.places()[row[0]].longitude for row, _ in counted],
                lat=[world.places()[row[0]].latitude for row, _ in counted],
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
            (world.COLUMNS[1].label, born, born_names),
            (world.COLUMNS[2].label, held, held_names),
        )
    ]
    return f"<b>{words.country(code)}</b><br>" + "<br>".join(lines)


def _size(n: int, most: int, near: bool) -> float:
    """Diameter in pixels: the area counts, and one vendor is still seen."""
    least, widest = (18, 50) if near else (14, 44)
    return max(least, widest * math.sqrt(n / most))


DRAWING: Final = Drawing(
    chart=world.CHART,
    looks=_(
        "Two maps, the world and Europe: on each country a disc for the vendors controlled from it and a ring for those born in it; the larger, the more."
    ),
    draw=draw,
    height=lambda _: 700,
)
