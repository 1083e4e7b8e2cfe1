"""An editor's open change: begun from the published tables, kept as a draft, checked as a whole, and published or thrown away.

The draft on disk holds all tables as they would be published. What was loaded from a file stays in memory beside it, so that a
problem names the line and the letter that the editor sees in that file; after a restart it is read again from the draft, and a
problem then names the place in the table itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from cachetools import LRUCache

from vendors.desk import file_versions
from vendors.desk.edits import RowEdit, placed
from vendors.desk.imports.loading import LoadedFile, again, load_file, of_version, removing
from vendors.desk.imports.partial import Part
from vendors.desk.mending.all_problems import all_problems, caused
from vendors.desk.mending.decisions import Decision, settle
from vendors.desk.revisions import publishing
from vendors.desk.revisions.diff import Difference, difference
from vendors.desk.revisions.drafts import Draft, Drafts
from vendors.desk.revisions.history import History
from vendors.desk.revisions.merge import Clash, decided, upon
from vendors.desk.revisions.outcomes import UNKNOWN_BASE, Conflict, Failed, Outcome, Published
from vendors.desk.unsourced import changed_without_source
from vendors.settings import today
from vendors.store.files import Files
from vendors.store.load import State, load_files
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.validation.problems import Problem
from vendors.validation.rules import Severity

MOST_OPEN: Final = 50
"""Changes whose loaded files are kept in memory; of others the draft is read again."""


@dataclass(frozen=True)
class Work:
    """One open change, never altered: each step gives a new one.

    Attributes:
        draft: all tables as they would be published, and the version they began from.
        base: the tables it began from.
        loaded: what was read of each file that is part of it, the newest last.
        under: the tables to which the loaded files are put, one after another.
        overruled: the cells of which a loaded file says something else than the change said before; the file counts.
    """

    draft: Draft
    base: Files = field(repr=False)
    loaded: tuple[LoadedFile, ...] = field(repr=False)
    under: Files = field(repr=False)
    overruled: tuple[Clash, ...] = ()

    @cached_property
    def checked(self) -> State:
        """The draft as a data set, with what stands in the way of it."""
        return load_files(self.draft.files, today())

    @cached_property
    def difference(self) -> Difference:
        """What is different from the tables it began from."""
        return difference(self.base, self.draft.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong or awaits work, each once: at its place in the loaded file where there is one."""
        new = caused(self.checked.problems, (), self.draft.files, self._before, self.base)
        told = [problem for problem in self.checked.problems if problem.severity is Severity.ERROR or problem in new]
        return all_problems(self.loaded, self.draft.files, told, self.unsourced)

    @cached_property
    def caused(self) -> frozenset[Problem]:
        """The problems that were not there before the change."""
        return caused(self.problems, self.loaded, self.draft.files, self._before, self.base)

    @property
    def _before(self) -> Sequence[Problem]:
        return load_files(self.base, today()).problems

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @cached_property
    def unsourced(self) -> tuple[Problem, ...]:
        """The facts that changed without a new source; they may be published, and readers see them as unverified."""
        before = load_files(self.base, today()).dataset
        if before is None:
            return ()
        changed = {name: data for name, data in self.draft.files.items() if data != self.base.get(name)}
        changed["evidence.csv"] = self.draft.files.get("evidence.csv", b"")
        return tuple(changed_without_source(before, changed))

    @cached_property
    def partial(self) -> tuple[tuple[LoadedFile, Part], ...]:
        """The loaded files that hold only some rows of a table, and how many."""
        return tuple((one, part) for one in self.loaded for part in one.parts)

    @property
    def dataset(self) -> Dataset | None:
        """The data set that readers would see; None while there are errors."""
        return self.checked.dataset


class _Loaded(NamedTuple):
    """What a change has in memory beside its draft: `loaded`, `under` and `overruled` of its Work."""

    loaded: tuple[LoadedFile, ...]
    under: Files
    overruled: tuple[Clash, ...]


