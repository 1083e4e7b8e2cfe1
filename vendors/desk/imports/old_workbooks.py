"""XLS, the workbook of Excel before 2007, opened as tables without a header."""

import struct
from collections.abc import Iterator
from typing import Any, Final

import xlrd
from xlrd.compdoc import CompDocError

from vendors.desk.imports.limits import Limits, NotReadError
from vendors.desk.imports.typed_cells import EPOCH, EPOCH_1904, typed
from vendors.types.formulas import harmless
from vendors.types.spreadsheet import BOOLEAN, ERROR, FORMULA, TEXT, Mark, letter
from vendors.validation.text_table import TextRow, TextTable, Writing

_FORMULA_RECORD, _END_RECORD, _BEGIN_RECORD = 0x06, 0x0A, 0x09


class _Unlogged:
    """Takes what xlrd would print."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        """Nothing is kept."""


_NOWHERE: Final = _Unlogged()


def open_xls(data: bytes, limits: Limits) -> list[TextTable]:
    """The sheets of an XLS file.

    Raises:
        NotReadError: it has a password, is damaged, or is larger than the limits allow.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=_NOWHERE, formatting_info=True, ragged_rows=True, on_demand=True
        )
        sheets = []
        read = 0
        for number in range(book.nsheets):
            table = _table(book, book.sheet_by_index(number))
            read += sum(len(row.cells) for row in table.rows)
            limits.held(table, read)
            sheets.append(table)
        return sheets
    except NotReadError:
        raise
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise NotReadError("protected-file") from error
        raise NotReadError("not-a-table-file", str(error)) from error
    except (
        CompDocError,
        struct.error,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        NotImplementedError,
        RecursionError,
        MemoryError,
    ) as error:
        # What xlrd raises on a damaged workbook is not documented.
        raise NotReadError("not-a-table-file", f"XLS, {type(error).__name__}") from error


def _table(book: Any, sheet: Any) -> TextTable:
    formulas = set(_formulas(book, sheet.number))
    table = TextTable(sheet=sheet.name, writing=Writing(hidden=sheet.visibility != 0))
    for line in range(sheet.nrows):
        texts: list[str] = []
        marks: dict[int, Mark] = {}
        for index, cell in enumerate(sheet.row(line)):
            text, mark = _cell(book, cell)
            if (line, index) in formulas:
                text, mark = ("", None) if mark and mark.kind == ERROR else (text, mark)
                mark = Mark(FORMULA, "=…", mark)
            if mark:
                marks[index] = mark
            texts.append(text)
        while texts and not texts[-1] and len(texts) - 1 not in marks:
            texts.pop()
        if texts:
            table.rows.append(TextRow(line + 1, texts, marks=marks))
    table.writing.merged = [
        f"{letter(left)}{top + 1}:{letter(right - 1)}{bottom}" for top, bottom, left, right in sheet.merged_cells
    ]
    table.writing.hidden_lines = [line + 1 for line, said in sorted(sheet.rowinfo_map.items()) if said.hidden]
    table.writing.hidden_columns = [letter(at) for at, said in sorted(sheet.colinfo_map.items()) if said.hidden]
    return table


def _cell(book: Any, cell: Any) -> tuple[str, Mark | None]:
    value = cell.value
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return "", None
    if cell.ctype == xlrd.XL_CELL_TEXT:
        text = value.replace("\r\n", "\n")
        return text, Mark(TEXT) if harmless(text) != text else None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if value else "FALSE"), Mark(BOOLEAN)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A"), Mark(ERROR)
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    epoch = EPOCH_1904 if book.datemode else EPOCH
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return typed(xlrd.xldate_as_datetime(value, book.datemode), number_format, epoch)
        except (OverflowError, ValueError):
            return "#VALUE!", Mark(ERROR)
    return typed(int(value) if value == int(value) else value, number_format, epoch)


def _formulas(book: Any, number: int) -> Iterator[tuple[int, int]]:
    """The row and column, from 0, of each cell with a formula, which xlrd itself does not tell: it gives the results alone."""
    at, depth = book._sh_abs_posn[number], 0
    while at + 4 <= len(book.mem):
        record, length = struct.unpack_from("<HH", book.mem, at)
        if record & 0xFF == _BEGIN_RECORD:
            depth += 1
        elif record == _END_RECORD:
            depth -= 1
            if not depth:
                return
        elif record & 0xFF == _FORMULA_RECORD and record in (0x06, 0x206, 0x406) and depth == 1:
            yield struct.unpack_from("<HH", book.mem, at + 4)
        at += 4 + length
