"""Who is signed in: sessions on the server, so that signing out ends one for good."""

import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cachetools import LRUCache

from vendors.desk.auth.shared_file import Entries, SharedFile

IDLE: Final = 2 * 3600
"""Seconds without a sign of life after which a session ends."""
WHOLE: Final = 12 * 3600
"""Seconds after which a session ends in any case."""
SET_BACK: Final = 600
"""Seconds by which the clock may be set back; where it is more, sessions end, as they would last longer than they may."""
MOST: Final = 200
"""Sessions at once; the one longest without a sign of life goes first."""
_NOTED: Final = 60
"""Seconds after which a new sign of life is written down."""


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which somebody is signed in.

    Attributes:
        name: the editor.
        proof: of what the editor was let in with; when it changes, the session has ended.
        begun, seen: seconds since 1970 of the sign-in and of the last sign of life.
    """

    name: str
    proof: str
    begun: float
    seen: float


class Sessions:
    """The sessions of a desk, also after a restart and in another process on the same folder. A token is only known to its browser: here is but its hash.

    Args:
        file: where they are kept.
        now: gives the present, in seconds since 1970.
    """

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = SharedFile(file)
        self._now = now
        self._ended: LRUCache[str, bool] = LRUCache(MOST)

    def begin(self, name: str, proof: str) -> str:
        """A new session; gives its token.

        Raises:
            OSError: it cannot be written down.
        """
        token = secrets.token_urlsafe(32)
        now = self._now()
        with self._file.changing() as entries:
            kept = {key: one for key, one in _sessions(entries).items() if self._lasts(one)}
            while len(kept) >= MOST:
                del kept[min(kept, key=lambda key: kept[key].seen)]
            kept[hashed(token)] = Session(name, proof, now, now)
            entries.clear()
            entries.update({key: asdict(one) for key, one in kept.items()})
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, if it has not ended here or in another process; asking is a sign of life."""
        key = hashed(token)
        entry = self._file.entries().get(key)
        found = _session(entry) if entry and key not in self._ended else None
        if found is None or not self._lasts(found):
            return None
        if self._now() - found.seen > _NOTED:
            found = replace(found, seen=self._now())
            # Not written down, it would end a little sooner: no reason to send the editor away now.
            with suppress(OSError), self._file.changing() as entries:
                if key in entries:
                    entries[key] = asdict(found)
        return found

    def end(self, token: str) -> None:
        """Ends a session for good. Should that not be written down, it ends at least here until the next start.

        Raises:
            OSError: it cannot be written down.
        """
        key = hashed(token)
        if key in self._file.entries():
            self._ended[key] = True
            with self._file.changing() as entries:
                entries.pop(key, None)

    def _lasts(self, session: Session) -> bool:
        now = self._now()
        return -SET_BACK <= now - session.seen <= IDLE and -SET_BACK <= now - session.begun <= WHOLE


def _sessions(entries: Entries) -> dict[str, Session]:
    return {key: found for key, entry in entries.items() if (found := _session(entry))}


def _session(entry: Mapping[str, Any]) -> Session | None:
    try:
        return Session(**entry)
    except TypeError:
        return None


def hashed(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
