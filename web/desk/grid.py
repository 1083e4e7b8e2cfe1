"""What was typed into the live grid and could not be kept there: shown, and kept in the editor's change."""

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.grid import gridded
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.i18n.language import _
from vendors.tables import TABLES
from views.desk import draft, typed_cells
from views.desk.typed_cells import TypedCells
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

OVERTAKEN = _("This table has changed meanwhile, so nothing was kept: what you typed stands here to be entered again.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the cells."""
    return [desk.both(typed_cells.PATH, _show, _keep, ("table", "row"))]


def _show(request: EditorRequest) -> Response:
    asked, sent = request.behind.parameters, request.sent
    table, row = asked.get("table", ""), asked.get("row", "")
    if sent is None or table not in TABLES:
        return see(request.behind, "/desk")
    return page(typed_cells.view(request.behind, gridded(request.bench, request.editor.name, table, row), sent))


def _keep(request: EditorRequest) -> Response:
    table, typed = request.text("table"), TypedCells.read(request.text("cells"))
    if table not in TABLES or not typed:
        return see(request.behind, "/desk")
    grid = gridded(request.bench, request.editor.name, table, request.text("row"))
    rows = typed.put_into(grid) if request.text("state") == grid.state else None
    if rows is None:
        return request.refused(OVERTAKEN)
    request.bench.put(request.editor.name, {f"{table}.csv": grid.changed(rows)}, way=Way(WayIn.GRID, table))
    return see(request.behind, draft.PATH)
