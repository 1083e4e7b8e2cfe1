"""Tables as openpyxl, XlsxWriter, odfpy and pandas put them into workbooks."""

import io
from datetime import date, datetime
from random import Random
from typing import Any, Final

import openpyxl
import pandas as pd
import xlsxwriter
from odf import number as odf_number
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.vendors.desk.imports.written.meant import NUMBERS, Meant, Written, header
from vendors.tables.row import Column

Typed = str | int | float | date | None
DAY_FORMATS: Final = ("yyyy-mm-dd", "dd/mm/yyyy", "d mmm yyyy", "[$-40C]d mmmm yyyy;@", "dd/mm/yy", "m/d/yyyy")
MONTH_FORMATS: Final = ("mmm-yy", "mm/yyyy", "yyyy-mm", "mmmm yyyy")
NUMBER_FORMATS: Final = ("General", "0.00##########", "#,##0.0###########", "0.############", "# ##0.############")


FALSE_FORMATS: Final = ('#,##0.00 "€"', "[$€-40C] #,##0.00", "0.0%", "0.0,", '0.0,,"M"', "yyyy-mm-dd")
"""Formats that make something else of a number than it is: another currency, hundredths, thousands, a day."""


BESIDE: Final = ("struck part", "footnote", "struck cell")
"""What a reader of the sheet does not read as part of a text, and its plain signs do not tell from it."""


class Formats:
    """How the numbers, days and months of a workbook are shown: alike in a column.

    Attributes:
        asked: see `tests.vendors.desk.imports.written.meant.Written`.
    """

    def __init__(self, chance: Random, plain: bool) -> None:
        self._chance, self._plain = chance, plain
        self._chosen: dict[tuple[str, tuple[str, ...]], str] = {}
        self.asked: set[tuple[int, int]] = set()

    def typed(self, cell: str, column: Column) -> tuple[Typed, str]:
        """A cell as a program puts it into a workbook, and its number format, "" for none: a number or day as such, or as a text."""
        if not cell:
            return None, ""
        if column.kind in NUMBERS and self._chance.random() < 0.8:
            number = int(cell) if cell.lstrip("-").isdigit() else float(cell)
            return number, self._format(column, NUMBER_FORMATS)
        if column.kind == "date" and self._chance.random() < 0.7:
            if len(cell) == 4:
                return int(cell), "General"
            formats = DAY_FORMATS if len(cell) == 10 else MONTH_FORMATS
            return date.fromisoformat(f"{cell}-01"[:10]), self._format(column, formats)
        return cell, ""

    def odd(self, place: tuple[int, int], value: Typed, form: str) -> tuple[Typed, str]:
        """The same cell, or by chance one that says something else: a number under a false format, a day with a time, a formula.

        Args:
            place: its row and column.
            value, form: as `typed` gives them.
        """
        if value is None or self._plain or self._chance.random() < 0.95:
            return value, form
        self.asked.add(place)
        if isinstance(value, int | float):
            more = 0.5 if 1900 <= value <= 2100 else 5000.5
            return value + more, self._chance.choice(FALSE_FORMATS)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, *self._chance.choice(((23, 0), (23, 59, 39)))), form
        return value, self._chance.choice(("formula", *BESIDE))

    def _format(self, column: Column, formats: tuple[str, ...]) -> str:
        return self._chosen.setdefault((column.name, formats), self._chance.choice(formats))


def put_beside(place: Any, text: str, form: str) -> None:
    """Puts a text into a cell of openpyxl, struck through, or with a part that is struck or raised."""
    if form == "struck cell":
        place.value, place.data_type, place.font = text, "s", Font(strike=True)
        return
    more = TextBlock(InlineFont(strike=True), " Périmé") if form == "struck part" else None
    place.value = CellRichText(text, more or TextBlock(InlineFont(vertAlign="superscript"), "2"))


def as_openpyxl(chance: Random, what: Meant) -> Written:
    """A workbook of openpyxl, with hidden rows, an empty row above, and the calendar of 1904 by chance."""
    book = openpyxl.Workbook(write_only=False)
    if calendar := chance.random() < 0.2:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = chance.choice(("Feuil1", what.table, "Données"))
    above, formats = chance.choice((0, 0, 2)), Formats(chance, what.plain)
    for _ in range(above):
        sheet.append([])
    for at, name in enumerate(header(chance, what), 1):
        sheet.cell(above + 1, at, name)
    for line, row in enumerate(what.rows, above + 2):
        for at, (cell, column) in enumerate(zip(row, what.columns, strict=True), 1):
            value, form = formats.odd((line - above - 2, at - 1), *formats.typed(cell, column))
            if value is None:
                continue
            place = sheet.cell(line, at)
            if form in BESIDE:
                put_beside(place, cell, form)
            elif isinstance(value, str):
                place.value = "=1+1" if form == "formula" else value
                place.data_type = "f" if form == "formula" else "s"
            else:
                place.value = value
                place.number_format = form or "General"
        if chance.random() < 0.1:
            sheet.row_dimensions[line].hidden = True
    file = io.BytesIO()
    book.save(file)
    lines = tuple(range(above + 2, above + 2 + len(what.rows)))
    how = f"openpyxl, 1904 {calendar}, above {above}"
    return Written(f"{what.table}.xlsx", file.getvalue(), how, lines, frozenset(formats.asked))


