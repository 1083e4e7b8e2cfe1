"""ODS opened as tables without a header. Read here, since odfpy takes four seconds for what takes one, and calamine drops formulas and errors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import chain
from typing import IO, Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from vendors.desk.imports.limits import LAST_LINE, Amount, CellPlace, Limits
from vendors.desk.imports.struck_text import Run, mark_of_runs, strike
from vendors.desk.imports.typed_cells import EPOCH, plain, shown_beside, typed_day
from vendors.types.formulas import harmless
from vendors.types.spellings import date_meaning
from vendors.types.spreadsheet import BOOLEAN, DATE, ERROR, FORMULA, PERCENT, TEXT, Beside, Mark, letter
from vendors.validation.text_table import TextRow, TextTable, Writing

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_QUALIFIED: Final = re.compile(
    r"[?~<>≈±]|\b(?:vers|env|environ|circa|ca|about|approx|avant|après|depuis|before|after|since|until|début|fin|early|late"
    r"|[tqsh][1-4]|trimestre|semestre|quarter)\b"
)
"""What makes another statement of a day than the day itself."""
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

_MOST_SPACES: Final = 1_000_000
"""Spaces that one element stands for at most; a cell with fewer is refused already."""


def open_ods(file: IO[bytes], limits: Limits, styles: IO[bytes] | None = None) -> list[TextTable]:
    """The sheets of the content of an ODS file, or of a flat one.

    Args:
        file: the content.
        limits: how much is read.
        styles: the part of the file with the styles that have a name; a flat one has them within.

    Raises:
        NotReadError: it is larger than the limits allow.
    """
    reading = _Reading(Amount(limits))
    if styles is not None:
        for _, element in iterparse(styles, forbid_dtd=True):
            if element.tag == f"{_STYLE}style":
                reading.end(element)
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            reading.start(element)
        else:
            reading.end(element)
    return reading.sheets


@dataclass
class _Reading:
    """An ODS file while it is read.

    Attributes:
        held: how much has been read.
        sheets: those that have been met.
        hidden: names of the styles of hidden sheets.
        striking: names of the styles that strike a text through.
        raising: names of the styles that raise it above the line.
        epoch: the day that has the number 0.
        depth: how many tables are open; one within a cell is none of ours.
        line: the line of the newest row of the sheet.
        column: the index of the next column that is described.
        usual: the style of the cells of each column that have none of their own, by its index.
    """

    held: Amount
    sheets: list[TextTable] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    striking: set[str] = field(default_factory=set)
    raising: set[str] = field(default_factory=set)
    epoch: date = EPOCH
    depth: int = 0
    line: int = 0
    column: int = 0
    usual: dict[int, str] = field(default_factory=dict)

    def start(self, element: Element) -> None:
        """Takes notice of a sheet that begins."""
        if element.tag != f"{_TABLE}table":
            return
        self.depth += 1
        if self.depth == 1:
            self.line = self.column = 0
            self.usual = {}
            hidden = element.get(f"{_TABLE}style-name", "") in self.hidden
            writing = Writing(hidden=hidden)
            self.sheets.append(TextTable(sheet=element.get(f"{_TABLE}name", ""), writing=writing))
            self.held.limits.hold_sheets(len(self.sheets))

    def end(self, element: Element) -> None:
        """Takes a row, or what is said of the sheets, columns and days."""
        tag = element.tag
        if tag == f"{_TABLE}table":
            self.depth -= 1
            element.clear()
        elif tag == f"{_STYLE}style":
            self._style(element)
        elif tag == f"{_TABLE}null-date":
            self.epoch = date.fromisoformat(element.get(f"{_TABLE}date-value", "")[:10] or EPOCH.isoformat())
        elif tag == f"{_TABLE}table-column" and self.depth == 1:
            self._column(element)
        elif tag == f"{_TABLE}shapes" and self.depth == 1:
            drawn = (Beside("drawing", 0, -1, _called(part)) for part in element if part.tag in _DRAWINGS)
            self.sheets[-1].writing.beside.extend(drawn)
            element.clear()
        elif tag == f"{_TABLE}table-row" and self.depth == 1 and self.sheets:
            self._row(element)
            element.clear()

    def _style(self, element: Element) -> None:
        name, parent = element.get(f"{_STYLE}name", ""), element.get(f"{_STYLE}parent-style-name", "")
        properties = element.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            self.hidden.add(name)
        letters = element.find(f"{_STYLE}text-properties")
        said = letters.attrib if letters is not None else {}
        line = said.get(f"{_STYLE}text-line-through-style") or said.get(f"{_STYLE}text-line-through-type", "")
        if line not in ("", "none") or (not line and parent in self.striking):
            self.striking.add(name)
        height = said.get(f"{_STYLE}text-position", "").partition(" ")[0]
        if height == "super" or (height.endswith("%") and not height.startswith(("-", "0%"))):
            self.raising.add(name)

    def _column(self, element: Element) -> None:
        repeated = _count(element, "columns-repeated")
        if _is_hidden(element):
            last = min(self.column + repeated, self.held.limits.columns)
            self.sheets[-1].writing.hidden_columns.extend(map(letter, range(self.column, last)))
        if style := element.get(f"{_TABLE}default-cell-style-name"):
            self.usual |= dict.fromkeys(
                range(self.column, min(self.column + repeated, self.held.limits.columns)), style
            )
        self.column += repeated

    def _row(self, element: Element) -> None:
        sheet = self.sheets[-1]
        self.line += 1
        repeated = _count(element, "rows-repeated")
        struck: list[int] = []
        row = self._cells(element, sheet.writing, struck)
        if row is not None:
            if repeated > self.held.limits.rows:
                raise self.held.limits.too_wide
            for further in range(repeated):
                marks = dict(row.marks)
                self.held.line(self.line + further)
                sheet.rows.append(TextRow(self.line + further, list(row.cells), marks=marks))
                self.held.row(sheet)
                strike(sheet.rows[-1], marks, struck, sheet.writing)
            if _is_hidden(element):
                sheet.writing.hidden_lines.extend(range(self.line, self.line + repeated))
        self.line += repeated - 1

    def _cells(self, element: Element, writing: Writing, struck: list[int]) -> TextRow | None:
        cells: list[str] = []
        marks: dict[int, Mark] = {}
        for cell in element:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeated = _count(cell, "columns-repeated")
            self.held.place = CellPlace(self.sheets[-1].sheet, self.line, len(cells))
            text, mark = _cell(cell, self._written(cell), self.epoch)
            if len(cells) > self.held.limits.columns:
                if text or mark:
                    raise self.held.limits.too_wide
                continue
            if (mark is None or mark.kind == TEXT) and (apart := mark_of_runs(self._runs(cell))):
                mark = apart
            writing.beside.extend(Beside(kind, self.line, len(cells), said) for kind, said in _beside(cell))
            down, across = _count(cell, "rows-spanned"), _count(cell, "columns-spanned")
            if down * across > 1:
                index, last = len(cells), min(self.line + down - 1, LAST_LINE)
                right = min(index + across - 1, self.held.limits.columns)
                writing.merged.append(f"{letter(index)}{self.line}:{letter(right)}{last}")
            self.held.beside(len(writing.beside) + len(writing.merged))
            if not text and not mark:
                # Empty cells at the end of a row are repeated to the last column of the sheet.
                repeated = min(repeated, self.held.limits.columns)
            style = cell.get(f"{_TABLE}style-name") or element.get(f"{_TABLE}default-cell-style-name")
            for _ in range(min(repeated, self.held.limits.columns + 1)):
                if text and (style or self.usual.get(len(cells))) in self.striking:
                    struck.append(len(cells))
                if mark:
                    marks[len(cells)] = mark
                cells.append(text)
        while cells and not cells[-1] and len(cells) - 1 not in marks:
            cells.pop()
        return TextRow(self.line, cells, marks=marks) if cells else None

    def _written(self, cell: Element) -> str:
        """The text that stands in a cell, put together no further than a cell may be long."""
        parts: list[str] = []
        signs = 0
        for paragraph in cell.findall(f"{_TEXT}p"):
            for part in chain(["\n"] if parts else [], _text(paragraph)):
                parts.append(part)
                signs += len(part)
                self.held.text(signs, 0)
        return "".join(parts)

    def _runs(self, element: Element, struck: bool = False, raised: bool = False) -> Iterator[Run]:
        """The parts of a cell's text, each with how it is written."""
        for part in element:
            if part.tag == f"{_OFFICE}annotation":
                continue
            style = part.get(f"{_TEXT}style-name", "")
            strikes, raises = struck or style in self.striking, raised or style in self.raising
            if part.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
                yield Run(" ", strikes, raises)
            elif part.tag.startswith(_TEXT):
                yield Run(part.text or "", strikes, raises)
                yield from self._runs(part, strikes, raises)
            yield Run(part.tail or "" if element.tag.startswith(_TEXT) else "", struck, raised)


