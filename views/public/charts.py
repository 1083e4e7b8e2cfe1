"""Charts: what the survey shows where people would rather look than read, each beside the table of its numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vendors.analysis.charts import CHARTS, Chart, Told, capabilities, owners, told, told_by
from vendors.analysis.charts.base import absorbed
from vendors.analysis.explore.things import kinds_of_deals
from vendors.domain.as_of import AsOf
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import VENDOR_PARAMETERS, Results
from vendors.query.selection import Selection
from vendors.query.wider import unknown_left_out
from vendors.tables.capability import Support
from vendors.tables.remembered import with_dataset
from vendors.types.did_you_mean import nearest
from views.base.frame import USUAL_THEME, framed, wrong
from views.base.page import Embed, Page
from views.base.paging import Paged, paged
from views.base.render import render
from views.base.view import Asked, View
from views.charts.drawn import Drawn, drawn
from views.public import panorama

PARAMETERS: Final = (*VENDOR_PARAMETERS, "since", "until", "event")
MOST_ROWS: Final = 12
"""A longer table is folded."""
MOST_COLUMNS: Final = 8
"""So is a wider one."""
MOST_SHOWN: Final = 28
"""Rows of a table that stand on a page, so that six tables of thousands of vendors fit into one (0054); the next ones stand on the next page of the table."""
TURNED: Final = "table"
"""The parameter that names the chart whose table `page` turns; without it all tables are turned together."""
Able = Sequence[tuple[str, Sequence[str]]]
"""Labels of functions, each with the names of vendors."""
EMBEDDED: Final = "origin-to-control"
"""The chart that other sites frame where their address names none."""


@dataclass(frozen=True, slots=True)
class ChartOnPage:
    """One chart as its page shows it.

    Attributes:
        paged: the rows of its table that stand on the page.
        drawn: its picture.
        starts: the columns of signs with which a group of functions begins.
        able: of each function its label, and the vendors that have it, in part or whole.
    """

    chart: Chart
    told: Told
    paged: Paged
    drawn: Drawn
    source: str
    citation: str
    starts: Collection[str] = ()
    able: Able = ()

    @property
    def is_signs(self) -> bool:
        """Whether its table is one of signs, with many narrow columns."""
        return any(column.kind == "support" for column in self.told.table.columns)

    @property
    def has_texts(self) -> bool:
        """Whether some of its cells are long: on a phone its rows then become cards."""
        return any(column.many or column.kind == "own-text" for column in self.told.table.columns)

    @property
    def nil(self) -> Collection[str]:
        """The columns of what is undated that have nothing: on paper they would only take room from the others."""
        table = self.told.table
        places = {name: table.names.index(name) for name in owners.UNDATED.values() if name in table.names}
        return [name for name, at in places.items() if not any(row[at] for row in table.rows)]

    @property
    def is_long(self) -> bool:
        """Whether its table is folded."""
        return len(self.told.table.rows) > MOST_ROWS or len(self.told.table.columns) > MOST_COLUMNS

    @property
    def is_turned(self) -> bool:
        """Whether another page of its table than the first is asked for."""
        return self.paged.asked > 1


def view(asked: Asked) -> View:
    """Every chart of the vendors chosen, as of the date."""
    words, results = asked.words, asked.results
    every = [shown(asked, chart, told(name, results)) for name, chart in CHARTS.items()]
    # Without a name all tables are turned together, and the shorter ones stay at their last page.
    is_beyond = not dict(asked.beside).get(TURNED) and asked.selection.page > max(one.paged.pages for one in every)
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
        is_beyond=is_beyond,
        finding=told(EMBEDDED, results).finding,
        vendors=results.vendors(),
        absorbed=absorbed(results),
        facets=[(name, results.vendor_facet(name)) for name in PAGE.facets],
        more_facets=[(name, results.vendor_facet(name)) for name in PAGE.more_facets],
        kinds=kinds_of_deals(results),
        parameters=PARAMETERS,
        left_out=unknown_left_out(results),
    )


def embed(asked: Asked) -> View:
    """A chart, with the table that it is drawn from."""
    name = dict(asked.beside).get("name", EMBEDDED)
    if name not in CHARTS:
        said = asked.words.say(_("There is no such chart"))
        return wrong(asked, said, status=404, hint=nearest(name, CHARTS) or "")
    # In a frame nobody can turn to another page of the table: it begins with its first row.
    asked = replace(asked, selection=asked.selection.but(page=1))
    one = shown(asked, CHARTS[name], told(name, asked.results), dict(asked.beside).get("theme", USUAL_THEME))
    return framed(asked, "chart.html", one.told.finding, one=one)


def shown(asked: Asked, chart: Chart, what: Told, theme: str = "auto") -> ChartOnPage:
    """A chart with all that stands around it; the theme is that of an embed."""
    turned, rows = dict(asked.beside).get(TURNED, ""), what.table.rows
    page = asked.selection.page if turned == chart.name else 1
    if not turned:
        page = min(asked.selection.page, paged(rows, 1, MOST_SHOWN).pages)
    return ChartOnPage(
        chart,
        what,
        paged(rows, page, MOST_SHOWN),
        drawn(chart.name, asked.results, theme),
        chart.source(what, asked.results, asked.words),
        PAGE.citation(asked.results, PAGE_TABLES[f"charts/{chart.name}"]).text,
        *(_functions(asked.results.as_of, asked.selection.but()) if chart is capabilities.CHART else ()),
    )


@with_dataset(16)
def _functions(as_of: AsOf, selection: Selection) -> tuple[Collection[str], Able]:
    """The columns with which a group of functions begins, and who has each; see `ChartOnPage`."""
    table = told_by(capabilities.CHART, Results(as_of.dataset, selection, as_of.today)).table
    names = table.names
    starts = {next((str(one) for one in group if one in names), "") for _label, group in capabilities.GROUPS}
    able = [
        (column.label, [row[0] for row in table.rows if (found := row[at]) is Support.YES or found is Support.PARTIAL])
        for at, column in enumerate(table.columns)
        if column.kind == "support"
    ]
    return starts, able


PAGE: Final = Page(
    path="/charts",
    title=_("Charts"),
    place=60,
    view=view,
    nav=True,
    facets=panorama.PAGE.facets,
    more_facets=panorama.PAGE.more_facets,
    parameters=(*PARAMETERS, "match", "sort", "page"),
    beside={TURNED: CHARTS},
    tables=tuple(PAGE_TABLES[f"charts/{name}"] for name in CHARTS),
    card_chart=EMBEDDED,
    embed=Embed("chart", _("a chart"), height=520, view=embed),
)
