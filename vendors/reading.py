"""From the bytes of a CSV file to rows that know their line and column."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from vendors.nearest import nearest
from vendors.problems import RULES, Problem, letter
from vendors.tables.row import Column, Row
from vendors.wording import LANGUAGES, language

csv.field_size_limit(10_000_000)
UNREADABLE: Final = "\ufffd"
"""What stands for a byte that is not UTF-8."""
WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
"""The encodings of several bytes a sign that spreadsheets write ("Unicode text"), those of four bytes first."""
MAY_BE_EMPTY: Final = ("corrections",)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file.

    Attributes:
        line: line on which the row begins, as an editor shows it, from 1.
        cells: text of each cell by its column.
        lines: line on which each cell begins; it differs from `line` after a cell with line breaks.
    """

    line: int
    cells: dict[str, str]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one table: its records, the rows that are valid, and what is wrong.

    Attributes:
        letters: spreadsheet letter of each column, as the file orders them.
        rows: the valid rows, each with its record.
    """

    model: type[Row]
    letters: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    rows: list[tuple[Record, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether the ids that the table holds are all known, so that one that is missing here can be said to be missing."""
        ids = [record.cells.get("id") for record in self.records]
        lost = any(
            problem.rule in ("missing-file", "broken-quote", "empty-table") or problem.column == "id"
            for problem in self.problems
        )
        return not lost and ("id" not in self.letters or len(ids) == len(set(ids)))

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.model.TABLE}.csv"

    def problem(
        self,
        rule: str,
        record: Record | None,
        column: str = "",
        *,
        value: str = "",
        suggestion: str = "",
        other: str = "",
    ) -> Problem:
        """A problem of this table, placed at the cell (or the row, or the file)."""
        line = record.lines.get(column, record.line) if record else 0
        return Problem(self.file, line, column, self.letters.get(column, ""), rule, value, suggestion, other)


def read(model: type[Row], data: bytes) -> Reading:
    """Read one table, finding all that is wrong with it by itself; relations between tables are for `vendors.rules`."""
    reading = Reading(model)
    text = _decoded(reading, data)
    lines = _lines(text)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        reading.problems.append(reading.problem("empty-table", None))
        return reading
    separator = _separator(reading, first)
    records = ((line, cells) for line, cells in _records(reading, lines, separator) if any(cells))
    header_line, header = next(records, (1, []))
    if any(problem.rule == "broken-quote" for problem in reading.problems):
        # The header itself is broken: what comes next is no header, and nothing can be told of the columns.
        return reading
    columns = _header(reading, header_line, [cell.strip() for cell in header])
    declared = {column.name for column in model.columns()}
    for line, cells in records:
        starts = _cell_lines(line, cells)
        placed = [
            (name, cell, start) for name, cell, start in zip(columns, cells, starts, strict=False) if name in declared
        ]
        record = Record(line, {name: cell for name, cell, _ in placed}, {name: start for name, _, start in placed})
        reading.records.append(record)
        if len(cells) != len(header):
            reading.problems.append(
                reading.problem("cell-count", record, value=str(len(cells)), other=str(len(header)))
            )
        elif spoilt := [name for name, cell, _ in placed if UNREADABLE in cell]:
            reading.problems.extend(reading.problem("encoding", record, name, value=UNREADABLE) for name in spoilt)
        elif loose := _loose_quote(placed, lines[line - 1 : starts[-1] if starts else line]):
            reading.problems.append(reading.problem("broken-quote", record, loose))
        else:
            _validate(reading, record, declared.intersection(columns))
    if not reading.records and not reading.problems and model.TABLE not in MAY_BE_EMPTY:
        reading.problems.append(reading.problem("empty-table", None))
    return reading


def _decoded(reading: Reading, data: bytes) -> str:
    if wide := _wide_encoding(data):
        reading.problems.append(reading.problem("encoding", None, value=wide.upper()))
        return data.decode(wide, errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        # A few stray bytes among well-written signs are each named in their cell; a whole file in the encoding of a French
        # Excel is one fault, and is read as that.
        if text.count(UNREADABLE) > sum(sign > "\x7f" and sign != UNREADABLE for sign in text):
            line = len(_LINE_END.findall(data[: error.start].decode("latin-1"))) + 1
            reading.problems.append(Problem(reading.file, line, "", "", "encoding", f"{data[error.start]:02X}"))
            text = data.decode("cp1252", errors="replace").replace(UNREADABLE, "?")
        return text


def _wide_encoding(data: bytes) -> str:
    """Which of `WIDE` a file is in, told by how its first word begins, with a byte order mark or without; "" for none."""
    for encoding in WIDE:
        for start in ("\ufeff", "i", "v", "a", "c", "d", "t"):
            if data.startswith(start.encode(encoding)) and data[:200].count(0) * 4 >= len(data[:200]):
                return encoding
    return ""


def _loose_quote(placed: Sequence[tuple[str, str, int]], raw: Sequence[str]) -> str:
    """The column of a quotation mark that stands in the middle of an unquoted cell, or "": inside a quoted one it is written twice."""
    quoted = sum(cell.count('"') for _, cell, _ in placed)
    if quoted and "".join(raw).count('""') < quoted:
        return next(name for name, cell, _ in placed if '"' in cell)
    return ""


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if line]


