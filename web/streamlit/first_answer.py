"""The pages' first answer: the view, whole, inside what starts Streamlit."""

from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

import views
from vendors.store.watch import Live
from views.base.document import App
from web.http.gzip_cache import Shelf
from web.http.page_answer import view_answer
from web.http.responses import bare_answer
from web.streamlit.asgi_client import ask_inside
from web.streamlit.shell_page import app_of

ROOM: Final = 32 * 2**20
"""Bytes of compressed pages that are kept."""


class Shell:
    """Answers the addresses of pages itself and lets everything else through to the application.

    Args:
        app: the application; it is asked once for Streamlit's shell page, which says what starts in a page.
        live: the data set of the moment.
    """

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self.app = app
        self.live = live
        self.starts: App | None = None
        self.shelf = Shelf(ROOM, level=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for a page: 405 if it neither GETs nor HEADs, 308 if it spells the path in another way."""
        if scope["type"] != "http" or scope["path"] not in views.PATHS:
            await self.app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            answer = bare_answer(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "GET, HEAD"})
        elif scope.get("raw_path", scope["path"].encode()) != scope["path"].encode():
            # "/%6eews" reads as "/news" here but not in the browser, where Streamlit would look for another page.
            answer = moved_answer(scope, scope["path"])
        else:
            if self.starts is None:
                self.starts = app_of(await shell_page(self.app))
            answer = await page_answer(scope, self.live, self.starts, self.shelf)
        await answer(scope, receive, send)


async def page_answer(scope: Scope, live: Live, app: App | None, shelf: Shelf) -> Response:
    """The page that a request's path and query ask for, with the view's own status; without an app it stays still."""
    query = scope["query_string"].decode("latin-1")
    # In a thread: a page that is made for the first time must not hold up the readers who are already connected.
    view = await to_thread.run_sync(lambda: views.show(scope["path"], query, live.now()))
    return await view_answer(Headers(scope=scope), view, app, shelf)


def moved_answer(scope: Scope, path: str) -> Response:
    """Sends a reader for good to one of our own paths, with the query that was asked."""
    query = scope["query_string"].decode("latin-1")
    return bare_answer(HTTPStatus.PERMANENT_REDIRECT, {"location": f"{path}?{query}" if query else path})


async def shell_page(app: ASGIApp) -> str:
    """Streamlit's shell page.

    Raises:
        ValueError: the application does not answer with the page.
    """
    found = await ask_inside(app, "/")
    if found.status != HTTPStatus.OK or not found.is_whole:
        raise ValueError(f"Streamlit's shell page was answered with {found.status}")
    return found.body.decode()
