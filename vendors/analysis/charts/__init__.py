"""The charts of the site: what each tells, the table of its numbers, and its plotly figure."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go

from vendors.analysis.charts import capabilities, flow, founding, funding, owners, world
from vendors.analysis.charts.base import Chart, Told
from vendors.analysis.charts.drawing import CONFIG, MAPS, PALETTE
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.table import Table
from vendors.tables.dataset import Dataset

CHARTS: Final[Mapping[str, Chart]] = {
    chart.name: chart
    for chart in (flow.CHART, world.CHART, owners.CHART, capabilities.CHART, founding.CHART, funding.CHART)
}
"""Every chart by its name, in the order in which the page shows them."""


def told(name: str, results: Results) -> Told:
    """What a chart tells for a Selection, in its language; remembered, so it must not be changed.

    Raises:
        KeyError: there is no such chart.
    """
    # No chart depends on the page of a list.
    return _told(name, results.as_of.dataset, results.selection.but(page=1), results.as_of.today)


@lru_cache(maxsize=128)
def _told(name: str, dataset: Dataset, selection: Selection, day: date) -> Told:
    return CHARTS[name].tell(Results(dataset, selection, day), language(selection.lang))


def figure(name: str, results: Results, dark: bool) -> go.Figure:
    """A chart of what a Selection names, in its language; remembered, so it must not be changed.

    Args:
        name: a key of `CHARTS`.
        results: what it shows.
        dark: whether the ground is dark.

    Raises:
        KeyError: there is no such chart.
    """
    table = told(name, results).table
    return _drawn(name, tuple(table.columns), tuple(map(tuple, table.rows)), results.selection.lang, dark)


def alternative(name: str, results: Results) -> str:
    """The same chart in words, for those who do not see it; see `figure`."""
    return CHARTS[name].alternative(told(name, results), language(results.selection.lang))


@lru_cache(maxsize=256)
def _drawn(name: str, columns: tuple[Any, ...], rows: tuple[Any, ...], lang: str, dark: bool) -> go.Figure:
    # Kept by what is drawn: many addresses name the same rows.
    chart, table = CHARTS[name], Table(columns, rows)
    return chart.draw(table, language(lang), dark).update_layout(height=chart.height(table))


__all__ = ["CHARTS", "CONFIG", "MAPS", "PALETTE", "Chart", "Told", "alternative", "figure", "told"]
