"""How files that earlier versions of this software wrote are brought to the present form of the data.

A column that may be empty and a table that may be empty need no step: a file that lacks them is completed from the row models.
Everything else that changes the form is a step of `MIGRATIONS`, which never changes again and is never taken out. A step knows by
the content whether it is still to be done, and changes each file by itself. Nothing is written here: the present form reaches the
disk with the next publish.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from vendors.store.writing import canonical, header, written
from vendors.tables import TABLES
from vendors.validation.csv_reader import LINE_END, cells_of
from vendors.validation.problems import Problem
from vendors.validation.reading import plain_table
from vendors.validation.records import first_line
from vendors.validation.text_table import TextRow, TextTable

CITING: Final = ("evidence", "corrections")
"""The tables whose rows name a cell of another: by its `table`, `row` and `field`, and evidence by its `value` too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the form.

    Attributes:
        name: what it is for, in a few words; no two steps have the same.
        table: the table that changes, by its name at that time.
    """

    name: str
    table: str

    def renamed(self, table: str, column: str) -> tuple[str, str]:
        """What a table and a column of it are called once the step is done."""
        return table, column

    def apply(self, table: str, text: TextTable, later: "Sequence[Step]") -> None:
        """Do in one table what is still to be done.

        Args:
            table: its name at that time.
            text: what is changed.
            later: the steps that follow.
        """


@dataclass(frozen=True, slots=True)
class AddColumn(Step):
    """A column that every row needs, with the value that rows written before it have. Its place is the one in the row model."""

    column: str
    value: str

    def apply(self, table: str, text: TextTable, later: Sequence[Step]) -> None:
        """Add the column where it stands under no name that it has had since."""
        names = {self.column} | {name for _, name in _names(later, self.table, self.column)}
        if table == self.table and not names.intersection(text.columns):
            text.add_column(self.column, self.value)


@dataclass(frozen=True, slots=True)
class RenameColumn(Step):
    """A column has another name. What is cited of its cells follows."""

    column: str
    to: str

    def renamed(self, table: str, column: str) -> tuple[str, str]:
        """The new name, where it is this column."""
        return (table, self.to) if (table, column) == (self.table, self.column) else (table, column)

    def apply(self, table: str, text: TextTable, later: Sequence[Step]) -> None:  # noqa: ARG002
        """Rename it in the header, unless both names stand there: then nobody knows which one counts, and the check says so."""
        if table == self.table and self.column in text.columns and self.to not in text.columns:
            text.rename_column(self.column, self.to)
        for row in _citing(table, text, self.table):
            if row.text("field") == self.column:
                row.put("field", self.to)


@dataclass(frozen=True, slots=True)
class RenameValue(Step):
    """A value of a closed list has another name: in its cells, in the keys of their rows, and in what is cited of them."""

    column: str
    value: str
    to: str

    def apply(self, table: str, text: TextTable, later: Sequence[Step]) -> None:
        """Rename it wherever it stands."""
        if table == self.table and self.column in text.columns:
            for row in text.rows:
                row.put(self.column, self._renamed(row[self.column]))
        (_, column), (model, _) = _present(later, self.table, self.column), _present(later, self.table, "")
        key = TABLES[model].KEY if model in TABLES else ()
        for row in _citing(table, text, self.table):
            if row.text("field") == self.column and "value" in row:
                row.put("value", self._renamed(row["value"]))
            if column in key and "row" in row:
                parts = row["row"].split("|", len(key) - 1)
                at = key.index(column)
                if at < len(parts) and parts[at] == self.value:
                    row.put("row", "|".join((*parts[:at], self.to, *parts[at + 1 :])))

    def _renamed(self, cell: str) -> str:
        return "|".join(self.to if item == self.value else item for item in cell.split("|"))


@dataclass(frozen=True, slots=True)
class AddTable(Step):
    """A table that may not be empty.

    Attributes:
        rows: its file, as it is where there is none.
    """

    rows: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RenameTable(Step):
    """A table, and so its file, has another name. What is cited of it follows; in `vendors.tables.ORDER` it keeps its place."""

    to: str

    def renamed(self, table: str, column: str) -> tuple[str, str]:
        """The new name, where it is this table."""
        return (self.to, column) if table == self.table else (table, column)

    def apply(self, table: str, text: TextTable, later: Sequence[Step]) -> None:  # noqa: ARG002
        """Rename it in what is cited; the file itself is renamed by whoever has all files."""
        for row in _citing(table, text, self.table):
            row.put("table", self.to)


MIGRATIONS: tuple[Step, ...] = ()
"""The steps from the first form to the present one, the newest last. A name that one of them took away never comes back with another meaning."""


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """What came of one file.

    Attributes:
        file: its name as it stands on the disk.
        data: in the present form; the very bytes of the file where nothing was to be done.
        letters: the spreadsheet's letter, in the file, of each column; None where nothing has moved.
        added: each column that it had not, with the value that its cells were given.
    """

    file: str
    data: bytes = field(repr=False)
    letters: Mapping[str, str] | None = None
    added: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Migrated:
    """Files with every step done.

    Attributes:
        tables: what came of each file, by its name in the present form.
    """

    tables: Mapping[str, MigratedFile]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files in the present form."""
        return {name: table.data for name, table in self.tables.items()}

    @property
    def notices(self) -> Iterable[Problem]:
        """What the files had not and was put there, so that nothing that was lost by hand is replaced in silence."""
        for name, table in self.tables.items():
            if not table.file:
                yield Problem(name, 0, "", "", "given-table")
            for column, value in table.added.items():
                yield Problem(name, 1, column, "", "given-column", column, other=value)

    def placed(self, problem: Problem) -> Problem:
        """A problem of the migrated files at its place in the files as they stand."""
        table = self.tables.get(problem.file)
        if table is None:
            return problem
        sign = problem.letter if table.letters is None else table.letters.get(problem.column, "")
        return problem.but(file=table.file or problem.file, letter=sign)


