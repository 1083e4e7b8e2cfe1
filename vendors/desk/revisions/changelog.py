"""The public changelog of a data folder: its history as readers are told of it."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.describe import Names, said
from vendors.desk.revisions.history import History, HistoryEntry
from vendors.i18n.language import Language, _
from vendors.settings import site_time
from vendors.store.changelog import Change

MOST_CHANGES: Final = 20
"""Published changes that readers see, the newest first."""
MOST_LINES: Final = 12
"""Lines of one change; how many more there are is said."""
MOST_KEPT: Final = 8
"""Changelogs kept ready: by newest version and language."""


class PublicChangelog:
    """The newest published changes of a data folder, a `vendors.store.changelog.Changelog`. Safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._history = History(folder)
        self._kept: LRUCache[tuple[str, str], Sequence[Change]] = LRUCache(MOST_KEPT)
        self._lock = Lock()

    def __call__(self, words: Language) -> Sequence[Change]:
        """The changes in that language; none where nothing was ever published."""
        head = self._history.head() if self._history.exists else None
        if head is None:
            return ()
        key = (head.id, words.code)
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            newest = islice(self._history.entries(), MOST_CHANGES)
            kept = [self._change(entry, words) for entry in newest if entry.changed]
            with self._lock:
                self._kept[key] = kept
        return kept

    def _change(self, entry: HistoryEntry, words: Language) -> Change:
        version = entry.version
        before = self._history.version(version.before)
        files = self._history.present_files(version)
        names = Names(files, self._history.present_files(before) if before else {})
        lines = [line for row in entry.changed.changes for line in said(row, names, words)]
        # What was changed by hand has a reason in English that nobody wrote for readers.
        why = version.why if version.kind in ("publish", "restore") else words.say(_("Changed by hand in the files"))
        return Change(site_time(version.when).date(), why, lines[:MOST_LINES], max(len(lines) - MOST_LINES, 0))
