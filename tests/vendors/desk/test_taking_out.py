"""Every line of a change can be taken out of it, and what is left is exactly the rest."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vendors.little import little_files, with_cell, written
from vendors.desk.revisions.diff import difference
from vendors.desk.taking_out import place, taken_out
from vendors.desk.workspace import UnreadableError, Workbench
from vendors.store.writing import canonical, table_file
from vendors.validation.reading import text_of

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])
MENTIONS = text_of("mentions", FILES["mentions.csv"])


def without(files, line):
    return {**files, **taken_out(FILES, files, difference(FILES, files), line)}


def lines(files):
    return [
        place(part, at, cell)
        for part in difference(FILES, files).tables
        for at, change in enumerate(part.changes)
        for cell in (range(len(change.cells)) if change.old and change.new else [None])
    ]


def test_one_cell_is_taken_out_and_the_other_stays():
    files = with_cell(
        with_cell(FILES, "vendors", ("akio",), "name", "Akio SA"), "vendors", ("akio",), "hq_city", "Lyon"
    )
    assert without(files, "vendors.0.0") == with_cell(FILES, "vendors", ("akio",), "hq_city", "Lyon")
    assert without(files, "vendors.0.1") == with_cell(FILES, "vendors", ("akio",), "name", "Akio SA")
    assert without(files, "vendors.0") == FILES, "the row"
    assert without(files, "vendors") == FILES, "the table"
    for unknown in ("", "vendors.7", "vendors.0.9", "nothing", "../vendors", "vendors.-1"):
        assert without(files, unknown) == files


def test_a_row_that_went_comes_back_to_its_place_and_one_that_came_goes():
    gone = {**FILES, "news.csv": table_file(NEWS.columns, [*NEWS.rows[:1], *NEWS.rows[2:]])}
    assert without(gone, "news.0") == FILES
    first = {**FILES, "news.csv": table_file(NEWS.columns, NEWS.rows[1:])}
    assert without(first, "news.0") == FILES
    came = {**FILES, "news.csv": table_file(NEWS.columns, [*NEWS.rows, {**NEWS.rows[0], "id": "2026-11-20-new"}])}
    assert without(came, "news.0") == FILES


@settings(max_examples=8)
@given(st.integers(0, 2**32))
def test_in_whatever_order_all_lines_are_taken_out_what_is_left_is_what_is_public(seed: int):
    chance = random.Random(seed)
    rows = [dict(row) for row in NEWS.rows if chance.random() < 0.8]
    for row in rows:
        if chance.random() < 0.5:
            row[chance.choice(["title", "publisher", "authors", "url"])] = chance.choice(
                ["", "Other", "Another, “quoted”"]
            )
    rows.insert(chance.randint(0, len(rows)), {**NEWS.rows[0], "id": f"2026-11-20-{seed}", "title": f"New {seed}"})
    mentions = [row for row in MENTIONS.rows if chance.random() < 0.7]
    files = {**FILES, "news.csv": canonical("news", rows), "mentions.csv": canonical("mentions", mentions)}
    while todo := lines(files):
        line = chance.choice(todo)
        left = without(files, line)
        assert len(lines(left)) == len(todo) - 1, "one line, and no other"
        files = left
    assert files == FILES


@pytest.fixture
def bench(tmp_path):
    return Workbench(written(tmp_path / "data", FILES))


def some(column: str, text: str) -> bytes:
    names = ["id", "date", "title", "publisher", "url", "language"]
    return table_file(names, [{**NEWS.rows[0], column: text}])


def test_one_file_is_taken_out_and_forms_and_other_files_stay(bench):
    bench.put("Claire", {"vendors.csv": with_cell(FILES, "vendors", ("akio",), "name", "Akio SA")["vendors.csv"]})
    bench.load("Claire", "one.csv", some("title", "From one"))
    bench.load("Claire", "two.csv", some("publisher", "From two"))
    work = bench.take_file_out("Claire", "one.csv")
    assert {(one.column, one.after) for change in work.difference.changes for one in change.cells} == {
        ("name", "Akio SA"),
        ("publisher", "From two"),
    }
    assert "one.csv" not in [one.name for one in bench.open("Claire").loaded]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"%PDF-1.4 nothing", b"one,two\n1,2\n"])
def test_a_file_without_a_table_is_refused_and_the_change_is_as_it_was(bench, data):
    with pytest.raises(UnreadableError) as error:
        bench.load("Claire", "photo.bin", data)
    assert error.value.problems
    assert bench.open("Claire") is None, "no change is begun by it"
    before = bench.load("Claire", "one.csv", some("title", "From one"))
    with pytest.raises(UnreadableError):
        bench.load("Claire", "photo.bin", data)
    assert bench.open("Claire").draft == before.draft
    assert bench.open("Claire").errors == ()
