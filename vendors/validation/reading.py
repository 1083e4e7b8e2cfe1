"""From the bytes of a CSV file to rows that know their line and column."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Final

from pydantic import ValidationError

from vendors.i18n.language import LANGUAGES, language
from vendors.tables.row import Column, Row
from vendors.types.did_you_mean import near, nearest, prepared
from vendors.types.spreadsheet import letter
from vendors.validation.cells import STRAY, Suspicion, suspicion, worth_a_look
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES

csv.field_size_limit(10_000_000)
FRENCH: Final = frozenset("éèêëàâäçîïôöùûüœæÉÈÊËÀÂÇÎÏÔÖÙÛÜŒ’«»“”–—…€°²ñÑáíóú\u00a0")
"""The signs beyond ASCII that French, and the names in it, are written with."""
MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The encodings that a byte order mark names; those of four bytes a sign before those of two, which begin alike."""
OF_ONE_ITEM: Final = frozenset({"unknown-value", "unknown-country", "unknown-language", "unknown-reference", "spaces"})
"""Rules whose suggestion is for one item of a list, not for the whole cell."""
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
        source: name of the file it was read from where that is not the table's own.
        sheet: name of its sheet there, if it has one.
    """

    model: type[Row]
    letters: dict[str, str] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    rows: list[tuple[Record, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    sheet: str = ""

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
        return self.source or f"{self.model.TABLE}.csv"

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
        fix = suggestion
        if suggestion and record and rule in OF_ONE_ITEM:
            items = record.cells.get(column, "").split("|")
            if value in items:
                fix = "|".join(dict.fromkeys(suggestion if item == value else item for item in items))
        return Problem(
            self.file, line, column, self.letters.get(column, ""), rule, value, suggestion, other, self.sheet, fix
        )


def read(model: type[Row], data: bytes) -> Reading:
    """Read one table, finding all that is wrong with it by itself; relations between tables are for `vendors.validation.checks`."""
    reading = Reading(model)
    text = _named_encoding(reading, decoded(data), data)
    lines = lines_of(text)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        reading.problems.append(reading.problem("empty-table", None))
        return reading
    separator = _separator(reading, first)
    records = ((line, cells) for line, cells in split(reading, lines, separator) if any(cells))
    header_line, header = next(records, (1, []))
    if any(problem.rule == "broken-quote" for problem in reading.problems):
        # The header itself is broken: what comes next is no header, and nothing can be told of the columns.
        return reading
    columns = _header(reading, header_line, [cell.strip() for cell in header])
    declared = {column.name for column in model.columns()}
    present = declared.intersection(columns)
    for line, cells in records:
        starts = cell_lines(line, cells)
        placed = [
            (name, cell, start) for name, cell, start in zip(columns, cells, starts, strict=False) if name in declared
        ]
        record = Record(line, {name: cell for name, cell, _ in placed}, {name: start for name, _, start in placed})
        reading.records.append(record)
        if len(cells) != len(header):
            reading.problems.append(
                reading.problem("cell-count", record, value=str(len(cells)), other=str(len(header)))
            )
        elif loose := loose_quote([cell for _, cell, _ in placed], lines[line - 1 : starts[-1] if starts else line]):
            reading.problems.append(reading.problem("broken-quote", record, placed[loose - 1][0]))
        else:
            check(reading, record, present)
    if not reading.records and not reading.problems and model.TABLE not in MAY_BE_EMPTY:
        reading.problems.append(reading.problem("empty-table", None))
    return reading


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding it was in.

    Attributes:
        text: without its byte order mark; a byte that is not of the encoding stands there as `surrogateescape` keeps it.
        encoding: as Python names it: "utf-8", "utf-8-sig" (with a byte order mark), "utf-16-le", "cp1252"...
    """

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """The text of a file, in whichever encoding a spreadsheet wrote it.

    A few stray bytes among well-written signs are kept apart, so that each can be named in its cell; a whole file in the
    encoding of a French Excel is read as that.
    """
    for mark, encoding in MARKED:
        if data.startswith(mark):
            if encoding == "utf-8-sig":
                break
            return Decoded(data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding)
    else:
        if wide := _without_mark(data):
            return Decoded(data.decode(wide, errors="replace"), wide)
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    text = data.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    stray = len(STRAY.findall(text))
    if stray and stray > sum(sign > "\x7f" for sign in text) - stray:
        encoding = _of_one_byte(data)
        text = data.decode(encoding, errors="replace").replace("\ufffd", "?")
    return Decoded(text, encoding)


