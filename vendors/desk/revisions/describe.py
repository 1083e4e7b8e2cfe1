"""A difference in words: which row is meant, and what is different in it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from vendors.desk.revisions.diff import CellChange, ChangeKind, Difference, RowChange, TableDifference
from vendors.desk.revisions.standing_rows import StandingRows
from vendors.i18n.language import Language, lowered
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.tables.changed_rows import same_ends
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.row import Column, own_name
from vendors.types.date import PartialDate
from vendors.validation.text_table import Cells, Key

AROUND: Final = 4
"""Words shown before and after what changed in a long text."""
LONG: Final = 80
"""Characters from which a text is long."""


class Names:
    """What vendors, articles and controversies are called, for saying which row is meant.

    Args:
        states: where to look a name up, the best first.
    """

    def __init__(self, *states: StandingRows) -> None:
        self._states = states

    @classmethod
    def in_files(cls, *states: Files) -> "Names":
        """What they are called in some tables, the best first."""
        return cls(*map(StandingRows.in_files, states))

    def of(self, table: str, key: str, words: Language) -> str:
        """The name or title of a row of a table whose key is one id, or the id itself."""
        for rows in self._states:
            row = rows.row(table, Key((key,)))
            if row:
                title = row.get("name") or row.get("title") or row.get(own_name("title", words.code))
                if title:
                    return title
        return key

    def of_row(self, table: str, row: Cells, words: Language, *, without: frozenset[str] = frozenset()) -> str:
        """What a row is called: the thing that it is about, and what else of its key tells it from others.

        Args:
            without: columns not to name it by, since they are what changed.
        """
        model = TABLES[table]
        if len(model.KEY) == 1:
            return self.of(table, row.get(model.KEY[0], ""), words)
        if table in (Evidence.TABLE, Correction.TABLE):
            return self._of_a_cell(row, words)
        parts = []
        for at, name in enumerate(model.KEY):
            column = model.column(name)
            cell = row.get(name, "")
            if cell and column.kind == "own-text":
                # A title in the key is that of one language; people read it in theirs.
                cell = row.get(own_name(name[:-3], words.code)) or cell
            if cell and (at == 0 or name not in without):
                parts.append(self.of(column.refers, cell, words) if column.refers else shown(column, cell, words))
        return f"{parts[0]} ({', '.join(parts[1:])})" if len(parts) > 1 else "".join(parts)

    def of_key(self, table: str, key: Sequence[str], words: Language) -> str:
        """What the row of that key is called."""
        found = (rows.row(table, Key(tuple(key))) for rows in self._states)
        row = next(filter(None, found), None)
        return self.of_row(table, row or dict(zip(TABLES[table].KEY, key, strict=False)), words)

    def _of_a_cell(self, row: Cells, words: Language) -> str:
        table, key, field = row.get("table", ""), row.get("row", ""), row.get("field", "")
        if table not in TABLES:
            return f"{table} {key} {field}".strip()
        called = self.of_key(table, key.split("|"), words)
        label = TABLES[table].model_fields[field].title if field in TABLES[table].model_fields else field
        return words.say("{row}, {column}", row=called, column=lowered(words.say(label or field)))


def shown(column: Column, cell: str, words: Language) -> str:
    """A cell as a person reads it; one that cannot be read that way as it stands."""
    if not cell:
        return words.say("(empty)")
    return (
        "|".join(_shown_part(column, part, words) for part in cell.split("|"))
        if column.many
        else _shown_part(column, cell, words)
    )


def _shown_part(column: Column, cell: str, words: Language) -> str:
    if column.choices:
        return next((words.say(choice.label) for choice in column.choices if str(choice) == cell), cell)
    if column.kind == "country":
        return words.country(cell)
    if column.kind == "date":
        try:
            return words.date(PartialDate.parse(cell))
        except ValueError:
            return cell
    return cell


def said_of_cell(table: str, change: CellChange, words: Language) -> str:
    """One changed cell: its column, what it said, what it says. Of a long text, the words that changed."""
    if change.column not in TABLES[table].model_fields:
        return words.say("{column} {before} → {after}", column=change.column, before=change.before, after=change.after)
    column = TABLES[table].column(change.column)
    before, after = shown(column, change.before, words), shown(column, change.after, words)
    if before == after:
        before, after = change.before, change.after
    if min(len(before), len(after)) > LONG:
        before, after = where_they_part(before, after)
    return words.say("{column} {before} → {after}", column=lowered(words.say(column.label)), before=before, after=after)


def where_they_part(before: str, after: str) -> tuple[str, str]:
    """Two long texts cut to the words that differ, with a few around them."""
    one, other = before.split(" "), after.split(" ")
    start, end = same_ends(one, other)
    return _cut(one, start, end), _cut(other, start, end)


def _cut(text: list[str], start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(text) - end + AROUND, len(text))
    return ("… " if first else "") + " ".join(text[first:last]) + (" …" if last < len(text) else "")


def said(change: RowChange, names: Names, words: Language) -> list[str]:
    """A changed row in words, a line for each cell; a row that came or went is one line."""
    if change.kind is ChangeKind.ADDED:
        return [words.say("{row}: added", row=names.of_row(change.table, change.after, words))]
    if change.kind is ChangeKind.REMOVED:
        return [words.say("{row}: removed", row=names.of_row(change.table, change.before, words))]
    cells = change.cells
    if not cells:
        return [
            words.say(
                "{row}: the key stands in the table more than once", row=names.of_row(change.table, change.after, words)
            )
        ]
    row = names.of_row(change.table, change.after, words, without=frozenset(cell.column for cell in cells))
    return [words.say("{where}: {what}", where=row, what=said_of_cell(change.table, cell, words)) for cell in cells]


def said_of_table(part: TableDifference, words: Language) -> list[str]:
    """What is different in a table beside its rows."""
    lines = [problem.message(words) for problem in part.problems]
    if part.came:
        lines.append(words.say("New columns: {columns}", columns=words.listing(part.came)))
    if part.went:
        lines.append(words.say("Columns gone: {columns}", columns=words.listing(part.went)))
    if part.reordered:
        lines.append(words.say("Rows stand in another order."))
    if part.rewritten:
        lines.append(
            words.say(
                "Only the writing of the file differs (line ends, quotation marks, order of columns); the cells are the same."
            )
        )
    return lines


def by_table(changed: Difference, names: Names, words: Language) -> list[tuple[str, list[str]]]:
    """The name of each file that is different, and in words what is different in it."""
    return [
        (
            f"{part.table}.csv",
            [*said_of_table(part, words), *(line for row in part.changes for line in said(row, names, words))],
        )
        for part in changed.tables
    ]


def text(changed: Difference, names: Names, words: Language) -> Iterator[str]:
    """The whole difference as lines, by table."""
    if not changed:
        yield words.say("The two are the same.")
    for file, lines in by_table(changed, names, words):
        yield file
        yield from (f"  {line}" for line in lines)


def as_dict(changed: Difference, names: Names, words: Language) -> dict[str, Any]:
    """The difference as `diff --format json` prints it."""
    return {
        "same": not changed,
        "tables": [
            {
                "table": part.table,
                "reordered": part.reordered,
                "rewritten": part.rewritten,
                "columns_added": list(part.came),
                "columns_removed": list(part.went),
                "problems": [problem.as_dict(words.code) for problem in part.problems],
                "rows": [_row_as_dict(change, names, words) for change in part.changes],
            }
            for part in changed.tables
        ],
    }


def _row_as_dict(change: RowChange, names: Names, words: Language) -> dict[str, Any]:
    return {
        "change": str(change.kind),
        "key": list(change.key.cells),
        "old_key": list(change.old.cells) if change.old else None,
        "nth": change.key.nth,
        "vendors": sorted(change.vendors),
        "cells": [{"column": cell.column, "before": cell.before, "after": cell.after} for cell in change.cells],
        "message": said(change, names, words),
    }
