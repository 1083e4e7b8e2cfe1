"""A file changes what it holds, and nothing else: some rows, some columns, or a whole table of an hour ago."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vendors.little import little_files, with_cell, written
from vendors.desk.imports.loading import load_file
from vendors.desk.imports.partial import Part
from vendors.desk.mending.decisions import Decision
from vendors.desk.revisions.diff import ChangeKind
from vendors.desk.revisions.merge import upon
from vendors.desk.workspace import UnreadableError, Work, Workbench
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])
IDS = [row["id"] for row in NEWS.rows]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(written(tmp_path / "data", FILES))


def as_file(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def some(ids: Sequence[str], columns: Sequence[str] = NEWS.columns, **cells: str) -> bytes:
    """A file with some rows and columns of the news, in each of which some cells say something else."""
    return as_file(columns, [{**row, **cells} for row in NEWS.rows if row["id"] in ids])


def changed(work: Work | None) -> set[tuple[str, str, str]]:
    assert work is not None
    found = work.difference.changes
    assert all(change.kind is ChangeKind.CHANGED for change in found), found
    return {(change.key.cells[0], cell.column, cell.after) for change in found for cell in change.cells}


def in_table(work: Work | None, name: str = "news") -> list[str]:
    assert work is not None
    return [row["id"] for row in text_of(name, work.draft.files[f"{name}.csv"]).rows]


def test_some_rows_of_a_table_change_these_and_no_other(bench: Workbench) -> None:
    work = bench.load("Claire", "news.csv", some(IDS[1:3], publisher="Journal Exemple"))
    assert work.errors == ()
    assert changed(work) == {(id, "publisher", "Journal Exemple") for id in IDS[1:3]}
    assert in_table(work) == IDS, "in the order of the table"
    assert [part for _, part in work.partial] == [Part("news", 2, len(IDS))]


@pytest.mark.parametrize(("known", "place"), [([], len(IDS)), (IDS[2:3], 2)])
def test_new_rows_at_the_head_of_a_file_stand_before_its_next_row_or_at_the_end_of_the_table(
    bench: Workbench, known: list[str], place: int
) -> None:
    new = {**NEWS.rows[0], "id": "2026-11-28-a-new-article", "url": "https://journal.example/new"}
    rows = [new, *(row for row in NEWS.rows if row["id"] in known)]
    work = bench.load("Claire", "news.csv", as_file(NEWS.columns, rows))
    assert in_table(work) == [*IDS[:place], new["id"], *IDS[place:]]


def test_the_rows_that_a_file_has_not_go_only_where_the_editor_says_so(bench: Workbench) -> None:
    with pytest.raises(UnreadableError):
        bench.load("Claire", "mentions.xlsx", b"")
    mentions = text_of("mentions", FILES["mentions.csv"])
    bench.load("Claire", "mentions.csv", as_file(mentions.columns, mentions.rows[:2]))
    assert bench.open("Claire").difference.rows_gone == 0
    work = bench.remove_absent("Claire", "mentions.csv", "mentions", True)
    assert work.difference.rows_gone == len(mentions.rows) - 2
    assert [part.removes for _, part in work.partial] == [True]
    work = bench.remove_absent("Claire", "mentions.csv", "mentions", False)
    assert not work.difference


def test_a_column_that_a_file_has_not_stays_as_it_was_and_that_is_said(bench: Workbench) -> None:
    left = [name for name in NEWS.columns if name not in ("summary_fr", "summary_en", "authors")]
    work = bench.load("Claire", "news.csv", some(IDS, left, publisher="Journal Exemple"))
    assert work.errors == ()
    assert {column for _, column, _ in changed(work)} == {"publisher"}
    (notice,) = [notice for notice in work.loaded[0].notices if notice.kind == "kept-columns"]
    assert set(notice.value.split(", ")) == {"summary_fr", "summary_en", "authors"}


@pytest.mark.parametrize(
    ("table", "cells", "rule", "column"),
    [
        ("news", {"id": "2026-11-28-again"}, "duplicate-address", "url"),
        ("vendors", {"id": "again"}, "shared-name", "name"),
        ("vendors", {"id": "again", "name": "{name}, Inc.", "aliases": ""}, "vendor-again", "name"),
    ],
)
def test_a_new_row_that_collides_with_one_that_the_file_has_not_is_named_in_the_file(
    table: str, cells: Mapping[str, str], rule: str, column: str
) -> None:
    there = text_of(table, FILES[f"{table}.csv"])
    new = {**there.rows[0], **{name: text.format(**there.rows[0]) for name, text in cells.items()}}
    loaded = load_file(f"{table}.csv", as_file(there.columns, [new]), published=FILES, base=FILES)
    assert next((one.line, one.column) for one in loaded.problems if one.rule == rule) == (2, column)


def test_a_new_row_without_a_column_that_it_must_have_is_asked_for_it(bench: Workbench) -> None:
    new = {**NEWS.rows[0], "id": "2026-11-28-a-new-article", "url": "https://journal.example/new"}
    left = [name for name in NEWS.columns if name != "title"]
    work = bench.load("Claire", "news.csv", as_file(left, [new]))
    assert {(problem.rule, problem.column, problem.line) for problem in work.errors} == {("required", "title", 2)}


def test_a_file_without_its_key_cannot_be_told_row_by_row(bench: Workbench) -> None:
    work = bench.load("Claire", "news.csv", some(IDS, [name for name in NEWS.columns if name != "id"]))
    assert ("missing-column", "id") in {(problem.rule, problem.column) for problem in work.errors}


def test_a_whole_file_of_before_leaves_standing_what_a_form_has_changed_since(bench: Workbench) -> None:
    bench.put("Claire", {"news.csv": with_cell(FILES, "news", (IDS[0],), "publisher", "By A Form")["news.csv"]})
    work = bench.load("Claire", "news.csv", some(IDS, title="From a file"))
    assert (IDS[0], "publisher", "By A Form") in changed(work)
    assert {(id, "title", "From a file") for id in IDS} <= changed(work)
    assert work.overruled == ()


def test_two_files_add_up_and_where_they_disagree_the_later_counts_and_it_is_said(bench: Workbench) -> None:
    bench.load("Claire", "one.csv", some(IDS[:2], ("id", "date", "publisher", "url", "language"), publisher="One"))
    work = bench.load(
        "Claire", "two.csv", some(IDS[1:3], ("id", "date", "publisher", "url", "language"), publisher="Two")
    )
    assert changed(work) == {(IDS[0], "publisher", "One"), (IDS[1], "publisher", "Two"), (IDS[2], "publisher", "Two")}
    assert [(clash.key.cells, clash.theirs, clash.mine) for clash in work.overruled] == [((IDS[1],), "One", "Two")]


def test_what_awaits_work_in_a_cell_of_two_files_is_said_of_the_later(bench: Workbench) -> None:
    vendor = text_of("vendors", FILES["vendors.csv"]).rows[0]["id"]
    for name, figure in (("one.csv", "4500"), ("two.csv", "4600")):
        cells = {"id": vendor, "employees": figure, "employees_as_of": "2026"}
        work = bench.load("Claire", name, as_file(tuple(cells), [cells]))
    told = [(one.file, one.column) for one in work.problems if one.rule == "no-evidence" and one.line == 2]
    assert [one for one in told if one[1].startswith("employees")] == [
        ("two.csv", "employees"),
        ("two.csv", "employees_as_of"),
    ]


def test_the_same_file_again_takes_its_own_place(bench: Workbench) -> None:
    bench.load("Claire", "one.csv", some(IDS[:1], publisher="With a slip"))
    work = bench.load("Claire", "one.csv", some(IDS[:1], title="Right"))
    assert changed(work) == {(IDS[0], "title", "Right")}
    assert "replaced-file" in {notice.kind for notice in work.loaded[0].notices}


def test_a_mistyped_key_in_a_file_of_some_columns_is_asked_about_once_with_the_nearest(bench: Workbench) -> None:
    rows = [{"id": f"{IDS[0]}e", "title": "New"}, {"id": IDS[1], "title": "New"}]
    work = bench.load("Claire", "some.csv", as_file(("id", "title"), rows))
    (problem,) = work.errors
    assert (problem.rule, problem.line, problem.column, problem.letter) == ("unknown-key", 2, "id", "A")
    assert (problem.value, problem.fix) == (f"{IDS[0]}e", IDS[0])
    work = bench.settle("Claire", [Decision(problem, problem.fix)])
    assert work is not None
    assert work.errors == ()
    assert changed(work) == {(IDS[0], "title", "New"), (IDS[1], "title", "New")}


def test_the_table_of_a_file_is_told_by_columns_that_only_one_has(bench: Workbench) -> None:
    vendor = text_of("vendors", FILES["vendors.csv"]).rows[0]["id"]
    cells = {"id": vendor, "employees": "600", "employees_as_of": "2026"}
    work = bench.load("Claire", "figures.csv", as_file(tuple(cells), [cells]))
    assert changed(work) == {(vendor, "employees", "600"), (vendor, "employees_as_of", "2026")}


def test_a_file_stays_one_when_a_form_has_changed_its_table(bench: Workbench) -> None:
    work = bench.load("Claire", "one.csv", some(IDS[:2], publisher="One"))
    rows = [
        {**row, "title": "By a form"} if row["id"] in (IDS[0], IDS[2]) else row
        for row in text_of("news", work.draft.files["news.csv"]).rows
    ]
    work = bench.put("Claire", {"news.csv": as_file(NEWS.columns, rows)})
    by_form = {(IDS[0], "title", "By a form"), (IDS[2], "title", "By a form")}
    assert changed(work) == {(IDS[0], "publisher", "One"), (IDS[1], "publisher", "One"), *by_form}
    assert [one.name for one in work.loaded] == ["one.csv"]
    work = bench.load("Claire", "one.csv", some(IDS[:1], publisher="Two"))
    assert changed(work) == {(IDS[0], "publisher", "Two"), (IDS[2], "title", "By a form")}
    assert changed(bench.take_file_out("Claire", "one.csv")) == {(IDS[2], "title", "By a form")}


def test_a_row_with_a_new_id_and_all_else_the_same_is_the_same_row(bench: Workbench) -> None:
    mentioned = {row["article"] for row in text_of("mentions", FILES["mentions.csv"]).rows}
    rows = [{**row, "id": f"{row['id']}-renamed"} if row["id"] == IDS[0] else dict(row) for row in NEWS.rows]
    work = bench.load("Claire", "news.csv", as_file(NEWS.columns, rows))
    assert work.partial == ()
    assert [change.kind for change in work.difference.changes] == [ChangeKind.RENAMED]
    assert (IDS[0] in mentioned) == bool(work.errors), "rows that named it are asked about"


def test_what_is_mended_in_one_file_leaves_the_others(bench: Workbench) -> None:
    bench.load("Claire", "one.csv", some(IDS[:1], ("id", "date", "publisher", "url", "language"), publisher="One"))
    work = bench.load(
        "Claire", "two.csv", some(IDS[1:2], ("id", "date", "publisher", "url", "language"), date="2018-13")
    )
    (problem,) = work.errors
    work = bench.settle("Claire", [Decision(problem, NEWS.rows[1]["date"])])
    assert changed(work) == {(IDS[0], "publisher", "One")}


def test_after_a_restart_the_change_is_the_same(bench: Workbench) -> None:
    before = bench.load(
        "Claire",
        "news.csv",
        some(IDS[1:3], ("id", "date", "publisher", "url", "language"), publisher="Journal Exemple"),
    )
    again = Workbench(bench.folder).open("Claire")
    assert changed(again) == changed(before)
    assert again.errors == ()


TEXTS = st.sampled_from(["", "One", "Two", "Three"])
COLUMNS = ("publisher", "title", "authors")


def cell_by_cell(base: Sequence[Cells], draft: Mapping[str, Cells], file: Mapping[str, Mapping[str, str]]):
    """What a three-way merge gives, computed by itself: the file's cell where it differs from the base, else the draft's."""
    expected = {}
    for row in base:
        id = row["id"]
        said = file.get(id, {})
        expected[id] = {
            name: said[name] if name in said and said[name] != row[name] else draft[id][name] for name in COLUMNS
        }
    return expected


@settings(max_examples=100)
@given(st.data())
def test_any_part_of_a_table_gives_the_merge_of_three_sides(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    columns = data.draw(st.lists(st.sampled_from(COLUMNS), unique=True))
    file = {id: {name: data.draw(TEXTS) for name in columns} for id in ids}
    draft = {row["id"]: dict(row) for row in NEWS.rows}
    for id in data.draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4)):
        draft[id][data.draw(st.sampled_from(COLUMNS))] = data.draw(TEXTS)
    sent = as_file(("id", *columns), [{"id": id, **cells} for id, cells in file.items()])
    loaded = load_file("part.csv", sent, {"news": NEWS.model}, base=FILES)
    files, _ = upon({**FILES, "news.csv": as_file(NEWS.columns, draft.values())}, loaded.files, FILES)
    result = {row["id"]: {name: row[name] for name in COLUMNS} for row in text_of("news", files["news.csv"]).rows}
    assert result == cell_by_cell(NEWS.rows, draft, file)
