"""Files as spreadsheets and people write them, each made from a few readable rows: forty good ones and more than eighty bad ones.

What must be found in each stands in `expected.csv`. `python -m tests.vendors.desk.imports.corpus.recipes FOLDER` writes the files.
"""

import csv
import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from vendors.i18n.language import language
from vendors.tables import TABLES

CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
Rows = list[list[object]]
Made = tuple[str, bytes]


def filled(table: str, names: list[str], *rows: list[str]) -> Rows:
    """A table of all the columns of its row model; those that are not named are empty.

    Args:
        table: its name.
        names: the columns in which the rows have a cell.
        rows: their cells.
    """
    header = [column.name for column in TABLES[table].columns()]
    assert set(names) <= set(header), f"{table} has no {set(names).difference(header)}"
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return [list(header), *([row.get(name, "") for name in header] for row in cells)]


EVENTS = filled(
    "events",
    ["vendor", "date", "kind", "title_fr", "title_en", "counterpart", "counterpart_country", "amount_usd_m", "amount_original", "source_url", "confidence"],
    ["akio", "2018-04-23", "funding", "Lève 2,5 millions d’euros", "Raises 2.5 million euros", "Bpifrance", "FR", "2.8", "EUR 2.5m", "https://www.akio.com/fr/actualites", "high"],
    ["medallia", "2021-10-29", "acquired", "Thoma Bravo rachète Medallia", "Thoma Bravo buys Medallia", "Thoma Bravo", "US", "6400", "USD 6.4bn", "https://www.medallia.com/news", "high"],
    ["eptica", "2019-09", "acquired", "Racheté par Enghouse à Nancy, près de l’Allemagne", "Bought by Enghouse", "Enghouse", "CA", "", "", "https://www.enghouse.com/eptica", "medium"],
    ["typeform", "2012", "founded", "Création à Barcelone", "Founded in Barcelona", "", "", "", "", "https://www.typeform.com/about", "low"],
)  # fmt: skip
OWNERSHIP = filled(
    "ownership",
    ["vendor", "since", "until", "owner", "owner_vendor", "owner_country", "kind", "verdict", "source_url", "confidence", "note"],
    ["akio", "2018-01-01", "", "Crédit Mutuel Équity", "", "FR", "private-equity", "verified", "https://www.akio.com/fr", "high", "Growth fund"],
    ["medallia", "2021-10-29", "", "Thoma Bravo", "", "US", "private-equity", "verified", "https://www.medallia.com/news", "high", ""],
    ["eptica", "2019-09", "", "Enghouse", "", "CA", "subsidiary", "verified", "https://www.enghouse.com/eptica", "medium", ""],
    ["sogolytics", "2013", "", "", "", "US", "independent", "unverified", "", "low", ""],
)  # fmt: skip
SUMMARY_FR = "Éditeur français d’une suite de mesure de l’expérience client : enquêtes, avis, tableaux de bord."
SUMMARY_EN = "French publisher of a customer-experience suite: surveys, online reviews, dashboards and alerts."
VENDORS = filled(
    "vendors",
    ["id", "name", "aliases", "website", "origin_country", "hq_country", "hq_city", "hq_lat", "hq_lon", "founded", "status", "employees", "employees_as_of", "categories", "channels", "data_hosting", "ui_languages", "pricing", "certifications", "summary_fr", "summary_en", "last_reviewed"],
    ["akio", "Akio", "Akio Software|Akio Unified", "https://www.akio.com", "FR", "FR", "Paris", "48.8534", "2.3488", "2001-03", "active", "120", "2024-06", "contact-centre|survey", "phone|email", "FR", "fr|en", "on-quote", "ISO 27001", SUMMARY_FR, SUMMARY_EN, "2026-11-24"],
    ["medallia", "Medallia", "", "https://www.medallia.com", "US", "US", "San Mateo", "37.563", "-122.3255", "2001", "active", "2500", "2023-12-31", "voice-of-customer", "email|web|sms", "US|DE", "en|fr|de", "on-quote", "", SUMMARY_FR, SUMMARY_EN, "2026-11-24"],
    ["typeform", "Typeform", "", "https://www.typeform.com", "ES", "ES", "Barcelona", "41.3888", "2.159", "2012", "active", "", "", "survey", "web", "", "en", "free-tier", "", SUMMARY_FR, SUMMARY_EN, "2026-11-24"],
)  # fmt: skip
MENTIONS = filled(
    "mentions",
    ["article", "vendor", "role"],
    ["2018-04-akio-leve", "akio", "subject"],
    ["2021-10-medallia", "medallia", "subject"],
    ["2019-09-eptica", "eptica", "named"],
)
ROWS = {"events": EVENTS, "ownership": OWNERSHIP, "vendors": VENDORS, "mentions": MENTIONS}


