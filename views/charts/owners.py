"""Owners over time, drawn: a bar for each year."""

from typing import Final

import plotly.graph_objects as go

from vendors.analysis.charts import owners
from vendors.analysis.charts.base import REGIONS
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.types.country import Region
from views.charts.base import Drawing
from views.charts.style import hover, stacked


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """A bar a year, each of parts by region of control."""
    counts = {region: [row[1 + at] for row in table.rows] for at, region in enumerate(REGIONS)}
    hatched: dict[Region, list[int]] = {
        region: [row[table.names.index(name)] for row in table.rows] for region, name in owners.UNDATED.items()
    }
    said = {
        region: [
            hover(words.date(row[0]), _told(region, n, undated, words))
            for row, n, undated in zip(table.rows, numbers, hatched.get(region, numbers), strict=True)
        ]
        for region, numbers in counts.items()
    }
    return stacked([str(row[0].year) for row in table.rows], counts, said, words, dark, hatched)


def _told(region: Region, n: int, undated: int, words: Language) -> list[str]:
    told = [f"{words.say(region.label)}{words.say(':')} {words.number(n)}"]
    if undated and region in owners.UNDATED:
        told.append(words.plural("of them {n} undated", "of them {n} undated", undated))
    return told


DRAWING: Final = Drawing(
    chart=owners.CHART,
    looks=_(
        "A bar for each year, divided by the regions that control the vendors; hatched is whose owner is known and since when is not."
    ),
    draw=draw,
    height=lambda _: 420,
)
