"""What search engines and assistants ask for: `/robots.txt`, `/sitemap.xml` with every page, vendor, controversy and article in each language, `/llms.txt`."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from vendors.store.watch import Live
from vendors.tables.dataset import Dataset
from views.base.llms import llms
from views.base.robots import CLOSED
from views.base.sitemap import FOLDER, sitemap, sitemap_part
from web.http.answer_cache import LONGEST_KEPT, AnswerCache, CachedAnswer, kept_whole
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.responses import accepts_gzip, bare_answer
from web.http.site_address import site_address
from web.http.static import FOR_A_DAY
from web.streamlit.moment import Moment

ROOM: Final = 16 * 2**20
"""Bytes of answers that are kept: all parts of a sitemap of 200,000 addresses, compressed."""


def routes(live: Live) -> list[Route]:
    """The three addresses, and those of the parts of a large sitemap."""
    kept: AnswerCache[CachedAnswer] = AnswerCache(ROOM)
    shelf = Shelf(0, level=6)  # what is compressed is kept as an answer

    async def robots(request: Request) -> Response:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
        if base := site_address(request):
            # Nobody takes one without a host.
            lines.append(f"Sitemap: {base}/sitemap.xml")
        return PlainTextResponse("\n".join(lines) + "\n", headers={"cache-control": FOR_A_DAY})

    async def whole(request: Request) -> Response:
        return await sent(request, sitemap, "application/xml; charset=utf-8")

    async def part(request: Request) -> Response:
        return await sent(request, partial(sitemap_part, **request.path_params), "application/xml; charset=utf-8")

    async def for_assistants(request: Request) -> Response:
        return await sent(request, llms, "text/plain; charset=utf-8")

    async def sent(request: Request, make: Callable[[str, Dataset], str | None], media_type: str) -> Response:
        moment = await Moment.present(live)
        dataset = moment.state.dataset
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        base, compressed = site_address(request), accepts_gzip(request.headers)
        asked = request.url.path, base, compressed
        if found := kept.find(asked, moment):
            return found.to(request.headers)
        content = await in_turn(make, base, dataset)
        if content is None:
            return bare_answer(HTTPStatus.NOT_FOUND)
        headers = {"content-type": media_type, "cache-control": "no-cache"}
        answer = await kept_whole(content.encode(), headers, shelf, compressed=compressed)
        if len(base) <= LONGEST_KEPT:
            kept.keep(asked, moment, answer)
        return answer.to(request.headers)

    return [
        Route("/robots.txt", robots),
        Route("/sitemap.xml", whole),
        Route(f"{FOLDER}{{part}}.xml", part),
        Route("/llms.txt", for_assistants),
    ]
