"""The releases of a data folder: its history as anybody may have it, each version whole and under a name that stays.

What is struck, and what was taken back at once, is not given; nor is a version that repeats the words of one that is struck,
unless they stand in the newest version too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.desk.revisions.describe import Names
from vendors.desk.revisions.diff import RowChange, difference
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.public_history import NOTHING_STRUCK, PublicHistory, SeenVersion
from vendors.desk.revisions.release_delta import delta_cells
from vendors.desk.revisions.row_updates import VersionUpdates
from vendors.desk.revisions.standing_rows import StandingRows
from vendors.desk.revisions.unseen import StruckWords
from vendors.domain.update_context import in_context
from vendors.domain.updates import Turn, Update, UpdateKind
from vendors.i18n.language import Language, _
from vendors.query.update_list import as_it_stands
from vendors.settings import site_time, today
from vendors.store.files import Files, read_files
from vendors.store.load import load_files, version_of
from vendors.store.migrations import present_form
from vendors.store.releases import SHORTEST, DeltaCell, Found, NoRelease, Release, ReleaseTold, Withheld
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.validation.reading import read_once, text_of
from vendors.validation.text_table import Key

REPEATS: Final = _("This version is not given away: it repeats words that are no longer shown.")
KEPT: Final = 8
"""Differences that are kept ready."""
LOOKED_AT: Final = 4_096
"""Versions of which it is remembered whether they repeat what is struck."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A history as it stood at one moment.

    Attributes:
        releases: every version as a release, newest first, by the place that it has in the history.
        seen: the same as readers see them; None for one that took another back at once.
        places: the place of each by its name.
        struck: the words that no version may repeat, beside those of `seen`.
        newest: the tables of the newest version.
    """

    releases: tuple[Release, ...]
    versions: tuple[Version, ...]
    seen: tuple[SeenVersion | None, ...]
    places: Mapping[str, int]
    struck: StruckWords
    newest: Files


_NOTHING: Final = _Listing((), (), (), {}, NOTHING_STRUCK, {})


class PublicReleases:
    """The releases of a data folder, a `vendors.store.releases.ReleaseSource`. Safe from any thread.

    Nothing is kept but names: the tables are read from the history when they are asked for.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._history, self._seen = History(folder), PublicHistory(folder)
        self._listing = _NOTHING
        self._mark: object = None
        self._lock = Lock()
        self._repeating: LRUCache[tuple[str, StruckWords], bool] = LRUCache(LOOKED_AT)
        self._struck: LRUCache[tuple[str, StruckWords], StruckWords] = LRUCache(KEPT)
        self._changes: LRUCache[tuple[str, str], Sequence[RowChange]] = LRUCache(KEPT)

    @property
    def has_history(self) -> bool:
        """Whether anything was ever recorded."""
        return bool(self._now().releases)

    def count(self) -> int:
        """How many versions there are, those that are not given with them."""
        return len(self._now().releases) or len(self._in_folder())

    def listed(self, first: int, most: int) -> Sequence[Release | Withheld]:
        """The versions from the newest on, without those that gave again what the one before gave."""
        listing = self._now()
        if not listing.releases:
            return self._in_folder()[first : first + most]
        found: list[Release | Withheld] = []
        for place in range(first, min(first + most, len(listing.releases))):
            line = self._line(listing, place)
            if line:
                found.append(self._withheld(listing, place, line))
                continue
            before = self._place_before(listing, place)
            if before is None or listing.releases[before].data != listing.releases[place].data:
                found.append(listing.releases[place])
        return found

    def find(self, name: str) -> Found:
        """What has that name, or alone begins so."""
        listing = self._now()
        if not listing.releases:
            alone = [one for one in self._in_folder() if len(name) >= SHORTEST and one.name.startswith(name)]
            return alone[0] if alone else NoRelease()
        place = listing.places.get(name)
        if place is None:
            # A short name is that of the first publication of its data: `-2` is never left to be guessed.
            data, _hyphen, nth = name.partition("-")
            begin = [one for one in listing.places if one.startswith(data) and one.partition("-")[2] == nth]
            if len(data) < SHORTEST or len(begin) != 1:
                return NoRelease(tuple(sorted(begin)) if len(begin) > 1 else ())
            place = listing.places[begin[0]]
        line = self._line(listing, place)
        if not line:
            return listing.releases[place]
        # Who names data, and not which of its publications, is given the first of them that is given.
        data = listing.releases[place].data
        others = [at for at in reversed(range(place)) if "-" not in name and listing.releases[at].data == data]
        given = next((at for at in others if not self._line(listing, at)), None)
        return self._withheld(listing, place, line) if given is None else listing.releases[given]

    def files(self, release: Release) -> Files:
        """The tables of a release, byte for byte.

        Raises:
            KeyError: it is not there any more.
        """
        listing = self._now()
        if listing.releases:
            return self._history.files(listing.versions[listing.places[release.name]])
        found = read_files(self._folder)
        if version_of(found) != release.data:
            raise KeyError(release.name)
        return found

    def before(self, release: Release) -> Release | None:
        """The last one before it that is given, or None."""
        listing = self._now()
        place = listing.places.get(release.name)
        before = self._place_before(listing, place) if place is not None else None
        return listing.releases[before] if before is not None else None

    def why(self, release: Release, words: Language) -> str:
        """The reason given for the publication; none of the first version, nor of one that took another back at once."""
        listing = self._now()
        place = listing.places.get(release.name)
        seen = listing.seen[place] if place is not None else None
        return seen.why(words) if seen and seen.version.kind != "start" else ""

    def issued(self, release: Release) -> date:
        """The day of its publication, or where that is not known the last on which a vendor in it was reviewed."""
        return self._snapshot(release).issued

    def delta(self, release: Release) -> Sequence[DeltaCell]:
        """What is different from the release before it, cell by cell."""
        before = self.before(release)
        if before is None:
            return ()
        old, new = self._snapshot(before), self._snapshot(release)
        return delta_cells(self._difference(before, release), old, new, release.day)

    def told(self, release: Release, words: Language) -> ReleaseTold:
        """The same in words; what may not be repeated is left out."""
        before, listing = self.before(release), self._now()
        seen = listing.seen[listing.places[release.name]] if release.name in listing.places else None
        why = self.why(release, words)
        if before is None or release.moment is None or release.day is None:
            return ReleaseTold((), why, False)
        unseen = (seen.unseen if seen else NOTHING_STRUCK) | listing.struck
        changes = self._difference(before, release)
        rows = [row for row in map(unseen.without, changes) if row]
        partly = len(rows) < len(changes) or any(row is not one for row, one in zip(rows, changes, strict=True))
        old, new = (present_form(self.files(one)) for one in (before, release))
        blank = Update(release.name, release.day, site_time(release.moment), UpdateKind.OTHER, Turn.CHANGED, "")
        dataset = self._snapshot(release)
        made = [
            as_it_stands(one, dataset)
            for one in VersionUpdates(
                blank, rows, Names.in_files(new, old), StandingRows.in_files(old), words
            ).updates()
        ]
        return ReleaseTold(in_context(dataset, made, release.day), why, partly)

    def _withheld(self, listing: _Listing, place: int, line: str) -> Withheld:
        return Withheld(listing.releases[place].name, line, site_time(listing.versions[place].when).date())

    def _in_folder(self) -> Sequence[Release]:
        """The one version that a folder without a history has; none while what stands in it breaks rules."""
        files = read_files(self._folder)
        if load_files(files, today()).dataset is None:
            return ()
        data = version_of(files)
        return (Release(data, data),)

    def _now(self) -> _Listing:
        mark = self._seen.mark()
        if mark != self._mark:
            with self._lock:
                if mark != self._mark:
                    self._listing, self._mark = self._read(), mark
        return self._listing

    def _read(self) -> _Listing:
        versions, struck = self._seen.versions(), self._seen.struck()
        if not versions:
            return _NOTHING
        seen = {one.version.id: one for one in self._seen.seen(struck)}
        releases = tuple(reversed(named(versions[::-1])))
        return _Listing(
            releases,
            tuple(versions),
            tuple(seen.get(version.id) for version in versions),
            {release.name: place for place, release in enumerate(releases)},
            self._seen.struck_words(struck),
            self._history.files(versions[0]),
        )

    def _place_before(self, listing: _Listing, place: int) -> int | None:
        places = range(place + 1, len(listing.releases))
        return next((one for one in places if not self._line(listing, one)), None)

    def _line(self, listing: _Listing, place: int) -> str:
        """The neutral line in the place of a version, "" where it is given."""
        seen = listing.seen[place]
        if seen and seen.neutral:
            return seen.neutral
        words = self._held_back((seen.unseen if seen else NOTHING_STRUCK) | listing.struck, listing)
        if words == NOTHING_STRUCK:
            return ""
        key = (listing.versions[place].id, words)
        with self._lock:
            found = self._repeating.get(key)
        if found is None:
            found = _repeats(self._history.files(listing.versions[place]), words)
            with self._lock:
                self._repeating[key] = found
        return REPEATS if found else ""

    def _held_back(self, words: StruckWords, listing: _Listing) -> StruckWords:
        if words == NOTHING_STRUCK:
            return words
        key = (listing.versions[0].id, words)
        with self._lock:
            found = self._struck.get(key)
        if found is None:
            found = _without_what_stands(words, listing.newest)
            with self._lock:
                self._struck[key] = found
        return found

    def _difference(self, before: Release, release: Release) -> Sequence[RowChange]:
        key = (before.name, release.name)
        with self._lock:
            found = self._changes.get(key)
        if found is None:
            old, new = (present_form(self.files(one)) for one in (before, release))
            found = difference(old, new).changes
            with self._lock:
                self._changes[key] = found
        return found

    def _snapshot(self, release: Release) -> Dataset:
        """The rows of a release that can be read, whatever rules between tables have come since."""
        files = present_form(self.files(release))
        read = {name: files.get(f"{name}.csv") for name in TABLES}
        rows = {
            name: tuple(row for _, row in read_once(TABLES[name], data).valid) if data else ()
            for name, data in read.items()
        }
        return Dataset(rows, release.data, release.day)


