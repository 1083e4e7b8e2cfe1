"""Our own files: stylesheets, script, fonts and icon under names that change with their content."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from views.base.assets import PREFIX, address, find
from web.http.gzip_cache import Shelf
from web.http.responses import bare_answer, content_answer

FOR_EVER: Final = "public, max-age=31536000, immutable"
FOR_A_DAY: Final = "public, max-age=86400"
TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
COMPRESSED_ALREADY: Final = (".png", ".woff2")

_shelf = Shelf(4 * 2**20, level=9)


async def _asset(request: Request, name: str, cache_control: str) -> Response:
    found = find(name)
    if found is None:
        return bare_answer(HTTPStatus.NOT_FOUND)
    kind = PurePath(name).suffix
    headers = {"content-type": TYPES.get(kind, "application/octet-stream"), "cache-control": cache_control}
    if kind in COMPRESSED_ALREADY:
        return Response(found.content, headers=headers)
    return await content_answer(request.headers, found.content, digest=name, shelf=_shelf, headers=headers)


async def asset(request: Request) -> Response:
    """A file under its hashed name, to be kept for ever; 404 for a name that is not one of ours."""
    return await _asset(request, request.path_params["name"], FOR_EVER)


async def icon(request: Request) -> Response:
    """The site's icon, for clients that ask for it without having read a page."""
    return await _asset(request, address("icon.svg").removeprefix(PREFIX), FOR_A_DAY)


ROUTES: Final = (
    Route(f"{PREFIX}{{name:path}}", asset),
    Route("/favicon.ico", icon),
    Route("/favicon.png", icon),
    Route("/favicon.svg", icon),
)
