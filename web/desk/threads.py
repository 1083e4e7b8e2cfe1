"""The desk's own threads: what editors ask for never takes those in which readers' pages are made."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

import anyio

from web.http.few_threads import FewThreads

LOOKS: Final = 4
"""Pages of the desk that are made at once."""
STEPS: Final = 3
"""Editors whose steps are done at once."""
PATIENCE: Final = 2.0
"""Seconds that a step waits for the same editor's step before it, as after a double click."""

_T = TypeVar("_T")


class UnderWayError(Exception):
    """The editor's step before this one is still being done.

    Attributes:
        seconds: since it has begun.
        path: where it was sent.
    """

    def __init__(self, seconds: float, path: str) -> None:
        super().__init__(f"{path} for {seconds:.0f} s")
        self.seconds = seconds
        self.path = path


@dataclass(slots=True)
class _Step:
    path: str
    begun: float = field(default_factory=time.monotonic)
    done: anyio.Event = field(default_factory=anyio.Event)


class DeskThreads:
    """Does what editors ask for: pages beside each other, the steps of one editor one after another."""

    def __init__(self) -> None:
        self._steps: dict[str, _Step] = {}
        self._looking, self._stepping = FewThreads(LOOKS), FewThreads(STEPS)

    async def look(self, function: Callable[..., _T], *given: object) -> _T:
        """Makes a page."""
        return await self._looking.run(function, *given)

    async def step(self, editor: str, path: str, function: Callable[..., _T], *given: object) -> _T:
        """Does a step of an editor's.

        Args:
            editor: whose step.
            path: where it was sent.
            function: does it.
            given: to the function.

        Raises:
            UnderWayError: the step before it is not done yet. A browser that has gone away ends no step.
        """
        deadline = time.monotonic() + PATIENCE
        while before := self._steps.get(editor):
            with anyio.move_on_after(max(0.0, deadline - time.monotonic())):
                await before.done.wait()
            if not before.done.is_set():
                raise UnderWayError(time.monotonic() - before.begun, before.path)
        step = self._steps[editor] = _Step(path)
        try:
            return await self._stepping.run(function, *given)
        finally:
            del self._steps[editor]
            step.done.set()
