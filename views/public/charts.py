"""Charts: what the survey shows where people would rather look than read, each beside the table of its numbers."""

from dataclasses import dataclass
from typing import Final

from vendors.analysis.charts import CHARTS, Chart, Told, told
from vendors.exports.citations import Citation
from vendors.i18n.language import _
from vendors.query.results import VENDOR_PARAMETERS, standing_open
from views.base.page import render
from views.base.view import Asked, View

FACETS, MORE_FACETS = standing_open(VENDOR_PARAMETERS)
MOST_ROWS: Final = 12
"""A longer table is folded."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart as its page shows it."""

    chart: Chart
    told: Told
    alternative: str
    source: str
    citation: str

    @property
    def is_signs(self) -> bool:
        """Whether its table is one of signs, with many narrow columns."""
        return any(column.kind == "support" for column in self.told.table.columns)

    @property
    def has_texts(self) -> bool:
        """Whether some of its cells are long: on a phone its rows then become cards."""
        return any(column.many or column.kind == "own-text" for column in self.told.table.columns)

    @property
    def is_long(self) -> bool:
        """Whether its table is folded."""
        return len(self.told.table.rows) > MOST_ROWS


def view(asked: Asked) -> View:
    """Every chart of the vendors chosen, as of the date."""
    words, results = asked.words, asked.results
    every = [shown(asked, chart, told(name, results)) for name, chart in CHARTS.items()]
    vendors = results.vendors()
    return render(
        asked,
        "charts.html",
        title=words.say(_("Charts")),
        description=words.say(
            _(
                "Where the vendors come from, who controls them, what their products do, when they were founded and financed: charts, each with the table of its numbers."
            )
        ),
        shown=every,
        vendors=vendors,
        absorbed=sum(vendor.status_on_date == "merged" for vendor in vendors),
        facets=[(name, results.vendor_facet(name)) for name in FACETS],
        more_facets=[(name, results.vendor_facet(name)) for name in MORE_FACETS],
        parameters=(*VENDOR_PARAMETERS, "since", "until"),
    )


def shown(asked: Asked, chart: Chart, what: Told) -> Shown:
    """A chart with all that stands around it."""
    return Shown(
        chart,
        what,
        chart.alternative(what, asked.words),
        chart.source(what, asked.results, asked.words),
        Citation.of("/charts", asked.results, title=chart.title, anchor=chart.name).text,
    )
