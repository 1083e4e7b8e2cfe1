"""What a program has written is given back exactly as it was meant, or named where it is not; nothing differs in silence.

`WRITTEN_TABLES=5000 python -m pytest tests/vendors/desk/imports/test_written_tables.py` tries more of them than the usual 500.
"""

import csv
import io
import os
from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.vendors.desk.imports.written.libreoffice import LIBREOFFICE, by_libreoffice
from tests.vendors.desk.imports.written.meant import NUMBERS, Meant, Written
from tests.vendors.desk.imports.written.programs import written
from vendors.desk.imports.loading import load_file
from vendors.tables import TABLES
from vendors.validation.problems import Problem

OF_ROWS = {"cell-count", "broken-quote"}
"""The rules about a whole row: which of its cells are wrong nobody can say."""
HOW_MANY = int(os.environ.get("WRITTEN_TABLES", "500"))
BY_LIBREOFFICE = HOW_MANY * 8 // 100

Difference = tuple[int, str, str, str]
"""Line, column, what was meant and what was read instead."""


def differences(what: Meant, file: Written) -> list[Difference]:
    """The cells that differ, and of which nothing is said."""
    loaded = load_file(file.name, file.data, {what.table: TABLES[what.table]})
    of_rows = [problem for problem in loaded.errors if problem.rule in OF_ROWS]
    rows = list(csv.DictReader(io.StringIO(loaded.files[f"{what.table}.csv"].decode(), newline="")))
    if len(rows) != len(what.rows):
        return [] if of_rows else [(0, "rows", str(len(what.rows)), str(len(rows)))]
    found = []
    for at, (row, cells, line, after) in enumerate(
        zip(rows, what.rows, file.lines, (*file.lines[1:], 10**9), strict=True)
    ):
        for place, (cell, column) in enumerate(zip(cells, what.columns, strict=True)):
            read = row[column.name]
            right = (at, place) not in file.asked and is_same(cell, read, column.kind)
            if not right and not is_named(loaded.errors, line, after, column.name):
                found.append((line, column.name, cell, read))
    return found


def is_same(meant: str, read: str, kind: str) -> bool:
    """Whether two cells have one value: 6.40 and 6.4 are one number."""
    if kind in NUMBERS and meant and read:
        try:
            return Decimal(meant) == Decimal(read)
        except ArithmeticError:
            return False
    return meant == read


def is_named(errors: tuple[Problem, ...], line: int, after: int, column: str) -> bool:
    """Whether an error names that cell of the row from one line to before another, or the row."""
    return any(line <= one.line < after and (one.column == column or one.rule in OF_ROWS) for one in errors)


@pytest.mark.slow
@settings(max_examples=HOW_MANY - BY_LIBREOFFICE, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 2**32 - 1))
def test_a_table_of_any_program_and_dialect_is_read_as_it_was_meant_or_named(seed):
    what, file = written(seed)
    assert differences(what, file) == [], f"seed {seed}: {file.how}"


@pytest.mark.slow
@pytest.mark.skipif(not LIBREOFFICE, reason="LibreOffice is not installed: apt-get install libreoffice-calc")
def test_a_workbook_that_libreoffice_has_saved_is_read_as_it_was_meant_or_named(tmp_path):
    found = {file.how: differences(what, file) for what, file in by_libreoffice(range(BY_LIBREOFFICE), tmp_path)}
    assert len(found) == BY_LIBREOFFICE
    assert {how: cells for how, cells in found.items() if cells} == {}


def test_most_of_what_is_meant_is_read_without_a_question():
    """Every second word of the tables is one that some program makes something else of; in half of those it is asked."""
    cells = questions = 0
    for seed in range(40):
        what, file = written(seed)
        cells += len(what.rows) * len(what.columns)
        questions += len(load_file(file.name, file.data, {what.table: TABLES[what.table]}).errors)
    assert questions < cells / 8


def test_a_difference_in_silence_would_be_found():
    what, file = next((what, file) for what, file in map(written, range(99)) if file.how.startswith("openpyxl"))
    (first, *others) = what.rows
    wrong = Meant(what.table, what.columns, (tuple("else" for _ in first), *others))
    assert differences(wrong, file)
