"""Turns shared out among places, so that nobody who asks for much keeps the others waiting (decision 0064)."""

from dataclasses import dataclass, field
from itertools import count

import anyio

from web.http.places import NOBODYS
from web.http.use import UseByPlace


@dataclass(eq=False, slots=True)
class FairTurn:
    """Something to be done for a place that waits for its turn, or has it.

    Attributes:
        place: that asks for it.
        number: in the order in which they were asked for.
        called: it may begin.
        is_kept: it has begun, and keeps the next of others waiting.
    """

    place: str
    number: int
    called: anyio.Event = field(default_factory=anyio.Event)
    is_kept: bool = False


class FairTurns:
    """Whose turn is next: that of the place whose turns have taken least of late, and of those the one that was asked for first.

    A place has one at once, so that the next who asks need not wait for it; NOBODYS may have them all.

    Args:
        at_once: turns.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._use = UseByPlace()
        self._numbers = count()
        self._kept = 0
        self._doing: set[str] = set()
        self._waiting: dict[str, list[FairTurn]] = {}

    def ask(self, place: str) -> FairTurn:
        """A turn that is called now or later; `end` must follow."""
        turn = FairTurn(place, next(self._numbers))
        self._waiting.setdefault(place, []).append(turn)
        self._call_next()
        return turn

    def let_go(self, turn: FairTurn) -> None:
        """What is done takes so long that the next may begin; only that of the same place may not."""
        if turn.is_kept:
            turn.is_kept = False
            self._kept -= 1
            self._call_next()

    def end(self, turn: FairTurn, seconds: float) -> None:
        """It is done, or nobody waits for it any more.

        Args:
            turn: the turn.
            seconds: that it has taken of the processor.
        """
        if not turn.called.is_set():
            self._forget(turn)
            return
        self._use.of(turn.place).add(seconds)
        self._doing.discard(turn.place)
        self._kept -= turn.is_kept
        turn.is_kept = False
        self._call_next()

    def taken(self, place: str) -> float:
        """Seconds that the turns of a place have taken of late."""
        return self._use.of(place).seconds

    def _call_next(self) -> None:
        while self._kept < self._at_once and (places := self._waiting.keys() - self._doing):
            turns = [self._waiting[place][0] for place in places]
            turn = min(turns, key=lambda one: (self.taken(one.place), one.number))
            self._forget(turn)
            if turn.place != NOBODYS:
                self._doing.add(turn.place)
            self._kept += 1
            turn.is_kept = True
            turn.called.set()

    def _forget(self, turn: FairTurn) -> None:
        self._waiting[turn.place].remove(turn)
        if not self._waiting[turn.place]:
            del self._waiting[turn.place]
