"""What each page shows, as a table to take away: the same rows in the same order, the same columns, and the sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vendors.analysis import charts
from vendors.analysis.charts import Chart
from vendors.analysis.facts_that_matter import tallies
from vendors.analysis.wanted import wanted
from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import about_article, addresses_of, disputes_of, in_short, said_steps, told_by
from vendors.domain.corrected_cell import corrected_cell
from vendors.domain.right_of_reply import answers_of, state_of
from vendors.domain.vendor_on import status_on
from vendors.exports.api.resources import RESOURCES
from vendors.exports.changes_table import changes, read_changes
from vendors.exports.explore_table import explore, read_explore
from vendors.exports.reading import ReadCell, ReadTable, cell, head, of_table
from vendors.exports.search_table import read_search, search
from vendors.exports.vendor_tables import (
    compare,
    not_founded,
    read_compare,
    read_vendor,
    read_vendors,
    sources_column,
    steps_column,
    text_column,
    usual_columns,
    vendor,
    vendors,
)
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import OPEN
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column
from vendors.types.country import EUROPEAN_SIDE, Region


@dataclass(frozen=True, slots=True)
class PageTable:
    """What a page, or a part of it, shows as a table to take away.

    Attributes:
        name: in addresses and in the names of files: `/vendors.csv` is Panorama’s.
        make: its rows for machines, in the order and with the columns that the page shows.
        title: of the part, an English message; "" where it is the page.
        anchor: of the part.
        missing: the ids that the Selection names and the table cannot have; a file says which.
        read: the same for people; None where its columns tell all that is needed.
    """

    name: str
    make: Callable[[Results, Language], Table]
    title: str = ""
    anchor: str = ""
    missing: Callable[[Results], Sequence[str]] = lambda _: ()
    read: Callable[[Results, Language, str], ReadTable] | None = None

    def reading(self, results: Results, words: Language, title: str, address: str = "") -> ReadTable:
        """Its rows as people read them.

        Args:
            title: what the file is called.
            address: where the page can be read again; "" where the site has no public address.
        """
        make = self.read or (lambda *_: of_table(self.make(results, words), results, words, title))
        return replace(make(results, words, title), address=address)


def perhaps_in_period(results: Results) -> list[str]:
    """The articles that the period leaves out although they may lie in it, because only their year or month is known."""
    return [article.id for article in results.articles_of_perhaps()]


def news(results: Results, words: Language) -> Table:
    """The articles by story, with the vendors each is about; `story` is the id of the first article of its story.

    One that a controversy lists says so, with its status and where the answers stand: rows travel alone.
    """
    usual = usual_columns(Article)
    columns = [
        *usual,
        Column("vendors", _("Vendors"), many=True, derived=True, refers="vendors"),
        Article.own_column("summary", words.code),
        Column("controversies", _("Controversies"), many=True, derived=True),
        text_column("story", _("Story")),
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
        text_column("status", _("Status")),
        Column("open", _("Open"), kind="boolean", derived=True),
        Column("origin_regions", _("Region of origin"), kind="choice", many=True, choices=tuple(Region), derived=True),
        Column(
            "control_regions", _("Region of control"), kind="choice", many=True, choices=tuple(Region), derived=True
        ),
        *(Controversy.own_column(name, words.code) for name in told),
        steps_column(),
        text_column("answers", _("Answers")),
        sources_column(),
    ]
    rows = []
    for row in results.disputes():
        dataset = results.as_of.dataset
        known = told_by(dataset, row, results.as_of.on)
        status = status_on(row.id, dataset, results.as_of.on)
        standing = [results.as_of.vendors[id] for id in row.vendors if id in results.as_of.vendors]
        rows.append(
            [
                *(getattr(known, column.name) for column in usual),
                status,
                status in OPEN,
                tuple(dict.fromkeys(one.origin_region for one in standing)),
                tuple(dict.fromkeys(one.control_region for one in standing)),
                *(row.own(name, words.code) for name in told),
                said_steps(dataset, row, results.as_of.on, words),
                "\n".join(said_answers(results.as_of, row, words)),
                addresses_of(dataset, row, results.as_of.on),
            ]
        )
    return Table(columns, rows)


def said_answers(as_of: AsOf, row: Controversy, words: Language) -> Iterator[str]:
    """What each vendor in a controversy answers, or the state of asking it for an answer, after its name."""
    dataset = as_of.dataset
    for named in row.vendors:
        texts = [reply.own("text", words.code) for reply in answers_of(dataset, row.id, named)]
        for said in texts or [state_of(dataset, row.id, named, as_of.on).say(words)]:
            yield words.say(_("{vendor}: {answer}"), vendor=dataset.vendor[named].name, answer=said)


def corrections(results: Results, words: Language) -> Table:
    """The public corrections, newest first."""
    own = [*usual_columns(Correction), Correction.own_column("reason", words.code)]
    columns = [*own, Column("controversies", _("Controversies"), many=True, derived=True)]
    dataset, on = results.as_of.dataset, results.as_of.on
    rows = [
        [
            *(getattr(row, column.name) for column in own),
            tuple(one.line(words) for one in in_short(dataset, disputes_of(dataset, row), on)),
        ]
        for row in dataset.corrections
        if row.date.first <= results.as_of.on
    ]
    return Table(columns, rows)


def read_corrections(results: Results, words: Language, title: str) -> ReadTable:
    """The public corrections, each with what it corrected as the page names it."""
    rows = [
        [
            ReadCell(row.date),
            ReadCell(corrected_cell(row, results.as_of.dataset, words)),
            ReadCell(words.fine(row.own("reason", words.code))),
        ]
        for row in results.as_of.dataset.corrections
        if row.date.first <= results.as_of.on
    ]
    heads = (
        Correction.column("date").label,
        _("What was corrected"),
        Correction.own_column("reason", words.code).label,
    )
    return ReadTable(words, title, [head(label, words) for label in heads], rows)


REGIONS_TOGETHER: Final[Mapping[str, Sequence[Region]]] = {
    **{str(region): (region,) for region in Region if region is not Region.UNKNOWN},
    "fr+eu": EUROPEAN_SIDE,
    "all": tuple(Region),
}
"""The regions of origin that are counted for themselves and together, by the name that files give them."""


def coverage(results: Results, _words: Language) -> Table:
    """How many facts of each kind are known, verified, and verified by two independent publishers, by region of origin."""
    columns = [
        text_column("region", _("Region of origin")),
        text_column("facts", _("Facts")),
        *(Column(name, label, kind="integer", derived=True) for name, label in _COUNTS),
    ]
    rows = [
        [name, kind, tally.possible, tally.known, tally.verified, tally.doubled]
        for name, regions in REGIONS_TOGETHER.items()
        for kind, tally in tallies(results.as_of, regions).items()
    ]
    return Table(columns, rows)


_TOGETHER: Final = {"fr+eu": _("Europe, France included"), "all": _("All vendors")}
"""What the regions that are counted together are called."""


def read_coverage(results: Results, words: Language, title: str) -> ReadTable:
    """How far the facts that matter are known, with the regions by their names."""
    table = coverage(results, words)
    labels = {str(region): region.label for region in Region} | _TOGETHER
    rows = [
        [
            ReadCell(head(labels[row[0]], words)),
            *(cell(value, column, results, words) for value, column in zip(row[1:], table.columns[1:], strict=True)),
        ]
        for row in table.rows
    ]
    return ReadTable(words, title, [head(column.label, words) for column in table.columns], rows)


_COUNTS: Final = (
    ("possible", _("Possible")),
    ("known", _("Known")),
    ("verified", _("Verified")),
    ("two_publishers", _("By two independent publishers")),
)


def most_wanted(results: Results, _words: Language) -> Table:
    """The facts that are most wanted, with the day of the last search for each."""
    columns = [
        text_column("sought", _("Sought")),
        Column("vendor", _("Vendor"), refers="vendors", derived=True),
        Column("origin_country", _("Country of origin"), kind="country", derived=True),
        Column("searched", _("Last searched"), kind="date", derived=True),
    ]
    rows = [
        [one.sought, one.vendor.id, one.vendor.origin_country, one.searched.searched if one.searched else None]
        for one in wanted(results.as_of)
    ]
    return Table(columns, rows)


def data(results: Results, words: Language) -> Table:
    """The tables of the data set, with what each holds and how many rows."""
    columns = [
        text_column("table", _("Table")),
        text_column("holds", _("What it holds")),
        Column("rows", _("Rows"), kind="integer", derived=True),
    ]
    rows = results.as_of.dataset.rows
    return Table(columns, [[name, words.say(model.PLURAL), len(rows[name])] for name, model in sorted(TABLES.items())])


def api(results: Results, words: Language) -> Table:
    """The lists of the API, with where each is, what it holds and how many rows, and what it can be asked."""
    columns = [
        text_column("list", _("List")),
        text_column("address", _("Address")),
        text_column("holds", _("What it holds")),
        Column("rows", _("Rows"), kind="integer", derived=True),
        Column("parameters", _("Parameters"), many=True, derived=True),
    ]
    rows = results.as_of.dataset.rows
    return Table(
        columns,
        [
            [name, one.address, words.say(one.model.PLURAL), len(rows[name]), one.every_parameter]
            for name, one in RESOURCES.items()
        ],
    )


def _of_chart(chart: Chart) -> PageTable:
    """The numbers that a chart draws."""

    def make(results: Results, _words: Language) -> Table:
        return with_ids(charts.told(chart.name, results).table, results.as_of.dataset)

    return PageTable(f"charts/{chart.name}", make, chart.title, chart.name)


def with_ids(table: Table, dataset: Dataset) -> Table:
    """A table that calls vendors by their names, with their ids behind all its columns: `vendor_id`, and `ids` for a list of names."""
    known = {vendor.name: vendor.id for vendor in dataset.vendor.values()}
    at_one = [at for at, column in enumerate(table.columns) if column.name == "vendor"]
    at_many = [at for at, column in enumerate(table.columns) if column.many and column.name.endswith("names")]
    columns = [
        *table.columns,
        *(Column("vendor_id", _("Identifier"), derived=True) for _at in at_one),
        *(
            Column(f"{table.columns[at].name.removesuffix('names')}ids", _("Identifier"), many=True, derived=True)
            for at in at_many
        ),
    ]
    rows = [
        [
            *row,
            *(known.get(row[at]) for at in at_one),
            *(tuple(known[name] for name in row[at] if name in known) for at in at_many),
        ]
        for row in table.rows
    ]
    return Table(columns, rows)


PAGE_TABLES: Final[Mapping[str, PageTable]] = {
    table.name: table
    for table in (
        PageTable("vendors", vendors, read=read_vendors),
        PageTable("compare", compare, missing=not_founded, read=read_compare),
        PageTable("vendor", vendor, missing=not_founded, read=read_vendor),
        PageTable("news", news, missing=perhaps_in_period),
        PageTable("controversies", controversies),
        PageTable("corrections", corrections, read=read_corrections),
        PageTable("changes", changes, read=read_changes),
        PageTable("coverage", coverage, read=read_coverage),
        PageTable("wanted", most_wanted),
        PageTable("search", search, read=read_search),
        PageTable("data", data),
        PageTable("explore", explore, read=read_explore),
        PageTable("api", api),
        *map(_of_chart, charts.CHARTS.values()),
    )
}
"""The tables that the command line prints `--as-shown`, by their names; each page says which of them it shows."""


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
