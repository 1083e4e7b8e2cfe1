"""Any spreadsheet file, as editors have it, becomes canonical tables with all that is wrong in them at its true place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Final

from vendors.desk.imports.cells import Limits, Line, Opened, Refused, Sheet
from vendors.desk.imports.layout import Layout, laid_out, recognised
from vendors.desk.imports.notices import Notice
from vendors.desk.imports.text_files import open_csv, open_json, open_parquet
from vendors.desk.imports.values import NUMBERS, Read, value
from vendors.settings import settings, today
from vendors.store.files import Files
from vendors.store.writing import written
from vendors.tables import TABLES
from vendors.tables.row import Column, Row
from vendors.types.spellings import date_meaning
from vendors.types.spreadsheet import TEXT, WRITTEN, Mark, index, letter
from vendors.validation.cells import STRAY, Suspicion
from vendors.validation.checks import broken, consistent_names, relations
from vendors.validation.problems import Problem
from vendors.validation.reading import MAY_BE_EMPTY, Reading, Record, check, read
from vendors.validation.rules import Severity

_KEPT: Final = 40
"""Signs of a cell up to which what was read of it is remembered, since short ones are often repeated."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: never changed, each accepted suggestion gives a new one.

    Attributes:
        name: of the file.
        files: canonical bytes of each table that was found, by its name in the data folder; cells with problems are as they were.
        problems: errors and notices of the data, each once, sorted by place; they name the lines and letters of the loaded file.
        notices: what was understood on the way.
        sheet_of: the sheet that each table was found on, by the table's name; "" in a text file.
    """

    name: str
    files: Files
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    sheet_of: Mapping[str, str]
    _opened: Opened
    _asked: "_Asked"

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def mendable(self) -> tuple[Problem, ...]:
        """The errors of this file whose suggestion can be accepted."""
        return tuple(problem for problem in self.errors if problem.fix and problem.letter and problem.file == self.name)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a file is checked against."""

    tables: Mapping[str, type[Row]]
    published: Files
    day: date


def limits() -> Limits:
    """How much is read, by the operator's settings."""
    size = settings().upload_megabytes * 1_000_000
    return Limits(size=size, unpacked=10 * size, rows=settings().upload_rows)


def load_file(
    name: str,
    data: bytes,
    tables: Mapping[str, type[Row]] = TABLES,
    *,
    published: Files | None = None,
    day: date | None = None,
    most: Limits | None = None,
) -> Loaded:
    """Load a spreadsheet file: CSV in any encoding and dialect, XLSX, ODS, or JSON and Parquet as we write them.

    Args:
        name: of the file; its ending tells nothing that its content does not tell, but it may name the table.
        data: its content.
        tables: the tables that it may hold; one alone makes the file that table.
        published: the files that the other tables stand in; with them the rules between tables are checked too.
        day: the day after which a date is in the future; today if not given.
        most: how much is read; by the operator's settings if not given.
    """
    asked = _Asked(tables, published or {}, day or today())
    most = most or limits()
    name = PurePath(name.replace("\\", "/")).name or "?"
    try:
        if len(data) > most.size:
            raise Refused("too-large", other=f"{most.size / 1_000_000:g} MB")
        opened = _opened(data, most, tables)
    except Refused as refused:
        problem = Problem(name, 0, "", "", refused.rule, refused.value, "", refused.other)
        return Loaded(name, {}, (problem,), (), {}, Opened([]), asked)
    return _checked(name, opened, asked)


def _opened(data: bytes, most: Limits, tables: Mapping[str, type[Row]]) -> Opened:
    if data.startswith(b"PK\x03\x04"):
        from vendors.desk.imports.workbooks import open_workbook

        return open_workbook(data, most)
    if data.startswith(b"PAR1"):
        return open_parquet(data, most)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")):
        raise Refused("not-a-table-file", "XLS" if data.startswith(b"\xd0\xcf") else data[:4].decode("latin-1"))
    if re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\]]|\{)", data):
        return open_json(data, most)
    return open_csv(data, most, lambda cells: recognised(cells, tables))


def accept(loaded: Loaded, *problems: Problem) -> Loaded:
    """The same file with the suggestions of these problems taken, checked again.

    Args:
        loaded: as it is.
        problems: of it; one without a `fix`, or that is not in the file, changes nothing.
    """
    wanted: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for problem in problems:
        if problem.fix and problem.letter and problem.file == loaded.name:
            wanted[problem.sheet][problem.line, index(problem.letter)] = problem.fix
    return _rewritten(loaded, wanted)


