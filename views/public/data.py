"""Data: every table of the survey under an address of its own, with what its columns mean, and all of them in one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.domain.controversy_summary import disputes_of, in_short, states
from vendors.exports import formats
from vendors.exports.open_data import package
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query import query_string
from vendors.query.results import parameters_of
from vendors.query.selection import PARAMETERS, Parameter
from vendors.store.load import State
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.event import Event
from vendors.tables.row import Column, Row
from vendors.types.kinds import MEANINGS
from views.base.dataset_described import described_by_tables, table_described
from views.base.long_lists import suggested
from views.base.page import Page
from views.base.paging import paged
from views.base.render import render
from views.base.view import Asked, View
from views.public import missing

ROWS: Final = 50
"""Rows of a table that stand on one page."""
LEADS: Final = {
    "vendors": ("/vendor", "vendor"),
    "news": ("/news", "article"),
    "controversies": ("/controversies", "controversy"),
}
"""Where a reader goes from an identifier of a table: the page and its parameter."""
ENTITIES: Final = (
    (package.DESCRIPTOR, _("Data Package: what each file holds, with sizes and checksums")),
    (package.SQLITE, _("one SQLite file with every table")),
    (package.DUCKDB, _("one DuckDB file with every table and the views of /sql")),
    (package.ENTITIES, _("FollowTheMoney entities, for OpenAleph")),
    (package.STATEMENTS, _("statements of ownership in time, BODS 0.4")),
)
"""What the whole holds beside the tables."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A parameter by which a table can be narrowed.

    Attributes:
        values: each with its words; none where they are so many that one is typed.
        typed: what is written in the field then.
    """

    name: str
    parameter: Parameter[Any]
    values: tuple[tuple[str, str], ...]
    typed: str = ""


def view(asked: Asked) -> View:
    """All tables with their sizes, the ways to take them away, and how to cite them."""
    words, dataset = asked.words, asked.dataset
    return render(
        asked,
        "data.html",
        title=words.say(_("Data")),
        description=words.say(
            _(
                "Every table of the survey, to look at and to take away: CSV, Excel, JSON, Parquet, SQLite, with schemas."
            )
        ),
        structured=described_by_tables(asked),
        tables={name: (model, len(dataset.rows[name])) for name, model in sorted(TABLES.items())},
        downloads=formats.PLAIN,
        entities=ENTITIES,
    )


def of_table(name: str, query: str, state: State) -> View:
    """The page of one table: its rows as a Selection names them, what its columns mean, and its files.

    Args:
        name: of the table.
        query: what follows the question mark.
        state: what the site shows now.

    Raises:
        KeyError: there is no such table.
    """
    said = query_string.parse(query)
    if state.dataset is None:
        return missing.unavailable(f"/data/{name}", said.last("lang"))
    understood = (*parameters_of(name), "page")
    asked = Asked.of(f"/data/{name}", said, state, state.dataset, (), understood)
    words, model = asked.words, TABLES[name]
    rows = asked.results.rows(name)
    title = words.say(_("Table {name}"), name=name)
    description = words.say(
        _("The table {name} of Panorama CX: {rows}, what its columns mean, and its files."),
        name=name,
        rows=words.plural("{n} row", "{n} rows", len(rows)),
    )
    return render(
        asked,
        "data_table.html",
        title=title,
        description=description,
        structured=table_described(asked, name, description, (column.name for column in model.stored_columns())),
        name=name,
        label=model.PLURAL,
        columns=TABLES[name].stored_columns(),
        found=len(rows),
        all_rows=len(asked.dataset.rows[name]),
        rows=paged(rows, asked.selection.page, ROWS),
        standing=lambda row: _standing(row, asked),
        lead=_lead,
        choosable=_choosable(name, asked),
        periods="since" in understood,
        downloads=formats.PLAIN,
        kinds=MEANINGS,
    )


def _standing(row: Row, asked: Asked) -> str:
    """What must stand beside a row that repeats what is disputed: status and answer; "" where nothing is."""
    if not isinstance(row, Article | Event | Controversy):
        return ""
    return states(in_short(asked.dataset, disputes_of(asked.dataset, row), asked.on), asked.words)


def _lead(table: str, column: Column, value: str) -> str:
    """The address to which an identifier leads; "" where it leads nowhere."""
    named = column.refers or (table if column.name == "id" else "")
    page, parameter = LEADS.get(named, ("", ""))
    return f"{page}?{parameter}={value}" if page else ""


def _choosable(name: str, asked: Asked) -> list[Choosable]:
    """The parameters of a table whose values can be chosen: the vendors and closed lists."""
    dataset, words = asked.dataset, asked.words
    found = []
    for parameter in parameters_of(name):
        declared = PARAMETERS[parameter]
        values: Sequence[Any] = declared.choices
        if parameter == "vendor":
            shown = suggested(list(dataset.vendor))
            values = sorted(shown, key=lambda id: dataset.vendor[id].name.casefold())
        if parameter != "match" and (values or parameter == "vendor"):
            said = tuple((str(one), declared.say(str(one), dataset, words)) for one in values)
            typed = [declared.say(one, dataset, words) for one in asked.selection[parameter]] if not values else []
            found.append(Choosable(parameter, declared, said, *typed[-1:]))
    return found


PAGE: Final = Page(path="/data", title=_("Data"), place=72, view=view, tables=(PAGE_TABLES["data"],))
