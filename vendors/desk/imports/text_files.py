"""CSV as spreadsheets of all makes write it, and our own JSON and Parquet, opened as tables without a header."""

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import copy
from decimal import Decimal
from typing import Any, Final

from vendors.desk.imports.limits import Amount, Limits, NotReadError
from vendors.desk.imports.tab_text import TabReader
from vendors.tables.row import as_text
from vendors.types.formulas import harmless, unharmed
from vendors.types.spreadsheet import NUMBER, TEXT, Mark
from vendors.validation.csv_reader import CsvReader, cells_of
from vendors.validation.problems import writable
from vendors.validation.text_table import TextRow, TextTable, Writing

SEPARATORS: Final = (",", ";", "\t", "|")
_PARTS: Final = re.compile(r"[^\w\s\"'.,;|-]|[\x01-\x08\x0e-\x1f]")
"""Signs that some programs put between cells."""
_SAMPLE, _FEW = 2_000, 8
"""So many signs of a line, and so many of the signs that are most frequent in the first lines, are looked at for them."""
_ESCAPED: Final = re.compile(r'\\(["\\])')
_BYTES_OF_A_SIGN: Final = 4
"""The most that one takes in UTF-8."""
_LOOKED_AT: Final = 100_000
"""Signs of a line in which a header is looked for."""
Known = Callable[[Sequence[str]], int]
"""How many columns of the tables the cells of a line name."""


def open_csv(data: bytes, limits: Limits, known: Known) -> TextTable:
    """The only sheet of a CSV file in any encoding and dialect.

    Args:
        data: the file.
        limits: how much is read.
        known: tells the header, and so the separator, from the columns that it names.
    """
    reader = CsvReader(data)
    reader.separator, named = _separator(reader.lines, limits, known)
    if reader.separator == "\t":
        reader = TabReader(data)
        reader.separator = "\t"
    if named:
        reader.lines[0] = "\n"
    wrapped = _is_wrapped(reader, known)
    if wrapped:
        reader.lines = _unwrapped(reader)
    if any('"' not in line and line.count(reader.separator) > limits.columns for line in reader.lines):
        raise limits.too_wide
    reader.width = len(max(_first_cells(reader.lines, reader.separator, limits), key=known, default=[]))
    writing = Writing(
        reader.encoding,
        reader.rivals,
        reader.foreign,
        reader.proven,
        "" if reader.separator == "," else reader.separator,
        wrapped,
        decimal="," if reader.separator == ";" else "",
        broken=reader.broken,
        ragged=True,
    )
    sheet = TextTable(writing=writing)
    _fill(sheet, reader, limits)
    if writing.broken and (escaped := _with_doubled_marks(reader)):
        sheet.rows, writing.backslashes, writing.broken = [], True, escaped.broken
        _fill(sheet, escaped, limits)
    if isinstance(reader, TabReader):
        writing.bare_quotes = reader.bare_quotes
    return sheet


def _fill(sheet: TextTable, reader: CsvReader, limits: Limits) -> None:
    held = Amount(limits)
    for row in reader.rows():
        together = "".join(row.cells)
        if not together or together.isspace():
            continue
        if "'" in together or "\r\n" in together:
            sheet.rows.append(_as_typed(row, together))
            held.row(sheet)
        else:
            sheet.rows.append(row)
            held.row(sheet, len(together))


def _with_doubled_marks(reader: CsvReader) -> CsvReader | None:
    """A file whose quotation marks stand behind a backslash, as MySQL and PHP write them, with doubled ones instead; None for another."""
    again = copy(reader)
    again.broken = []
    again.lines = [_ESCAPED.sub(lambda found: {'"': '""'}.get(found[1], found[1]), line) for line in reader.lines]
    if again.lines == reader.lines or any(len(row.cells) != reader.width for row in again.rows() if any(row.cells)):
        return None
    return None if again.broken else again


def _as_typed(row: TextRow, together: str) -> TextRow:
    """A row as it was typed: without the apostrophe before a text, and with the line breaks of the data set.

    Args:
        row: as it stands.
        together: all of its cells.
    """
    if "'" in together:
        bare = [unharmed(cell) if cell.startswith("'") else cell for cell in row.cells]
        row.marks = {**row.marks, **{at: Mark(TEXT) for at, cell in enumerate(bare) if cell != row.cells[at]}}
        row.cells = bare
    if "\r\n" in together:
        row.cells = [cell.replace("\r\n", "\n") for cell in row.cells]
    return row


def _separator(lines: Sequence[str], limits: Limits, known: Known) -> tuple[str, bool]:
    """The separator, and whether the first line does nothing but name it, as Excel writes `sep=;`."""
    named = lines[0].strip().strip('"') if lines else ""
    if named.lower().startswith("sep=") and len(named) <= 5:
        return (named[4:] or "\t"), True

    def worth(separator: str) -> tuple[int, int]:
        found = _first_cells(lines, separator, limits)
        return max(map(known, found), default=0), max(map(len, found), default=0)

    best = max(SEPARATORS, key=worth)
    if worth(best)[0] > 1:
        return best, False
    # Another sign is one where it parts the names of a header: `vendor^since^until`.
    signs = Counter("".join(line[:_SAMPLE] for line in lines[:20]))
    others = sorted((sign for sign in signs if _PARTS.fullmatch(sign)), key=lambda sign: (-signs[sign], sign))
    other = max(others[:_FEW], key=worth, default=best)
    return (other if worth(other)[0] > 1 else best), False


