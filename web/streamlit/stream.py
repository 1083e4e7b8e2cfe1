"""The door of the live pages' websocket: who may open one, and what may be sent through it, before Streamlit sees either."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import anyio
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vendors.desk.auth.login import Door
from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, _, language
from vendors.query import query_string
from web.http.connections import EXTENSION, LONGEST_MESSAGE, Connection
from web.http.draining import COME_AGAIN as AFTER_RESTART
from web.http.draining import Draining
from web.http.fair_turns import FairTurns
from web.http.measures import REFUSED, RUNS_SAID_AGAIN
from web.http.origins import comes_from_us
from web.http.places import NOBODYS, place
from web.http.responses import bare_answer, plain_answer
from web.http.use import Use, UseOfThoseWhoLeft
from web.streamlit.crowd import Crowd, FullError
from web.streamlit.kept_runs import HeardRun, KeptRun, KeptRuns
from web.streamlit.turns import LONGEST, Pace, RunTurn, RunTurns

STREAM: Final = "/_stcore/stream"
LONGEST_FROM_EDITORS: Final = 1_100_000
"""Bytes of a message from an editor: Streamlit takes one megabyte of what stands in the fields of a page."""
FIRST_SECONDS: Final = 20.0
"""In which a page must have asked for its content."""
IDLE_SECONDS: Final = 3600.0
"""Without any message. The page stays as it is, and becomes live anew by itself."""
KEPT_SECONDS: Final = 30.0
"""For which the session of an editor who has gone is kept."""
TAKEN_SECONDS: Final = 30.0
"""In which a reader must have taken a message."""
SENT_AWAY_SECONDS: Final = 5.0
"""In which the readers of a server that stops are sent elsewhere."""
BEGIN_EVERY: Final = 0.02
"""Seconds between two live pages that are opened: Streamlit begins the session of each on the loop that everybody waits for."""
BEGIN_EVERY_OF_MANY: Final = 0.1
"""The same after a page from where many were opened of late: pages opened without end have a small part of the loop, from however many places."""
MANY: Final = 10 * BEGIN_EVERY
"""Seconds of turns that a place has had of late from which it has opened many: ten pages at once, or one a second."""
COME_AGAIN: Final = 30
"""Seconds after which a reader who was not let in may try again."""
FULL: Final = _("Too many readers at once: the page can be read and searched as it is. Try again in a moment.")
RESTARTING: Final = _(
    "The site is being restarted: the page can be read and searched as it is, and is live again in a moment."
)

_TOO_LONG, _GOING, _REFUSED, _RESTARTING, _NOT_UNDERSTOOD = 1009, 1001, 1008, 1012, 1003


@dataclass(frozen=True, slots=True)
class Wire:
    """What the messages on the wire mean; only who knows Streamlit can say it.

    Attributes:
        asks_for_run: whether a reader's message begins a run.
        session_begun: the id of the session that was begun, or taken up again, last.
        begins_run: whether a message to the reader is the first of a run.
        ends_run: whether a message to the reader is the last of a run.
        rests: whether a message to the reader says that no run goes on.
        close: ends a session for good, if nobody is in it any more.
        question: what a message that begins a run asks, where an address says all of it.
        shows_a_page: whether messages to a reader are all of one run, which shows a page that is the same for everybody.
        said_to: what a session is told in a run that says what such a one said.
    """

    asks_for_run: Callable[[bytes], bool]
    session_begun: Callable[[], str | None]
    begins_run: Callable[[bytes], bool]
    ends_run: Callable[[bytes], bool]
    rests: Callable[[bytes], bool]
    close: Callable[[str], None]
    question: Callable[[bytes], Hashable | None]
    shows_a_page: Callable[[Sequence[bytes]], bool]
    said_to: Callable[[str, Sequence[bytes]], list[bytes]]


class Stream:
    """Lets through what may go to Streamlit, at a pace at which everybody else can go on reading.

    Args:
        app: the application.
        door: says who is signed in.
        crowd: counts live pages.
        wire: what the messages mean.
        runs: those that can be said again.
        made_elsewhere: the paths whose answers other processes make: this one only waits for them, and no run does.
        draining: when it has begun, readers are sent elsewhere.
    """

    def __init__(
        self,
        app: ASGIApp,
        door: Door,
        crowd: Crowd,
        wire: Wire,
        runs: KeptRuns,
        made_elsewhere: Collection[str] = (),
        draining: Draining | None = None,
    ) -> None:
        self.app = app
        self.door = door
        self.crowd = crowd
        self.wire = wire
        self.runs = runs
        self.made_elsewhere = made_elsewhere
        self.turns = RunTurns()
        self.left = UseOfThoseWhoLeft()
        self._beginning = FairTurns(1)
        self._draining = draining or Draining()
        self._draining.tell(self._send_away)
        self._pages: set[LivePage] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a foreign page with 403, and one reader too many with 503 and when to come again."""
        if scope["type"] == "http" and scope["path"] == STREAM:
            await self._told(scope)(scope, receive, send)
        elif (
            scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] not in self.made_elsewhere
        ):
            await self._page(scope, receive, send)
        elif scope["type"] != "websocket" or scope["path"] != STREAM:
            await self.app(scope, receive, send)
        elif not comes_from_us(Headers(scope=scope)):
            REFUSED.labels("foreign").inc()
            await bare_answer(HTTPStatus.FORBIDDEN)(scope, receive, send)
        elif self._draining.has_begun:
            REFUSED.labels("restarting").inc()
            await _not_now(RESTARTING, AFTER_RESTART, *LANGUAGES)(scope, receive, send)
        else:
            try:
                with self.crowd.joined_by(place(scope)):
                    await self._live(scope, receive, send)
            except FullError:
                REFUSED.labels("full").inc()
                await _not_now(FULL, COME_AGAIN, *LANGUAGES)(scope, receive, send)

    def _told(self, scope: Scope) -> Response:
        """For a page that does not become live, and asks why: whether there are too many or the server stops, in its language."""
        code = query_string.parse(scope["query_string"].decode("latin-1")).last("lang", DEFAULT_LANGUAGE)
        if self._draining.has_begun:
            return _not_now(RESTARTING, AFTER_RESTART, code)
        if self.crowd.is_full_for(place(scope)):
            return _not_now(FULL, COME_AGAIN, code)
        return bare_answer(HTTPStatus.UPGRADE_REQUIRED, {"upgrade": "websocket", "connection": "upgrade"})

    def _send_away(self) -> None:
        """Lets the readers go one after another, so that they do not all knock elsewhere at one moment."""
        loop, pages = asyncio.get_running_loop(), list(self._pages)
        for n, page in enumerate(pages):
            loop.call_later(min(self._draining.seconds, SENT_AWAY_SECONDS) * n / len(pages), page.send_away)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """While it is made, no run begins; how fast its reader takes it is no matter."""
        with self.turns.page() as page:

            async def sent(message: Message) -> None:
                page.close()
                await send(message)

            await self.app(scope, receive, sent)

    async def _begin(self, scope: Scope) -> None:
        """Waits until another session may begin."""
        asks = place(scope)
        turn = self._beginning.ask(asks)
        try:
            await turn.called.wait()
        except BaseException:
            self._beginning.end(turn, 0.0)
            raise
        asyncio.get_running_loop().call_later(self.pause_after(asks), self._beginning.end, turn, BEGIN_EVERY)

    def pause_after(self, asks: str) -> float:
        """Seconds until the next live page may be opened after one from a place."""
        return BEGIN_EVERY_OF_MANY if self._opened_by(asks) >= MANY else BEGIN_EVERY

    def _opened_by(self, asks: str) -> float:
        """Seconds of turns in which pages were opened from a place of late; NOBODYS are many."""
        return 0.0 if asks == NOBODYS else self._beginning.taken(asks)

    def use_of_the_next_from(self, asks: str) -> Use:
        """What a reader who comes has had: as much as one who has gone from the same place, and where many come from there, as much as their coming."""
        use = self.left.take_up(asks)
        if (opened := self._opened_by(asks)) >= MANY:
            # Who has gone was charged with it too: to add it again would charge an office with more for each who comes.
            use.add(max(0.0, opened - use.seconds))
        return use

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._begin(scope)
        page = LivePage(scope, receive, send, self)
        if await page.is_editors():
            page.take_what_editors_send()
        self._pages.add(page)
        try:
            await self.app(page.scope, page.receive, page.send)
        finally:
            self._pages.remove(page)
            page.leave()


