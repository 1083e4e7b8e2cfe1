"""What is made for readers, in turn: nobody who asks for much keeps the others waiting (decision 0064).

Pages, files, pictures, feeds and answers of the API are made here, one at a time. They share one interpreter, so that more at once would
make none of them faster, and would take the processor from the loop that sends what is kept.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import thread_time
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

from web.http.fair_turns import FairTurns
from web.http.places import NOBODYS

AT_ONCE: Final = 1
"""Makings that have a turn: each that is under way makes the loop wait for the interpreter, and two were no sooner done than one after the other."""
LONGEST: Final = 0.3
"""Seconds after which a making no longer keeps its turn: the package of all tables must not keep pages waiting. It keeps its place from the next."""
THREADS: Final = 40
"""Makings that are under way, those among them that no longer keep their turn. These threads are their own: however many places ask for what
takes long, files are looked at, editors known and probes answered meanwhile."""

_T = TypeVar("_T")
_asks: ContextVar[str] = ContextVar("asks", default=NOBODYS)
_makings: RunVar[tuple[FairTurns, CapacityLimiter]] = RunVar("makings")


@contextmanager
def asked_from(place: str) -> Iterator[None]:
    """While whatever is made is made for a place."""
    token = _asks.set(place)
    try:
        yield
    finally:
        _asks.reset(token)


def asking() -> str:
    """The place for which something is made now."""
    return _asks.get()


async def in_turn(function: Callable[..., _T], *given: object) -> _T:
    """What a function gives, made in a thread when it is the turn of whoever asks."""
    try:
        turns, threads = _makings.get()
    except LookupError:
        turns, threads = FairTurns(AT_ONCE), CapacityLimiter(THREADS)
        _makings.set((turns, threads))
    seconds = 0.0

    def timed() -> _T:
        nonlocal seconds
        begun = thread_time()
        try:
            return function(*given)
        finally:
            seconds = thread_time() - begun

    turn = turns.ask(asking())
    try:
        await turn.called.wait()
        late = asyncio.get_running_loop().call_later(LONGEST, turns.let_go, turn)
        try:
            return await to_thread.run_sync(timed, limiter=threads)
        finally:
            late.cancel()
    finally:
        turns.end(turn, seconds)
