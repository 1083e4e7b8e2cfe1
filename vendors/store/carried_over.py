"""A data set checked by what is different from one that is open: what has not changed, and what was found in it, is taken over.

What comes out is what a check of the whole finds. Where that could be otherwise, or something is wrong, nothing comes out, and the
whole is checked: so each error is found by one way alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from cachetools import LRUCache

from vendors.settings import settings
from vendors.store import migrations
from vendors.store.migrations import Migrated
from vendors.tables import TABLES
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.validation.carried_table import CarriedTable, read_some
from vendors.validation.checks import NOTICES_OF_THE_DAY, broken
from vendors.validation.checks.concerned import (
    OF_ONE_TABLE,
    OF_WHOLE_TABLES,
    Names,
    called_alike,
    concerned,
    gathered,
    names_in,
    of_controversies,
)
from vendors.validation.checks.prose import OF_NAMES, known_to_all, naming
from vendors.validation.problems import Problem
from vendors.validation.prose.renamed import Known, Renamed
from vendors.validation.reading import plain_records
from vendors.validation.records import Records, first_line, records_of, stayed
from vendors.validation.rules import Severity
from vendors.validation.text_table import TextTable


@dataclass(frozen=True, slots=True)
class OpenVersion:
    """A data set without errors, as it was checked.

    Attributes:
        files: its files in the present form, which they had.
        dataset: what they say.
        problems: the notices.
        day: on which it was checked.
        known: the companies and officers in it.
        rules: by what it was checked, see `_rules`.
    """

    files: Mapping[str, bytes] = field(repr=False)
    dataset: Dataset
    problems: tuple[Problem, ...] = field(repr=False)
    day: date
    known: Known = field(repr=False)
    rules: tuple[object, ...] = field(repr=False)


def opened(form: Migrated, dataset: Dataset, problems: tuple[Problem, ...], day: date) -> OpenVersion | None:
    """A data set from which others can take over; None where its files had another form.

    Args:
        form: its files.
        dataset: what they say.
        problems: what was found, without errors.
        day: on which.
    """
    if not _is_present(form) or dataset.rows.keys() != TABLES.keys():
        return None
    return OpenVersion(form.files, dataset, problems, day, _known(dataset.rows), _rules())


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """What did not stay as it was between two states of a table without errors; each row that is not in it is the same in both.

    Attributes:
        old: the rows of the former state that changed, moved or went.
        new: the rows of the later state that changed, moved or came.
        old_at: the index of each of the former in its file.
        new_at: the index of each of the latter in its file.
        places: of each row of the later state its index in the former, -1 where it is one of `new`; they grow.
    """

    old: TextTable
    new: TextTable
    old_at: Sequence[int]
    new_at: Sequence[int]
    places: Sequence[int]


class OpenVersions:
    """The versions that are open, from which others can take over; those that served longest ago go first. Safe from any thread.

    Args:
        most: how many.
    """

    def __init__(self, most: int) -> None:
        self._open: LRUCache[str, OpenVersion] = LRUCache(most)
        self._lock = Lock()

    def put(self, version: str, found: OpenVersion) -> None:
        """Opens a version."""
        with self._lock:
            self._open[version] = found

    def clear(self) -> None:
        """Closes all."""
        with self._lock:
            self._open.clear()

    def version_of(self, files: Mapping[str, bytes]) -> str | None:
        """The version with exactly these files, if it is open."""
        with self._lock:
            versions = dict(self._open.items())
        return next((version for version, one in versions.items() if one.files == files), None)

    def held(self, data: bytes) -> bytes:
        """The same bytes as they stand in an open version; these where none has them."""
        with self._lock:
            versions = list(self._open.values())
        return next((one for version in versions for one in version.files.values() if one == data), data)

    def changed(self, name: str, before: bytes, after: bytes) -> "ChangedRows | None":
        """What did not stay as it was between two states of a table, both of which stand in open versions; None where they do not, or most changed.

        Args:
            name: of the table.
            before, after: its file as it was, and as it is.
        """
        was, now = (self._rows_of(name, data) for data in (before, after))
        return _Part(TABLES[name], before, after, was).apart(len(now)) if was is not None and now is not None else None

    def _rows_of(self, name: str, data: bytes) -> Sequence[Row] | None:
        """The rows of a file that stands in an open version."""
        with self._lock:
            versions = list(self._open.values())
        rules = _rules()
        holding = (one for one in versions if one.rules == rules and one.files.get(f"{name}.csv") == data)
        return next((one.dataset.rows[name] for one in holding), None)

    def nearest(self, form: Migrated, today: date) -> OpenVersion | None:
        """The version that has most files in common with a data set, the first of several; None where none will do."""
        with self._lock:
            versions = dict(self._open.items())
        files, rules = form.files, _rules()
        fitting = {
            version: one
            for version, one in versions.items()
            if one.rules == rules and one.day <= today and one.files.keys() == files.keys()
        }
        if not fitting or not _is_present(form):
            return None
        near = max(fitting, key=lambda one: _in_common(fitting[one].files, files))
        with self._lock:
            self._open.get(near)  # it has served
        return fitting[near]


def _in_common(files: Mapping[str, bytes], others: Mapping[str, bytes]) -> int:
    return sum(len(data) for name, data in files.items() if others[name] == data)


def carried_over(before: OpenVersion, files: Mapping[str, bytes], version: str, today: date) -> OpenVersion | None:
    """A data set, checked by what is different from one that is open; None where only a check of the whole can tell.

    Args:
        before: the version that is open.
        files: of the data set, as many as that has.
        version: of the data set.
        today: the day after which a date is in the future.
    """
    parts = {name: _Part(TABLES[name], before.files[f"{name}.csv"], files[f"{name}.csv"], before.dataset.rows[name])
             for name in TABLES if f"{name}.csv" in files}  # fmt: skip
    changed = [part for part in parts.values() if part.is_changed]
    if not all(part.take_apart() for part in changed) or not _is_worth_it(parts.values()):
        return None
    if not all(part.read_new() for part in changed):
        return None
    names = gathered(name for part in changed for name in part.names())
    known = _known({name: part.said for name, part in parts.items()})
    renamed = Renamed(before.known, known) if before.known != known else None
    for part in parts.values():
        part.read_again(names, renamed)
    _add(names, (name for part in parts.values() for name in part.names_again()))
    _add(names, of_controversies(names, parts[Controversy.TABLE].said if Controversy.TABLE in parts else ()))
    tables: dict[str, TextTable] = {}
    for name, model in TABLES.items():
        table = parts[name].table(names) if name in parts else _missing(model)
        if table is None:
            return None
        tables[name] = table
    own = [problem for table in tables.values() for problem in table.problems]
    if not all(map(_is_notice, own)):
        return None
    found = list(broken(tables, today))
    if not all(map(_is_notice, found)):
        return None
    kept = _kept(before, parts, {part.name for part in changed})
    problems = _together(kept, {*own, *found})
    rows = {name: tuple(table.said) for name, table in tables.items()}
    return OpenVersion({name: _held(parts, name, data) for name, data in files.items()}, Dataset(rows, version),
                       problems, today, known if renamed else before.known, before.rules)  # fmt: skip


def _held(parts: Mapping[str, "_Part"], name: str, data: bytes) -> bytes:
    """The bytes of a file; those of the version before where they are the same, so that they are held once."""
    part = parts.get(name.removesuffix(".csv"))
    return part.before if part and not part.is_changed else data


def _is_worth_it(parts: Iterable["_Part"]) -> bool:
    """Whether most rows have stayed, so that they need not be looked at again."""
    rows, other = 0, 0
    for part in parts:
        stayed_there = len(part.places) - part.new
        rows += len(part.was)
        other += part.new + len(part.was) - stayed_there
    return other <= rows // 2


class _Part:
    """One table of which a state without errors is known.

    Args:
        model: of the table.
        before: its file as it was.
        data: its file.
        was: what its rows said.
    """

    def __init__(self, model: type[Row], before: bytes, data: bytes, was: Sequence[Row]) -> None:
        self.model, self.name = model, model.TABLE
        self.before, self.data, self.was = before, data, was
        self.is_changed = before != data
        self.said: Sequence[Row] = was
        self.places: Sequence[int] = range(len(was))
        """Of each row its index in the state before, -1 for a new one."""
        self.asked: Sequence[int] = ()
        """The indexes of the rows about which it is asked."""
        self._records: Records | None = None
        self._records_before: Records | None = None
        self._new: Sequence[int] = ()
        self._again: AbstractSet[int] = frozenset()
        self._read: TextTable | None = None

    def take_apart(self) -> bool:
        """Finds out which rows have stayed; whether that can be told."""
        before, after = records_of(self.before), records_of(self.data)
        if before is None or after is None or before.header != after.header or len(before.body) != len(self.was):
            return False
        self._records_before, self._records = before, after
        self.places = stayed(before.body, after.body)
        self._new = [at for at, place in enumerate(self.places) if place < 0]
        return bool(after.body) or self.model.MAY_BE_EMPTY

    def apart(self, rows: int) -> ChangedRows | None:
        """What did not stay; None where that cannot be told, or is the larger part.

        Args:
            rows: how many there are now.
        """
        if not self.take_apart():
            return None
        assert self._records_before
        assert self._records
        stay = {place for place in self.places if place >= 0}
        gone = [at for at in range(len(self.was)) if at not in stay]
        if len(self._records.body) != rows or len(gone) + self.new > rows // 2:
            return None
        old, new = plain_records(self._records_before, gone), plain_records(self._records, self._new)
        # What the desk compares is text under the columns of the table; of a file with others it looks at all.
        if old is None or new is None or sorted(old.columns) != sorted(column.name for column in self.model.columns()):
            return None
        old.model = new.model = self.model
        return ChangedRows(old, new, gone, self._new, self.places)

    @property
    def new(self) -> int:
        """How many rows have come."""
        return len(self._new)

    def read_new(self) -> bool:
        """Reads the rows that are new; whether all are valid."""
        assert self._records
        read = read_some(self.model, self._records, self._new)
        if read is None or not read.valid_throughout:
            return False
        self._read = read
        said = iter(row for _, row in read.valid)
        self.said = [self.was[place] if place >= 0 else next(said) for place in self.places]
        return True

    def names(self) -> Iterator[tuple[str, str]]:
        """The names in rows that have come or gone."""
        stay = set(self.places)
        for at, row in enumerate(self.was):
            if at not in stay:
                yield from names_in(self.model, row.cell)
        for record in self._read.rows if self._read else ():
            yield from names_in(self.model, record.text)

    def read_again(self, names: Names, renamed: Renamed | None) -> None:
        """Finds the rows that a change concerns by what is called how, and not by a name that leads to them.

        Args:
            names: in rows that have come or gone.
            renamed: the companies and officers that have.
        """
        alike = called_alike(self.said, names) if self.model is Vendor else ()
        told = naming(self.model, self.said, renamed.places) if renamed else ()
        self._again = {*alike, *told}

    def names_again(self) -> Iterator[tuple[str, str]]:
        """The names in those rows: whatever is looked up with one of them is looked up too."""
        for at in self._again:
            yield from names_in(self.model, self.said[at].cell)

    def table(self, names: Names) -> CarriedTable | None:
        """The table, asked about the rows that are new and those in which one of the names stands; None where it cannot be taken apart."""
        self.asked = sorted({*concerned(self.model, self.said, names), *self._again, *self._new})
        if self._records is None and self.asked:
            self._records = self._records_before = records_of(self.data)
            if self._records is None or len(self._records.body) != len(self.was):
                return None
        header = self._records or Records(first_line(self.data), (), ())
        read = read_some(self.model, header, self.asked)
        if read is None or not read.valid_throughout:
            return None
        return CarriedTable(self.data, self.said, read, changed=self.is_changed, records=self._records)

    def moved(self) -> Callable[[Problem], Problem | None]:
        """Where a problem of the state before is now; None for one in a row that is gone, or about which it is asked anew."""
        before, after = self._records_before, self._records
        if before is None or after is None:
            return lambda problem: problem
        now = {place: at for at, place in enumerate(self.places) if place >= 0}
        asked = set(self.asked)

        def moved(problem: Problem) -> Problem | None:
            place = bisect_right(before.lines, problem.line) - 1
            if place < 0:
                return problem
            at = now.get(place)
            if at is None or at in asked:
                return None
            shift = after.lines[at] - before.lines[place]
            return problem.but(line=problem.line + shift) if shift else problem

        return moved


def _kept(before: OpenVersion, parts: Mapping[str, _Part], changed: set[str]) -> Iterator[Problem]:
    """The notices of the version before that stand, each where it is now."""
    moved = {f"{name}.csv": part.moved() for name, part in parts.items()}
    for problem in before.problems:
        if problem.rule in OF_WHOLE_TABLES or problem.rule in NOTICES_OF_THE_DAY:
            continue
        others = OF_ONE_TABLE.get(problem.rule)
        if others is not None:
            # Found anew if one of these tables has changed; else it stands, whichever rows are asked about.
            if changed.isdisjoint((problem.file.removesuffix(".csv"), *others)):
                yield problem
            continue
        place = moved.get(problem.file)
        if place is None:
            yield problem
        elif stands := place(problem):
            yield stands


def _together(sorted_ones: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """All of them in order, each once; to compare many thousands with one another takes longer than to put some in their places."""
    found = list(sorted_ones)
    for one in others:
        at = bisect_left(found, one)
        if at == len(found) or found[at] != one:
            found.insert(at, one)
    return tuple(found)


def _missing(model: type[Row]) -> TextTable:
    return CarriedTable(b"", (), TextTable(model), changed=False)


def _add(names: dict[str, set[str]], more: Iterable[tuple[str, str]]) -> None:
    for kind, name in list(more):
        names.setdefault(kind, set()).add(name)


def _known(rows: Mapping[str, Sequence[Row]]) -> Known:
    return known_to_all({name: rows.get(name, ()) for name in OF_NAMES})


def _is_notice(problem: Problem) -> bool:
    return problem.severity is Severity.NOTICE


def _is_present(form: Migrated) -> bool:
    """Whether files had the present form as they stood."""
    return not any(form.notices) and all(
        table.file == name and table.letters is None and not table.added for name, table in form.tables.items()
    )


def _rules() -> tuple[object, ...]:
    """What decides, as far as a process can exchange it while it runs."""
    return (*TABLES.items(), migrations.MIGRATIONS, settings().time_zone)
