"""CSV (RFC 4180), and the CSV that French Excel opens by a double click."""

import csv
import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from vendors.exports.exporter import NOTHING, Exporter, cells
from vendors.i18n.language import _
from vendors.query.table import Table
from vendors.tables.row import as_text
from vendors.types.date import PartialDate
from vendors.types.formulas import harmless

if TYPE_CHECKING:
    from vendors.exports.reading import ReadCell, ReadTable


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
        # In SQL a stranger names the columns.
        writer.writerow(map(harmless, table.names))
        writer.writerows(cells(table, self.decimal))
        return text.getvalue().encode(self.encoding)


class FrenchCsv(Csv):
    """With semicolons, decimal commas and a byte order mark; of a page of the site in its words. Not on the command line, where nobody clicks twice."""

    place = 11
    name = ""
    asked_by = MappingProxyType({"sep": "semicolon"})
    label = _("CSV for French Excel")

    separator = ";"
    decimal = ","
    encoding = "utf-8-sig"

    def write_for_people(self, table: Table, about: Mapping[str, str], reading: Callable[[], "ReadTable"]) -> bytes:  # noqa: ARG002 - CSV has no place for it
        """The rows in words: days as French Excel reads them, sources each on a line of its own in their cell."""
        read = reading()
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.separator, lineterminator="\n")
        writer.writerow(map(harmless, read.heads))
        writer.writerows([self._said(one, read) for one in row] for row in read.rows)
        return text.getvalue().encode(self.encoding)

    def _said(self, one: "ReadCell", read: "ReadTable") -> str:
        value = one.value
        if isinstance(value, PartialDate):
            return "/".join(reversed(value.text.split("-")))
        if isinstance(value, int | float):
            return as_text(value).replace(".", self.decimal)
        lines = [value, *dict.fromkeys(read.sources[at].url for at in one.sources)]
        return harmless("\n".join(filter(None, lines)))
