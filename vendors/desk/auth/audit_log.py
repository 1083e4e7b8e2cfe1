"""The book of the door: who came, who went, who was refused and who approved what, when and from where; never what was typed as a passphrase."""

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FILE: Final = "sign-ins.log"
MOST_BYTES: Final = 1_000_000
log = logging.getLogger(__name__)


class _Private(RotatingFileHandler):
    """A file that only this user of the machine may read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")


class Visitors:
    """Writes into a file where the desk has a folder, of which the newest two million bytes are kept, and into the server's log what happened alone.

    The server's log goes to others, and has no addresses; what was typed as a name may have been a passphrase.

    Args:
        folder: the desk's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = _Private(folder / FILE, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self._file.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))

    def note(self, what: str, name: str, address: str, level: int = logging.INFO) -> None:
        """Notes what happened. Names come from strangers, so they are written with their odd signs escaped."""
        record = log.makeRecord(log.name, level, "", 0, "%s: %r from %s", (what, name, address), None)
        log.log(level, "%s", what)
        if self._folder.is_dir():
            self._file.handle(record)
            self._file.close()  # It opens again by itself; so the file can be moved away, and none stays open.