def rows_of(table: str, **cells: object) -> Rows:
    """The rows of a table, with some cells changed: `rows_of("events", kind3="x")` has another kind on line 3."""
    rows: Rows = [list(row) for row in ROWS[table]]
    for place, value in cells.items():
        name = place.rstrip("0123456789")
        rows[int(place.removeprefix(name)) - 1][at(table, name)] = value
    return rows


def at(table: str, name: str) -> int:
    """The index of a column in the rows of a table."""
    return ROWS[table][0].index(name)


def without(table: str, *names: str) -> Rows:
    """The rows of a table without these columns."""
    left = [at(table, name) for name in names]
    return [[cell for index, cell in enumerate(row) if index not in left] for row in ROWS[table]]


def feefo(owner: str, country: str) -> list[object]:
    """A row of ownership more, with an owner in another spelling."""
    cells = {
        "vendor": "feefo",
        "since": "2019",
        "owner": owner,
        "owner_country": country,
        "kind": "private-equity",
        "verdict": "unverified",
        "confidence": "low",
    }
    return filled("ownership", list(cells), list(cells.values()))[1]


def as_csv(rows: Rows, sep=",", encoding="utf-8", end="\n", quote=csv.QUOTE_MINIMAL, before="") -> bytes:
    """Rows as a text file; `before` is a line that comes first."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=sep, lineterminator=end, quoting=quote).writerows(rows)
    return (before + text.getvalue()).encode(encoding)


def french(rows: Rows, day: Callable[[date], str] = lambda day: f"{day:%d/%m/%Y}") -> Rows:
    """Rows as French Excel shows them: decimal commas, days first."""

    def shown(text: object) -> object:
        if isinstance(text, str) and len(text) == 10 and text[4] == text[7] == "-":
            return day(date.fromisoformat(text))
        if isinstance(text, str) and "." in text and text.lstrip("-").replace(".", "").isdigit():
            return text.replace(".", ",")
        return text

    return [rows[0], *([shown(cell) for cell in row] for row in rows[1:])]


def labelled(rows: Rows, table: str, code: str) -> Rows:
    """The columns under their label in that language."""
    return [[language(code).say(TABLES[table].column(str(name)).label) for name in rows[0]], *rows[1:]]


def turned(rows: Rows) -> Rows:
    """The columns in the opposite order."""
    return [list(reversed(row)) for row in rows]


def typed(rows: Rows) -> Rows:
    """Numbers and days as a workbook holds them: not text."""

    def value(text: object) -> object:
        if isinstance(text, str) and len(text) == 10 and text[4] == text[7] == "-":
            return datetime.fromisoformat(text)
        if isinstance(text, str) and text.lstrip("-").replace(".", "", 1).isdigit():
            return float(text)
        return text

    return [rows[0], *([value(cell) for cell in row] for row in rows[1:])]


class Formula(str):
    """A formula; its remembered result after the last `→`."""


class Shown(tuple):
    """A value and the number format it is shown in."""


def xlsx(sheets: dict[str, Rows], after: Callable = lambda book: None) -> bytes:
    """A real workbook of Excel's format."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, Formula):
                    formula, _, result = cell.partition("→")
                    sheet.write_formula(line, at, formula, None, result)
                elif isinstance(cell, Shown):
                    form = book.add_format({"num_format": cell[1]})
                    write = sheet.write_datetime if isinstance(cell[0], datetime) else sheet.write_number
                    write(line, at, cell[0], form)
                elif isinstance(cell, bool):
                    sheet.write_boolean(line, at, cell)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(line, at, cell, day)
                elif isinstance(cell, int | float):
                    sheet.write_number(line, at, cell)
                elif cell:
                    sheet.write_string(line, at, str(cell))
    after(book)
    book.close()
    return file.getvalue()


