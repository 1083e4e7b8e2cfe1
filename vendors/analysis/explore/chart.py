"""The cross table of a Selection as a chart: a bar a row, discs where rows and columns meet, or small charts over the years."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from vendors.analysis.charts.base import Chart, Told, column
from vendors.analysis.charts.funding import amount_in_words
from vendors.analysis.explore import saying
from vendors.analysis.explore.cross_table import CrossCell, CrossTable, Slice, Value, ValueKind, cross_table
from vendors.analysis.explore.grid import MOST_GROUPS
from vendors.analysis.explore.unverified import unverified
from vendors.i18n.language import Language, _
from vendors.query.dimensions import Measure
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.types.country import Region

MOST_DRAWN: Final = 24
"""Rows that are drawn, the fullest; the table has them all."""
MOST_CELLS: Final = 12
"""Cells that are drawn where each is a small chart over the years, and of each currency where each is a bar; the fullest."""
MOST_NAMES: Final = 40
"""Things of a cell that are named over its mark."""

COLUMNS: Final = (
    column("row", _("Row")),
    column("row_kind", _("Kind of row")),
    column("row_region", _("Region")),
    column("column", _("Column")),
    column("column_kind", _("Kind of column")),
    column("column_region", _("Region")),
    column("when", _("As of")),
    column("currency", _("Currency")),
    column("n", _("Number"), "number"),
    column("undated", _("Undated"), "integer"),
    column("label", _("Label")),
    column("names", _("Names"), many=True),
)
ROW, ROW_KIND, ROW_REGION, COLUMN, COLUMN_KIND, COLUMN_REGION, WHEN, CURRENCY, N, UNDATED, LABEL, NAMES = range(12)


def tell(results: Results, words: Language) -> Told:
    """The cells of the cross table; groups are left out where what they hold is there."""
    table = cross_table(results)
    fullest = _fullest_rows(table)
    kept = sorted(fullest[: MOST_GROUPS if table.crossing.by_year else MOST_DRAWN])
    rows = [
        row for part in table.slices for row in _of_slice(table, part, [table.rows[place] for place in kept], words)
    ]
    full = _full_cells(table, rows)
    drawn = _fullest_cells(full)
    if drawn:
        rows = [row for row in rows if _cell(table, row) in drawn]
    return Told(
        saying.finding(table, words),
        saying.counted(table, words),
        Table(COLUMNS, [] if table.empty else rows),
        unverified(table),
        saying.notes(table, words),
        _left_out((len(kept), len(fullest)), (len(drawn), len(full)), words),
    )


def _fullest_rows(table: CrossTable) -> Sequence[int]:
    """The places of the rows that have something to draw, the fullest first: a group has what others have, and a deal may have no amount."""
    amounts, held = table.crossing.measure is Measure.AMOUNTS, table.held.tolist()
    rows = ((place, table.rows[place]) for place in table.fullest_first if held[place])
    return [place for place, row in rows if row.kind is not ValueKind.GROUP and (not amounts or table.has_amount(row))]


def _cell(table: CrossTable, row: Sequence[Any]) -> tuple[str, ...]:
    """The cell of a row of `COLUMNS` that is drawn by itself: of an amount its currency and year too, which stand first."""
    place = (row[ROW], row[COLUMN])
    return (row[CURRENCY], row[WHEN], *place) if table.crossing.measure is Measure.AMOUNTS else ("", *place)


def _full_cells(table: CrossTable, rows: Sequence[Sequence[Any]]) -> dict[tuple[str, ...], float]:
    """The cells that have something in them, each with how much; none where whole rows are drawn."""
    found: dict[tuple[str, ...], float] = {}
    if table.crossing.by_year or table.crossing.measure is Measure.AMOUNTS:
        for row in rows:
            if row[N]:
                found[_cell(table, row)] = found.get(_cell(table, row), 0) + row[N]
    return found


def _fullest_cells(full: Mapping[tuple[str, ...], float]) -> set[tuple[str, ...]]:
    """Those that are drawn. Currencies are never compared: of each as many."""
    order = sorted(full, key=lambda cell: (cell[0], -full[cell]))
    return {cell for _currency, of in groupby(order, key=itemgetter(0)) for cell in islice(of, MOST_CELLS)}


def _left_out(rows: tuple[int, int], cells: tuple[int, int], words: Language) -> str:
    """What is left out.

    Args:
        rows: how many rows of those that have something have been looked at, and how many there are.
        cells: how many of the cells with something in these are drawn, and how many there are; none where whole rows are drawn.
    """
    (looked_at, every), (drawn, full) = rows, cells
    numbers = {
        "n": words.number(drawn),
        "cells": words.number(full),
        "rows": words.number(looked_at),
        "total": words.number(every),
    }
    if drawn < full and looked_at < every:
        return words.say(
            "The picture shows the {n} fullest of the {cells} cells in its {rows} fullest rows; the files have all {total} rows.",
            **numbers,
        )
    if drawn < full:
        return words.say("The picture shows the {n} fullest of {cells} cells; the files have them all.", **numbers)
    if looked_at < every:
        return words.say("The picture shows the {rows} fullest of {total} rows; the files have them all.", **numbers)
    return ""


def _of_slice(table: CrossTable, part: Slice, rows: Sequence[Value], words: Language) -> Iterator[list[Any]]:
    when = "" if part.year is None else str(part.year)
    for row in rows:
        if row.kind is ValueKind.GROUP:
            continue
        for value in table.columns:
            if value.kind is ValueKind.GROUP:
                continue
            cell = part.cell(row, value)
            head = [
                row.label,
                row.kind.value,
                _region(table.crossing.rows, row),
                value.label,
                value.kind.value,
                _region(table.crossing.across, value),
                when,
            ]
            for currency, n, label in _numbers(table, cell, words):
                yield [*head, currency, n, cell.undated, label, _names(cell)]


def _numbers(table: CrossTable, cell: CrossCell, words: Language) -> Iterator[tuple[str, float, str]]:
    if table.crossing.measure is Measure.AMOUNTS:
        for one in cell.money:
            yield one.currency, one.millions, amount_in_words(words, one.currency, one.millions)
        if not cell.money:
            yield "", 0, ""
    elif table.crossing.measure is Measure.COMPLETENESS:
        n = saying.share(cell, table) if cell.n else 0
        yield "", n, words.say("{n}%", n=words.number(n)) if cell.n else ""
    else:
        yield "", cell.n, words.number(cell.n)


def _region(dimension: str, value: Value) -> str:
    """The region that a value is, as the palette names it; "" where it is none."""
    return value.code if dimension in ("region", "control") and value.code in list(Region) else ""


def _names(cell: CrossCell) -> tuple[str, ...]:
    """What is in a cell, as far as it has a name that stands for itself; controversies do not, without their status."""
    rows = cell.some(slice(MOST_NAMES)).stored()
    named = [getattr(row, "name", None) or getattr(row, "title", "") for row in rows]
    return tuple(filter(None, named))


CHART: Final = Chart(
    name="explore",
    title=_("Explore"),
    tables=("vendors", "ownership"),
    tell=tell,
)
