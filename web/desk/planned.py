"""Publishing at a set time: the time set, and called off."""

from datetime import UTC, datetime

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.planned import NotPlannedError, call_off, moment, plan
from vendors.desk.revisions.outcomes import NO_REASON
from vendors.desk.revisions.repository import plain
from views.desk import draft
from web.desk.draft import REASONS, asked_before
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import see


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of what is published later."""
    return [desk.post("/desk/plan", _plan), desk.post("/desk/call-off", _call_off)]


def _plan(request: EditorRequest) -> Response:
    work, why = request.fresh_work(), request.text("why")
    if not plain(why, 10):
        return request.refused(NO_REASON)
    if asked := asked_before(request, work):
        return asked
    try:
        plan(request.bench, work, moment(request.text("at")), why, datetime.now(UTC))
    except NotPlannedError as error:
        detail = " ".join(problem.message(request.behind.words) for problem in error.problems[:REASONS])
        return request.refused(error.reason, detail=detail)
    return see(request.behind, f"{draft.PATH}#changes")


def _call_off(request: EditorRequest) -> Response:
    call_off(request.bench, request.editor.name, request.text("draft"))
    return see(request.behind, draft.PATH)
