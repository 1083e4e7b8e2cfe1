"""The data set of a running site: it follows the files on disk and keeps the last good snapshot when they are broken."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.changelog import Changelog, UpdateSource, no_changes, no_updates
from vendors.store.files import Stamp, mark
from vendors.store.load import State, load, sound_later
from vendors.store.releases import NO_RELEASES, ReleaseSource
from vendors.tables.dataset import Dataset
from vendors.validation.problems import Problem

LOOK_AGAIN: Final = 0.5
"""Seconds between two looks at the files."""
SETTLED: Final = 0.3
"""Seconds that a file must have been left alone before it is read, so that a half-written one is not."""

log = logging.getLogger(__name__)


class Live:
    """A data folder as a running site sees it. Asking is cheap and safe from any thread.

    A change on disk is seen at the first question more than `SETTLED` seconds after it, at the latest `LOOK_AGAIN` seconds
    after the question before.

    Args:
        folder: where the CSV files are.
        changelog: the changes published in it.
        published: says on which day data of a version was published first, None where that is not known.
        updates: what was published in it, row by row.
        releases: its published versions, as anybody may have them.
        shown: is told of each later version when readers see it.
    """

    def __init__(
        self,
        folder: Path,
        changelog: Changelog = no_changes,
        published: Callable[[str], date | None] = lambda _version: None,
        updates: UpdateSource = no_updates,
        releases: ReleaseSource = NO_RELEASES,
        shown: Callable[[Dataset], None] = lambda _dataset: None,
    ) -> None:
        self.folder = folder
        self.changelog = changelog
        self.updates = updates
        self.releases = releases
        self._published = published
        self._shown = shown
        self._lock = threading.Lock()
        self._state = State(None, changelog=changelog, updates=updates)
        self._seen: tuple[Stamp, ...] | None = None
        self._day = today()
        self._looked = -LOOK_AGAIN

    def now(self) -> State:
        """The present state, read again first if the files have changed or a new day has begun."""
        if time.monotonic() - self._looked >= LOOK_AGAIN and self._lock.acquire(blocking=self._state.dataset is None):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._state

    def at_once(self) -> State | None:
        """The present state where it was looked at a moment ago, so that saying it takes no look at a disk; else None."""
        return self._state if time.monotonic() - self._looked < LOOK_AGAIN else None

    def read_now(self) -> State:
        """The state of the files as they are at this moment: for whoever has just published and wants to see it."""
        with self._lock:
            self._seen = None
            self._look()
        return self._state

    def _look(self) -> None:
        found = mark(self.folder)
        newest = max((stamp[0] for stamp in found if stamp), default=0) / 1e9
        day = today()
        changed = found != self._seen or day != self._day
        if changed and (self._seen is None or abs(time.time() - newest) > SETTLED):
            self._seen, self._day = found, day
            self._read()
        self._looked = time.monotonic()

    def _read(self) -> None:
        try:
            found = load(self.folder, self._day)
            dataset, errors = found.dataset, found.errors
            if dataset:
                dataset = Dataset(dataset.rows, dataset.version, self._published(dataset.version), self._state.dataset)
        except OSError as error:
            dataset, errors = None, (Problem(str(error.filename or self.folder), 0, "", "", "missing-file"),)
        except Exception as error:
            # Whatever a file does to the reading, the site stays up and says that the files are not what it shows.
            log.exception("the data could not be read")
            dataset, errors = None, (Problem(str(self.folder), 0, "", "", "unreadable", value=type(error).__name__),)
        if dataset:
            if self._state.problems:
                log.warning("data mended: version %s is shown", dataset.version[:7])
            before = self._state.dataset
            self._state = State(dataset, changelog=self.changelog, updates=self.updates)
            if before:
                before.make_way(dataset)
                self._shown(dataset)
            return
        for broken in errors:
            log.error("%s", broken.message(language("en")))
        kept = self._state.dataset
        if kept is None and errors and all(one.rule == "future-date" for one in errors):
            # A machine may begin with a clock that is behind: what has been published stays public.
            kept = sound_later(self.folder)
        log.error(
            "%d errors in %s; %s",
            len(errors),
            self.folder,
            f"version {kept.version[:7]} stays up" if kept else "nothing to show",
        )
        self._state = replace(self._state, dataset=kept, problems=errors, since=self._state.since or datetime.now(UTC))
