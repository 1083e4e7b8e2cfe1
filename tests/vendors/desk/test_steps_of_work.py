"""A change remembers how it came to be as it is, also after a restart, and can be made again what it was."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vendors.little import little_files, quick_folder, with_cell, written
from vendors.desk.mending.decisions import Decision
from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.workspace import Workbench
from vendors.store.files import read_files
from vendors.store.writing import table_file
from vendors.validation.reading import text_of

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])
MENTIONS = text_of("mentions", FILES["mentions.csv"])


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "data", FILES)


def part(rows=2, **cells):
    """A file with some rows of the news."""
    return table_file(NEWS.columns, [{**row, **cells} for row in NEWS.rows[:rows]])


def named(name):
    return {"vendors.csv": with_cell(FILES, "vendors", ("akio",), "name", name)["vendors.csv"]}


def said(work):
    """What a page says of a change: its files, their rows and versions, what is wrong in them, what is different."""
    return (
        [(one.name, one.notices, one.problems, one.parts, one.as_of) for one in work.loaded],
        work.problems,
        [(clash.table, clash.key, clash.column, clash.theirs, clash.mine) for clash in work.overruled],
        work.difference,
    )


def test_after_a_restart_a_loaded_file_still_knows_its_lines_its_rows_and_its_version(folder):
    bench = Workbench(folder)
    bench.put("Claire", named("Akio SA"), way=Way(WayIn.VENDOR, "akio"))
    bench.load("Claire", "some.csv", part(publisher="Journal Exemple", date="le printemps"))
    mentions = table_file(MENTIONS.columns, MENTIONS.rows[:2])
    before = bench.load("Claire", "mentions.csv", mentions)
    again = Workbench(folder).open("Claire")
    assert said(again) == said(before)
    assert {problem.file for problem in again.errors} == {"some.csv"}

    bench = Workbench(folder)
    assert bench.remove_absent("Claire", "mentions.csv", "mentions", True).difference.rows_gone > 0
    problem = next(problem for problem in bench.open("Claire").errors if problem.column == "date")
    before = bench.settle("Claire", [Decision(problem, "2024-03-02")])
    assert said(Workbench(folder).open("Claire")) == said(before)
    assert Workbench(folder).remove_absent("Claire", "mentions.csv", "mentions", False).difference.rows_gone == 0


def test_after_a_restart_another_version_can_be_chosen_for_a_file(folder):
    begun = publishing.begin(folder)
    publishing.publish(folder, begun.version, {**FILES, **named("Akio SAS")}, "Paul", "Its full name, read today")
    bench = Workbench(folder)
    bench.load("Claire", "vendors.csv", FILES["vendors.csv"])
    assert bench.open("Claire").difference, "taken to be of now, it takes Paul's name back"
    work = Workbench(folder).take_as_of("Claire", "vendors.csv", begun.version)
    assert not work.difference
    assert not Workbench(folder).open("Claire").difference


def test_undo_leads_back_step_by_step_whichever_way_each_came_in(folder):
    bench = Workbench(folder)
    states = [bench.put("Claire", named("Akio SA"), way=Way(WayIn.VENDOR, "akio"))]
    states.append(bench.load("Claire", "some.csv", part(publisher="Journal Exemple")))
    states.append(bench.load("Claire", "mentions.csv", table_file(MENTIONS.columns, MENTIONS.rows[:2])))
    states.append(bench.remove_absent("Claire", "mentions.csv", "mentions", True))
    line = Drafts(folder, "Claire").line(bench.current("Claire"))
    assert [(step.way.kind, step.way.what) for step in line][::-1] == [
        (WayIn.BEGUN, ""),
        (WayIn.VENDOR, "akio"),
        (WayIn.FILE, "some.csv"),
        (WayIn.FILE, "mentions.csv"),
        (WayIn.ROWS, "mentions.csv"),
    ]
    for state in states[-2::-1]:
        bench = Workbench(folder)
        assert said(bench.back("Claire")) == said(state)
    assert not bench.back("Claire").difference, "back where it began"
    assert bench.back("Claire") is None
    assert said(bench.back("Claire", line[0].id.decode())) == said(states[-1])
    assert read_files(folder) == FILES


@settings(max_examples=2)
@given(st.integers(0, 2**32))
def test_however_often_one_goes_back_every_state_that_was_is_still_there(seed):
    chance = random.Random(seed)
    with quick_folder() as place:
        folder = written(place / "data", FILES)
        bench, states = Workbench(folder), {}
        for step in range(8):
            if chance.random() < 0.3 and states:
                id = chance.choice(sorted(states))
                assert bench.back("Claire", id).draft.files == states[id]
            elif chance.random() < 0.5:
                bench.put("Claire", named(f"Akio {step}"))
            else:
                bench.load("Claire", f"{chance.choice('ab')}.csv", part(chance.randint(1, 3), publisher=f"From {step}"))
            if chance.random() < 0.3:
                bench = Workbench(folder)
            now = Drafts(folder, "Claire").line(bench.current("Claire"))[0].id.decode()
            states[now] = bench.open("Claire").draft.files
        for id, files in states.items():
            assert bench.back("Claire", id).draft.files == files


def test_of_a_change_that_is_thrown_away_or_published_nothing_stays_in_memory(folder):
    bench = Workbench(folder)
    thrown = bench.load("Claire", "some.csv", part(publisher="Journal Exemple"))
    assert [kept.loaded[0].name for kept in bench._loaded.values()] == ["some.csv"]
    bench.throw_away("Claire", thrown.draft.id)
    assert not bench._loaded
    bench.load("Claire", "some.csv", part(publisher="Journal Exemple"))
    assert bench.publish("Claire", "a publisher", bench.open("Claire").draft.id)
    assert not bench._loaded
