"""The history: what was published, its files, and the ways back."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.imports.taken_from import marked_name
from vendors.desk.revisions import publishing
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import NO_REASON, UNKNOWN_VERSION, Conflict
from vendors.desk.revisions.repository import plain
from vendors.desk.revisions.strikes import Strikes
from vendors.i18n.language import _
from vendors.settings import today
from views.desk import draft, history, home
from web.desk.outcomes import outcome_answer
from web.desk.reasons import question_of_reason
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import file, page, see
from web.http.responses import bare_answer


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the history."""
    return [
        desk.get("/desk/history", _show, ("vendor", "version", "table", "row", "column")),
        desk.file("/desk/version/{version}/{file}", _file),
        desk.post("/desk/undo", _undo),
        desk.post("/desk/strike", _strike),
        desk.post("/desk/restore", _restore),
        desk.post("/desk/set-aside", _set_aside),
    ]


def _show(request: EditorRequest) -> Response:
    return page(history.view(request.behind, History(request.live.folder), Strikes(request.live.folder)))


def _file(request: EditorRequest) -> Response:
    kept, name = History(request.live.folder), request.in_path("file")
    version = kept.version(request.in_path("version"))
    if version is None or name not in (files := kept.files(version)):
        return bare_answer(HTTPStatus.NOT_FOUND)
    return file(files[name], marked_name(name.removesuffix(".csv"), "csv", version.data, today()))


def _undo(request: EditorRequest) -> Response:
    if asked := question_of_reason(request):
        return asked
    folder, editor, why = request.live.folder, request.editor.name, request.text("why")
    outcome = publishing.undo(folder, request.text("version"), editor, why)
    if not isinstance(outcome, Conflict):
        return outcome_answer(request, outcome)
    # A later version has touched the same cells: they are decided about one by one, as a change of its own.
    version = History(folder).version(request.text("version"))
    before = History(folder).version(version.before) if version else None
    assert version
    assert before
    name = request.behind.words.say(_("Takes back version {version}"), version=version.data[:7])
    request.bench.begin_undoing(editor, version, before, why, name)
    return see(request.behind, f"{draft.PATH}#conflict")


def _strike(request: EditorRequest) -> Response:
    folder = request.live.folder
    version = History(folder).version(request.text("version"))
    if version is None:
        return request.refused(UNKNOWN_VERSION)
    if not plain(request.text("why"), 10):
        return request.refused(NO_REASON)
    Strikes(folder).note(version.id, request.text("again") != "yes", request.editor.name, request.text("why"))
    done = "shown-to-readers" if request.text("again") == "yes" else "struck"
    return see(request.behind, f"{history.PATH}?version={version.id}#sight", done)


def _restore(request: EditorRequest) -> Response:
    version, folder = request.text("version"), request.live.folder
    head = History(folder).head()
    if head and head.id not in (request.form.get("newest"), version):
        return request.refused(_("Somebody has published meanwhile, so nothing was done: look at the history again."))
    if asked := question_of_reason(request):
        return asked
    base = head.data if head else ""
    return outcome_answer(request, publishing.restore(folder, version, base, request.editor.name, request.text("why")))


def _set_aside(request: EditorRequest) -> Response:
    if not request.behind.state.problems:
        return see(request.behind, home.PATH)
    return outcome_answer(request, publishing.set_aside(request.live.folder))
