"""CSV as spreadsheets of all makes write it, and our own JSON and Parquet, opened as sheets."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from vendors.desk.imports.cells import Limits, Line, Opened, Refused, Remark, Sheet
from vendors.tables.row import Row, as_text
from vendors.types.formulas import harmless, unharmed
from vendors.types.spreadsheet import TEXT, Mark, letter
from vendors.validation.reading import Reading, cell_lines, decoded, lines_of, loose_quote, split

SEPARATORS: Final = (",", ";", "\t", "|")
Header = Callable[[Sequence[str]], int]
"""How many columns of the tables the cells of a line name."""


def open_csv(data: bytes, limits: Limits, header: Header) -> Opened:
    """The only sheet of a CSV file in any encoding and dialect.

    Args:
        data: the file.
        limits: how much is read.
        header: tells the header, and so the separator, from the columns that it names.
    """
    text = decoded(data)
    remarks = []
    if text.encoding not in ("utf-8", "utf-8-sig"):
        remarks.append(Remark("encoding", text.encoding.upper()))
    lines = lines_of(text.text)
    separator, first = _separator(lines, header)
    if separator != ",":
        remarks.append(Remark("separator", "tab" if separator == "\t" else separator))
    sheet = Sheet(decimal="," if separator == ";" else "", ragged=True)
    if first:
        lines[0] = "\n"
    lines = _unwrapped(lines, separator, header, remarks)
    # The header is not known to this reading, but how many cells a row should have is.
    scratch = Reading(Row, {str(index): letter(index) for index in range(_width(lines, separator, header))})
    cells_read = 0
    for line, cells in split(scratch, lines, separator):
        together = "".join(cells)
        if together.strip():
            several = "\n" in together or "\r" in together
            row = Line(line, cells, cell_lines(line, cells) if several else ())
            if '"' in together:
                row.loose = loose_quote(cells, lines[line - 1 : row.at(len(cells) - 1)])
            if "'" in together:
                for index, cell in enumerate(cells):
                    if cell.startswith("'") and (bare := unharmed(cell)) != cell:
                        cells[index], row.marks[index] = bare, Mark(TEXT)
            if "\r\n" in together:
                row.cells = [cell.replace("\r\n", "\n") for cell in cells]
            sheet.rows.append(row)
            cells_read += len(cells)
            limits.held(sheet, cells_read)
    sheet.broken = [(problem.line, int(problem.column or -1)) for problem in scratch.problems]
    return Opened([sheet], remarks)


def _separator(lines: Sequence[str], header: Header) -> tuple[str, bool]:
    """The separator, and whether the first line does nothing but name it, as Excel writes `sep=;`."""
    named = lines[0].strip().strip('"') if lines else ""
    if (named.lower().startswith("sep=") and len(named) <= 5) or (lines and lines[0].lower().startswith("sep=\t")):
        return (named[4:] or "\t"), True

    def worth(separator: str) -> tuple[int, int]:
        found = [_cells(line, separator) for line in lines[:20]]
        return max(map(header, found), default=0), max(map(len, found), default=0)

    return max(SEPARATORS, key=worth), False


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _width(lines: Sequence[str], separator: str, header: Header) -> int:
    found = [_cells(line, separator) for line in lines[:20]]
    return len(max(found, key=header, default=[]))


def _unwrapped(lines: list[str], separator: str, header: Header, remarks: list[Remark]) -> list[str]:
    """The lines of a file of which each row was quoted as if it were one cell, which Excel does to a comma file opened by a double click."""
    first = next((line for line in lines if line.strip()), "")
    (whole, *others) = _cells(first, separator) or [""]
    if others or separator not in whole or header(_cells(whole, separator)) < 2:
        return lines
    unwrapped = []
    for line in lines:
        cells = _cells(line, separator)
        unwrapped.append(f"{cells[0]}\n" if len(cells) == 1 and line.startswith('"') else line)
    remarks.append(Remark("wrapped"))
    return unwrapped


def open_json(data: bytes, limits: Limits) -> Opened:
    """The rows of a JSON list of objects, or of an object that holds it as `rows`.

    Raises:
        Refused: it is neither.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused("not-a-table-file", str(error)) from error
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused("not-a-table-file", "JSON")
    return _of_records(list(dict.fromkeys(str(name) for row in rows for name in row)), rows, limits)


def open_parquet(data: bytes, limits: Limits) -> Opened:
    """The rows of a Parquet file.

    Raises:
        Refused: it is none, or too large.
    """
    import pyarrow as pa  # here, since it is large and seldom needed
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        if file.metadata.num_rows > limits.rows or file.metadata.num_columns > limits.columns:
            raise Refused("too-large", other=f"{limits.rows} × {limits.columns}")
        return _of_records(file.schema_arrow.names, file.read().to_pylist(), limits)
    except (pa.ArrowException, OSError) as error:
        raise Refused("not-a-table-file", str(error)) from error


def _of_records(names: list[str], rows: Sequence[dict[str, Any]], limits: Limits) -> Opened:
    sheet = Sheet(rows=[Line(1, names)] if names else [])
    for line, row in enumerate(rows, 2):
        cells = [_text(row.get(name)) for name in names]
        marks = {index: Mark(TEXT) for index, cell in enumerate(cells) if harmless(cell) != cell}
        sheet.rows.append(Line(line, cells, marks=marks))
        limits.held(sheet, line * len(names))
    return Opened([sheet])


def _text(value: Any) -> str:
    return "|".join(map(_text, value)) if isinstance(value, list) else as_text(value)
