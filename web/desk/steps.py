"""The steps of the change at work, and the way back to each."""

from itertools import islice

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.revisions.drafts import Drafts
from vendors.i18n.language import _
from views.desk import draft, steps
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

NOWHERE = _("There is no such step to go back to: nothing was done.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the steps."""
    return [desk.get(steps.PATH, _show), desk.post("/desk/back", _back)]


def _show(request: EditorRequest) -> Response:
    work = request.work
    if work is None:
        return see(request.behind, draft.PATH)
    drafts = Drafts(request.live.folder, request.editor.name)
    line = drafts.line(work.draft.id)
    return page(steps.view(request.behind, work, list(islice(drafts.steps(work.draft.id), steps.MOST + 1)), line))


def _back(request: EditorRequest) -> Response:
    request.fresh_work()
    if request.bench.back(request.editor.name, request.text("to")) is None:
        return request.refused(NOWHERE)
    return see(request.behind, f"{draft.PATH}#difference", "back")
