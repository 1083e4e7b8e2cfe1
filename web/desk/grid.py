"""The grid's page, its rows, and what was typed into it, kept cell by cell."""

from http import HTTPStatus

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from vendors.desk.grid import TypedRows, gridded, keep
from vendors.tables import TABLES
from views.desk import grid
from web.desk.places import PRIVATE
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page
from web.http.responses import bare_answer


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the grid."""
    return [desk.both(grid.PATH, _show, _keep, ("table", "row")), desk.get(f"{grid.PATH}.json", _rows, ("table",))]


def _show(request: EditorRequest) -> Response:
    return page(grid.view(request.behind, request.work is not None))


def _rows(request: EditorRequest) -> Response:
    table = grid.table_of(request.behind)
    found = gridded(request.bench, request.editor.name, table)
    return JSONResponse(grid.as_json(found, request.behind.words, request.editor.may_publish), headers=PRIVATE)


def _keep(request: EditorRequest) -> Response:
    table = request.text("table")
    try:
        typed = TypedRows.read(request.text("cells"), table) if table in TABLES else None
    except ValueError:
        typed = None
    if typed is None:
        return bare_answer(HTTPStatus.BAD_REQUEST)
    clashes = keep(request.bench, request.editor.name, table, typed)
    return JSONResponse({"clashes": grid.clashes_json(clashes)}, headers=PRIVATE)