def write(loaded: Loaded, sheet: str, line: int, letters: str, text: str) -> Loaded:
    """The same file with another text in one cell, checked again.

    Args:
        loaded: as it is.
        sheet: name of the sheet, "" in a text file.
        line, letters: the place of the cell, as a problem names it.
        text: what stands there now, as the data set writes it.
    """
    return _rewritten(loaded, {sheet: {(line, index(letters)): text}})


def again(loaded: Loaded, published: Files) -> Loaded:
    """The same file checked again, beside tables that have changed since.

    Args:
        loaded: as it is.
        published: the files that the other tables stand in now; of its own tables what was published counts on.
    """
    own = {name: data for name, data in loaded._asked.published.items() if name in loaded.files}
    return _checked(loaded.name, loaded._opened, replace(loaded._asked, published={**published, **own}))


def _rewritten(loaded: Loaded, wanted: Mapping[str, Mapping[tuple[int, int], str]]) -> Loaded:
    if not wanted:
        return loaded
    sheets = []
    for sheet in loaded._opened.sheets:
        changes = wanted.get(sheet.name, {})
        lines = {line for line, _ in changes}
        rows = []
        for row in sheet.rows:
            places = {row.line, *row.lines} & lines
            rows.append(_with(row, changes) if places else row)
        sheets.append(replace(sheet, rows=rows))
    return _checked(loaded.name, replace(loaded._opened, sheets=sheets), loaded._asked)


def _with(row: Line, changes: Mapping[tuple[int, int], str]) -> Line:
    cells, marks, starts = list(row.cells), dict(row.marks), list(row.lines)
    for (line, at), text in changes.items():
        if at >= len(cells) and line == row.line:
            starts.extend([row.at(len(cells) - 1)] * (at + 1 - len(cells)) if starts else [])
            cells.extend([""] * (at + 1 - len(cells)))
        if at < len(cells) and row.at(at) == line:
            cells[at], marks[at] = text, Mark(WRITTEN)
    return replace(row, cells=cells, marks=marks, lines=starts)


_Placed = tuple[int, str, Column, dict[str, Read]]
"""Where a column stands in a row, its name, what it is, and what was read of its short cells."""


