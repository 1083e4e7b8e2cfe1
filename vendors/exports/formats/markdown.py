"""Markdown: a table to paste into a text."""

from collections.abc import Mapping
from typing import Final

from vendors.exports.exporter import NOTHING, Exporter, cells
from vendors.query.table import Table

_ESCAPED: Final = {"\\": "\\\\", "|": "\\|", "\n": " ", "&": "&amp;", "<": "&lt;", "[": "\\[", "`": "\\`"}
"""What would be read as markup, in the order in which it is replaced."""


class Markdown(Exporter):
    """A table with pipes (GitHub Flavored Markdown), and below it what is said about it."""

    place = 50
    ending = "md"
    name = "md"
    media_type = "text/markdown; charset=utf-8"
    label = "Markdown"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The text."""
        lines = [table.names, ["---"] * len(table.columns), *cells(table)]
        escaped = [[_escaped(cell) for cell in line] for line in lines]
        text = "".join(f"| {' | '.join(line)} |\n" for line in escaped)
        return (text + "".join(f"\n{name}: {value}\n" for name, value in about.items())).encode()


def _escaped(cell: str) -> str:
    """A cell as text alone: no end of the cell, no markup of HTML, no link; what renders it shows its very signs."""
    for sign, written in _ESCAPED.items():
        cell = cell.replace(sign, written)
    return cell