def _beside(cell: Element) -> Iterator[tuple[str, str]]:
    """The comments, links and drawings of a cell, and what each says or leads to."""
    for part in cell:
        if part.tag == f"{_OFFICE}annotation":
            yield "comment", _said(part)
        elif part.tag in _DRAWINGS:
            yield "drawing", _called(part)
        elif part.tag == f"{_TEXT}p":
            yield from (("link", one.get(_HREF, "")) for one in part.iter(f"{_TEXT}a"))


_DRAWINGS: Final = frozenset(f"{_DRAW}{one}" for one in ("frame", "custom-shape", "rect", "ellipse", "caption", "g"))


def _called(drawing: Element) -> str:
    """The text in a drawing, or its name."""
    return _said(drawing) or drawing.get(f"{_DRAW}name", "")


def _said(element: Element) -> str:
    """The text of a comment or drawing, in one line."""
    return " ".join(" ".join("".join(one.itertext()) for one in element.iter(f"{_TEXT}p")).split())


def _count(element: Element, what: str) -> int:
    """How many rows or columns an element stands for or covers, at least one."""
    return max(1, int(element.get(f"{_TABLE}number-{what}", "1")))


def _is_hidden(element: Element) -> bool:
    """Whether a row or column is hidden, by hand or by a filter."""
    return element.get(f"{_TABLE}visibility", "") in ("collapse", "filter")


