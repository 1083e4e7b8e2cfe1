"""The cross table to take away: a row a cell for machines, the table as the page shows it for people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from vendors.analysis.explore import saying
from vendors.analysis.explore.cross_table import CrossCell, CrossTable, Slice, cross_table
from vendors.analysis.explore.grid import Grid, GridPlace, grid
from vendors.analysis.explore.things import Thing
from vendors.exports.reading import ReadCell, ReadTable, head
from vendors.i18n.language import Language, _
from vendors.query.dimensions import Measure, dimension_label
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.event import Event
from vendors.tables.row import Column
from vendors.types.date import PartialDate

IS: Final = "_is"
"""The ending of the column that says what a value of a facet is: value, group, rest, none, unknown or total."""


def _column(name: str, label: str, kind: str = "text", *, many: bool = False) -> Column:
    return Column(name, label, kind=kind, many=many, derived=True)


def explore(results: Results, _words: Language) -> Table:
    """A row for each cell, groups and totals among them; `<facet>_is` says which are values, so that nothing is added up twice."""
    table = cross_table(results)
    columns = [
        _column("as_of", _("As of"), "date"),
        *([_column("year", _("Year"), "integer")] if table.crossing.by_year else []),
        *(
            column
            for name in table.crossing.dimensions
            for column in (
                _column(name, dimension_label(name)),
                _column(f"{name}{IS}", _("What it is")),
            )
        ),
        *_measured(table.crossing.measure),
        _column("ids", _("Identifiers"), many=True),
        *([_column("sources", _("Sources"), "address", many=True)] if _of_deals(table) else []),
    ]
    return Table(columns, [row for part in table.slices for row in _rows(table, part)])


def _measured(measure: Measure) -> list[Column]:
    if measure is Measure.AMOUNTS:
        return [
            _column("currency", _("Currency")),
            _column("millions", _("Amount (millions)"), "number"),
            _column("deals", _("Rounds and deals"), "integer"),
        ]
    if measure is Measure.COMPLETENESS:
        return [
            _column("vendors", _("Vendors"), "integer"),
            _column("possible", _("Possible"), "integer"),
            _column("known", _("Known"), "integer"),
            _column("verified", _("Verified"), "integer"),
        ]
    counted = _column(str(measure), measure.label, "integer")
    return [counted, _column("undated", _("Undated"), "integer")] if measure is Measure.VENDORS else [counted]


def _of_deals(table: CrossTable) -> bool:
    return table.crossing.measure in (Measure.DEALS, Measure.AMOUNTS)


def _rows(table: CrossTable, part: Slice) -> Iterator[list[Any]]:
    columns = [*table.columns, table.all_columns] if table.crossing.across else [table.all_columns]
    for row in (*table.rows, table.all_rows):
        for column in columns:
            cell = part.cell(row, column)
            names = [row, column] if table.crossing.across else [row]
            first: list[Any] = [PartialDate.parse(part.on.isoformat())]
            first += [part.year] if table.crossing.by_year else []
            first += [said for value in names for said in (value.code, value.kind.value)]
            for measured, things in _numbers(table, cell):
                yield [*first, *measured, *_behind(table, things)]


def _behind(table: CrossTable, things: Sequence[Thing]) -> list[Any]:
    ids = tuple(one.id for one in things)
    sources = tuple(dict.fromkeys(one.row.source_url for one in things if isinstance(one.row, Event)))
    return [ids, sources] if _of_deals(table) else [ids]


def _numbers(table: CrossTable, cell: CrossCell) -> Iterator[tuple[list[Any], Sequence[Thing]]]:
    measure = table.crossing.measure
    if measure is Measure.AMOUNTS:
        for one in cell.money:
            with_it = tuple(thing for thing in cell.things if thing.amount and thing.amount[0] == one.currency)
            yield [one.currency, one.millions, one.n], with_it
        without = tuple(thing for thing in cell.things if thing.amount is None)
        if without or not cell.things:
            yield [None, None, len(without)], without
    elif measure is Measure.COMPLETENESS:
        facts = cell.facts(table.results.as_of)
        yield [cell.n, facts.possible, facts.known, facts.verified], cell.things
    elif measure is Measure.VENDORS:
        yield [cell.n, cell.undated], cell.things
    else:
        yield [cell.n], cell.things


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of the table that people read.

    Attributes:
        place: which of the columns of the page it tells of.
        value: what stands in it.
    """

    head: str
    place: int
    value: Callable[[GridPlace], str | int | float]


def read_explore(results: Results, words: Language, title: str) -> ReadTable:
    """The cross table as the page shows it; amounts a column for each currency, owners of unknown beginning one of their own."""
    table = cross_table(results)
    laid = grid(table)
    corner = head(dimension_label(laid.dimensions[0]), words) if laid.dimensions[0] else words.say(_("Year"))
    grouped = any(group.value for group in laid.groups)
    columns = [column for at in range(len(laid.heads)) for column in _read_columns(table, laid, at, words)]
    heads = [corner, *([head(dimension_label(table.crossing.rows), words)] if grouped else [])]
    rows = [
        [
            ReadCell(line.value.label if line.value else PartialDate.parse(f"{line.part.year:04}")),
            *([ReadCell(group.value.label)] if group.value else []),
            *(ReadCell(column.value(line.places[column.place])) for column in columns),
        ]
        for group in laid.groups
        for line in group.lines
    ]
    return ReadTable(words, title, [*heads, *(column.head for column in columns)], rows)


def _read_columns(table: CrossTable, laid: Grid, at: int, words: Language) -> Iterator[ReadColumn]:
    crossing = table.crossing
    label = laid.heads[at].label if laid.dimensions[1] else head(crossing.measure.label, words)
    if crossing.measure is Measure.AMOUNTS:
        for currency in sorted({one.amount[0] for one in table.things if one.amount}):
            said = words.say(_("{label}, millions of {currency}"), label=label, currency=currency)
            yield ReadColumn(said, at, partial(_sum_of, currency))
        said = words.say(_("{label}: without an amount of its own"), label=label)
        yield ReadColumn(said, at, lambda place: place.cell.without_amount)
        return
    if crossing.measure is Measure.COMPLETENESS:
        yield ReadColumn(label, at, lambda place: _share(table, place, words))
        return
    yield ReadColumn(label, at, lambda place: place.cell.n)
    if any(line.places[at].undated(crossing) for group in laid.groups for line in group.lines):
        said = words.say(_("{label}, of which since when is not known"), label=label)
        yield ReadColumn(said, at, lambda place: place.undated(crossing))


def _sum_of(currency: str, place: GridPlace) -> str | float:
    return next((one.millions for one in place.cell.money if one.currency == currency), "–")


def _share(table: CrossTable, place: GridPlace, words: Language) -> str:
    cell = place.cell
    return words.say("{n}%", n=words.number(saying.share(cell, table))) if cell.n else "–"
