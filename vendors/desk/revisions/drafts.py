"""Drafts: what editors are working on, kept until they publish or discard it.

A draft is a name `refs/drafts/<editor>/<id>` in the history’s repository that leads to its last step; each step is a commit with
all tables, after the step before or the version that the draft began from. No version leads to it, and no remote is sent it: it
is its editor’s alone. A step is there as soon as the name leads to it, so that a crash leaves the step before. What was discarded
has no name, and git’s housekeeping takes it away.

Earlier versions of the software kept a draft as one ZIP file in `drafts/<editor>/` of the desk’s folder. It is read there until
it is kept again, and becomes the first step then.
"""

import contextlib
import json
import logging
import re
import secrets
import zipfile
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from dulwich.objects import Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from vendors.desk.revisions.history import History
from vendors.desk.revisions.repository import REPOSITORY, add_commit, reading, tables_of, writing
from vendors.i18n.language import _
from vendors.settings import desk_folder, settings
from vendors.store.files import Files, names
from vendors.store.migrations import present_form

log = logging.getLogger(__name__)

REFS: Final = "refs/drafts/"
PACKED: Final = "drafts"
"""Folder of the ZIP files of earlier versions of the software."""
MOST: Final = 20
"""Drafts that one editor may keep."""
NOTE_LENGTH: Final = 500
ABOUT: Final = "about.json"

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


@dataclass(frozen=True, slots=True)
class Draft:
    """Tables as an editor has changed them.

    Attributes:
        id: names it among the drafts of its editor.
        editor: whose it is.
        base: version of the data that it began from.
        when: when it was last kept (UTC).
        note: what the editor says of it; the reason proposed when it is published.
        files: all tables, in the present form, whichever they were kept in.
    """

    id: str
    editor: str
    base: str
    when: datetime
    note: str
    files: Files = field(repr=False)


