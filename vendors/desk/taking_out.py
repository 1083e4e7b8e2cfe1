"""Taking lines out of a change: one cell, one row or one table becomes again what it was where the change began."""

import re
from typing import Final

from vendors.desk.revisions.diff import ChangeKind, Difference, RowChange, TableDifference, pairing
from vendors.store.files import Files
from vendors.store.writing import canonical, table_file
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key, TextTable

_PLACE: Final = re.compile(r"([a-z_]{1,60})(?:\.(\d{1,7})(?:\.(\d{1,4}))?)?")


def place(part: TableDifference, row: int | None = None, cell: int | None = None) -> str:
    """Names a line of a difference: `vendors`, its third row `vendors.2`, the second cell of that `vendors.2.1`.

    Args:
        part: the table.
        row: place of the row among its changes, from 0; None for the table.
        cell: place among the cells that differ in it, from 0; None for the row.
    """
    return ".".join(str(one) for one in (part.table, row, cell) if one is not None)


def taken_out(base: Files, files: Files, changed: Difference, line: str) -> Files:
    """The table that a line is about, without what the line says.

    Args:
        base: the tables where the change began.
        files: the tables as the change has them.
        changed: the difference of the two.
        line: as `place` names it; of one that the difference has not nothing is taken out.
    """
    found = _PLACE.fullmatch(line)
    part = next((one for one in changed.tables if found and one.table == found[1]), None)
    if found is None or part is None:
        return {}
    name = f"{part.table}.csv"
    if found[2] is None:
        return {name: base.get(name) or canonical(part.table, [])}
    row, cell = int(found[2]), int(found[3]) if found[3] else None
    if row >= len(part.changes) or (cell is not None and cell >= len(part.changes[row].cells)):
        return {}
    before = text_of(part.table, base.get(name))
    return {name: _reverted(before, text_of(part.table, files.get(name)), part.changes[row], cell, base.get(name))}


def _reverted(before: TextTable, now: TextTable, change: RowChange, cell: int | None, as_it_was: bytes | None) -> bytes:
    """A table in which a row, or one cell of it, is as it was; the very bytes of before where nothing else differs."""
    rows: dict[Key, Cells] = dict(now.keyed)
    if change.new is None:
        rows = _with_row_back(before, now, change)
    elif change.kind is ChangeKind.ADDED:
        del rows[change.new]
    elif cell is None:
        rows[change.new] = change.before
    else:
        column = change.cells[cell].column
        rows[change.new] = {**rows[change.new], column: change.before.get(column, "")}
    columns = now.columns or before.columns
    same = before.columns == columns and [dict(row) for row in before.rows] == [dict(row) for row in rows.values()]
    return as_it_was if same and as_it_was is not None else table_file(columns, rows.values())


def _with_row_back(before: TextTable, now: TextTable, change: RowChange) -> dict[Key, Cells]:
    """The rows with the one that went, after the row that it stood after."""
    stayed = pairing(before, now)
    after: Key | None = None
    for key in before.keyed:
        if key == change.old:
            break
        after = stayed.get(key, after)
    assert change.old
    back = change.old if change.old not in now.keyed else Key(change.old.cells, -1)
    rows: dict[Key, Cells] = {} if after else {back: change.before}
    for key, row in now.keyed.items():
        rows[key] = row
        if key == after:
            rows[back] = change.before
    return rows
