"""How a chart is drawn: its figure, the room that it takes, and what it looks like in words."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from vendors.analysis.charts import Chart, Told
from vendors.i18n.language import Language
from vendors.query.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing of one chart. It is given the table that the chart tells and nothing else, so that both say the same.

    Attributes:
        chart: what is drawn.
        looks: what it looks like, an English message: for those who do not see it.
        draw: the figure of the chart's table, in a language, on a dark ground or a light one.
        height: pixels that the figure of a table takes.
    """

    chart: Chart
    looks: str
    draw: Callable[[Table, Language, bool], go.Figure]
    height: Callable[[Table], int]

    def alternative(self, told: Told, words: Language) -> str:
        """The figure in words."""
        return words.say(
            "{drawing} {finding}. The table has the same numbers.",
            drawing=words.say(self.looks),
            finding=told.finding,
        )
