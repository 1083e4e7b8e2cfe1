"""The one way in which the files of the data folder are written, so that the same rows are always the same bytes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from vendors.tables import TABLES
from vendors.tables.row import Row


def header(table: str) -> list[str]:
    """The columns that stand in the file of a table, in the order in which its row model declares them.

    Raises:
        KeyError: there is no such table.
    """
    return [column.name for column in TABLES[table].stored_columns()]


def canonical(table: str, rows: Iterable[Row | Mapping[str, str]]) -> bytes:
    """The file of a table: UTF-8, commas, LF, quotation marks only where RFC 4180 needs them, the header first.

    A byte that is not UTF-8 in a row that nobody has put right yet is written as it was read, as `surrogateescape` keeps it.

    Args:
        table: its name.
        rows: row models, or the text of each cell by its column; a column that a mapping leaves out is empty.

    Raises:
        KeyError: there is no such table.
    """
    return table_file(header(table), rows)


def table_file(names: Sequence[str], rows: Iterable[Row | Mapping[str, str]]) -> bytes:
    """Such a file under any header.

    Args:
        names: the columns that it shall have, in their order.
        rows: as for `canonical`.
    """
    return written(
        names,
        (
            [row.cell(name) for name in names] if isinstance(row, Row) else [row.get(name, "") for name in names]
            for row in rows
        ),
    )


def written(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Cells as such a file, under any header; a row without any is a blank line."""
    left = iter((names, *rows))
    return b"".join(map(_records, iter(lambda: list(islice(left, _TOGETHER)), [])))


_TOGETHER: Final = 500
"""Rows that are written together."""


def _records(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as the `csv` of Python writes them, which looks at each sign for a line end: here column by column, in a tenth of the time."""
    are_alike = len(set(map(len, rows))) == 1 and len(rows[0]) > 1
    columns = [_cells(cells) for cells in zip(*rows, strict=True)] if are_alike else [None]
    if None not in columns:
        lines = "\n".join(map(",".join, zip(*columns, strict=True)))
        return f"{lines}\n".encode(errors="surrogateescape")
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(errors="surrogateescape")


def _cells(cells: Sequence[str]) -> Sequence[str] | None:
    """The cells of a column, within quotation marks where they need them; None where only `csv` knows how it writes one."""
    together = "".join(cells)
    if "\r" in together:
        return None
    if '"' in together or "\n" in together:
        return [_quoted(cell) if "," in cell or '"' in cell or "\n" in cell else cell for cell in cells]
    return [f'"{cell}"' if "," in cell else cell for cell in cells] if "," in together else cells


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
