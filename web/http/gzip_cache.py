"""Compressed contents kept in bounded memory, because they are asked for again."""

import gzip
from collections import OrderedDict
from threading import Lock

from anyio import CapacityLimiter, to_thread


class Shelf:
    """Gzip of contents by name; the ones not asked for longest go first when the room is used up.

    Args:
        room: bytes that the compressed contents may take together.
        level: gzip's, 1 (fast) to 9 (small).
    """

    def __init__(self, room: int, level: int) -> None:
        self.room = room
        self.level = level
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        # One at a time: a crowd that asks for the same new content must not compress it as many times.
        self._press: CapacityLimiter | None = None

    def find(self, name: str) -> bytes | None:
        """The compressed content of that name, if it is kept."""
        with self._lock:
            content = self._kept.get(name)
            if content is not None:
                self._kept.move_to_end(name)
            return content

    async def compressed(self, name: str, content: bytes) -> bytes:
        """The content compressed, in a thread, and kept under a name that no other content has."""
        found = self.find(name)
        if found is not None:
            return found
        if self._press is None:
            self._press = CapacityLimiter(1)
        return await to_thread.run_sync(self._compress, name, content, limiter=self._press)

    def _compress(self, name: str, content: bytes) -> bytes:
        found = self.find(name)
        if found is not None:
            return found
        compressed = gzip.compress(content, self.level, mtime=0)
        with self._lock:
            self._kept[name] = compressed
            self._size += len(compressed)
            while self._size > self.room:
                self._size -= len(self._kept.popitem(last=False)[1])
        return compressed
