"""From the bytes of a CSV file to a table: checked, each row a row model or a problem, or as text alone."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from threading import Lock
from typing import Final

from cachetools import LRUCache, cached
from pydantic import ValidationError

from vendors.i18n.language import LANGUAGES, language
from vendors.tables import TABLES
from vendors.tables.row import Column, Row
from vendors.types.did_you_mean import near, nearest, prepared
from vendors.types.spreadsheet import letter
from vendors.validation.cells import STRAY
from vendors.validation.csv_reader import LINE_END, CsvReader
from vendors.validation.file_kinds import RULES_OF_KINDS, kind_instead_of_csv
from vendors.validation.incoming import askable, asked, is_askable
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import Header, Key, TextRow, TextTable, Writing

OF_THE_WRITING: Final = (
    "encoding",
    "separator",
    "broken-quote",
    "empty-table",
    "missing-column",
    "unknown-column",
    "duplicate-column",
    "cell-count",
    *sorted(RULES_OF_KINDS),
)
"""The rules about how a file is written; while one is broken, what was read of its cells may not be what was meant."""


REMEMBERED: Final = 60_000
"""Rows of tables that are kept as they were read."""


def read(model: type[Row], data: bytes) -> TextTable:
    """Read one table, finding all that is wrong with it by itself; relations between tables are for `vendors.validation.checks`."""
    if kind := kind_instead_of_csv(data):
        other = TextTable(model)
        other.problems.append(other.problem(kind.rule, None, value=kind.value))
        return other
    reader = CsvReader(data)
    table = TextTable(model, writing=Writing(reader.encoding, broken=reader.broken, ragged=True))
    _note_encoding(table, data)
    if not reader.first:
        table.problems.append(table.problem("empty-table", None))
        return table
    reader.separator = _separator(table, reader.first)
    rows = (row for row in reader.rows() if any(row.cells))
    header = next(rows, TextRow(1, []))
    if reader.broken:
        # The header itself is broken: what comes next is no header, and nothing can be told of the columns.
        _note_quotes(table, 0)
        return table
    table.header = _header(table, header)
    reader.width = len(table.header.places)
    noted = 0
    for row in rows:
        noted = _note_quotes(table, noted)
        row.columns = table.header.places
        table.rows.append(row)
        _check_row(table, row)
    _note_quotes(table, noted)
    if not table.rows and not table.problems and not table.model.MAY_BE_EMPTY:
        table.problems.append(table.problem("empty-table", None))
    return table


@cached(LRUCache(REMEMBERED, getsizeof=lambda table: len(table.rows) + 1), lock=Lock())
def read_once(model: type[Row], data: bytes) -> TextTable:
    """The same as `read`, of a table that is looked at several times: one and the same for all, so it is not to be altered."""
    return read(model, data)


@lru_cache(maxsize=64)
def text_of(table: str, data: bytes | None) -> TextTable:
    """Read a table as text; nothing that a file may hold is an error here.

    Args:
        table: its name.
        data: its file; None where it is missing.

    Returns:
        Its rows as far as they can be told apart; its problems are those of the writing alone, and keys that stand twice.

    Raises:
        KeyError: there is no such table.
    """
    model = TABLES[table]
    if data is None:
        return TextTable(model, problems=[Problem(f"{table}.csv", 0, "", "", "missing-file")])
    found = plain_table(data)
    if found is None or sorted(found.columns) != sorted(column.name for column in model.columns()):
        checked = read(model, data)
        problems = [problem for problem in checked.problems if problem.rule in OF_THE_WRITING]
        return TextTable(model, checked.header, checked.rows, problems=problems)
    found.model = model
    found.problems.extend(
        found.problem(
            "duplicate-key", row, model.KEY[0], value="|".join(key.cells), other=str(found.keyed[Key(key.cells)].line)
        )
        for key, row in found.keyed.items()
        if key.nth == 2
    )
    return found


def plain_table(data: bytes) -> TextTable | None:
    """The table in a file that is written as the data set is: UTF-8, commas, each column once, in each row as many cells as columns.

    Returns:
        The table under whatever header, its model unknown; None where the file is written otherwise.
    """
    reader = CsvReader(data)
    rows = list(reader.rows()) if _is_utf8(data) else []
    width = len(rows[0].cells) if rows else 0
    names = set(rows[0].cells) - {""} if rows else set()
    if not names or len(names) != width or reader.broken or any(len(row.cells) != width for row in rows):
        return None
    header = Header(tuple(rows[0].cells), rows[0])
    for row in rows:
        row.columns = header.places
    return TextTable(header=header, rows=rows[1:])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _note_encoding(table: TextTable, data: bytes) -> None:
    """Says that the text is not UTF-8, and names the first byte that shows it."""
    encoding = table.writing.encoding
    if encoding.startswith("utf"):
        table.problems.append(table.problem("encoding", None, value=encoding.upper()))
    elif encoding:
        stray = re.search(b"[\x80-\xff]", data)
        assert stray, "only a stray byte makes a text that is not UTF-8"
        line = len(LINE_END.findall(data[: stray.start()].decode("latin-1"))) + 1
        table.problems.append(Problem(table.file, line, "", "", "encoding", f"{stray[0][0]:02X}"))


def _separator(table: TextTable, header: str) -> str:
    for other in (";", "\t", "|"):
        if header.count(other) > header.count(","):
            shown = {"\t": "tab"}.get(other, other)
            table.problems.append(Problem(table.file, 1, "", "", "separator", shown, ","))
            return other
    return ","


def _note_quotes(table: TextTable, noted: int) -> int:
    """Names the broken quotation marks that have been met since so many of them were named; returns how many have been now."""
    columns = table.columns
    for line, at in table.writing.broken[noted:]:
        named = 0 <= at < len(columns)
        table.problems.append(table.broken_quote(line, at if named else -1, columns[at] if named else ""))
    return len(table.writing.broken)


def _header(table: TextTable, row: TextRow) -> Header:
    """The columns that a header names; what is odd in it becomes problems."""
    names = [cell.strip() for cell in row.cells]
    declared = [column.name for column in table.model.columns()]
    missing = [name for name in declared if name not in names]
    unknown = [name for name in names if name not in declared]
    columns: list[str] = []
    for index, name in enumerate(names):
        if name not in declared:
            # One column too many and one too few are each other's name.
            meant = missing[0] if len(missing) == len(unknown) == 1 else _meant_column(name, table.model, missing)
            if meant in missing:
                missing.remove(meant)
            table.problems.append(Problem(table.file, row.line, name, letter(index), "unknown-column", name, meant))
            columns.append(meant)
        elif name in columns:
            table.problems.append(Problem(table.file, row.line, name, letter(index), "duplicate-column", name))
            columns.append("")
        else:
            columns.append(name)
    table.problems.extend(
        Problem(table.file, row.line, name, "", _absence(table.model, name), name) for name in missing
    )
    return Header(tuple(columns), row)


def _absence(model: type[Row], name: str) -> str:
    """The rule for a column that a file has not: what may be empty may be missing, and is read as empty."""
    return "missing-column" if model.column(name).required else "absent-column"


def _meant_column(name: str, model: type[Row], missing: list[str]) -> str:
    spellings = {column.name: column.name for column in model.columns() if column.name in missing}
    spellings |= {
        language(code).say(column.label): column.name
        for column in model.columns()
        for code in LANGUAGES
        if column.name in missing
    }
    return nearest(name, spellings) or ""


def _check_row(table: TextTable, row: TextRow) -> None:
    width = len(table.header.columns)
    if len(row.cells) != width:
        table.problems.append(table.problem("cell-count", row, value=str(len(row.cells)), other=str(width)))
    elif loose := next((name for name in row if '"' in row[name]), "") if row.loose else "":
        table.problems.append(table.problem("broken-quote", row, loose))
    else:
        check(table, row)


def check(table: TextTable, row: TextRow, judged: AbstractSet[str] = frozenset()) -> None:
    """Check the cells of one row: it becomes a valid row of the table, or problems.

    Args:
        table: takes the row or the problems; of a column that it has not at all nothing is said here.
        row: what to check.
        judged: the columns whose cells have a problem already.
    """
    cells, width, known = row.cells, len(row.cells), len(table.problems)
    filled = {name: cells[at] for name, at in row.columns.items() if at < width and cells[at]}
    odd = _ask(table, row, filled, judged)
    try:
        valid = table.model.model_validate(filled)
        if not odd and not judged:
            table.valid.append((row, valid))
            return
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            name = str(fault["loc"][0])
            if name in row.columns and name not in judged and name not in odd:
                column = table.model.column(name)
                table.problems.append(_problem(table, row, column, fault["type"], fault["input"], fault.get("ctx", {})))
    _assume(
        table,
        row,
        filled,
        [problem for problem in table.problems[known:] if problem.severity is Severity.ERROR],
        judged,
    )


_LEFT_OUT: Final = frozenset({"text", "own-text", "country", "language", "address", "integer", "money", "number"})
"""Kinds of optional cells without which a row says less, and nothing else: an empty date or relation would say something."""


def _assume(
    table: TextTable, row: TextRow, filled: Mapping[str, str], wrong: Sequence[Problem], judged: AbstractSet[str]
) -> None:
    """Counts a row with wrong cells among the valid ones as it would be, if each has a proposal or can be left out; else it waits."""
    assumed = dict(filled)
    faults = {problem.column: problem for problem in wrong}
    for name in {*faults, *judged}:
        problem, column = faults.get(name), table.model.column(name)
        if problem and problem.fix:
            assumed[name] = problem.fix
        elif column.required or not ((problem and problem.clears) or column.kind in _LEFT_OUT):
            return
        else:
            assumed.pop(name, None)
    try:
        table.valid.append((row, table.model.model_validate(assumed)))
    except ValidationError:
        return


def _ask(table: TextTable, row: TextRow, filled: dict[str, str], judged: AbstractSet[str]) -> set[str]:
    """Asks about each filled cell, see `vendors.validation.incoming`; returns the columns whose cells cannot be taken."""
    odd: set[str] = set()
    if not askable(filled, table.model.columns_by_name()):
        return odd
    known, columns = len(table.problems), table.model.columns_by_name()
    for name, cell in list(filled.items()):
        if not is_askable(cell, columns[name]):
            continue
        filled[name] = STRAY.sub("\ufffd", cell)
        found = None if name in judged else asked(cell, columns[name])
        # Letters that the encoding of the file could not hold are that problem, and no second one.
        if found and found.rule == "garbled" and table.has_lost_signs(known):
            continue
        if found:
            table.problems.append(table.suspicious(found, row, name))
            if RULES[found.rule].severity is Severity.ERROR:
                odd.add(name)
    return odd


@cache
def _choice_spellings(model: type[Row], name: str) -> dict[str, str]:
    choices = model.column(name).choices
    spellings = {str(choice): str(choice) for choice in choices}
    return prepared(
        spellings | {language(code).say(choice.label): str(choice) for choice in choices for code in LANGUAGES}
    )


def _problem(
    table: TextTable, row: TextRow, column: Column, kind: str, found: object, details: dict[str, str]
) -> Problem:
    if kind == "missing":
        return table.problem("required", row, column.name)
    if kind == "enum":
        meant = near(str(found), _choice_spellings(table.model, column.name)) or ""
        return table.problem("unknown-value", row, column.name, value=str(found), suggestion=meant)
    if kind not in RULES:
        return table.problem("unreadable", row, column.name, value=kind)
    value = details.get("value") or str(found)
    return table.problem(
        kind, row, column.name, value=value, suggestion=details["suggestion"], other=details.get("other", "")
    )
