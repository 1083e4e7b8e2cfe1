"""The one way in which the files of the data folder are written, so that the same rows are always the same bytes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

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
    """Cells as such a file, under any header."""
    return "".join(map(_record, (names, *rows))).encode()


def _record(cells: Sequence[str]) -> str:
    """A row as the `csv` of Python writes it, which looks at each sign for a line end: here in a fifth of the time."""
    if len(cells) > 1 and "\r" not in (line := ",".join(cells)):
        if '"' in line or "\n" in line:
            line = ",".join([_quoted(cell) if "," in cell or '"' in cell or "\n" in cell else cell for cell in cells])
        elif line.count(",") >= len(cells):
            line = ",".join([f'"{cell}"' if "," in cell else cell for cell in cells])
        return f"{line}\n"
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
