"""What readers do not see of the published changes: versions taken back at once, versions struck, and what of other versions would repeat them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from vendors.desk.revisions.diff import CellChange, ChangeKind, RowChange
from vendors.desk.revisions.history import HistoryEntry, Version
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.text_table import Key

AT_ONCE: Final = timedelta(minutes=10)
"""A version that is taken back within that time was a slip: readers see one neutral line of the two."""
TELLING: Final = 8
"""Characters from which a struck text is looked for in other cells and in reasons too; a shorter one only at its own cell."""
_TEXTS: Final = ("text", "own-text")


def taken_back(versions: Sequence[Version]) -> Mapping[str, str]:
    """The versions that were taken back at once, each with the version that did it; one that was itself taken back at once took nothing back.

    Args:
        versions: newest first.
    """
    pairs: dict[str, str] = {}
    known = {version.id: version for version in versions}
    for version in versions:
        undone = known.get(_undone(version, known))
        if undone and version.id not in pairs and version.when - undone.when <= AT_ONCE:
            pairs[undone.id] = version.id
    return pairs


def _undone(version: Version, known: Mapping[str, Version]) -> str:
    """The id of the version that another one took back; of those from before it was noted, it is known by the data that came back."""
    if version.undoes or version.kind != "restore":
        return version.undoes
    last = known.get(version.before)
    before = known.get(last.before) if last else None
    return last.id if last and before and before.data == version.data else ""


@dataclass(frozen=True, slots=True)
class StruckWords:
    """The words that versions brought and that readers do not see.

    Attributes:
        cells: each text with its table and column, and each key that its row had.
        texts: those that are long enough to be known anywhere, and stood nowhere before.
    """

    cells: frozenset[tuple[str, Key, str, str]] = frozenset()
    texts: frozenset[str] = frozenset()

    def __or__(self, other: "StruckWords") -> "StruckWords":
        return StruckWords(self.cells | other.cells, self.texts | other.texts)

    def has(self, text: str) -> bool:
        """Whether a text repeats one of them."""
        return any(struck in text for struck in self.texts)

    def without(self, change: RowChange) -> RowChange | None:
        """A change as it may be told: without the cells that would repeat them; None where nothing is left of it."""
        struck = {cell.column: cell.before for cell in change.cells if self._has_cell(change, cell)}
        if not struck:
            return change
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED) or len(struck) == len(change.cells):
            return None
        return replace(change, after={**change.after, **struck})

    def _has_cell(self, change: RowChange, cell: CellChange) -> bool:
        texts = (cell.before, cell.after)
        keys = [key for key in (change.old, change.new) if key]
        own = any((change.table, key, cell.column, text) in self.cells for key in keys for text in texts)
        return own or any(map(self.has, texts))


def struck_words(entry: HistoryEntry, before: Files) -> StruckWords:
    """The words that a version brought, with its reason.

    Args:
        entry: the version.
        before: the tables of the version before it.
    """
    cells: set[tuple[str, Key, str, str]] = set()
    texts = {entry.version.why}
    for change in entry.changed.changes:
        columns = TABLES[change.table].columns_by_name()
        for cell in change.cells if change.kind is not ChangeKind.REMOVED else ():
            if not cell.after:
                continue
            cells |= {(change.table, key, cell.column, cell.after) for key in (change.old, change.new) if key}
            if cell.column in columns and columns[cell.column].kind in _TEXTS:
                texts.add(cell.after)
    stood = b"\n".join(before.values())
    return StruckWords(
        frozenset(cells), frozenset(text for text in texts if len(text) >= TELLING and text.encode() not in stood)
    )