def as_xlsxwriter(chance: Random, what: Meant) -> Written:
    """A workbook of XlsxWriter, with the calendar of 1904 or its strings in memory by chance."""
    file = io.BytesIO()
    options = {"in_memory": True, "date_1904": chance.random() < 0.2, "constant_memory": chance.random() < 0.3}
    with xlsxwriter.Workbook(file, options) as book:
        formats = Formats(chance, what.plain)
        sheet = book.add_worksheet(chance.choice(("Feuil1", what.table)))
        for at, name in enumerate(header(chance, what)):
            sheet.write_string(0, at, name)
        for line, row in enumerate(what.rows, 1):
            for at, (cell, column) in enumerate(zip(row, what.columns, strict=True)):
                value, form = formats.odd((line - 1, at), *formats.typed(cell, column))
                style = book.add_format({"num_format": form}) if form not in ("", "formula", *BESIDE) else None
                if form in BESIDE:
                    _write_beside(book, sheet, (line, at), cell, form)
                elif isinstance(value, date):
                    sheet.write_datetime(line, at, datetime.fromisoformat(value.isoformat()), style)
                elif form == "formula":
                    sheet.write_formula(line, at, "=1+1", None, "result")
                elif isinstance(value, str):
                    sheet.write_string(line, at, value)
                elif value is not None:
                    sheet.write_number(line, at, value, style)
    lines = tuple(range(2, len(what.rows) + 2))
    return Written(f"{what.table}.xlsx", file.getvalue(), f"xlsxwriter {options}", lines, frozenset(formats.asked))


def _write_beside(book: Any, sheet: Any, place: tuple[int, int], text: str, form: str) -> None:
    if form == "struck cell":
        sheet.write_string(*place, text, book.add_format({"font_strikeout": True}))
    elif form == "struck part":
        sheet.write_rich_string(*place, text, book.add_format({"font_strikeout": True}), " Périmé")
    else:
        sheet.write_rich_string(*place, text, book.add_format({"font_script": 1}), "2")


def as_odfpy(chance: Random, what: Meant) -> Written:
    """An OpenDocument sheet of odfpy, each cell with its value and its text, runs of the same cell repeated."""
    book = OpenDocumentSpreadsheet()
    styles = {form: _ods_style(book, form, at) for at, form in enumerate(("day", "month"))}
    sheet, formats = Table(name=chance.choice(("Feuille1", what.table))), Formats(chance, what.plain)
    names = TableRow()
    for name in header(chance, what):
        names.addElement(_ods_text(name))
    sheet.addElement(names)
    for row in what.rows:
        line = TableRow()
        for cell, column in zip(row, what.columns, strict=True):
            line.addElement(_ods_cell(formats.typed(cell, column)[0], cell, styles))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    file = io.BytesIO()
    book.write(file)
    return Written(f"{what.table}.ods", file.getvalue(), "odfpy", tuple(range(2, len(what.rows) + 2)))


def _ods_style(book: OpenDocumentSpreadsheet, form: str, at: int) -> Style:
    day = odf_number.DateStyle(name=f"N{at}")
    parts = [odf_number.Year(style="long"), odf_number.Text(text="-"), odf_number.Month(style="long")]
    for part in parts + ([odf_number.Text(text="-"), odf_number.Day(style="long")] if form == "day" else []):
        day.addElement(part)
    book.automaticstyles.addElement(day)
    style = Style(name=f"ce{at}", family="table-cell", datastylename=f"N{at}")
    book.automaticstyles.addElement(style)
    return style


def _ods_text(text: str) -> TableCell:
    cell = TableCell(valuetype="string")
    for line in text.split("\n"):
        paragraph = P()
        teletype.addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell


def _ods_cell(value: Typed, cell: str, styles: dict[str, Style]) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, str):
        return _ods_text(value)
    if isinstance(value, date):
        made = TableCell(
            valuetype="date", datevalue=value.isoformat(), stylename=styles["day" if len(cell) == 10 else "month"]
        )
        made.addElement(P(text=cell))
        return made
    made = TableCell(valuetype="float", value=cell)
    made.addElement(P(text=cell.replace(".", ",")))
    return made


def as_pandas(chance: Random, what: Meant) -> Written:
    """A workbook of pandas, by its engines for XLSX and ODS; columns of numbers are numbers, others texts."""
    frame = pd.DataFrame([list(row) for row in what.rows], columns=header(chance, what)).replace("", None)
    for at, column in enumerate(what.columns):
        if column.kind in NUMBERS:
            frame.isetitem(at, pd.to_numeric(frame.iloc[:, at]))
        elif column.kind == "date" and all(len(row[at]) == 10 for row in what.rows):
            frame.isetitem(at, pd.to_datetime(frame.iloc[:, at]))
    engine = chance.choice(("openpyxl", "xlsxwriter", "odf"))
    ending = "ods" if engine == "odf" else "xlsx"
    index = chance.random() < 0.3
    file = io.BytesIO()
    frame.to_excel(file, engine=engine, index=index, sheet_name=what.table)
    return Written(
        f"{what.table}.{ending}", file.getvalue(), f"pandas {engine} index {index}", tuple(range(2, len(what.rows) + 2))
    )
