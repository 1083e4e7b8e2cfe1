"""Owners over time, drawn: a bar for each year."""

from typing import Final

import plotly.graph_objects as go

from vendors.analysis.charts import owners
from vendors.analysis.charts.base import REGIONS
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.style import hover, stacked


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """A bar a year, each of parts by region of control."""
    counts = {region: [row[1 + at] for row in table.rows] for at, region in enumerate(REGIONS)}
    said = {
        region: [
            hover(words.date(row[0]), [f"{words.say(region.label)}{words.say(':')} {words.number(n)}"])
            for row, n in zip(table.rows, numbers, strict=True)
        ]
        for region, numbers in counts.items()
    }
    return stacked([str(row[0].year) for row in table.rows], counts, said, words, dark)


DRAWING: Final = Drawing(
    chart=owners.CHART,
    looks=_("A bar for each year, divided by the regions that control the vendors."),
    draw=draw,
    height=lambda _: 420,
)
