"""What editors ask for and send behind the desk's door, by subject. `web.desk.sign_in` lets only editors get here."""

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.auth.login import Door
from vendors.desk.workspace import Workbench
from vendors.store.watch import Live
from views.desk import home
from web.desk import addresses, articles, draft, history, vendor
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page


def routes(live: Live, bench: Workbench, door: Door) -> list[Route]:
    """The addresses, in the order of the desk's pages.

    Args:
        live: the data set of the moment.
        bench: the editors' open changes.
        door: says who may come in.
    """
    desk = EditorRoutes(live, bench, door)
    return [
        desk.get("/desk/home", _home),
        *draft.routes(desk),
        *history.routes(desk),
        *vendor.routes(desk),
        *articles.routes(desk),
        *addresses.routes(desk),
    ]


def _home(request: EditorRequest) -> Response:
    return page(home.view(request.behind, request.live.folder))
