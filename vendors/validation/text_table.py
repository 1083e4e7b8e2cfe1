"""A table as text: its header, and rows that know their key and their place, whether they are valid or not.

The one form in which a table is read, checked, compared, merged and written. A table of a spreadsheet file begins without a
header, all its lines being rows; once the header is understood, each row gives the text of its cells by their columns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from vendors.tables.row import Row
from vendors.types.spreadsheet import WRITTEN, Beside, Mark, letter
from vendors.validation.cells import Suspicion
from vendors.validation.file_kinds import RULES_OF_KINDS
from vendors.validation.problems import Problem

Cells = Mapping[str, str]
"""The text of each cell of a row by its column."""

OF_ONE_ITEM: Final = frozenset(
    {
        "unknown-value",
        "unknown-country",
        "unknown-language",
        "unknown-reference",
        "spaces",
        "not-an-id",
        "line-break",
        "not-an-address",
    }
)
"""Rules whose suggestion is for one item of a list, not for the whole cell."""


def with_item(items: Sequence[str], item: str, other: str) -> list[str]:
    """A list in which an item has given way to another one, or to several separated by |; each stands once."""
    return list(dict.fromkeys(part for one in items for part in (other.split("|") if one == item else [one]) if part))


def fix_of(rule: str, text: str, value: str, suggestion: str) -> str:
    """The whole text of a cell once a suggestion is taken, which may be for one item of its list; "" where there is none.

    Args:
        rule: that is broken.
        text: of the cell.
        value: what was found in it.
        suggestion: what to write instead.
    """
    if suggestion and rule in OF_ONE_ITEM and value in (items := text.split("|")):
        return "|".join(with_item(items, value, suggestion))
    return suggestion


NO_COLUMNS: Final[Mapping[str, int]] = MappingProxyType({})
NO_MARKS: Final[Mapping[int, Mark]] = MappingProxyType({})


class Key(NamedTuple):
    """What names a row: the cells of the key columns, and which of the rows with the same ones it is, from 1."""

    cells: tuple[str, ...]
    nth: int = 1


@dataclass(slots=True, eq=False)
class TextRow(Mapping[str, str]):
    """One row as it stands in its file. By the name of a column it gives the text of that cell.

    Attributes:
        line: line on which it begins, as an editor or a spreadsheet shows it, from 1.
        cells: text of each cell from left to right; stray bytes as `surrogateescape` keeps them.
        columns: index of each column among the cells; empty while the header is not known.
        lines: line on which each cell begins, where that is not `line` for all.
        marks: what a workbook says of some cells, by their index.
        loose: place, from 1, of a cell with a stray quotation mark; 0 for none.
    """

    line: int
    cells: list[str]
    columns: Mapping[str, int] = field(default_factory=lambda: NO_COLUMNS)
    lines: Sequence[int] = ()
    marks: Mapping[int, Mark] = field(default_factory=lambda: NO_MARKS)
    loose: int = 0

    def __getitem__(self, column: str) -> str:
        at = self.columns[column]
        if at >= len(self.cells):
            raise KeyError(column)
        return self.cells[at]

    def __iter__(self) -> Iterator[str]:
        width = len(self.cells)
        return (name for name, at in self.columns.items() if at < width)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, column: object) -> bool:
        return column in self.columns and self.columns[column] < len(self.cells)  # type: ignore[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, TextRow) and self.columns == other.columns and len(self.columns) == len(self.cells):
            return self.cells == other.cells
        return Mapping.__eq__(self, other)

    def text(self, column: str) -> str:
        """The text of a cell, "" where the row or the table has none."""
        at = self.columns.get(column)
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def put(self, column: str, text: str) -> None:
        """Puts another text into a cell.

        Raises:
            KeyError: the table has no such column.
        """
        self.cells[self.columns[column]] = text

    def rewritten(self, texts: Mapping[tuple[int, int], str]) -> "TextRow":
        """The same row with other texts in some cells, as the data set writes them.

        Args:
            texts: by the line and the index of their cells; those of other lines than the row's are passed over.
        """
        cells, marks, starts = list(self.cells), dict(self.marks), list(self.lines)
        for (line, at), text in texts.items():
            if at >= len(cells) and line == self.line:
                starts.extend([self.line_at(len(cells) - 1)] * (at + 1 - len(cells)) if starts else [])
                cells.extend([""] * (at + 1 - len(cells)))
            if at < len(cells) and self.line_at(at) == line:
                cells[at], marks[at] = text, Mark(WRITTEN)
        return replace(self, cells=cells, marks=marks, lines=starts)

    def on_line(self, line: int) -> "TextRow":
        """The same row, which begins on another line."""
        if line == self.line:
            return self
        return replace(self, line=line, lines=[one + line - self.line for one in self.lines])

    def line_at(self, index: int) -> int:
        """The line on which the cell with that index begins."""
        return self.lines[index] if index < len(self.lines) else self.line

    def line_of(self, column: str) -> int:
        """The line on which the cell of that column begins, or the row where it has none."""
        at = self.columns.get(column)
        return self.line if at is None else self.line_at(at)


@dataclass(frozen=True)
class Header:
    """Which column each cell of a row belongs to, and what of the header is odd.

    Attributes:
        columns: the column of each cell from left to right; "" for one that is left out.
        row: the row in which it stands; an empty one on line 0 where there is none.
        above: how many rows stand above it.
        meant: for the index of a name that no column has, the column it probably means.
        twice: indexes of names whose column is there already.
        extra: indexes of names that belong to no column.
        missing: the columns that it does not name.
        again: the lines below it on which it stands again.
    """

    columns: tuple[str, ...] = ()
    row: TextRow = field(default_factory=lambda: TextRow(0, []))
    above: int = 0
    meant: Mapping[int, str] = field(default_factory=dict)
    twice: Sequence[int] = ()
    extra: Sequence[int] = ()
    missing: Sequence[str] = ()
    again: Sequence[int] = ()

    @cached_property
    def places(self) -> dict[str, int]:
        """Index of each column, as the file orders them."""
        return {name: at for at, name in enumerate(self.columns) if name}

    @cached_property
    def letters(self) -> dict[str, str]:
        """The spreadsheet's letter of each column that the file has."""
        return {name: letter(at) for name, at in self.places.items() if at < len(self.row.cells)}