class Workbench:
    """The open changes of all editors in a data folder, one an editor, safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._turns: LRUCache[str, Lock] = LRUCache(MOST_OPEN * 4)
        self._loaded: LRUCache[str, _Loaded] = LRUCache(MOST_OPEN)
        self._conflicts: LRUCache[str, Conflict] = LRUCache(MOST_OPEN)

    def turn(self, editor: str) -> Lock:
        """The lock under which one editor's steps follow one another, also from two windows."""
        with self._lock:
            return self._turns.setdefault(editor, Lock())

    def open(self, editor: str) -> Work | None:
        """The editor's open change, or None."""
        drafts = Drafts(self.folder, editor).all()
        if not drafts:
            return None
        draft = drafts[0]
        base = self._base(draft)
        with self._lock:
            kept = self._loaded.get(_name(draft))
        if kept is None:
            loaded = tuple(
                load_file(name, data, _only(name), published=draft.files)
                for name, data in draft.files.items()
                if data != base.get(name)
            )
            return Work(draft, base, loaded, draft.files)
        return Work(draft, base, kept.loaded, kept.under, kept.overruled)

    def conflict(self, editor: str) -> Conflict | None:
        """What stopped the editor's last publish because somebody else had changed it, until it is decided."""
        with self._lock:
            return self._conflicts.get(editor)

    def load(self, editor: str, name: str, data: bytes) -> Work:
        """Put a file into the editor's change: what it changes of the version that it was taken from, and nothing else.

        Where it says no version that is known here, that is the one from which the change began. What it says like that version
        leaves standing what the change says by now; what it has not stays as it is.

        Args:
            editor: whose change.
            name: of the file.
            data: its bytes.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        begun = self._begun(editor)
        loaded = load_file(
            name,
            data,
            published=begun.draft.files,
            as_of=lambda mark: file_versions.by_mark(History(self.folder), begun.draft, begun.base, mark),
            takes_place=any(one.name == name and one.base is not None for one in begun.loaded),
        )
        return self._with(editor, begun, loaded)

    def remove_absent(self, editor: str, file: str, table: str, removes: bool) -> Work | None:
        """Let a loaded file take the rows that it has not out of a table, or leave them there.

        Args:
            editor: whose change.
            file: name of the loaded file.
            table: name of the table.
            removes: whether they are taken out.

        Raises:
            OSError: the draft cannot be written.
        """
        return self._rewritten(
            editor, lambda one: removing(one, table, removes) if one.name == file and one.base is not None else one
        )

    def take_as_of(self, editor: str, file: str, version: str) -> Work | None:
        """Take a loaded file to be a change of another version; of one that the history has not, nothing happens.

        Args:
            editor: whose change.
            file: name of the loaded file.
            version: name of the version.

        Raises:
            OSError: the draft cannot be written.
        """

        def change(one: LoadedFile) -> LoadedFile:
            if one.name != file or one.as_of is None:
                return one
            found = file_versions.chosen(History(self.folder), version, one.as_of.mark)
            return of_version(one, found) if found else one

        return self._rewritten(editor, change)

    def settle(self, editor: str, decisions: Sequence[Decision]) -> Work | None:
        """Put right what was decided about problems; None where there is no change.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        work = self.open(editor)
        if work is None:
            return None
        settled = settle(work.loaded, work.draft.files, decisions)
        return self._edited(editor, replace(work, loaded=settled.loaded), settled.edits)

    def edit(self, editor: str, edits: Sequence[RowEdit], note: str = "") -> Work:
        """Change single rows in the editor's change.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        return self._edited(editor, self._begun(editor), edits, note)

    def _edited(self, editor: str, work: Work, edits: Sequence[RowEdit], note: str = "") -> Work:
        found = placed(work.under, work.loaded, work.draft.files, edits)
        if found.under != work.under:
            found = replace(found, loaded=tuple(again(one, found.under) for one in found.loaded))
        work = self._kept(editor, replace(work, under=found.under), found.loaded, note)
        for name, data in found.whole.items():
            loaded = load_file(name, data, _only(name), published={**work.draft.files, **found.whole})
            work = self._with(editor, work, loaded, note)
        return work

    def put(self, editor: str, tables: Files, note: str = "") -> Work:
        """Put whole tables, as a grid or a form has changed them, into the editor's change.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        begun = self._begun(editor)
        for name, data in tables.items():
            loaded = load_file(name, data, _only(name), published={**begun.draft.files, **tables})
            begun = self._with(editor, begun, loaded, note=note)
        return begun

    def discard(self, editor: str) -> None:
        """Throw the editor's change away."""
        Drafts(self.folder, editor).discard_all()
        with self._lock:
            self._conflicts.pop(editor, None)

    def publish(self, editor: str, why: str) -> Outcome | None:
        """Publish the editor's change; None where there is none. After a conflict the draft stays, with the conflict beside it."""
        work = self.open(editor)
        if work is None:
            return None
        outcome = publishing.publish(self.folder, work.draft.base, work.draft.files, editor, why)
        if isinstance(outcome, Published):
            self.discard(editor)
        elif isinstance(outcome, Conflict):
            # The reason stays with the change, to be proposed again when the conflict is decided.
            self._kept(editor, work, work.loaded, note=why)
            with self._lock:
                self._conflicts[editor] = outcome
        elif isinstance(outcome, Failed) and outcome.reason == UNKNOWN_BASE:
            # Compared with the present version from now on, it shows all that it would change, and can be published.
            self._kept(
                editor,
                replace(work, draft=replace(work.draft, base=publishing.begin(self.folder).version)),
                work.loaded,
            )
        return outcome

    def decide(self, editor: str, mine: Sequence[int]) -> Work | None:
        """Decide a conflict: the cells with these numbers become the editor's own, the others stay as they were published.

        Raises:
            OSError: the draft cannot be written.
        """
        work, conflict = self.open(editor), self.conflict(editor)
        if work is None or conflict is None:
            return work
        files = dict(conflict.files)
        for number in mine:
            if 0 <= number < len(conflict.conflicts):
                clash = conflict.conflicts[number]
                files[f"{clash.table}.csv"] = decided(clash, files, work.draft.files)
        draft = Drafts(self.folder, editor).keep(conflict.theirs.data, files, work.draft.note, work.draft.id)
        with self._lock:
            self._conflicts.pop(editor, None)
            self._loaded.pop(_name(work.draft), None)
        return Work(draft, self._base(draft), (), draft.files)

    def _begun(self, editor: str) -> Work:
        work = self.open(editor)
        if work:
            return work
        beginning = publishing.begin(self.folder)
        draft = Drafts(self.folder, editor).keep(beginning.version, beginning.files)
        return Work(draft, beginning.files, (), beginning.files)

    def _base(self, draft: Draft) -> Files:
        history = History(self.folder)
        version = history.version(draft.base) if history.exists else None
        return history.present_files(version) if version else publishing.begin(self.folder).files

    def _with(self, editor: str, work: Work, loaded: LoadedFile, note: str = "") -> Work:
        if loaded.base is None:
            # A whole table, as a form has changed it: what was loaded of it is in it.
            gone = [one for one in work.loaded if not set(one.files).isdisjoint(loaded.files)]
            beside = {name: work.draft.files[name] for one in gone for name in one.files if name not in loaded.files}
            work = replace(work, under={**work.under, **beside})
        else:
            gone = [one for one in work.loaded if one.name == loaded.name and one.base is not None]
        kept = tuple(one for one in work.loaded if one not in gone)
        return self._kept(editor, work, (*kept, loaded), note)

    def _rewritten(self, editor: str, change: Callable[[LoadedFile], LoadedFile]) -> Work | None:
        """The editor's change with each loaded file as `change` makes it; None where there is none."""
        work = self.open(editor)
        return self._kept(editor, work, tuple(map(change, work.loaded))) if work else None

    def _kept(self, editor: str, work: Work, loaded: tuple[LoadedFile, ...], note: str = "") -> Work:
        files, overruled = _layered(work.under, loaded)
        if len(loaded) > 1:
            # An article and those it names may come in two files, in either order.
            loaded = tuple(again(one, files) for one in loaded)
        draft = Drafts(self.folder, editor).keep(work.draft.base, files, note or work.draft.note, work.draft.id)
        with self._lock:
            self._loaded.pop(_name(work.draft), None)
            self._loaded[_name(draft)] = _Loaded(loaded, work.under, overruled)
        return Work(draft, work.base, loaded, work.under, overruled)


def _layered(files: Files, loaded: Sequence[LoadedFile]) -> tuple[Files, tuple[Clash, ...]]:
    """Tables with each loaded file put to them in turn, and the cells that one of them overruled."""
    overruled: list[Clash] = []
    for one in loaded:
        if one.base is None:
            files = {**files, **one.files}
        else:
            files, clashes = upon(files, one.files, one.base)
            overruled += clashes
    return files, tuple(overruled)


def _only(name: str) -> Mapping[str, type[Row]]:
    table = name.removesuffix(".csv")
    return {table: TABLES[table]}


def _name(draft: Draft) -> str:
    return f"{sha256(draft.editor.encode(errors='replace')).hexdigest()}:{draft.id}:{draft.when.isoformat()}"