def _first_cells(lines: Sequence[str], separator: str, limits: Limits) -> list[list[str]]:
    """The cells of the first lines, each line by itself; no more of them than a row may have, and one."""
    return [cells_of(line[:_LOOKED_AT], separator)[: limits.columns + 1] for line in lines[:20]]


def _is_wrapped(reader: CsvReader, known: Known) -> bool:
    """Whether each row of the file was quoted as if it were one cell, which Excel does to a comma file opened by a double click."""
    (whole, *others) = cells_of(reader.first, reader.separator) or [""]
    return not others and reader.separator in whole and known(cells_of(whole, reader.separator)) >= 2


def _unwrapped(reader: CsvReader) -> list[str]:
    unwrapped = []
    for line in reader.lines:
        cells = cells_of(line, reader.separator)
        unwrapped.append(f"{cells[0]}\n" if len(cells) == 1 and line.startswith('"') else line)
    return unwrapped


def open_json(data: bytes, limits: Limits) -> TextTable:
    """The rows of a JSON list of objects, or of an object that holds it as `rows`.

    Raises:
        NotReadError: it is neither, or too large.
    """
    try:
        found = json.loads(data, object_pairs_hook=_Pairs)
        rows = found.get("rows") if isinstance(found, dict) else found
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise NotReadError("no-rows-in-json")
        for number, row in enumerate(rows, 1):
            if row.twice:
                raise NotReadError("twice-in-json", writable(row.twice)[:80], str(number))
        names = list(dict.fromkeys(str(name) for row in rows for name in row))
        if len(rows) > limits.rows or len(names) > limits.columns:
            raise limits.too_wide
        return _of_records(names, rows, Amount(limits))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and _are_lines(data):
            raise NotReadError("json-of-lines") from error
        raise NotReadError("broken-json", str(error.lineno)) from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise NotReadError("not-a-table-file") from error


class _Pairs(dict[str, Any]):
    """An object of JSON.

    Attributes:
        twice: a name that stands in it more than once, "" for none.
    """

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = next((name for name in names if names.count(name) > 1), "") if len(self) < len(names) else ""


def _are_lines(data: bytes) -> bool:
    """Whether the first line of a text is an object of JSON by itself."""
    try:
        return isinstance(json.loads(data.split(b"\n", 1)[0]), dict)
    except ValueError:
        return False


def open_parquet(data: bytes, limits: Limits) -> TextTable:
    """The rows of a Parquet file.

    Raises:
        NotReadError: it is none, or too large.
    """
    import pyarrow as pa  # here, since it is large and seldom needed
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        about = file.metadata
        if about.num_rows > limits.rows or about.num_columns > limits.columns:
            raise limits.too_wide
        if sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups)) > limits.unpacked:
            raise NotReadError("too-many-bytes", other=str(limits.unpacked // 1_000_000))
        texts = [field.name for field in file.schema_arrow if _is_text(field.type)]
        # A text that many cells share stands in memory once, until it is known that there is room for all of them.
        table = pq.ParquetFile(io.BytesIO(data), read_dictionary=texts).read()
        held = Amount(limits)
        for column in table.columns:
            for chunk in column.chunks:
                _hold(chunk, held)
        return _of_records(table.schema.names, table.to_pylist(), Amount(limits))
    except (pa.ArrowException, OSError, ValueError, ArithmeticError, RecursionError) as error:
        raise NotReadError("not-a-table-file") from error


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_binary(kind))


def _hold(chunk: Any, held: Amount) -> None:
    """Holds a part of a column to the limits, with a text as often as cells have it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(chunk.type):
        held.text(0, chunk.nbytes // _BYTES_OF_A_SIGN)
    elif _is_text(chunk.type):
        lengths = pc.binary_length(chunk.dictionary.cast(pa.large_binary())).take(chunk.indices)
        held.text(
            (pc.max(lengths).as_py() or 0) // _BYTES_OF_A_SIGN, (pc.sum(lengths).as_py() or 0) // _BYTES_OF_A_SIGN
        )


def _of_records(names: list[str], rows: Sequence[dict[str, Any]], held: Amount) -> TextTable:
    sheet = TextTable(rows=[TextRow(1, list(map(writable, names)))] if names else [])
    for line, row in enumerate(rows, 2):
        cells = [_text(row.get(name)) for name in names]
        marks = {index: Mark(TEXT) for index, cell in enumerate(cells) if harmless(cell) != cell}
        marks |= {
            index: Mark(NUMBER)
            for index, name in enumerate(names)
            if isinstance(row.get(name), int | float | Decimal) and not isinstance(row[name], bool)
        }
        sheet.rows.append(TextRow(line, cells, marks=marks))
        held.row(sheet)
    return sheet


def _text(value: Any) -> str:
    # JSON can name half a sign, and half a sign would be written as a byte that nobody sent.
    return "|".join(map(_text, value)) if isinstance(value, list) else writable(as_text(value))
