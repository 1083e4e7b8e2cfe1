"""The form of one row: shown, and kept in the editor's change."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.edits import OvertakenRowError, RowEdit, row_edit
from vendors.desk.mending.groups import value_meant
from vendors.i18n.language import _
from vendors.tables import TABLES
from vendors.validation.reading import text_of
from views.desk import draft, row
from views.desk.sent import CELL
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

GONE = _("This row is not in the tables any more, so nothing was kept: what you sent stands here.")
OVERTAKEN = _(
    "What you changed has been changed meanwhile, so nothing was kept yet. It says now: {facts}. To put yours in its place, keep it again."
)


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the form."""
    return [desk.both(row.PATH, _show, _keep, None)]


def _show(request: EditorRequest) -> Response:
    return page(row.view(request.behind, request.files, request.work))


def _keep(request: EditorRequest) -> Response:
    table, named = request.text("table"), request.text("row")
    if table not in TABLES:
        return request.refused(GONE)
    key = row.key_in(named, table, request.files) if named else None
    texts, before = _texts(request, table, CELL), _texts(request, table, f"was-{CELL}")
    rows = text_of(table, request.files.get(f"{table}.csv")).keyed
    if named and key is None:
        return request.refused(GONE)
    try:
        edit = RowEdit(table, key, removes=True) if request.text("act") == "remove" else None
        edit = edit or row_edit(table, key, rows.get(key) if key else None, texts, before)
    except OvertakenRowError as error:
        words = request.behind.words
        facts = "; ".join(f"{words.say(TABLES[table].column(name).label)}: {text}" for name, text in error.now.items())
        query = urlencode({"table": table, "row": named, "lang": words.code})
        again = replace(request.behind, query=query, said=words.say(OVERTAKEN, facts=facts), failed=True)
        return page(row.view(again, request.files, request.work, error.mine), HTTPStatus.CONFLICT)
    done = (
        "row-removed" if edit.removes else "kept" if any(edit.cells.values()) or (key and edit.cells) else "unchanged"
    )
    if done != "unchanged":
        request.bench.edit(request.editor.name, [edit])
    return see(request.behind, f"{draft.PATH}#problems" if request.work else draft.PATH, done)


def _texts(request: EditorRequest, table: str, before: str) -> dict[str, str]:
    """The text of each cell that was sent, as its column has it."""
    found = {}
    for column in TABLES[table].columns():
        sent = [str(one) for one in request.form.getlist(f"{before}{column.name}")]
        if sent:
            text = "|".join(filter(None, sent)) if column.many else sent[-1]
            lines = text.replace("\r\n", "\n").strip()
            found[column.name] = value_meant(lines, column)
    return found
