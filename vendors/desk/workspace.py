"""The desk: what editors do to their open changes, from loading a file to publishing."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from vendors.desk import file_versions
from vendors.desk.approvals import approvals, is_approved
from vendors.desk.edits import RowEdit, edits_between, placed
from vendors.desk.imports.loading import LoadedFile, again, load_file, of_version, removing
from vendors.desk.imports.opened_apart import opened_apart
from vendors.desk.kept_work import KeptWork, only
from vendors.desk.mending.decisions import Decision, settle
from vendors.desk.revisions import draft_notes, publishing
from vendors.desk.revisions.draft_notes import DraftNotes, called
from vendors.desk.revisions.draft_steps import A_FORM, BEGUN, Draft, Way, WayIn
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.merge import decided
from vendors.desk.revisions.outcomes import NOT_APPROVED, UNKNOWN_BASE, Failed, Outcome, Published
from vendors.desk.work import Work
from vendors.store.files import Files
from vendors.validation.problems import Problem


class UnreadableError(Exception):
    """No table was found in a file, so that nothing of it came into the change.

    Attributes:
        problems: why not.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.rule for problem in problems))
        self.problems = problems


class Workbench(KeptWork):
    """The open changes of all editors in a data folder, and what editors do to them. Safe from any thread."""

    def load(self, editor: str, name: str, data: bytes) -> Work:
        """Put a file into the editor's change: what it changes of the version that it was taken from, and nothing else.

        Where it says no version that is known here, that is the one from which the change began. What it says like that version
        leaves standing what the change says by now; what it has not stays as it is.

        Args:
            editor: whose change.
            name: of the file.
            data: its bytes.

        Raises:
            UnreadableError: no table was found in it; the change is as it was.
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        begun = self.open(editor) or self.beginning(editor)
        loaded = load_file(
            name,
            data,
            published=begun.draft.files,
            as_of=lambda mark: file_versions.by_mark(History(self.folder), begun.draft, begun.base, mark),
            takes_place=any(one.name == name and one.base is not None for one in begun.loaded),
            opener=opened_apart,
        )
        if not loaded.files:
            raise UnreadableError(loaded.errors)
        return self._with(editor, begun, [loaded], Way(WayIn.FILE, name))

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
            editor,
            lambda one: removing(one, table, removes) if one.name == file and one.base is not None else one,
            Way(WayIn.ROWS, file),
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

        return self._rewritten(editor, change, Way(WayIn.VERSION, file))

    def take_file_out(self, editor: str, file: str) -> Work | None:
        """Take a loaded file out of the change; what forms and other files have put into it stays.

        Raises:
            OSError: the draft cannot be written.
        """
        work = self.open(editor)
        left = tuple(one for one in work.loaded if one.name != file or one.base is None) if work else ()
        return self.keep(editor, work, left, Way(WayIn.FILE_OUT, file)) if work else None

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
        return self._edited(editor, replace(work, loaded=settled.loaded), settled.edits, Way(WayIn.MENDED))

    def edit(self, editor: str, edits: Sequence[RowEdit], way: Way = A_FORM) -> Work:
        """Change single rows in the editor's change.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        return self._edited(editor, self.open(editor) or self.beginning(editor), edits, way)

    def _edited(
        self,
        editor: str,
        work: Work,
        edits: Sequence[RowEdit],
        way: Way,
        beside: Sequence[LoadedFile] = (),
        note: str = "",
    ) -> Work:
        found = placed(work.under, work.loaded, work.draft.files, edits)
        if found.under != work.under:
            found = replace(found, loaded=tuple(again(one, found.under) for one in found.loaded))
        together = {**work.draft.files, **found.whole}
        whole = [load_file(name, data, only(name), published=together) for name, data in found.whole.items()]
        return self._with(editor, replace(work, under=found.under, loaded=found.loaded), [*whole, *beside], way, note)

    def put(self, editor: str, tables: Files, note: str = "", way: Way = A_FORM) -> Work:
        """Put whole tables, as a grid or a form has changed them, into the editor's change.

        Of a table that was loaded as a file only the rows that are others are changed, so that the file stays one: loaded again, it
        takes its own place.

        Raises:
            NotKeptError: the draft would be too large.
            OSError: the draft cannot be written.
        """
        work = self.open(editor) or self.beginning(editor)
        together = {**work.draft.files, **tables}
        loaded = [load_file(name, data, only(name), published=together) for name, data in tables.items()]
        edits: list[RowEdit] = []
        beside: list[LoadedFile] = []
        for one in loaded:
            found = _as_edits(work, one)
            if found is None:
                beside.append(one)
            else:
                edits += found
        return self._edited(editor, work, edits, way, beside, note)

    def begin(self, editor: str, name: str) -> Work:
        """Begin one change more, in which nothing is changed yet, and have it at work.

        Args:
            editor: whose change.
            name: what she calls it; "" for her usual one.

        Raises:
            NotKeptError: there are too many.
            OSError: the draft cannot be written.
        """
        work = self.keep(editor, self.beginning(editor), (), BEGUN)
        draft_notes.note(self.folder, editor, work.draft.id, lambda notes: replace(notes, name=called(name)))
        return work

    def back(self, editor: str, to: str = "") -> Work | None:
        """Make the editor's change what it was; None where there is nothing to go back to.

        Args:
            editor: whose change.
            to: the step to which; "" for the one before.

        Raises:
            OSError: the draft cannot be written.
        """
        id = self.current(editor)
        return self.open(editor, id) if id and Drafts(self.folder, editor).back(id, to) else None

    def publish(self, editor: str, why: str, id: str = "") -> Outcome | None:
        """Publish a change; None where there is none. What stops it leaves the change there, with the reason.

        Args:
            editor: whose change.
            why: the reason for readers.
            id: of the change; "" for the one at work.
        """
        work = self.open(editor, id)
        if work is None:
            return None
        outcome: Outcome
        if is_approved(self.folder, work):
            by = [one.who for one in approvals(self.folder, work)]
            outcome = publishing.publish(self.folder, work.draft.base, work.draft.files, editor, why, by)
        else:
            outcome = Failed(NOT_APPROVED)
        if isinstance(outcome, Published):
            self.let_go(editor, work.draft.id)
        elif isinstance(outcome, Failed) and outcome.reason == UNKNOWN_BASE:
            # Compared with the present version from now on, it shows all that it would change, and can be published.
            present = replace(work.draft, base=publishing.begin(self.folder).version)
            self.keep(editor, replace(work, draft=present), work.loaded, Way(WayIn.PRESENT), why)
        elif why.strip() and why != work.draft.note:
            with contextlib.suppress(OSError):
                self.keep(editor, work, work.loaded, Way(WayIn.REASON), why)
        return outcome

    def let_go(self, editor: str, id: str) -> None:
        """Take a change that is published from the desk.

        Raises:
            OSError: it could not be noted.
        """
        if draft := Drafts(self.folder, editor).get(id):
            self.forget(draft)
        Drafts(self.folder, editor).discard(id)
        draft_notes.forget(self.folder, editor, id)

    def begin_undoing(self, editor: str, version: Version, before: Version, why: str, name: str) -> Work:
        """Begin a change that takes a version back, to be decided about where a later one has touched the same cells.

        Args:
            editor: whose change.
            version: what is to be taken back.
            before: the version before it.
            why: the reason for readers.
            name: what the change is called.

        Raises:
            NotKeptError: there are too many.
            OSError: the draft cannot be written.
        """
        history = History(self.folder)
        base, files = history.present_files(version), history.present_files(before)
        draft = Draft("", editor, version.id, datetime.now(UTC), why, base, BEGUN)
        work = self.keep(editor, Work(draft, base, (), files), (), Way(WayIn.UNDOING, version.data[:7]), why)
        draft_notes.note(self.folder, editor, work.draft.id, lambda notes: replace(notes, name=called(name)))
        return work

    def throw_away(self, editor: str, id: str) -> None:
        """Put a change into the bin, where it stays for `vendors.desk.revisions.drafts.DAYS_IN_BIN` days; nobody else sees it there.

        Raises:
            OSError: it could not be noted; the change is as it was.
        """
        if draft := Drafts(self.folder, editor).get(id):
            self.forget(draft)
        Drafts(self.folder, editor).throw_away(id)

        def thrown_away(notes: DraftNotes) -> DraftNotes:
            return DraftNotes(notes.name, approvals=notes.approvals)

        draft_notes.note(self.folder, editor, id, thrown_away)
        if self.current(editor) == "":
            draft_notes.choose(self.folder, editor, "")

    def take_back(self, editor: str, id: str) -> Work | None:
        """Take a change out of the bin, to be the one at work; None where it is not there.

        Raises:
            NotKeptError: there are too many changes.
            OSError: it could not be noted.
        """
        if Drafts(self.folder, editor).take_back(id) is None:
            return None
        draft_notes.choose(self.folder, editor, id)
        return self.open(editor, id)

    def decide(self, editor: str, mine: Sequence[int]) -> Work | None:
        """Decide a conflict: the cells with these numbers become the editor's own, the others stay as they were published.

        Raises:
            OSError: the draft cannot be written.
        """
        work = self.open(editor)
        conflict = self.conflict(work) if work else None
        if work is None or conflict is None:
            return work
        files = dict(conflict.files)
        for number in mine:
            if 0 <= number < len(conflict.conflicts):
                clash = conflict.conflicts[number]
                files[f"{clash.table}.csv"] = decided(clash, files, work.draft.files)
        draft = work.draft
        Drafts(self.folder, editor).keep(
            conflict.theirs.data, files, draft.note, draft.id, way=Way(WayIn.DECIDED, conflict.theirs.who)
        )
        return self.open(editor, draft.id)

    def _with(self, editor: str, work: Work, loaded: Sequence[LoadedFile], way: Way, note: str = "") -> Work:
        for one in loaded:
            work = _joined(work, one)
        return self.keep(editor, work, work.loaded, way, note)

    def _rewritten(self, editor: str, change: Callable[[LoadedFile], LoadedFile], way: Way) -> Work | None:
        """The editor's change with each loaded file as `change` makes it; None where there is none."""
        work = self.open(editor)
        return self.keep(editor, work, tuple(map(change, work.loaded)), way) if work else None