def _without_mark(data: bytes) -> str:
    """Which order of UTF-16 a file without a byte order mark is in, told by the zeros of its mostly Latin text; "" for none."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _of_one_byte(data: bytes) -> str:
    """Which encoding of Windows, the old Macintosh or MS-DOS gives the most of what French is written with."""

    def likely(encoding: str) -> int:
        text = data.decode(encoding, errors="replace")
        # A capital after a small letter is no French word: so CrÇdit of one encoding is told from Crédit of another.
        odd = len(re.findall("[a-zà-ÿ][À-ÖØ-Þ]", text))
        return sum(1 if sign in FRENCH else -1 for sign in text if sign > "\x7f") - 3 * odd

    return max(("cp1252", "mac_roman", "cp850"), key=likely)


def _named_encoding(reading: Reading, found: Decoded, data: bytes) -> str:
    if found.encoding not in ("utf-8", "utf-8-sig"):
        if found.encoding.startswith("utf"):
            reading.problems.append(reading.problem("encoding", None, value=found.encoding.upper()))
        else:
            stray = re.search(b"[\x80-\xff]", data)
            assert stray, "only a stray byte makes a text that is not UTF-8"
            line = len(_LINE_END.findall(data[: stray.start()].decode("latin-1"))) + 1
            reading.problems.append(Problem(reading.file, line, "", "", "encoding", f"{stray[0][0]:02X}"))
    return found.text


def loose_quote(cells: Sequence[str], raw: Sequence[str]) -> int:
    """The place, from 1, of the cell with a quotation mark in the middle of unquoted text, or 0: inside a quoted one it is written twice."""
    quoted = sum(cell.count('"') for cell in cells)
    if quoted and "".join(raw).count('""') < quoted:
        return next(place for place, cell in enumerate(cells, 1) if '"' in cell)
    return 0


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with its end: CRLF, LF or CR, as spreadsheets of all ages write them."""
    return [line for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if line]


def _separator(reading: Reading, header: str) -> str:
    for other in (";", "\t", "|"):
        if header.count(other) > header.count(","):
            shown = {"\t": "tab"}.get(other, other)
            reading.problems.append(Problem(reading.file, 1, "", "", "separator", shown, ","))
            return other
    return ","


