"""This morning: what most deserves an editor's time, the most useful first."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from vendors.desk.morning import ListedTask, morning
from vendors.desk.own_work import OwnWork
from vendors.desk.revisions.describe import Names
from vendors.desk.revisions.history import History
from vendors.desk.work import Work
from vendors.desk.worklist import Task, TaskKind
from vendors.exports.citations import notices
from vendors.i18n.language import Language, _
from vendors.store.files import read_files
from vendors.store.migrations import present_form
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.own_work import own_work

PATH: Final = "/desk/home"
TASK: Final = "task-"
"""Before the id of a task, in the id of its line."""
FIRST: Final = 8
"""Tasks of one kind that are shown at once."""
WAITS: Final = 7
"""Days for which a task is put off."""
FIVE: Final = (
    ("/desk/draft", _("Change a table in your spreadsheet"), _("download it, change it, load it again")),
    ("/desk/vendor", _("Correct a fact"), _("of a vendor, with its source")),
    ("/desk/article", _("Add an article"), _("pasted, as a saved page or a feed")),
    ("/desk/task", _("Tell what happened"), _("a purchase, a controversy, a new vendor")),
    ("/desk/draft#publish", _("Publish, or take back"), _("after you have seen what is different")),
)
"""The five tasks of an editor: where, what, and how."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as the page shows it.

    Attributes:
        said: what is to be done.
        place: where.
        address: of the page to compare with, or "".
        is_title: whether one click says that the title is exact.
        until: the day until which it is put off; None where it is not.
    """

    listed: ListedTask
    said: str
    place: str
    address: str
    is_title: bool
    until: date | None


def view(behind: Behind, folder: Path, own: OwnWork, work: Work | None) -> View:
    """The list of what awaits work, by kind, each with the way to its cell.

    Args:
        folder: the data folder.
        own: what waits for the editor besides the data.
        work: the editor's open change.
    """
    words = behind.words
    lines = _lines(behind, folder, work)
    waiting = [line for line in lines if not line.listed.put_off]
    groups = [(step, list(found)) for step, found in groupby(waiting, key=lambda line: line.listed.task.step)]
    broken = [problem.message(words) for problem in behind.state.problems]
    return frame(
        behind,
        PATH,
        "home.html",
        words.say(_("This morning")),
        own=own_work(own, words),
        five=FIVE,
        groups=groups,
        first=FIRST,
        mark=TASK,
        waits=WAITS,
        all=len(waiting),
        new=sum(line.listed.is_new for line in waiting),
        put_off=[line for line in lines if line.listed.put_off],
        broken=broken,
        notices=notices(words),
        can_set_aside=bool(broken) and behind.editor.may_publish and History(folder).exists,
    )


def _lines(behind: Behind, folder: Path, work: Work | None) -> list[TaskLine]:
    dataset = behind.state.dataset
    listed = morning(folder, dataset, work.dataset if work else None) if dataset else []
    names = Names.in_files(present_form(read_files(folder)))
    return [
        TaskLine(
            one,
            one.task.said(names, behind.words),
            place_of(one.task),
            one.task.address,
            one.task.step is TaskKind.TITLE,
            date.fromisoformat(one.note.until) if one.put_off else None,
        )
        for one in listed
    ]


def worklist_table(behind: Behind, folder: Path, work: Work | None) -> bytes:
    """The list as CSV, as a spreadsheet of the editor's language reads it."""
    words = behind.words
    lines = _lines(behind, folder, work)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";" if words.code == "fr" else ",")
    writer.writerow([words.say(label) for label in _HEADER])
    writer.writerows([_safe(cell) for cell in _cells(line, words)] for line in lines)
    return written.getvalue().encode("utf-8-sig")


_HEADER: Final = (
    _("Kind"),
    _("What"),
    _("Table"),
    _("Row"),
    _("Column"),
    _("Address"),
    _("New since yesterday"),
    _("Taken by"),
    _("Put off until"),
)


def _cells(line: TaskLine, words: Language) -> Sequence[str]:
    task, note = line.listed.task, line.listed.note
    new = words.say("yes") if line.listed.is_new else ""
    kind = words.say(task.step.label)
    until = note.until if line.listed.put_off else ""
    return (kind, line.said, task.table, "|".join(task.key), task.column, line.address, new, note.taken_by, until)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def place_of(task: Task) -> str:
    """The address at which the cell of a task can be changed."""
    if task.table == "vendors":
        return f"/desk/vendor?{urlencode({'vendor': task.key[0]})}#{task.column}"
    if task.table == "evidence" and task.key[0] == "vendors":
        return f"/desk/vendor?{urlencode({'vendor': task.key[1]})}#{task.key[2]}"
    return f"/desk?{urlencode({'table': task.table, 'row': '|'.join(task.key)})}"
