"""What each version changed, and the rows by which that is told, kept so that no start reads every version again (0074).

A version never changes, nor does what it changed: it is read from two states of the tables once, which takes a second where these
have a hundred thousand rows.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from vendors.desk.revisions.diff import ChangeKind, Difference, RowChange, TableDifference
from vendors.store.kept_files import KeptFiles
from vendors.validation.problems import Problem
from vendors.validation.text_table import Cells, Key

MOST: Final = 2_000
"""Versions of which it is kept."""
_HERE: Final = Path(__file__).parent
DIFFERENCES: Final = KeptFiles(_HERE, ".changes", MOST)
LOOKED_UP: Final = KeptFiles(_HERE, ".rows", MOST)


@dataclass(slots=True)
class LookedUp:
    """What was looked up in one state of the tables.

    Attributes:
        rows: by their table and key, None for one that is not there.
        about: the rows of a table about one subject.
    """

    rows: dict[tuple[str, Key], Cells | None] = field(default_factory=dict)
    about: dict[tuple[str, str], Sequence[Cells]] = field(default_factory=dict)


def kept_difference(before: str, after: str) -> Difference | None:
    """What one version changed, or None where it is not kept.

    Args:
        before, after: the ids of the version before, and of its own.
    """
    content = DIFFERENCES.read(f"{before} {after}")
    return None if content is None else Difference(tuple(map(_table, _read(content))))


def keep_difference(before: str, after: str, changed: Difference) -> None:
    """Keeps what one version changed."""
    told = [
        {
            "table": part.table,
            "changes": [[one.kind, one.old, one.new, dict(one.before), dict(one.after)] for one in part.changes],
            "reordered": part.reordered,
            "came": part.came,
            "went": part.went,
            "rewritten": part.rewritten,
            "problems": part.problems,
        }
        for part in changed.tables
    ]
    DIFFERENCES.keep(f"{before} {after}", _written(told))


def kept_rows(version: str) -> LookedUp:
    """What was looked up in a version before; nothing where that is not kept.

    Args:
        version: its id.
    """
    content = LOOKED_UP.read(version)
    if content is None:
        return LookedUp()
    rows, about = _read(content)
    return LookedUp(
        {(table, _key(key)): cells for table, key, cells in rows},
        {(table, subject): cells for table, subject, cells in about},
    )


def keep_rows(version: str, found: LookedUp) -> None:
    """Keeps what was looked up in a version, beside what others have looked up in it."""
    others = kept_rows(version)
    # Copied first: whoever tells the same version at the same time looks up more.
    every_row, all_about = others.rows | found.rows.copy(), others.about | found.about.copy()
    rows = [(table, key, cells and dict(cells)) for (table, key), cells in every_row.items()]
    about = [(table, subject, [*map(dict, cells)]) for (table, subject), cells in all_about.items()]
    LOOKED_UP.keep(version, _written([rows, about]))


def _table(told: Mapping[str, Any]) -> TableDifference:
    changes = (
        RowChange(told["table"], ChangeKind(kind), old and _key(old), new and _key(new), before, after)
        for kind, old, new, before, after in told["changes"]
    )
    return TableDifference(
        told["table"],
        tuple(changes),
        told["reordered"],
        tuple(told["came"]),
        tuple(told["went"]),
        told["rewritten"],
        tuple(Problem(*values) for values in told["problems"]),
    )


def _key(told: Sequence[Any]) -> Key:
    cells, nth = told
    return Key(tuple(cells), nth)


def _written(told: object) -> bytes:
    # Stray bytes stand in cells as Python keeps them.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")


def _read(content: bytes) -> Any:
    return json.loads(content.decode("utf-8", errors="surrogatepass"))
