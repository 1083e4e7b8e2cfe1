"""Runs of the live page in turn: no reader's clicks can take the processor from those who read."""

import asyncio
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

import anyio

AT_ONCE: Final = 2
"""Runs at once. They share one interpreter, so that more would not be faster, only slower for whoever asks for a page."""
PATIENCE: Final = 0.03
"""Seconds that a run waits for pages that are being made; then it begins all the same."""
LATELY: Final = 1.0
"""Seconds for which a page that was asked for counts as a sign that more are."""
LIGHT: Final = 0.15
"""Seconds that a reader's runs may have taken of late and still be followed by others at once."""
REST: Final = 3.0
"""Times as long as a run of a reader who has had more, in which no other such run begins while pages are asked for."""
LONGEST_REST: Final = 0.5
LONGEST_WAIT: Final = 3.0
FREELY: Final = 0.4
"""Seconds that a reader's runs may have taken of late before they wait for those who ask for pages."""
LONGEST: Final = 10.0
"""Seconds after which a run no longer keeps its turn, nor its reader from the next."""
FORGOTTEN: Final = 10.0
"""Seconds in which half of what a reader's runs have taken is forgotten."""
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


class Use:
    """What one reader's runs have taken of late, in seconds; half of it is forgotten every FORGOTTEN seconds."""

    def __init__(self) -> None:
        self._seconds, self._at = 0.0, time.monotonic()

    @property
    def seconds(self) -> float:
        """As much as counts now."""
        return self._seconds * float(0.5 ** ((time.monotonic() - self._at) / FORGOTTEN))

    def add(self, seconds: float) -> None:
        """Counts a run."""
        self._seconds, self._at = self.seconds + seconds, time.monotonic()


class RunTurns:
    """Lets AT_ONCE runs begin, first those of readers whose runs have taken least.

    While pages are asked for, one at a time, and none in the middle of a page; the runs of those who have had much also leave
    the pages most of the time.
    """

    def __init__(self) -> None:
        self._running = 0
        self._waiting: list[tuple[Use, anyio.Event]] = []
        self._pages, self._last_page = 0, -LATELY
        self._no_pages: anyio.Event | None = None
        self._rested = 0.0

    @contextmanager
    def page(self) -> Iterator[ExitStack]:
        """While a page or a file is being made for somebody; closing what it gives says that it is, before the block ends."""
        with ExitStack() as made:
            self._pages += 1
            made.callback(self._made)
            yield made

    async def take(self, use: Use) -> float:
        """Waits for a turn, and gives when it began; `give_back` must follow."""
        if use.seconds > FREELY and self._pages_are_asked_for:
            await anyio.sleep(min(FORGOTTEN * math.log2(use.seconds / FREELY), LONGEST_WAIT))
        called = anyio.Event()
        self._waiting.append((use, called))
        self._call_next()
        try:
            await called.wait()
            await self._let_pages_pass()
        except BaseException:
            if called.is_set():
                self._end()
            else:
                self._waiting.remove((use, called))
            raise
        return time.monotonic()

    def give_back(self, use: Use, seconds: float) -> None:
        """A run has ended, after so many seconds: the next may begin."""
        use.add(seconds)
        if use.seconds > LIGHT and self._pages_are_asked_for:
            self._rested = time.monotonic() + min(REST * seconds, LONGEST_REST)
        self._end()

    @property
    def _pages_are_asked_for(self) -> bool:
        return self._pages > 0 or time.monotonic() - self._last_page < LATELY

    def _end(self) -> None:
        self._running -= 1
        self._call_next()

    def _call_next(self) -> None:
        while self._waiting and self._running < (1 if self._pages_are_asked_for else AT_ONCE):
            chosen = min(range(len(self._waiting)), key=lambda place: self._waiting[place][0].seconds)
            rest = self._rested - time.monotonic()
            if rest > 0 and self._waiting[chosen][0].seconds > LIGHT:
                asyncio.get_running_loop().call_later(rest, self._call_next)
                return
            self._running += 1
            self._waiting.pop(chosen)[1].set()

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
