"""What is suggested while a reader types in the search of the masthead."""

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from vendors.query import query_string
from vendors.store.watch import Live
from views.base.view import Asked
from views.public.search import PAGE, suggestions
from web.http.making import in_turn

ADDRESS: Final = f"{PAGE.path}/suggestions"


def route(live: Live) -> Route:
    """The address of suggestions: `/search/suggestions?q=qual`. It answers JSON: `suggestions`, and `all`, the page of results."""

    async def answer(request: Request) -> Response:
        return await in_turn(_suggested, live, request.url.query)

    return Route(ADDRESS, answer)


def _suggested(live: Live, query: str) -> Response:
    state = live.now()
    if state.dataset is None:
        return JSONResponse({"suggestions": [], "all": PAGE.path}, HTTPStatus.SERVICE_UNAVAILABLE)
    asked = Asked.of(PAGE.path, query_string.parse(query), state, state.dataset, understood=PAGE.parameters)
    return JSONResponse(
        {"suggestions": suggestions(asked), "all": asked.selection.at(PAGE.path)},
        headers={"cache-control": "private, max-age=60"},
    )