@dataclass(slots=True)
class Writing:
    """How a table stands in its file, besides its cells.

    Attributes:
        encoding: of a text file, as Python names it; "" for the one that is wanted, UTF-8.
        rivals: encodings that give another text that is as plausible.
        foreign: encodings of other languages in which texts that are not plausible have words.
        proven: whether a word or mark in it can be French or English in no other encoding.
        separator: between the cells of a text file; "" for the one that is wanted, the comma.
        wrapped: whether each row was quoted as if it were one cell.
        decimal: the likely decimal sign of its numbers that are text; "" where it is not known.
        bare_quotes: how many of its cells, not quoted themselves, have quotation marks, where those are text.
        backslashes: whether a backslash stood before each quotation mark in its cells.
        hidden: whether the workbook hides it.
        merged: ranges of merged cells, such as `B2:B4`.
        hidden_lines: lines of the rows that the sheet does not show, by hand or by a filter.
        hidden_columns: letters of the columns that it does not show.
        struck_lines: lines of the rows of which every cell is struck through.
        beside: what the sheet has besides the text of its cells: comments, links, drawings.
        broken: line, and index of the cell or -1, of each quotation mark that is not closed.
        ragged: whether its rows can differ in length by mistake, as in a text file.
    """

    encoding: str = ""
    rivals: Sequence[str] = ()
    foreign: Sequence[str] = ()
    proven: bool = False
    separator: str = ""
    wrapped: bool = False
    decimal: str = ""
    bare_quotes: int = 0
    backslashes: bool = False
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
    hidden_lines: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    struck_lines: list[int] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    broken: Sequence[tuple[int, int]] = ()
    ragged: bool = False


