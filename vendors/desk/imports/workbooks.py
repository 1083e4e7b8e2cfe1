"""XLSX and ODS opened as tables without a header: what the editor sees in each cell, and what the workbook knows of it."""

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.utils.escape import unescape

from vendors.desk.imports.limits import Limits, NotReadError
from vendors.types.formulas import harmless
from vendors.types.spreadsheet import BOOLEAN, DATE, ERROR, FORMULA, NUMBER, PERCENT, TEXT, Mark, letter
from vendors.validation.text_table import TextRow, TextTable, Writing

_FAR: Final = re.compile(rb'<c [^>]*?r="[A-Z]{3,}[0-9]')
_NOT_READ: Final = (".png", ".jpg", ".jpeg", ".emf", ".bin")
"""Endings of what is packed in a workbook and never read."""
_PART: Final = 2**20
"""Bytes unpacked at a time."""
_MERGED: Final = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')


def open_workbook(data: bytes, limits: Limits) -> list[TextTable]:
    """The sheets of an XLSX or ODS file.

    Raises:
        NotReadError: it is neither, is damaged or locked, or unpacks to more than the limits allow.
    """
    packed = _measured(data, limits)
    names = [name for name in packed.namelist() if not name.lower().endswith(_NOT_READ)]
    try:
        if "content.xml" in names:
            return _ods(packed, limits)
        if any(name.startswith("xl/worksheets/") for name in names):
            with warnings.catch_warnings():
                # openpyxl warns of what it leaves out, such as extensions of data validation: nothing that is loaded.
                warnings.simplefilter("ignore")
                return _xlsx(packed, limits)
    except NotReadError:
        raise
    except (
        SyntaxError,
        DefusedXmlException,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RuntimeError,
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
    ) as error:
        # What openpyxl raises on a damaged workbook is not documented.
        raise NotReadError("not-a-table-file", type(error).__name__) from error
    raise NotReadError("not-a-table-file", "ZIP")


def _measured(data: bytes, limits: Limits) -> ZipFile:
    """The archive, once all that is read of it has been unpacked as far as the limits allow, and not as far as it says."""
    left = limits.unpacked
    try:
        packed = ZipFile(io.BytesIO(data))
        if len(packed.namelist()) > 2000 or sum(one.file_size for one in packed.infolist()) > left:
            raise NotReadError("too-large", other=f"{limits.unpacked // 1_000_000} MB")
        for one in packed.infolist():
            if one.filename.lower().endswith(_NOT_READ):
                continue
            with packed.open(one) as file:
                while part := file.read(_PART):
                    left -= len(part)
                    if left < 0:
                        raise NotReadError("too-large", other=f"{limits.unpacked // 1_000_000} MB")
    except (BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError) as error:
        raise NotReadError("not-a-table-file", str(error)) from error
    return packed


def _xlsx(packed: ZipFile, limits: Limits) -> list[TextTable]:
    for name in packed.namelist():
        if (
            name.startswith("xl/worksheets/")
            and not name.lower().endswith(_NOT_READ)
            and _FAR.search(packed.read(name))
        ):
            raise NotReadError("too-large", other=f"{limits.rows} × {limits.columns}")
    assert packed.fp
    workbook = openpyxl.load_workbook(packed.fp, read_only=True, keep_links=False)
    results = None
    sheets = []
    read = 0
    for worksheet in workbook.worksheets:
        merged = [found.decode() for found in _MERGED.findall(packed.read(worksheet._worksheet_path))]
        sheet = TextTable(
            sheet=worksheet.title, writing=Writing(hidden=worksheet.sheet_state != "visible", merged=merged)
        )
        formulas = False
        for cells in worksheet.iter_rows(max_col=limits.columns + 1):
            line = 0
            texts: list[str] = []
            marks: dict[int, Mark] = {}
            for cell in cells:
                if cell.value is None:
                    texts.append("")
                    continue
                line = cell.row
                text, mark = _xlsx_cell(cell)
                if mark:
                    marks[len(texts)] = mark
                    formulas = formulas or mark.kind == FORMULA
                texts.append(text)
            while texts and not texts[-1] and len(texts) - 1 not in marks:
                texts.pop()
            if texts:
                sheet.rows.append(TextRow(line, texts, marks=marks))
                read += len(texts)
                limits.held(sheet, read)
        if formulas:
            results = results or openpyxl.load_workbook(packed.fp, read_only=True, keep_links=False, data_only=True)
            _with_results(sheet, results[worksheet.title])
        sheets.append(sheet)
    return sheets


def _xlsx_cell(cell: Any) -> tuple[str, Mark | None]:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        formula = getattr(value, "text", value) or ""
        return "", Mark(FORMULA, str(formula) if str(formula).startswith("=") else f"={formula}")
    if kind == "e":
        return str(value), Mark(ERROR)
    if isinstance(value, str):
        text = unescape(value) if "_x" in value else value
        text = text.replace("\r\n", "\n")
        return text, Mark(TEXT) if harmless(text) != text else None
    return shown(value, cell.number_format or "")


def shown(value: object, number_format: str = "") -> tuple[str, Mark | None]:
    """A typed value as text, and its mark. A date is as precise as its format shows it; a number is as precise as Excel shows it (15 figures)."""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), Mark(BOOLEAN)
    if isinstance(value, datetime | date):
        return _day(value, number_format), Mark(DATE)
    if isinstance(value, int | float):
        if "%" in number_format:
            return f"{_plain(float(value) * 100)}%", Mark(PERCENT)
        return _plain(value), Mark(NUMBER)
    if isinstance(value, time | timedelta):
        return str(value), Mark(DATE)
    return ("", None) if value is None else (str(value), None)


