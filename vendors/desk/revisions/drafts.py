"""Drafts: what editors are working on, kept until they publish or discard it.

A draft is a name `refs/drafts/<editor>/<id>` in the history’s repository that leads to its last step; each step is a commit with
all tables, after the step before or the version that the draft began from. No version leads to it, and no remote is sent it: it
is its editor’s alone. A step is there as soon as the name leads to it, so that a crash leaves the step before. Beside its tables a
step may hold what they were made of (`vendors.desk.imports.kept_files`). Going back is a step too, so that nothing is lost by it.

What was thrown away has a name `refs/bin/<editor>/<id>` for `DAYS_IN_BIN` days. What has no name git’s housekeeping takes away.

Earlier versions of the software kept a draft as one ZIP file in `drafts/<editor>/` of the desk’s folder. It is read there until
it is kept again, and becomes the first step then.
"""

import contextlib
import logging
import secrets
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from dulwich.objects import Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from vendors.desk.revisions.draft_steps import (
    A_FORM,
    WHAT_LENGTH,
    Draft,
    DraftStep,
    Way,
    WayIn,
    cleaned,
    message_of,
    state_of,
    step_of,
    undone,
)
from vendors.desk.revisions.history import History
from vendors.desk.revisions.packed_drafts import FOLDER, PackedDrafts, is_id
from vendors.desk.revisions.repository import (
    NOTHING,
    REPOSITORY,
    add_commit,
    add_commit_of,
    beside_of,
    plain,
    reading,
    tables_of,
    writing,
)
from vendors.i18n.language import _
from vendors.settings import desk_folder, settings
from vendors.store.files import Files
from vendors.store.migrations import present_form

log = logging.getLogger(__name__)

REFS: Final = "refs/drafts/"
BIN: Final = "refs/bin/"
DAYS_IN_BIN: Final = 30
MOST: Final = 20
"""Drafts that one editor may keep."""

TOO_LARGE: Final = _("The draft is larger than {most} MB.")
TOO_MANY: Final = _("There are {most} drafts already: publish or discard one first.")


class NotKeptError(Exception):
    """A draft that was not kept.

    Attributes:
        reason: an English message to be translated, with the field {most}.
        most: the limit.
    """

    def __init__(self, reason: str, most: int) -> None:
        super().__init__(reason.format(most=most))
        self.reason = reason
        self.most = most


