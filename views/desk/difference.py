"""What is different, line by line, each with the name under which it can be taken out of the change."""

from dataclasses import dataclass

from vendors.desk.revisions.describe import Names, said, said_of_table
from vendors.desk.revisions.diff import ChangeKind, Difference, RowChange
from vendors.desk.taking_out import place
from vendors.i18n.language import Language


@dataclass(frozen=True, slots=True)
class LineOnPage:
    """One line of a difference.

    Attributes:
        text: what is different.
        place: names the line, as `vendors.desk.taking_out.place` does.
        row: names the whole row, where this is the first of several lines about it; "" elsewhere.
        cells: how many lines those are.
    """

    text: str
    place: str
    row: str = ""
    cells: int = 1


@dataclass(frozen=True, slots=True)
class TableOnPage:
    """What is different in one table.

    Attributes:
        file: its name.
        place: names the table.
        notes: what is different beside its rows.
        lines: the rows and cells that differ, the first of them.
        more: how many lines there are beyond.
    """

    file: str
    place: str
    notes: tuple[str, ...]
    lines: tuple[LineOnPage, ...]
    more: int


def by_line(changed: Difference, names: Names, words: Language, most: int) -> list[TableOnPage]:
    """The tables that differ.

    Args:
        changed: the difference.
        names: what its rows are called.
        words: the language of the page.
        most: lines of a table; the row that reaches it is the last.
    """
    tables = []
    for part in changed.tables:
        lines: list[LineOnPage] = []
        for at, change in enumerate(part.changes):
            texts = said(change, names, words)
            if len(texts) == 1:
                lines.append(LineOnPage(texts[0], place(part, at)))
            else:
                for cell, text in enumerate(texts):
                    whole = "" if cell else place(part, at)
                    lines.append(LineOnPage(text, place(part, at, cell), whole, len(texts)))
            if len(lines) >= most:
                break
        more = sum(_lines_of(change) for change in part.changes) - len(lines)
        notes = tuple(said_of_table(part, words))
        tables.append(TableOnPage(f"{part.table}.csv", place(part), notes, tuple(lines), more))
    return tables


def _lines_of(change: RowChange) -> int:
    one = change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)
    return 1 if one else max(len(change.cells), 1)
