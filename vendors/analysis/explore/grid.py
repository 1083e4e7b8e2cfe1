"""A cross table laid out as people read it: without years a line a row; with years a line a year, and a group of them for each row where columns are crossed too."""

from collections.abc import Sequence
from dataclasses import dataclass

from vendors.analysis.explore.cross_table import CrossCell, CrossTable, Slice, Value, ValueKind


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
    """

    dimensions: tuple[str, str]
    heads: Sequence[Value]
    groups: Sequence[GridGroup]


def grid(table: CrossTable) -> Grid:
    """The cross table as it is read, with its totals."""
    crossing = table.crossing
    rows = _with_total(table.rows, table.all_rows)
    columns = _with_total(table.columns, table.all_columns) if crossing.across else [table.all_columns]
    if not crossing.by_year:
        lines = [GridLine(row, table.now, [GridPlace(table.now, row, column) for column in columns]) for row in rows]
        return Grid((crossing.rows, crossing.across), columns, [GridGroup(None, lines)])
    if not crossing.across:
        lines = [
            GridLine(None, part, [GridPlace(part, row, table.all_columns) for row in rows]) for part in table.slices
        ]
        return Grid(("", crossing.rows), rows, [GridGroup(None, lines)])
    groups = [
        GridGroup(
            row, [GridLine(None, part, [GridPlace(part, row, column) for column in columns]) for part in table.slices]
        )
        for row in rows
    ]
    return Grid(("", crossing.across), columns, groups)


def _with_total(values: Sequence[Value], total: Value) -> list[Value]:
    # Of one value alone the total would say the same twice.
    return [*values, total] if len(values) != 1 else list(values)
