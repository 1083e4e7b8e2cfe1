"""The rows of one published version as updates: which of them are told, under which name, with what before and after."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vendors.desk.revisions.describe import LONG, Names, shown, where_they_part
from vendors.desk.revisions.diff import CellChange, ChangeKind, RowChange
from vendors.desk.revisions.standing_rows import StandingRows
from vendors.domain.updates import CellUpdate, Concerned, Turn, Update, UpdateKind, concerned, correction_key
from vendors.i18n.language import Language
from vendors.tables import TABLES
from vendors.tables.row import WRITTEN, Column, own_name

KINDS: Final[Mapping[str, UpdateKind]] = {
    "vendors": UpdateKind.FACT,
    "capabilities": UpdateKind.FACT,
    "ownership": UpdateKind.OWNER,
    "events": UpdateKind.MILESTONE,
    "news": UpdateKind.ARTICLE,
    "mentions": UpdateKind.ARTICLE,
    "controversies": UpdateKind.CONTROVERSY,
    "controversy_status": UpdateKind.STATUS,
    "replies": UpdateKind.REPLY,
    "corrections": UpdateKind.CORRECTION,
    "evidence": UpdateKind.SOURCE,
}
"""What the rows of a table are to readers; those of any other table are other changes."""
TURNS: Final = {ChangeKind.ADDED: Turn.CAME, ChangeKind.REMOVED: Turn.WENT}
TELLING: Final[Mapping[str, tuple[str, ...]]] = {
    "ownership": ("owner", "kind", "owner_country", "since", "until"),
    "events": ("title", "date"),
    "controversy_status": ("status", "date"),
    "replies": ("kind", "text", "published"),
    "capabilities": ("support",),
    "mentions": ("role",),
}
"""What is told of a row that came or went; of the rows of other tables their name says enough."""
UNTOLD: Final = frozenset({"note", "namesakes", "last_reviewed", "accessed", "value", "confidence", "reading", "row"})
"""Columns that are the editors' own, or that repeat what another row says."""


