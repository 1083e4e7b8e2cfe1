"""This morning: what most deserves an editor's time, the most useful first."""

import csv
import io
import re
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
from views.base.paging import Paged, paged
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.own_work import own_work

PATH: Final = "/desk/home"
TASK: Final = "task-"
"""Before the id of a task, in the id of its line."""
FIRST: Final = 8
"""Tasks of one kind that are shown at once."""
MOST: Final = 50
"""Tasks of one kind on a page; a large survey has thousands, of which nobody does more in a morning."""
KIND, NUMBER = "kind", "page"
"""The parameters that name one kind of task, and which page of it."""
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


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one kind as the page shows them.

    Attributes:
        step: the kind.
        shown: the page of its tasks that is shown.
        lines: those, as lines.
        all_of_it: the address of the pages of this kind.
    """

    step: TaskKind
    shown: Paged
    lines: Sequence[TaskLine]
    all_of_it: str


def view(behind: Behind, folder: Path, own: OwnWork, work: Work | None) -> View:
    """The list of what awaits work, by kind, each with the way to its cell; where the address names a kind, the tasks of it page by page.

    Args:
        folder: the data folder.
        own: what waits for the editor besides the data.
        work: the editor's open change.
    """
    words = behind.words
    listed = _listed(behind, folder, work)
    waiting = [one for one in listed if not one.put_off]
    put_off = [one for one in listed if one.put_off]
    names = _names(folder)
    kind, number = asked_for(behind)
    groups = []
    for step, found in groupby(waiting, key=lambda one: one.task.step):
        if kind in (None, step):
            shown = paged(list(found), number if kind else 1, MOST)
            groups.append(TaskGroup(step, shown, _lines(shown.rows, names, words), place_of_kind(step)))
    broken = [problem.message(words) for problem in behind.state.problems]
    return frame(
        behind,
        PATH,
        "home.html",
        words.say(_("This morning")),
        own=own_work(own, words),
        five=FIVE,
        groups=groups,
        kind=kind,
        first=FIRST,
        mark=TASK,
        waits=WAITS,
        all=len(waiting),
        new=sum(one.is_new for one in waiting),
        put_off=len(put_off),
        put_off_lines=_lines(put_off[:MOST], names, words) if kind is None else [],
        broken=broken,
        notices=notices(words),
        can_set_aside=bool(broken) and behind.editor.may_publish and History(folder).exists,
    )


def asked_for(behind: Behind) -> tuple[TaskKind | None, int]:
    """The kind of task that the address names and the page of it; None for all kinds."""
    said = behind.parameters
    kind = next((kind for kind in TaskKind if kind == said.get(KIND)), None)
    number = said.get(NUMBER, "")
    return kind, max(int(number), 1) if re.fullmatch(r"[0-9]{1,6}", number) else 1


def place_of_kind(step: TaskKind, at: int = 0) -> str:
    """The address of the page of one kind that has the task at a place in it, from 0."""
    number = at // MOST + 1
    return f"{PATH}?{urlencode({KIND: step.value} | ({NUMBER: number} if number > 1 else {}))}"


def _listed(behind: Behind, folder: Path, work: Work | None) -> list[ListedTask]:
    dataset = behind.state.dataset
    return morning(folder, dataset, work.dataset if work else None) if dataset else []


def _names(folder: Path) -> Names:
    return Names.in_files(present_form(read_files(folder)))


def _lines(listed: Sequence[ListedTask], names: Names, words: Language) -> list[TaskLine]:
    return [
        TaskLine(
            one,
            one.task.said(names, words),
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
    lines = _lines(_listed(behind, folder, work), _names(folder), words)
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
