"""Panorama: the article’s question answered in figures, and the table of all vendors."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import absorbed, unverified_controls
from vendors.analysis.charts.flow import together
from vendors.domain import article_of_2018, evidence
from vendors.domain.article_context import in_context
from vendors.domain.evidence import Sourced
from vendors.domain.vendor_on import VendorOn, control_on, vendors_on
from vendors.exports.page_tables import PAGE_TABLES
from vendors.exports.vendor_tables import shown_columns
from vendors.i18n.language import _
from vendors.query.article_index import newest_about
from vendors.query.results import VENDOR_PARAMETERS, Results, standing_open
from vendors.query.search.entries import ResultKind
from vendors.query.update_list import last_day
from vendors.query.wider import unknown_left_out, widest
from vendors.types.country import Region
from views.base.dataset_described import described
from views.base.frame import framed, known_cells
from views.base.kept_parts import BETWEEN, KeptPart, PlacesOfNotes, kept_parts
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.paper_notes import PaperNotes
from views.base.render import fragment, render
from views.base.view import Asked, View
from views.charts.drawn import drawn

FACETS, MORE_FACETS = standing_open(VENDOR_PARAMETERS)
MOST_ROWS: Final = 90
"""Vendors on a page of the table, as many as fit into the bytes of a first answer where each cell is long (0054)."""
FEW_COLUMNS: Final = 6
MOST_CELLS: Final = 360
"""Cells on a page of a table with more columns than that."""
LEAST_ROWS: Final = 10
MOST_NEWS: Final = 5
"""Articles below the table."""


def view(asked: Asked) -> View:
    """Origin and control of the vendors, the seven of the article, the comparison table, the latest news."""
    results, words = asked.results, asked.words
    vendors = results.vendors()
    finding = headlines.panorama(results, words)
    columns = shown_columns(results)
    narrowed = asked.selection.narrows(*VENDOR_PARAMETERS)
    about = frozenset(results.vendor_ids()) if narrowed else None
    names = tuple(column.name for column in columns)
    shown = paged(vendors, asked.selection.page, rows_per_page(len(columns)))
    notes = PaperNotes()
    rows = [row.on_page(notes) for row in _rows(asked, shown.rows, names, tickable=True)]
    of_the_article = not narrowed and bool(article_of_2018.named(asked.dataset))
    seven = _seven(asked).on_page(notes) if of_the_article else ""
    return render(
        asked,
        "panorama.html",
        title=_title(asked),
        description=words.say(
            _(
                "Who sells customer-experience measurement, where it comes from and who controls it: {n} vendors, with sources."
            ),
            n=words.number(len(results.as_of.vendors)),
        ),
        structured=described(asked),
        finding=finding,
        heading=_heading(asked, finding),
        narrowed=narrowed,
        of_the_article=of_the_article,
        vendors=vendors,
        columns=columns,
        all_columns=[column for column in VendorOn.columns() if column.name != "name"],
        followed=len(results.as_of.vendors),
        paged=shown,
        rows=rows,
        paper_notes=notes,
        facets=[(name, results.vendor_facet(name)) for name in PAGE.facets],
        more_facets=[(name, results.vendor_facet(name)) for name in PAGE.more_facets],
        drawn=drawn("origin-to-control", results) if vendors else None,
        bars_say=headlines.european_control(results, words),
        seven=seven,
        unknown_rivals=""
        if asked.selection.narrows(*VENDOR_PARAMETERS, "date")
        else headlines.unknown_rivals(results, words),
        no_founding=sum(vendor.founded is None for vendor in results.stored_vendors())
        if asked.on != asked.today
        else 0,
        not_founded=len(asked.dataset.vendor) - len(results.as_of.vendors),
        absorbed=absorbed(results),
        unverified=unverified_controls(results),
        flow=_flow(results),
        latest=in_context(results.as_of, newest_about(asked.dataset, about, asked.on, MOST_NEWS)),
        parameters=VENDOR_PARAMETERS,
        left_out=unknown_left_out(results),
        read_through=asked.dataset.reviewed,
        changed_on=last_day(asked.dataset, results.log, asked.on),
        widest=None if vendors else widest(results, VENDOR_PARAMETERS, lambda found: found.count_vendors()),
    )


def _title(asked: Asked) -> str:
    """What windows and search engines call the page: what was chosen, or the question of the survey."""
    if asked.selection.narrows(*VENDOR_PARAMETERS, "date"):
        return _heading(asked, "")
    return asked.words.say(_("Customer-experience platforms: where they come from, who owns them"))


def _heading(asked: Asked, finding: str) -> str:
    """What was chosen, in words; the finding where nothing was. The figure beside it says who controls the vendors chosen."""
    if asked.selection.narrows(*VENDOR_PARAMETERS):
        said = headlines.chosen(asked.results, asked.words)
        if asked.selection.date:
            return asked.words.say("{finding}, as of {day}", finding=said, day=asked.words.date(asked.on))
        return said
    if asked.selection.date:
        return asked.words.say(_("The vendors as of {day}"), day=asked.words.date(asked.on))
    return finding


def embed(asked: Asked) -> View:
    """The table of the vendors chosen, the first of them where they are many."""
    results = asked.results
    vendors, columns = results.vendors(), shown_columns(results)
    shown = paged(vendors, 1, rows_per_page(len(columns)))
    names = tuple(column.name for column in columns)
    return framed(
        asked,
        "vendors.html",
        _heading(asked, headlines.panorama(results, asked.words)),
        paged=shown,
        columns=columns,
        rows=[row.on_page(PaperNotes()) for row in _rows(asked, shown.rows, names, tickable=False)],
        cells=known_cells(results.as_of, shown.rows, names),
    )


def rows_per_page(columns: int) -> int:
    """How many vendors the table has on a page: the more columns, the fewer rows, so that a page weighs the same."""
    return MOST_ROWS if columns <= FEW_COLUMNS else max(MOST_CELLS // columns, LEAST_ROWS)


def _rows(asked: Asked, vendors: Sequence[VendorOn], columns: tuple[str, ...], *, tickable: bool) -> Sequence[KeptPart]:
    """The table rows of vendors.

    Args:
        columns: of the table.
        tickable: whether each has a box to tick.
    """

    def make(places: Sequence[int], notes: PlacesOfNotes) -> str:
        return fragment(
            asked,
            "vendor_rows.html",
            rows=[vendors[place] for place in places],
            columns=[VendorOn.column(name) for name in columns],
            cell_sources=partial(evidence.of_shown, asked.results.as_of),
            tickable=tickable,
            paper_notes=notes if tickable else None,
        )

    return kept_parts(asked, [("row", row.id, columns, tickable) for row in vendors], make)


def _seven(asked: Asked) -> KeptPart:
    """The table of the vendors that the article names."""

    def make(_places: Sequence[int], notes: PlacesOfNotes) -> str:
        then = vendors_on(asked.dataset, article_of_2018.DAY, asked.today)
        named = [vendor for vendor in article_of_2018.named(asked.dataset) if vendor in then]
        # On the day of the article itself what came of them is told, and not the same day twice.
        against = asked.today if asked.on == article_of_2018.DAY else asked.on
        now = vendors_on(asked.dataset, against, asked.today)
        made = fragment(
            asked,
            "seven.html",
            seven=[(then[vendor], now.get(vendor)) for vendor in named],
            against=against,
            article=asked.dataset.article.get(article_of_2018.ARTICLE),
            quotation=article_of_2018.QUOTATION,
            control_sources=partial(control_sources, asked),
            paper_notes=notes,
        )
        return made + BETWEEN

    return kept_parts(asked, ["seven"], make)[0]


def _flow(results: Results) -> list[tuple[Region, list[tuple[Region, int]], int]]:
    """How many vendors of each region of origin each region controls: origin, counts by region of control, total."""
    counts = Counter({pair: len(group) for pair, group in together(results).items()})
    controls = [region for region in Region if any(counts[origin, region] for origin in Region)]
    rows = [(origin, [(region, counts[origin, region]) for region in controls]) for origin in Region]
    return [(origin, cells, sum(n for _, n in cells)) for origin, cells in rows if any(n for _, n in cells)]


def control_sources(asked: Asked, vendor: str, on: date | None = None) -> Sourced:
    """The sources of who controls a vendor on a day."""
    return evidence.of_control(asked.dataset, control_on(asked.dataset, vendor, on or asked.on, asked.today))


def _feed(asked: Asked) -> str:
    """What becomes public of the vendors chosen, or of all."""
    chosen = asked.selection
    if chosen.narrows(*VENDOR_PARAMETERS):
        return chosen.only_with(*VENDOR_PARAMETERS, "match").at("/feeds/selection.atom")
    return chosen.only_with().at("/feeds/changes.atom")


PAGE: Final = Page(
    path="/",
    title=_("Panorama"),
    place=10,
    view=view,
    nav=True,
    facets=FACETS,
    more_facets=MORE_FACETS,
    parameters=(*VENDOR_PARAMETERS, "match", "sort", "columns", "page"),
    tables=(PAGE_TABLES["vendors"],),
    embed=Embed("vendors", _("the table of vendors"), height=640, view=embed),
    feed=_feed,
    finds=ResultKind.VENDOR,
)
