"""What search engines and assistants ask for: `/robots.txt`, `/sitemap.xml` with every page, vendor, controversy and article in each language, `/llms.txt`."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from vendors.store.watch import Live
from views.base.llms import llms
from views.base.sitemap import sitemap as written
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.responses import bare_answer, content_answer
from web.http.site_address import site_address
from web.http.static import FOR_A_DAY

CLOSED: Final = ("/_stcore/", "/auth/", "/media/", "/desk", "/search?", "/search/", "/api?try=", "/r/")
"""Where there is nothing for readers, the results of searches and trials, which have no end, and old versions, which say what was true then."""


def routes(live: Live) -> list[Route]:
    """The three addresses."""
    shelf = Shelf(8 * 2**20, level=6)

    async def robots(request: Request) -> Response:
        lines = [
            "User-agent: *",
            *(f"Disallow: {path}" for path in CLOSED),
            f"Sitemap: {site_address(request)}/sitemap.xml",
        ]
        return PlainTextResponse("\n".join(lines) + "\n", headers={"cache-control": FOR_A_DAY})

    async def sitemap(request: Request) -> Response:
        dataset = live.now().dataset
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        base = site_address(request)
        content = (await in_turn(written, base, dataset)).encode()
        return await sent(request, content, "application/xml; charset=utf-8")

    async def for_assistants(request: Request) -> Response:
        dataset = live.now().dataset
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        content = llms(site_address(request), dataset).encode()
        return await sent(request, content, "text/plain; charset=utf-8")

    async def sent(request: Request, content: bytes, media_type: str) -> Response:
        digest = blake2b(content, digest_size=16).hexdigest()
        headers = {"content-type": media_type, "cache-control": "no-cache"}
        return await content_answer(request.headers, content, digest=digest, shelf=shelf, headers=headers)

    return [Route("/robots.txt", robots), Route("/sitemap.xml", sitemap), Route("/llms.txt", for_assistants)]
