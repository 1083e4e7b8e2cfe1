"""A table most of whose rows are known from a state of it without errors: only about the others is it asked what is wrong with them.

The rules between rows look at such a table as at any other. What they say of rows that are not asked about is known already.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from operator import attrgetter

from vendors.tables.row import Row, as_text
from vendors.validation.known_rows import text_rows
from vendors.validation.problems import Problem
from vendors.validation.reading import OF_THE_WRITING, read
from vendors.validation.records import Records
from vendors.validation.text_table import TextRow, TextTable


class CarriedTable(TextTable):
    """A table without errors of its own.

    Args:
        data: its file.
        said: what its rows say, in the order of the file.
        read: those of its rows about which it is asked, as they were read.
        changed: whether it is another one than before.
        records: the file taken apart, where that was done.
    """

    def __init__(
        self, data: bytes, said: Sequence[Row], read: TextTable, *, changed: bool, records: Records | None = None
    ) -> None:
        super().__init__(read.model, read.header, problems=read.problems)
        # What follows is made when it is asked for.
        del self.rows, self.valid
        self._data, self._said, self._read, self._changed, self._records = data, said, read, changed, records

    @cached_property
    def rows(self) -> list[TextRow]:  # type: ignore[override]
        """All rows, each looked into, which takes its time in a large table."""
        return _rows(self._data)

    @cached_property
    def valid(self) -> list[tuple[TextRow, Row]]:  # type: ignore[override]
        """The same, each with what it says."""
        return list(zip(self.rows, self._said, strict=True))

    @property
    def valid_throughout(self) -> bool:
        """True."""
        return True

    @cached_property
    def sound(self) -> bool:
        """Whether the ids that the table holds are all known."""
        return TextTable.sound.fget(self)  # type: ignore[attr-defined, no-any-return]

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each row."""
        return self.texts("id")

    def texts(self, column: str) -> Sequence[str]:
        """The text of a column in each row."""
        if column not in self.header.places:
            return [""] * len(self._said)
        values = map(attrgetter(column), self._said)
        return [value if type(value) is str else as_text(value) for value in values]

    @property
    def said(self) -> Sequence[Row]:
        """What its rows say."""
        return self._said

    def row_at(self, at: int) -> TextRow:
        """The row of that index."""
        found = read_some(self.model, self._records, [at]) if self._records else None
        return found.rows[0] if found else self.rows[at]

    def valid_at(self, at: int) -> TextRow:
        """The same, as all are valid."""
        return self.row_at(at)

    @property
    def asked_rows(self) -> Sequence[TextRow]:
        """The rows about which it is asked."""
        return self._read.rows

    @property
    def asked(self) -> Sequence[tuple[TextRow, Row]]:
        """The same, each with what it says."""
        return self._read.valid

    @property
    def is_asked_throughout(self) -> bool:
        """Whether it is another one than before."""
        return self._changed

    def joined(self) -> Mapping[str, TextRow]:
        """The rows about which it is asked, by their joined key."""
        return self._read.joined()


@lru_cache(maxsize=8)
def _rows(data: bytes) -> list[TextRow]:
    """Tables that the rules look at as a whole are mostly the same after the next change; nobody alters their rows."""
    return text_rows(data)[1]


def read_some(model: type[Row], records: Records, wanted: Sequence[int]) -> TextTable | None:
    """Some of the rows of a file, read and checked as `vendors.validation.reading.read` does, at their places in the file.

    Args:
        model: of the table.
        records: the file.
        wanted: the indexes of the rows, in order.

    Returns:
        None where what is written there is not so plain that each record is one row.
    """
    pieces = [records.header, *(records.body[at] for at in wanted)]
    try:
        for piece in pieces:
            piece.decode()
    except UnicodeDecodeError:
        return None
    table = read(model, b"\n".join(pieces) + b"\n")
    problems = [problem for problem in table.problems if wanted or problem.rule != "empty-table"]
    if any(problem.rule in OF_THE_WRITING for problem in problems):
        return None
    starts, shifts = [1], [0]
    for at in wanted:
        starts.append(starts[-1] + pieces[len(starts) - 1].count(b"\n") + 1)
        shifts.append(records.lines[at] - starts[-1])
    if [row.line for row in table.rows] != starts[1:]:
        return None
    for row, shift in zip(table.rows, shifts[1:], strict=True):
        row.line += shift
        row.lines = [line + shift for line in row.lines]
    table.problems = [_moved(problem, shifts[bisect_right(starts, problem.line) - 1]) for problem in problems]
    return table


def _moved(problem: Problem, lines: int) -> Problem:
    return problem.but(line=problem.line + lines) if lines else problem
