"""One table as a grid edits it: its rows by their keys, and what was typed put into the editor's change cell by cell."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vendors.desk.edits import RowEdit
from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.revisions.merge import Clash
from vendors.desk.workspace import Workbench
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.problems import writable
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key, TextTable


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What was typed into a cell, and what it said before."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class TypedRows:
    """What was typed into a grid.

    Attributes:
        edited: the cells that were changed, by their column, by the key of their row.
        added: rows that are new, unfinished ones too.
        removed: rows that were taken out, as they were.
    """

    edited: Mapping[Key, Mapping[str, TypedCell]] = field(default_factory=dict)
    added: Sequence[Mapping[str, str]] = ()
    removed: Mapping[Key, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str, table: str) -> "TypedRows":
        """From the text in which the grid sends it.

        Args:
            text: JSON: `edited`, each with `key`, `nth` and `cells`, which are `[was, now]`; `added`; `removed`, each with `key`, `nth` and `cells`.
            table: name of the table.

        Raises:
            ValueError: it is no such text, or names columns that the table has not.
        """
        try:
            told = json.loads(writable(json.dumps(json.loads(text), ensure_ascii=False)))  # JSON can name half a sign
            edited = {
                _key(one): {name: TypedCell(*cell) for name, cell in one["cells"].items()} for one in told["edited"]
            }
            removed = {_key(one): dict(one["cells"]) for one in told["removed"]}
            found = cls(edited, tuple(dict(cells) for cells in told["added"]), removed)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError(f"no rows of a grid: {text[:80]}") from error
        rows: list[Mapping[str, Any]] = [*found.edited.values(), *found.added, *found.removed.values()]
        texts = [cell for row in rows for cell in row.values()]
        plain = [part for cell in texts for part in ((cell.was, cell.now) if isinstance(cell, TypedCell) else (cell,))]
        known = set(TABLES[table].columns_by_name())
        if not all(isinstance(one, str) for one in plain) or not {name for row in rows for name in row} <= known:
            raise ValueError(f"not of this table: {text[:80]}")
        return found


def _key(told: Mapping[str, Any]) -> Key:
    return Key(tuple(map(str, told["key"])), int(told["nth"]))


def gridded(bench: Workbench, editor: str, table: str) -> TextTable:
    """The table as the editor's change has it, or as it is published."""
    return text_of(table, _files(bench, editor).get(f"{table}.csv", b""))


def keep(bench: Workbench, editor: str, table: str, typed: TypedRows) -> list[Clash]:
    """Put what was typed into the editor's change, each cell by itself.

    Returns:
        The cells, and rows taken out, that say something else by now than when the grid was made: of these nothing was done.

    Raises:
        NotKeptError: the draft would be too large.
        OSError: the draft cannot be written.
    """
    found = gridded(bench, editor, table).keyed
    own = {key: _own(key, found) for key in (*typed.edited, *typed.removed)}
    rows: Mapping[Key, Cells] = {
        shown: {name: writable(text) for name, text in found[key].items()} for shown, key in own.items() if key in found
    }
    clashes: list[Clash] = []
    edits: list[RowEdit] = []
    for key, cells in typed.edited.items():
        row = rows.get(key)
        free = {
            name: cell.now
            for name, cell in cells.items()
            if row is not None and row.get(name, "") in (cell.was, cell.now)
        }
        clashes += [
            Clash(table, key, name, cell.was, None if row is None else row.get(name, ""), cell.now)
            for name, cell in cells.items()
            if name not in free
        ]
        edits += [RowEdit(table, own[key], free)] if free else []
    for key, cells_before in typed.removed.items():
        row = rows.get(key)
        other = {name: row.get(name, "") for name, text in cells_before.items() if row and row.get(name, "") != text}
        clashes += [Clash(table, key, name, cells_before[name], text, None) for name, text in other.items()]
        edits += [RowEdit(table, own[key], removes=True)] if row is not None and not other else []
    edits += [RowEdit(table, None, cells) for cells in typed.added if any(cells.values())]
    if edits:
        bench.edit(editor, edits, Way(WayIn.GRID, table))
    return clashes


def _own(key: Key, found: Collection[Key]) -> Key:
    """The key of the one row that a grid shows with a key: a stray byte in it is shown as a sign that is lost."""
    if key in found or not any("\ufffd" in cell for cell in key.cells):
        return key
    shown_so = [one for one in found if Key(tuple(map(writable, one.cells)), one.nth) == key]
    return shown_so[0] if len(shown_so) == 1 else key


def _files(bench: Workbench, editor: str) -> Files:
    work = bench.open(editor)
    return work.draft.files if work else publishing.begin(bench.folder).files