def named(versions: Sequence[Version]) -> list[Release]:
    """Each version as a release.

    Args:
        versions: oldest first.
    """
    times: dict[str, int] = {}
    found = []
    for version in versions:
        nth = times[version.data] = times.get(version.data, 0) + 1
        # What was there when the history began was published nobody knows when.
        moment = None if version.kind == "start" else version.when.astimezone(UTC)
        found.append(Release(version.data if nth == 1 else f"{version.data}-{nth}", version.data, moment))
    return found


def _repeats(files: Files, words: StruckWords) -> bool:
    """Whether tables repeat words that are not shown."""
    if any(_stands(text, data) for text in words.texts for data in files.values()):
        return True
    return any(_has_cell(files, *cell) for cell in words.cells)


def _has_cell(files: Files, table: str, key: Key, column: str, text: str) -> bool:
    data = files.get(f"{table}.csv")
    if data is None or not _stands(text, data):
        return False
    row = text_of(table, data).keyed.get(key)
    return row is not None and row.text(column) == text


def _stands(text: str, data: bytes) -> bool:
    """Whether a text stands anywhere in a file, as CSV writes it."""
    return text.replace('"', '""').encode() in data


def _without_what_stands(words: StruckWords, newest: Files) -> StruckWords:
    """The words that the newest version does not have: what everybody reads on the site need not be kept from them here."""
    return StruckWords(
        frozenset(cell for cell in words.cells if not _has_cell(newest, *cell)),
        frozenset(text for text in words.texts if not any(_stands(text, data) for data in newest.values())),
    )
