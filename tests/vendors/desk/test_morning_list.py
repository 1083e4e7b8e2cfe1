"""What the list of This morning adds to its tasks: what is new since yesterday, what editors have noted, what their change does."""

import time
from pathlib import Path

import pytest

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.exact_title import exact
from vendors.desk.morning import ListedTask, morning
from vendors.desk.revisions import publishing
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.task_notes import FILE, TaskNote, TaskNotes
from vendors.desk.worklist import TaskKind
from vendors.settings import desk_folder, today
from vendors.store.files import Files
from vendors.store.load import load_files
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset

DAY = 86_400


def loaded(files: Files) -> Dataset:
    found = load_files(files, today()).dataset
    assert found
    return found


def listed(folder: Path) -> list[ListedTask]:
    return morning(folder, loaded(begin(folder).files))


def test_what_was_no_task_yesterday_is_new(data: Path, monkeypatch: pytest.MonkeyPatch):
    now = time.time()
    with monkeypatch.context() as yesterday:
        yesterday.setattr(publishing.time, "time", lambda: now - DAY)
        begin(data)
    assert {one.is_new for one in listed(data)} == {False}
    base = begin(data)
    files = with_cell(base.files, "vendors", ("nice",), "hq_country", "FR")
    assert_published(publish(data, base.version, files, "Claire", "Seat read in the register"))
    new = [(one.task.step, one.task.column) for one in listed(data) if one.is_new]
    assert (TaskKind.STALE_EVIDENCE, "hq_country") in new
    assert {column for _, column in new} == {"hq_country"}


def test_nothing_is_called_new_where_the_history_began_today(data: Path):
    assert {one.is_new for one in listed(data)} == {False}


def test_a_task_is_put_off_for_its_days_and_a_text_that_stands_is_asked_about_no_more(data: Path):
    base = begin(data)
    row = next(row for row in loaded(base.files).table(Controversy) if row.closed)
    files = with_cell(
        base.files, "controversies", (row.id,), "title_fr", "NICE aurait caché des pertes, accuse un fonds"
    )
    assert_published(publish(data, base.version, files, "Claire", "A title of ours"))
    one = next(one for one in listed(data) if one.task.step is TaskKind.OUTCOME)
    notes = TaskNotes(data)
    notes.change(one.task.id, until="9999-12-31", put_off_by="Claire")
    assert [other.note for other in listed(data) if other.put_off] == [TaskNote("", "9999-12-31", "Claire")]
    notes.change(one.task.id, until=today().isoformat())
    assert not any(other.put_off for other in listed(data))
    notes.change(one.task.id, settled_by="Claire")
    assert one.task.id not in {other.task.id for other in listed(data)}
    base = begin(data)
    files = with_cell(
        base.files, "controversies", (row.id,), "title_fr", "NICE aurait caché des ventes, accuse un fonds"
    )
    assert_published(publish(data, base.version, files, "Claire", "Another title of ours"))
    assert [other.task.column for other in listed(data) if other.task.step is TaskKind.OUTCOME] == ["title_fr"]


def test_notes_that_nobody_can_read_leave_the_list_whole(data: Path):
    tasks = len(listed(data))
    (desk_folder(data) / FILE).write_text("{", "utf-8")
    assert len(listed(data)) == tasks
    TaskNotes(data).change("a" * 20, taken_by="Claire")
    assert TaskNotes(data).all() == {"a" * 20: TaskNote("Claire")}
    TaskNotes(data).change("a" * 20, taken_by="")
    assert TaskNotes(data).all() == {}


def test_what_the_own_change_does_already_is_said(data: Path):
    files = begin(data).files
    titles = [one.task for one in listed(data) if one.task.step is TaskKind.TITLE]
    assert titles
    own = loaded({**files, **exact(files, titles[0].key[0])})
    done = [one.task.key for one in morning(data, loaded(files), own) if one.in_change]
    assert done == [titles[0].key]
