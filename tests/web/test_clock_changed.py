"""The clock of the machine jumps, back or forward, while the site runs: readers go on reading, and nothing is lost."""

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from dulwich.repo import Repo

import views
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import little_files, with_cell, written
from vendors.desk.revisions import publishing
from vendors.desk.revisions.history import History
from vendors.desk.revisions.remote import follow_only, synchronise
from vendors.desk.served import served
from vendors.settings import today
from vendors.store import checked, load, watch
from vendors.store.files import read_files

YEAR = 365 * 24 * 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = written(tmp_path / "data", little_files())
    for file in made.glob("*.csv"):
        # Left alone for long, so that they are read at once.
        os.utime(file, (time.time() - YEAR,) * 2)
    return made


def published(folder: Path, name: str) -> None:
    base = publishing.begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), "name", name)
    assert_published(publishing.publish(folder, base.version, files, "Claire", f"Called {name}"))


def test_what_is_published_after_the_clock_was_set_back_is_the_newest_here_and_on_every_replica(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    between, replica = tmp_path / "between.git", tmp_path / "replica"
    Repo.init_bare(str(between), mkdir=True, default_branch=b"main").close()
    published(folder, "Akio Un")
    now = time.time()
    with monkeypatch.context() as patch:
        patch.setattr(publishing.time, "time", lambda: now - YEAR)
        published(folder, "Akio Deux")
    published(folder, "Akio Trois")
    versions = History(folder).versions()
    assert [version.why for version in versions[:3]] == ["Called Akio Trois", "Called Akio Deux", "Called Akio Un"]
    assert synchronise(folder, str(between)).reason == ""
    assert follow_only(replica, str(between)).version == versions[0].id
    assert read_files(replica) == read_files(folder)
    state = served(folder).read_now()
    assert ">Akio Trois<" in views.show("/", "lang=en", state).body
    assert views.show("/corrections", "lang=en", state).status == 200
    assert_published(publishing.undo(folder, versions[0].id, "Claire", "Back"))
    assert b"Akio Deux" in read_files(folder)["vendors.csv"]


@pytest.mark.parametrize("jump", [-10 * YEAR, YEAR])
def test_a_table_that_was_written_at_another_time_is_read(folder: Path, jump: int):
    live = served(folder)
    before = live.now().dataset
    table = folder / "vendors.csv"
    table.write_text(table.read_text("utf-8").replace("akio,Akio,", "akio,Akio Un,"), "utf-8")
    os.utime(table, (time.time() + jump,) * 2)
    live._looked = -watch.LOOK_AGAIN
    after = live.now().dataset
    assert before
    assert after
    assert after.version != before.version


def test_on_a_day_before_the_data_readers_see_the_last_good_version_and_on_the_right_day_it_is_whole_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    live, day = served(folder), today()
    assert live.now().problems == ()

    def on(moved: date) -> watch.State:
        monkeypatch.setattr(watch, "today", lambda: moved)
        live._looked = -watch.LOOK_AGAIN
        return live.now()

    wrong = on(date(2010, 1, 1))
    assert wrong.dataset
    assert wrong.problems
    assert views.show("/", "lang=en", wrong).status == 200
    assert on(day).problems == ()
    assert on(day + timedelta(days=3650)).dataset


def test_a_server_that_starts_with_a_clock_behind_shows_what_was_checked_before(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(checked, "checked_folder", lambda: tmp_path / "checked")
    monkeypatch.setattr(watch, "today", lambda: date(2010, 1, 1))
    assert served(folder).now().dataset is None, "nobody has ever checked it"
    with monkeypatch.context() as right:
        right.setattr(watch, "today", today)
        version = served(folder).now().dataset.version
    load._remembered.cache.clear()
    late = served(folder).now()
    assert late.dataset.version == version
    assert {problem.rule for problem in late.problems} == {"future-date"}
    assert views.show("/", "lang=en", late).status == 200
