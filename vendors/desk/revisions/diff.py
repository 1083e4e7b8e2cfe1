"""What is different between two states of the data: row by row, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from vendors.store.carried_over import ChangedRows
from vendors.store.files import Files
from vendors.store.load import changed_rows
from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.vendor import Vendor
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key, TextTable

LARGE: Final = 200_000
"""Bytes of a table from which only those of its rows are compared that are known not to have stayed, where that is known."""
ALIKE: Final = 0.5
"""The share of the filled cells that two such rows must have in common."""


class ChangeKind(StrEnum):
    """What happened to a row. Renamed: it has another id and is otherwise the same."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that is different: its text before and after, as in the CSV."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is different.

    Attributes:
        old: its key before, or None where it was added.
        new: its key after, or None where it was removed.
        before, after: its cells; empty where there was or is no row.
    """

    table: str
    kind: ChangeKind
    old: Key | None
    new: Key | None
    before: Cells
    after: Cells

    @property
    def key(self) -> Key:
        """Its key now, or the last it had."""
        key = self.new or self.old
        assert key
        return key

    @property
    def cells(self) -> tuple[CellChange, ...]:
        """The cells that differ, in the order of the columns; those of a row that came or went are the filled ones."""
        names = dict.fromkeys((*self.before, *self.after))
        pairs = ((name, self.before.get(name, ""), self.after.get(name, "")) for name in names)
        return tuple(CellChange(name, before, after) for name, before, after in pairs if before != after)

    @property
    def vendors(self) -> frozenset[str]:
        """The ids of the vendors that the row is about, before and after."""
        return frozenset(about(self.table, self.before) | about(self.table, self.after))


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What is different in one table.

    Attributes:
        changes: its rows that differ, in the order of the new file, those that went last.
        reordered: whether rows that stayed stand in another order.
        came, went: columns that only the new, only the old file has.
        rewritten: whether only the writing differs: line ends, quotation marks, a byte order mark.
        problems: what is wrong with the writing of either file; its rows are compared as far as they can be told apart.
    """

    table: str
    changes: tuple[RowChange, ...] = ()
    reordered: bool = False
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    rewritten: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different between two states, by table; false where all files are the same byte for byte."""

    tables: tuple[TableDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.tables)

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """The rows that differ in all tables."""
        return tuple(change for table in self.tables for change in table.changes)

    @property
    def rows_gone(self) -> int:
        """How many rows go."""
        return sum(change.kind is ChangeKind.REMOVED for change in self.changes)

    @property
    def cells_gone(self) -> int:
        """How many cells of rows that stay are emptied."""
        staying = (change for change in self.changes if change.kind in (ChangeKind.CHANGED, ChangeKind.RENAMED))
        return sum(bool(cell.before and not cell.after) for change in staying for cell in change.cells)


def difference(old: Files, new: Files) -> Difference:
    """What is different between two states of the tables; files of other names are not looked at.

    Two keys that are the same in one file are told apart by their order. A vendor, article or controversy whose id alone
    changed is renamed, and rows of other tables that follow it are changed, not removed and added.
    """
    renamed: dict[str, dict[str, str]] = {}
    tables: dict[str, TableDifference] = {}
    single = sorted(TABLES, key=lambda table: len(TABLES[table].KEY) > 1)
    for table in single:
        name = f"{table}.csv"
        if old.get(name) == new.get(name):
            continue
        found = _compared(_apart(table, old.get(name), new.get(name)), renamed)
        renamed[table] = {
            change.old.cells[0]: change.new.cells[0]
            for change in found.changes
            if change.kind is ChangeKind.RENAMED and change.old and change.new
        }
        tables[table] = found
    return Difference(tuple(tables[table] for table in TABLES if table in tables))


def _apart(table: str, old: bytes | None, new: bytes | None) -> ChangedRows:
    """The rows of which it is asked what became of them: all, but of large tables that are known to have no errors only those that did not stay."""
    # To find out which those are takes a tenth of the time that it takes to read the rows of a large table, and longer than to read a small one.
    if old and new and len(new) > LARGE and (found := changed_rows(table, old, new)):
        return found
    before, after = text_of(table, old), text_of(table, new)
    return ChangedRows(before, after, range(len(before.keyed)), range(len(after.keyed)), [-1] * len(after.keyed))


def _compared(apart: ChangedRows, renamed: Mapping[str, Mapping[str, str]]) -> TableDifference:
    old, new = apart.old, apart.new
    pairs = _paired(old, new, renamed)
    back = {after: before for before, after in pairs.items()}
    changes = []
    for key, row in new.keyed.items():
        before = back.get(key)
        if before is None:
            changes.append(RowChange(old.name, ChangeKind.ADDED, None, key, {}, row))
        elif (stood := old.keyed[before]) is not row and (before != key or stood != row):
            kind = ChangeKind.RENAMED if before.cells != key.cells and len(key.cells) == 1 else ChangeKind.CHANGED
            changes.append(RowChange(old.name, kind, before, key, stood, row))
    changes += [
        RowChange(old.name, ChangeKind.REMOVED, key, None, row, {})
        for key, row in old.keyed.items()
        if key not in pairs
    ]
    old_at, new_at = dict(zip(old.keyed, apart.old_at, strict=True)), dict(zip(new.keyed, apart.new_at, strict=True))
    places = list(apart.places)
    for before, after in pairs.items():
        places[new_at[after]] = old_at[before]
    reordered = any(one > other for one, other in pairwise(place for place in places if place >= 0))
    came = tuple(name for name in new.columns if name not in old.columns) if old.columns else ()
    went = tuple(name for name in old.columns if name not in new.columns) if new.columns else ()
    problems = tuple(dict.fromkeys((*old.problems, *new.problems)))
    said = bool(changes) or reordered or bool(came) or bool(went)
    return TableDifference(
        old.name,
        tuple(changes),
        reordered,
        came,
        went,
        not said and not problems,
        problems,
    )


def pairing(old: TextTable, new: TextTable) -> dict[Key, Key]:
    """Which row of the new file is which of the old, by their keys."""
    return _paired(old, new, {})


def _paired(old: TextTable, new: TextTable, renamed: Mapping[str, Mapping[str, str]]) -> dict[Key, Key]:
    pairs: dict[Key, Key] = {}
    taken: set[Key] = set()
    for key in old.keyed:
        if key in new.keyed:
            pairs[key] = key
            taken.add(key)
    for key in old.keyed if any(renamed.values()) else ():
        follows = _following(old.name, key, old.keyed[key], renamed)
        if key not in pairs and follows in new.keyed and follows not in taken:
            pairs[key] = follows
            taken.add(follows)
    gone = [key for key in old.keyed if key not in pairs]
    come = [key for key in new.keyed if key not in taken]
    if gone and come:
        pairs |= _renamed(old, new, gone, come) if len(TABLES[old.name].KEY) == 1 else _alike(old, new, gone, come)
    return pairs


def _following(table: str, key: Key, row: Cells, renamed: Mapping[str, Mapping[str, str]]) -> Key:
    """The key of a row after the ids in it were renamed."""
    cells = []
    for name, cell in zip(TABLES[table].KEY, key.cells, strict=True):
        leads = row.get("table", "") if name == "row" else TABLES[table].column(name).refers
        cells.append(renamed.get(leads, {}).get(cell, cell))
    return Key(tuple(cells), key.nth)


def _renamed(old: TextTable, new: TextTable, gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    """Rows that went and came with another id and are otherwise the same; where several are, none is said to be the one."""
    column = TABLES[old.name].KEY[0]

    def rest(row: Cells) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((name, cell) for name, cell in row.items() if name != column and cell))

    came: dict[tuple[tuple[str, str], ...], list[Key]] = {}
    for key in come:
        came.setdefault(rest(new.keyed[key]), []).append(key)
    went: dict[tuple[tuple[str, str], ...], list[Key]] = {}
    for key in gone:
        went.setdefault(rest(old.keyed[key]), []).append(key)
    return {
        keys[0]: came[cells][0]
        for cells, keys in went.items()
        if cells and len(keys) == 1 and len(came.get(cells, ())) == 1
    }


def _alike(old: TextTable, new: TextTable, gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    subject = old.model.SUBJECT
    if not subject:
        return {}
    candidates = []
    by_subject: dict[tuple[str, ...], list[Key]] = {}
    for key in come:
        by_subject.setdefault(tuple(new.keyed[key].get(name, "") for name in subject), []).append(key)
    for before in gone:
        row = old.keyed[before]
        for after in by_subject.get(tuple(row.get(name, "") for name in subject), ()):
            share = _in_common(row, new.keyed[after])
            if share >= ALIKE:
                candidates.append((-share, before, after))
    pairs: dict[Key, Key] = {}
    taken: set[Key] = set()
    for _share, before, after in sorted(candidates):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _in_common(one: Cells, other: Cells) -> float:
    filled = [name for name in {*one, *other} if one.get(name) or other.get(name)]
    return sum(one.get(name, "") == other.get(name, "") for name in filled) / max(len(filled), 1)


def about(table: str, row: Cells) -> set[str]:
    """The ids of the vendors that a row is about."""
    if table == Vendor.TABLE:
        return {row["id"]} if row.get("id") else set()
    if table in (Evidence.TABLE, Correction.TABLE):
        return {row.get("row", "").split("|")[0]} - {""} if _begins_with_vendor(row.get("table", "")) else set()
    names = [column.name for column in TABLES[table].columns() if column.refers == Vendor.TABLE]
    return {part for name in names for part in row.get(name, "").split("|") if part}


def _begins_with_vendor(table: str) -> bool:
    """Whether the first part of the key of a table is the id of a vendor."""
    model = TABLES.get(table)
    return model is not None and (model is Vendor or model.column(model.KEY[0]).refers == Vendor.TABLE)
