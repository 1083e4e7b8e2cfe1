"""How a chart is drawn: its plot, and what it looks like in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.analysis.charts import Chart, Told
from vendors.i18n.language import Language
from vendors.query.results import VENDOR_PARAMETERS
from vendors.query.table import Table
from views.charts.plot import Plot

PARAMETERS: Final = (*VENDOR_PARAMETERS, "match", "since", "until", "event")
"""What of a Selection the charts depend on that stand on their own page, beside the day and the language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing of one chart. It is given the table that the chart tells and nothing else, so that both say the same.

    Attributes:
        chart: what is drawn.
        looks: what it looks like, an English message: for those who do not see it.
        describe: the plot of the chart's table, in a language, for a narrow picture or a wide one.
        parameters: what of a Selection it depends on, beside the day and the language.
        path: of the page that shows it.
    """

    chart: Chart
    looks: str
    describe: Callable[[Table, Language, bool], Plot]
    parameters: Sequence[str] = PARAMETERS
    path: str = "/charts"

    def alternative(self, told: Told, words: Language) -> str:
        """The picture in words."""
        return words.say(
            "{drawing} {finding}. The table has the same numbers.",
            drawing=words.say(self.looks),
            finding=told.finding,
        )
