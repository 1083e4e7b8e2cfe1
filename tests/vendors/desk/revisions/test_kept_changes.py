"""What a version changed is read from its tables once: a later start tells it from what was kept, to each word."""

from pathlib import Path
from threading import Event

import pytest

from tests.vendors.desk.revisions.test_updates import published
from tests.vendors.little import with_cell, with_step
from vendors.desk.revisions import history, kept_changes, updates
from vendors.desk.revisions.changelog import PublicChangelog
from vendors.desk.revisions.diff import ChangeKind, Difference, RowChange, TableDifference
from vendors.desk.revisions.history import History
from vendors.desk.revisions.kept_changes import (
    DIFFERENCES,
    LOOKED_UP,
    LookedUp,
    keep_difference,
    keep_rows,
    kept_difference,
    kept_rows,
)
from vendors.desk.revisions.updates import PublicUpdates
from vendors.i18n.language import LANGUAGES, language
from vendors.store import checked
from vendors.store.files import Files
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key

ONE, OTHER = "1" * 40, "2" * 40


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for what is kept."""
    monkeypatch.setattr(checked, "checked_folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


def told(data: Path) -> list[object]:
    """All that readers are told of the history of a folder, by a process that has just started."""
    history._changed.cache_clear()
    log, changelog = PublicUpdates(data)(), PublicChangelog(data)
    words = [language(code) for code in LANGUAGES]
    return [[log.told(one), changelog(one)] for one in words]


def retitled(files: Files) -> Files:
    first = text_of("news", files["news.csv"]).rows[0]
    return with_cell(files, "news", (first["id"],), "title", f"{first['title']} again")


def test_a_later_start_reads_no_table_and_tells_the_same(data: Path, monkeypatch: pytest.MonkeyPatch):
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"))
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "name", "Akio SA"))
    published(data, with_step)
    published(data, retitled)
    first = told(data)
    assert len(first[0][0]) >= 4

    def read(*_args: object) -> None:
        raise AssertionError("a table is read")

    with monkeypatch.context() as patch:
        patch.setattr(history, "tables_of", read)
        assert told(data) == first
        patch.setattr(DIFFERENCES, "code_version", "others")
        assert told(data) != first
    assert told(data) == first


def test_a_history_that_takes_long_is_told_from_its_newest_version_on_and_then_whole(
    data: Path, monkeypatch: pytest.MonkeyPatch
):
    for year in ("1997", "1998", "1999"):
        published(data, lambda files, year=year: with_cell(files, "vendors", ("akio",), "founded", year))
    whole = PublicUpdates(data)()
    read_on, words = Event(), language("en")
    monkeypatch.setattr(updates, "AT_ONCE", -1)
    monkeypatch.setattr(
        PublicUpdates, "_read_on", lambda self, seen, real=PublicUpdates._read_on: read_on.wait() and real(self, seen)
    )
    source = PublicUpdates(data)
    first = source()
    assert [one.cells[0].after for one in first.told(words)] == ["1999"]
    assert first.mark != whole.mark
    assert first.since
    assert source().mark == first.mark
    read_on.set()
    source._reading_on.join()
    assert (source().mark, source().told(words)) == (whole.mark, whole.told(words))


def test_what_is_read_on_is_told_however_soon_it_is_read(data: Path, monkeypatch: pytest.MonkeyPatch):
    for year in ("1997", "1998", "1999"):
        published(data, lambda files, year=year: with_cell(files, "vendors", ("akio",), "founded", year))
    monkeypatch.setattr(updates, "AT_ONCE", -1)
    for _ in range(20):
        source = PublicUpdates(data)
        source()
        source._reading_on.join()
        assert len(source().told(language("en"))) == 3


def test_what_is_kept_is_what_was_found_to_each_cell():
    rows = {"id": "a", "name": 'Stray \udce9, "quoted"\r\nline', "note": ""}
    changes = (
        RowChange("vendors", ChangeKind.ADDED, None, Key(("a",), 2), {}, rows),
        RowChange("vendors", ChangeKind.RENAMED, Key(("b",)), Key(("a",)), {"id": "b"}, {"id": "a", "x": "1"}),
        RowChange("vendors", ChangeKind.REMOVED, Key(("c", "")), None, {"id": "c"}, {}),
    )
    problem = Problem("vendors.csv", 3, "B", "name", "encoding", value="E9")
    found = Difference((TableDifference("vendors", changes, True, ("x",), ("y", "z"), False, (problem,)),))
    keep_difference(ONE, OTHER, found)
    assert kept_difference(ONE, OTHER) == found
    assert kept_difference(OTHER, ONE) is None
    keep_difference(OTHER, ONE, Difference(()))
    assert kept_difference(OTHER, ONE) == Difference(())


def test_a_row_that_is_not_there_is_known_not_to_be():
    found = LookedUp(
        {("vendors", Key(("a",))): {"id": "a"}, ("vendors", Key(("b", "c"), 2)): None}, {("ownership", "a"): []}
    )
    keep_rows(ONE, found)
    assert kept_rows(ONE) == found
    assert kept_rows(OTHER) == LookedUp()
    keep_rows(ONE, LookedUp({}, {("events", "a"): [{"vendor": "a"}]}))
    assert kept_rows(ONE) == LookedUp(found.rows, {**found.about, ("events", "a"): [{"vendor": "a"}]})


def test_what_others_wrote_there_is_not_believed(folder: Path):
    keep_difference(ONE, OTHER, Difference(()))
    (path,) = folder.glob("*.changes")
    path.write_bytes(path.read_bytes() + b" ")
    assert kept_difference(ONE, OTHER) is None


def test_the_history_tells_what_was_kept(data: Path):
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"))
    newest = History(data).versions()[0]
    plain = History(data).entry(newest).changed
    history._changed.cache_clear()
    assert kept_changes.kept_difference(newest.before, newest.id) == plain
    assert History(data).entry(newest).changed == plain
    assert LOOKED_UP.has_room_for(newest.id)
