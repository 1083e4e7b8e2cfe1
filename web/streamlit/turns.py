"""Runs of the live page in turn: no reader's clicks can take the processor from those who read."""

import asyncio
import math
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Final

import anyio

from web.http.measures import RUN_SECONDS, RUN_WAIT_SECONDS
from web.http.use import FORGOTTEN, Use

AT_ONCE: Final = 2
"""Runs at once while pages are asked for. They share one interpreter, so that more would not be faster, only slower for those."""
AMONG_THEMSELVES: Final = 16
"""Runs at once while nobody asks for pages: each waits a little for its last message to be sent, in which others can go on."""
PATIENCE: Final = 0.03
"""Seconds that the run of a reader who has had much waits for pages that are being made; then it begins all the same."""
LATELY: Final = 1.0
"""Seconds for which a page that was asked for counts as a sign that more are."""
SWITCH_FOR_PAGES: Final = 0.0002
SWITCH_AMONG_RUNS: Final = 0.0005
"""Seconds after which a thread lets another go on. A page waits so long for each run whenever it has let the processor go; changing
oftener takes a tenth of what many runs at once have."""
LIGHT: Final = 0.1
"""Seconds that a reader's runs may have taken of late before the reader has had much: ten clicks in a moment take as long."""
REST: Final = 20.0
"""Times as long as a run of a reader who has had much, in which no other such run begins while pages are asked for."""
LONGEST_REST: Final = 1.5
LONGEST_WAIT: Final = 3.0
FREELY: Final = 0.3
"""Seconds that a reader's runs may have taken of late before they wait for those who ask for pages."""
LONGEST: Final = 10.0
"""Seconds after which a run no longer keeps its turn, nor its reader from the next."""
BURST: Final = 64
EVERY: Final = 0.1
"""Messages that a connection may send at once, and seconds for each further one: four times what fingers can do."""


class Pace:
    """How many messages a connection may send."""

    def __init__(self) -> None:
        self._due = time.monotonic()

    def wait(self) -> float:
        """Counts a message, and tells how many seconds it must wait."""
        now = time.monotonic()
        self._due = max(self._due, now) + EVERY
        return max(0.0, self._due - BURST * EVERY - now)


@dataclass(eq=False, slots=True)
class RunTurn:
    """One run that waits for its turn, or has it.

    Attributes:
        use: of its reader.
        is_heavy: whether the reader had had much when it was called.
        begun: when.
        called: it may begin.
    """

    use: Use
    is_heavy: bool = False
    begun: float = 0.0
    called: anyio.Event = field(default_factory=anyio.Event)


class RunTurns:
    """Lets few runs begin at once, first those of readers whose runs have taken least.

    Of readers who have had much, only one runs while pages are asked for: not in the middle of a page, and with a rest after it
    that leaves the pages most of the time. All others feel nothing of that.
    """

    def __init__(self) -> None:
        self._running, self._heavy = 0, 0
        self._waiting: list[RunTurn] = []
        self._pages, self._last_page = 0, -LATELY
        self._no_pages: anyio.Event | None = None
        self._rested = 0.0
        self._switch = 0.0
        self._set_switch(SWITCH_AMONG_RUNS)

    @contextmanager
    def page(self) -> Iterator[ExitStack]:
        """While a page or a file is being made for somebody; closing what it gives says that it is, before the block ends."""
        with ExitStack() as made:
            self._pages += 1
            self._set_switch(SWITCH_FOR_PAGES)
            made.callback(self._made)
            yield made

    async def take(self, use: Use) -> RunTurn:
        """Waits for a turn; `give_back` must follow."""
        asked = time.monotonic()
        if use.seconds > FREELY and self._pages_are_asked_for:
            await anyio.sleep(min(FORGOTTEN * math.log2(use.seconds / FREELY), LONGEST_WAIT))
        turn = RunTurn(use)
        self._waiting.append(turn)
        self._call_next()
        try:
            await turn.called.wait()
            if turn.is_heavy:
                await self._let_pages_pass()
        except BaseException:
            if turn.called.is_set():
                self._end(turn)
            else:
                self._waiting.remove(turn)
            raise
        if not self._pages_are_asked_for:
            self._set_switch(SWITCH_AMONG_RUNS)
        turn.begun = time.monotonic()
        RUN_WAIT_SECONDS.observe(turn.begun - asked)
        return turn

    def give_back(self, turn: RunTurn) -> None:
        """A run has ended: the next may begin."""
        seconds = time.monotonic() - turn.begun
        RUN_SECONDS.observe(seconds)
        turn.use.add(seconds)
        if turn.is_heavy and self._pages_are_asked_for:
            self._rested = time.monotonic() + min(REST * seconds, LONGEST_REST)
        self._end(turn)

    @property
    def _pages_are_asked_for(self) -> bool:
        return self._pages > 0 or time.monotonic() - self._last_page < LATELY

    def _set_switch(self, seconds: float) -> None:
        if seconds != self._switch:
            self._switch = seconds
            sys.setswitchinterval(seconds)

    def _end(self, turn: RunTurn) -> None:
        self._running -= 1
        self._heavy -= turn.is_heavy
        self._call_next()

    def _call_next(self) -> None:
        while self._waiting and self._running < (AT_ONCE if self._pages_are_asked_for else AMONG_THEMSELVES):
            turn = min(self._waiting, key=lambda one: one.use.seconds)
            turn.is_heavy = turn.use.seconds > LIGHT
            if turn.is_heavy and self._pages_are_asked_for:
                rest = self._rested - time.monotonic()
                if rest > 0:
                    asyncio.get_running_loop().call_later(rest, self._call_next)
                if rest > 0 or self._heavy:
                    return
            self._running += 1
            self._heavy += turn.is_heavy
            self._waiting.remove(turn)
            turn.called.set()

    def _made(self) -> None:
        self._pages, self._last_page = self._pages - 1, time.monotonic()
        if not self._pages and self._no_pages:
            self._no_pages.set()
            self._no_pages = None

    async def _let_pages_pass(self) -> None:
        if self._pages:
            self._no_pages = self._no_pages or anyio.Event()
            with anyio.move_on_after(PATIENCE):
                await self._no_pages.wait()