def split(reading: Reading, lines: list[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on. Where a quotation mark is broken, the fault is noted and reading goes on with the next line.

    Args:
        reading: takes the problems; its letters say how many cells a record should have.
        lines: of the whole file, see `lines_of`.
        separator: between cells.
    """
    at = 0
    while at < len(lines):
        rows = csv.reader(islice(lines, at, None), delimiter=separator, strict=True)
        done = 0
        try:
            for cells in rows:
                if rows.line_num - done > 1 and _swallowed(reading, cells, separator):
                    raise csv.Error
                yield at + done + 1, cells
                done = rows.line_num
            return
        except csv.Error:
            line = at + done + 1
            reading.problems.append(_broken_quote(reading, line, lines[at + done :], separator))
            at += done + 1


def _swallowed(reading: Reading, cells: list[str], separator: str) -> bool:
    """Whether a quotation mark that was never closed has made one cell of several rows, and another one closed it by chance."""
    expected = len(reading.letters)
    return 0 < len(cells) < expected and any(
        part.count(separator) >= expected // 2
        for cell in cells
        if "\n" in cell or "\r" in cell
        for part in lines_of(cell)
    )


def _broken_quote(reading: Reading, line: int, rest: list[str], separator: str) -> Problem:
    guilty, start = _guilty("".join(rest), separator)
    name = list(reading.letters)[guilty] if guilty < len(reading.letters) else ""
    return Problem(
        reading.file, line + start, name, letter(guilty) if name else "", "broken-quote", sheet=reading.sheet
    )


def _guilty(text: str, separator: str) -> tuple[int, int]:
    """The index of the first cell whose quotation mark is not closed, or closed within the cell, and the line breaks before it."""
    at = index = 0
    while True:
        if text[at : at + 1] == '"':
            end = text.find('"', at + 1)
            while end >= 0 and text[end + 1 : end + 2] == '"':
                end = text.find('"', end + 2)
            after = text[end + 1 : end + 2]
            broken = end < 0 or (after and after not in (separator, "\r", "\n"))
            # One that holds a line break, and is closed as it should be, may still have swallowed the rows after it.
            if broken or (after != separator and re.search(r"[\r\n]", text[at:end])):
                return index, len(_LINE_END.findall(text[:at]))
            end += 1
        else:
            end = min((found for sign in (separator, "\r", "\n") if (found := text.find(sign, at)) >= 0), default=-1)
        if end < 0 or text[end : end + 1] != separator:
            return index, len(_LINE_END.findall(text[:at]))
        at, index = end + 1, index + 1


def cell_lines(line: int, cells: Sequence[str]) -> list[int]:
    """The line on which each cell of a record begins, the record beginning on `line`."""
    starts = []
    for cell in cells:
        starts.append(line)
        if "\n" in cell or "\r" in cell:
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


def check(reading: Reading, record: Record, present: AbstractSet[str], judged: AbstractSet[str] = frozenset()) -> None:
    """Check the cells of one record: it becomes a row of the reading, or problems.

    Args:
        reading: takes the row or the problems.
        record: what to check.
        present: the columns that the file has; a column that is missing altogether is one problem, not one a row.
        judged: the columns whose cells have a problem already.
    """
    filled = {name: cell for name, cell in record.cells.items() if cell}
    odd: dict[str, Suspicion] = {}
    if worth_a_look(filled.values()):
        for name, cell in list(filled.items()):
            filled[name] = STRAY.sub("\ufffd", cell)
            if name not in judged and (found := suspicion(cell, reading.model.column(name))):
                odd[name] = found
                reading.problems.append(
                    reading.problem(
                        found.rule, record, name, value=found.value, suggestion=found.suggestion, other=found.other
                    )
                )
    try:
        row = reading.model.model_validate(filled)
        if not odd and not judged:
            reading.rows.append((record, row))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            name = str(fault["loc"][0])
            if name in present and name not in judged and name not in odd:
                reading.problems.append(
                    _problem(
                        reading, record, reading.model.column(name), fault["type"], fault["input"], fault.get("ctx", {})
                    )
                )


@cache
def _choice_spellings(model: type[Row], name: str) -> dict[str, str]:
    choices = model.column(name).choices
    spellings = {str(choice): str(choice) for choice in choices}
    return prepared(
        spellings | {language(code).say(choice.label): str(choice) for choice in choices for code in LANGUAGES}
    )


def _problem(
    reading: Reading, record: Record, column: Column, kind: str, found: object, details: dict[str, str]
) -> Problem:
    if kind == "missing":
        return reading.problem("required", record, column.name)
    if kind == "enum":
        meant = near(str(found), _choice_spellings(reading.model, column.name)) or ""
        return reading.problem("unknown-value", record, column.name, value=str(found), suggestion=meant)
    if kind not in RULES:
        return reading.problem("unreadable", record, column.name, value=kind)
    value = details.get("value") or str(found)
    return reading.problem(
        kind, record, column.name, value=value, suggestion=details["suggestion"], other=details.get("other", "")
    )
