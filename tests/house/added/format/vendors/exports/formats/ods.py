"""OpenDocument: a spreadsheet for LibreOffice."""

import io
from collections.abc import Mapping
from typing import Any

from vendors.exports.exporter import NOTHING, Exporter
from vendors.query.table import Table
from vendors.tables.row import as_text


class Ods(Exporter):
    """The rows, and a second sheet that says what they are."""

    place = 25
    ending = "ods"
    name = "ods"
    media_type = "application/vnd.oasis.opendocument.spreadsheet"
    label = "LibreOffice"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The spreadsheet."""
        from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]

        document = OpenDocumentSpreadsheet()
        document.spreadsheet.addElement(_sheet("Panorama CX", [table.names, *table.rows]))
        if about:
            document.spreadsheet.addElement(_sheet("About", list(about.items())))
        file = io.BytesIO()
        document.write(file)
        return file.getvalue()


def _sheet(name: str, rows: Any) -> Any:
    from odf.table import Table as Sheet  # type: ignore[import-untyped]
    from odf.table import TableRow

    sheet = Sheet(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_cell(value))
        sheet.addElement(line)
    return sheet


def _cell(value: Any) -> Any:
    from odf.table import TableCell
    from odf.text import P  # type: ignore[import-untyped]

    if isinstance(value, int | float) and not isinstance(value, bool):
        cell = TableCell(valuetype="float", value=value)
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=as_text(value)))
    return cell
