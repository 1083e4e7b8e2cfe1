"""Founding over time, drawn: a bar for each five years."""

from typing import Final

import plotly.graph_objects as go

from vendors.analysis.charts import founding
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.style import hover, stacked


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """A bar for each five years, each of parts by region of origin; at the end those of unknown founding."""
    counts = {region: [row[1 + at] for row in table.rows] for at, region in enumerate(founding.ORIGINS)}
    places = [row[0] or words.say("Not known") for row in table.rows]
    said = {
        region: [
            hover(f"{place} · {words.say(region.label)}{words.say(':')} {words.number(n)}", row[-1])
            for row, place, n in zip(table.rows, places, numbers, strict=True)
        ]
        for region, numbers in counts.items()
    }
    # Broken, so that it fits below a bar on a phone.
    return stacked([place.replace("–", "–<br>").replace(" ", "<br>") for place in places], counts, said, words, dark)


DRAWING: Final = Drawing(
    chart=founding.CHART,
    looks=_("A bar for each five years, divided by the regions of origin of the vendors founded then."),
    draw=draw,
    height=lambda _: 400,
)
