"""This morning: what most deserves an editor's time, the most useful first."""

from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from vendors.desk.linkcheck.state import states
from vendors.desk.own_work import OwnWork
from vendors.desk.revisions.describe import Names
from vendors.desk.revisions.history import History
from vendors.desk.worklist import Task, worklist
from vendors.i18n.language import _
from vendors.settings import today
from vendors.store.files import read_files
from vendors.store.migrations import present_form
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.own_work import own_work

PATH: Final = "/desk/home"
FIRST: Final = 8
"""Tasks of one kind that are shown at once."""


def view(behind: Behind, folder: Path, own: OwnWork) -> View:
    """The list of what awaits work, by kind, each with the way to its cell.

    Args:
        folder: the data folder.
        own: what waits for the editor besides the data.
    """
    words, dataset = behind.words, behind.state.dataset
    dead = [url for url, state in states(folder).items() if state.is_dead]
    tasks = worklist(dataset, today(), dead) if dataset else []
    names = Names(present_form(read_files(folder)))
    groups = [
        (step, [(task.said(names, words), place_of(task)) for task in found])
        for step, found in groupby(tasks, key=lambda task: task.step)
    ]
    broken = [problem.message(words) for problem in behind.state.problems]
    return frame(
        behind,
        PATH,
        "home.html",
        words.say(_("This morning")),
        own=own_work(own, words),
        groups=groups,
        first=FIRST,
        broken=broken,
        can_set_aside=bool(broken) and behind.editor.may_publish and History(folder).exists,
    )


def place_of(task: Task) -> str:
    """The address at which the cell of a task can be changed."""
    if task.table == "vendors":
        return f"/desk/vendor?{urlencode({'vendor': task.key[0]})}#{task.column}"
    if task.table == "evidence" and task.key[0] == "vendors":
        return f"/desk/vendor?{urlencode({'vendor': task.key[1]})}#{task.key[2]}"
    return f"/desk?{urlencode({'table': task.table, 'row': '|'.join(task.key)})}"