@dataclass(slots=True)
class _Found:
    """What is found while a file is checked."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    notices: dict[tuple[str, str, str, str], Notice] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    def notice(self, notice: Notice) -> None:
        """Adds a notice, or counts one more cell of it."""
        key = (notice.kind, notice.sheet, notice.letter, notice.value)
        known = self.notices.get(key)
        self.notices[key] = replace(known, count=known.count + 1) if known else notice


def _checked(name: str, opened: Opened, asked: _Asked) -> Loaded:
    found = _Found(name)
    for remark in opened.remarks:
        found.notice(Notice(remark.kind, value=remark.value))
    alone = len(opened.sheets) == 1
    for sheet in opened.sheets:
        layout = laid_out(sheet, name, asked.tables, alone)
        if sheet.hidden:
            if layout and recognised(sheet.rows[layout.header].cells, asked.tables) > 1:
                found.notice(Notice("hidden-sheet", value=sheet.name))
        elif layout is None:
            if not alone and sheet.rows:
                found.notice(Notice("left-out-sheet", value=sheet.name))
        elif layout.table in found.readings:
            first = found.readings[layout.table]
            line = sheet.rows[layout.header].line
            found.problems.append(Problem(name, line, "", "", "table-twice", layout.table, "", first.sheet, sheet.name))
        else:
            _read_sheet(found, sheet, layout, asked)
    if not found.readings:
        places = [(sheet, place) for sheet in opened.sheets for place in sheet.broken]
        found.problems.extend(
            Problem(name, line, "", letter(at) if at >= 0 else "", "broken-quote", sheet=sheet.name)
            for sheet, (line, at) in places
        )
        if not places:
            empty = not any(sheet.rows for sheet in opened.sheets)
            found.problems.append(Problem(name, 0, "", "", "empty-table" if empty else "unknown-table"))
    problems = [*found.problems, *(problem for reading in found.readings.values() for problem in reading.problems)]
    problems.extend(_between(found, asked))
    return Loaded(
        name,
        {f"{table}.csv": _bytes(reading) for table, reading in found.readings.items()},
        tuple(sorted(set(_once(problems)), key=_order)),
        tuple(found.notices.values()),
        {table: reading.sheet for table, reading in found.readings.items()},
        opened,
        asked,
    )


def _bytes(reading: Reading) -> bytes:
    names = [column.name for column in reading.model.columns() if not column.derived]
    return written(names, ([record.cells.get(name, "") for name in names] for record in reading.records))


def _read_sheet(found: _Found, sheet: Sheet, layout: Layout, asked: _Asked) -> None:
    model = asked.tables[layout.table]
    reading = found.readings[layout.table] = Reading(model, source=found.name, sheet=sheet.name)
    header = sheet.rows[layout.header]
    _read_header(found, reading, header, layout)
    if layout.header:
        found.notice(Notice("above-header", sheet.name, header.line))
    for line, at in sheet.broken:
        name = layout.columns[at] if 0 <= at < len(layout.columns) else ""
        sign = letter(at) if at >= 0 else ""
        reading.problems.append(Problem(found.name, line, name, sign, "broken-quote", sheet=sheet.name))
    covered = {place for area in sheet.merged for place in _merged(reading, area, layout, sheet)}
    _unnamed(found, sheet, layout)
    columns = {name: model.column(name) for name in layout.columns if name}
    placed: list[_Placed] = [(at, name, columns[name], {}) for at, name in enumerate(layout.columns) if name]
    own_ids = [name for name, column in columns.items() if column.kind == "id"]
    present = set(columns)
    sheet.decimal = sheet.decimal or _decimal(sheet, layout, columns)
    american = _months_first(sheet, layout, columns)
    width = len(header.cells)
    while width and not header.cells[width - 1].strip():
        width -= 1
    for row in sheet.rows[layout.header + 1 :]:
        record, judged = _record(found, reading, sheet, row, placed, american)
        if not record.cells:
            continue
        reading.records.append(record)
        used = len(row.cells)
        while used > width and not row.cells[used - 1].strip():
            used -= 1
        if sheet.ragged and (used != width if used > width else used < width):
            reading.problems.append(reading.problem("cell-count", record, value=str(used), other=str(width)))
        elif row.loose:
            name = layout.columns[row.loose - 1] if row.loose <= len(layout.columns) else ""
            reading.problems.append(
                Problem(
                    found.name, row.at(row.loose - 1), name, letter(row.loose - 1), "broken-quote", sheet=sheet.name
                )
            )
        else:
            judged.update(name for at, name, _, _ in placed if covered and (row.line, at) in covered)
            if asked.published:
                _padded(reading, record, own_ids, judged, asked)
                _unwritable(reading, record, judged, asked)
            check(reading, record, present, judged)
    for record in reading.records:
        for name, cell in record.cells.items():
            if STRAY.search(cell):
                record.cells[name] = STRAY.sub("\ufffd", cell)
    _zeros_within(reading)
    if not reading.records and not reading.problems and model.TABLE not in MAY_BE_EMPTY:
        reading.problems.append(reading.problem("empty-table", None))


def _read_header(found: _Found, reading: Reading, header: Line, layout: Layout) -> None:
    for at, name in enumerate(layout.columns):
        if name:
            reading.letters[name] = letter(at)
            cell = header.cells[at]
            if at not in layout.meant and cell.strip() != name and not STRAY.search(cell):
                found.notice(Notice("label", reading.sheet, header.line, column=name, before=cell.strip()))

    def place(at: int, rule: str, name: str, suggestion: str = "") -> Problem:
        said = STRAY.sub("\ufffd", header.cells[at])
        return Problem(
            *(found.name, header.at(at), name, letter(at), rule, said, suggestion),
            sheet=reading.sheet,
            fix=suggestion,
        )

    for at, meant in layout.meant.items():
        reading.problems.append(place(at, "unknown-column", meant, meant))
    for at in layout.twice:
        reading.problems.append(place(at, "duplicate-column", STRAY.sub("\ufffd", header.cells[at])))
    for at in layout.extra:
        said = STRAY.sub("\ufffd", header.cells[at]).strip()
        found.notice(Notice("extra-column", reading.sheet, header.line, letter(at), value=said))
    reading.problems.extend(
        Problem(found.name, header.line, name, "", "missing-column", name, sheet=reading.sheet)
        for name in layout.missing
    )


def _merged(reading: Reading, area: str, layout: Layout, sheet: Sheet) -> set[tuple[int, int]]:
    """Names merged cells among the table's own; returns the line and index of each of them, which have no other fault."""
    left, top, right, bottom = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", area).groups()  # type: ignore[union-attr]
    columns = range(index(left), min(index(right) + 1, len(layout.columns)))
    last = max((row.line for row in sheet.rows), default=0)
    if not any(layout.columns[at] for at in columns) or not sheet.rows[layout.header].line <= int(top) <= last:
        return set()
    at = columns[0]
    reading.problems.append(
        Problem(reading.file, int(top), layout.columns[at], left, "merged-cells", area, sheet=sheet.name)
    )
    return {(line, at) for line in range(int(top), min(int(bottom), last) + 1) for at in columns}


