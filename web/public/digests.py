"""The digest of a period, to be pasted into a letter to readers: `/changes/digest.html?since=2026-11-01` and `.txt`."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vendors.exports.digest import digest, plain
from vendors.i18n.language import language
from vendors.query import query_string
from vendors.query.results import UPDATE_PARAMETERS, Results
from vendors.settings import today
from vendors.store.watch import Live
from views.public.digest import page
from web.http.headers import framed_policy
from web.http.making import in_turn
from web.http.responses import bare_answer
from web.http.site_address import site_address
from web.http.static import TYPES
from web.public.refusals import selected


def routes(live: Live) -> list[Route]:
    """The digest as HTML and as plain text."""

    def answer(request: Request) -> Response:
        state, day = live.now(), today()
        if state.dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        given = query_string.parse(request.url.query)
        selection = selected(given, state.dataset, day, "csv", UPDATE_PARAMETERS)
        if isinstance(selection, Response):
            return selection
        words = language(selection.lang)
        base = site_address(request)
        told = digest(Results(state.dataset, selection, day, state.updates()), words, base)
        headers = {"cache-control": "no-cache", "content-language": words.code, "x-robots-tag": "noindex"}
        if request.url.path.endswith(".txt"):
            return Response(plain(told, words), headers={**headers, "content-type": TYPES[".txt"]})
        headers |= {"content-type": "text/html; charset=utf-8", "content-security-policy": framed_policy(())}
        return Response(page(told, words.code), headers=headers)

    async def apart(request: Request) -> Response:
        return await in_turn(answer, request)

    return [Route("/changes/digest.html", apart), Route("/changes/digest.txt", apart)]
