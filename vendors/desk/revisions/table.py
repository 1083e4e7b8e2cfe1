"""A table as text cells by key: what is compared and merged, whether it is valid or not."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from vendors.store.writing import written
from vendors.tables import TABLES
from vendors.validation.problems import Problem
from vendors.validation.reading import read

OF_THE_WRITING: Final = (
    "encoding",
    "separator",
    "broken-quote",
    "empty-table",
    "missing-column",
    "unknown-column",
    "duplicate-column",
    "cell-count",
)
"""The rules about how a file is written; while one is broken, what was read of its cells may not be what was meant."""

Cells = Mapping[str, str]
"""The text of each cell of a row by its column."""


class Key(NamedTuple):
    """What names a row: the cells of the key columns, and which of the rows with the same ones it is, from 1."""

    cells: tuple[str, ...]
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it stands in its file.

    Attributes:
        header: its columns, as the file orders them.
        rows: the rows by their key, in the order of the file.
        problems: what is wrong with the writing of the file, and keys that stand twice.
    """

    table: str
    header: tuple[str, ...]
    rows: Mapping[Key, Cells]
    problems: tuple[Problem, ...] = ()

    def bytes(self) -> bytes:
        """The table in the canonical writing."""
        return written(self.header, ([row.get(name, "") for name in self.header] for row in self.rows.values()))


@lru_cache(maxsize=64)
def sheet(table: str, data: bytes | None) -> Sheet:
    """Read a table as text; nothing that a file may hold is an error here.

    Args:
        table: its name.
        data: its file; None where it is missing.

    Raises:
        KeyError: there is no such table.
    """
    model = TABLES[table]
    if data is None:
        return Sheet(table, (), {}, (Problem(f"{table}.csv", 0, "", "", "missing-file"),))
    try:
        records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError):
        return _as_far_as_it_goes(table, data)
    records = [cells for cells in records if cells]
    if not records or any(len(cells) != len(records[0]) for cells in records) or _odd(records[0], table):
        return _as_far_as_it_goes(table, data)
    header = tuple(records[0])
    rows = keyed(table, (dict(zip(header, cells, strict=True)) for cells in records[1:]))
    twice = tuple(
        Problem(f"{table}.csv", 0, model.KEY[0], "", "duplicate-key", " | ".join(key.cells), other="")
        for key in rows
        if key.nth == 2
    )
    return Sheet(table, header, rows, twice)


def keyed(table: str, rows: Iterable[Cells]) -> dict[Key, Cells]:
    """Rows by their key."""
    names = TABLES[table].KEY
    met: Counter[tuple[str, ...]] = Counter()
    found: dict[Key, Cells] = {}
    for row in rows:
        cells = tuple(row.get(name, "") for name in names)
        met[cells] += 1
        found[Key(cells, met[cells])] = row
    return found


def _odd(header: list[str], table: str) -> bool:
    return set(header) != {column.name for column in TABLES[table].columns()} or len(set(header)) != len(header)


def _as_far_as_it_goes(table: str, data: bytes) -> Sheet:
    """A table whose writing is broken: the rows that can be told apart, and what is wrong."""
    reading = read(TABLES[table], data)
    rows = keyed(table, (record.cells for record in reading.records))
    problems = tuple(problem for problem in reading.problems if problem.rule in OF_THE_WRITING)
    return Sheet(table, tuple(reading.letters), rows, problems)
