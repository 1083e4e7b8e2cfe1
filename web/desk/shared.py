"""Changes that others show: looked at, previewed and approved; and showing one's own."""

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.approvals import NotApprovedError, approve, show, shown_work
from vendors.i18n.language import _
from views.desk import draft, preview, shared
from views.desk.frame import nothing
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

NOT_SHOWN = _("This change is not shown any more: it is published, thrown away, or its editor goes on with it alone.")
OTHER_STATE = _(
    "Nothing was approved: the change is not what you have read any more, or it is your own. Look at it again."
)


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of changes that are shown."""

    def approved(request: EditorRequest) -> Response:
        work = shown_work(request.bench, request.text("draft"), request.editor.name)
        if work is None:
            return request.refused(NOT_SHOWN)
        try:
            approve(request.live.folder, work, request.editor.name, request.text("state"))
        except NotApprovedError:
            return request.refused(OTHER_STATE)
        what = f"approved the change {work.draft.id} of {work.draft.editor!r} in the state {work.state[:16]}"
        client = request.http.client
        desk.door.note(what, request.editor.name, client.host if client else "")
        return see(request.behind, f"{shared.PATH}?draft={work.draft.id}#approve", "approved")

    return [
        desk.get(shared.PATH, _look, ("draft",)),
        desk.get(f"{shared.PATH}/{{id}}/preview/{{page:path}}", _preview, None),
        desk.post("/desk/show", _show),
        desk.post("/desk/approve", approved),
    ]


def _look(request: EditorRequest) -> Response:
    work = shown_work(request.bench, request.behind.parameters.get("draft", ""), request.editor.name)
    if work is None:
        return page(nothing(request.behind, shared.PATH, _("This change is not shown"), NOT_SHOWN))
    return page(shared.view(request.behind, work, request.bench))


def _preview(request: EditorRequest) -> Response:
    id = request.in_path("id")
    work = shown_work(request.bench, id, request.editor.name)
    place = f"{shared.PATH}/{id}/preview"
    view = preview.view(request.behind, work, f"/{request.in_path('page')}", place) if work else None
    return page(view or preview.none(request.behind))


def _show(request: EditorRequest) -> Response:
    work, how = request.fresh_work(), request.text("how")
    show(request.live.folder, request.editor.name, work.draft.id, how in ("shown", "asked"), how == "asked")
    return see(request.behind, f"{draft.PATH}#share", how if how in ("shown", "asked") else "hidden")
