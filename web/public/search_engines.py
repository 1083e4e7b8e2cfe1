"""What search engines and assistants ask for: `/robots.txt`, `/sitemap.xml` with every page, vendor, controversy and article in each language, `/llms.txt`."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from vendors.settings import settings
from vendors.store.watch import Live
from views.base.llms import llms
from views.base.sitemap import sitemap as written
from web.http.gzip_cache import Shelf
from web.http.responses import bare_answer, content_answer
from web.http.static import FOR_A_DAY

CLOSED: Final = ("/_stcore/", "/auth/", "/media/", "/desk", "/search?", "/search/", "/api?try=", "/r/")
"""Where there is nothing for readers, the results of searches and trials, which have no end, and old versions, which say what was true then."""


def routes(live: Live) -> list[Route]:
    """The three addresses."""
    shelf = Shelf(8 * 2**20, level=6)

    async def robots(request: Request) -> Response:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {_base(request)}/sitemap.xml"]
        return PlainTextResponse("\n".join(lines) + "\n", headers={"cache-control": FOR_A_DAY})

    async def sitemap(request: Request) -> Response:
        dataset = live.now().dataset
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        base = _base(request)
        content = (await to_thread.run_sync(written, base, dataset)).encode()
        return await content_answer(
            request.headers,
            content,
            digest=blake2b(content, digest_size=16).hexdigest(),
            shelf=shelf,
            headers={"content-type": "application/xml; charset=utf-8", "cache-control": "no-cache"},
        )

    async def for_assistants(request: Request) -> Response:
        dataset = live.now().dataset
        if dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        content = llms(_base(request), dataset).encode()
        return await content_answer(
            request.headers,
            content,
            digest=blake2b(content, digest_size=16).hexdigest(),
            shelf=shelf,
            headers={"content-type": "text/plain; charset=utf-8", "cache-control": "no-cache"},
        )

    return [Route("/robots.txt", robots), Route("/sitemap.xml", sitemap), Route("/llms.txt", for_assistants)]


def _base(request: Request) -> str:
    return settings().public_address.rstrip("/") or str(request.base_url).rstrip("/")