def _unnamed(found: _Found, sheet: Sheet, layout: Layout) -> None:
    """Says which columns have cells but no header, and so are left out."""
    header = sheet.rows[layout.header]
    width = len(header.cells)
    bare = [at for at, cell in enumerate(header.cells) if not cell.strip()]
    first: dict[int, int] = {}
    for row in sheet.rows[layout.header + 1 :]:
        longer = len(row.cells) > width
        if (bare or longer) and not (sheet.ragged and longer):  # in a text file one cell more is a problem
            for at in (*bare, *range(width, len(row.cells))):
                if at < len(row.cells) and row.cells[at].strip():
                    first.setdefault(at, row.line)
    for at, line in first.items():
        found.notice(Notice("extra-column", sheet.name, line, letter(at)))


def _decimal(sheet: Sheet, layout: Layout, columns: Mapping[str, Column]) -> str:
    """The decimal sign of a sheet, told by numbers that can have no other."""
    for at, name in enumerate(layout.columns):
        if name and columns[name].kind in NUMBERS:
            for row in sheet.rows[layout.header + 1 :]:
                if at < len(row.cells) and re.fullmatch(r"\s*-?(?:0,\d+|\d+,\d{1,2}|\d+,\d{4,})\s*", row.cells[at]):
                    return ","
    return ""


def _record(
    found: _Found,
    reading: Reading,
    sheet: Sheet,
    row: Line,
    placed: Sequence[_Placed],
    american: Mapping[str, bool],
) -> tuple[Record, set[str]]:
    """One row as the data set writes it, and the columns of the cells that are wrong already."""
    record = Record(row.line, {}, {})
    judged: dict[str, Suspicion] = {}
    cells, marks, width = row.cells, row.marks, len(row.cells)
    for at, name, column, seen in placed:
        text = cells[at] if at < width else ""
        if row.lines:
            record.lines[name] = row.at(at)
        mark = marks.get(at) if marks else None
        if not text and not mark:
            continue
        if american and name in american and (odd := _ambiguous(text, american[name])):
            judged[name] = odd
            record.cells[name] = text
            continue
        if mark or len(text) > _KEPT:
            text, done, odd = value(text, mark, column, sheet.decimal)
        else:
            known = seen.get(text)
            if known is None:
                known = seen[text] = value(text, None, column, sheet.decimal)
            text, done, odd = known
        record.cells[name] = text
        if odd:
            judged[name] = odd
        elif done:
            found.notice(Notice(done, sheet.name, row.line, letter(at), name, before=row.cells[at].strip(), after=text))
        elif mark and mark.kind == TEXT and sheet.ragged:
            found.notice(Notice("apostrophe-before", sheet.name, row.line, letter(at), name, after=text[:40]))
    for name, odd in judged.items():
        reading.problems.append(
            reading.problem(odd.rule, record, name, value=odd.value, suggestion=odd.suggestion, other=odd.other)
        )
    return record, set(judged)


