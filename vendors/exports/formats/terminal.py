"""The terminal: columns side by side, to be read and not to be kept."""

from collections.abc import Mapping
from typing import Final

from vendors.exports.exporter import NOTHING, Exporter, cells
from vendors.query.table import Table

WIDEST: Final = 40
"""Signs of a column; what is more is cut."""


class Terminal(Exporter):
    """For the command line alone."""

    place = 0
    ending = ""
    name = "table"
    media_type = "text/plain; charset=utf-8"
    label = ""

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:  # noqa: ARG002 - rows alone
        """The rows below the names of their columns."""
        lines = [table.names, *cells(table)]
        cut = [[cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…" for cell in line] for line in lines]
        widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
        text = "".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
            for line in cut
        )
        return text.encode()
