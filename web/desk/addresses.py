"""The addresses that the data cites: their state, and asking them."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.linkcheck.job import Job
from views.desk import addresses
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see


def routes(desk: EditorRoutes) -> list[Route]:
    """The page of the addresses, whose form begins to ask them."""
    job = Job(desk.live.folder)

    def show(request: EditorRequest) -> Response:
        behind = request.behind
        if why := job.why_it_ended:
            behind = replace(behind, said=behind.words.say(why), failed=True)
        return page(addresses.view(behind, request.live.folder, job.progress, job.is_running))

    def ask(request: EditorRequest) -> Response:
        job.start()
        return see(request.behind, addresses.PATH)

    return [desk.both("/desk/addresses", show, ask)]
