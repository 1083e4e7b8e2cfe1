"""What each page shows, as a table to take away: the same rows in the same order, the same columns, and the sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from vendors.analysis import charts
from vendors.analysis.charts import Chart
from vendors.analysis.comparison import comparison
from vendors.analysis.facts_that_matter import tallies
from vendors.analysis.wanted import wanted
from vendors.domain import evidence
from vendors.domain.controversy_summary import about_article
from vendors.domain.evidence import Sourced
from vendors.domain.right_of_reply import state_of
from vendors.domain.vendor_on import VendorOn, status_on
from vendors.exports import verdict_columns
from vendors.exports.search_table import search
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import OPEN
from vendors.tables.correction import Correction
from vendors.tables.ownership import OwnershipKind
from vendors.tables.row import Column, Row, as_text
from vendors.types.country import EUROPEAN_SIDE, Region


@dataclass(frozen=True, slots=True)
class PageTable:
    """What a page, or a part of it, shows as a table to take away.

    Attributes:
        name: in addresses and in the names of files: `/vendors.csv` is Panorama’s.
        make: its rows, in the order and with the columns that the page shows.
        title: of the part, an English message; "" where it is the page.
        anchor: of the part.
        missing: the ids that the Selection names and the table cannot have; a file says which.
    """

    name: str
    make: Callable[[Results, Language], Table]
    title: str = ""
    anchor: str = ""
    missing: Callable[[Results], Sequence[str]] = lambda _: ()


def shown_columns(results: Results) -> list[Column]:
    """The columns of the table of vendors: the name, then those that the Selection names or the usual ones."""
    chosen = [VendorOn.column(name) for name in results.selection.columns if name in VendorOn.model_fields]
    name = VendorOn.column("name")
    return [name, *(column for column in chosen or usual_columns(VendorOn) if column is not name)]


def usual_columns(model: type[Row]) -> list[Column]:
    """The columns of a table that its page shows where the reader has chosen none."""
    return [column for column in model.columns_as_read() if column.usual]


def vendors(results: Results, words: Language) -> Table:
    """Panorama’s table, with the addresses of the sources of each row, and how far they reach."""
    columns = shown_columns(results)
    judged = [column for column in columns if column.evidence or column.sourced_as]
    rows = []
    for row in results.vendors():
        found = {column.name: evidence.of_shown(results.as_of, row.id, column.name) for column in columns}
        rows.append(
            [
                *(shown_value(row, column.name, words) for column in columns),
                _addresses(found.values()),
                *(
                    cell
                    for column in judged
                    for cell in verdict_columns.cells(column, found[column.name], known=row.is_known(column.name))
                ),
            ]
        )
    return Table(
        [*columns, _sources(), *(twin for column in judged for twin in verdict_columns.of_value(column))], rows
    )


def shown_value(row: VendorOn, name: str, words: Language) -> Any:
    """The value of a cell; where nobody owns the vendor, how it is held, in words as on the page: an empty cell says that it is not known."""
    value = getattr(row, name)
    if name == "owner" and not value and row.control_kind is not OwnershipKind.UNKNOWN:
        said = words.say(row.control_kind.label)
        return said[:1].upper() + said[1:]
    return value


def not_founded(results: Results) -> list[str]:
    """The vendors that the Selection names and that did not exist yet on its day."""
    return [vendor for vendor in results.selection.vendor if vendor not in results.as_of.vendors]


def perhaps_in_period(results: Results) -> list[str]:
    """The articles that the period leaves out although they may lie in it, because only their year or month is known."""
    return [article.id for article in results.articles_of_perhaps()]


_OF_ANY_KIND: Final = Column("", "", many=True, derived=True)
"""The column of a vendor in a comparison: some of its values are lists."""


def compare(results: Results, words: Language) -> Table:
    """The comparison: one row a criterion, one column a vendor. Only a screen has no room for more than a few of them."""
    chosen = [results.as_of.vendors[vendor] for vendor in results.selection.vendor if vendor in results.as_of.vendors]
    groups = comparison(results.as_of, chosen, results.selection.only == "differences")
    columns = [
        _text("group", _("Group")),
        _text("criterion", _("Criterion")),
        *(_text(vendor.id, vendor.name) for vendor in chosen),
        _sources(),
        *(column for vendor in chosen for column in verdict_columns.of_value(replace(_OF_ANY_KIND, name=vendor.id))),
    ]
    rows = [
        [
            words.say(group.label),
            words.say(row.column.label),
            *(
                as_text(shown_value(cell.vendor, "owner", words) if row.column.name == "owner" else cell.value)
                for cell in row.cells
            ),
            _addresses(cell.sourced for cell in row.cells),
            *(
                twin
                for cell in row.cells
                for twin in verdict_columns.cells(_OF_ANY_KIND, cell.sourced, known=cell.value is not None)
            ),
        ]
        for group in groups
        for row in group.criteria
    ]
    return Table(columns, rows)


def vendor(results: Results, words: Language) -> Table:
    """The facts of one vendor, or of several: one row a fact, with its verdict, sources, publishers and what of it is not verified."""
    columns = [
        _text("vendor", _("Vendor")),
        _text("field", _("Field")),
        _text("value", _("Value")),
        _text("verdict", _("Verdict")),
        _sources(),
        verdict_columns.publishers("publishers"),
        verdict_columns.unverified("unverified"),
    ]
    rows = []
    for id in results.selection.vendor or tuple(results.as_of.vendors):
        row = results.as_of.vendors.get(id)
        for column in VendorOn.columns() if row else ():
            found = evidence.of_shown(results.as_of, id, column.name)
            if row and found is not None and row.is_known(column.name):
                value = as_text(shown_value(row, column.name, words))
                rows.append(
                    [
                        id,
                        column.name,
                        value,
                        str(found.verification),
                        _addresses([found]),
                        found.publishers,
                        found.unverified,
                    ]
                )
    return Table(columns, rows)


def news(results: Results, words: Language) -> Table:
    """The articles by story, with the vendors each is about; `story` is the id of the first article of its story.

    One that a controversy lists says so, with its status and where the answers stand: rows travel alone.
    """
    usual = usual_columns(Article)
    columns = [
        *usual,
        _items("vendors", _("Vendors")),
        Article.own_column("summary", words.code),
        _items("controversies", _("Controversies")),
        _text("story", _("Story")),
    ]
    rows = []
    for story in results.stories():
        for row in story.articles:
            named = tuple(mention.vendor for mention in results.as_of.dataset.mentions.get(row.id, ()))
            disputed = tuple(one.line(words) for one in about_article(results.as_of.dataset, row.id, results.as_of.on))
            rows.append(
                [
                    *(getattr(row, column.name) for column in usual),
                    named,
                    row.own("summary", words.code),
                    disputed,
                    story.id,
                ]
            )
    return Table(columns, rows)


def controversies(results: Results, words: Language) -> Table:
    """The controversies, each with its status, what is said, the answers or the state of asking for one, and the sources."""
    told = ("title", "summary")
    usual = usual_columns(Controversy)
    columns = [
        *usual,
        _text("status", _("Status")),
        Column("open", _("Open"), kind="boolean", derived=True),
        _items("origin_regions", _("Region of origin")),
        _items("control_regions", _("Region of control")),
        *(Controversy.own_column(name, words.code) for name in told),
        _text("answers", _("Answers")),
        _sources(),
    ]
    rows = []
    for row in results.disputes():
        dataset = results.as_of.dataset
        replies = dataset.replies.get(row.id, ())
        answers = [
            f"{dataset.vendor[vendor].name}: {said}"
            for vendor in row.vendors
            for said in [
                reply.own("text", words.code)
                for reply in replies
                if reply.vendor == vendor and reply.has_text and reply.published
            ]
            or [state_of(dataset, row.id, vendor, results.as_of.on).say(words)]
        ]
        steps = [
            dataset.article[step.article].url
            for step in dataset.steps.get(row.id, ())
            if step.date.first <= results.as_of.on
        ]
        sources = tuple(dict.fromkeys([*steps, *(reply.source_url for reply in replies if reply.source_url)]))
        status = status_on(row.id, dataset, results.as_of.on)
        standing = [results.as_of.vendors[id] for id in row.vendors if id in results.as_of.vendors]
        rows.append(
            [
                *(getattr(row, column.name) for column in usual),
                status,
                status in OPEN,
                tuple(dict.fromkeys(str(one.origin_region) for one in standing)),
                tuple(dict.fromkeys(str(one.control_region) for one in standing)),
                *(row.own(name, words.code) for name in told),
                "\n".join(answers),
                sources,
            ]
        )
    return Table(columns, rows)


def corrections(results: Results, words: Language) -> Table:
    """The public corrections, newest first."""
    columns = [*usual_columns(Correction), Correction.own_column("reason", words.code)]
    rows = [
        [getattr(row, column.name) for column in columns]
        for row in results.as_of.dataset.corrections
        if row.date.first <= results.as_of.on
    ]
    return Table(columns, rows)


REGIONS_TOGETHER: Final[Mapping[str, Sequence[Region]]] = {
    **{str(region): (region,) for region in Region if region is not Region.UNKNOWN},
    "fr+eu": EUROPEAN_SIDE,
    "all": tuple(Region),
}
"""The regions of origin that are counted for themselves and together, by the name that files give them."""


def coverage(results: Results, _words: Language) -> Table:
    """How many facts of each kind are known, verified, and verified by two independent publishers, by region of origin."""
    columns = [
        _text("region", _("Region of origin")),
        _text("facts", _("Facts")),
        *(Column(name, label, kind="integer", derived=True) for name, label in _COUNTS),
    ]
    rows = [
        [name, str(kind), tally.possible, tally.known, tally.verified, tally.doubled]
        for name, regions in REGIONS_TOGETHER.items()
        for kind, tally in tallies(results.as_of, regions).items()
    ]
    return Table(columns, rows)


_COUNTS: Final = (
    ("possible", _("Possible")),
    ("known", _("Known")),
    ("verified", _("Verified")),
    ("two_publishers", _("By two independent publishers")),
)


def most_wanted(results: Results, _words: Language) -> Table:
    """The facts that are most wanted, with the day of the last search for each."""
    columns = [
        _text("sought", _("Sought")),
        _text("vendor", _("Vendor")),
        _text("origin_country", _("Country of origin")),
        Column("searched", _("Last searched"), kind="date", derived=True),
    ]
    rows = [
        [str(one.sought), one.vendor.id, one.vendor.origin_country, one.searched.searched if one.searched else None]
        for one in wanted(results.as_of)
    ]
    return Table(columns, rows)


def _of_chart(chart: Chart) -> PageTable:
    """The numbers that a chart draws."""
    return PageTable(
        f"charts/{chart.name}", lambda results, _: charts.told(chart.name, results).table, chart.title, chart.name
    )


PAGE_TABLES: Final[Mapping[str, PageTable]] = {
    table.name: table
    for table in (
        PageTable("vendors", vendors),
        PageTable("compare", compare, missing=not_founded),
        PageTable("vendor", vendor, missing=not_founded),
        PageTable("news", news, missing=perhaps_in_period),
        PageTable("controversies", controversies),
        PageTable("corrections", corrections),
        PageTable("coverage", coverage),
        PageTable("wanted", most_wanted),
        PageTable("search", search),
        *map(_of_chart, charts.CHARTS.values()),
    )
}
"""The tables that the command line prints `--as-shown`, by their names; each page says which of them it shows."""


def _addresses(found: Iterable[Sourced | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.url for one in found if one for source in one.sources if source.url))


def _sources() -> Column:
    return _items("sources", _("Sources"))


def _text(name: str, label: str) -> Column:
    return Column(name, label, derived=True)


def _items(name: str, label: str) -> Column:
    return Column(name, label, many=True, derived=True)


def about(cited: str, table: PageTable, results: Results, licence: str) -> dict[str, str]:
    """What is said beside the rows: citation, day looked at, version, licence, and the ids that are missing."""
    missing = table.missing(results)
    return {
        "citation": cited,
        "as_of": results.as_of.on.isoformat(),
        "data_version": results.as_of.dataset.version[:12],
        "licence": licence,
        **({"left_out": ", ".join(missing)} if missing else {}),
    }


def file_name(page: str, results: Results) -> str:
    """The name of the file without its ending: page, what is chosen, day and version."""
    return f"panorama-cx_{results.selection.file_name(page.replace('/', '-'))}_{results.as_of.on}_{results.as_of.dataset.version[:7]}"
