"""What readers have taken of the processor of late, which decides whose turn is next."""

import time
from typing import Final

from cachetools import LRUCache

from web.http.places import NOBODYS

FORGOTTEN: Final = 10.0
"""Seconds in which half of what was taken is forgotten."""
ROOM: Final = 10_000
"""Places that are remembered."""
MOST_LEFT: Final = 100
"""Readers who have gone from one place and are remembered."""


class Use:
    """What one reader, or one place, has taken of late, in seconds; half of it is forgotten every FORGOTTEN seconds."""

    def __init__(self) -> None:
        self._seconds, self._at = 0.0, time.monotonic()

    @property
    def seconds(self) -> float:
        """As much as counts now."""
        return self._seconds * float(0.5 ** ((time.monotonic() - self._at) / FORGOTTEN))

    def add(self, seconds: float) -> None:
        """Counts what was taken."""
        self._seconds, self._at = self.seconds + seconds, time.monotonic()


class UseByPlace:
    """What each place has taken; those not heard of for longest are forgotten first."""

    def __init__(self) -> None:
        self._kept: LRUCache[str, Use] = LRUCache(ROOM)

    def of(self, place: str) -> Use:
        """Of a place; NOBODYS is one like the others."""
        return self._kept.setdefault(place, Use())


class UseOfThoseWhoLeft:
    """What was taken by readers who have gone: whoever comes from the same place next takes it up, so that to come anew wins nothing."""

    def __init__(self) -> None:
        self._left: LRUCache[str, list[Use]] = LRUCache(ROOM)

    def take_up(self, place: str) -> Use:
        """The most that one who has gone from there had taken, or none."""
        left = self._left.get(place)
        if not left:
            return Use()
        use = max(left, key=lambda one: one.seconds)
        left.remove(use)
        return use

    def leave(self, place: str, use: Use) -> None:
        """A reader has gone."""
        if place == NOBODYS:
            return
        left = self._left.setdefault(place, [])
        left.append(use)
        if len(left) > MOST_LEFT:
            left.remove(min(left, key=lambda one: one.seconds))
