"""Addresses that are nobody's: a real 404 where Streamlit alone would show its application for anything."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

import views
from vendors.store.watch import Live
from web.http.gzip_cache import Shelf
from web.http.responses import bare_answer
from web.streamlit.first_answer import moved_answer, page_answer

STREAMLIT: Final = frozenset({"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"})
STREAMLIT_FOLDERS: Final = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/component/", "/media/", "/static/")
"""What Streamlit's own client asks for. Its metrics and agent API are left out: nobody here needs them."""
SIGN_IN: Final = frozenset({"/auth/login", "/oauth2callback"})
"""What signing in through an identity provider asks for. Signing out is the desk's own."""


class Elsewhere(BaseRoute):
    """The last of our routes: takes every request that is not for Streamlit's own client.

    Args:
        live: the data set of the moment, for the page that says there is no such page.
        with_provider: an identity provider is set up.
    """

    def __init__(self, live: Live, with_provider: bool = False) -> None:
        self.live = live
        self.streamlit = STREAMLIT | SIGN_IN if with_provider else STREAMLIT
        self.shelf = Shelf(2**20, level=6)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """All but Streamlit's own addresses and "/", where the shell finds its shell page."""
        path = scope["path"]
        ours = path == "/" or path in self.streamlit or path.startswith(STREAMLIT_FOLDERS)
        return (Match.NONE if ours or scope["type"] not in ("http", "websocket") else Match.FULL), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 404 with a page that shows a way on; 308 for a page with a slash too many, 405 for a wrong method."""
        await (await self._answer(scope))(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        if scope["type"] == "websocket":
            return bare_answer(HTTPStatus.NOT_FOUND)
        if scope["method"] not in ("GET", "HEAD"):
            return bare_answer(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "GET, HEAD"})
        page = scope["path"].removesuffix("/")
        if page in views.PATHS:
            return moved_answer(scope, page)
        return await page_answer(scope, self.live, None, self.shelf)
