"""The pages' first answer: the view, whole, inside what starts Streamlit."""

from asyncio import Future, Task, get_running_loop, shield
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

import views
from vendors.store.watch import Live
from views.base.document import App
from views.base.view import View
from web.http.answer_cache import LONGEST_KEPT, AnswerCache, CachedAnswer
from web.http.gzip_cache import Shelf
from web.http.making import asking, in_turn
from web.http.page_answer import view_answer
from web.http.responses import accepts_gzip, bare_answer
from web.streamlit.asgi_client import ask_inside
from web.streamlit.moment import Moment
from web.streamlit.shell_page import app_of

ROOM: Final = 32 * 2**20
"""Bytes of compressed pages that are kept, and of answers that are sent again; most of these are the same bytes."""

Question = tuple[str, bytes, bool]
"""Path, query, and whether it is answered compressed."""


@dataclass(frozen=True, slots=True, eq=False)
class AwaitedPage:
    """A page that is asked for at one moment: made once for all, in the turn of whichever place comes first.

    In the turn of the place that asked first it would come as late as all that a flood asks for, and the page that everybody wants with it.

    Attributes:
        moment: of which it is made.
        answer: once it is made.
        turns: those of the places that ask for it, as long as it is not begun.
        begun: taken by the one that makes it.
    """

    moment: Moment
    answer: Future[CachedAnswer]
    turns: dict[str, Task[None]] = field(default_factory=dict)
    begun: Lock = field(default_factory=Lock)


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
        self.kept: AnswerCache[CachedAnswer] = AnswerCache(ROOM)
        self._awaited: dict[Question, AwaitedPage] = {}

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
        moment = await Moment.present(self.live)
        kept = self.kept.find(question, moment)
        if kept is None:
            page = views.PAGES[scope["path"]]
            kept = await (self._shared(question, moment) if page.kept else self._make(question, moment))
        return kept.to(asked)

    async def _shared(self, question: Question, moment: Moment) -> CachedAnswer:
        """The answer that is being made for others already, or is from now on."""
        awaited = self._awaited.get(question)
        if awaited is None or awaited.moment != moment:
            awaited = self._awaited[question] = AwaitedPage(moment, get_running_loop().create_future())
        if asking() not in awaited.turns and not awaited.begun.locked():
            awaited.turns[asking()] = get_running_loop().create_task(self._kept(question, awaited))
        # Whoever leaves takes it from nobody else.
        return await shield(awaited.answer)

    async def _kept(self, question: Question, awaited: AwaitedPage) -> None:
        path, query, _compressed = question

        def first() -> View | None:
            begins = awaited.begun.acquire(blocking=False)
            return views.show(path, query.decode("latin-1"), awaited.moment.told) if begins else None

        try:
            view = await in_turn(first)
            if view is None:
                return
            made = await self._said(question, view)
        except Exception as error:
            awaited.answer.set_exception(error)
        else:
            awaited.answer.set_result(made)
            if made.whole.status_code == HTTPStatus.OK and len(query) <= LONGEST_KEPT:
                self.kept.keep(question, awaited.moment, made)
        # The turns of the other places are needed no more.
        del awaited.turns[asking()]
        for turn in awaited.turns.values():
            turn.cancel()
        # One that was begun after a change may be made, and gone, before this one is.
        if self._awaited.get(question) is awaited:
            del self._awaited[question]

    async def _make(self, question: Question, moment: Moment) -> CachedAnswer:
        path, query, _compressed = question
        return await self._said(question, await in_turn(views.show, path, query.decode("latin-1"), moment.state))

    async def _said(self, question: Question, view: View) -> CachedAnswer:
        accepted = Headers({"accept-encoding": "gzip"} if question[2] else {})
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