class Drafts:
    """The drafts of one editor in a data folder.

    Args:
        folder: the data folder.
        editor: the editor’s name, as signed in.
    """

    def __init__(self, folder: Path, editor: str) -> None:
        self.editor = editor
        owner = owner_of(editor)
        self._folder = folder
        self._refs, self._bin = f"{REFS}{owner}/", f"{BIN}{owner}/"
        self._packed = PackedDrafts(desk_folder(folder) / FOLDER / owner, editor)
        self._repository = desk_folder(folder) / REPOSITORY

    # reading

    def ids(self) -> set[str]:
        """The drafts that there are, also those that cannot be read."""
        # First the ZIP files: one that is taken over meanwhile is found in both places, or in the second.
        ids = self._packed.ids()
        with _forgiving("the drafts"), reading(self._repository) as repository:
            ids |= self._named(repository, self._refs)
        return ids

    def all(self) -> list[Draft]:
        """The drafts, the last kept first; one that cannot be read is left out."""
        drafts = [self.get(id) for id in self.ids()]
        return sorted((draft for draft in drafts if draft), key=lambda draft: draft.when, reverse=True)

    def get(self, id: str) -> Draft | None:
        """The draft of that id, or None."""
        with _forgiving(f"the draft {id}"), contextlib.closing(self.steps(id)) as steps:
            return next(steps, None)
        return None

    def steps(self, id: str) -> Generator[Draft, None, None]:
        """The draft as it is and as it was at each time that it was kept, newest first; each is read when it is asked for.

        Raises:
            Exception: whatever a damaged repository does to the library that reads it.
        """
        packed = self._packed.get(id)
        with reading(self._repository) as repository:
            if packed and self._tip(repository, self._refs, id) is None:
                yield _presented(packed)
            for step in self._line(repository, self._refs, id):
                assert repository is not None
                yield self._draft(repository, id, step)

    def line(self, id: str) -> list[DraftStep]:
        """The same without their tables, which takes little time."""
        with _forgiving(f"the draft {id}"), reading(self._repository) as repository:
            return list(self._line(repository, self._refs, id))
        return []

    def newest(self, id: str) -> DraftStep | None:
        """The last of them; None where the draft is not there, or is one of an earlier version of the software."""
        with _forgiving(f"the draft {id}"), reading(self._repository) as repository:
            return next(self._line(repository, self._refs, id), None)
        return None

    def beside(self, id: str) -> Files:
        """What a draft holds beside its tables as it is now; nothing where that cannot be read."""
        with _forgiving(f"the draft {id}"), reading(self._repository) as repository:
            tip = self._tip(repository, self._refs, id)
            return beside_of(repository, tip) if repository and tip else {}
        return {}

    # writing

    def keep(
        self,
        base: str,
        files: Files,
        note: str = "",
        id: str = "",
        *,
        way: Way = A_FORM,
        beside: Files = NOTHING,
    ) -> Draft:
        """Keep a draft, as its next step.

        Args:
            base: version of the data that it began from.
            files: all tables.
            note: what the editor says of it.
            id: the draft that goes on, or "" for a new one.
            way: how the step came about.
            beside: what it holds beside its tables.

        Raises:
            NotKeptError: it is too large, or there are too many.
            OSError: it cannot be written; the draft before is still there.
        """
        most = settings().draft_megabytes
        if sum(map(len, files.values())) > most * 1_000_000:
            raise NotKeptError(TOO_LARGE, most)
        with self._writing() as repository:
            if not self.get(id):
                id = self._new_id(repository)
            way = replace(way, what=plain(way.what, WHAT_LENGTH))
            draft = Draft(id, self.editor, base, datetime.now(UTC), cleaned(note), dict(files), way)
            before = self._tip(repository, self._refs, id) or self._taken_over(repository, id) or self._version(base)
            self._point(repository, self._refs, id, self._written(repository, draft, before, beside))
            self._packed.remove(id)
        return draft

    def back(self, id: str, to: str = "") -> Draft | None:
        """Make a draft again what it was, as its next step.

        Args:
            id: of the draft.
            to: the step to which; "" for the one before, as undoing does.

        Returns:
            The draft as it is now; None where there is no such step: then nothing is done.

        Raises:
            OSError: it could not be noted; the draft is as it was.
        """
        with self._writing() as repository:
            steps = list(self._line(repository, self._refs, id))
            found = next((at for at, step in enumerate(steps) if step.id.decode() == to), None) if to else undone(steps)
            if found is None:
                return None
            step = steps[state_of(steps, found)]
            if step.tree != steps[0].tree or step.base != steps[0].base:
                way = Way(WayIn.BACK, step.id.decode())
                self._add_step(repository, self._refs, id, replace(step, way=way, note=steps[0].note), steps[0].id)
        return self.get(id)

    def discard(self, id: str) -> None:
        """Let go of a draft for good, as of one that is published; one that is not there is no error.

        Raises:
            OSError: it could not be noted; the draft is as it was.
        """
        if not is_id(id):
            return
        self._packed.remove(id)
        with reading(self._repository) as found:
            if id not in self._named(found, self._refs):
                return
        with self._writing() as repository:
            self._unname(repository, self._refs, id)

    # the bin

    def throw_away(self, id: str) -> None:
        """Put a draft into the bin; one that is not there is no error.

        Raises:
            OSError: it could not be noted; the draft is as it was.
        """
        if not self.get(id):
            return
        with self._writing() as repository:
            tip = self._tip(repository, self._refs, id) or self._taken_over(repository, id)
            step = step_of(cast(Commit, repository[tip])) if tip else None
            if tip is None or step is None:
                return
            # First the new name, so that no crash leaves it without one; while it has both it is a draft.
            self._add_step(repository, self._bin, id, replace(step, way=Way(WayIn.BIN)), tip)
            self._unname(repository, self._refs, id)
            self._packed.remove(id)

    def thrown_away(self, now: datetime) -> list[tuple[str, DraftStep]]:
        """The drafts in the bin, those thrown away last first: the id of each, and the step that put it there.

        Args:
            now: those that have been there for longer than `DAYS_IN_BIN` are left out.
        """
        found: list[tuple[str, DraftStep]] = []
        with _forgiving("the bin"), reading(self._repository) as repository:
            for id in self._named(repository, self._bin) - self._named(repository, self._refs):
                step = next(self._line(repository, self._bin, id), None)
                if step and now - step.when <= timedelta(days=DAYS_IN_BIN):
                    found.append((id, step))
        return sorted(found, key=lambda one: one[1].when, reverse=True)

    def take_back(self, id: str) -> Draft | None:
        """Take a draft out of the bin; None where it is not there.

        Raises:
            NotKeptError: there are too many drafts.
            OSError: it could not be noted; it is still in the bin.
        """
        with self._writing() as repository:
            step = next(self._line(repository, self._bin, id), None)
            if step is None or step.before is None:
                return None
            self._new_id(repository)
            self._point(repository, self._refs, id, step.before)
            self._unname(repository, self._bin, id)
        return self.get(id)

    def empty_bin(self, now: datetime) -> list[str]:
        """Let go of the drafts that have been in the bin for longer than `DAYS_IN_BIN`; gives their ids.

        Raises:
            OSError: it could not be noted.
        """

        def gone(repository: Repo | None) -> list[str]:
            tips = (
                (id, next(self._line(repository, self._bin, id), None)) for id in self._named(repository, self._bin)
            )
            return sorted(id for id, step in tips if step and now - step.when > timedelta(days=DAYS_IN_BIN))

        with reading(self._repository) as found:
            if not gone(found):
                return []
        with self._writing() as repository:
            ids = gone(repository)
            for id in ids:
                self._unname(repository, self._bin, id)
        return ids

    # in the repository

    def _new_id(self, repository: Repo) -> str:
        """An id for one draft more.

        Raises:
            NotKeptError: there are too many.
        """
        if len(self._packed.ids() | self._named(repository, self._refs)) >= MOST:
            raise NotKeptError(TOO_MANY, MOST)
        return secrets.token_hex(8)

    def _named(self, repository: Repo | None, place: str) -> set[str]:
        found = repository.refs.subkeys(Ref(place.encode())) if repository else set()
        return set(filter(is_id, (name.decode(errors="replace") for name in found)))

    def _tip(self, repository: Repo | None, place: str, id: str) -> ObjectID | None:
        name = Ref(f"{place}{id}".encode())
        there = repository is not None and is_id(id) and name in repository.refs
        return repository.refs[name] if repository and there else None

    def _point(self, repository: Repo, place: str, id: str, at: ObjectID) -> None:
        repository.refs[Ref(f"{place}{id}".encode())] = at

    def _unname(self, repository: Repo, place: str, id: str) -> None:
        if id in self._named(repository, place):
            del repository.refs[Ref(f"{place}{id}".encode())]

    def _line(self, repository: Repo | None, place: str, id: str) -> Iterator[DraftStep]:
        at = self._tip(repository, place, id)
        while at is not None:
            assert repository is not None
            step = step_of(cast(Commit, repository[at]))
            if step is None:
                return
            yield step
            at = step.before

    def _draft(self, repository: Repo, id: str, step: DraftStep) -> Draft:
        files = tables_of(repository, step.id)
        return _presented(Draft(id, self.editor, step.base, step.when, step.note, files, step.way))

    def _add_step(self, repository: Repo, place: str, id: str, step: DraftStep, before: ObjectID) -> None:
        """Add a step whose tables are those of an earlier one."""
        when = datetime.now(UTC)
        message = message_of(step.base, when, step.note, step.way)
        added = add_commit_of(repository, step.tree, self.editor, message, int(when.timestamp()), [before.decode()])
        self._point(repository, place, id, ObjectID(added.encode()))

    def _written(self, repository: Repo, draft: Draft, before: ObjectID | None, beside: Files = NOTHING) -> ObjectID:
        message = message_of(draft.base, draft.when, draft.note, draft.way)
        parents = [before.decode()] if before else []
        when = int(draft.when.timestamp())
        return ObjectID(add_commit(repository, draft.files, self.editor, message, when, parents, beside).encode())

    def _version(self, base: str) -> ObjectID | None:
        version = History(self._folder).version(base)
        return ObjectID(version.id.encode()) if version else None

    def _taken_over(self, repository: Repo, id: str) -> ObjectID | None:
        """A draft of a ZIP file as a first step, to which no name leads yet."""
        draft = self._packed.get(id)
        return self._written(repository, draft, self._version(draft.base)) if draft else None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Repo]:
        try:
            with writing(self._repository) as repository:
                yield repository
        except (OSError, NotKeptError):
            raise
        except Exception as error:
            # Whatever a damaged repository does to the library that writes it.
            raise OSError(f"the history cannot be read or written: {type(error).__name__}") from error


def owner_of(editor: str) -> str:
    """The name of an editor where signs that a file system or git would misread cannot stand."""
    return sha256(editor.encode(errors="replace")).hexdigest()[:32]


@contextlib.contextmanager
def _forgiving(what: str) -> Iterator[None]:
    """Go on without what a damaged repository, or a disk that cannot be written, holds back."""
    try:
        yield
    except Exception:
        log.exception("%s of an editor cannot be read or written", what)


def _presented(draft: Draft) -> Draft:
    """A draft with its tables in the present form."""
    return replace(draft, files=present_form(draft.files))