def _joined(work: Work, loaded: LoadedFile) -> Work:
    """A change with one loaded file more, in whose place others may have to go; its draft is not written yet."""
    if loaded.base is None:
        # A whole table, as a form has changed it: what was loaded of it is in it.
        gone = [one for one in work.loaded if not set(one.files).isdisjoint(loaded.files)]
        beside = {name: work.draft.files[name] for one in gone for name in one.files if name not in loaded.files}
        work = replace(work, under={**work.under, **beside})
    else:
        gone = [one for one in work.loaded if one.name == loaded.name and one.base is not None]
    kept = tuple(one for one in work.loaded if one not in gone)
    if loaded.base is None and all(data == work.base.get(name) for name, data in loaded.files.items()):
        return replace(work, under={**work.under, **loaded.files}, loaded=kept)
    return replace(work, loaded=(*kept, loaded))


def _as_edits(work: Work, loaded: LoadedFile) -> list[RowEdit] | None:
    """The rows that a form has changed in a table of which a file is loaded; None where no file is, or rows cannot be told apart, or read."""
    in_files = {name for one in work.loaded if one.base is not None for name in one.files}
    if loaded.errors or not in_files.issuperset(loaded.files):
        return None
    found: list[RowEdit] = []
    for name, data in loaded.files.items():
        of_table = edits_between(work.draft.files.get(name), data, name.removesuffix(".csv"))
        if of_table is None:
            return None
        found += of_table
    return found
