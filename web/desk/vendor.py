"""A vendor's form: shown, and kept in the editor's change."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.forms import FactsOvertakenError, changed
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.i18n.language import _
from views.desk import draft, vendor
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

GONE = _("This vendor is not in the tables any more, so nothing was kept: what you sent stands here.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the form."""
    return [desk.both("/desk/vendor", _show, _keep, ("vendor",))]


def _show(request: EditorRequest) -> Response:
    return page(vendor.view(request.behind, request.files))


def _keep(request: EditorRequest) -> Response:
    files, id, texts = request.files, request.text("vendor"), request.texts
    covered = [str(one) for one in request.form.getlist("covers")]
    try:
        tables = changed(files, id, texts, covered)
    except KeyError:
        return request.refused(GONE)
    except FactsOvertakenError as error:
        words = request.behind.words
        query = urlencode({"vendor": id, "lang": words.code})
        again = replace(request.behind, query=query, said=error.said(words), failed=True)
        source = {name: text for name, text in texts.items() if name.startswith(("source-", "names-"))}
        return page(vendor.view(again, files, {**source, **error.mine}, covered), HTTPStatus.CONFLICT)
    request.bench.put(request.editor.name, tables, way=Way(WayIn.VENDOR, id))
    return see(request.behind, draft.PATH)
