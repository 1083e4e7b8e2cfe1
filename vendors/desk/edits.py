"""Changes of single rows, by their key: put into the loaded file that holds the row, so that it stays that file, else into the tables under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vendors.desk.imports.loading import LoadedFile, rewritten, without
from vendors.desk.row_places import with_new
from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.validation.problems import writable
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key


@dataclass(frozen=True, slots=True)
class RowEdit:
    """What becomes of one row of a table.

    Attributes:
        table: its name.
        key: of the row; None for a new one.
        cells: the new text of cells, by their column; of a new row all that are not empty.
        removes: whether the row goes.
    """

    table: str
    key: Key | None
    cells: Mapping[str, str] = field(default_factory=dict)
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """Where edits were put.

    Attributes:
        under: the tables to which the loaded files are put.
        loaded: the loaded files.
        whole: the tables that take the place of what was loaded of them, since what was edited stands in no single place.
    """

    under: Files
    loaded: tuple[LoadedFile, ...]
    whole: Files


def edited(files: Files, edits: Sequence[RowEdit]) -> Files:
    """The tables that edits change, with each edit done; an edit of a row that is not there does nothing.

    Args:
        files: the tables as they are.
        edits: done in their order, all of them told by the keys as they are in `files`.
    """
    found: dict[str, bytes] = {}
    for table in dict.fromkeys(edit.table for edit in edits):
        rows: dict[Key, dict[str, str]] = {
            key: dict(row) for key, row in text_of(table, files.get(f"{table}.csv")).keyed.items()
        }
        added: list[Mapping[str, str]] = []
        for edit in edits:
            if edit.table != table:
                continue
            if edit.key is None:
                added.append(edit.cells)
            elif edit.removes:
                rows.pop(edit.key, None)
            elif edit.key in rows:
                rows[edit.key].update(edit.cells)
        found[f"{table}.csv"] = canonical(table, with_new(table, list(rows.values()), added))
    return found


def edits_between(was: bytes | None, becomes: bytes, table: str) -> list[RowEdit] | None:
    """What a table changes of what it was, row by row; None where rows cannot be told apart by their keys."""
    before, after = text_of(table, was), text_of(table, becomes)
    if any(len(one.keyed) != len(one.rows) for one in (before, after)):
        return None
    found = [RowEdit(table, key, removes=True) for key in before.keyed if key not in after.keyed]
    for key, row in after.keyed.items():
        old = before.keyed.get(key)
        cells = {name: text for name, text in row.items() if text != (old.get(name, "") if old else "")}
        if cells:
            found.append(RowEdit(table, key if old else None, cells))
    return found


def placed(under: Files, loaded: Sequence[LoadedFile], files: Files, edits: Sequence[RowEdit]) -> Edited:
    """Edits put where their rows stand.

    Args:
        under: the tables to which the loaded files are put.
        loaded: the loaded files, the newest last.
        files: what the two give together.
        edits: to be done.
    """
    texts: dict[int, dict[tuple[str, int, str], str]] = {}
    gone: dict[int, set[tuple[str, int]]] = {}
    below: list[RowEdit] = []
    whole: set[str] = set()
    for edit in edits:
        holders = [at for at, one in enumerate(loaded) if f"{edit.table}.csv" in one.files]
        if not holders or any(loaded[holder].base is None for holder in holders):
            # Put as a whole table it is read like any file: what is typed in another spelling is understood, or asked about.
            whole.add(edit.table)
            continue
        at = next((at for at in reversed(holders) if _holds(loaded[at], edit)), None)
        if at is not None and edit.removes and _stands_twice(loaded[at], edit):
            gone.setdefault(at, set()).add(_place(loaded[at], edit))
            continue
        if at is not None and not edit.removes:
            found, edit = _parted(loaded[at], edit)
            texts.setdefault(at, {}).update(found)
            if not edit.cells:
                continue
        # What no file says of a row stays as it is under the files.
        is_beside = at is None or not edit.removes
        if is_beside and (edit.key is None or edit.key in text_of(edit.table, under.get(f"{edit.table}.csv")).keyed):
            below.append(edit)
        else:
            whole.add(edit.table)
    changed = [
        without(rewritten(one, texts.get(at, {})), gone.get(at, set())) if at in texts or at in gone else one
        for at, one in enumerate(loaded)
    ]
    return Edited(
        {**under, **edited(under, [edit for edit in below if edit.table not in whole])},
        tuple(changed),
        edited(files, [edit for edit in edits if edit.table in whole]),
    )


def _holds(loaded: LoadedFile, edit: RowEdit) -> bool:
    """Whether the row stands in the file itself."""
    row = loaded.tables[edit.table].keyed.get(edit.key) if edit.key else None
    return row is not None and row.line > 0


def _place(loaded: LoadedFile, edit: RowEdit) -> tuple[str, int]:
    table = loaded.tables[edit.table]
    assert edit.key
    return table.sheet, table.keyed[edit.key].line


def _stands_twice(loaded: LoadedFile, edit: RowEdit) -> bool:
    """Whether another row with the same key stays: a row that a file has no longer would otherwise be one that it left out."""
    assert edit.key
    return Key(edit.key.cells, 2) in loaded.tables[edit.table].keyed


def _parted(loaded: LoadedFile, edit: RowEdit) -> tuple[dict[tuple[str, int, str], str], RowEdit]:
    """The texts of an edit by their places in a file, and the edit of the columns that the file has not."""
    table = loaded.tables[edit.table]
    assert edit.key
    row = table.keyed[edit.key]
    here = {name: text for name, text in edit.cells.items() if table.letter(name)}
    rest = {name: text for name, text in edit.cells.items() if name not in here}
    places = {(table.sheet, row.line_of(name), table.letter(name)): text for name, text in here.items()}
    return places, RowEdit(edit.table, edit.key, rest)


class OvertakenRowError(Exception):
    """Cells that a form changes have become something else since it was made.

    Attributes:
        now: what each of them says now, by its column.
        mine: what was changed in the form.
    """

    def __init__(self, now: Mapping[str, str], mine: Mapping[str, str]) -> None:
        super().__init__(", ".join(now))
        self.now, self.mine = now, mine


def row_edit(
    table: str, key: Key | None, row: Cells | None, texts: Mapping[str, str], before: Mapping[str, str]
) -> RowEdit:
    """The change that a form of a row makes: of the cells that were changed in it, and no others.

    Args:
        table: its name.
        key: of the row; None for a new one.
        row: as it is by now; None for a new one.
        texts: of the form, by column.
        before: what they were when the form was made; a list in whatever order.

    Raises:
        OvertakenRowError: what was changed in the form is not what it was any more.
    """
    if row is None:
        return RowEdit(table, None, {name: text for name, text in texts.items() if text})
    mine = {name: text for name, text in texts.items() if _differs(text, before.get(name, row.get(name, "")))}
    now = {name: writable(row.get(name, "")) for name in mine}
    overtaken = {name: text for name, text in now.items() if text not in (before.get(name, text), mine[name])}
    if overtaken:
        raise OvertakenRowError(overtaken, mine)
    return RowEdit(table, key, mine)


def _differs(text: str, before: str) -> bool:
    """Whether a text is another one; ticks give a list in the order of its values, which is no change."""
    return text != before and ("|" not in text or set(text.split("|")) != set(before.split("|")))
