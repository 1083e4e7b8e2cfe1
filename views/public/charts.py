"""Charts: what the survey shows where people would rather look than read, each beside the table of its numbers."""

from dataclasses import dataclass
from typing import Final

from vendors.analysis.charts import CHARTS, Chart, Told, told
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import VENDOR_PARAMETERS
from vendors.query.wider import unknown_left_out
from vendors.types.did_you_mean import nearest
from views.base.frame import USUAL_THEME, framed, wrong
from views.base.page import Embed, Page
from views.base.render import render
from views.base.view import Asked, View
from views.charts.drawn import Drawn, drawn
from views.public import panorama

PARAMETERS: Final = (*VENDOR_PARAMETERS, "since", "until")
MOST_ROWS: Final = 12
"""A longer table is folded."""
EMBEDDED: Final = "origin-to-control"
"""The chart that other sites frame where their address names none."""


@dataclass(frozen=True, slots=True)
class ChartOnPage:
    """One chart as its page shows it.

    Attributes:
        drawn: its picture.
    """

    chart: Chart
    told: Told
    drawn: Drawn
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
        facets=[(name, results.vendor_facet(name)) for name in PAGE.facets],
        more_facets=[(name, results.vendor_facet(name)) for name in PAGE.more_facets],
        parameters=PARAMETERS,
        left_out=unknown_left_out(results),
    )


def embed(asked: Asked) -> View:
    """A chart, with the table that it is drawn from."""
    name = dict(asked.beside).get("name", EMBEDDED)
    if name not in CHARTS:
        said = asked.words.say(_("There is no such chart"))
        return wrong(asked, said, status=404, hint=nearest(name, CHARTS) or "")
    one = shown(asked, CHARTS[name], told(name, asked.results), dict(asked.beside).get("theme", USUAL_THEME))
    return framed(asked, "chart.html", one.told.finding, one=one)


def shown(asked: Asked, chart: Chart, what: Told, theme: str = "auto") -> ChartOnPage:
    """A chart with all that stands around it; the theme is that of an embed."""
    return ChartOnPage(
        chart,
        what,
        drawn(chart.name, asked.results, theme),
        chart.source(what, asked.results, asked.words),
        PAGE.citation(asked.results, PAGE_TABLES[f"charts/{chart.name}"]).text,
    )


PAGE: Final = Page(
    path="/charts",
    title=_("Charts"),
    place=60,
    view=view,
    nav=True,
    facets=panorama.PAGE.facets,
    more_facets=panorama.PAGE.more_facets,
    parameters=(*PARAMETERS, "match", "sort"),
    tables=tuple(PAGE_TABLES[f"charts/{name}"] for name in CHARTS),
    embed=Embed("chart", _("a chart"), height=520, view=embed),
)