def ods(sheets: dict[str, Rows], merged: tuple[int, int] | None = None) -> bytes:
    """A real workbook of LibreOffice's format, its rows ending with the repeated empty cells that LibreOffice writes."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        document.spreadsheet.addElement(table)
        for line, row in enumerate(rows):
            element = TableRow()
            table.addElement(element)
            for at, cell in enumerate(row):
                if merged == (line, at):
                    made = _ods_cell(cell, numberrowsspanned=2)
                elif merged and merged == (line - 1, at):
                    made = CoveredTableCell()
                else:
                    made = _ods_cell(cell)
                element.addElement(made)
            element.addElement(TableCell(numbercolumnsrepeated=16000))
        empty = TableRow(numberrowsrepeated=1048000)
        empty.addElement(TableCell(numbercolumnsrepeated=16384))
        table.addElement(empty)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def _ods_cell(cell: object, **more) -> TableCell:
    if isinstance(cell, Formula):
        formula, _, result = cell.partition("→")
        made = TableCell(valuetype="string", formula=f"of:{formula}", **more)
        if result.startswith("#"):
            made.setAttrNS(CALCEXT, "value-type", "error")
        made.addElement(P(text=result))
        return made
    if isinstance(cell, datetime):
        made = TableCell(valuetype="date", datevalue=f"{cell:%Y-%m-%d}", **more)
        made.addElement(P(text=f"{cell:%d/%m/%Y}"))
    elif isinstance(cell, bool):
        made = TableCell(valuetype="boolean", booleanvalue=str(cell).lower(), **more)
        made.addElement(P(text="VRAI" if cell else "FAUX"))
    elif isinstance(cell, int | float):
        made = TableCell(valuetype="float", value=str(cell), **more)
        made.addElement(P(text=f"{cell:g}".replace(".", ",")))
    elif cell:
        made = TableCell(valuetype="string", **more)
        for paragraph in str(cell).split("\n"):
            made.addElement(P(text=paragraph))
    else:
        made = TableCell(**more)
    return made


def raw(*lines: str, table: str = "events", end: str = "\n", encoding: str = "utf-8") -> bytes:
    """A file with its header as it should be, and the other lines exactly as given."""
    head = ",".join(ROWS[table][0]) + end
    return (head + "".join(line + end for line in lines)).encode(encoding)


def lines_of(table: str) -> list[str]:
    """The rows of a table as lines of a canonical file, without the header."""
    return as_csv(ROWS[table]).decode().splitlines()[1:]


def zipped(**members: bytes) -> bytes:
    """A ZIP archive with these members, `_` in a name standing for /."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


def bomb() -> bytes:
    """A workbook of a few hundred kilobytes that unpacks to more than 100 MB."""
    return zipped(xl__worksheets__sheet1_xml=b"<x>" + b" " * 101_000_000 + b"</x>")


def far() -> bytes:
    """A workbook of two cells in opposite corners of the largest sheet."""
    file = io.BytesIO()
    # Else it looks in each of the million rows for what is to be written.
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("vendors")
    sheet.write(0, 0, "id")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    return file.getvalue()


