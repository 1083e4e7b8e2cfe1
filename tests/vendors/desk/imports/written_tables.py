"""Random tables of which every value is known, and the ways in which programs write them.

A `Meant` is what an editor means; a writer gives the bytes that a program makes of it in some dialect. What a writer loses is not
meant any more: where a format cannot hold a value, the writer puts it down as a text that can.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Final

import openpyxl
import pandas as pd
import xlsxwriter
from odf import number as odf_number
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import Table, TableCell, TableRow
from odf.text import P

from vendors.i18n.language import LANGUAGES, language
from vendors.tables import TABLES
from vendors.tables.row import Column

NUMBERS: Final = frozenset({"integer", "money", "number"})
WORDS: Final = (
    *("Crédit Mutuel Équity", "Œuvre & Cœur", "Qualtrics", "L’avis de « Medallia »", "Île-de-France", "Nestlé", "SOCIÉTÉ GÉNÉRALE"),
    *("Zoë Müller", "São Paulo", "2,5 M€ levés", "naïve – très", "50 °C", "“Akio”", "prix : 5 €", "n° 12", "Noël à Évry", "½ part"),
    *("Johnson & Johnson", "R&D; suite", "a;b", "a,b", "x | y", "Tab\there", 'dit "oui"', '"Oui"', 'finit par "oui"', '"Non", dit-il'),
    *("=1+1", "+33 %", "-5 points", "@medallia", "'quoted'", "007", "1E5", "3-4", "1/2", "2018", "12,5", "6.400", "TRUE", "vrai"),
    *("株式会社", "Łódź", "Škoda", "👩\u200d💻 pour tous", "m² ³", "mars 2018", "10 %", "#1 des avis", "C:\\temp", "back\\\"slash", "l'avis"),
)  # fmt: skip
"""Texts that some program makes something else of."""
LINES: Final = ("Première ligne\nseconde ligne", "a\n\nb", 'un "mot"\nseul', "- un\n- deux")


@dataclass(frozen=True)
class Meant:
    """A table as somebody means it.

    Attributes:
        table: its name.
        columns: in the order of the file.
        rows: the cells of each row, as the data set writes them.
    """

    table: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Written:
    """A file that a program has made of a table.

    Attributes:
        name: of the file.
        data: its bytes.
        how: the dialect, for whoever reads that a test has failed.
        lines: the line on which each row begins; empty where that is not known.
    """

    name: str
    data: bytes
    how: str
    lines: tuple[int, ...] = ()


def meant(chance: Random) -> Meant:
    """A table of up to eight rows, its columns in any order."""
    table = chance.choice(("events", "vendors", "ownership", "news"))
    columns = [column for column in TABLES[table].columns() if not column.derived]
    if chance.random() < 0.5:
        chance.shuffle(columns)
    size = chance.randint(1, 8)
    rows = tuple(tuple(_cell(chance, column, at) for column in columns) for at in range(size))
    return Meant(table, tuple(columns), rows)


def _cell(chance: Random, column: Column, at: int) -> str:
    if not column.required and chance.random() < 0.3:
        return ""
    if column.name == "id":
        return f"{chance.choice(('akio', 'm3', '2018-04-qualtrics', '1-2'))}-{at}"
    if column.choices:
        many = chance.randint(1, 3) if column.many else 1
        return "|".join(str(one) for one in chance.sample(list(column.choices), min(many, len(column.choices))))
    made: dict[str, Callable[[], str]] = {
        "id": lambda: chance.choice(("akio", "medallia", "inmoment", "mars-2018", "3-4")),
        "country": lambda: chance.choice(("FR", "US", "DE", "NO")),
        "language": lambda: chance.choice(("fr", "en", "no")),
        "date": lambda: _day(chance),
        "integer": lambda: str(chance.choice((0, 7, 120, 2000, 2500, 12000, 1_250_000, chance.randint(1, 99_999)))),
        "money": lambda: chance.choice(("2.5", "2.8", "6400", "6.4", "0.125", "1.375", "12000", "1250.5", "0", "33.333")),
        "number": lambda: f"{chance.uniform(-90, 90):.{chance.randint(0, 4)}f}".replace("-0", "-1"),
        "address": lambda: f"https://www.example.com/{chance.choice(('a', 'b,c', 'd;e', 'f?x=1&y=2', 'g#h'))}{at}",
        "own-text": lambda: _own_text(chance),
    }
    return made.get(column.kind, lambda: chance.choice(WORDS))()


def _day(chance: Random) -> str:
    year, month, day = chance.randint(1980, 2025), chance.randint(1, 12), chance.randint(1, 28)
    return (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")[chance.choice((0, 1, 2, 2, 2))]


def _own_text(chance: Random) -> str:
    start = chance.choice((*WORDS, *LINES))
    return f"{start} Éditeur français d’une suite de mesure de l’expérience client : enquêtes, avis, tableaux de bord."


# text files

ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15", "mac_roman", "cp850")


def as_text_file(chance: Random, what: Meant) -> Written:
    """The table as a spreadsheet, pandas or a script writes it as text, its numbers and days as they are shown in some country."""
    separator = chance.choice((",", ";", "\t", "|"))
    number, day = _numbers(chance, separator), _days(chance)
    header = _header(chance, what)
    rows = [[_shown(cell, column, number, day) for cell, column in zip(row, what.columns, strict=True)] for row in what.rows]
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    end = chance.choice(("\n", "\r\n", "\r"))
    encoding = chance.choice(ENCODINGS)
    how = f"{separator!r} {encoding} {end!r} quoting {quoting} {number.__name__} {day.__name__} {header[0]}"
    if separator == "\t" and chance.random() < 0.4 and not any(set("\t\n") & set(cell) for row in rows for cell in row):
        text, how = "".join("\t".join(row) + end for row in (header, *rows)), f"nothing quoted {how}"
        lines = tuple(range(2, len(rows) + 2))
    elif chance.random() < 0.3:
        frame = pd.DataFrame(rows, columns=header)
        text = frame.to_csv(sep=separator, index=False, quoting=quoting, lineterminator=end)
        lines, how = _lines(text, separator), f"pandas {how}"
    else:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=end).writerows((header, *rows))
        text = file.getvalue()
        lines = _lines(text, separator)
    if text.encode(encoding, "ignore").decode(encoding) != text:
        encoding = "utf-8"
    return Written(f"{what.table}.{'tsv' if separator == chr(9) else 'csv'}", text.encode(encoding), f"{how} → {encoding}", lines)


def _lines(text: str, separator: str) -> tuple[int, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    starts, line = [], 1
    for _ in reader:
        starts.append(line)
        line = reader.line_num + 1
    return tuple(starts[1:])


def _header(chance: Random, what: Meant) -> list[str]:
    code = chance.choice((None, None, *LANGUAGES))
    return [language(code).say(column.label) if code else column.name for column in what.columns]


Show = Callable[[str], str]


def _shown(cell: str, column: Column, number: Show, day: Show) -> str:
    if not cell:
        return ""
    return number(cell) if column.kind in NUMBERS else day(cell) if column.kind == "date" else cell


def _grouped(text: str, thousands: str, decimal: str) -> str:
    front, _, end = text.partition(".")
    return f"{int(front):,}".replace(",", thousands).replace("-0", "-0") + (decimal + end if end else "")


def _numbers(chance: Random, separator: str) -> Show:
    def canonical(text: str) -> str:
        return text

    def french(text: str) -> str:
        return _grouped(text, "\u202f", ",")

    def french_excel(text: str) -> str:
        return _grouped(text, "\u00a0", ",")

    def comma(text: str) -> str:
        return text.replace(".", ",")

    def german(text: str) -> str:
        return _grouped(text, ".", ",")

    def english(text: str) -> str:
        return _grouped(text, ",", ".")

    def swiss(text: str) -> str:
        return _grouped(text, "’", ".")

    def three_decimals(text: str) -> str:
        return f"{float(text):.3f}" if 0 < len(text.partition(".")[2]) <= 3 else text

    def two_decimals(text: str) -> str:
        return f"{float(text):.2f}" if len(text.partition(".")[2]) <= 2 else text

    def of_pandas(text: str) -> str:
        return str(float(text))

    return chance.choice((canonical, canonical, french, french_excel, comma, german, english, swiss, three_decimals, two_decimals, of_pandas))


def _days(chance: Random) -> Show:
    def formatted(full: str, month: str) -> Show:
        def show(text: str) -> str:
            if len(text) == 10:
                return date.fromisoformat(text).strftime(full)
            return date.fromisoformat(f"{text}-01").strftime(month) if len(text) == 7 else text

        show.__name__ = full
        return show

    return chance.choice(
        (
            *(formatted("%Y-%m-%d", "%Y-%m"), formatted("%d/%m/%Y", "%m/%Y"), formatted("%d.%m.%Y", "%m.%Y")),
            *(formatted("%m/%d/%Y", "%m/%Y"), formatted("%d-%m-%Y", "%m-%Y"), formatted("%d/%m/%y", "%b-%y")),
            *(formatted("%Y/%m/%d", "%Y/%m"), formatted("%d %B %Y", "%B %Y"), formatted("%Y-%m-%d 00:00:00", "%Y-%m")),
            formatted("%d-%b-%y", "%b %Y"),
        )
    )


# workbooks

Typed = str | int | float | date | None
DAY_FORMATS: Final = ("yyyy-mm-dd", "dd/mm/yyyy", "d mmm yyyy", "[$-40C]d mmmm yyyy;@", "dd/mm/yy", "m/d/yyyy")
MONTH_FORMATS: Final = ("mmm-yy", "mm/yyyy", "yyyy-mm", "mmmm yyyy")
NUMBER_FORMATS: Final = ("General", "0.00##########", "#,##0.0###########", "0.############", "# ##0.############")


def typed(chance: Random, cell: str, column: Column) -> tuple[Typed, str]:
    """A cell as a program puts it into a workbook, and its number format, "" for none: a number or day as such, or as a text."""
    if not cell:
        return None, ""
    if column.kind in NUMBERS and chance.random() < 0.8:
        number = int(cell) if cell.lstrip("-").isdigit() else float(cell)
        return number, chance.choice(NUMBER_FORMATS if chance.random() < 0.5 else ("General",))
    if column.kind == "date" and chance.random() < 0.7:
        if len(cell) == 4:
            return int(cell), "General"
        formats = DAY_FORMATS if len(cell) == 10 else MONTH_FORMATS
        return date.fromisoformat(f"{cell}-01"[:10]), chance.choice(formats)
    return cell, ""


def as_openpyxl(chance: Random, what: Meant) -> Written:
    """A workbook of openpyxl, with hidden rows, an empty row above, and the calendar of 1904 by chance."""
    book = openpyxl.Workbook(write_only=False)
    if calendar := chance.random() < 0.2:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = chance.choice(("Feuil1", what.table, "Données"))
    above = chance.choice((0, 0, 2))
    for _ in range(above):
        sheet.append([])
    for at, name in enumerate(_header(chance, what), 1):
        sheet.cell(above + 1, at, name)
    for line, row in enumerate(what.rows, above + 2):
        for at, (cell, column) in enumerate(zip(row, what.columns, strict=True), 1):
            value, form = typed(chance, cell, column)
            if value is None:
                continue
            place = sheet.cell(line, at)
            if isinstance(value, str):
                place.value = value
                place.data_type = "s"
            else:
                place.value = value
                place.number_format = form or "General"
        if chance.random() < 0.1:
            sheet.row_dimensions[line].hidden = True
    file = io.BytesIO()
    book.save(file)
    lines = tuple(range(above + 2, above + 2 + len(what.rows)))
    return Written(f"{what.table}.xlsx", file.getvalue(), f"openpyxl, 1904 {calendar}, above {above}", lines)


def as_xlsxwriter(chance: Random, what: Meant) -> Written:
    """A workbook of XlsxWriter, with the calendar of 1904 or its strings in memory by chance."""
    file = io.BytesIO()
    options = {"in_memory": True, "date_1904": chance.random() < 0.2, "constant_memory": chance.random() < 0.3}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(chance.choice(("Feuil1", what.table)))
        for at, name in enumerate(_header(chance, what)):
            sheet.write_string(0, at, name)
        for line, row in enumerate(what.rows, 1):
            for at, (cell, column) in enumerate(zip(row, what.columns, strict=True)):
                value, form = typed(chance, cell, column)
                style = book.add_format({"num_format": form}) if form else None
                if isinstance(value, date):
                    sheet.write_datetime(line, at, datetime(value.year, value.month, value.day), style)
                elif isinstance(value, str):
                    sheet.write_string(line, at, value)
                elif value is not None:
                    sheet.write_number(line, at, value, style)
    lines = tuple(range(2, len(what.rows) + 2))
    return Written(f"{what.table}.xlsx", file.getvalue(), f"xlsxwriter {options}", lines)


def as_odfpy(chance: Random, what: Meant) -> Written:
    """An OpenDocument sheet of odfpy, each cell with its value and its text, runs of the same cell repeated."""
    book = OpenDocumentSpreadsheet()
    styles = {form: _ods_style(book, form, at) for at, form in enumerate(("day", "month"))}
    sheet = Table(name=chance.choice(("Feuille1", what.table)))
    header = TableRow()
    for name in _header(chance, what):
        header.addElement(_ods_text(name))
    sheet.addElement(header)
    for row in what.rows:
        line = TableRow()
        for cell, column in zip(row, what.columns, strict=True):
            line.addElement(_ods_cell(chance, cell, column, styles))
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
    from odf import teletype

    cell = TableCell(valuetype="string")
    for line in text.split("\n"):
        paragraph = P()
        teletype.addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell


def _ods_cell(chance: Random, cell: str, column: Column, styles: dict[str, Style]) -> TableCell:
    value, _ = typed(chance, cell, column)
    if value is None:
        return TableCell()
    if isinstance(value, str):
        return _ods_text(value)
    if isinstance(value, date):
        made = TableCell(valuetype="date", datevalue=value.isoformat(), stylename=styles["day" if len(cell) == 10 else "month"])
        made.addElement(P(text=cell))
        return made
    made = TableCell(valuetype="float", value=cell)
    made.addElement(P(text=cell.replace(".", ",")))
    return made


def as_pandas(chance: Random, what: Meant) -> Written:
    """A workbook of pandas, by its engines for XLSX and ODS; columns of numbers are numbers, others texts."""
    frame = pd.DataFrame([list(row) for row in what.rows], columns=_header(chance, what)).replace("", None)
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
    return Written(f"{what.table}.{ending}", file.getvalue(), f"pandas {engine} index {index}", tuple(range(2, len(what.rows) + 2)))


WRITERS: Final = (as_text_file, as_text_file, as_openpyxl, as_xlsxwriter, as_odfpy, as_pandas)


def written(seed: int) -> Iterator[tuple[Meant, Written]]:
    """One table, and the file that one of the programs makes of it; the same for the same seed."""
    chance = Random(seed)
    what = meant(chance)
    yield what, chance.choice(WRITERS)(chance, what)
