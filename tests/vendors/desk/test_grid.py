"""What is typed into a grid is kept cell by cell, whatever others did to the table meanwhile."""

import json

import pytest

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import little_files, written
from vendors.desk.grid import TypedCell, TypedRows, gridded, keep
from vendors.desk.revisions.publishing import SHIPPED
from vendors.desk.workspace import Workbench
from vendors.validation.text_table import Key

FILES = little_files()
AKIO = Key(("akio",))


@pytest.fixture
def bench(tmp_path):
    return Workbench(written(tmp_path / "data", FILES))


def city(bench, editor="Claire", key=AKIO):
    return gridded(bench, editor, "vendors").keyed[key]["hq_city"]


def typed(was, now, key=AKIO, column="hq_city"):
    return TypedRows({key: {column: TypedCell(was, now)}})


def test_a_cell_is_kept_and_all_else_stays(bench):
    before = city(bench)
    assert keep(bench, "Claire", "vendors", typed(before, "Lille")) == []
    (change,) = bench.open("Claire").difference.changes
    assert [(cell.column, cell.before, cell.after) for cell in change.cells] == [("hq_city", before, "Lille")]


def test_what_was_changed_meanwhile_is_shown_and_everything_else_is_kept(bench):
    before, name = city(bench), gridded(bench, "Paul", "vendors").keyed[AKIO]["name"]
    keep(bench, "Paul", "vendors", typed(before, "Nantes"))
    assert_published(bench.publish("Paul", "Seat read in the register"))
    both = {AKIO: {"hq_city": TypedCell(before, "Lille"), "name": TypedCell(name, "Akio SAS")}}
    (clash,) = keep(bench, "Claire", "vendors", TypedRows(both))
    assert (clash.column, clash.base, clash.theirs, clash.mine) == ("hq_city", before, "Nantes", "Lille")
    assert (city(bench), gridded(bench, "Claire", "vendors").keyed[AKIO]["name"]) == ("Nantes", "Akio SAS")
    assert keep(bench, "Claire", "vendors", typed("Nantes", "Lille")) == [], "knowing of theirs, mine counts"


def test_an_unfinished_row_is_kept_and_its_gaps_are_named(bench):
    added = TypedRows(added=({"vendor": "akio", "kind": "unknown", "verdict": "unverified"},))
    assert keep(bench, "Claire", "ownership", added) == []
    work = bench.open("Claire")
    assert ("required", "confidence") in {(problem.rule, problem.column) for problem in work.errors}
    assert work.draft.files["ownership.csv"].count(b"\nakio,") == FILES["ownership.csv"].count(b"\nakio,") + 1


def test_a_row_is_taken_out_unless_it_has_changed(bench):
    row = dict(gridded(bench, "Claire", "vendors").keyed[AKIO])
    (clash,) = keep(bench, "Claire", "vendors", TypedRows(removed={AKIO: {**row, "hq_city": "Elsewhere"}}))
    assert (clash.column, clash.mine) == ("hq_city", None)
    assert bench.open("Claire") is None
    assert keep(bench, "Claire", "vendors", TypedRows(removed={AKIO: row})) == []
    assert AKIO not in gridded(bench, "Claire", "vendors").keyed


def test_what_is_typed_in_another_spelling_is_understood_or_asked_about(bench):
    row = gridded(bench, "Claire", "vendors").keyed[AKIO]
    spelt = {"founded": TypedCell(row["founded"], "23/04/2018"), "hq_country": TypedCell(row["hq_country"], "Farnce")}
    keep(bench, "Claire", "vendors", TypedRows({AKIO: spelt}))
    assert gridded(bench, "Claire", "vendors").keyed[AKIO]["founded"] == "2018-04-23"
    assert ("unknown-country", "FR") in {(problem.rule, problem.fix) for problem in bench.open("Claire").errors}


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        "{}",
        '{"edited": 3, "added": [], "removed": []}',
        json.dumps({"edited": [], "added": [{"no such column": "x"}], "removed": []}),
        json.dumps({"edited": [], "added": [{"name": {"a": 1}}], "removed": []}),
        json.dumps({"edited": [{"key": ["akio"], "nth": "x", "cells": {}}], "added": [], "removed": []}),
    ],
)
def test_a_text_that_no_grid_sends_is_refused(sent):
    with pytest.raises(ValueError, match=r"no rows of a grid|not of this table"):
        TypedRows.read(sent, "vendors")


def test_what_a_grid_sends_is_read(bench):
    sent = {
        "edited": [{"key": ["akio"], "nth": 1, "cells": {"hq_city": ["Paris", "Lille"]}}],
        "added": [{"id": "new"}],
        "removed": [{"key": ["nice"], "nth": 1, "cells": {"name": "NICE"}}],
    }
    assert TypedRows.read(json.dumps(sent), "vendors") == TypedRows(
        {AKIO: {"hq_city": TypedCell("Paris", "Lille")}}, ({"id": "new"},), {Key(("nice",)): {"name": "NICE"}}
    )


def test_an_empty_folder_begins_with_the_table_of_the_project(tmp_path):
    shipped = (SHIPPED / "vendors.csv").read_text("utf-8")
    assert len(gridded(Workbench(tmp_path), "Claire", "vendors").rows) > 10
    assert shipped.startswith("id,")
