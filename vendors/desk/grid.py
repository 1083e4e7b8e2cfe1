"""One table as a grid edits it: what it began from, and its rows put back into the editor's change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.workspace import Workbench
from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells


class OvertakenError(Exception):
    """The table has changed since the grid was made."""


@dataclass(frozen=True, slots=True)
class Gridded:
    """A table as it was when its grid was made.

    Attributes:
        data: its file.
        header: its columns.
        rows: its rows, by their place from 0; those of `chosen` alone are in the grid.
        chosen: places of the rows that the grid shows.
    """

    table: str
    data: bytes = field(repr=False)
    header: tuple[str, ...]
    rows: tuple[Cells, ...] = field(repr=False)
    chosen: tuple[int, ...]

    @property
    def state(self) -> str:
        """Names the state: what was typed into a grid of another one belongs to rows that may stand elsewhere now."""
        return _state(self.data)

    def changed(self, edited: Sequence[Mapping[str, str]]) -> bytes:
        """The table's file with the rows as the grid has them now; a grid of all rows may have more or fewer."""
        if len(self.chosen) == len(self.rows):
            return canonical(self.table, [row for row in edited if any(row.values())])
        rows = list(self.rows)
        for place, row in zip(self.chosen, edited, strict=True):
            rows[place] = row
        return canonical(self.table, rows)


def gridded(bench: Workbench, editor: str, table: str, row: str) -> Gridded:
    """The table as the editor's change has it, or as it is published.

    Args:
        row: key of the row that alone is shown, its parts separated by |; "" for all.
    """
    data = _files(bench, editor).get(f"{table}.csv", b"")
    found = text_of(table, data)
    chosen = (at for at, key in enumerate(found.keyed) if not row or "|".join(key.cells) == row)
    return Gridded(table, data, found.columns, tuple(found.rows), tuple(chosen))


def keep(bench: Workbench, editor: str, grid: Gridded, data: bytes) -> str:
    """Put the changed table into the editor's change; gives its state from now on.

    Raises:
        OvertakenError: the table is not what the grid was made from, so nothing was kept.
        NotKeptError: the draft would be too large.
        OSError: the draft cannot be written.
    """
    name = f"{grid.table}.csv"
    with bench.turn(editor):
        if _files(bench, editor).get(name, b"") != grid.data:
            raise OvertakenError
        return _state(bench.put(editor, {name: data}, way=Way(WayIn.GRID, grid.table)).draft.files[name])


def _files(bench: Workbench, editor: str) -> Files:
    work = bench.open(editor)
    return work.draft.files if work else publishing.begin(bench.folder).files


def _state(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]
