"""A cross table laid out as people read it: without years a line a row; with years a line a year, and a group of them for each row where columns are crossed too."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, takewhile
from typing import Final

from vendors.analysis.explore.cross_table import CrossCell, CrossTable, Slice, Value, ValueKind
from vendors.analysis.explore.things import OF_CONTROL
from vendors.analysis.explore.within import within
from vendors.query.crossing import Crossing
from vendors.query.dimensions import Measure

MOST_ROWS: Final = 150
"""Rows that have room on a page."""
MOST_GROUPS: Final = 12
"""The same where each row is a group of years."""
MOST_BYTES: Final = 178_000
"""Bytes that the cells of a page have, as they are reckoned before they are written: with what stands around them a page has 250 kB at most, unless that names many values."""
_EMPTY: Final = 33
_EMPTY_IN_WORDS: Final = 98
_FULL: Final = 95
_AMOUNTS: Final = 60
_LINE: Final = 45
"""Bytes of a cell without anything, of one that says so, of one with something but for its address and labels, of its amounts, and of the head of a line."""


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a cell stands."""

    part: Slice
    row: Value
    column: Value

    @property
    def cell(self) -> CrossCell:
        """What is in it."""
        return self.part.cell(self.row, self.column)

    def undated(self, crossing: Crossing) -> int:
        """How many in it stand apart, since nobody knows since when their owners own them: where the cell is of one value of what follows from owners."""
        values = zip(crossing.dimensions, (self.row, self.column), strict=False)
        tells = any(name in OF_CONTROL and value.kind is not ValueKind.TOTAL for name, value in values)
        return self.cell.undated if tells else 0

    @property
    def is_total(self) -> bool:
        """Whether it counts all of a row or of a column."""
        return ValueKind.TOTAL in (self.row.kind, self.column.kind)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of the table.

    Attributes:
        value: of which row it is; None where it is of a year.
        part: of which day or year.
    """

    value: Value | None
    part: Slice
    places: Sequence[GridPlace]


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Lines that stand together.

    Attributes:
        value: the row that they are about; None where there is one group.
    """

    value: Value | None
    lines: Sequence[GridLine]


@dataclass(frozen=True, slots=True)
class Grid:
    """The table.

    Attributes:
        dimensions: the facets of its lines and of its columns; "" for years, or for none.
        heads: its columns.
        groups: its lines.
        left_out: how many rows have no room in it.
    """

    dimensions: tuple[str, str]
    heads: Sequence[Value]
    groups: Sequence[GridGroup]
    left_out: int = 0


def grid(table: CrossTable, *, whole: bool = True) -> Grid:
    """The cross table as it is read, with its totals.

    Args:
        whole: whether all of its rows are in it, and not the fullest of them alone.
    """
    crossing = table.crossing
    columns = _with_total(table.columns, table.all_columns) if crossing.across else [table.all_columns]
    kept = table.rows if whole else _with_room(table, columns)
    left_out = len(table.rows) - len(kept)
    rows = [*kept, table.all_rows] if left_out else _with_total(table.rows, table.all_rows)
    if not crossing.by_year:
        lines = [GridLine(row, table.now, [GridPlace(table.now, row, column) for column in columns]) for row in rows]
        return Grid((crossing.rows, crossing.across), columns, [GridGroup(None, lines)], left_out)
    if not crossing.across:
        lines = [
            GridLine(None, part, [GridPlace(part, row, table.all_columns) for row in rows]) for part in table.slices
        ]
        return Grid(("", crossing.rows), rows, [GridGroup(None, lines)], left_out)
    groups = [
        GridGroup(
            row, [GridLine(None, part, [GridPlace(part, row, column) for column in columns]) for part in table.slices]
        )
        for row in rows
    ]
    return Grid(("", crossing.across), columns, groups, left_out)


def _with_room(table: CrossTable, columns: Sequence[Value]) -> Sequence[Value]:
    """The rows that have room on a page, the fullest; one at least."""
    crossing = table.crossing
    order = table.fullest_first[: MOST_GROUPS if crossing.by_year and crossing.across else MOST_ROWS]
    of_every_row = _led(table, table.all_rows, table.all_columns)
    widths = [(column, _led(table, table.all_rows, column) - of_every_row) for column in columns]
    sizes = (_size(table, row, widths) for row in (table.all_rows, *(table.rows[place] for place in order)))
    room = sum(1 for _ in takewhile(lambda size: size <= MOST_BYTES, accumulate(sizes))) - 1
    return [table.rows[place] for place in sorted(order[: max(room, 1)])]


def _size(table: CrossTable, row: Value, columns: Sequence[tuple[Value, int]]) -> int:
    """About how many bytes a row has on a page.

    Args:
        table: the cross table.
        row: the row.
        columns: each with what an address and the labels of a cell in it have more than those of a row as a whole.
    """
    crossing = table.crossing
    empty = _EMPTY_IN_WORDS if crossing.measure in (Measure.AMOUNTS, Measure.COMPLETENESS) else _EMPTY
    full = _FULL + (_AMOUNTS if crossing.measure is Measure.AMOUNTS else 0)
    # Of years alone the rows are the columns, and a line is of all of them.
    head = _LINE if crossing.across or not crossing.by_year else 0
    # An address is as long in one year as in another, and what it names of a row is the same in all columns.
    of_row = full + _led(table, row, table.all_columns)
    return sum(
        head + sum(of_row + width if part.cell(row, column).n else empty for column, width in columns)
        for part in (table.slices if crossing.by_year else [table.now])
    )


def _led(table: CrossTable, row: Value, column: Value) -> int:
    """How many bytes the address and the labels of a cell have: with each value that narrows the table, of which there may be a hundred."""
    address = (within(table, table.slices[0], row, column) or table.results.selection).at("")
    return len(escape(f"{address}{row.label}{column.label}").encode())


def _with_total(values: Sequence[Value], total: Value) -> list[Value]:
    # Of one value alone the total would say the same twice.
    return [*values, total] if len(values) != 1 else list(values)
