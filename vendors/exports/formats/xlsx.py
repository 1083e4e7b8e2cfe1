"""Excel: a workbook with the rows, and a second sheet that says what they are."""

import io
from collections.abc import Mapping
from typing import Any, Final

from vendors.exports.exporter import NOTHING, Exporter
from vendors.query.table import Table
from vendors.tables.row import as_text

LONGEST: Final = 32_767
"""Signs of a cell that Excel takes; what is more is cut, and the second sheet names the cells."""


class Xlsx(Exporter):
    """Numbers are numbers, lists are joined with `|`; texts are never formulas or links."""

    place = 20
    ending = "xlsx"
    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    label = "Excel"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The workbook."""
        import xlsxwriter

        file = io.BytesIO()
        workbook = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
        sheet = workbook.add_worksheet("Panorama CX")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, table.names)
        for at in range(len(table.columns)):
            sheet.write_column(1, at, [_value(row[at]) for row in table.rows])
        if cut := _cut(table):
            about = {**about, "cut": ", ".join(cut)[:LONGEST]}
        if about:
            beside = workbook.add_worksheet("About")
            beside.write_column(0, 0, about)
            beside.write_column(0, 1, about.values())
        workbook.close()
        return file.getvalue()


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
