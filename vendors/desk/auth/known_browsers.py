"""Browsers in which an editor has signed in before: a crowd that guesses at the editor’s name does not keep her out of them."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vendors.desk.auth.sessions import hashed
from vendors.desk.auth.shared_file import SharedFile

KEPT: Final = 180 * 24 * 3600
"""Seconds for which a browser is known after the last sign-in in it."""
MOST: Final = 500
"""Browsers that are known; the one in which nobody has signed in for longest goes first."""


class KnownBrowsers:
    """The known browsers of a desk. Only the hash of what a browser holds is kept, and it opens nothing: it spares a wait.

    Args:
        file: where they are kept.
        now: gives the present, in seconds since 1970.
    """

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = SharedFile(file)
        self._now = now

    def remember(self, name: str, proof: str) -> str:
        """Knows a browser from now on; gives the token that it must show.

        Args:
            name: of the editor.
            proof: of what she was let in with; when it changes, the browser is unknown again.

        Raises:
            OSError: it cannot be written down.
        """
        token = secrets.token_urlsafe(32)
        with self._file.changing() as entries:
            while len(entries) >= MOST:
                del entries[min(entries, key=lambda key: entries[key].get("since", 0))]
            entries[hashed(token)] = {"name": name, "proof": proof, "since": self._now()}
        return token

    def knows(self, token: str, name: str, proof: str) -> bool:
        """Whether that editor has signed in with it in the browser that shows this token."""
        found = self._file.entries().get(hashed(token)) if token else None
        if not found or (found.get("name"), found.get("proof")) != (name, proof):
            return False
        return 0 <= self._now() - float(found.get("since", 0)) <= KEPT
