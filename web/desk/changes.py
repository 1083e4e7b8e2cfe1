"""Several changes of one editor: begun, named, chosen, and taken back out of the bin."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.revisions import draft_notes
from vendors.desk.revisions.drafts import Drafts
from vendors.i18n.language import _
from views.desk import draft
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import see

GONE = _("This change is not there any more: it is published, or was thrown away more than 30 days ago.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of what is done with whole changes."""
    return [
        desk.post("/desk/begin", _begin),
        desk.post("/desk/choose", _choose),
        desk.post("/desk/name", _name),
        desk.post("/desk/take-back", _take_back),
    ]


def _begin(request: EditorRequest) -> Response:
    request.bench.begin(request.editor.name, request.text("called"))
    return see(request.behind, draft.PATH, "begun")


def _choose(request: EditorRequest) -> Response:
    id, editor = request.text("draft"), request.editor.name
    if id not in Drafts(request.live.folder, editor).ids():
        return request.refused(GONE)
    draft_notes.choose(request.live.folder, editor, id)
    return see(request.behind, draft.PATH, "chosen")


def _name(request: EditorRequest) -> Response:
    work = request.fresh_work()
    name = draft_notes.called(request.text("called"))
    draft_notes.note(request.live.folder, request.editor.name, work.draft.id, lambda notes: replace(notes, name=name))
    return see(request.behind, draft.PATH, "named")


def _take_back(request: EditorRequest) -> Response:
    if request.bench.take_back(request.editor.name, request.text("draft")) is None:
        return request.refused(GONE)
    return see(request.behind, draft.PATH, "taken-back")
