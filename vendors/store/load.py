"""Reading and checking a data folder: all its tables, or what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from cachetools import LRUCache, cached

from vendors.store.files import NAMES, Files, read_files
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.validation.checks import broken
from vendors.validation.problems import Problem
from vendors.validation.reading import Reading, read
from vendors.validation.rules import Severity


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a folder.

    Attributes:
        dataset: the snapshot, or None where the folder has errors.
        problems: errors and notices, sorted by file, line and column.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def load(folder: Path, today: date) -> Loaded:
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
    strangers = sorted(path.name for path in folder.glob("*.csv") if path.stem not in TABLES)
    return _checked(read_files(folder), strangers, today)


def load_files(files: Files, today: date) -> Loaded:
    """Check files that need not stand in a folder yet, as `load` checks a folder.

    Args:
        files: their bytes by name.
        today: the day after which a date is in the future.
    """
    return _remembered(files, today)


def _as_one(files: Files, today: date) -> tuple[str, tuple[str, ...], date]:
    return version_of(files), tuple(sorted(set(files).difference(NAMES))), today


@cached(LRUCache(4), key=_as_one, lock=Lock())
def _remembered(files: Files, today: date) -> Loaded:
    """The same files are checked, previewed, merged and published one after another: the snapshot is the same one."""
    return _checked(files, sorted(set(files).difference(NAMES)), today)


def version_of(files: Files) -> str:
    """The version of a data set with these files: a hash of their content, in hexadecimal (SHA-256)."""
    content = sha256()
    for table in TABLES:
        data = files.get(f"{table}.csv")
        if data is not None:
            content.update(f"{table}:{len(data)}:".encode() + data)
    return content.hexdigest()


def _checked(files: Files, strangers: Iterable[str], today: date) -> Loaded:
    problems: list[Problem] = []
    tables: dict[str, Reading] = {}
    for name, model in TABLES.items():
        data = files.get(f"{name}.csv")
        if data is None:
            problem = Problem(f"{name}.csv", 0, "", "", "missing-file")
            tables[name] = Reading(model, problems=[problem])
            problems.append(problem)
        else:
            tables[name] = read(model, data)
            problems.extend(tables[name].problems)
    problems.extend(Problem(name, 0, "", "", "unknown-file") for name in strangers)
    problems.extend(_once(broken(tables, today), problems))
    loaded = Loaded(None, tuple(sorted(set(problems))))
    if loaded.errors:
        return loaded
    rows = {name: tuple(row for _, row in reading.rows) for name, reading in tables.items()}
    return Loaded(Dataset(rows, version_of(files)), loaded.problems)


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