def _day(value: datetime | date, number_format: str) -> str:
    codes = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    day = value.strftime("%Y-%m-%d") if value.year >= 1000 else value.isoformat()[:10]
    # Excel's codes are the same in all languages of its user: d, m and y; `mmm-yy` is how it takes what was typed as 2018-04.
    if "y" in codes and "d" not in codes:
        return day[:7] if "m" in codes else day[:4]
    return day


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}".removesuffix(".0") if abs(value) < 1e300 else str(value)


def _with_results(sheet: TextTable, results: Any) -> None:
    """Puts the result that the workbook remembers into each cell with a formula."""
    wanted = {row.line: row for row in sheet.rows if any(mark.kind == FORMULA for mark in row.marks.values())}
    for cells in results.iter_rows(max_col=max(len(row.cells) for row in wanted.values())):
        line = next((cell.row for cell in cells if cell.value is not None), 0)
        if (row := wanted.get(line)) is not None:
            for index, mark in row.marks.items():
                if mark.kind == FORMULA and index < len(cells):
                    cell = cells[index]
                    row.cells[index] = "" if cell.data_type == "e" else shown(cell.value, cell.number_format or "")[0]


# OpenDocument: read here, since odfpy takes four seconds for what takes one, and calamine drops formulas and errors.
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def _ods(packed: ZipFile, limits: Limits) -> list[TextTable]:
    sheets: list[TextTable] = []
    hidden: set[str] = set()
    line = read = depth = 0
    merged: list[str] = []
    with packed.open("content.xml") as file:
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            tag = element.tag
            if event == "start":
                if tag == f"{_TABLE}table":
                    depth += 1
                    if depth == 1:
                        line, merged = 0, []
                        style = element.get(f"{_TABLE}style-name", "")
                        writing = Writing(hidden=style in hidden, merged=merged)
                        sheets.append(TextTable(sheet=element.get(f"{_TABLE}name", ""), writing=writing))
                continue
            if tag == f"{_TABLE}table":
                depth -= 1
                element.clear()
            elif tag == f"{_STYLE}style":
                properties = element.find(f"{_STYLE}table-properties")
                if properties is not None and properties.get(f"{_TABLE}display") == "false":
                    hidden.add(element.get(f"{_STYLE}name", ""))
            elif tag == f"{_TABLE}table-row" and depth == 1 and sheets:
                line += 1
                repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                row = _ods_row(element, line, merged, limits)
                if row is not None:
                    if repeated > limits.rows:
                        raise NotReadError("too-large", other=f"{limits.rows} × {limits.columns}")
                    for further in range(repeated):
                        sheets[-1].rows.append(TextRow(line + further, list(row.cells), marks=row.marks))
                        read += len(row.cells)
                        limits.held(sheets[-1], read)
                line += repeated - 1
                element.clear()
    return sheets


def _ods_row(element: Element, line: int, merged: list[str], limits: Limits) -> TextRow | None:
    cells: list[str] = []
    marks: dict[int, Mark] = {}
    for cell in element:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        text, mark = _ods_cell(cell)
        down, across = (int(cell.get(f"{_TABLE}number-{what}-spanned", "1")) for what in ("rows", "columns"))
        if down * across > 1:
            index = len(cells)
            merged.append(f"{letter(index)}{line}:{letter(index + across - 1)}{line + down - 1}")
        if not text and not mark:
            # Empty cells at the end of a row are repeated to the last column of the sheet.
            repeated = min(repeated, limits.columns)
        for _ in range(min(repeated, limits.columns + 1)):
            if mark:
                marks[len(cells)] = mark
            cells.append(text)
    while cells and not cells[-1] and len(cells) - 1 not in marks:
        cells.pop()
    return TextRow(line, cells, marks=marks) if cells else None


def _ods_cell(cell: Element) -> tuple[str, Mark | None]:
    kind = cell.get(f"{_OFFICE}value-type", "")
    written = "\n".join("".join(_ods_text(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))
    failed = cell.get(f"{_CALC}value-type") == "error"
    value = cell.get(f"{_OFFICE}value", "")
    text, mark = written, None
    if kind == "date":
        stated = cell.get(f"{_OFFICE}date-value", "")[:10]
        text, mark = stated[: _shown_signs(written)], Mark(DATE)
    elif kind in ("float", "currency") and value:
        text, mark = _plain(float(value)), Mark(NUMBER)
    elif kind == "percentage" and value:
        text, mark = f"{_plain(float(value) * 100)}%", Mark(PERCENT)
    elif kind == "boolean":
        text, mark = cell.get(f"{_OFFICE}boolean-value", "").upper(), Mark(BOOLEAN)
    elif harmless(text) != text:
        mark = Mark(TEXT)
    if formula := cell.get(f"{_TABLE}formula"):
        return ("" if failed else text), Mark(FORMULA, re.sub(r"^\w+:(?==)", "", formula))
    return (text, Mark(ERROR)) if failed else (text, mark)


def _shown_signs(written: str) -> int:
    """How much of YYYY-MM-DD a date shows, from how it is written: `avr. 18` and `04/2018` are months."""
    numbers, words = re.findall(r"\d+", written), re.search(r"[^\W\d_]", written)
    if len(numbers) == 1:
        return 7 if words else 4
    return 7 if len(numbers) == 2 and not words else 10


def _ods_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * int(part.get(f"{_TEXT}c", "1"))
        elif part.tag == f"{_TEXT}tab":
            yield "\t"
        elif part.tag == f"{_TEXT}line-break":
            yield "\n"
        elif part.tag != f"{_OFFICE}annotation":
            yield from _ods_text(part)
        yield part.tail or ""
