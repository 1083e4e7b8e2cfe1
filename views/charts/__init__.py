"""The charts of the site as plotly figures, one a module; what each tells is in `vendors.analysis.charts`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go

from vendors.analysis.charts import told
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.table import Table
from views.charts import capabilities, flow, founding, funding, owners, world
from views.charts.base import Drawing
from views.charts.style import CONFIG, MAPS

DRAWINGS: Final[Mapping[str, Drawing]] = {
    module.DRAWING.chart.name: module.DRAWING for module in (flow, world, owners, capabilities, founding, funding)
}
"""How each chart of `vendors.analysis.charts.CHARTS` is drawn, by its name."""


def figure(name: str, results: Results, dark: bool) -> go.Figure:
    """A chart of what a Selection names, in its language; remembered, so it must not be changed.

    Args:
        name: a key of `DRAWINGS`.
        results: what it shows.
        dark: whether the ground is dark.

    Raises:
        KeyError: there is no such chart.
    """
    table = told(name, results).table
    return _drawn(name, tuple(table.columns), tuple(map(tuple, table.rows)), results.selection.lang, dark)


def alternative(name: str, results: Results) -> str:
    """The same chart in words, for those who do not see it; see `figure`."""
    return DRAWINGS[name].alternative(told(name, results), language(results.selection.lang))


@lru_cache(maxsize=256)
def _drawn(name: str, columns: tuple[Any, ...], rows: tuple[Any, ...], lang: str, dark: bool) -> go.Figure:
    # Kept by what is drawn: many addresses name the same rows.
    drawing, table = DRAWINGS[name], Table(columns, rows)
    return drawing.draw(table, language(lang), dark).update_layout(height=drawing.height(table))


__all__ = ["CONFIG", "DRAWINGS", "MAPS", "Drawing", "alternative", "figure"]
