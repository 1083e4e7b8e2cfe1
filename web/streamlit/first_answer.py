"""The pages' first answer: the view, whole, inside what starts Streamlit."""

from asyncio import Task, get_running_loop, shield
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

import views
from vendors.settings import Settings, settings, today
from vendors.store.changelog import UpdateLog
from vendors.store.load import State
from vendors.store.watch import Live
from views.base.document import App
from web.http.answer_cache import AnswerCache, CachedAnswer
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.page_answer import view_answer
from web.http.responses import accepts_gzip, bare_answer
from web.streamlit.asgi_client import ask_inside
from web.streamlit.shell_page import app_of

ROOM: Final = 32 * 2**20
"""Bytes of compressed pages that are kept, and of answers that are sent again; most of these are the same bytes."""
LONGEST_KEPT: Final = 2_000
"""Characters of the query of an answer that is kept; a reader's own has some hundreds."""

Question = tuple[str, bytes, bool]
"""Path, query, and whether it is answered compressed."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """All that pages are made of besides their address. No reader has a part in it.

    Attributes:
        state: the data, with the problems of its files.
        log: what was published.
        day: where the magazine is.
        settings: the operator's.
    """

    state: State
    log: UpdateLog
    day: date
    settings: Settings

    @classmethod
    def at_once(cls, live: Live) -> "Moment | None":
        """The present moment, where nothing need be read to know it."""
        state = live.at_once()
        log = state.updates.at_once() if state else None
        return cls(state, log, today(), settings()) if state and log else None

    @classmethod
    def of(cls, live: Live) -> "Moment":
        """The present moment; files are looked at, and read if they have changed."""
        state = live.now()
        return cls(state, state.updates(), today(), settings())

    def __eq__(self, other: object) -> bool:
        """Whether nothing has changed: things read anew are others, whatever stands in them."""
        return (
            isinstance(other, Moment)
            and self.state is other.state
            and self.log is other.log
            and self.day == other.day
            and self.settings is other.settings
        )


class Shell:
    """Answers the addresses of pages itself and lets everything else through to the application.

    An answer is kept as it is sent, and a page that many ask for at one moment is made once.

    Args:
        app: the application; it is asked once for Streamlit's shell page, which says what starts in a page.
        live: the data set of the moment.
    """

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self.app = app
        self.live = live
        self.starts: App | None = None
        self.shelf = Shelf(ROOM, level=6)
        self.kept = AnswerCache(ROOM)
        self._making: dict[Question, tuple[Moment, Task[CachedAnswer]]] = {}

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
            answer = await self._answer(scope)
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        if self.starts is None:
            self.starts = app_of(await shell_page(self.app))
        asked = Headers(scope=scope)
        question = scope["path"], scope["query_string"], accepts_gzip(asked)
        # In a thread where files must be looked at: what has changed may take long to read.
        moment = Moment.at_once(self.live)
        if moment is None:
            moment = await to_thread.run_sync(Moment.of, self.live)
        kept = self.kept.find(question, moment)
        if kept is None:
            page = views.PAGES[scope["path"]]
            kept = await (self._shared(question, moment) if page.kept else self._make(question, moment))
        return kept.to(asked)

    async def _shared(self, question: Question, moment: Moment) -> CachedAnswer:
        """The answer that is being made for somebody else already, or is from now on."""
        begun, making = self._making.get(question, (None, None))
        if making is None or begun != moment:
            making = get_running_loop().create_task(self._kept(question, moment))
            self._making[question] = moment, making
        # Whoever leaves takes it from nobody else.
        return await shield(making)

    async def _kept(self, question: Question, moment: Moment) -> CachedAnswer:
        try:
            made = await self._make(question, moment)
        finally:
            # One that was begun after a change may be made, and gone, before this one is.
            begun, _making = self._making.get(question, (None, None))
            if begun is moment:
                del self._making[question]
        if made.whole.status_code == HTTPStatus.OK and len(question[1]) <= LONGEST_KEPT:
            self.kept.keep(question, moment, made)
        return made

    async def _make(self, question: Question, moment: Moment) -> CachedAnswer:
        path, query, compressed = question
        view = await in_turn(views.show, path, query.decode("latin-1"), moment.state)
        accepted = Headers({"accept-encoding": "gzip"} if compressed else {})
        return CachedAnswer.of(await view_answer(accepted, view, self.starts, self.shelf))


async def page_answer(scope: Scope, live: Live, app: App | None, shelf: Shelf) -> Response:
    """The page that a request's path and query ask for, with the view's own status; without an app it stays still."""
    query = scope["query_string"].decode("latin-1")
    view = await in_turn(lambda: views.show(scope["path"], query, live.now()))
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
