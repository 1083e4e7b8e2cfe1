"""From the bytes of a CSV file to a table: checked, each row a row model or a problem, or as text alone."""

import re
from collections.abc import Sequence
from itertools import accumulate
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache, cached

from vendors.i18n.language import LANGUAGES, language
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.types.did_you_mean import nearest
from vendors.types.spreadsheet import letter
from vendors.validation.csv_reader import LINE_END, CsvReader
from vendors.validation.file_kinds import RULES_OF_KINDS, kind_instead_of_csv
from vendors.validation.problems import Problem
from vendors.validation.records import Records, records_of, stayed
from vendors.validation.row_check import BLOCK, RowCheck
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


REMEMBERED: Final = 400_000
"""Rows of tables that are kept as they were read."""
AS_TEXT: Final = 250_000
"""Rows of tables that are kept as text; of the largest, which a change compares with the one before, two fit in. Another is read quickly, since its rows
are those of one of these, but the file that goes with it has 50 MB."""
_TEXTS: Final[LRUCache[Any, TextTable]] = LRUCache(AS_TEXT, getsizeof=lambda table: max(len(table.rows), AS_TEXT // 64))
_TEXTS_TURN: Final = Lock()


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
        _note_quotes(table, 0, len(reader.broken))
        return table
    table.header = _header(table, header)
    reader.width = len(table.header.places)
    read_so_far = []
    for row in rows:
        row.columns = table.header.places
        read_so_far.append((row, len(reader.broken)))
    _note_quotes(table, _checked(table, read_so_far), len(reader.broken))
    if not table.rows and not table.problems and not table.model.MAY_BE_EMPTY:
        table.problems.append(table.problem("empty-table", None))
    return table


@cached(LRUCache(REMEMBERED, getsizeof=lambda table: len(table.rows) + 1), lock=Lock())
def read_once(model: type[Row], data: bytes) -> TextTable:
    """The same as `read`, of a table that is looked at several times: one and the same for all, so it is not to be altered."""
    return read(model, data)


@cached(_TEXTS, lock=_TEXTS_TURN)
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
    found = _with_known_rows(table, data) or plain_table(data)
    if found is None or sorted(found.columns) != sorted(column.name for column in model.columns()):
        checked = read(model, data)
        problems = [problem for problem in checked.problems if problem.rule in OF_THE_WRITING]
        return TextTable(model, checked.header, checked.rows, problems=problems, writing=checked.writing)
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


def _with_known_rows(table: str, data: bytes) -> TextTable | None:
    """The plain table in a file, most of whose rows stand in the one that was read last: they are the same ones, so that each is in memory once.

    Returns:
        None where there is no such file, or where one of both is not so plain that each record is a row.
    """
    before, was = _read_last(table)
    old, new = records_of(was), records_of(data)
    # What was read with its faults is ragged.
    if old is None or new is None or before.writing.ragged:
        return None
    # A quotation mark inside a text that is not quoted tells whoever looks at rows from outside a wrong end of some.
    if old.header != new.header or [row.line for row in before.rows] != [*old.lines] or not _is_all(new, data):
        return None
    places = stayed(old.body, new.body)
    come = [at for at, place in enumerate(places) if place < 0]
    read = plain_records(new, come) if len(come) <= len(places) // 2 else None
    if read is None:
        return None
    for row in read.rows:
        row.columns = before.header.places
    others = iter(read.rows)
    rows = (before.rows[place] if place >= 0 else next(others) for place in places)
    return TextTable(header=before.header, rows=[row.on_line(line) for row, line in zip(rows, new.lines, strict=True)])


def plain_records(records: Records, wanted: Sequence[int]) -> TextTable | None:
    """Some of the rows of a file as text, on the lines on which they begin in it.

    Args:
        records: the file.
        wanted: the indexes of the rows, in order.

    Returns:
        The table under whatever header, its model unknown; None where what is written there is not so plain that each record is one row.
    """
    pieces = [records.header, *(records.body[at] for at in wanted)]
    read = plain_table(b"\n".join((*pieces, b"")))
    ends = [*accumulate((piece.count(b"\n") + 1 for piece in pieces), initial=1)]
    if read is None or [row.line for row in read.rows] != ends[1:-1]:
        return None
    read.rows = [row.on_line(records.lines[at]) for row, at in zip(read.rows, wanted, strict=True)]
    return read


def _read_last(table: str) -> tuple[TextTable, bytes]:
    """The file of a table that was read as text last, with what was read; an empty one where none is remembered."""
    with _TEXTS_TURN:
        keys = [key for key in _TEXTS if key[0] == table and key[1] is not None]
        return (_TEXTS[keys[-1]], keys[-1][1]) if keys else (TextTable(), b"")


def _is_all(records: Records, data: bytes) -> bool:
    """Whether a file holds nothing but its records: no blank lines, and no rows of empty cells."""
    return sum(len(record) + 1 for record in (records.header, *records.body)) - len(data) in (0, 1)


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


def _note_quotes(table: TextTable, noted: int, met: int) -> int:
    """Names the broken quotation marks that had been met after so many of them were named; returns how many had been."""
    columns = table.columns
    for line, at in table.writing.broken[noted:met]:
        named = 0 <= at < len(columns)
        table.problems.append(table.broken_quote(line, at if named else -1, columns[at] if named else ""))
    return met


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


def _checked(table: TextTable, rows: Sequence[tuple[TextRow, int]]) -> int:
    """Takes rows into a table; returns how many broken quotation marks were named meanwhile.

    Args:
        rows: each with how many broken quotation marks had been met when it was read.
    """
    noted, check, width = 0, RowCheck(table), len(table.header.columns)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        whole = [row for row, _met in block if len(row.cells) == width and not row.loose]
        checks = check.checked(whole)
        for row, met in block:
            noted = _note_quotes(table, noted, met)
            table.rows.append(row)
            if len(row.cells) != width:
                said = table.problem("cell-count", row, value=str(len(row.cells)), other=str(width))
                table.problems.append(said)
            elif row.loose:
                at = row.loose - 1
                table.problems.append(table.broken_quote(row.line_at(at), at, table.header.columns[at]))
            else:
                next(checks)
    return noted