@cache
def good() -> dict[str, Made]:
    """The good files: name -> table, bytes."""
    e, o, v, m = "events", "ownership", "vendors", "mentions"
    return {
        "canonical.csv": (e, as_csv(rows_of(e))),
        "bom.csv": (e, as_csv(rows_of(e), encoding="utf-8-sig")),
        "crlf.csv": (e, as_csv(rows_of(e), end="\r\n")),
        "cr-old-mac.csv": (e, as_csv(rows_of(e), end="\r")),
        "no-last-line-end.csv": (e, as_csv(rows_of(e)).rstrip(b"\n")),
        "all-quoted.csv": (e, as_csv(rows_of(e), quote=csv.QUOTE_ALL)),
        "blank-lines.csv": (e, as_csv(rows_of(e)) + b"\n\n" + b"," * (len(EVENTS[0]) - 1) + b"\n"),
        "excel-french-utf8.csv": (v, as_csv(french(rows_of(v)), ";", "utf-8-sig", "\r\n")),
        "excel-french-cp1252.csv": (v, as_csv(french(rows_of(v)), ";", "cp1252", "\r\n")),
        "excel-unicode-text.csv": (v, as_csv(french(rows_of(v)), "\t", "utf-16", "\r\n")),
        "excel-mac-french.csv": (v, as_csv(french(rows_of(v)), ";", "mac_roman", "\r\n")),
        "excel-ms-dos-french.csv": (o, as_csv(french(rows_of(o)), ";", "cp850", "\r\n")),
        "utf16-le-no-mark.csv": (v, as_csv(rows_of(v), "\t", "utf-16-le", "\r\n")),
        "utf16-be-no-mark.csv": (v, as_csv(rows_of(v), ";", "utf-16-be", "\r\n")),
        "utf16-be.csv": (o, b"\xfe\xff" + as_csv(rows_of(o), ",", "utf-16-be", "\r\n")),
        "utf32.csv": (m, as_csv(rows_of(m), ",", "utf-32")),
        "google-sheets.csv": (v, as_csv(rows_of(v), end="\r\n")),
        "google-sheets.tsv": (v, as_csv(rows_of(v), "\t", end="\r\n")),
        "libreoffice-semicolon.csv": (o, as_csv(french(rows_of(o)), ";")),
        "sep-line.csv": (e, as_csv(french(rows_of(e)), ";", "cp1252", "\r\n", before="sep=;\r\n")),
        "sep-line-tab.csv": (e, as_csv(rows_of(e), "\t", before="sep=\t\n")),
        "pipe.csv": (m, as_csv(rows_of(m), "|")),
        "labels-fr.csv": (v, as_csv(labelled(french(rows_of(v)), v, "fr"), ";", "utf-8-sig", "\r\n")),
        "labels-en.csv": (o, as_csv(labelled(rows_of(o), o, "en"))),
        "other-order.csv": (v, as_csv(turned(rows_of(v)))),
        "extra-columns.csv": (e, as_csv([[*row, more] for row, more in zip(rows_of(e), ["à faire", "x", "", "y", ""], strict=True)])),
        "empty-columns-at-the-end.csv": (e, as_csv([[*row, "", ""] for row in rows_of(e)], ";")),
        "title-above.csv": (e, as_csv([["Étapes, état de novembre"], [], *rows_of(e)])),
        "line-breaks-in-a-left-out-column.csv": (e, as_csv([["mémo", *EVENTS[0]], *(["a\nb; c", *row] for row in EVENTS[1:])])),
        "quotes-and-commas.csv": (e, as_csv(rows_of(e, title_fr2='Lance « Akio, l’outil » dit "unique"'))),
        "days-with-dots.csv": (e, as_csv(french(rows_of(e), lambda day: f"{day:%d.%m.%Y}"), ";")),
        "days-in-words.csv": (e, as_csv(french(rows_of(e), lambda day: f"{day.day} {'avril' if day.month == 4 else 'octobre'} {day.year}"), ";")),
        "months-of-excel.csv": (e, as_csv(rows_of(e, date4="sept-19", date2="avr-18"), ";", "cp1252", "\r\n")),
        "thousands-thin-spaces.csv": (e, as_csv(rows_of(e, amount_usd_m2="2,8", amount_usd_m3="6\u202f400"), ";")),
        "thousands-no-break.csv": (e, as_csv(rows_of(e, amount_usd_m2="1\u00a0002,8", amount_usd_m3="6 400,0"), ";", "cp1252")),
        "apostrophe-text.csv": (e, as_csv(rows_of(e, title_en2="'=Akio raises", title_en3="'+33 % in a year"))),
        "rows-quoted-whole.csv": (m, b'"article,vendor,role"\r\n"2018-04-akio-leve,akio,subject"\r\n"2021-10-medallia,medallia,subject"\r\n'),
        "plain.xlsx": (v, xlsx({"vendors": rows_of(v)})),
        "typed.xlsx": (v, xlsx({"Feuil1": typed(rows_of(v))})),
        "several-sheets.xlsx": (e, xlsx({"Étapes": labelled(rows_of(e), e, "fr"), "Notes": [["à relire"], ["x"]], "mentions": rows_of(m)})),
        "months-and-years.xlsx": (e, xlsx({"events": rows_of(e, date4=Shown((datetime(2019, 9, 1), "mmm-yy")), date5=2012.0)})),
        "text-like-a-formula.xlsx": (e, xlsx({"events": rows_of(e, title_en2="=Akio raises")})),
        "days-with-short-months.csv": (e, as_csv(rows_of(e, date2="23-apr-18", date4="Sep-19", date3="29 oct 2021"), ";")),
        "end-of-the-day.csv": (e, as_csv(rows_of(e, date2="23/04/2018 23:59:59", date3="2021-10-29 23:59"), ";")),
        "header-again.csv": (m, as_csv([*rows_of(m)[:2], rows_of(m)[0], *rows_of(m)[2:]])),
        "parted-by-carets.csv": (m, as_csv(rows_of(m), "^")),
        "notes-above.csv": (m, as_csv([*([f"note {n}"] for n in range(30)), *rows_of(m)])),
        "legend-before.xlsx": (o, xlsx({"Légende": [["vendor"], ["owner"]], "ownership": rows_of(o)})),
        "plain.ods": (o, ods({"ownership": rows_of(o)})),
        "typed.ods": (e, ods({"Feuille1": typed(rows_of(e))})),
        "several-sheets.ods": (v, ods({"Éditeurs": labelled(rows_of(v), v, "fr"), "mentions": rows_of(m)})),
    }  # fmt: skip


