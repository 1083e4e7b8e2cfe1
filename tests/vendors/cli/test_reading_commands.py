"""Commands that read a folder write nothing to it, also where a publish was cut short in it."""

import json
import os

import pytest

from tests.command_line import run
from tests.vendors.little import with_cell
from vendors.desk.revisions import atomic
from vendors.store.files import COMING, DESK

ARTICLE = "2016-03-06-contact-distance-nps"


def everything_in(folder):
    """Every file and folder, with its bytes and when it was last changed."""
    return {
        path.relative_to(folder): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else None)
        for path in (folder, *folder.rglob("*"))
    }


def staged(folder, files):
    """Cut short before it became the published state."""
    (folder / DESK).mkdir()
    atomic.begin(folder)
    atomic.stage(folder, files)


def published(folder, files):
    """Cut short before the tables followed."""
    staged(folder, files)
    atomic.publish(folder, {"id": "0" * 40})


def half_settled(folder, files):
    """Cut short when some of the tables had followed."""
    published(folder, files)
    moved = folder / DESK / COMING / atomic.PLACE / "vendors.csv"
    os.replace(moved, folder / "vendors.csv")


@pytest.mark.parametrize(("cut_short", "state"), [(staged, "old"), (published, "new"), (half_settled, "new")])
def test_an_interrupted_publish_is_read_whole_and_left_as_it_is(data, little, tmp_path, cut_short, state):
    text = tmp_path / "text.txt"
    text.write_text("NICE et Verint")
    # Two tables differ, of which one may have followed and the other not.
    read = {"old": told_in(data), "new": ("NICE Ltd", "A summary that only the new state has in this place.")}
    new = with_cell(little, "vendors", ("nice",), "name", read["new"][0])
    cut_short(data, with_cell(new, "news", (ARTICLE,), "summary_en", read["new"][1]))
    before = everything_in(data)

    assert told_in(data) == read[state]
    assert run("check", str(data)).returncode == 0
    assert run("link", str(text), "--data", str(data)).returncode == 0
    assert run("article", str(text), "--data", str(data)).returncode == 0
    assert run("diff", str(data), str(data)).returncode == 0
    assert everything_in(data) == before


def told_in(folder):
    """A name and a summary, from two tables of a folder as `show` tells them."""
    where = ("--data", str(folder), "--format", "json")
    (vendor,) = json.loads(run("show", "vendors", "--vendor", "nice", *where).stdout)
    (article,) = json.loads(run("show", "news", "--article", ARTICLE, *where).stdout)
    return vendor["name"], article["summary_en"]


def test_of_a_text_without_end_the_beginning_is_linked_and_that_is_said(data, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text(f"Satmetrix\n{'mot ' * 13_000}Satmetrix\n", "utf-8")
    linked = run("link", str(text), "--data", str(data), "--lang", "en")
    assert [len(json.loads(line)["vendors"]) for line in linked.stdout.splitlines()] == [1, 0]
    said = "Of the text on line 2 the first 50000 signs are read; what stands behind them is not looked at."
    assert linked.stderr.decode().strip() == said
