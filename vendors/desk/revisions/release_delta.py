"""What is different between two releases, cell by cell: with the reasons that were published, and with the state of what is disputed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from vendors.desk.revisions.diff import ChangeKind, RowChange
from vendors.domain.controversy_summary import about_article, in_short
from vendors.domain.updates import concerned
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.releases import DeltaCell
from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.row import WRITTEN, own_name
from vendors.validation.text_table import Cells, Key

Reasons = Mapping[tuple[str, str, str], tuple[str, ...]]
"""The published reasons by the table, the row and the field that were corrected."""
NONE_GIVEN: Final = tuple("" for _code in WRITTEN)


def delta_cells(changes: Sequence[RowChange], old: Dataset, new: Dataset, day: date | None) -> list[DeltaCell]:
    """The cells that differ, in the order of the tables and of their rows.

    Each sets one cell: done one after another, they make one release of the other, in which a row without a filled cell is none. So a row whose key changed is one that goes and one that comes, which says what it was called.

    Args:
        changes: the rows that differ.
        old, new: both releases, for where disputes stand.
        day: of the newer one.
    """
    reasons, order = dict(_reasons(changes)), list(TABLES)
    every = (cell for change in changes for cell in _cells(change, reasons, old, new, day or today()))
    # What goes, goes first: two rows may have changed their keys for each other's.
    return sorted(every, key=lambda cell: (order.index(cell.table), cell.change != ChangeKind.REMOVED))


def _reasons(changes: Sequence[RowChange]) -> Iterator[tuple[tuple[str, str, str], tuple[str, ...]]]:
    for change in changes:
        if change.table == Correction.TABLE and change.kind is ChangeKind.ADDED:
            row = change.after
            said = tuple(row.get(own_name("reason", code), "") for code in WRITTEN)
            yield (row.get("table", ""), row.get("row", ""), row.get("field", "")), said


def _cells(change: RowChange, reasons: Reasons, old: Dataset, new: Dataset, day: date) -> Iterator[DeltaCell]:
    standing = _standing(change, old, new, day)

    def cell(key: Key, kind: ChangeKind, column: str, before: str, after: str, key_before: Key | None) -> DeltaCell:
        was = key_before.cells if key_before else ()
        rows = [names for names in (key.cells, was) if names]
        found = (reasons.get((change.table, "|".join(names), column)) for names in rows)
        said = next(filter(None, found), NONE_GIVEN)
        return DeltaCell(change.table, key.cells, kind, column, before, after, was, said, standing)

    if change.old and change.new and change.old != change.new:
        before, after = _filled(change.before), _filled(change.after)
        yield from (cell(change.old, ChangeKind.REMOVED, name, text, "", None) for name, text in before)
        yield from (cell(change.new, ChangeKind.ADDED, name, "", text, change.old) for name, text in after)
        return
    for one in change.cells:
        yield cell(change.key, change.kind, one.column, one.before, one.after, None)


def _filled(row: Cells) -> list[tuple[str, str]]:
    return [(name, row[name]) for name in row if row[name]]


def _standing(change: RowChange, old: Dataset, new: Dataset, day: date) -> tuple[str, ...]:
    """Status and answers of the controversy that a row is of, or of those that list its article, in each language of the data."""
    if change.table not in TABLES:
        return NONE_GIVEN
    about = concerned(change.table, change.after or change.before)
    said = []
    for code in WRITTEN:
        words = language(code)
        for dataset in (new, old):
            if dispute := dataset.controversy.get(about.controversy):
                said.append(" · ".join(one.state(words) for one in in_short(dataset, [dispute], day)))
                break
            if about.article in dataset.article:
                said.append(" · ".join(one.line(words) for one in about_article(dataset, about.article, day)))
                break
        else:
            said.append("")
    return tuple(said)
