"""The line in which the requests of one place stand: what is kept costs little to send, and without end takes the loop from everybody."""

import asyncio
import time
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from typing import Final

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.http.making import asked_from
from web.http.measures import TOO_FAST
from web.http.origins import comes_from_us
from web.http.places import NOBODYS, counted, place
from web.http.responses import bare_answer
from web.http.use import ROOM

EVERY: Final = 0.01
BURST: Final = 200
"""Seconds for each request, and how many may come at once: a page and all it needs are a dozen, and an office has one address."""
EVERY_LIVE: Final = 0.5
BURST_LIVE: Final = 40
"""The same for live pages: each that is opened has a session begun for it, and its reader goes from page to page within it."""
PROBES: Final = ("/healthz", "/_stcore/health")
"""What machines that share readers out ask. They may ask from the address from which readers come too: in a line with these, a flood would have
a server that is well taken for a dead one."""
MOST_AT_ONCE: Final = 400
"""Requests of a place that wait or are being answered. What is asked for is made also for whoever has left meanwhile, so that without a
bound a place that asks for more than can be made, and leaves, would fill the memory."""
LONGEST_WAIT: Final = 2.0
"""Seconds that a request waits at the most; where it would wait longer, it is refused."""
BEFORE_NO: Final = 1.0
"""Seconds after which a refusal is said, so that whoever asks again at once wins nothing."""
COME_AGAIN: Final = 5


class PlacePace:
    """How many requests of one kind may come from a place.

    Args:
        every: seconds for each.
        burst: how many may come at once.
    """

    def __init__(self, every: float, burst: int) -> None:
        self._every, self._burst = every, burst
        self._due: LRUCache[str, float] = LRUCache(ROOM)

    def wait(self, asks: str) -> float | None:
        """Counts a request, and tells how many seconds it waits; None where that would be too long, and then it does not count."""
        now = time.monotonic()
        due = max(self._due.get(asks, 0.0), now) + self._every
        wait = due - now - self._burst * self._every
        if wait > LONGEST_WAIT:
            return None
        self._due[asks] = due
        return max(0.0, wait)


class RequestLine:
    """Lets the requests of a place through at a pace at which everybody else is answered too; NOBODYS goes through.

    Whatever is made for a request is made for its place (`web.http.making`).

    Args:
        app: the application; it is asked with the address of the reader, not with that of a proxy that is believed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._paces = {
            "http": PlacePace(EVERY, BURST),
            "websocket": PlacePace(EVERY_LIVE, BURST_LIVE),
            "probe": PlacePace(EVERY, BURST),
            # What a foreign page asks for in the browsers of an office must not take the place of its readers.
            "foreign": PlacePace(EVERY_LIVE, BURST_LIVE),
        }
        self._answered: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request too many with 429 and when to come again."""
        kind = _kind(scope)
        if kind not in self._paces:
            await self.app(scope, receive, send)
            return
        asks = place(scope)
        wait = 0.0 if asks == NOBODYS else self._wait(kind, asks)
        if wait is None:
            TOO_FAST.labels(kind).inc()
            await asyncio.sleep(BEFORE_NO)
            headers = {"retry-after": str(COME_AGAIN), "connection": "close"}
            await bare_answer(HTTPStatus.TOO_MANY_REQUESTS, headers)(scope, receive, send)
            return
        with self._answering(kind, asks):
            if wait > 0:
                await asyncio.sleep(wait)
            with asked_from(asks):
                await self.app(scope, receive, send)

    def _wait(self, kind: str, asks: str) -> float | None:
        is_full = kind == "http" and self._answered[asks] >= MOST_AT_ONCE
        return None if is_full else self._paces[kind].wait(asks)

    def _answering(self, kind: str, asks: str) -> AbstractContextManager[None]:
        """While a request is being answered; live pages, which stay, are counted where they are opened, and probes take no time."""
        return nullcontext() if kind != "http" or asks == NOBODYS else counted(self._answered, asks)


def _kind(scope: Scope) -> str:
    """In which line a request stands."""
    if scope["type"] == "http" and scope["path"] in PROBES:
        return "probe"
    if scope["type"] == "websocket" and not comes_from_us(Headers(scope=scope)):
        return "foreign"
    return str(scope["type"])
