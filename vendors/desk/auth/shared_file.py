"""A small file of the desk that several processes keep together: each sees what the others have written, and none undoes it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeAlias

from filelock import FileLock

from vendors.store.atomic_file import replace_json

PATIENCE: Final = 5.0
"""Seconds to wait for another process, which needs some thousandths of one."""
Entries: TypeAlias = dict[str, dict[str, Any]]


class SharedFile:
    """Entries by name, in JSON. Safe from any thread and any process.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._guard = FileLock(file.with_suffix(".lock"), timeout=PATIENCE, mode=0o600)
        self._lock = Lock()
        self._seen: tuple[int, int, int] | None = None
        self._entries: Entries = {}

    def entries(self) -> Entries:
        """The entries as they are now; read again only where somebody has written. None where the file cannot be read."""
        with self._lock:
            try:
                found = self._file.stat()
            except OSError:
                self._seen, self._entries = None, {}
            else:
                seen = (found.st_mtime_ns, found.st_size, found.st_ino)
                if seen != self._seen:
                    self._entries, self._seen = self._read(), seen
            return self._entries

    @contextmanager
    def changing(self) -> Iterator[Entries]:
        """The entries as they are now, to be changed while no other process writes.

        Raises:
            OSError: they cannot be written.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._guard:
            entries = dict(self.entries())
            yield entries
            replace_json(self._file, entries)

    def _read(self) -> Entries:
        try:
            found = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {key: one for key, one in found.items() if isinstance(one, dict)} if isinstance(found, dict) else {}
