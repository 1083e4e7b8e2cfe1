"""Reading and checking a data folder: all its tables, or what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from cachetools import LRUCache, cached

from vendors.store.changelog import Changelog, UpdateSource, no_changes, no_updates
from vendors.store.files import Files, names, read_files
from vendors.store.migrations import migrated
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.validation.checks import broken
from vendors.validation.problems import Problem
from vendors.validation.reading import read_once
from vendors.validation.rules import Severity
from vendors.validation.text_table import TextTable


@dataclass(frozen=True, slots=True)
class State:
    """What tables say together, and how they are.

    Attributes:
        dataset: the snapshot, or None where they have errors; on a running site the last good one, None when there has never been one.
        problems: errors and notices, sorted by file, line and column; on a running site the errors of the files as they are on disk, none when what is shown is what is on disk.
        since: on a running site, when the files were first found broken (UTC).
        changelog: the changes that were published; it goes on where the data comes back to what it was.
        updates: the same row by row.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...] = ()
    since: datetime | None = None
    changelog: Changelog = no_changes
    updates: UpdateSource = no_updates

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def load(folder: Path, today: date) -> State:
    """Read and check a data folder.

    Args:
        folder: where the CSV files are.
        today: the day after which a date is in the future.

    Raises:
        NotADirectoryError: there is no such folder.
        OSError: a file cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    strangers = sorted({path.name for path in folder.glob("*.csv")}.difference(names()))
    return _checked(read_files(folder), strangers, today)


def load_files(files: Files, today: date) -> State:
    """Check files that need not stand in a folder yet, as `load` checks a folder.

    Args:
        files: their bytes by name.
        today: the day after which a date is in the future.
    """
    return _remembered(files, today)


def _as_one(files: Files, today: date) -> tuple[str, tuple[str, ...], date]:
    return version_of(files), tuple(sorted(set(files).difference(names()))), today


@cached(LRUCache(4), key=_as_one, lock=Lock())
def _remembered(files: Files, today: date) -> State:
    """The same files are checked, previewed, merged and published one after another: the snapshot is the same one."""
    return _checked(files, sorted(set(files).difference(names())), today)


def version_of(files: Files) -> str:
    """The version of a data set with these files as they stand, in whichever form: a hash of their content, in hexadecimal (SHA-256)."""
    content = sha256()
    for name in names():
        data = files.get(name)
        if data is not None:
            content.update(f"{name.removesuffix('.csv')}:{len(data)}:".encode() + data)
    return content.hexdigest()


def _checked(files: Files, strangers: Iterable[str], today: date) -> State:
    form = migrated(files)
    tables = {name: _table(model, form.files.get(f"{name}.csv")) for name, model in TABLES.items()}
    problems = [problem for table in tables.values() for problem in table.problems]
    twice = [name for name in form.tables if name.removesuffix(".csv") not in TABLES and name in names()]
    problems.extend(Problem(name, 0, "", "", "unknown-file") for name in (*strangers, *twice))
    problems.extend(_once(broken(tables, today), problems))
    found = State(None, tuple(sorted({*map(form.placed, problems), *form.notices})))
    if found.errors:
        return found
    rows = {name: tuple(row for _, row in table.valid) for name, table in tables.items()}
    return replace(found, dataset=Dataset(rows, version_of(files)))


def _table(model: type[Row], data: bytes | None) -> TextTable:
    if data is not None:
        return read_once(model, data)
    rule = "absent-table" if model.MAY_BE_EMPTY else "missing-file"
    return TextTable(model, problems=[Problem(f"{model.TABLE}.csv", 0, "", "", rule)])


def _once(found: Iterable[Problem], before: Sequence[Problem]) -> Iterator[Problem]:
    """The problems in cells that are not wrong already: one slip is named once, by the first rule it breaks."""
    taken = {(problem.file, problem.line, problem.column) for problem in before if problem.column}
    for problem in found:
        place = (problem.file, problem.line, problem.column)
        if problem.severity is Severity.NOTICE or not problem.column:
            yield problem
        elif place not in taken:
            taken.add(place)
            yield problem
