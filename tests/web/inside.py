"""The server's answers in this process: everything but Streamlit and the wire, so that a request costs milliseconds."""

import os
from collections.abc import AsyncIterable, Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

import views
from vendors.desk.auth.login import Door
from vendors.desk.served import served
from vendors.desk.workspace import Workbench
from vendors.settings import settings
from vendors.store.watch import Live
from views.embed import frames
from web.desk.answers import ANSWER
from web.desk.routes import routes
from web.desk.sign_in import Desk
from web.http import static
from web.http.headers import SafeHeaders
from web.public import digests, downloads, embeds, open_data, pictures, releases, search_engines, suggestions
from web.public.api import Api
from web.public.cards import Cards
from web.public.feeds import Feeds
from web.public.health import healthz
from web.public.sql import SqlPages
from web.streamlit.first_answer import Shell
from web.streamlit.not_found import Elsewhere


class Inside(httpx.BaseTransport):
    """Hands each request to an application that runs in a loop and a thread of its own."""

    def __init__(self, app: ASGIApp, loop: BlockingPortal) -> None:
        self._app, self._loop = httpx.ASGITransport(app=app), loop

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer as it would go over the wire, compressed if it is."""
        return self._loop.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._app.handle_async_request(request)
        assert isinstance(answer.stream, AsyncIterable)
        content = b"".join([part async for part in answer.stream])
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(content))


async def _shell(_: Request) -> Response:
    """Streamlit's own page, as its server gives it."""
    spec = find_spec("streamlit")
    assert spec
    assert spec.origin
    return FileResponse(Path(spec.origin).parent / "static/index.html")


@contextmanager
def site_inside(data: Path) -> Iterator[httpx.Client]:
    """A client of the public site on a data folder. It follows no redirect, so that a test sees what was answered."""
    live = served(data)
    app = Starlette(
        routes=[
            healthz(live, Door(data)),
            *static.ROUTES,
            downloads.route(live),
            *open_data.routes(live),
            *SqlPages(live).routes(),
            Api(live),
            *releases.routes(live),
            suggestions.route(live),
            *embeds.routes(live),
            *pictures.routes(live),
            *Cards(live).routes(),
            *Feeds(live).routes(),
            *digests.routes(live),
            *search_engines.routes(live),
            Route("/", _shell),
            Elsewhere(live),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Shell, live=live),
            Middleware(Desk, live=live, door=Door(data)),
        ],
    )
    with (
        start_blocking_portal() as loop,
        httpx.Client(transport=Inside(app, loop), base_url="http://127.0.0.1") as client,
    ):
        yield client


class Window(httpx.Client):
    """A browser at the desk: it goes on to the page that answers a form, as browsers do; every other redirect is left for the test to see."""

    def request(self, method: str, url: str, **told: Any) -> httpx.Response:  # type: ignore[override]
        """The answer, or the page at whose address it stands."""
        answer = super().request(method, url, **told)
        place = answer.headers.get("location", "")
        return super().request("GET", place) if method == "POST" and f"{ANSWER}=" in place else answer


@contextmanager
def desk_inside(data: Path) -> Iterator[Callable[[], httpx.Client]]:
    """The editors' desk on a data folder; each call gives another browser. Its address is one of their own site."""
    live, door = Live(data), Door(data)
    app = Starlette(
        routes=[*routes(live, Workbench(data), door), Route("/", _shell)],
        middleware=[Middleware(SafeHeaders), Middleware(Desk, live=live, door=door)],
    )
    with start_blocking_portal() as loop:
        yield lambda: Window(
            transport=Inside(app, loop), base_url="http://127.0.0.1", headers={"origin": "http://127.0.0.1"}
        )


@contextmanager
def operator(**chosen: str) -> Iterator[None]:
    """The settings of an operator in this process, these and no others; what was made under others is forgotten before and after."""

    def forget() -> None:
        settings.cache_clear()
        views._kept.clear()
        frames._kept.clear()

    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PANORAMA_") and name != "PANORAMA_DATA"]:
            patch.delenv(name)
        for name, value in chosen.items():
            patch.setenv(f"PANORAMA_{name}", value)
        forget()
        try:
            yield
        finally:
            patch.undo()
            forget()
