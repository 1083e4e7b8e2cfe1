"""Tables as files that an editor fills or mends in a spreadsheet: a template of each, and what was loaded with its suggestions taken."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

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
from vendors.validation.problems import writable
from vendors.validation.text_table import TextTable

FORMATS: Final = ("csv", "xlsx")
_ROWS: Final = 2000
"""Rows of a template for which the choices are offered."""
_INLINE: Final = 255
"""Signs of a list of choices that Excel takes within the rule; longer ones stand on a sheet of their own."""
_WIDE: Final = {"own-text": 50, "text": 24, "address": 30}
_NUMBERS: Final = ("integer", "money", "number")


class Sheet(NamedTuple):
    """What stands on a sheet.

    Attributes:
        columns: what each column is; None for one of the editor's own, such as remarks.
        titles: their headers.
        rows: the text of each cell.
    """

    columns: Sequence[Column | None]
    titles: Sequence[str]
    rows: Sequence[Sequence[str]]


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
    return _xlsx({table: _whole(table, [], words)}, words)


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
    words = language(code)
    return _xlsx({name: _as_in_its_file(loaded, table, words) for name, table in loaded.tables.items()}, words, version)


def _as_in_its_file(loaded: LoadedFile, table: TextTable, words: Language) -> Sheet:
    """A table in the columns and the order of its file, remarks and all; what was understood or mended stands in its cells."""
    header, places = table.header, {at: name for name, at in table.header.places.items()}
    raw = {row.line: row for sheet in loaded.sheets if sheet.sheet == table.sheet for row in sheet.rows}
    width = range(len(header.row.cells))
    columns = [table.model.column(places[at]) if at in places else None for at in width]
    titles = [
        words.say(column.label) if column and at in header.meant else writable(header.row.cells[at])
        for at, column in enumerate(columns)
    ]
    rows = [
        [
            writable((row if at in places else raw[row.line]).cells[at]) if at < len(raw[row.line].cells) else ""
            for at in width
        ]
        for row in sorted(table.rows, key=lambda row: row.line)
        if row.line in raw
    ]
    return Sheet(columns, titles, rows)


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
    if format == "csv":
        return as_csv(loaded.files[f"{table}.csv"])
    if format != "xlsx":
        raise ValueError(format)
    words = language(code)
    return _xlsx({table: _whole(table, _cells(loaded.files[f"{table}.csv"])[1:], words)}, words, version)


def as_csv(data: bytes) -> bytes:
    """A table as French Excel opens it by a double click, with nothing in it that a spreadsheet would run; loading it gives the same table.

    Args:
        data: its canonical file.
    """
    return _csv(_cells(data))


def _whole(table: str, rows: Sequence[Sequence[str]], words: Language) -> Sheet:
    """A whole table, in the order in which its columns are declared."""
    columns = [TABLES[table].column(name) for name in header(table)]
    return Sheet(columns, [words.say(column.label) for column in columns], rows)


def _cells(data: bytes) -> list[list[str]]:
    """The rows of a file, the header first; a byte that is not UTF-8 is shown as one that is not."""
    return [row.cells for row in CsvReader(data.decode(errors="replace").encode()).rows()]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([map(harmless, row) for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(tables: Mapping[str, Sheet], words: Language, version: str = "") -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(file, options)
    lists: list[tuple[str, list[str]]] = []
    for table, sheet in tables.items():
        _sheet(workbook, table, sheet, words, lists)
    if lists:
        hidden = workbook.add_worksheet("lists")
        hidden.hide()
        for at, (name, values) in enumerate(lists):
            hidden.write_column(0, at, [name, *values])
    if version:
        put_mark(workbook, version)
    workbook.close()
    return file.getvalue()


def _sheet(workbook: Any, table: str, content: Sheet, words: Language, lists: list[tuple[str, list[str]]]) -> None:
    # Excel turns nothing into dates or numbers in cells that are text.
    text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    number = workbook.add_format({"num_format": "General", "valign": "top"})
    bold = workbook.add_format({"bold": True, "num_format": "@", "bottom": 1})
    sheet = workbook.add_worksheet(table_name(table, words.code)[:31])
    sheet.freeze_panes(1, 1)
    rows = content.rows
    last = max(_ROWS, len(rows) + 500)
    for at, (column, title) in enumerate(zip(content.columns, content.titles, strict=True)):
        is_number = column is not None and column.kind in _NUMBERS
        format = number if is_number else text
        sheet.set_column(at, at, _WIDE.get(column.kind, 16) if column else 24, format)
        sheet.write_string(0, at, title, bold)
        if column:
            sheet.write_comment(0, at, explanation(column, words), {"x_scale": 2.5, "y_scale": 1.5})
        if column and column.choices and not column.many:
            _offer(sheet, at, last, column.name, [str(choice) for choice in column.choices], lists, words)
        for line, row in enumerate(rows, 1):
            if row[at] and is_number and _is_float(row[at]):
                sheet.write_number(line, at, float(row[at]), format)
            elif row[at]:
                sheet.write_string(line, at, row[at], format)
    sheet.autofilter(0, 0, max(len(rows), 1), len(content.columns) - 1)


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
