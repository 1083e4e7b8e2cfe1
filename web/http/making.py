"""What is made for readers, in turn: nobody who asks for much keeps the others waiting (decision 0064).

Pages, files, pictures, feeds and answers of the API are made here, a few at a time. They share one interpreter, so that more at once would
make none of them faster, and would take the processor from the loop that sends what is kept.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import count
from time import thread_time
from typing import Final, TypeVar

import anyio
from anyio import to_thread
from anyio.lowlevel import RunVar

from web.http.places import NOBODYS
from web.http.use import UseByPlace

AT_ONCE: Final = 2
"""Makings that have a turn."""
LONGEST: Final = 1.0
"""Seconds after which a making no longer keeps its turn: the package of all tables must not keep pages waiting. It keeps its place from the next."""

_T = TypeVar("_T")
_asks: ContextVar[str] = ContextVar("asks", default=NOBODYS)


@dataclass(eq=False, slots=True)
class MakingTurn:
    """One making that waits for its turn, or has it.

    Attributes:
        place: that asks for it.
        number: in the order in which they were asked for.
        called: it may begin.
        is_kept: it has begun, and has not taken longer than LONGEST.
    """

    place: str
    number: int
    called: anyio.Event = field(default_factory=anyio.Event)
    is_kept: bool = False


class MakingTurns:
    """Whose making is next: that of the place whose makings have taken least of late, and of those the one that was asked for first.

    A place has one made at once, wherever others might wait; whoever is nobody's own place may have them all.
    """

    def __init__(self) -> None:
        self._use = UseByPlace()
        self._numbers = count()
        self._kept = 0
        self._making: set[str] = set()
        self._waiting: dict[str, list[MakingTurn]] = {}

    def ask(self, place: str) -> MakingTurn:
        """A turn that is called now or later; `end` must follow."""
        turn = MakingTurn(place, next(self._numbers))
        self._waiting.setdefault(place, []).append(turn)
        self._call_next()
        return turn

    def let_go(self, turn: MakingTurn) -> None:
        """A making has taken so long that the next may begin."""
        if turn.is_kept:
            turn.is_kept = False
            self._kept -= 1
            self._call_next()

    def end(self, turn: MakingTurn, seconds: float) -> None:
        """A making is done, or nobody waits for it any more.

        Args:
            seconds: that it has taken of the processor.
        """
        if not turn.called.is_set():
            self._forget(turn)
            return
        self._use.of(turn.place).add(seconds)
        self._making.discard(turn.place)
        self._kept -= turn.is_kept
        turn.is_kept = False
        self._call_next()

    def _call_next(self) -> None:
        while self._kept < AT_ONCE and (places := self._waiting.keys() - self._making):
            turns = [self._waiting[place][0] for place in places]
            turn = min(turns, key=lambda one: (self._use.of(one.place).seconds, one.number))
            self._forget(turn)
            if turn.place != NOBODYS:
                self._making.add(turn.place)
            self._kept += 1
            turn.is_kept = True
            turn.called.set()

    def _forget(self, turn: MakingTurn) -> None:
        self._waiting[turn.place].remove(turn)
        if not self._waiting[turn.place]:
            del self._waiting[turn.place]


_turns: RunVar[MakingTurns] = RunVar("making_turns")


@contextmanager
def asked_from(place: str) -> Iterator[None]:
    """While whatever is made is made for a place."""
    token = _asks.set(place)
    try:
        yield
    finally:
        _asks.reset(token)


async def in_turn(function: Callable[..., _T], *given: object) -> _T:
    """What a function gives, made in a thread when it is the turn of whoever asks."""
    try:
        turns = _turns.get()
    except LookupError:
        turns = MakingTurns()
        _turns.set(turns)
    seconds = 0.0

    def timed() -> _T:
        nonlocal seconds
        begun = thread_time()
        try:
            return function(*given)
        finally:
            seconds = thread_time() - begun

    turn = turns.ask(_asks.get())
    try:
        await turn.called.wait()
        late = asyncio.get_running_loop().call_later(LONGEST, turns.let_go, turn)
        try:
            return await to_thread.run_sync(timed)
        finally:
            late.cancel()
    finally:
        turns.end(turn, seconds)
