"""What a program has written is given back exactly as it was meant, or named where it is not; nothing differs in silence."""

import csv
import io
from decimal import Decimal

from tests.vendors.desk.imports.written_tables import NUMBERS, Meant, Written
from vendors.desk.imports.loading import LoadedFile, load_file
from vendors.tables import TABLES
from vendors.validation.rules import RULES

OF_ROWS = {"cell-count", "broken-quote"}


def differences(what: Meant, file: Written) -> list[tuple[int, str, str, str]]:
    """Row, column, what was meant and what was read instead, of each cell that differs and of which nothing is said."""
    loaded = load_file(file.name, file.data, {what.table: TABLES[what.table]})
    errors = loaded.errors
    if any(problem.line == 0 or problem.rule == "missing-column" for problem in errors):
        return []
    rows = list(csv.DictReader(io.StringIO(loaded.files[f"{what.table}.csv"].decode(), newline="")))
    if len(rows) != len(what.rows):
        lost = any(problem.rule in OF_ROWS for problem in errors)
        return [] if lost else [(0, "rows", str(len(what.rows)), str(len(rows)))]
    named = {(problem.line, problem.column) for problem in errors}
    named |= {(problem.line, column.name) for problem in errors if problem.rule in OF_ROWS for column in what.columns}
    lines = file.lines or tuple(range(2, len(rows) + 2))
    found = []
    for at, (row, cells) in enumerate(zip(rows, what.rows, strict=True)):
        inner = {problem.column for problem in errors if lines[at] <= problem.line < (*lines, 10**9)[at + 1]}
        for cell, column in zip(cells, what.columns, strict=True):
            read = row[column.name]
            if not same(cell, read, column.kind) and (lines[at], column.name) not in named and column.name not in inner:
                found.append((lines[at], column.name, cell, read))
    return found


def same(meant: str, read: str, kind: str) -> bool:
    """Whether two cells have one value: 6.40 and 6.4 are one number."""
    if kind in NUMBERS and meant and read:
        try:
            return Decimal(meant) == Decimal(read)
        except ArithmeticError:
            return False
    return meant == read
