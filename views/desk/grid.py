"""The grid: one table to be edited in the page. The frame is HTML; the grid itself is live (`pages/parts/grid.py`)."""

from typing import Final

from vendors.i18n.language import _
from vendors.tables import TABLES
from views.base.view import View
from views.desk.frame import Behind, frame

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
