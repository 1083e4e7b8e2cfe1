"""XLS, the workbook of Excel before 2007, opened as tables without a header."""

import struct
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

import xlrd
from xlrd.compdoc import CompDocError

from vendors.desk.imports.limits import Amount, Limits, NotReadError
from vendors.desk.imports.struck_text import Run, mark_of_runs, strike
from vendors.desk.imports.typed_cells import EPOCH, EPOCH_1904, text_of_format, typed
from vendors.types.formulas import harmless
from vendors.types.spreadsheet import BOOLEAN, ERROR, FORMULA, TEXT, Beside, Mark, letter
from vendors.validation.text_table import TextRow, TextTable, Writing

_SUPERSCRIPT: Final = 1
_FORMULA_RECORDS: Final = frozenset({0x06, 0x206, 0x406})
_END_RECORD, _BEGIN_RECORD, _OBJECT_RECORD = 0x0A, 0x09, 0x5D
_DRAWN: Final = frozenset({*range(1, 7), 8, 9, 30})
"""The objects that are shapes, charts, text boxes and pictures, and not comments or the arrows of a list."""


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
        limits.hold_sheets(book.nsheets)
        held = Amount(limits)
        return [_table(book, book.sheet_by_index(number), held) for number in range(book.nsheets)]
    except NotReadError:
        raise
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise NotReadError("protected-file") from error
        raise NotReadError("not-a-table-file") from error
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
        raise NotReadError("not-a-table-file") from error


def _table(book: Any, sheet: Any, held: Amount) -> TextTable:
    formulas = set(_formulas(book, sheet.number))
    table = TextTable(sheet=sheet.name, writing=Writing(hidden=sheet.visibility != 0))
    for line in range(sheet.nrows):
        held.line(line)
        texts: list[str] = []
        marks: dict[int, Mark] = {}
        struck: list[int] = []
        for index, cell in enumerate(sheet.row(line)):
            text, mark = _cell(book, cell)
            if cell.ctype == xlrd.XL_CELL_TEXT and (runs := sheet.rich_text_runlist_map.get((line, index))):
                mark = mark_of_runs(_runs(book, cell, runs)) or mark
            if text and _font(book, cell).struck_out:
                struck.append(index)
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
            held.row(table)
            strike(table.rows[-1], marks, struck, table.writing)
    table.writing.beside = list(islice(chain(_beside(sheet), _drawings(book, sheet.number)), held.limits.beside))
    held.beside(len(sheet.merged_cells))
    table.writing.merged = [
        f"{letter(left)}{top + 1}:{letter(right - 1)}{bottom}" for top, bottom, left, right in sheet.merged_cells
    ]
    table.writing.hidden_lines = [line + 1 for line, said in sorted(sheet.rowinfo_map.items()) if said.hidden]
    table.writing.hidden_columns = [letter(at) for at, said in sorted(sheet.colinfo_map.items()) if said.hidden]
    return table


def _font(book: Any, cell: Any) -> Any:
    return book.font_list[book.xf_list[cell.xf_index].font_index]


def _runs(book: Any, cell: Any, runs: list[tuple[int, int]]) -> Iterator[Run]:
    """The parts of a text, each with how it is written: it begins in the font of its cell."""
    starts = [(0, _font(book, cell)), *((at, book.font_list[font]) for at, font in runs)]
    ends = [at for at, _ in starts[1:]] + [len(cell.value)]
    for (start, font), end in zip(starts, ends, strict=True):
        yield Run(cell.value[start:end], bool(font.struck_out), font.escapement == _SUPERSCRIPT)


def _beside(sheet: Any) -> Iterator[Beside]:
    """The comments and links of a sheet."""
    for (line, index), note in sorted(sheet.cell_note_map.items()):
        yield Beside("comment", line + 1, index, " ".join(note.text.split()))
    for link in sheet.hyperlink_list:
        if link.url_or_path and link.frowx == link.lrowx and link.fcolx == link.lcolx:
            target = (
                link.url_or_path if isinstance(link.url_or_path, str) else link.url_or_path.decode("cp1252", "replace")
            )
            yield Beside("link", link.frowx + 1, link.fcolx, f"{target}#{link.textmark}" if link.textmark else target)


def _cell(book: Any, cell: Any) -> tuple[str, Mark | None]:
    value = cell.value
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return "", None
    if cell.ctype == xlrd.XL_CELL_TEXT:
        text = value.replace("\r\n", "\n")
        if mark := text_of_format(text, _format(book, cell)):
            return text, mark
        return text, Mark(TEXT) if harmless(text) != text else None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if value else "FALSE"), Mark(BOOLEAN)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A"), Mark(ERROR)
    number_format = _format(book, cell)
    epoch = EPOCH_1904 if book.datemode else EPOCH
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return typed(xlrd.xldate_as_datetime(value, book.datemode), number_format, epoch)
        except (OverflowError, ValueError):
            # A number that is no day in the calendar, such as 20180423 in a cell for dates.
            number_format = ""
    return typed(int(value) if value == int(value) else value, number_format, epoch)


def _format(book: Any, cell: Any) -> str:
    found: str = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return found


def _formulas(book: Any, number: int) -> Iterator[tuple[int, int]]:
    """The row and column, from 0, of each cell with a formula, which xlrd itself does not tell: it gives the results alone."""
    for record, at in _records(book, number):
        if record in _FORMULA_RECORDS:
            yield struct.unpack_from("<HH", book.mem, at)


def _drawings(book: Any, number: int) -> Iterator[Beside]:
    """The pictures and drawings on a sheet, which xlrd does not tell; at which cells they lie is not looked up."""
    for record, at in _records(book, number):
        if record == _OBJECT_RECORD and struct.unpack_from("<H", book.mem, at + 4)[0] in _DRAWN:
            yield Beside("drawing", 0, -1, "")


def _records(book: Any, number: int) -> Iterator[tuple[int, int]]:
    """The records of a sheet itself, and not of charts on it: what kind each is, and where its content begins."""
    at, depth = book._sh_abs_posn[number], 0
    while at + 4 <= len(book.mem):
        record, length = struct.unpack_from("<HH", book.mem, at)
        if record & 0xFF == _BEGIN_RECORD:
            depth += 1
        elif record == _END_RECORD:
            depth -= 1
            if not depth:
                return
        elif depth == 1:
            yield record, at + 4
        at += 4 + length
