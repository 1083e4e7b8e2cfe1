"""The public updates of a data folder: each row that its history brought, changed or took away, as readers are told of it."""

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.public_history import PARTLY_STRUCK, PublicHistory, SeenVersion, first_day
from vendors.desk.revisions.releases import named
from vendors.desk.revisions.row_updates import VersionUpdates
from vendors.domain.updates import Concerned, Turn, Update, UpdateKind
from vendors.i18n.language import LANGUAGES, Language, language
from vendors.settings import site_time
from vendors.store.changelog import UpdateLog, no_updates

log = logging.getLogger(__name__)

MOST_VERSIONS: Final = 1_000
"""Versions that are told of, the newest; what was published before them is as if the history began with them."""


AT_ONCE: Final = 5.0
"""Seconds after which readers are told what has been read of a history; the older versions follow. They are read once (0074), which takes
longer where each is of a hundred thousand rows and a new release has never read them."""


class PublicUpdates:
    """The updates of a data folder, a `vendors.store.changelog.UpdateSource`. Safe from any thread.

    Those of a version are made once in each language: a new version costs what it changed, however long the history is.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._history = PublicHistory(folder)
        self._kept: LRUCache[SeenVersion, Mapping[str, tuple[Update, ...]]] = LRUCache(2 * MOST_VERSIONS)
        self._keeping = Lock()
        self._log = no_updates()
        self._mark: object = None
        self._lock = Lock()
        self._reading_on = Thread()

    def __call__(self) -> UpdateLog:
        """The log as it is now; while another asks for the first time after a publish, as it was before it."""
        mark = self._history.mark()
        if mark != self._mark and self._lock.acquire(blocking=self._mark is None):
            try:
                if mark != self._mark:
                    self._log = self._read()
            except Exception:
                # Readers do not wait for a history that is damaged.
                log.exception("what was published in %s cannot be told", self._folder)
            finally:
                self._mark = mark
                self._lock.release()
        return self._log

    def at_once(self) -> UpdateLog | None:
        """The log, where the history is as it was when that was read; else None."""
        known, log = self._mark, self._log
        return log if known is not None and known == self._history.mark() else None

    def _read(self) -> UpdateLog:
        versions, struck = self._history.versions()[:MOST_VERSIONS], self._history.struck()
        if not versions:
            return no_updates()
        seen = list(self._history.seen(struck, MOST_VERSIONS))
        read: list[Mapping[str, tuple[Update, ...]]] = []
        begun = time.monotonic()
        for one in seen:
            if read and one not in self._kept and time.monotonic() - begun > AT_ONCE:
                versions = versions[: versions.index(seen[len(read) - 1].version) + 1]
                if not self._reading_on.is_alive():
                    self._reading_on = Thread(target=self._read_on, args=(seen[len(read) :],), daemon=True)
                    self._reading_on.start()
                break
            read.append(self._of(one))
        told = {code: tuple(_followed(one for version in read for one in version[code])) for code in LANGUAGES}
        mark = f"{versions[0].id}-{hash(struck) & 0xFFFFFFFF:x}-{len(read)}"
        hidden = {one.version.id for one in self._history.seen(struck, 1) if one.neutral}
        release = "" if versions[0].id in hidden else named(self._history.versions()[::-1])[-1].short
        return UpdateLog(mark, first_day(versions), lambda words: told[words.code], versions[0].data, release)

    def _read_on(self, seen: Sequence[SeenVersion]) -> None:
        """Reads the older versions; whoever asks next is told of all."""
        try:
            for one in seen:
                self._of(one)
        except Exception:
            log.exception("the older versions in %s cannot be told", self._folder)
        else:
            # Whoever puts the log together meanwhile has not all of it yet.
            with self._lock:
                self._mark = "more"

    def _of(self, seen: SeenVersion) -> Mapping[str, tuple[Update, ...]]:
        """The updates of a version in each language, made together, since reading it costs more than telling it."""
        with self._keeping:
            found = self._kept.get(seen)
        if found is None:
            found = self._told(seen)
            with self._keeping:
                self._kept[seen] = found
        return found

    def _told(self, seen: SeenVersion) -> Mapping[str, tuple[Update, ...]]:
        version, languages = seen.version, [language(code) for code in LANGUAGES]
        blanks = {words.code: _blank(seen, words) for words in languages}
        if seen.neutral:
            return {words.code: (_neutral(blanks[words.code], seen.neutral, words),) for words in languages}
        changes = self._history.entry(version).changed.changes
        rows = [row for row in map(seen.unseen.without, changes) if row]
        if not changes:
            return dict.fromkeys(LANGUAGES, ())
        names, earlier = self._history.names(version), self._history.standing(version.before)
        partly = len(rows) < len(changes) or any(row is not change for row, change in zip(rows, changes, strict=True))
        found = {}
        for words in languages:
            every = list(VersionUpdates(blanks[words.code], rows, names, earlier, words).updates())
            told = [one for one in every if not seen.unseen.has(_text(one))]
            if partly or len(told) < len(every):
                told.append(_neutral(blanks[words.code], PARTLY_STRUCK, words))
            found[words.code] = tuple(told)
        self._history.keep_looked_up(version)
        return found


def _blank(seen: SeenVersion, words: Language) -> Update:
    """What the updates of a version have in common."""
    moment = site_time(seen.version.when)
    return Update(seen.version.id, seen.day, moment, UpdateKind.OTHER, Turn.CHANGED, "", why=seen.why(words))


def _neutral(blank: Update, line: str, words: Language) -> Update:
    return replace(blank, subject=words.say(line), why="", neutral=True)


def _followed(told: Iterable[Update]) -> Iterator[Update]:
    """The updates with what they concern by the ids that it has today.

    Args:
        told: newest first.
    """
    today: dict[tuple[str, str], str] = {}
    for one in told:
        about = one.concerned
        yield replace(
            one,
            concerned=Concerned(
                tuple(today.get(("vendors", id), id) for id in about.vendors),
                today.get(("controversies", about.controversy), about.controversy),
                today.get(("news", about.article), about.article),
            ),
        )
        if one.renamed:
            table, before, after = one.renamed
            today[table, before] = today.get((table, after), after)


def _text(one: Update) -> str:
    return "\n".join([one.subject, *(part or "" for cell in one.cells for part in (cell.before, cell.after))])
