"""A change that another editor shows: what is wrong in it, what is different, what it does, its preview; and approving it."""

from typing import Final

from vendors.desk.approvals import approvals, notes_on
from vendors.desk.kept_work import KeptWork
from vendors.desk.revisions.describe import Names
from vendors.desk.work import Work
from vendors.settings import site_time
from views.base.view import View
from views.desk.changes import name_of
from views.desk.difference import by_line
from views.desk.draft import MOST_SHOWN, figures
from views.desk.frame import Behind, frame
from views.desk.mending import open_problems

PATH: Final = "/desk/changes"


def view(behind: Behind, work: Work, bench: KeptWork) -> View:
    """The change as it is now, to be read.

    Args:
        work: the change.
        bench: the open changes.
    """
    words, notes = behind.words, notes_on(bench.folder, work)
    return frame(
        behind,
        PATH,
        "shared.html",
        name_of(notes.name, work.draft.when, words),
        work=work,
        notes=notes,
        problems=[(problem.message(words), problem in work.errors) for problem in open_problems(work)[:MOST_SHOWN]],
        lines=by_line(work.difference, Names.in_files(work.draft.files, work.base), words, MOST_SHOWN),
        removable=[],
        read_only=True,
        conflict=bench.conflict(work),
        given=[(one.who, site_time(one.when)) for one in approvals(bench.folder, work)],
        is_own=work.draft.editor == behind.editor.name,
        preview=f"{PATH}/{work.draft.id}/preview/",
        **figures(work, behind.state.dataset, words),
    )