def migrated(files: Mapping[str, bytes]) -> Migrated:
    """Do every step that is still to be done; a file that cannot be told apart into cells is left as it is.

    Args:
        files: their bytes by name, as they stand in a data folder, a version or a draft; some of the tables will do.
    """
    found: dict[str, MigratedFile] = {}
    former = former_names()
    for name, data in files.items():
        table = name.removesuffix(".csv")
        present = f"{former.get(table, table)}.csv"
        if present == name or present not in files:
            found[present] = _table(table, data, MIGRATIONS) if MIGRATIONS else MigratedFile(f"{table}.csv", data)
        else:
            # Both stand there; which one counts is for whoever put the second one there.
            found[name] = MigratedFile(name, data)
    for at, step in enumerate(MIGRATIONS):
        name = f"{_present(MIGRATIONS[at:], step.table, '')[0]}.csv"
        if isinstance(step, AddTable) and name not in found:
            found[name] = MigratedFile("", _table(step.table, step.rows, MIGRATIONS[at:]).data)
    return Migrated(found)


def present_form(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Files as they would be published now: every step done, and what may be empty added empty where it is missing.

    Files that have the present form already are given back as they are, byte for byte.
    """
    found = dict(migrated(files).files)
    for table, model in TABLES.items():
        name = f"{table}.csv"
        if name in found:
            optional = tuple(column.name for column in model.columns() if not column.required and not column.derived)
            missing = set(header(table)).difference(_names_of(found[name]))
            if missing and missing <= set(optional):
                found[name] = _completed(found[name], tuple(header(table)), optional)
        elif model.MAY_BE_EMPTY:
            found[name] = canonical(table, ())
    return found


def former_names() -> Mapping[str, str]:
    """The tables that had another name: that name, and the present one."""
    return {
        step.table: _present(MIGRATIONS[at:], step.table, "")[0]
        for at, step in enumerate(MIGRATIONS)
        if isinstance(step, RenameTable)
    }


def former_columns(table: str) -> Mapping[str, str]:
    """The columns of a table that had another name: that name, and the present one."""
    found = {}
    for at, step in enumerate(MIGRATIONS):
        if isinstance(step, RenameColumn):
            present, name = _present(MIGRATIONS[at:], step.table, step.column)
            if present == table:
                found[step.column] = name
    return found


def former_values(table: str, column: str) -> Mapping[str, str]:
    """The values of a column that had another name: that name, and the present one."""
    found: dict[str, str] = {}
    for at, step in enumerate(MIGRATIONS):
        if isinstance(step, RenameValue) and _present(MIGRATIONS[at:], step.table, step.column) == (table, column):
            found = {old: step.to if new == step.value else new for old, new in found.items()} | {step.value: step.to}
    return found


def given_values(table: str) -> Mapping[str, str]:
    """The columns that steps have added to a table, each with the value that rows written before have, both as they are called now."""
    found = {}
    for at, step in enumerate(MIGRATIONS):
        if isinstance(step, AddColumn):
            present, name = _present(MIGRATIONS[at:], step.table, step.column)
            if present == table:
                found[name] = former_values(table, name).get(step.value, step.value)
    return found


def _names(steps: Sequence[Step], table: str, column: str) -> list[tuple[str, str]]:
    """The names of a table and of a column of it after each of the steps."""
    names = []
    for step in steps:
        table, column = step.renamed(table, column)
        names.append((table, column))
    return names


def _present(steps: Sequence[Step], table: str, column: str) -> tuple[str, str]:
    return (_names(steps, table, column) or [(table, column)])[-1]


def _citing(table: str, text: TextTable, cited: str) -> list[TextRow]:
    """The rows that name a cell of a table."""
    return [row for row in text.rows if row.text("table") == cited] if table in CITING else []


@lru_cache(maxsize=256)
def _table(table: str, data: bytes, steps: tuple[Step, ...]) -> MigratedFile:
    """One file with these steps done, whatever the other files hold."""
    file = f"{table}.csv"
    text = plain_table(data) if steps else None
    if text is None or not _known(steps, table).intersection(text.columns):
        return MigratedFile(file, data)
    had, before = len(text.columns), _file(text, text.columns)
    for at, step in enumerate(steps):
        step.apply(table, text, steps[at + 1 :])
        table, _ = step.renamed(table, "")
    if _file(text, text.columns) == before:
        return MigratedFile(file, data)
    letters = {name: text.letter(name) for name in text.columns}
    values = given_values(table)
    added = {name: values.get(name, "") for name in text.columns[had:]}
    return MigratedFile(file, _file(text, header(table) if table in TABLES else ()), letters, added)


def _known(steps: Sequence[Step], table: str) -> set[str]:
    """The columns that a table has, and those that it had: a file with none of them is no such table, whatever its name."""
    present, _ = _present(steps, table, "")
    return {*(header(present) if present in TABLES else ()), *former_columns(present)}


def _names_of(data: bytes) -> list[str]:
    """The names in the first line of a file."""
    return cells_of(first_line(data).decode("utf-8-sig", errors="replace"), ",")


@lru_cache(maxsize=256)
def _completed(data: bytes, order: tuple[str, ...], optional: tuple[str, ...]) -> bytes:
    """A file with the columns that may be empty, each in its place in that order."""
    text = plain_table(data)
    if text is None:
        return data
    for name in optional:
        if name not in text.columns:
            text.add_column(name, "")
    return _file(text, order)


def _file(text: TextTable, order: Sequence[str]) -> bytes:
    """The file of a table, its columns in that order, those that nobody knows behind them, and each row on the line where it stood."""
    known = {name: at for at, name in enumerate(order)}
    names = sorted(text.columns, key=lambda name: known.get(name, len(known)))
    lines: list[list[str]] = []
    line = text.header.row.line + 1
    for row in text.rows:
        lines.extend([] for _ in range(row.line - line))
        cells = [row.text(name) for name in names]
        lines.append(cells)
        line = row.line + 1 + sum(len(LINE_END.findall(cell)) for cell in cells)
    return written(names, lines)
