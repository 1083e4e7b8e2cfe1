"""The public changelog of a data folder: its history as readers are told of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.describe import Names, said
from vendors.desk.revisions.history import History, HistoryEntry
from vendors.desk.revisions.strikes import Strikes
from vendors.desk.revisions.unseen import StruckWords, struck_words, taken_back
from vendors.i18n.language import Language, _
from vendors.settings import site_time
from vendors.store.changelog import Change
from vendors.store.files import Files

MOST_CHANGES: Final = 20
"""Published changes that readers see, the newest first."""
MOST_LINES: Final = 12
"""Lines of one change; how many more there are is said."""
MOST_KEPT: Final = 8
"""Changelogs kept ready: by newest version, strikes and language."""

STRUCK: Final = _("What was published here is no longer shown.")
TAKEN_BACK: Final = _("Something was published and taken back within ten minutes.")
PARTLY_STRUCK: Final = _("Part of this change is no longer shown.")


class PublicChangelog:
    """The newest published changes of a data folder, a `vendors.store.changelog.Changelog`. Safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._history = History(folder)
        self._strikes = Strikes(folder)
        self._kept: LRUCache[tuple[str, frozenset[str], str], Sequence[Change]] = LRUCache(MOST_KEPT)
        self._lock = Lock()

    def __call__(self, words: Language) -> Sequence[Change]:
        """The changes in that language; none where nothing was ever published."""
        head = self._history.head() if self._history.exists else None
        if head is None:
            return ()
        struck = self._strikes.struck()
        key = (head.id, struck, words.code)
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = list(self._told(struck, words))
            with self._lock:
                self._kept[key] = kept
        return kept

    def published(self, data: str) -> date | None:
        """The day on which data was published first; None where the history has not got it, or began with it.

        Args:
            data: version of the data, as `vendors.tables.dataset.Dataset.version`.
        """
        if not self._history.exists:
            return None
        same = [version for version in self._history.versions() if version.data == data]
        return site_time(same[-1].when).date() if same and same[-1].kind != "start" else None

    def _told(self, struck: frozenset[str], words: Language) -> Iterator[Change]:
        newest = list(islice(self._history.entries(), MOST_CHANGES))
        # What was struck long ago may be repeated by what is new.
        all_known = self._history.entries() if struck else newest
        unseen = self._struck_words(entry for entry in all_known if entry.version.id in struck)
        pairs = taken_back([entry.version for entry in newest])
        place = {entry.version.id: at for at, entry in enumerate(newest)}
        for at, entry in enumerate(newest):
            id = entry.version.id
            if id in struck:
                yield _neutral(entry, STRUCK, words)
            elif id in pairs:
                yield _neutral(entry, TAKEN_BACK, words)
            elif id not in pairs.values() and entry.changed:
                around = [newest[place[slip]] for slip, by in pairs.items() if place[by] < at < place[slip]]
                yield self._change(entry, words, unseen | self._struck_words(around))

    def _struck_words(self, entries: Iterable[HistoryEntry]) -> StruckWords:
        found = StruckWords()
        for entry in entries:
            found |= struck_words(entry, self._files(entry.version.before))
        return found

    def _files(self, version: str) -> Files:
        found = self._history.version(version) if version else None
        return self._history.present_files(found) if found else {}

    def _change(self, entry: HistoryEntry, words: Language, unseen: StruckWords) -> Change:
        version = entry.version
        names = Names(self._history.present_files(version), self._files(version.before))
        seen = [unseen.without(row) for row in entry.changed.changes]
        told = [line for row in seen if row for line in said(row, names, words)]
        lines = [line for line in told if not unseen.has(line)]
        if len(lines) < len(told) or seen != list(entry.changed.changes):
            lines.insert(0, words.say(PARTLY_STRUCK))
        # What was changed by hand has a reason in English that nobody wrote for readers.
        why = version.why if version.kind in ("publish", "restore") else words.say(_("Changed by hand in the files"))
        if unseen.has(why):
            why = words.say(STRUCK)
        return Change(site_time(version.when).date(), why, lines[:MOST_LINES], max(len(lines) - MOST_LINES, 0))


def _neutral(entry: HistoryEntry, line: str, words: Language) -> Change:
    return Change(site_time(entry.version.when).date(), words.say(line), (), 0)
