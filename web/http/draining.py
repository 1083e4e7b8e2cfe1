"""How a server stops that is told to: it says so, lets its readers go elsewhere, finishes what it is about, and is gone in bounded time."""

import asyncio
import logging
import signal
from collections.abc import Callable
from types import FrameType
from typing import Final

log = logging.getLogger(__name__)

LONGEST: Final = 35.0
"""Seconds after the draining in which answers that are under way may end; a reader who takes one drop by drop does not hold the server up.

A few more than the thirty of `--timeout-graceful-shutdown` in `deploy/`: broken off there, a server still pushes what was published last;
broken off here, as it must be where it was started without that, it is gone at once."""
COME_AGAIN: Final = 5
"""Seconds after which a reader who was sent away may try again."""

Handler = Callable[[int, FrameType | None], object]


class Draining:
    """Stands between the signal that tells a server to stop and the server.

    For so many seconds /healthz says "draining", so that whoever shares readers out sends no more of them here; those with a live page
    are let go one after another, and whoever still asks for a page is answered. Then the server ends as it always did.

    Args:
        seconds: how long that is; with 0 the server ends at once.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.has_begun = False
        self._told: list[Callable[[], None]] = []
        self._stop: Handler | None = None

    def tell(self, told: Callable[[], None]) -> None:
        """Has a function called when it begins."""
        self._told.append(told)

    def listen(self) -> None:
        """Takes the signal from the server that runs in this thread; where signals are another's to handle, nothing changes."""
        stop = signal.getsignal(signal.SIGTERM)
        if not callable(stop):
            return
        try:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.begin)
        except (RuntimeError, ValueError, NotImplementedError):
            # Not the main thread, or a system without signals.
            return
        self._stop = stop

    def begin(self) -> None:
        """The server is told to stop; told again, it no longer waits."""
        loop = asyncio.get_running_loop()
        if self.has_begun:
            self._end()
            return
        self.has_begun = True
        log.warning("told to stop: readers are sent elsewhere for %g seconds", self.seconds)
        for told in self._told:
            told()
        loop.call_later(self.seconds, self._end)
        loop.call_later(self.seconds + LONGEST, self._break_off)

    def _end(self) -> None:
        if self._stop:
            self._stop(signal.SIGTERM, None)

    def _break_off(self) -> None:
        log.warning("answers that have not ended are broken off")
        if self._stop:
            # Told to stop and then interrupted, uvicorn waits for nobody any more.
            self._stop(signal.SIGINT, None)
