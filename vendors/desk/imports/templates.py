"""Tables as files that an editor fills or mends in a spreadsheet: a template of each, and what was loaded with its suggestions taken."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import xlsxwriter

from vendors.desk.imports.layout import table_name
from vendors.desk.imports.loading import LoadedFile, load_file
from vendors.desk.imports.taken_from import put_mark
from vendors.i18n.language import Language, _, language
from vendors.store.writing import header
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.types.formulas import harmless
from vendors.types.kinds import MEANINGS
from vendors.types.spreadsheet import letter
from vendors.validation.csv_reader import CsvReader

FORMATS: Final = ("csv", "xlsx")
_ROWS: Final = 2000
"""Rows of a template for which the choices are offered."""
_INLINE: Final = 255
"""Signs of a list of choices that Excel takes within the rule; longer ones stand on a sheet of their own."""
_WIDE: Final = {"own-text": 50, "text": 24, "address": 30}
_NUMBERS: Final = ("integer", "money", "number")


def template(table: str, format: str, code: str) -> bytes:
    """An empty table to fill.

    Args:
        table: its name.
        format: "csv", as French Excel opens it by a double click, or "xlsx", with choices and an explanation at each header.
        code: language of headers and explanations.

    Raises:
        KeyError: there is no such table.
        ValueError: there is no such format.
    """
    if format not in FORMATS:
        raise ValueError(format)
    words = language(code)
    labels = [words.say(TABLES[table].column(name).label) for name in header(table)]
    if format == "csv":
        return _csv([labels])
    return _xlsx({table: []}, words)


def mended(loaded: LoadedFile, format: str, code: str, version: str = "") -> bytes:
    """What was loaded, with the suggestions taken so far, as a file that can be loaded again.

    Args:
        loaded: after `vendors.desk.imports.loading.accept`.
        format: "csv" for the only table, canonical; "xlsx" for all of them.
        code: language of headers and explanations of the workbook.
        version: of the data that it is a change of, for the workbook to carry; "" for none.

    Raises:
        ValueError: there is no such format, or "csv" is asked for several tables or none.
    """
    if format == "csv" and len(loaded.files) == 1:
        return next(iter(loaded.files.values()))
    if format != "xlsx" or not loaded.files:
        raise ValueError(format)
    tables = {file.removesuffix(".csv"): _cells(data)[1:] for file, data in loaded.files.items()}
    return _xlsx(tables, language(code), version)


def filled(table: str, data: bytes, format: str, code: str, version: str = "") -> bytes:
    """A table with its rows, to be changed and loaded again.

    Args:
        table: its name.
        data: its file.
        format: "csv" or "xlsx".
        code: language of headers and explanations of the workbook.
        version: of the data, for the workbook to carry; a text file has it in its name, see
            `vendors.desk.imports.taken_from.marked_name`.

    Raises:
        KeyError: there is no such table.
        ValueError: there is no such format.
    """
    loaded = load_file(f"{table}.csv", data, {table: TABLES[table]})
    return as_csv(loaded.files[f"{table}.csv"]) if format == "csv" else mended(loaded, format, code, version)


def as_csv(data: bytes) -> bytes:
    """A table as French Excel opens it by a double click, with nothing in it that a spreadsheet would run; loading it gives the same table.

    Args:
        data: its canonical file.
    """
    return _csv(_cells(data))


def _cells(data: bytes) -> list[list[str]]:
    """The rows of a file, the header first; a byte that is not UTF-8 is shown as one that is not."""
    return [row.cells for row in CsvReader(data.decode(errors="replace").encode()).rows()]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([map(harmless, row) for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(tables: Mapping[str, Sequence[Sequence[str]]], words: Language, version: str = "") -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(file, options)
    lists: list[tuple[str, list[str]]] = []
    for table, rows in tables.items():
        _sheet(workbook, table, rows, words, lists)
    if lists:
        sheet = workbook.add_worksheet("lists")
        sheet.hide()
        for at, (name, values) in enumerate(lists):
            sheet.write_column(0, at, [name, *values])
    if version:
        put_mark(workbook, version)
    workbook.close()
    return file.getvalue()


def _sheet(
    workbook: Any, table: str, rows: Sequence[Sequence[str]], words: Language, lists: list[tuple[str, list[str]]]
) -> None:
    # Excel turns nothing into dates or numbers in cells that are text.
    text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    number = workbook.add_format({"num_format": "General", "valign": "top"})
    bold = workbook.add_format({"bold": True, "num_format": "@", "bottom": 1})
    sheet = workbook.add_worksheet(table_name(table, words.code)[:31])
    sheet.freeze_panes(1, 1)
    last = max(_ROWS, len(rows) + 500)
    for at, name in enumerate(header(table)):
        column = TABLES[table].column(name)
        format = number if column.kind in _NUMBERS else text
        sheet.set_column(at, at, _WIDE.get(column.kind, 16), format)
        label = words.say(column.label)
        sheet.write_string(0, at, label, bold)
        sheet.write_comment(0, at, explanation(column, words), {"x_scale": 2.5, "y_scale": 1.5})
        if column.choices and not column.many:
            _offer(sheet, at, last, name, [str(choice) for choice in column.choices], lists, words)
        for line, row in enumerate(rows, 1):
            if row[at] and column.kind in _NUMBERS and _is_float(row[at]):
                sheet.write_number(line, at, float(row[at]), format)
            elif row[at]:
                sheet.write_string(line, at, row[at], format)
    sheet.autofilter(0, 0, max(len(rows), 1), len(header(table)) - 1)


def _offer(
    sheet: Any, at: int, last: int, name: str, values: list[str], lists: list[tuple[str, list[str]]], words: Language
) -> None:
    source: Any = values
    if len(",".join(values)) > _INLINE:
        place = [listed[0] for listed in lists].index(name) if name in [listed[0] for listed in lists] else len(lists)
        if place == len(lists):
            lists.append((name, values))
        source = f"=lists!${letter(place)}$2:${letter(place)}${len(values) + 1}"
    sheet.data_validation(
        1,
        at,
        last,
        at,
        {
            "validate": "list",
            "source": source,
            "error_title": words.say(_("Closed list"))[:32],
            "error_message": words.say(_("Choose one of the values of the list."))[:255],
        },
    )


def _is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def explanation(column: Column, words: Language) -> str:
    """What a column wants, in a few lines: its name, help, kind, whether it must be filled, and the values of a closed list."""
    lines = [column.name, words.say(column.help), words.say(MEANINGS.get(column.kind, ""))]
    if column.many:
        lines.append(words.say(_("Several are separated by |.")))
    lines.append(words.say(_("Must be filled.")) if column.required else words.say(_("Empty means not known.")))
    lines.extend(f"{choice}: {words.say(choice.label)}" for choice in column.choices)
    return "\n".join(line for line in lines if line)
