"""Publishing at a set time: the time set, and called off."""

from datetime import UTC, datetime

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.planned import NotPlannedError, call_off, moment, plan
from vendors.desk.revisions.outcomes import NO_REASON
from vendors.desk.revisions.repository import plain
from vendors.desk.work import Work
from views.desk import draft
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import see

REASONS = 3
"""Errors that are named."""


def routes(desk: EditorRoutes) -> list[Route]:
    """The address at which a set time is called off; it is set where one publishes."""
    return [desk.post("/desk/call-off", _call_off)]


def planned(request: EditorRequest, work: Work) -> Response:
    """Sets the time that a form gives, or says why not."""
    why = request.text("why")
    if not plain(why, 10):
        return request.refused(NO_REASON)
    try:
        plan(request.bench, work, moment(request.text("at")), why, datetime.now(UTC))
    except NotPlannedError as error:
        detail = " ".join(problem.message(request.behind.words) for problem in error.problems[:REASONS])
        return request.refused(error.reason, detail=detail)
    return see(request.behind, f"{draft.PATH}#changes", "planned")


def _call_off(request: EditorRequest) -> Response:
    call_off(request.bench, request.editor.name, request.text("draft"))
    return see(request.behind, draft.PATH, "called-off")
