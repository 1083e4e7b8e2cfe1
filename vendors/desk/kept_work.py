"""The open changes as they are kept: read from their drafts, and written as the next steps of these.

The draft on disk holds all tables as they would be published, and beside them what was loaded from files, so that a problem names
the line and the letter that the editor sees in such a file, also after a restart.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from cachetools import LRUCache

from vendors.desk import file_versions
from vendors.desk.imports import kept_files
from vendors.desk.imports.loading import LoadedFile, again, load_file
from vendors.desk.imports.taken_from import TakenFrom
from vendors.desk.revisions import draft_notes, publishing
from vendors.desk.revisions.draft_steps import BEGUN, Draft, Way
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.desk.revisions.merge import Clash, merge
from vendors.desk.revisions.outcomes import Conflict
from vendors.desk.work import Work, layered
from vendors.store.files import Files, Stamp, mark
from vendors.tables import TABLES
from vendors.tables.row import Row

MOST_OPEN: Final = 50
"""Changes of which is remembered who takes turns at them and what others have published meanwhile."""
MOST_KEPT: Final = 20_000_000
"""Bytes of loaded files that are kept in memory as they were checked, which takes some ten times as much; those of others are checked again."""


class _Loaded(NamedTuple):
    """What a change has in memory beside its draft: `loaded`, `under` and `overruled` of its Work."""

    loaded: tuple[LoadedFile, ...]
    under: Files
    overruled: tuple[Clash, ...]


class KeptWork:
    """The open changes of all editors in a data folder, safe from any thread. An editor may have several, one of which is at work.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._turns: LRUCache[str, Lock] = LRUCache(MOST_OPEN * 4)
        self._loaded: LRUCache[str, _Loaded] = LRUCache(MOST_KEPT, _size)
        self._conflicts: LRUCache[tuple[str, str], Conflict | None] = LRUCache(MOST_OPEN)
        self._taken_in: tuple[Stamp, ...] = ()

    def turn(self, editor: str) -> Lock:
        """The lock under which one editor's steps follow one another, also from two windows."""
        with self._lock:
            return self._turns.setdefault(editor, Lock())

    def current(self, editor: str) -> str:
        """The id of the change that the editor has at work; "" where she has none, or has begun none yet."""
        chosen = draft_notes.notes_of(self.folder, editor).current
        drafts = Drafts(self.folder, editor)
        if chosen is not None:
            return chosen if chosen in drafts.ids() else ""
        newest = drafts.all()[:1]
        return newest[0].id if newest else ""

    def open(self, editor: str, id: str = "") -> Work | None:
        """A change of an editor, or None.

        Args:
            editor: whose change.
            id: of the change; "" for the one at work.
        """
        id = id or self.current(editor)
        drafts = Drafts(self.folder, editor)
        draft = drafts.get(id) if id else None
        if draft is None:
            return None
        base = self._base(draft)
        with self._lock:
            kept = self._loaded.get(_name(draft))
        if kept is None:
            kept = self._read_again(drafts, draft, base)
            with self._lock:
                self._loaded[_name(draft)] = kept
        return Work(draft, base, kept.loaded, kept.under, kept.overruled)

    def conflict(self, work: Work) -> Conflict | None:
        """What others have published since a change began in cells that it changes too; None where there is nothing to decide.

        What was changed outside the desk counts as soon as it stands in the folder.
        """
        stands = mark(self.folder)
        if stands != self._taken_in:
            publishing.take_in(self.folder)
            self._taken_in = stands
        history = History(self.folder)
        head = history.head()
        if head is None or work.draft.base in (head.data, head.id):
            return None
        key = (_name(work.draft), head.id)
        with self._lock:
            if key in self._conflicts:
                return self._conflicts[key]
        found = None
        if history.version(work.draft.base):
            together, clashes = merge(work.base, history.present_files(head), work.draft.files)
            found = Conflict(clashes, head, together) if clashes else None
        with self._lock:
            self._conflicts[key] = found
        return found

    def beginning(self, editor: str) -> Work:
        """A change in which nothing is changed, and which is not kept yet."""
        beginning = publishing.begin(self.folder)
        draft = Draft("", editor, beginning.version, datetime.now(UTC), "", beginning.files, BEGUN)
        return Work(draft, beginning.files, (), beginning.files)

    def forget(self, draft: Draft) -> None:
        """Keep nothing in memory of a change that is published or thrown away."""
        with self._lock:
            self._loaded.pop(_name(draft), None)

    def _base(self, draft: Draft) -> Files:
        history = History(self.folder)
        version = history.version(draft.base) if history.exists else None
        return history.present_files(version) if version else publishing.begin(self.folder).files

    def _read_again(self, drafts: Drafts, draft: Draft, base: Files) -> _Loaded:
        """What was loaded into a change, from what is kept beside its draft; whole tables where nothing is."""
        history = History(self.folder)

        def version(name: str, how: str, mark: str) -> TakenFrom | None:
            return file_versions.again(history, draft, base, name, how, mark)

        found = kept_files.unpacked(drafts.beside(draft.id), draft.files, version)
        if found is None:
            changed = {name: data for name, data in draft.files.items() if data != base.get(name)}
            loaded = (load_file(name, data, only(name), published=draft.files) for name, data in changed.items())
            return _Loaded(tuple(loaded), draft.files, ())
        return _Loaded(found.loaded, found.under, layered(found.under, found.loaded)[1])

    def keep(self, editor: str, work: Work, loaded: tuple[LoadedFile, ...], way: Way, note: str = "") -> Work:
        """Keep a change as its next step, with these loaded files put to the tables under them.

        Args:
            editor: whose change.
            work: the change before, with the tables under the files as they are now.
            loaded: the loaded files.
            way: how the step came about.
            note: the reason to be proposed when it is published; "" for the one before.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        files, overruled = layered(work.under, loaded)
        if len(loaded) > 1:
            # An article and those it names may come in two files, in either order.
            loaded = tuple(again(one, files) for one in loaded)
        drafts, before = Drafts(self.folder, editor), work.draft
        if not before.id and way is not BEGUN:
            before = drafts.keep(before.base, before.files, way=BEGUN)
        beside = kept_files.packed(loaded, work.under)
        draft = drafts.keep(before.base, files, note or before.note, before.id, way=way, beside=beside)
        if not work.draft.id:
            draft_notes.choose(self.folder, editor, draft.id)
        with self._lock:
            self._loaded.pop(_name(work.draft), None)
            self._loaded[_name(draft)] = _Loaded(loaded, work.under, overruled)
        return Work(draft, work.base, loaded, work.under, overruled)


def only(name: str) -> Mapping[str, type[Row]]:
    """The one table that a whole file of that name is."""
    table = name.removesuffix(".csv")
    return {table: TABLES[table]}


def _size(kept: _Loaded) -> int:
    """Bytes of the tables in the files that were loaded into a change, no more than are kept at all."""
    whole = sum(len(data) for one in kept.loaded for data in one.files.values())
    return min(max(whole, MOST_KEPT // MOST_OPEN), MOST_KEPT)


def _name(draft: Draft) -> str:
    return f"{sha256(draft.editor.encode(errors='replace')).hexdigest()}:{draft.id}:{draft.when.isoformat()}"
