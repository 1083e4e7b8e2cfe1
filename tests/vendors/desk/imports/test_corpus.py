"""Every fault is named once at its true place; nothing is said of good files."""

import pytest

from tests.vendors.desk.imports.corpus import recipes
from tests.vendors.desk.imports.corpus.record import SECOND, by_frictionless, expected, said
from vendors.desk.imports.loading import accept, load_file
from vendors.types.spreadsheet import letter

GOOD, BAD = recipes.good(), recipes.bad()
EXPECTED = {row["file"]: row for row in expected()}
AGAIN = [
    "unclosed-quote-swallows.csv",
    "formula.csv",
    "nul-in-an-id.csv",
    "cyrillic-in-a-name.csv",
    "after-line-breaks.csv",
]
"""Files for which Frictionless is asked again each time; all of them take it minutes."""


def test_the_corpus_is_as_large_as_promised_and_each_file_is_in_the_table():
    assert len(GOOD) >= 40
    assert len(BAD) >= 80
    assert set(EXPECTED) == set(GOOD) | set(BAD)
    assert all(EXPECTED[name]["problems"] for name in BAD)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_gives_the_table_and_no_alarm(name):
    table, data = GOOD[name]
    loaded = load_file(name, data)
    assert said(loaded) == EXPECTED[name]["problems"] == ""
    assert f"{table}.csv" in loaded.files


AS_THEY_WERE = sorted(
    set(GOOD)
    - {"quotes-and-commas.csv", "months-of-excel.csv", "thousands-thin-spaces.csv", "thousands-no-break.csv"}
    - {"apostrophe-text.csv", "text-like-a-formula.xlsx", "rows-quoted-whole.csv"}
)


@pytest.mark.parametrize("name", AS_THEY_WERE)
def test_in_whatever_dialect_the_same_rows_are_the_same_bytes(name):
    table, data = GOOD[name]
    assert load_file(name, data).files[f"{table}.csv"] == recipes.as_csv(recipes.ROWS[table])


def test_what_french_excel_does_to_months_and_thousands_is_taken_back_and_said():
    loaded = load_file("x.csv", GOOD["months-of-excel.csv"][1])
    assert b"\nakio,2018-04,funding," in loaded.files["events.csv"]
    assert [(notice.kind, notice.before, notice.after, notice.count) for notice in loaded.notices][-1:] == [
        ("date", "avr-18", "2018-04", 2)
    ]
    loaded = load_file("x.csv", GOOD["thousands-thin-spaces.csv"][1])
    assert b",US,6400,USD 6.4bn," in loaded.files["events.csv"]


@pytest.mark.parametrize("name", BAD)
def test_each_fault_of_a_bad_file_is_named_once_at_its_place_under_the_letter_of_its_column(name):
    table, data = BAD[name]
    loaded = load_file(name, data)
    assert said(loaded) == EXPECTED[name]["problems"]
    places = [(problem.sheet, problem.line, problem.letter) for problem in loaded.problems if problem.letter]
    assert len(places) == len(set(places))
    for problem in loaded.problems:
        header = recipes.ROWS[problem.sheet if problem.sheet in recipes.ROWS else table][0]
        if problem.column in header and problem.letter and problem.rule != "duplicate-column":
            assert problem.letter == letter(header.index(problem.column)), problem


@pytest.mark.parametrize("name", BAD)
def test_an_accepted_suggestion_mends_its_cell_and_leaves_the_other_problems(name):
    loaded = load_file(name, BAD[name][1])
    mended = accept(loaded, *loaded.mendable)
    left = {(problem.rule, problem.line, problem.letter) for problem in loaded.problems}
    left -= {(problem.rule, problem.line, problem.letter) for problem in loaded.mendable}
    assert {(problem.rule, problem.line, problem.letter) for problem in mended.problems} == left


@pytest.mark.parametrize("name", AGAIN)
def test_frictionless_says_what_the_table_records(name):
    assert by_frictionless(name, *BAD[name]) == EXPECTED[name][SECOND]
