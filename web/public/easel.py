"""Where pictures are painted: one at a time, and few waiting of one place, so that nobody can keep the server busy with them."""

from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import Final

from cachetools import LRUCache
from starlette.responses import Response

from web.http.making import asking, in_turn
from web.http.places import counted
from web.http.responses import bare_answer

ROOM: Final = 4 * 2**20
"""Bytes of pictures that are kept: about 150 of them."""
MOST_WAITING: Final = 10
"""Requests of a place that wait for their picture; the next ones are asked to come again later."""


class Easel:
    """Paints for one kind of pictures and keeps those last asked for."""

    def __init__(self) -> None:
        self._kept: LRUCache[object, bytes] = LRUCache(ROOM, getsizeof=len)
        self._one = Lock()
        self._waiting: Counter[str] = Counter()

    async def answer(self, make: Callable[[], Response]) -> Response:
        """What `make` answers, in turn; 503 where too many of the same place wait already."""
        place = asking()
        if self._waiting[place] >= MOST_WAITING:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "5"})
        with counted(self._waiting, place):
            # Whoever waits for a turn keeps nobody else from painting: the turn may be long in coming to a place that asks for much.
            return await in_turn(make)

    def picture(self, key: object, paint: Callable[[], bytes]) -> bytes:
        """The picture of that key; painted where it is not kept, one at a time. Only in a thread."""
        with self._one:
            found = self._kept.get(key)
            if found is None:
                found = paint()
                if len(found) <= ROOM:
                    self._kept[key] = found
            return found
