"""The grid: one table to be edited in the page. The frame is HTML; the grid itself is live (`pages/parts/grid.py`)."""

from collections.abc import Mapping, Sequence
from typing import Final

from vendors.desk.canonical import canonical
from vendors.desk.sheet import Cells, Key, sheet
from vendors.folder import Files
from vendors.tables import TABLES
from vendors.wording import _
from views.editing import Behind, frame
from views.page import View

PATH: Final = "/desk"


def view(behind: Behind, kept: bool) -> View:
    """The tables to choose from, above the grid.

    Args:
        kept: the editor has an open change.
    """
    return frame(
        behind,
        PATH,
        "grid.html",
        behind.words.say(_("Grid")),
        tables=list(TABLES),
        chosen=table_of(behind),
        row=behind.parameters.get("row", ""),
        kept=kept,
    )


def table_of(behind: Behind) -> str:
    """The table that the address names, or "vendors"."""
    return behind.parameters["table"] if behind.parameters.get("table") in TABLES else "vendors"


def rows_of(files: Files, table: str, row: str) -> Mapping[Key, Cells]:
    """The rows that the grid shows.

    Args:
        row: key of the only row that is shown, its parts separated by |; "" for all.
    """
    return {
        key: cells
        for key, cells in sheet(table, files.get(f"{table}.csv")).rows.items()
        if row in ("", "|".join(key.cells))
    }


def changed(files: Files, table: str, row: str, edited: Sequence[Mapping[str, str]]) -> Files:
    """The table as the grid has changed it; nothing where it says what it said.

    Args:
        edited: the rows of the grid, in its order; rows without any text are left out.
    """
    before = sheet(table, files.get(f"{table}.csv")).rows
    if row:
        shown = list(rows_of(files, table, row))
        taken = dict(zip(shown, edited, strict=True))
        rows = [taken.get(key, cells) for key, cells in before.items()]
    else:
        rows = [cells for cells in edited if any(cells.values())]
    data = canonical(table, rows)
    return {} if data == files.get(f"{table}.csv") else {f"{table}.csv": data}
