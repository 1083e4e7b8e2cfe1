"""The tables to take away: as published, each with its version, and empty."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.imports.taken_from import marked_name
from vendors.desk.imports.templates import FORMATS, filled, template
from vendors.desk.revisions import publishing
from vendors.settings import today
from vendors.tables import TABLES
from views.desk import tables
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import file, page
from web.http.responses import bare_answer


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the tables."""
    return [
        desk.get(tables.PATH, _show),
        desk.file("/desk/template/{table}.{ending}", _template),
        desk.file("/desk/table/{table}.{ending}", _table),
    ]


def _show(request: EditorRequest) -> Response:
    return page(tables.view(request.behind))


def _template(request: EditorRequest) -> Response:
    table, ending = request.in_path("table"), request.in_path("ending")
    if table not in TABLES or ending not in FORMATS:
        return bare_answer(HTTPStatus.NOT_FOUND)
    return file(template(table, ending, request.behind.words.code), f"{table}.{ending}")


def _table(request: EditorRequest) -> Response:
    table, ending = request.in_path("table"), request.in_path("ending")
    if table not in TABLES or ending not in FORMATS:
        return bare_answer(HTTPStatus.NOT_FOUND)
    beginning = publishing.begin(request.live.folder)
    data = beginning.files.get(f"{table}.csv")
    if data is None:
        return bare_answer(HTTPStatus.NOT_FOUND)
    content = filled(table, data, ending, request.behind.words.code, beginning.version)
    return file(content, marked_name(table, ending, beginning.version, today()))