class Drafts:
    """The drafts of one editor in a data folder.

    Args:
        folder: the data folder.
        editor: the editor’s name, as signed in.
    """

    def __init__(self, folder: Path, editor: str) -> None:
        self.editor = editor
        owner = sha256(editor.encode(errors="replace")).hexdigest()[:32]
        self._folder = folder
        self._refs = f"{REFS}{owner}/"
        self._packed = desk_folder(folder) / PACKED / owner
        self._repository = desk_folder(folder) / REPOSITORY

    # reading

    def all(self) -> list[Draft]:
        """The drafts, the last kept first; one that cannot be read is left out."""
        # First the ZIP files: one that is taken over meanwhile is found in both places, or in the second.
        ids = self._packed_ids()
        with _forgiving("the drafts"), reading(self._repository) as repository:
            ids |= self._named(repository)
        drafts = [self.get(id) for id in ids]
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
        packed = self._of_zip(id)
        with reading(self._repository) as repository:
            at = self._tip(repository, id)
            if at is None and packed:
                yield _presented(packed)
            while at is not None:
                assert repository is not None
                step, at = self._step(repository, id, at)
                if step:
                    yield _presented(step)

    # writing

    def keep(self, base: str, files: Files, note: str = "", id: str = "") -> Draft:
        """Keep a draft, as its next step.

        Args:
            base: version of the data that it began from.
            files: all tables.
            note: what the editor says of it.
            id: the draft that goes on, or "" for a new one.

        Raises:
            NotKeptError: it is too large, or there are too many.
            OSError: it cannot be written; the draft before is still there.
        """
        most = settings().draft_megabytes
        if sum(map(len, files.values())) > most * 1_000_000:
            raise NotKeptError(TOO_LARGE, most)
        with self._writing() as repository:
            if not self.get(id):
                id = secrets.token_hex(8)
                if len(self._packed_ids() | self._named(repository)) >= MOST:
                    raise NotKeptError(TOO_MANY, MOST)
            draft = Draft(id, self.editor, base, datetime.now(UTC), _clean(note), dict(files))
            before = self._tip(repository, id) or self._taken_over(repository, id) or self._version(base)
            repository.refs[self._ref(id)] = self._written(repository, draft, before)
            self._zip(id).unlink(missing_ok=True)
        return draft

    def back(self, id: str) -> Draft | None:
        """Take the last step of a draft back.

        Returns:
            The draft as it was before, or None where there is no step before: then nothing is done.

        Raises:
            OSError: it could not be noted; the draft is as it was.
        """
        with self._writing() as repository:
            tip = self._tip(repository, id)
            before = self._step(repository, id, tip)[1] if tip else None
            step = self._step(repository, id, before)[0] if before else None
            if before is None or step is None:
                return None
            repository.refs[self._ref(id)] = before
        return _presented(step)

    def discard(self, id: str) -> None:
        """Throw a draft away; one that is not there is no error.

        Raises:
            OSError: it could not be noted; the draft is as it was.
        """
        if _is_id(id):
            self._discard([id])

    def discard_all(self) -> None:
        """Throw all drafts of this editor away; what cannot be noted stays."""
        with _forgiving("the drafts"), reading(self._repository) as repository:
            self._discard(self._packed_ids() | self._named(repository))

    # in the repository

    def _ref(self, id: str) -> Ref:
        return Ref(f"{self._refs}{id}".encode())

    def _named(self, repository: Repo | None) -> set[str]:
        found = repository.refs.subkeys(Ref(self._refs.encode())) if repository else set()
        return set(filter(_is_id, (name.decode(errors="replace") for name in found)))

    def _tip(self, repository: Repo | None, id: str) -> ObjectID | None:
        there = repository is not None and _is_id(id) and self._ref(id) in repository.refs
        return repository.refs[self._ref(id)] if repository and there else None

    def _step(self, repository: Repo, id: str, at: ObjectID) -> tuple[Draft | None, ObjectID | None]:
        """A step of a draft and the commit before it; nothing where that is the version from which it began."""
        commit = cast(Commit, repository[at])
        note, _, rest = commit.message.decode(errors="replace").rpartition("\n\n")
        noted = re.fullmatch(r"Base: (.*)\nKept: (\S+)\n", rest)
        if noted is None:
            return None, None
        when = datetime.fromisoformat(noted[2])
        draft = Draft(id, self.editor, noted[1], when, note, tables_of(repository, at))
        return draft, commit.parents[0] if commit.parents else None

    def _written(self, repository: Repo, draft: Draft, before: ObjectID | None) -> ObjectID:
        message = f"{draft.note}\n\nBase: {draft.base}\nKept: {draft.when.isoformat()}\n"
        parents = [before.decode()] if before else []
        commit = add_commit(repository, draft.files, self.editor, message, int(draft.when.timestamp()), parents)
        return ObjectID(commit.encode())

    def _version(self, base: str) -> ObjectID | None:
        version = History(self._folder).version(base)
        return ObjectID(version.id.encode()) if version else None

    def _discard(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._zip(id).unlink(missing_ok=True)
        with reading(self._repository) as found:
            if not self._named(found).intersection(ids):
                return
        with self._writing() as repository:
            for id in self._named(repository).intersection(ids):
                del repository.refs[self._ref(id)]

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

    # as earlier versions of the software kept them

    def _zip(self, id: str) -> Path:
        return self._packed / f"{id}.zip"

    def _packed_ids(self) -> set[str]:
        return set(filter(_is_id, (path.stem for path in self._packed.glob("*.zip"))))

    def _of_zip(self, id: str) -> Draft | None:
        """A draft in a ZIP file, with its tables as they are there."""
        if not _is_id(id):
            return None
        try:
            with zipfile.ZipFile(self._zip(id)) as packed:
                about = json.loads(packed.read(ABOUT))
                files = {name: packed.read(name) for name in names() if name in packed.namelist()}
            when = datetime.fromisoformat(about["when"])
            return Draft(id, self.editor, about["base"], when, _clean(about["note"]), files)
        except (OSError, zipfile.BadZipFile, ValueError, KeyError):
            return None

    def _taken_over(self, repository: Repo, id: str) -> ObjectID | None:
        """A draft of a ZIP file as a first step, to which no name leads yet."""
        draft = self._of_zip(id)
        return self._written(repository, draft, self._version(draft.base)) if draft else None


@contextlib.contextmanager
def _forgiving(what: str) -> Iterator[None]:
    """Go on without what a damaged repository, or a disk that cannot be written, holds back."""
    try:
        yield
    except Exception:
        log.exception("%s of an editor cannot be read or written", what)


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{16}", text) is not None


def _clean(note: str) -> str:
    """A note as a commit can hold it."""
    return note[:NOTE_LENGTH].replace("\0", "").encode(errors="replace").decode()


def _presented(draft: Draft) -> Draft:
    """A draft with its tables in the present form."""
    return replace(draft, files=present_form(draft.files))
