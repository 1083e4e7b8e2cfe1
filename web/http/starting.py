"""What a server that has just started makes while it already answers, before readers are sent to it who could go elsewhere."""

import gc
import logging
from collections.abc import Callable, Iterable
from typing import Final

from web.http.making import asked_from, in_turn

log = logging.getLogger(__name__)

ITS_OWN: Final = "its own"
"""The place for which it makes it, which no reader has: whoever asks for a page has a turn between two of them."""


class Starting:
    """The time from the first answer of a server until all is made that the first who ask for it would else wait for.

    Attributes:
        is_over: whether all is made. It never is of a server that cannot make something of it, which its log then says.
    """

    def __init__(self) -> None:
        self.is_over = False

    async def make(self, makings: Iterable[Callable[[], object]]) -> None:
        """Makes one after another, in turn with what readers ask for."""
        try:
            with asked_from(ITS_OWN):
                for one in makings:
                    await in_turn(one)
        except Exception:
            log.exception("what is made at the start could not be made")
            return
        # What is in memory now stays there: the collector need not look at it again in each of its full rounds.
        gc.freeze()
        self.is_over = True