@cache
def bad() -> dict[str, Made]:
    """The bad files: name -> table, bytes."""
    e, o, v, m = "events", "ownership", "vendors", "mentions"
    lines, mentions = lines_of(e), lines_of(m)
    made: dict[str, Made] = {
        # the file
        "empty.csv": (e, b""),
        "only-spaces.csv": (e, b"  \n\n"),
        "header-alone.csv": (e, as_csv(rows_of(e)[:1])),
        "no-table.csv": (e, b"a,b\n1,2\n"),
        "not-a-workbook.xlsx": (e, b"PK\x03\x04 and nothing more"),
        "zip-of-something.xlsx": (e, zipped(readme_xml=b"<a/>")),
        "old-excel.xls": (e, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500),
        "picture.csv": (e, b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        "bomb.xlsx": (e, bomb()),
        "far-corner.xlsx": (v, far()),
        "json-number.json": (e, b"{\"rows\": 3}"),
        # quotation marks
        "unclosed-quote.csv": (m, raw(mentions[0], '"' + mentions[1], mentions[2], table=m)),
        "unclosed-quote-last.csv": (m, raw(mentions[0], mentions[1], '2019-09-eptica,eptica,"named', table=m)),
        "unclosed-quote-closed-by-chance.csv": (e, raw(lines[0], lines[1].replace("Thoma Bravo rachète", '"Thoma Bravo rachète'), lines[2], lines[3] + '"', '')),
        "unclosed-quote-swallows.csv": (m, raw('2018-04-akio-leve,"akio,subject', "2021-10-medallia,medallia,subject", '2019-09-eptica,eptica,named"', table=m)),
        "quote-in-the-middle.csv": (e, raw(lines[0].replace("Bpifrance", 'Bpi"france"'), *lines[1:])),
        "quote-in-the-header.csv": (m, b'article,"vendor,role\na,b,subject\n'),
        "quote-after-text-french.csv": (e, as_csv(rows_of(e), ";", "cp1252", "\r\n").replace(b"Thoma Bravo buys", b'"Thoma" Bravo buys')),
        # signs
        "nul-in-an-id.csv": (m, raw("2018-04-akio-leve,ak\0io,subject", *mentions[1:], table=m)),
        "nul-in-a-title.csv": (e, raw(lines[0].replace("Raises", "Rai\0ses"), *lines[1:])),
        "mixed-encodings.csv": (e, raw(lines[0]).replace(b"Bpifrance", b"Caf\xe9") + "\n".join(lines[1:]).encode() + b"\n"),
        "mixed-encodings-two.csv": (o, as_csv(rows_of(o, note3="Prêté", note4="Vendu à Enghouse l’été")).replace("Équity".encode(), b"\xc9quity")),
        "garbled.csv": (o, as_csv(rows_of(o, owner2="Crédit Mutuel Équity".encode().decode("cp1252")))),
        "zero-width.csv": (v, as_csv(rows_of(v, name2="Ak\u200bio"))),
        "zero-width-in-an-id.csv": (m, as_csv(rows_of(m, vendor3="medal\u200blia"))),
        "mark-inside.csv": (m, as_csv(rows_of(m, article2="\ufeff2018-04-akio-leve"))),
        "soft-hyphen.csv": (o, as_csv(rows_of(o, owner3="Thoma Bra\u00advo"))),
        "no-break-space-in-a-name.csv": (o, as_csv(rows_of(o, owner3="Thoma\u00a0Bravo"))),
        "no-break-space-in-our-words.csv": (e, as_csv(rows_of(e, title_fr2="Lève 2,5\u00a0millions d’euros"))),
        "no-break-space-at-the-end.csv": (m, as_csv(rows_of(m, role2="subject\u00a0"), ";", "cp1252")),
        "spaces-at-the-ends.csv": (m, as_csv(rows_of(m, vendor2=" akio", role3="subject "))),
        "spaces-in-a-name.csv": (o, as_csv(rows_of(o, owner3="Thoma  Bravo"))),
        "spaces-in-a-date.csv": (o, as_csv(rows_of(o, owner_country3=" US"))),
        "cyrillic-in-an-id.csv": (m, as_csv(rows_of(m, vendor2="аkio"))),
        "cyrillic-in-a-name.csv": (v, as_csv(rows_of(v, name3="Mеdallia"))),
        "cyrillic-owner.csv": (o, as_csv(rows_of(o, owner3="Thoma Вravo"), ";", "utf-8-sig")),
        "greek-in-a-country.csv": (v, as_csv(rows_of(v, origin_country4="ΕS"))),
        "wide-digits.csv": (v, as_csv(rows_of(v, employees2="１２０"))),
        "wide-digits-in-a-date.csv": (v, as_csv(rows_of(v, founded4="２０12"))),
        "arabic-digits.csv": (v, as_csv(rows_of(v, employees2="١٢٠"))),
        "hyphen-that-does-not-break.csv": (m, as_csv(rows_of(m, article3="2021\u201110\u2011medallia"))),
        # the header
        "duplicate-header.csv": (e, as_csv([[*EVENTS[0], "kind"], *([*row, "funding"] for row in EVENTS[1:])])),
        "duplicate-header-by-label.csv": (m, as_csv([["article", "vendor", "role", "Rôle"], *([*row, row[2]] for row in MENTIONS[1:])])),
        "missing-column.csv": (e, as_csv(without(e, "confidence"))),
        "missing-two-columns.csv": (v, as_csv(without(v, "id", "name"))),
        "misspelt-column.csv": (e, as_csv(rows_of(e, counterpart1="conterpart"))),
        "misspelt-label.csv": (v, as_csv(rows_of(v, id1="Identifiant", name1="Éditeurr"))),
        # rows
        "a-cell-too-many.csv": (e, as_csv([*EVENTS[:2], [*EVENTS[2], "x"], *EVENTS[3:]])),
        "a-cell-too-few.csv": (e, as_csv([*EVENTS[:2], EVENTS[2][:-2], *EVENTS[3:]])),
        "a-comma-not-quoted.csv": (e, raw(lines[0].replace('"Lève 2,5', "Lève 2,5").replace('euros",Raises', "euros,Raises"), *lines[1:])),
        "repeated-key.csv": (m, as_csv([*MENTIONS, MENTIONS[1]])),
        "after-line-breaks.csv": (e, as_csv(rows_of(e, kind3="acquird"), end="\r\n").replace(b"EUR 2.5m", b"\"EUR 2.5m\r\nor so\"")),
        "line-break-in-a-name.csv": (o, as_csv(rows_of(o, owner3="Thoma\nBravo", kind4="subsidary"))),
        # dates
        "serial-number.csv": (e, as_csv(rows_of(e, date2="43213"))),
        "serial-number-french.csv": (e, as_csv(rows_of(e, date2="43213", date3="44498,0"), ";", "cp1252", "\r\n")),
        "serial-number.xlsx": (e, xlsx({"events": rows_of(e, date2=43213)})),
        "american-dates.csv": (e, as_csv(rows_of(e, date2="04/23/2018", date3="10/29/2021"))),
        "american-dates-mixed.csv": (e, as_csv(rows_of(e, date2="04/23/2018", date3="03/04/2021"))),
        "years-of-two-figures.csv": (e, as_csv(rows_of(e, date2="23/04/18"), ";")),
        "no-such-day.csv": (e, as_csv(rows_of(e, date2="2018-02-30"))),
        "no-such-day-french.csv": (e, as_csv(rows_of(e, date2="31/02/2018"), ";")),
        "day-without-year.csv": (e, as_csv(rows_of(e, date2="23-avr"), ";", "cp1252")),
        "year-as-day.csv": (e, as_csv(rows_of(e, date5="04/07/1905"), ";", "cp1252", "\r\n")),
        "year-as-day.xlsx": (v, xlsx({"vendors": rows_of(v, founded4=Shown((2012, "dd/mm/yyyy")))})),
        "eight-figures.csv": (e, as_csv(rows_of(e, date2="20180423"))),
        "date-in-words-only.csv": (e, as_csv(rows_of(e, date2="printemps 2018"))),
        # identifiers
        "id-as-power-of-ten.csv": (m, as_csv(rows_of(m, vendor3="1E+05"))),
        "id-as-power-of-ten-french.csv": (m, as_csv(rows_of(m, vendor3="1,00E+05"), ";")),
        "id-as-day.csv": (m, as_csv(rows_of(m, vendor3="3-sept"))),
        "id-as-day.xlsx": (m, xlsx({"mentions": rows_of(m, vendor3=datetime(2026, 9, 3))})),
        "id-lost-zeros.csv": (m, as_csv(rows_of(m, article2="007", article3="012", article4="9"))),
        "id-with-capitals.csv": (m, as_csv(rows_of(m, vendor3="Medallia Inc"))),
        # formulas and errors
        "formula.csv": (e, as_csv(rows_of(e, title_en2="=cmd|' /C calc'!A0"))),
        "formula-link.csv": (e, as_csv(rows_of(e, source_url3='=HYPERLINK("https://www.medallia.com")'))),
        "formula-at.csv": (e, as_csv(rows_of(e, amount_original3="@SUM(1+1)*cmd|' /C calc'!A0"))),
        "formula-number.csv": (e, as_csv(rows_of(e, amount_usd_m3="=6000+400"), ";")),
        "formula.xlsx": (e, xlsx({"events": rows_of(e, counterpart_country3=Formula('=UPPER("us")→US'))})),
        "formula-number.xlsx": (e, xlsx({"events": rows_of(e, amount_usd_m3=Formula("=6000+400→6400"))})),
        "formula.ods": (e, ods({"events": rows_of(e, counterpart_country3=Formula('=UPPER("us")→US'))})),
        "failed-formula.ods": (e, ods({"events": rows_of(e, counterpart3=Formula("=A99→#REF!"))})),
        "error-ref.csv": (o, as_csv(rows_of(o, owner3="#REF!"))),
        "error-na-french.csv": (o, as_csv(rows_of(o, owner_country3="#N/A"), ";", "cp1252", "\r\n")),
        "error-nom.csv": (e, as_csv(rows_of(e, amount_usd_m3="#NOM?"), ";")),
        "number-too-wide.csv": (e, as_csv(rows_of(e, date3="########"), ";")),
        "error.xlsx": (o, xlsx({"ownership": rows_of(o, owner3=Formula("=NA()→#N/A"))})),
        # values
        "truth-value.csv": (v, as_csv(rows_of(v, status2="VRAI"), ";")),
        "truth-value.xlsx": (v, xlsx({"vendors": rows_of(v, pricing3=True)})),
        "truth-value.ods": (v, ods({"vendors": rows_of(v, employees3=False)})),
        "percent.csv": (e, as_csv(rows_of(e, amount_usd_m2="25 %"), ";")),
        "percent.xlsx": (e, xlsx({"events": rows_of(e, amount_usd_m2=Shown((0.25, "0%")))})),
        "unit.csv": (e, as_csv(rows_of(e, amount_usd_m2="2,8 M$"), ";")),
        "english-thousands.csv": (v, as_csv(rows_of(v, employees3="2,500"))),
        "power-of-ten.csv": (v, as_csv(rows_of(v, employees3="2,5E+03"), ";", "cp1252")),
        "country-by-name.csv": (v, as_csv(rows_of(v, origin_country2="France", hq_country4="Espagne"), ";")),
        "country-of-three-letters.csv": (e, as_csv(rows_of(e, counterpart_country2="FRA"))),
        "choice-by-label.csv": (v, as_csv(rows_of(v, status2="actif"), ";", "utf-8-sig")),
        "choice-misspelt-in-a-list.csv": (v, as_csv(rows_of(v, categories2="contact-centre|surveys"))),
        "list-with-commas.csv": (v, as_csv(rows_of(v, channels3="email, web, sms"))),
        "list-with-spaces.csv": (v, as_csv(rows_of(v, channels3="email | web"))),
        "list-with-an-empty-item.csv": (v, as_csv(rows_of(v, data_hosting3="US||DE"))),
        "list-of-a-whole-column.csv": (v, as_csv(rows_of(v, aliases3="|".join(f"Name {n}" for n in range(201))))),
        "list-with-a-repetition.csv": (v, as_csv(rows_of(v, data_hosting3="US|DE|US"))),
        "required-empty.csv": (e, as_csv(rows_of(e, kind3=""))),
        "address-without-scheme.csv": (e, as_csv(rows_of(e, source_url2="www.akio.com/fr"))),
        "straight-apostrophe.csv": (e, as_csv(rows_of(e, title_fr2="Lève 2,5 millions d'euros"))),
        "too-short.csv": (v, as_csv(rows_of(v, summary_fr2="Éditeur."))),
        "latitude-out-of-range.csv": (v, as_csv(rows_of(v, hq_lat2="488534"))),
        "two-spellings.csv": (o, as_csv([*OWNERSHIP, feefo("THOMA BRAVO", "US")])),
        "two-spellings-legal-form.csv": (o, as_csv([*OWNERSHIP, feefo("Enghouse, Inc.", "CA")])),
        # what is not known or not sure
        "nothing-in-words.csv": (o, as_csv(rows_of(o, owner2="actionnaire non connu", owner3="to be checked", owner4="n’a pas répondu"))),
        "doubts-beside-names.csv": (o, as_csv(rows_of(o, owner2="probablement KKR", owner3="Thoma Bravo (à vérifier)", owner4="Enghouse ?"))),
        "footnotes-beside-names.csv": (o, as_csv(rows_of(o, owner2="KKR²", owner3="Thoma Bravo (1)", owner4="* Enghouse"))),
        "month-and-day.csv": (e, as_csv(rows_of(e, date2="May 12", date3="Oct. 29th", date4="2019.1"))),
        "number-as-a-name.xlsx": (o, xlsx({"ownership": rows_of(o, owner3=43213)})),
        "number-as-a-name.csv": (o, as_csv(rows_of(o, owner3="100 000"))),
        "shown-as-unknown.xlsx": (e, xlsx({"events": rows_of(e, amount_usd_m2=Shown((2.8, '"n.c."')))})),
        "name-of-ms-dos.csv": (o, as_csv(rows_of(o, owner2="Édenred"), ";", "cp850")),
        "bullet-of-word.csv": (o, as_csv(rows_of(o, owner3="\uf0b7 Thoma Bravo"))),
        "struck-by-signs.csv": (o, as_csv(rows_of(o, owner2="K\u0336K\u0336R\u0336"))),
        "bold-by-signs.csv": (o, as_csv(rows_of(o, owner2="𝐊𝐊𝐑"))),
        "latin-1-for-windows.csv": (o, as_csv(rows_of(o, owner2="L\x92Oréal"))),
        "tab-in-a-name.csv": (o, as_csv(rows_of(o, owner3="Thoma\tBravo"))),
        "addresses-cut.csv": (o, as_csv(rows_of(o, source_url2="https://www.akio.com/…", source_url3="https://smry.ai/https://www.medallia.com/news"))),
        "address-for-subscribers.csv": (o, as_csv(rows_of(o, source_url2="https://nouveau.europresse.com/Link/abc"))),
        "old-names-of-countries.csv": (v, as_csv(rows_of(v, hq_country2="Holland", origin_country3="FR|US", ui_languages2="fr|en_US"))),
        "two-sides-of-a-merge.csv": (m, b"<<<<<<< HEAD\n" + as_csv(rows_of(m)) + b"=======\n" + as_csv(rows_of(m)) + b">>>>>>> other\n"),
        "zeros-at-the-end.csv": (m, as_csv(rows_of(m)) + bytes(512)),
        "link-of-git.csv": (m, b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 123\n"),
        "json-of-lines.json": (m, b'{"article": "a", "vendor": "akio"}\n{"article": "b", "vendor": "nice"}\n'),
        "json-cut-short.json": (m, b'[{"article": "a", "vendor": "akio"},\n{"article": "b", '),
        "json-with-a-name-twice.json": (m, b'[{"article": "a", "vendor": "akio", "vendor": "nice", "role": "named"}]'),
        # workbooks
        "merged.xlsx": (o, xlsx({"ownership": rows_of(o)}, lambda book: book.worksheets()[0].merge_range(2, at(o, "verdict"), 3, at(o, "verdict"), "verified"))),
        "merged.ods": (o, ods({"ownership": rows_of(o, verdict4="")}, merged=(2, at(o, "verdict")))),
        "table-twice.xlsx": (m, xlsx({"mentions": rows_of(m), "mentions (2)": rows_of(m)})),
        "hidden-sheet-only.xlsx": (m, xlsx({"Notes": [["x"]], "mentions": rows_of(m)}, lambda book: book.worksheets()[1].hide())),
        "several-faults.xlsx": (e, xlsx({"Étapes": labelled(rows_of(e, kind2="fundng", counterpart_country3="USA", date5=43213), e, "fr"), "mentions": rows_of(m, role3="subjet")})),
        "many-faults.csv": (v, as_csv(french(rows_of(v, id2="Akio", origin_country2="FRA", founded3="20001", status4="activ", employees3="deux mille", pricing2="gratuit", last_reviewed4="24/13/2026")), ";", "cp1252", "\r\n")),
    }  # fmt: skip
    return made


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, data) in (good() | bad()).items():
        (folder / name).write_bytes(data)
