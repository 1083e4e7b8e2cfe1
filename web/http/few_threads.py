"""Work that takes long, a few at once: whatever crowd asks for it, the threads in which pages are made stay free."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

_T = TypeVar("_T")


class FewThreads:
    """Runs functions in threads, so many at once; the others wait in the order in which they came.

    Args:
        at_once: how many.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._limiter: CapacityLimiter | None = None

    async def run(self, function: Callable[..., _T], *given: object) -> _T:
        """What a function gives."""
        if self._limiter is None:
            # Made where the loop runs, which is not yet there when the routes are.
            self._limiter = CapacityLimiter(self._at_once)
        return await to_thread.run_sync(function, *given, limiter=self._limiter)
