"""Slowing down those who guess passphrases, without keeping the right editor out."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from threading import Lock
from typing import Final

from cachetools import LRUCache

FREE: Final = 3
"""Wrong passphrases that cost no wait."""
LONGEST_FOR_ADDRESS: Final = 900.0
LONGEST_FOR_EDITOR: Final = 10.0
"""Seconds. Short, because anybody can make it: it slows guessing from many addresses, and keeps nobody out for long."""
FORGOTTEN: Final = 3600.0
"""Seconds after which wrong attempts no longer count."""
ROOM: Final = 10_000
"""Addresses, and editors, that are remembered."""


@dataclass(frozen=True, slots=True)
class _Failures:
    count: int
    last: float


class Attempts:
    """Counts wrong passphrases by address and by editor; each one more doubles the wait.

    An address from which an editor has signed in before does not wait for what others did to the editor's name.

    Args:
        now: gives seconds that only grow.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._by_address: LRUCache[str, _Failures] = LRUCache(ROOM)
        self._by_editor: LRUCache[str, _Failures] = LRUCache(ROOM)
        self._homes: LRUCache[tuple[str, str], bool] = LRUCache(ROOM)

    def begin(self, address: str, editor: str, *, known: bool = False) -> float:
        """Seconds to wait before an attempt may be made; 0 where it may be made now, and then it counts as wrong until `right`.

        Args:
            address: where it comes from.
            editor: whose name was typed.
            known: whether the editor has signed in before in the browser that it comes from.

        Counting before the passphrase is looked at keeps a crowd of attempts at one moment from all going through.
        """
        place, now = household(address), self._now()
        with self._lock:
            wait = self._wait(self._by_address.get(place), LONGEST_FOR_ADDRESS)
            if not known and (place, editor) not in self._homes:
                wait = max(wait, self._wait(self._by_editor.get(editor), LONGEST_FOR_EDITOR))
            if wait > 0:
                return wait
            for failures, key in ((self._by_address, place), (self._by_editor, editor)):
                before = failures.get(key)
                count = before.count if before and now - before.last < FORGOTTEN else 0
                failures[key] = _Failures(count + 1, now)
        return 0.0

    def right(self, address: str, editor: str) -> None:
        """The passphrase was right: the attempts from there are forgotten."""
        place = household(address)
        with self._lock:
            self._by_address.pop(place, None)
            self._by_editor.pop(editor, None)
            self._homes[place, editor] = True

    def withdraw(self, address: str, editor: str) -> None:
        """The attempt was not looked at after all, so it does not count."""
        with self._lock:
            for failures, key in ((self._by_address, household(address)), (self._by_editor, editor)):
                if before := failures.get(key):
                    failures[key] = _Failures(max(0, before.count - 1), before.last)

    def _wait(self, failures: _Failures | None, longest: float) -> float:
        if failures is None or failures.count < FREE:
            return 0.0
        pause = min(longest, 2.0 ** min(failures.count - FREE, 20))
        return max(0.0, failures.last + pause - self._now())


def household(address: str) -> str:
    """The address, or for IPv6 the network of 64 bits that one household has; an IPv4 address in IPv6’s clothes is that address."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