def _cell(cell: Element, written: str, epoch: date) -> tuple[str, Mark | None]:
    text, mark = _value(cell, written, epoch)
    failed = cell.get(f"{_CALC}value-type") == "error"
    if formula := cell.get(f"{_TABLE}formula"):
        result = None if failed else mark
        return ("" if failed else text), Mark(FORMULA, re.sub(r"^\w+:(?==)", "", formula), result)
    return (text, Mark(ERROR)) if failed else (text, mark)


def _value(cell: Element, written: str, epoch: date) -> tuple[str, Mark | None]:
    kind = cell.get(f"{_OFFICE}value-type", "")
    value = cell.get(f"{_OFFICE}value", "")
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value", ""), written, epoch)
    if kind in ("float", "currency") and value:
        text = plain(float(value))
        return text, shown_beside(text, written, cell.get(f"{_OFFICE}currency", ""), epoch)
    if kind == "percentage" and value:
        return f"{plain(float(value) * 100)}%", Mark(PERCENT)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper(), Mark(BOOLEAN)
    stated = cell.get(f"{_OFFICE}string-value", "")
    text = stated or written
    if stated and written and stated != written:
        return text, Mark(TEXT, shown=written)
    return text, Mark(TEXT) if harmless(text) != text else None


def _day(stated: str, written: str, epoch: date) -> tuple[str, Mark | None]:
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return stated or written, Mark(DATE)
    other = date_meaning(written)
    day = moment.date().isoformat()
    if other and moment.time() == time() and not day.startswith(other.text) and day != other.swapped:
        return day, Mark(DATE, shown=written, read=other.text)
    text, mark = typed_day(moment, format_beside(moment, written), epoch)
    if other is None and _QUALIFIED.search(written.lower()):
        bare = _QUALIFIED.sub(" ", written.lower())
        text, mark = typed_day(moment, format_beside(moment, bare), epoch)
        return day, Mark(DATE, shown=written, read=mark.shown or text)
    return text, mark


def format_beside(moment: datetime, written: str) -> str:
    """Which parts of a day are shown, in Excel's codes, told by what is written of it: `avr. 18` and `04/2018` are months."""
    if not written:
        return ""
    numbers, words = re.findall(r"\d+", written), re.search(r"[^\W\d_]{3}", written)
    years = [number for number in numbers if number.zfill(4) == f"{moment.year:04}" or number == f"{moment:%y}"]
    day_and_month = sorted([f"{moment:%d}", f"{moment:%m}"])
    if len(numbers) == 1 and numbers[0].zfill(2) == f"{moment:%d}":
        years = []  # 18 avril 2018 written as `18 avr.` may be a day as well as a month
    if len(numbers) == 2 and not words and sorted(number.zfill(2) for number in numbers) == day_and_month:
        years = []
    shown = len(numbers) + bool(words)
    if years:
        return "yyyy-mm-dd" if shown >= 3 else "yyyy-mm" if shown == 2 else "yyyy"
    return "dd/mm" if shown >= 2 else "mmmm" if words else "dd" if numbers else ""


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * min(int(part.get(f"{_TEXT}c", "1")), _MOST_SPACES)
        elif part.tag == f"{_TEXT}tab":
            yield "\t"
        elif part.tag == f"{_TEXT}line-break":
            yield "\n"
        elif part.tag != f"{_OFFICE}annotation":
            yield from _text(part)
        yield part.tail or ""
