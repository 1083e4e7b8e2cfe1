"""Who is signed in: sessions on the server, so that signing out ends one for good."""

import json
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from vendors.store.atomic_file import replace_json

IDLE: Final = 2 * 3600
"""Seconds without a sign of life after which a session ends."""
WHOLE: Final = 12 * 3600
"""Seconds after which a session ends in any case."""
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
    """The sessions of a desk, also after a restart. A token is only known to its browser: here is but its hash.

    Args:
        file: where they are kept.
        now: gives the present, in seconds since 1970.
    """

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = file
        self._now = now
        self._lock = Lock()
        self._kept: dict[str, Session] = self._read()

    def begin(self, name: str, proof: str) -> str:
        """A new session; gives its token.

        Raises:
            OSError: it cannot be written down.
        """
        token = secrets.token_urlsafe(32)
        now = self._now()
        with self._lock:
            kept = {key: one for key, one in self._kept.items() if self._lasts(one)}
            while len(kept) >= MOST:
                del kept[min(kept, key=lambda key: kept[key].seen)]
            kept[_hash(token)] = Session(name, proof, now, now)
            self._write(kept)
            self._kept = kept
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, if it has not ended; asking is a sign of life."""
        key = _hash(token)
        with self._lock:
            found = self._kept.get(key)
            if found is None or not self._lasts(found):
                return None
            if self._now() - found.seen > _NOTED:
                self._kept[key] = found = replace(found, seen=self._now())
                # Not written down, it would end a little sooner after a restart: no reason to send the editor away now.
                with suppress(OSError):
                    self._write(self._kept)
            return found

    def end(self, token: str) -> None:
        """Ends a session for good. Should that not be written down, it ends at least until the next start.

        Raises:
            OSError: it cannot be written down.
        """
        with self._lock:
            if self._kept.pop(_hash(token), None):
                self._write(self._kept)

    def _lasts(self, session: Session) -> bool:
        now = self._now()
        return now - session.seen <= IDLE and now - session.begun <= WHOLE

    def _read(self) -> dict[str, Session]:
        try:
            return {key: Session(**one) for key, one in json.loads(self._file.read_text("utf-8")).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, kept: dict[str, Session]) -> None:
        replace_json(self._file, {key: asdict(one) for key, one in kept.items()})


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
