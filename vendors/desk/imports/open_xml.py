"""XLSX opened as tables without a header: what the editor sees in each cell, and what the workbook knows of it."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Final
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

import openpyxl
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from vendors.desk.imports.limits import Amount, Limits
from vendors.desk.imports.open_xml_parts import MarkedText, beside, mark_texts, marked
from vendors.desk.imports.struck_text import strike
from vendors.desk.imports.typed_cells import dresses_texts, text_of_format, typed
from vendors.types.formulas import harmless
from vendors.types.spreadsheet import AREA, ERROR, FORMULA, TEXT, Beside, Mark, letter
from vendors.validation.problems import writable
from vendors.validation.text_table import TextRow, TextTable, Writing

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
"""The names of Strict Open XML, and those of the usual form: their parts are the same."""
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLE: Final = "<xf numFmtId={} fontId='0' fillId='0' borderId='0'/>"
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,17})?(?:E[+-]?\d\d?)?")
_LISTED: Final = re.compile(rb"<(?:\w+:)?sheet\s")
_PART_NAME: Final = re.compile(rb'PartName="/([^"]+)"')


def open_xlsx(packed: ZipFile, limits: Limits) -> list[TextTable]:
    """The sheets of an XLSX file; what openpyxl raises on a damaged one is not documented.

    Raises:
        NotReadError: it is larger than the limits allow.
    """
    usual = _usual(packed, limits)
    try:
        workbook = openpyxl.load_workbook(usual, read_only=True, keep_links=False)
    except (TypeError, ValueError, KeyError, AttributeError):
        # What is wrong is most often a colour, a font or a property: nothing that is read here.
        workbook = openpyxl.load_workbook(_bare(ZipFile(usual)), read_only=True, keep_links=False)
    for first in workbook.worksheets[:1]:  # the texts are those of all sheets
        mark_texts(first._shared_strings, workbook._archive)
    held = Amount(limits)
    return [_Sheet(worksheet, held).table() for worksheet in workbook.worksheets]


def _usual(packed: ZipFile, limits: Limits) -> Any:
    """The workbook as openpyxl reads it: in the usual namespaces, and with its parts under the names that it gives them."""
    names = {name: name.replace("\\", "/").lstrip("/") for name in packed.namelist()}
    present = {name.lower(): name for name in names.values()}
    content = next((packed.read(name) for name, plain in names.items() if plain == "[Content_Types].xml"), b"")
    stated = {found.decode("utf-8", "replace") for found in _PART_NAME.findall(content)}
    spelt = {present[name.lower()]: name for name in stated if name.lower() in present}
    main = next((name for name, plain in names.items() if plain.lower() == "xl/workbook.xml"), "")
    book = packed.read(main) if main else b""
    limits.hold_sheets(
        len(_LISTED.findall(book))
    )  # here, since openpyxl looks into each as soon as it opens the workbook
    strict = _STRICT in book
    if not strict and all(spelt.get(plain, plain) == name for name, plain in names.items()):
        assert packed.fp
        return packed.fp

    def part(name: str, plain: str) -> bytes:
        data = packed.read(name) if plain.lower().endswith((".xml", ".rels")) else b""
        for before, after in _TRANSITIONAL if strict else ():
            data = data.replace(before, after)
        return data

    return _packed((spelt.get(plain, plain), part(name, plain)) for name, plain in names.items())


def _bare(packed: ZipFile) -> Any:
    """The workbook without its looks and properties: of its styles the number formats alone."""
    names = [name for name in packed.namelist() if not name.startswith("docProps/") and not name.endswith("/")]

    def part(name: str) -> bytes:
        return _bare_styles(packed.read(name)) if name == "xl/styles.xml" else packed.read(name)

    return _packed((name, part(name)) for name in names)


def _bare_styles(styles: bytes) -> bytes:
    """Of the styles of a workbook the number formats, and which of them each style has."""
    root = fromstring(styles, forbid_dtd=True)
    formats = "".join(
        f"<numFmt numFmtId={quoteattr(one.get('numFmtId', '0'))} formatCode={quoteattr(one.get('formatCode', ''))}/>"
        for one in root.iter(f"{_MAIN}numFmt")
        if one.get("numFmtId")
    )
    used = root.find(f"{_MAIN}cellXfs")
    styled = "".join(_STYLE.format(quoteattr(one.get("numFmtId", "0"))) for one in (() if used is None else used))
    return (
        f"<styleSheet xmlns='{_MAIN[1:-1]}'><numFmts>{formats}</numFmts><fonts><font/></fonts>"
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellXfs>{styled or _STYLE.format(quoteattr('0'))}</cellXfs></styleSheet>"
    ).encode()


def _packed(parts: Iterable[tuple[str, bytes]]) -> Any:
    again = io.BytesIO()
    with ZipFile(again, "w") as packed:
        for name, data in parts:
            packed.writestr(name, data)
    return again


@dataclass
class _Sheet:
    """One sheet while it is read: by its cells, and not by the extent that it states, which many programs write wrong.

    Attributes:
        worksheet: of openpyxl, opened for reading alone.
        held: how much has been read of the whole workbook.
        formulas: the row and the index of each cell with a formula, by which of the rows it is in, from 0, and its column.
        merged: ranges of merged cells.
        links: attributes of each link on it.
        pictures: line and index of each cell that holds a picture instead of a value.
    """

    worksheet: Any
    held: Amount
    formulas: dict[tuple[int, int], tuple[TextRow, int]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    links: list[Mapping[str, str]] = field(default_factory=list)
    pictures: list[tuple[int, int]] = field(default_factory=list)

    def table(self) -> TextTable:
        """Its rows as they stand."""
        writing = Writing(hidden=self.worksheet.sheet_state != "visible")
        table = TextTable(sheet=self.worksheet.title, writing=writing)
        with self.worksheet._get_source() as source:
            parser = self._parser(source)
            for at, (line, cells) in enumerate(self._rows(parser)):
                row = self._row(at, line, cells, writing)
                if row is not None:
                    table.rows.append(row)
                    self.held.row(table)
        if self.formulas:
            self._put_results()
        writing.beside = [Beside("drawing", line, at, "") for line, at in self.pictures]
        archive, path = self.worksheet.parent._archive, self.worksheet._worksheet_path
        writing.beside += islice(beside(archive, path, self.links), self.held.limits.beside)
        writing.merged = self.merged
        writing.hidden_lines = [int(line) for line, said in parser.row_dimensions.items() if _is_hidden(said, "ht")]
        writing.hidden_columns = list(_hidden_columns(parser.column_dimensions.values(), self.held.limits))
        return table

    def _parser(self, source: Any, *, results: bool = False) -> Any:
        book = self.worksheet.parent
        return WorkSheetParser(
            source,
            self.worksheet._shared_strings,
            data_only=results,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )

    def _rows(self, parser: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """The number and the cells of each row. What else a sheet says, such as its filters, openpyxl does not always understand."""
        for _event, element in iterparse(parser.source, forbid_dtd=True):
            if element.tag == f"{_MAIN}row":
                line, cells = parser.parse_row(element)
                self.held.line(line)
                if not parser.data_only:
                    self._look_at(element, cells)
                yield line, cells
                element.clear()
            elif element.tag == f"{_MAIN}col":
                parser.parse_column_dimensions(element)
            elif element.tag == f"{_MAIN}mergeCell" and not parser.data_only:
                if AREA.fullmatch(area := element.get("ref", "")):
                    self.merged.append(area)
                self.held.beside(len(self.merged))
            elif element.tag == f"{_MAIN}hyperlink" and not parser.data_only:
                self.links.append(dict(element.attrib))
                self.held.beside(len(self.links))

    def _look_at(self, row: Any, cells: list[dict[str, Any]]) -> None:
        """Takes notice of what openpyxl does not tell of the cells of a row: the looks of their texts, and pictures in them."""
        for element, cell in zip(row, cells, strict=True):
            inline = element.find(f"{_MAIN}is")
            if inline is not None and isinstance(cell["value"], str):
                cell["value"] = marked(cell["value"], inline)
            if cell["data_type"] == "e" and element.get("t", "n") == "n" and element.find(f"{_MAIN}f") is None:
                self._put_number(element, cell)
            if cell["data_type"] == "e" and element.get("vm"):
                self.pictures.append((cell["row"], cell["column"] - 1))

    def _put_number(self, element: Any, cell: dict[str, Any]) -> None:
        """Puts a number back of which openpyxl makes a failed formula, since it is no day in the calendar: 20180423 in a cell for dates."""
        number = element.findtext(f"{_MAIN}v", "")
        if _NUMBER.fullmatch(number):
            value = float(number)
            cell.update(value=int(value) if value.is_integer() else value, data_type="n", style_id=0)

    @cached_property
    def _striking(self) -> frozenset[int]:
        """The styles of cells that strike the text through."""
        book = self.worksheet.parent
        fonts = [bool(font.strike) for font in book._fonts]
        styles = enumerate(book._cell_styles)
        return frozenset(at for at, style in styles if style.fontId < len(fonts) and fonts[style.fontId])

    @property
    def _epoch(self) -> date:
        epoch: date = self.worksheet.parent.epoch.date()
        return epoch

    def _row(self, at: int, line: int, cells: list[dict[str, Any]], writing: Writing) -> TextRow | None:
        texts: list[str] = []
        marks: dict[int, Mark] = {}
        struck: list[int] = []
        row = TextRow(line, texts, marks=marks)
        for cell in cells:
            if cell["value"] is None:
                continue
            index = cell["column"] - 1
            if index > self.held.limits.columns:
                raise self.held.limits.too_wide
            texts.extend([""] * (index + 1 - len(texts)))
            texts[index], mark = self._cell(cell)
            if cell["style_id"] in self._striking:
                struck.append(index)
            if mark:
                marks[index] = mark
                if mark.kind == FORMULA:
                    self.formulas[at, index] = (row, index)
        while texts and not texts[-1] and len(texts) - 1 not in marks:
            texts.pop()
        strike(row, marks, struck, writing)
        return row if texts else None

    def _cell(self, cell: dict[str, Any]) -> tuple[str, Mark | None]:
        value, kind = cell["value"], cell["data_type"]
        if kind == "f":
            # A table of what-if has no formula in its cells, but a description of one.
            formula = value if isinstance(value, str) else getattr(value, "text", "") or "TABLE(…)"
            return "", Mark(FORMULA, formula if formula.startswith("=") else f"={formula}")
        if kind == "e":
            return str(value), Mark(ERROR)
        if isinstance(value, str):
            # Half a sign can be written so, and would be written as a byte that nobody sent.
            text = writable(unescape(value)) if "_x" in value else value
            text = text.replace("\r\n", "\n")
            if isinstance(value, MarkedText):
                return text, value.mark
            if cell["style_id"] in self._dressing and (mark := text_of_format(text, self._format(cell))):
                return text, mark
            return text, Mark(TEXT) if harmless(text) != text else None
        return typed(value, self._format(cell), self._epoch)

    def _format(self, cell: dict[str, Any]) -> str:
        return ReadOnlyCell(self.worksheet, **cell).number_format or ""

    @cached_property
    def _dressing(self) -> frozenset[int]:
        """The styles of cells in which a text may be shown otherwise than it stands."""
        book = self.worksheet.parent
        formats = {at: _number_format(book, style.numFmtId) for at, style in enumerate(book._cell_styles)}
        return frozenset(at for at, code in formats.items() if dresses_texts(code))

    def _put_results(self) -> None:
        """Puts the result that the workbook remembers into each cell with a formula."""
        with self.worksheet._get_source() as source:
            for at, (_, cells) in enumerate(self._rows(self._parser(source, results=True))):
                for cell in cells:
                    found = self.formulas.get((at, cell["column"] - 1))
                    if found and cell["value"] is not None and cell["data_type"] != "e":
                        row, index = found
                        row.cells[index], result = self._cell(cell)
                        row.marks[index] = Mark(FORMULA, row.marks[index].formula, result)  # type: ignore[index]


def _number_format(book: Any, number: int) -> str:
    """A number format of a workbook by its number: its own are counted from 164, as openpyxl keeps them."""
    own = number - BUILTIN_FORMATS_MAX_SIZE
    if own >= 0:
        return str(book._number_formats[own]) if own < len(book._number_formats) else ""
    return str(BUILTIN_FORMATS.get(number, ""))


def _is_hidden(said: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width."""
    return said.get("hidden") in ("1", "true", "on") or re.fullmatch(r"0+(?:\.0+)?", said.get(size, "")) is not None


def _hidden_columns(stated: Any, limits: Limits) -> Iterator[str]:
    for said in stated:
        if _is_hidden(said, "width"):
            yield from map(letter, range(max(int(said["min"]) - 1, 0), min(int(said["max"]), limits.columns)))
