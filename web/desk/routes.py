"""What editors ask for and send behind the desk's door, by subject. `web.desk.sign_in` lets only editors get here."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.auth.login import Door
from vendors.desk.own_work import Standings
from vendors.desk.workspace import Workbench
from vendors.i18n.language import _
from vendors.store.watch import Live
from views.desk import home
from web.desk import (
    addresses,
    articles,
    changes,
    draft,
    grid,
    history,
    manual,
    mending,
    planned,
    row,
    shared,
    steps,
    tables,
    tasks,
    vendor,
    worklist,
)
from web.desk.requests import ANOTHER_WRITER, EditorRequest, EditorRoutes
from web.desk.responses import see
from web.desk.sign_in import GO_ON

BACK: Final = _(
    "You are signed in again. Nothing was done with what you sent: it stands in its form below. Look at it, and send it once more."
)


def routes(live: Live, bench: Workbench, door: Door) -> list[Route]:
    """The addresses, in the order of the desk's pages.

    Args:
        live: the data set of the moment.
        bench: the editors' open changes.
        door: says who may come in.
    """
    desk, standings = EditorRoutes(live, bench, door), Standings(bench)

    return [
        *worklist.routes(desk, standings),
        *tables.routes(desk),
        *manual.routes(desk),
        desk.get(GO_ON, _go_on, None),
        *draft.routes(desk),
        *mending.routes(desk),
        *steps.routes(desk),
        *changes.routes(desk),
        *shared.routes(desk),
        *planned.routes(desk),
        *history.routes(desk),
        *vendor.routes(desk),
        *row.routes(desk),
        *tasks.routes(desk),
        *articles.routes(desk),
        *addresses.routes(desk),
        *grid.routes(desk),
    ]


def _go_on(request: EditorRequest) -> Response:
    """The form that waited for the sign-in, in its page; the door lets nobody come here without one."""
    sent = request.sent
    if sent is None:
        return see(request.behind, home.PATH)
    if sent.writer and sent.writer != request.editor.name:
        return request.again(sent, ANOTHER_WRITER, HTTPStatus.OK, writer=sent.writer, name=request.editor.name)
    return request.again(sent, BACK, HTTPStatus.OK)
