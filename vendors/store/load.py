"""Reading and checking a data folder: all its tables, or what is wrong with them."""

import gc
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache, cached

from vendors.store import checked
from vendors.store.carried_over import ChangedRows, OpenVersions, carried_over, opened
from vendors.store.changelog import Changelog, UpdateSource, no_changes, no_updates
from vendors.store.checked import CheckedVersion
from vendors.store.files import Files, names, read_files
from vendors.store.migrations import Migrated, migrated
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.validation.checks import NOTICES_OF_THE_DAY, OF_THE_DAY, broken, of_the_day
from vendors.validation.known_rows import rows_of, text_table
from vendors.validation.problems import Problem
from vendors.validation.reading import read_once
from vendors.validation.rules import Severity
from vendors.validation.text_table import TextTable

log = logging.getLogger(__name__)

REMEMBERED: Final = 800_000
"""Rows of the data sets that are remembered as they were checked; of small ones as many as of eight that fill it."""
_OPEN: Final = OpenVersions(4)
"""Versions from which others may take over what has not changed."""


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
    """Read and check a data folder; what was checked before by the same rules is read alone, see `vendors.store.checked`.

    Args:
        folder: where the CSV files are.
        today: the day after which a date is in the future.

    Raises:
        NotADirectoryError: there is no such folder.
        OSError: a file cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    strangers = {path.name for path in folder.glob("*.csv")}.difference(names())
    files = read_files(folder)
    state = load_files({**files, **dict.fromkeys(strangers, b"")}, today)
    if state.dataset and checked.may_be_kept(state.dataset.version):
        _keep(state.dataset, (one for one in state.problems if one.file not in strangers))
    return state


def sound_later(folder: Path) -> Dataset | None:
    """The data of a folder that was found without errors on a later day than the clock has: the clock is behind, not the data. None where nobody knows of such a day.

    Raises:
        OSError: a file cannot be read.
    """
    files = read_files(folder)
    version = version_of(files)
    found = checked.kept(version)
    state = _opened(migrated(files), found, version, found.latest) if found else None
    return state.dataset if state else None


def load_files(files: Files, today: date) -> State:
    """Check files that need not stand in a folder yet, as `load` checks a folder.

    Args:
        files: their bytes by name.
        today: the day after which a date is in the future.
    """
    return _remembered(files, version_of(files), today)


def _as_one(files: Files, version: str, today: date) -> tuple[str, tuple[str, ...], date]:
    return version, tuple(sorted(set(files).difference(names()))), today


@cached(LRUCache(REMEMBERED, getsizeof=lambda state: max(_rows(state), REMEMBERED // 8)), key=_as_one, lock=Lock())
def _remembered(files: Files, version: str, today: date) -> State:
    """The same files are checked, previewed, merged and published one after another: the snapshot is the same one."""
    strangers = sorted(set(files).difference(names()))
    form = migrated({name: data for name, data in files.items() if name not in strangers})
    with without_collecting():
        state = _taken_over(form, version, today) or _looked_at(form, version, today)
    unknown = {Problem(name, 0, "", "", "unknown-file") for name in strangers}
    return replace(state, problems=tuple(sorted({*state.problems, *unknown}))) if unknown else state


def _taken_over(form: Migrated, version: str, today: date) -> State | None:
    """The state of a data set that is an open one with some rows changed; None where there is no such one, or only a check of the whole can tell."""
    before = _OPEN.nearest(form, today)
    found = carried_over(before, form.files, version, today) if before else None
    if not found:
        return None
    _OPEN.put(version, found)
    return State(found.dataset, found.problems)


def _looked_at(form: Migrated, version: str, today: date) -> State:
    found = checked.kept(version)
    state = (found and _opened(form, found, version, today)) or _checked(form, version, today)
    if state.dataset and (open := opened(form, state.dataset, state.problems, today)):
        _OPEN.put(version, open)
    return state


@contextmanager
def without_collecting(*, lasting: bool = True) -> Iterator[None]:
    """Rows by the hundred thousand hold no rings of references: to look for some again and again takes longer than to make the rows.

    Nor are they looked through once more at the end, as all that is new would be: they count as old at once, like whatever has been
    looked through twice. That cannot be told of them alone in a server, which has set apart for good what it had at its start.

    Args:
        lasting: whether what is made is to count as old.
    """
    collecting = gc.isenabled()
    # Whoever switches it off switches it on again. Of two who do so at once, one that found it off and switched it off all the same after the
    # other was done would leave it off for good.
    if collecting:
        gc.disable()
    try:
        yield
    finally:
        if collecting:
            if lasting and not _has_set_apart():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


_has_set_apart_once = False


def _has_set_apart() -> bool:
    """Whether the process has ever set objects apart for good; to find none is quick, and many are counted once."""
    global _has_set_apart_once
    _has_set_apart_once = _has_set_apart_once or gc.get_freeze_count() > 0
    return _has_set_apart_once


def _rows(state: State) -> int:
    return sum(map(len, state.dataset.rows.values())) if state.dataset else 0


def held_once(data: bytes) -> bytes:
    """The bytes of a file; those of an open version where it has the same, so that they are in memory once, wherever they were read."""
    return _OPEN.held(data)


def changed_rows(name: str, before: bytes, after: bytes) -> ChangedRows | None:
    """What did not stay as it was between two states of a table; None where not both stand in open versions, or most is otherwise.

    Args:
        name: of the table.
        before, after: its file as it was, and as it is.
    """
    return _OPEN.changed(name, before, after)


def version_of(files: Files) -> str:
    """The version of a data set with these files as they stand, in whichever form: a hash of their content, in hexadecimal (SHA-256)."""
    tables = {name: files[name] for name in names() if name in files}
    # To find that they are those of an open version takes a tenth of the time.
    if version := _OPEN.version_of(tables):
        return version
    content = sha256()
    for name, data in tables.items():
        content.update(f"{name.removesuffix('.csv')}:{len(data)}:".encode())
        content.update(data)
    return content.hexdigest()


def _opened(form: Migrated, found: CheckedVersion, version: str, today: date) -> State | None:
    """The state of files that were found without errors on whatever day, as it is today; None where only a new check can tell."""
    if today < found.latest:
        return None
    try:
        rows = {name: rows_of(TABLES[name], data) for name, data in _tables(form)}
        daily = _once(_of_the_day(form, rows, today), found.problems)
        state = State(None, tuple(sorted({*found.problems, *map(form.placed, daily)})))
    except ValueError:
        log.exception("version %s is checked again: what was kept of its check does not fit it", version[:7])
        return None
    dataset = Dataset({name: rows.get(name, ()) for name in TABLES}, version)
    return state if state.errors else replace(state, dataset=dataset)


def _tables(form: Migrated) -> Iterator[tuple[str, bytes]]:
    return ((name, data) for name in TABLES if (data := form.files.get(f"{name}.csv")) is not None)


def _of_the_day(form: Migrated, rows: Mapping[str, Sequence[Row]], today: date) -> Iterator[Problem]:
    tables = {name: text_table(TABLES[name], data, rows[name]) for name, data in _tables(form) if name in OF_THE_DAY}
    return of_the_day({name: tables.get(name) or _table(TABLES[name], None) for name in OF_THE_DAY}, today)


def _keep(dataset: Dataset, problems: Iterable[Problem]) -> None:
    """Keeps what the check found of the files of a folder, without what hangs on the day."""
    lasting = tuple(one for one in problems if one.rule not in NOTICES_OF_THE_DAY)
    checked.keep(dataset.version, CheckedVersion(lasting, dataset.latest))


def _checked(form: Migrated, version: str, today: date) -> State:
    tables = {name: _table(model, form.files.get(f"{name}.csv")) for name, model in TABLES.items()}
    problems = [problem for table in tables.values() for problem in table.problems]
    twice = [name for name in form.tables if name.removesuffix(".csv") not in TABLES and name in names()]
    problems.extend(Problem(name, 0, "", "", "unknown-file") for name in twice)
    problems.extend(_once(broken(tables, today, lasting=True), problems))
    found = State(None, tuple(sorted({*map(form.placed, problems), *form.notices})))
    if found.errors:
        return found
    rows = {name: tuple(row for _, row in table.valid) for name, table in tables.items()}
    return replace(found, dataset=Dataset(rows, version))


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
