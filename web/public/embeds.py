"""What other sites may frame, at /embed/...: the only answers whose headers allow it; and what comes with them."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from vendors.query import query_string
from vendors.settings import settings
from vendors.store.watch import Live
from views import View
from views.base import frame
from views.base.assets import assets
from views.base.document import document
from views.charts import figure
from views.embed import configurator, frames
from views.embed.document import document as framed_document
from web.http.gzip_cache import Shelf
from web.http.headers import framed_policy, policy
from web.http.making import in_turn
from web.http.responses import accepts_gzip, content_answer
from web.http.site_address import site_address
from web.http.static import FOR_A_DAY, FOR_EVER, TYPES

ROOM: Final = 8 * 2**20
"""Bytes of compressed embeds that are kept; plotly's script has 1.4 MB of a shelf of its own."""


def routes(live: Live) -> list[Route]:
    """The configurator `/embed`, the script `/embed/resize.js`, and all that is framed, such as `/embed/vendors`."""
    shelf, scripts = Shelf(ROOM, level=6), Shelf(ROOM, level=6)

    async def configure(request: Request) -> Response:
        view = await in_turn(configurator.show, request.url.query, live.now(), site_address(request))
        return await _page(request, view, document(view, None), policy(), shelf)

    async def framed(request: Request) -> Response:
        what = request.path_params["what"]
        view = await in_turn(lambda: frames.show(what, request.url.query, live.now()))
        theme = query_string.parse(request.url.query).last("theme", frame.USUAL_THEME)
        page = framed_document(view, theme if theme in frame.THEMES else frame.USUAL_THEME)
        return await _page(request, view, page, framed_policy(settings().embed_hosts), shelf)

    async def resize(request: Request) -> Response:
        script = assets()["resize.js"]
        # Its address is in articles, so that it is the same for ever; any page may load it, even one that isolates itself.
        headers = {
            "content-type": TYPES[".js"],
            "cache-control": FOR_A_DAY,
            "cross-origin-resource-policy": "cross-origin",
        }
        return await content_answer(request.headers, script.content, digest=script.name, shelf=scripts, headers=headers)

    async def draws(request: Request) -> Response:
        headers = {"content-type": TYPES[".js"], "cache-control": FOR_EVER}
        if not accepts_gzip(request.headers):
            return FileResponse(figure.SCRIPT, headers={**headers, "vary": "accept-encoding"})
        name = figure.address()
        content = b"" if scripts.find(name) else await to_thread.run_sync(figure.SCRIPT.read_bytes)
        return await content_answer(request.headers, content, digest=name, shelf=scripts, headers=headers)

    return [
        Route("/embed", configure),
        Route("/embed/resize.js", resize),
        Route(figure.address(), draws),
        Route("/embed/{what:path}", framed),
    ]


async def _page(request: Request, view: View, page: str, allowed: str, shelf: Shelf) -> Response:
    content = page.encode()
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-language": view.lang,
        "cache-control": "no-cache",
        "content-security-policy": allowed,
    }
    digest = blake2b(content, digest_size=16).hexdigest()
    status = HTTPStatus(view.status)
    return await content_answer(request.headers, content, digest=digest, shelf=shelf, headers=headers, status=status)
