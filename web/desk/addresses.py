"""The addresses that the data cites: their state, and asking them."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.linkcheck.background import BackgroundRun
from views.desk import addresses
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see


def routes(desk: EditorRoutes) -> list[Route]:
    """The page of the addresses, whose form begins to ask them."""
    run = BackgroundRun(desk.live.folder)

    def show(request: EditorRequest) -> Response:
        behind = request.behind
        if run.broken_off:
            behind = replace(behind, said=behind.words.say(run.broken_off), failed=True)
        return page(addresses.view(behind, request.live.folder, run.progress, run.is_running))

    def ask(request: EditorRequest) -> Response:
        if request.behind.state.dataset is not None:
            run.start(request.behind.state.dataset)
        return see(request.behind, addresses.PATH)

    return [desk.both("/desk/addresses", show, ask)]