class LivePage:
    """One live page: its messages in both directions.

    Args:
        scope, receive, send: of the websocket.
        stream: the door that it came through.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send, stream: Stream) -> None:
        self.scope = _agreeing(scope)
        self._receive, self._send = receive, send
        self._door, self._turns, self._wire, self._runs = stream.door, stream.turns, stream.wire, stream.runs
        self._connection: Connection | None = scope.get("extensions", {}).get(EXTENSION)
        self._place, self._left = place(scope), stream.left
        self._pace, self._use = Pace(), stream.use_of_the_next_from(self._place)
        self._is_open = self._asked = False
        self._keep = 0.0
        self._session: str | None = None
        self._run: tuple[RunTurn, anyio.Event] | None = None
        self._rests, self._owed = True, 0
        self._heard: HeardRun | None = None
        self._leaving: asyncio.Task[None] | None = None

    async def is_editors(self) -> bool:
        """Whether somebody is signed in in this browser now."""
        cookies = HTTPConnection(self.scope).cookies
        return await to_thread.run_sync(self._door.signed_in, cookies) is not None

    def take_what_editors_send(self) -> None:
        """Takes longer messages, each of them, and keeps what stands in the page for a while when its editor has gone."""
        self._keep = KEPT_SECONDS
        if self._connection:
            self._connection.take_messages_of(LONGEST_FROM_EDITORS)

    async def receive(self) -> Message:
        """The next message that may go to Streamlit, when it may."""
        if self._is_open and self._session is None:
            # Streamlit begins a session right before it listens for the first time.
            self._session = self._wire.session_begun()
        while True:
            message = await self._next()
            if self._is_outrun(message):
                continue
            if message["type"] == "websocket.receive":
                if seconds := self._pace.wait():
                    await anyio.sleep(seconds)
                if self._asks(message):
                    if self._connection:
                        # What is asked by somebody who takes nothing would keep its turn until that is taken.
                        await self._connection.emptied()
                    await self._begin_run()
                    if await self._is_answered(message["bytes"]):
                        continue
            return message

    async def _next(self) -> Message:
        """The next message, unless it is too long or too long in coming."""
        message: Message = {}
        with anyio.move_on_after(IDLE_SECONDS if self._asked else FIRST_SECONDS) as waiting:
            message = await self._receive()
        if waiting.cancelled_caught:
            return await self._closed(_GOING if self._asked else _REFUSED)
        size = len(message.get("bytes") or b"") + len(message.get("text") or "")
        if size > LONGEST_MESSAGE and not await self.is_editors():
            return await self._closed(_TOO_LONG)
        if message["type"] == "websocket.receive" and not message.get("bytes"):
            return await self._closed(_NOT_UNDERSTOOD)
        self._asked = self._asked or self._asks(message)
        return message

    def _asks(self, message: Message) -> bool:
        data = message.get("bytes") or b""
        return bool(data) and self._wire.asks_for_run(data)

    def _is_outrun(self, message: Message) -> bool:
        """Whether a reader has asked anew since, or gone: a public page says all in its address, so that only the newest need be run."""
        ahead = self._connection is not None and self._connection.is_ahead
        return ahead and not self._keep and self._asks(message)

    async def send(self, message: Message) -> None:
        """Sends a message of Streamlit's; a reader who does not take it for long is let go."""
        data = message.get("bytes") or b"" if message["type"] == "websocket.send" else b""
        self._is_open = self._is_open or message["type"] == "websocket.accept"
        if data and self._heard:
            self._heard.messages.append(data)
        if data and self._wire.ends_run(data):
            self._end_run()
        if data and self._connection:
            await self._connection.make_ready(data)
        try:
            await self._taken(self._send(message))
        except Exception:
            # Nothing reaches the reader any more, so that no run will be seen to end.
            self._end_run()
            raise
        if data:
            await self._follow(data)

    async def _taken(self, sending: Awaitable[None]) -> None:
        if self._connection and self._connection.is_full:
            # Whoever takes nothing keeps no turn from others meanwhile.
            self._end_run()
        with anyio.move_on_after(TAKEN_SECONDS) as taken:
            await sending
        if taken.cancelled_caught and self._connection:
            self._connection.break_off()

    async def _follow(self, message: bytes) -> None:
        """Follows the runs that Streamlit owes to the questions that went to it: it rests when the last of them was begun and has ended."""
        if self._wire.begins_run(message):
            self._owed = max(0, self._owed - 1)
        elif not self._owed and self._wire.rests(message):
            # What it has said can be said again to others.
            heard, self._heard, self._rests = self._heard, None, True
            if heard and self._wire.shows_a_page(heard.messages):
                await self._runs.keep(heard)

    async def _is_answered(self, message: bytes) -> bool:
        """Says what was said to whoever asked the same before; where that is not kept, the run is heard, so that it can be."""
        question, self._heard = self._wire.question(message), None
        if question is not None and self._connection and self._session and self._rests:
            found = await self._runs.find(question)
            if isinstance(found, KeptRun):
                RUNS_SAID_AGAIN.inc()
                await self._taken(self._connection.send_all(self._wire.said_to(self._session, found.messages)))
                self._end_run()
                return True
            self._heard = found
        self._rests, self._owed = False, self._owed + 1
        return False

    def send_away(self) -> None:
        """Has the reader's browser come again, wherever it is answered then: all that it shows is in its address."""

        async def closed() -> None:
            # Whoever has gone meanwhile need not be told.
            with contextlib.suppress(Exception):
                await self._closed(_RESTARTING)

        self._leaving = asyncio.get_running_loop().create_task(closed())

    def leave(self) -> None:
        """The reader has gone. What a page says about itself in its address, as all public ones do, need not be kept."""
        self._end_run()
        self._left.leave(self._place, self._use)
        if self._session:
            asyncio.get_running_loop().call_later(self._keep, self._wire.close, self._session)

    async def _begin_run(self) -> None:
        if self._run:
            with anyio.move_on_after(max(0.0, LONGEST - (time.monotonic() - self._run[0].begun))):
                await self._run[1].wait()
            self._end_run()
        self._run = (await self._turns.take(self._use), anyio.Event())

    def _end_run(self) -> None:
        if self._run:
            turn, ended = self._run
            self._run = None
            self._turns.give_back(turn)
            ended.set()

    async def _closed(self, code: int) -> Message:
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}


def _not_now(why: str, seconds: int, *codes: str) -> Response:
    text = "".join(f"{language(code).say(why)}\n" for code in codes)
    return plain_answer(text, HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": str(seconds)})


def _agreeing(scope: Scope) -> Scope:
    """A scope whose `Host` says what its `Origin` says, once both are known to be ours.

    Streamlit compares their spelling, and where they differ it would ask a host of Amazon's for this machine's own address.
    """
    headers = Headers(scope=scope)
    said = headers.get("origin")
    if said is None:
        return scope
    host = said.partition("://")[2].encode("latin-1")
    kept = [pair for pair in scope["headers"] if pair[0] != b"host"]
    return {**scope, "headers": [*kept, (b"host", host)]}
