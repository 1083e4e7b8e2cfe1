"""CSV (RFC 4180), and the CSV that French Excel opens by a double click."""

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType

from vendors.exports.exporter import NOTHING, Exporter, cells
from vendors.i18n.language import _
from vendors.query.table import Table


class Csv(Exporter):
    """UTF-8 with LF, a header of column names; harmless in a spreadsheet."""

    place = 10
    ending = "csv"
    name = "csv"
    media_type = "text/csv; charset=utf-8"
    label = "CSV"

    separator = ","
    decimal = "."
    encoding = "utf-8"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:  # noqa: ARG002 - CSV has no place for it
        """The rows below the names of their columns."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.separator, lineterminator="\n")
        writer.writerow(table.names)
        writer.writerows(cells(table, self.decimal))
        return text.getvalue().encode(self.encoding)


class FrenchCsv(Csv):
    """With semicolons, decimal commas and a byte order mark. Not on the command line, where nobody clicks twice."""

    place = 11
    name = ""
    asked_by = MappingProxyType({"sep": "semicolon"})
    label = _("CSV for French Excel")

    separator = ";"
    decimal = ","
    encoding = "utf-8-sig"
