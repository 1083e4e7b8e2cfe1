"""Streamlit's own scripts and styles, compressed once: its server sends them as they are, 2.8 MB for a first visit."""

from asyncio import Lock
from http import HTTPStatus
from posixpath import normpath
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.http.gzip_cache import Shelf
from web.http.responses import accepts_gzip, bare_answer, is_known
from web.streamlit.asgi_client import ask_inside

FOLDER: Final = "/static/"
COMPRESSIBLE: Final = (".js", ".css", ".json", ".svg", ".ttf", ".wasm")
KEPT_HEADERS: Final = ("content-type", "cache-control", "last-modified", "etag")
ROOM: Final = 16 * 2**20
"""Bytes of compressed files that are kept; all of Streamlit 1.67's take 7 MB."""


class Bundles:
    """Answers Streamlit's static files from compressed copies; a file that does not exist is a 404, not the application.

    Only files that exist are kept, and their number is Streamlit's, so that no reader can fill the memory.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.shelf = Shelf(ROOM, level=6)
        self._headers: dict[str, dict[str, str]] = {}
        self._filling = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request below /static/ and lets everything else through."""
        if scope["type"] != "http" or not scope["path"].startswith(FOLDER):
            await self.app(scope, receive, send)
        elif normpath(scope["path"]) != scope["path"]:
            # "/static/./x" and "/static//x" would be one file under names without end.
            await bare_answer(HTTPStatus.NOT_FOUND)(scope, receive, send)
        elif (
            scope["path"].endswith(COMPRESSIBLE)
            and scope["method"] in ("GET", "HEAD")
            and accepts_gzip(Headers(scope=scope))
        ):
            await (await self._compressed(scope))(scope, receive, send)
        else:
            await self._as_it_is(scope, receive, send)

    async def _compressed(self, scope: Scope) -> Response:
        path = scope["path"]
        if self.shelf.find(path) is None:
            # One file at a time: a crowd of first readers must not hold as many copies of it (plotly's has 4.7 MB).
            async with self._filling:
                if self.shelf.find(path) is None:
                    await self._keep(path)
        headers, content = self._headers.get(path), self.shelf.find(path)
        if headers is None or content is None:
            return bare_answer(HTTPStatus.NOT_FOUND)
        if is_known(Headers(scope=scope), headers["etag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(content, headers={**headers, "content-encoding": "gzip"})

    async def _keep(self, path: str) -> None:
        """Fetches a file and keeps it, if it exists."""
        found = await ask_inside(self.app, path)
        if found.status == HTTPStatus.OK and found.is_whole and _is_file(found.headers):
            await self.shelf.compressed(path, found.body)
            headers = {name: found.headers[name] for name in KEPT_HEADERS}
            self._headers[path] = headers | {"etag": "W/" + headers["etag"], "vary": "accept-encoding"}

    async def _as_it_is(self, scope: Scope, receive: Receive, send: Send) -> None:
        missing = False

        async def checked(message: Message) -> None:
            nonlocal missing
            if message["type"] == "http.response.start" and not _is_file(Headers(raw=message["headers"])):
                missing = True
                await bare_answer(HTTPStatus.NOT_FOUND)(scope, receive, send)
            elif not missing:
                await send(message)

        await self.app(scope, receive, checked)


def _is_file(headers: Headers) -> bool:
    """Whether an answer is about a file: for what it does not have, Streamlit answers with its application or sends elsewhere."""
    return "location" not in headers and not headers.get("content-type", "").startswith("text/html")
