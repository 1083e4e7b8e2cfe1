"""What was typed into the grid and not kept, because the session had ended: read again, and put where it belongs with a click."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.desk.grid import Gridded
from vendors.i18n.language import _
from vendors.tables import TABLES
from vendors.validation.text_table import Cells
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.sent import CELL, WRITER, Sent

PATH: Final = "/desk/grid"


@dataclass(frozen=True, slots=True)
class TypedCells:
    """What was typed into a grid, as Streamlit tells it.

    Attributes:
        edited: cells by column, by the place of their row among those that the grid shows.
        added: rows that are new.
        deleted: places of rows that were taken away.
    """

    edited: Mapping[int, Mapping[str, str]]
    added: Sequence[Mapping[str, str]]
    deleted: Sequence[int]

    def __bool__(self) -> bool:
        return bool(self.edited or self.added or self.deleted)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "TypedCells":
        """From a grid's state.

        Raises:
            TypeError, ValueError, AttributeError: it is none.
        """
        edited = {int(place): _texts(cells) for place, cells in told.get("edited_rows", {}).items()}
        added = [cells for row in told.get("added_rows", ()) if (cells := _texts(row))]
        return cls(
            {place: cells for place, cells in edited.items() if cells}, added, [*map(int, told.get("deleted_rows", ()))]
        )

    @classmethod
    def read(cls, text: str) -> "TypedCells | None":
        """From the field of a form; None where it holds none."""
        try:
            return cls.of(json.loads(text))
        except (TypeError, ValueError, AttributeError, RecursionError):
            return None

    def as_form(self, table: str, row: str, state: str, writer: str) -> Sent:
        """The form that keeps them, as if it had been sent.

        Args:
            table: of the grid.
            row: key of the row that it showed alone, or "".
            state: of the table when it was typed.
            writer: the editor.
        """
        cells = json.dumps({"edited_rows": self.edited, "added_rows": self.added, "deleted_rows": self.deleted})
        fields = {WRITER: writer, "table": table, "row": row, "state": state, "cells": cells}
        typed = [
            (f"{CELL}{name}", text) for cells in (*self.edited.values(), *self.added) for name, text in cells.items()
        ]
        return Sent(PATH, (*fields.items(), *typed))

    def put_into(self, grid: Gridded) -> list[Mapping[str, str]] | None:
        """The rows of the grid with what was typed; None where they do not belong to it."""
        rows: list[Cells] = [grid.rows[at] for at in grid.chosen]
        columns = set(grid.header)
        places = {*self.edited, *self.deleted}
        names = {name for cells in (*self.edited.values(), *self.added) for name in cells}
        if not places <= set(range(len(rows))) or not names <= columns:
            return None
        changed = [{**row, **self.edited.get(place, {})} for place, row in enumerate(rows) if place not in self.deleted]
        return [*changed, *self.added]


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): "" if text is None else str(text) for name, text in cells.items() if not name.startswith("_")}


def view(behind: Behind, grid: Gridded, sent: Sent | None) -> View:
    """The cells that were typed, each beside what it says now, and the button that keeps them.

    Args:
        grid: the table as the editor's change has it now.
        sent: the form with the cells; None where there is none.
    """
    words = behind.words
    typed = TypedCells.read(sent.values.get("cells", "")) if sent else None
    fits = bool(typed and sent and sent.values.get("state") == grid.state and typed.put_into(grid) is not None)
    model = TABLES[grid.table]

    def key_of(place: int) -> str:
        row = grid.rows[grid.chosen[place]]
        return " | ".join(row.get(name, "") for name in model.KEY)

    return frame(
        behind,
        PATH,
        "typed_cells.html",
        words.say(_("Cells typed in the grid")),
        table=grid.table,
        row=sent.values.get("row", "") if sent else "",
        grid_state=grid.state,
        cells=sent.values.get("cells", "") if sent and fits else "",
        changes=[
            (key_of(place), words.say(model.column(name).label), grid.rows[grid.chosen[place]].get(name, ""), text)
            for place, cells in (typed.edited.items() if typed and fits else ())
            for name, text in cells.items()
        ],
        added=typed.added if typed and fits else (),
        deleted=[key_of(place) for place in typed.deleted] if typed and fits else (),
        fits=fits,
    )
