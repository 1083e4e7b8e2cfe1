"""Excel: a workbook to read, with the rows for machines and what they are on sheets of their own."""

import io
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

from vendors.exports.exporter import NOTHING, Exporter
from vendors.query.table import Table
from vendors.settings import today
from vendors.tables.row import as_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from vendors.exports.reading import ReadTable

LONGEST: Final = 32_767
"""Signs of a cell that Excel takes; what is more is cut, and the sheet about the table names the cells."""
MACHINES: Final = "data"
"""The sheet with ids and codes, called so in every language, so that a program finds it."""


class Xlsx(Exporter):
    """For machines numbers are numbers, lists are joined with `|`, and texts are never formulas or links; see `vendors.exports.workbook` for people."""

    place = 20
    ending = "xlsx"
    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    label = "Excel"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The workbook for machines: the rows, and what is said about them."""
        file, workbook = _new()
        _rows(workbook.add_worksheet("Panorama CX"), table)
        if cut := _cut(table):
            about = {**about, "cut": ", ".join(cut)[:LONGEST]}
        if about:
            beside = workbook.add_worksheet("About")
            beside.write_column(0, 0, about)
            beside.write_column(0, 1, about.values())
        workbook.close()
        return file.getvalue()

    def write_for_people(self, table: Table, about: Mapping[str, str], reading: Callable[[], "ReadTable"]) -> bytes:
        """The workbook that opens with a sheet to read; ids and codes are on the second, what they are on the third, the sources on the last."""
        from vendors.exports.workbook import ReadingSheets

        file, workbook = _new()
        sheets = ReadingSheets(workbook, reading())
        sheets.rows(about.get("citation", ""))
        machines = workbook.add_worksheet(MACHINES)
        _rows(machines, table)
        machines.set_landscape()
        machines.fit_to_pages(1, 0)
        cut = _cut(table)
        sheets.about({**about, "cut": ", ".join(cut)[:LONGEST]} if cut else about)
        sheets.sources()
        workbook.close()
        return file.getvalue()


def _new() -> tuple[io.BytesIO, "Workbook"]:
    import xlsxwriter

    file = io.BytesIO()
    # In memory: a process that may write no file can make one too.
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The day and not the second, so that the same rows are the same bytes all day.
    book.set_properties({"created": datetime.combine(today(), time())})
    return file, book


def _rows(sheet: "Worksheet", table: Table) -> None:
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, table.names)
    for at in range(len(table.columns)):
        sheet.write_column(1, at, [_value(row[at]) for row in table.rows])


def _cut(table: Table) -> list[str]:
    """The cells that are too long for Excel, as `C7`."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return [
        xl_rowcol_to_cell(line, at)
        for line, row in enumerate(table.rows, 1)
        for at, value in enumerate(row)
        if not isinstance(value, bool | int | float) and len(as_text(value)) > LONGEST
    ]


def _value(value: Any) -> bool | int | float | str:
    return value if isinstance(value, bool | int | float) else as_text(value)[:LONGEST]
