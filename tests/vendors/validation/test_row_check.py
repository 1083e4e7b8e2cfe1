"""Cells are judged by column and rows by the block: what is said of a row is what would be said of it alone."""

import csv
import io
import random
from collections.abc import Sequence

import pytest
from rapidfuzz import fuzz, process

from tests.data import DATA
from vendors.tables.vendor import Vendor
from vendors.types.country import country_spellings
from vendors.types.did_you_mean import ENOUGH, plain, prepared
from vendors.validation import reading
from vendors.validation.reading import read
from vendors.validation.row_check import RowCheck
from vendors.validation.text_table import Header, TextRow, TextTable

ODD = (
    *("", "n.c.", "?", "0", "#REF!", "=1+1", "3-sept", "1.234", "45000", "13/03/2020", "fr|en", "fr, en", "FR|FR", "a||b", "TRUE", "&eacute;"),
    *("d\u2013e", "a  b", " a", "x\u200b", "Cafe\u0301", "\u00c3\u00a9", "l'avis", "l\u2019avis", "\u0430kio", "l\u00a0avis", "Cr\u00c7dit", "a\nb"),
    *("https://a.example/?utm_source=x", "a.example", "jean@exemple.fr", "Sur devis", "Frence", "activ", "[\u2026] x", "99999999", "1E+05"),
)  # fmt: skip


def file_of(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def told(table: TextTable, first: int, lines: int) -> list[object]:
    """What is said of the rows that begin on some lines, as if the first of these were the second of the file."""
    problems = [one.but(line=one.line - first + 2) for one in table.problems if first <= one.line < first + lines]
    valid = [(row.cells, model, model.model_fields_set) for row, model in table.valid if row.line == first]
    return [problems, valid]


def test_what_is_said_of_a_row_is_what_is_said_of_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", 7)
    header, *rows = csv.reader(io.StringIO((DATA / "vendors.csv").read_text("utf-8"), newline=""))
    chance = random.Random(7)
    changed = []
    for row in rows:
        share = chance.choice((0, 0.03, 0.3))
        changed.append([chance.choice(ODD) if chance.random() < share else cell for cell in row])
    whole = read(Vendor, file_of([header, *changed]))
    line = 2
    for row in changed:
        lines = 1 + sum(cell.count("\n") for cell in row)
        alone = read(Vendor, file_of([header, row]))
        assert told(whole, line, lines) == told(alone, 2, lines), row
        line += lines
    assert {"no-value", "markup", "unknown-country", "required"} <= {one.rule for one in whole.problems}
    assert 0 < len(whole.valid) < len(changed)


def test_what_is_near_is_the_same_however_many_are_compared() -> None:
    spellings = prepared(country_spellings())
    chance = random.Random(3)
    for known in chance.sample(sorted(spellings), 150):
        text = "".join(sign for sign in known if chance.random() < 0.8) + chance.choice(("", "x", "12", " du nord"))
        found = process.extractOne(plain(text), spellings.keys(), scorer=fuzz.ratio, score_cutoff=ENOUGH)
        if len(plain(text)) > 3 and plain(text) not in spellings:
            assert spellings.near(text) == (spellings[found[0]] if found else None), text


def test_an_empty_cell_says_what_a_column_says_that_a_file_has_not() -> None:
    header, *rows = csv.reader(io.StringIO((DATA / "vendors.csv").read_text("utf-8"), newline=""))
    may_be_empty = [column.name for column in Vendor.columns() if not column.required]
    assert may_be_empty
    for name in may_be_empty:
        at = header.index(name)
        empty = read(Vendor, file_of([header, *([*row[:at], "", *row[at + 1 :]] for row in rows[:2])]))
        without = text_table_of([*header[:at], *header[at + 1 :]], [[*row[:at], *row[at + 1 :]] for row in rows[:2]])
        assert [getattr(one, name) for one in without.said] == [getattr(one, name) for one in empty.said], name
        assert len(without.said) == 2


def text_table_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> TextTable:
    """A checked table with some columns alone; whoever reads a file says of a column that is missing that it is."""
    table = TextTable(Vendor, Header(tuple(header)))
    table.rows = [TextRow(line, list(row), table.header.places) for line, row in enumerate(rows, 2)]
    for _ in RowCheck(table).checked(table.rows):
        pass
    return table
