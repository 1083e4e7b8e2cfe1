"""The row that a problem is about, whether it stands in a loaded file or in a table."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vendors.desk.imports.loading import LoadedFile
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key, TextRow, TextTable


class RowPlace(NamedTuple):
    """A row of a table.

    Attributes:
        table: name of the table.
        key: of the row in it.
        row: its cells, as they would be published.
        in_file: whether it stands in a loaded file.
    """

    table: str
    key: Key
    row: TextRow
    in_file: bool


class Places:
    """The rows of a change by the places that problems name.

    Args:
        loaded: the loaded files.
        files: the tables as they would be published.
    """

    def __init__(self, loaded: Sequence[LoadedFile], files: Files) -> None:
        # A loaded file may have the name of a table, and other lines than it: what was found in the file is in its list.
        self._loaded = {one.name: (one, frozenset(one.problems)) for one in loaded}
        self._files = files
        self._lines: dict[tuple[str, str, bool], Mapping[int, RowPlace]] = {}

    def of(self, problem: Problem) -> RowPlace | None:
        """The row of a problem; None where it concerns a header, a whole table or a file."""
        return self._around(problem).get(problem.line)

    def with_key(self, problem: Problem, key: tuple[str, ...]) -> TextRow | None:
        """The first row with a key, in the table that a problem is about."""
        return next((place.row for place in self._around(problem).values() if place.key == Key(key)), None)

    def table(self, problem: Problem) -> str:
        """The name of the table that a problem is about; "" where it is about none."""
        if loaded := self.file(problem):
            return next((name for name, sheet in loaded.sheet_of.items() if sheet == problem.sheet), "")
        name = problem.file.removesuffix(".csv")
        return name if name in TABLES else ""

    def file(self, problem: Problem) -> LoadedFile | None:
        """The loaded file in which a problem was found; None where it stands in a table."""
        loaded, own = self._loaded.get(problem.file, (None, frozenset()))
        return loaded if problem in own else None

    def _around(self, problem: Problem) -> Mapping[int, RowPlace]:
        """The rows of the same table, by their lines."""
        loaded = self.file(problem)
        place = (problem.file, problem.sheet, loaded is not None)
        if place not in self._lines:
            found = _table(loaded, problem, self._files)
            rows, name = (found.keyed.items(), found.name) if found else ((), "")
            self._lines[place] = {
                line: RowPlace(name, key, row, loaded is not None)
                for key, row in rows
                for line in {row.line, *row.lines}
            }
        return self._lines[place]


def _table(loaded: LoadedFile | None, problem: Problem, files: Files) -> TextTable | None:
    if loaded:
        return next((table for table in loaded.tables.values() if table.sheet == problem.sheet), None)
    name = problem.file.removesuffix(".csv")
    return text_of(name, files.get(problem.file)) if name in TABLES else None
