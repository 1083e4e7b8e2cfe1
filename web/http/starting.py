"""What a server that has just started makes while it already answers, before readers are sent to it who could go elsewhere."""

import asyncio
import gc
import logging
from collections.abc import Callable, Iterable
from typing import Final

from web.http.making import asked_from, in_turn

log = logging.getLogger(__name__)

ITS_OWN: Final = "its own"
"""The place for which it makes it, which no reader has: whoever asks for a page has a turn between two of them."""
AGAIN: Final = 30.0
"""Seconds after which it tries again to make what could not be made: the data at fault may have been mended."""


class Starting:
    """The time from the first answer of a server until all is made that the first who ask for it would else wait for.

    Args:
        again: seconds between two tries to make what could not be made.

    Attributes:
        is_over: whether all is made. It is not of a server that cannot make something of it, which its log then says.
    """

    def __init__(self, again: float = AGAIN) -> None:
        self.is_over = False
        self._again = again

    async def make(self, makings: Iterable[Callable[[], object]]) -> None:
        """Makes one after another, in turn with what readers ask for, and again what could not be made."""
        left = list(makings)
        with asked_from(ITS_OWN):
            while left := [one for one in left if not await _could(one)]:
                await asyncio.sleep(self._again)
        # What is in memory now stays there: the collector need not look at it again in each of its full rounds.
        gc.freeze()
        self.is_over = True


async def _could(making: Callable[[], object]) -> bool:
    """Makes something; whether it could be made."""
    try:
        await in_turn(making)
    except Exception:
        log.exception("what is made at the start could not be made: %s", making)
        return False
    return True