class VersionUpdates:
    """The updates of one version.

    Args:
        blank: what they have in common.
        rows: what it changed, as far as readers see it.
        names: what things are called in it.
        earlier: what stood before it.
    """

    def __init__(
        self, blank: Update, rows: Sequence[RowChange], names: Names, earlier: StandingRows, words: Language
    ) -> None:
        self._blank, self._rows, self._names, self._earlier, self._words = blank, rows, names, earlier, words
        came = [row for row in rows if row.kind is ChangeKind.ADDED]
        self._new = {(row.table, row.after.get("id", "")) for row in came}
        self._fixed = {
            (row.table, "|".join(row.key.cells), cell.column)
            for row in rows
            if row.kind is not ChangeKind.REMOVED
            for cell in row.cells
        }
        self._corrected = {
            (row.after["table"], row.after["row"], row.after["field"]) for row in came if row.table == "corrections"
        }

    def updates(self) -> Iterator[Update]:
        """The updates in the order of the tables, what came with something new in it told with that alone."""
        sources: dict[Concerned, list[CellUpdate]] = defaultdict(list)
        for row in self._rows:
            about = concerned(row.table, row.after or row.before)
            if row.table == "evidence":
                sources[about] += self._of_source(row)
            elif not self._told_with_another(row, about):
                if (one := self._of_row(row, about)) is not None:
                    yield one
                if cell := self._reading(row):
                    sources[about].append(cell)
        for about, cells in sources.items():
            if cells and not self._is_new(about):
                yield self._update(
                    UpdateKind.SOURCE, Turn.CHANGED, self._called(about), about, cells, "sources", *about.vendors
                )

    def _told_with_another(self, row: RowChange, about: Concerned) -> bool:
        if row.table == "ownership" and row.kind is ChangeKind.REMOVED and row.before.get("kind") == "unknown":
            # That the owner was not known is what stands before, where another row says who it is.
            came = (one for one in self._rows if one.table == "ownership" and one.kind is ChangeKind.ADDED)
            return any(one.after["vendor"] == row.before["vendor"] for one in came)
        if row.kind is not ChangeKind.ADDED or row.table in ("vendors", "news", "controversies", "corrections"):
            return False
        return self._is_new(about)

    def _is_new(self, about: Concerned) -> bool:
        """Whether all that it is about came with this version."""
        whole = [("vendors", id) for id in about.vendors] if not about.article and not about.controversy else []
        whole += [("news", about.article)] if about.article else []
        whole += [("controversies", about.controversy)] if about.controversy else []
        return bool(whole) and all(one in self._new for one in whole)

    def _of_row(self, row: RowChange, about: Concerned) -> Update | None:
        turn = TURNS.get(row.kind, Turn.CHANGED)
        kind = KINDS.get(row.table, UpdateKind.OTHER)
        if row.table == "vendors" and turn is not Turn.CHANGED:
            kind = UpdateKind.VENDOR
        cells = self._cells(row)
        if turn is Turn.CHANGED and not cells:
            return None
        if row.table == "corrections" and turn is Turn.CAME:
            return self._of_correction(row, about)
        away = frozenset(cell.column for cell in row.cells) if turn is Turn.CHANGED else frozenset[str]()
        subject = self._names.of_row(row.table, row.after or row.before, self._words, without=away)
        if row.table in TELLING and turn is not Turn.CHANGED:
            subject = self._called(about)
        if row.table in ("controversies", "controversy_status", "replies"):
            subject = self._words.fine(subject)
        nth = str(row.key.nth) if row.key.nth > 1 else ""
        made = self._update(kind, turn, subject, about, cells, row.table, *row.key.cells, nth)
        if row.kind is ChangeKind.RENAMED and row.old:
            return replace(made, renamed=(row.table, row.old.cells[0], row.key.cells[0]))
        return made

    def _of_correction(self, row: RowChange, about: Concerned) -> Update:
        """The correction with what it corrected, where that came with it."""
        table, key, field = row.after["table"], row.after["row"], row.after["field"]
        cells = [
            found
            for other in self._rows
            if other.table == table and key in ("|".join(other.key.cells), "|".join((other.old or other.key).cells))
            for cell in other.cells
            if cell.column == field
            for found in [self._cell(table, cell)]
        ]
        label = self._label(TABLES[table].column(field)) if self._is_column(table, field) else field
        subject = f"{self._names.of_key(table, key.split('|'), self._words)} · {label}" if table in TABLES else table
        made = self._update(UpdateKind.CORRECTION, Turn.CAME, subject, about, cells)
        why = self._words.fine(row.after.get(own_name("reason", self._words.code), ""))
        return replace(made, key=correction_key(row.key.cells), why=why, own_why=True)

    def _update(
        self, kind: UpdateKind, turn: Turn, subject: str, about: Concerned, cells: Sequence[CellUpdate], *place: str
    ) -> Update:
        key = "/".join([self._blank.key, *filter(None, place)])
        return replace(self._blank, key=key, kind=kind, turn=turn, subject=subject, concerned=about, cells=tuple(cells))

    def _called(self, about: Concerned) -> str:
        """What a row is about, by its name."""
        places = (
            ("controversies", about.controversy),
            ("news", about.article),
            *(("vendors", vendor) for vendor in about.vendors),
        )
        return next((self._names.of(table, id, self._words) for table, id in places if id), "")

    # cells

    def _cells(self, row: RowChange) -> list[CellUpdate]:
        if row.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return list(self._telling(row))
        corrected = {
            field for table, key, field in self._corrected if (table, key) == (row.table, "|".join(row.key.cells))
        }
        names = {cell.column for cell in row.cells}
        return [
            self._cell(row.table, cell)
            for cell in row.cells
            if cell.column not in UNTOLD and cell.column not in corrected and not self._in_another_language(cell, names)
        ]

    def _in_another_language(self, cell: CellChange, beside: set[str]) -> bool:
        """Whether the same own words changed in the reader's language too, which are then the ones that are told."""
        name, _, code = cell.column.rpartition("_")
        return code in WRITTEN and own_name(name, self._words.code) in beside - {cell.column}

    def _telling(self, row: RowChange) -> Iterator[CellUpdate]:
        model = TABLES[row.table]
        for name in TELLING.get(row.table, ()):
            own = own_name(name, self._words.code)
            column = own if own in model.model_fields else name
            side = row.after if row.kind is ChangeKind.ADDED else row.before
            if side.get(column):
                cell = CellChange(column, row.before.get(column, ""), row.after.get(column, ""))
                told = self._cell(row.table, cell)
                if row.table == "capabilities":
                    told = replace(told, label=shown(model.column("capability"), side["capability"], self._words))
                if row.kind is ChangeKind.ADDED:
                    yield replace(told, before=self._followed(row, column))
                else:
                    yield replace(told, after=None)

    def _followed(self, row: RowChange, column: str) -> str | None:
        """What stood before a new owner or a new status, "" where that was not known; None of anything else."""
        if (row.table, column) == ("capabilities", "support"):
            return ""
        if (row.table, column) not in (("ownership", "owner"), ("controversy_status", "status")):
            return None
        own = self._earlier.about(row.table, row.after[TABLES[row.table].SUBJECT[0]])
        if row.table == "ownership":
            if row.after.get("until"):
                return None
            now = next((one for one in own if not one.get("until")), None)
            named = now and (now.get("owner") or ("" if now["kind"] == "unknown" else self._kind(now["kind"])))
            return named or ""
        before = [one for one in own if one["date"] <= row.after["date"]]
        model = TABLES[row.table]
        return (
            shown(model.column(column), max(before, key=lambda one: one["date"])[column], self._words)
            if before
            else None
        )

    def _kind(self, kind: str) -> str:
        return shown(TABLES["ownership"].column("kind"), kind, self._words)

    def _cell(self, table: str, change: CellChange) -> CellUpdate:
        column = TABLES[table].column(change.column)
        before, after = (shown(column, text, self._words) if text else "" for text in (change.before, change.after))
        if before == after:
            before, after = change.before, change.after
        if column.refers:
            return self._of_references(column, change)
        if min(len(before), len(after)) > LONG:
            before, after = where_they_part(before, after)
        if column.kind == "own-text":
            before, after = self._words.fine(before), self._words.fine(after)
        elif column.many and not column.refers:
            before, after = (", ".join(filter(None, text.split("|"))) for text in (before, after))
        return CellUpdate(self._label(column), before, after)

    def _of_references(self, column: Column, change: CellChange) -> CellUpdate:
        """What a cell refers to, by its name; of a list, what left it and what came into it."""
        before, after = ([id for id in text.split("|") if id] for text in (change.before, change.after))
        gone, come = [id for id in before if id not in after], [id for id in after if id not in before]

        def named(ids: Sequence[str]) -> str:
            return ", ".join(self._names.of(column.refers, id, self._words) for id in ids)

        if not column.many or not before or not after:
            return CellUpdate(self._label(column), named(before), named(after))
        return CellUpdate(
            self._label(column), f"− {named(gone)}" if gone else None, f"+ {named(come)}" if come else None
        )

    def _label(self, column: Column) -> str:
        """What a column is called; of words that are there in several languages, without the language."""
        label = self._words.say(column.label)
        return re.sub(r"\s*\([^()]*\)$", "", label) if column.kind == "own-text" else label

    def _is_column(self, table: str, field: str) -> bool:
        return table in TABLES and field in TABLES[table].model_fields

    # sources

    def _of_source(self, row: RowChange) -> list[CellUpdate]:
        """A source as what it proves: its verdict before and after. A source of what changed with it is told with that."""
        side = row.after or row.before
        table, key, field = side.get("table", ""), side.get("row", ""), side.get("field", "")
        if not self._is_column(table, field) or (table, key, field) in self._fixed:
            return []
        verdict = TABLES["evidence"].column("verdict")
        before, after = (
            shown(verdict, cells["verdict"], self._words) if cells.get("verdict") else None
            for cells in (row.before, row.after)
        )
        changed = {cell.column for cell in row.cells} - UNTOLD
        told = CellUpdate(self._label(TABLES[table].column(field)), before, after)
        return [told] if changed else []

    def _reading(self, row: RowChange) -> CellUpdate | None:
        """That a vendor was read through again."""
        cell = next((cell for cell in row.cells if cell.column == "last_reviewed"), None)
        return self._cell(row.table, cell) if cell and row.kind is ChangeKind.CHANGED else None
