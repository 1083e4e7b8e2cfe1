"""The list of This morning: shown, taken away, and what an editor notes on one of its tasks."""

import re
from datetime import timedelta
from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.exact_title import exact
from vendors.desk.morning import morning, next_to
from vendors.desk.own_work import Standings
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.task_notes import TaskNotes
from vendors.i18n.language import _
from vendors.settings import today
from views.desk import home
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import file, page, see

LEAVING: Final = frozenset({"put-off", "settled"})
"""What takes a task out of the list that is before the editor."""


def routes(desk: EditorRoutes, standings: Standings) -> list[Route]:
    """The addresses of the list.

    Args:
        desk: makes the routes.
        standings: how the editors' own changes stand.
    """

    def show(request: EditorRequest) -> Response:
        own = standings.of(request.editor.name)
        return page(home.view(request.behind, request.live.folder, own, request.work))

    return [
        desk.get(home.PATH, show, understood=(home.KIND, home.NUMBER)),
        desk.file("/desk/worklist.csv", _table),
        desk.post("/desk/worklist", _note),
        desk.post("/desk/exact", _exact),
    ]


def _table(request: EditorRequest) -> Response:
    content = home.worklist_table(request.behind, request.live.folder, request.work)
    name = request.behind.words.say(_("to-do"))
    return file(content, f"{name}-{today().isoformat()}.csv")


def _note(request: EditorRequest) -> Response:
    """Note one thing on one task: the name of the button that was pressed says what, its value on which."""
    who, later = request.editor.name, (today() + timedelta(days=home.WAITS)).isoformat()
    meant = {
        "take": ("taken", {"taken_by": who}),
        "release": ("released", {"taken_by": ""}),
        "put-off": ("put-off", {"until": later, "put_off_by": who}),
        "bring-back": ("brought-back", {"until": "", "put_off_by": ""}),
        "stands": ("settled", {"settled_by": who}),
    }
    place, done = home.PATH, ""
    for name, (said, changed) in meant.items():
        if re.fullmatch(r"[0-9a-f]{20}", task := request.text(name)):
            place, done = _line_of(request, task, said in LEAVING), said
            TaskNotes(request.live.folder).change(task, **changed)
    return see(request.behind, place, done)


def _line_of(request: EditorRequest, id: str, leaves: bool) -> str:
    """Where the list goes on: at the line of a task, or where that goes out of the list, at the one next to it.

    Whoever works through one kind page by page goes on there.
    """
    dataset, work = request.behind.state.dataset, request.work
    of_kind = request.text(home.KIND)
    if not dataset or not (leaves or of_kind):
        return f"{home.PATH}#{home.TASK}{id}"
    listed = morning(request.live.folder, dataset, work.dataset if work else None)
    goes_on = next_to(listed, id) if leaves else id
    place = home.PATH
    if of_kind:
        waiting = [
            one.task
            for one in listed
            if one.task.step == of_kind and not one.put_off and (not leaves or one.task.id != id)
        ]
        at = next((at for at, task in enumerate(waiting) if task.id == goes_on), 0)
        place = home.place_of_kind(waiting[at].step, at) if waiting else home.PATH
    return f"{place}#{home.TASK}{goes_on}" if goes_on else place


def _exact(request: EditorRequest) -> Response:
    article = request.text("article")
    try:
        tables = exact(request.files, article)
    except KeyError:
        return request.refused(_("This article is not in the tables any more, so nothing was kept."))
    request.bench.put(request.editor.name, tables, way=Way(WayIn.GRID, "news"))
    return see(request.behind, f"{home.PATH}#title", "exact")
