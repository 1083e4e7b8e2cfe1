"""The public changelog of a data folder: its history as readers are told of it."""

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.describe import said
from vendors.desk.revisions.diff import RowChange
from vendors.desk.revisions.public_history import PARTLY_STRUCK, PublicHistory, SeenVersion
from vendors.i18n.language import Language
from vendors.settings import site_time
from vendors.store.changelog import Change

log = logging.getLogger(__name__)

log = logging.getLogger(__name__)

MOST_CHANGES: Final = 20
"""Published changes that readers see, the newest first."""
MOST_LINES: Final = 12
"""Lines of one change; how many more there are is said."""
MOST_KEPT: Final = 8
"""Changelogs kept ready: by newest version, strikes and language."""


class PublicChangelog:
    """The newest published changes of a data folder, a `vendors.store.changelog.Changelog`. Safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._history = PublicHistory(folder)
        self._kept: LRUCache[tuple[str, frozenset[str], str], Sequence[Change]] = LRUCache(MOST_KEPT)
        self._lock = Lock()
        self._damaged: object = None

    def __call__(self, words: Language) -> Sequence[Change]:
        """The changes in that language; none where nothing was ever published, or the history is damaged."""
        try:
            return self._newest(words)
        except Exception:
            self._note_damage()
            return ()

    def _newest(self, words: Language) -> Sequence[Change]:
        head = self._history.head()
        if head is None:
            return ()
        struck = self._history.struck()
        key = (head.id, struck, words.code)
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = list(self._told(struck, words))
            with self._lock:
                self._kept[key] = kept
        return kept

    def published(self, data: str) -> date | None:
        """The day on which data was published first; None where the history has not got it, began with it, or is damaged.

        Args:
            data: version of the data, as `vendors.tables.dataset.Dataset.version`.
        """
        try:
            same = [version for version in self._history.versions() if version.data == data]
        except Exception:
            # Readers do not wait for a history that is damaged: the data is shown all the same.
            log.exception("the day of publication cannot be read")
            return None
        return site_time(same[-1].when).date() if same and same[-1].kind != "start" else None

    def _note_damage(self) -> None:
        """Says once for each state of the history that it cannot be read: readers do not wait for its mending."""
        mark = self._history.mark()
        if mark != self._damaged:
            self._damaged = mark
            log.exception("what was published cannot be told: the history is damaged")

    def _told(self, struck: frozenset[str], words: Language) -> Iterator[Change]:
        for seen in self._history.seen(struck, MOST_CHANGES):
            if seen.neutral:
                yield Change(seen.day, words.say(seen.neutral), (), 0)
            elif entry := self._history.entry(seen.version).changed:
                rows = [seen.unseen.without(row) for row in entry.changes]
                yield self._change(seen, [row for row in rows if row], rows != list(entry.changes), words)

    def _change(self, seen: SeenVersion, rows: Sequence[RowChange], partly: bool, words: Language) -> Change:
        names = self._history.names(seen.version)
        told = [line for row in rows for line in said(row, names, words)]
        self._history.keep_looked_up(seen.version)
        lines = [line for line in told if not seen.unseen.has(line)]
        if len(lines) < len(told) or partly:
            lines.insert(0, words.say(PARTLY_STRUCK))
        return Change(seen.day, seen.why(words), lines[:MOST_LINES], max(len(lines) - MOST_LINES, 0))