def _separator(reading: Reading, header: str) -> str:
    for other in (";", "\t", "|"):
        if header.count(other) > header.count(","):
            shown = {"\t": "tab"}.get(other, other)
            reading.problems.append(Problem(reading.file, 1, "", "", "separator", shown, ","))
            return other
    return ","


def _records(reading: Reading, lines: list[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on. Where a quotation mark is broken, the fault is noted and reading goes on with the next line."""
    at = 0
    while at < len(lines):
        rows = csv.reader(lines[at:], delimiter=separator, strict=True)
        done = 0
        try:
            for cells in rows:
                yield at + done + 1, cells
                done = rows.line_num
            return
        except csv.Error:
            line = at + done + 1
            reading.problems.append(_broken_quote(reading, line, lines[at + done :], separator))
            at += done + 1


def _broken_quote(reading: Reading, line: int, rest: list[str], separator: str) -> Problem:
    # Read leniently, the cell that swallowed the rest is the last one, or the first with a quotation mark inside.
    cells = next(csv.reader(rest, delimiter=separator), [])
    guilty = next((index for index, cell in enumerate(cells) if '"' in cell or "\n" in cell), max(len(cells) - 1, 0))
    name = list(reading.letters)[guilty] if guilty < len(reading.letters) else ""
    start = _cell_lines(line, cells)[guilty] if cells else line
    return Problem(reading.file, start, name, letter(guilty) if name else "", "broken-quote")


def _cell_lines(line: int, cells: Sequence[str]) -> list[int]:
    starts = []
    for cell in cells:
        starts.append(line)
        line += len(_LINE_END.findall(cell))
    return starts


def _header(reading: Reading, line: int, names: list[str]) -> list[str]:
    declared = [column.name for column in reading.model.columns()]
    missing = [name for name in declared if name not in names]
    unknown = [name for name in names if name not in declared]
    for index, name in enumerate(names):
        if name not in declared:
            # One column too many and one too few are each other's name.
            meant = missing[0] if len(missing) == len(unknown) == 1 else _meant_column(name, reading.model, missing)
            if meant in missing:
                missing.remove(meant)
                names[index] = meant
                reading.letters[meant] = letter(index)
            reading.problems.append(Problem(reading.file, line, name, letter(index), "unknown-column", name, meant))
        elif name in reading.letters:
            reading.problems.append(Problem(reading.file, line, name, letter(index), "duplicate-column", name))
            names[index] = ""
        else:
            reading.letters[name] = letter(index)
    reading.problems.extend(Problem(reading.file, line, name, "", "missing-column", name) for name in missing)
    return names


def _meant_column(name: str, model: type[Row], missing: list[str]) -> str:
    spellings = {column.name: column.name for column in model.columns() if column.name in missing}
    spellings |= {
        language(code).say(column.label): column.name
        for column in model.columns()
        for code in LANGUAGES
        if column.name in missing
    }
    return nearest(name, spellings) or ""


def _validate(reading: Reading, record: Record, present: set[str]) -> None:
    filled = {name: cell for name, cell in record.cells.items() if cell}
    try:
        reading.rows.append((record, reading.model.model_validate(filled)))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            name = str(fault["loc"][0])
            # A column that is missing altogether is one problem, not one a row.
            if name in present:
                reading.problems.append(
                    _problem(
                        reading, record, reading.model.column(name), fault["type"], fault["input"], fault.get("ctx", {})
                    )
                )


def _problem(
    reading: Reading, record: Record, column: Column, kind: str, found: object, details: dict[str, str]
) -> Problem:
    if kind == "missing":
        return reading.problem("required", record, column.name)
    if kind == "enum":
        spellings = {str(choice): str(choice) for choice in column.choices}
        spellings |= {language(code).say(choice.label): str(choice) for choice in column.choices for code in LANGUAGES}
        meant = nearest(str(found), spellings) or ""
        return reading.problem("unknown-value", record, column.name, value=str(found), suggestion=meant)
    if kind not in RULES:
        return reading.problem("unreadable", record, column.name, value=kind)
    value = details.get("value") or str(found)
    return reading.problem(
        kind, record, column.name, value=value, suggestion=details["suggestion"], other=details.get("other", "")
    )
