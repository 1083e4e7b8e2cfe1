"""The history as far as readers may see it: which versions they see, which are one neutral line, and the words that none may repeat."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.describe import Names
from vendors.desk.revisions.history import History, HistoryEntry, Version
from vendors.desk.revisions.kept_changes import LookedUp, keep_rows, kept_rows
from vendors.desk.revisions.standing_rows import StandingRows
from vendors.desk.revisions.strikes import Strikes
from vendors.desk.revisions.unseen import StruckWords, struck_words, taken_back
from vendors.i18n.language import Language, _
from vendors.settings import site_time
from vendors.store.files import Files
from vendors.store.migrations import former_names, present_form

STRUCK: Final = _("What was published here is no longer shown.")
TAKEN_BACK: Final = _("Something was published and taken back within ten minutes.")
PARTLY_STRUCK: Final = _("Part of this change is no longer shown.")
MAIN: Final = ("vendors", "news", "controversies", "ownership", "events", "controversy_status")
"""The tables by which rows are called: those that have names and titles, and those whose keys hold them; and those whose rows follow one another."""
NOTHING_STRUCK: Final = StruckWords()
MARKED: Final = ("refs/heads/main", "packed-refs", "refs/struck")
"""The files of a history that name its newest version and the strikes."""


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """One version as readers see it.

    Attributes:
        neutral: the line in its place where it is not shown, an English message; else "".
        unseen: what may not be repeated of what is not shown.
    """

    version: Version
    neutral: str = ""
    unseen: StruckWords = NOTHING_STRUCK

    @property
    def day(self) -> date:
        """The day of publication, where the magazine is."""
        return site_time(self.version.when).date()

    def why(self, words: Language) -> str:
        """The reason given in public."""
        # What was changed by hand has a reason in English that nobody wrote for readers.
        by_hand = self.version.kind not in ("publish", "restore")
        why = words.say(_("Changed by hand in the files")) if by_hand else self.version.why
        return words.say(STRUCK) if self.unseen.has(why) else why


class PublicHistory:
    """What readers may see of the history of a data folder. Safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._history = History(folder)
        self._strikes = Strikes(folder)
        # Plain names: every first answer looks at them.
        self._marked = [f"{self._history.path}/{place}" for place in MARKED]
        self._main: LRUCache[str, Files] = LRUCache(2)
        self._standing: LRUCache[str, StandingRows] = LRUCache(8)
        self._lock = Lock()

    def mark(self) -> tuple[tuple[int, int, int], ...]:
        """What the files that name the newest version and the strikes look like: other as soon as either changes. It costs three looks at the disk."""
        found = []
        for place in self._marked:
            try:
                seen = os.stat(place)
            except OSError:
                found.append((0, 0, 0))
            else:
                found.append((seen.st_mtime_ns, seen.st_size, seen.st_ino))
        return tuple(found)

    def head(self) -> Version | None:
        """The newest version, or None where nothing was ever published."""
        return self._history.head() if self._history.exists else None

    def struck(self) -> frozenset[str]:
        """The ids of the versions that readers do not see."""
        return self._strikes.struck()

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        return self._history.versions() if self._history.exists else []

    def entry(self, version: Version) -> HistoryEntry:
        """A version with what it changed."""
        found = self._history.entry(version)
        # Most of what is called by a name is what changed.
        changes = found.changed.changes
        were = {(one.table, one.old): one.before for one in changes if one.old}
        are = {(one.table, one.new): one.after for one in changes if one.new}
        self.standing(version.before).given |= {**dict.fromkeys(are), **were}
        self.standing(version.id).given |= {**dict.fromkeys(were), **are}
        return found

    def names(self, version: Version) -> Names:
        """What things are called in a version, and in the one before it."""
        return Names(self.standing(version.id), self.standing(version.before))

    def standing(self, version: str) -> StandingRows:
        """The rows by which a version is told, as they stood in it.

        Args:
            version: its id, or "" for none.
        """
        with self._lock:
            if version not in self._standing:
                known = kept_rows(version) if version else LookedUp()
                self._standing[version] = StandingRows(lambda: self._main_files(version), known)
            return self._standing[version]

    def keep_looked_up(self, version: Version) -> None:
        """Keeps by which rows a version was told, so that it can be told again without the tables."""
        for id in filter(None, (version.id, version.before)):
            rows = self.standing(id)
            if rows.is_more_known:
                keep_rows(id, rows.known)
                rows.is_more_known = False

    def seen(self, struck: frozenset[str], most: int | None = None) -> Iterator[SeenVersion]:
        """The versions that readers see or see a neutral line of, newest first. One that took another back at once is none of them.

        Args:
            struck: the ids of those that are struck.
            most: how many versions are looked at.
        """
        every = self.versions()
        newest = every if most is None else every[:most]
        # What was struck long ago may be repeated by what is new.
        unseen = self.struck_words(struck)
        pairs = taken_back(newest)
        place = {version.id: at for at, version in enumerate(newest)}
        for at, version in enumerate(newest):
            if version.id in struck:
                yield SeenVersion(version, STRUCK)
            elif version.id in pairs:
                yield SeenVersion(version, TAKEN_BACK)
            elif version.id not in pairs.values():
                around = [newest[place[slip]] for slip, by in pairs.items() if place[by] < at < place[slip]]
                yield SeenVersion(version, "", unseen | self._struck_words(around))

    def struck_words(self, struck: frozenset[str]) -> StruckWords:
        """The words that struck versions brought, and that no other may repeat.

        Args:
            struck: their ids.
        """
        return (
            self._struck_words(version for version in self.versions() if version.id in struck)
            if struck
            else NOTHING_STRUCK
        )

    def _struck_words(self, versions: Iterable[Version]) -> StruckWords:
        found = StruckWords()
        for version in versions:
            found |= struck_words(self.entry(version), self._files(version.before))
        return found

    def _files(self, version: str) -> Files:
        return self._history.present_files(self._history.at(version)) if version else {}

    def _main_files(self, version: str) -> Files:
        """The tables by which rows are called and compared (`MAIN`); none of no version. A version and the one after it ask for the same."""
        with self._lock:
            found = self._main.get(version)
        if found is None:
            former = [old for old, new in former_names().items() if new in MAIN]
            wanted = [f"{table}.csv" for table in (*MAIN, *former)]
            found = present_form(self._history.files(self._history.at(version), wanted)) if version else {}
            with self._lock:
                self._main[version] = found
        return found


def first_day(versions: Sequence[Version]) -> date | None:
    """The day from which every published change is known; None where there is no history.

    Args:
        versions: newest first.
    """
    return site_time(versions[-1].when).date() if versions else None