def _months_first(sheet: Sheet, layout: Layout, columns: Mapping[str, Column]) -> dict[str, bool]:
    """The columns with a date that can only have the month first: there no date with two small numbers is certain.

    Returns:
        Whether, by column, no date can only have the day first.
    """
    found: dict[str, bool] = {}
    for at, name in enumerate(layout.columns):
        if name and columns[name].kind == "date":
            texts = [row.cells[at] for row in sheet.rows[layout.header + 1 :] if at < len(row.cells) and row.cells[at]]
            small = [text for text in texts if re.fullmatch(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*", text)]
            meanings = [date_meaning(text) for text in small]
            if any(meaning and not meaning.sure for meaning in meanings):
                found[name] = not any(meaning and meaning.sure and not meaning.swapped for meaning in meanings)
    return found


def _ambiguous(text: str, month_first: bool) -> Suspicion | None:
    if text[:4].isdigit():
        return None
    meaning = date_meaning(text)
    if meaning and meaning.swapped and re.fullmatch(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*", text):
        return Suspicion("ambiguous-date", text, meaning.swapped if month_first else meaning.text)
    return None


def _padded(reading: Reading, record: Record, ids: Sequence[str], judged: set[str], asked: _Asked) -> None:
    """Names the identifiers that have lost the zeros with which a published one begins."""
    for name in ids:
        cell = record.cells.get(name, "")
        if name in judged or not (cell.isascii() and cell.isdigit()):
            continue
        column = reading.model.column(name)
        if table := column.refers or (reading.model.TABLE if name == "id" else ""):
            known = _published_ids(table, asked)
            same = [id for id in known if id != cell and id.isdigit() and id.lstrip("0") == cell.lstrip("0")]
            if cell not in known and len(same) == 1:
                judged.add(name)
                reading.problems.append(reading.problem("lost-zeros", record, name, value=cell, suggestion=same[0]))


def _unwritable(reading: Reading, record: Record, judged: set[str], asked: _Asked) -> None:
    """Names the cells in which an old encoding of French Excel has put ? for each sign that it does not have."""
    for name, cell in record.cells.items():
        if "?" in cell and name not in judged:
            data = asked.published.get(f"{reading.model.TABLE}.csv", b"")
            meant = _lossy(reading.model.TABLE, data).get((name, cell))
            if meant:
                judged.add(name)
                reading.problems.append(reading.problem("garbled", record, name, value=cell, suggestion=meant))


@lru_cache(maxsize=16)
def _lossy(table: str, data: bytes) -> Mapping[tuple[str, str], str]:
    """The published cells with signs that Windows-1252 does not have, by their column and what that encoding makes of them."""
    return {
        (name, lossy): cell
        for record in read(TABLES[table], data).records
        for name, cell in record.cells.items()
        if (lossy := cell.encode("cp1252", "replace").decode("cp1252")) != cell
    }


def _published_ids(table: str, asked: _Asked) -> frozenset[str]:
    data = asked.published.get(f"{table}.csv")
    return _ids(table, data) if data else frozenset()


@lru_cache(maxsize=16)
def _ids(table: str, data: bytes) -> frozenset[str]:
    return frozenset(record.cells.get("id", "") for record in read(TABLES[table], data).records)


def _zeros_within(reading: Reading) -> None:
    """Names the shorter numbers of a column of identifiers where others of it begin with zeros."""
    for column in reading.model.columns():
        if column.kind != "id" or column.many:
            continue
        numbers = [
            (record, cell)
            for record in reading.records
            if (cell := record.cells.get(column.name, "")).isascii() and cell.isdigit()
        ]
        zeros = {len(cell) for _, cell in numbers if cell.startswith("0")}
        if len(zeros) == 1:
            (width,) = zeros
            for record, cell in numbers:
                if len(cell) < width:
                    reading.problems.append(
                        reading.problem("lost-zeros", record, column.name, value=cell, suggestion=cell.zfill(width))
                    )


def _between(found: _Found, asked: _Asked) -> Iterator[Problem]:
    """Breaches of the rules between rows, and, where the other tables are known, between tables."""
    if not found.readings:
        return
    if not asked.published:
        for reading in found.readings.values():
            yield from relations.repeated_keys(reading)
            yield from consistent_names.broken(reading)
        return
    tables = {
        name: found.readings.get(name) or read(model, asked.published.get(f"{name}.csv", b""))
        for name, model in TABLES.items()
    }
    for problem in broken(tables, asked.day):
        # What awaited work in the other tables already is not this file's doing.
        if problem.file == found.name or problem.severity is Severity.ERROR:
            yield problem


def _order(problem: Problem) -> tuple[str, str, int, int, str]:
    return problem.file, problem.sheet, problem.line, index(problem.letter), problem.rule


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each wrong cell once, by the first rule that it breaks; notices, and what concerns a row or a file, as they are."""
    taken: set[tuple[str, str, int, str]] = set()
    for problem in problems:
        place = (problem.file, problem.sheet, problem.line, problem.letter or problem.column)
        if problem.severity is Severity.NOTICE or not problem.column:
            yield problem
        elif place not in taken:
            taken.add(place)
            yield problem