@dataclass
class TextTable:
    """One table as text, what of it is valid, and what is wrong.

    Attributes:
        model: its row model; `Row` itself while nobody knows which table it is.
        header: the columns of its cells; an empty one while nobody knows it, and then the rows hold it.
        rows: its rows in the order of the file, without the empty ones.
        valid: those that are valid, each with what it says; a row with wrong cells that are proposed otherwise, or may be empty, is
            among them as it would be then, so that what is wrong between rows is found at once and not cell by cell.
        problems: what is wrong with it by itself.
        source: name of the file it was read from where that is not the table's own.
        sheet: name of its sheet there, if it has one.
        writing: how it stands in its file.
    """

    model: type[Row] = Row
    header: Header = field(default_factory=Header)
    rows: list[TextRow] = field(default_factory=list)
    valid: list[tuple[TextRow, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    sheet: str = ""
    writing: Writing = field(default_factory=Writing)
    _lost: tuple[int, int] = (0, -1)
    """How many problems have been looked at for lost signs, and the index of the first such one, -1 for none."""

    @property
    def name(self) -> str:
        """Name of the table."""
        return self.model.TABLE

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it has, as the file orders them."""
        return tuple(self.header.places)

    @property
    def file(self) -> str:
        """Name of the file."""
        return self.source or f"{self.name}.csv"

    @cached_property
    def keyed(self) -> dict[Key, TextRow]:
        """The rows by their key; only for a table that has all its rows."""
        keys = list(zip(*map(self.texts, self.model.KEY), strict=True))
        found = dict(zip(map(Key, keys), self.rows, strict=True))
        if len(found) < len(keys):
            met: Counter[tuple[str, ...]] = Counter()
            found = {}
            for cells, row in zip(keys, self.rows, strict=True):
                met[cells] += 1
                found[Key(cells, met[cells])] = row
        return found

    @property
    def sound(self) -> bool:
        """Whether the ids that the table holds are all known, so that one that is missing here can be said to be missing."""
        lost = any(
            problem.rule in ("missing-file", "broken-quote", "empty-table")
            or problem.rule in RULES_OF_KINDS
            or problem.column == "id"
            for problem in self.problems
        )
        return not lost and ("id" not in self.header.places or len(set(ids := self.ids)) == len(ids))

    def has_lost_signs(self, before: int) -> bool:
        """Whether one of so many of the first problems is that signs were not of the encoding of the file."""
        looked, first = self._lost
        if first < 0:
            new = (at for at in range(looked, len(self.problems)) if self.problems[at].rule == "encoding")
            first = next(new, -1)
            self._lost = len(self.problems), first
        return 0 <= first < before

    @property
    def valid_throughout(self) -> bool:
        """Whether all its rows are valid, or would be."""
        return len(self.valid) == len(self.rows)

    @property
    def ids(self) -> Sequence[str]:
        """The id of each row, "" where it has none."""
        return self.texts("id")

    def texts(self, column: str) -> Sequence[str]:
        """The text of a column in each row, "" where it has none."""
        places = self.header.places
        at = places.get(column, -1)
        return [
            row.cells[at] if row.columns is places and 0 <= at < len(row.cells) else row.text(column)
            for row in self.rows
        ]

    @property
    def said(self) -> Sequence[Row]:
        """What its valid rows say, for whoever need not know where they stand."""
        return [row for _, row in self.valid]

    def row_at(self, at: int) -> TextRow:
        """The row of that index."""
        return self.rows[at]

    def valid_at(self, at: int) -> TextRow:
        """The valid row of that index, see `said`."""
        return self.valid[at][0]

    @property
    def asked_rows(self) -> Sequence[TextRow]:
        """The rows of which it is asked what is wrong with them: all, but for `vendors.validation.carried_table`."""
        return self.rows

    @property
    def asked(self) -> Sequence[tuple[TextRow, Row]]:
        """Those of them that are valid, each with what it says."""
        return self.valid

    @property
    def is_asked_throughout(self) -> bool:
        """Whether it is asked about the table as a whole: not where it is one that had no errors, and has not changed."""
        return True

    def joined(self) -> Mapping[str, TextRow]:
        """The rows by the cells of their key, joined as evidence names them; of those with the same ones the last."""
        return {"|".join(row.text(name) for name in self.model.KEY): row for row in self.rows}

    def letter(self, column: str) -> str:
        """The spreadsheet's letter of a column, "" where the file has it not."""
        return self.header.letters.get(column, "")

    def add_column(self, name: str, text: str) -> None:
        """Puts a column with one text behind the others; the file has it not, so it has no letter."""
        for row in self.rows:
            row.cells.append(text)
        self._name((*self.header.columns, name))

    def rename_column(self, name: str, to: str) -> None:
        """Calls a column by another name."""
        self._name(tuple(to if one == name else one for one in self.header.columns))

    def _name(self, columns: tuple[str, ...]) -> None:
        self.header = replace(self.header, columns=columns)
        for row in self.rows:
            row.columns = self.header.places

    def problem(
        self,
        rule: str,
        row: TextRow | None,
        column: str = "",
        *,
        value: str = "",
        suggestion: str = "",
        other: str = "",
    ) -> Problem:
        """A problem of this table, placed at the cell (or the row, or the file)."""
        line = 0 if row is None else row.line_of(column) if row.lines else row.line
        fix = fix_of(rule, row.text(column), value, suggestion) if row is not None else suggestion
        return Problem(self.file, line, column, self.letter(column), rule, value, suggestion, other, self.sheet, fix)

    def suspicious(self, found: Suspicion, row: TextRow, column: str) -> Problem:
        """What is asked about a cell, as a problem of this table."""
        problem = self.problem(
            found.rule, row, column, value=found.value, suggestion=found.suggestion, other=found.other
        )
        return problem.but(clears=True) if found.clears else problem

    def broken_quote(self, line: int, index: int, column: str) -> Problem:
        """A quotation mark that is not closed, or stands where none may.

        Args:
            index: of its cell, or -1 where that is not known.
            column: of its cell, or "".
        """
        return Problem(self.file, line, column, letter(index) if index >= 0 else "", "broken-quote", sheet=self.sheet)
