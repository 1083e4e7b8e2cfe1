"""Where pictures are painted: one at a time and few waiting, so that nobody can keep the server busy with them."""

from asyncio import Lock
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from cachetools import LRUCache
from starlette.responses import Response

from web.http.making import in_turn
from web.http.responses import bare_answer

ROOM: Final = 4 * 2**20
"""Bytes of pictures that are kept: about 150 of them."""
MOST_WAITING: Final = 10
"""Requests that wait for their picture; the next ones are asked to come again later."""


class Easel:
    """Paints for one kind of pictures and keeps those last asked for."""

    def __init__(self) -> None:
        self._kept: LRUCache[object, bytes] = LRUCache(ROOM, getsizeof=len)
        self._one = Lock()
        self._waiting = 0

    async def answer(self, make: Callable[[], Response]) -> Response:
        """What `make` answers, in a thread; 503 where too many wait already."""
        if self._waiting >= MOST_WAITING:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "5"})
        self._waiting += 1
        try:
            async with self._one:
                return await in_turn(make)
        finally:
            self._waiting -= 1

    def picture(self, key: object, paint: Callable[[], bytes]) -> bytes:
        """The picture of that key; painted where it is not kept. Only within `answer`, which lets one in at a time."""
        found = self._kept.get(key)
        if found is None:
            found = paint()
            if len(found) <= ROOM:
                self._kept[key] = found
        return found
