"""What is noted of an editor's drafts beside what is in them: which one is at work, names, who may see one, who approved it, when it is to be published.

A file `drafts/<editor>.json` in the desk's folder. It is apart from the drafts' own steps because others write it too, while the
editor goes on: an approval must not make the page that she has open one of before.
"""

import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from vendors.desk.revisions.drafts import owner_of
from vendors.desk.revisions.packed_drafts import FOLDER
from vendors.desk.revisions.repository import plain
from vendors.settings import desk_folder
from vendors.store import atomic_file
from vendors.store.private_folder import private_folder

log = logging.getLogger(__name__)

NAME_LENGTH: Final = 60
LOCK: Final = "notes.lock"
PATIENCE: Final = 10.0
"""Seconds to wait for another writer."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody has read a draft as it was and agrees that it is published.

    Attributes:
        who: the other editor.
        when: in UTC.
        state: what was read, as `vendors.desk.workspace.Work.state` names it.
    """

    who: str
    when: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft is to be published at a set time.

    Attributes:
        at: when, in UTC.
        why: the reason for readers.
        state: what is to be published.
        stopped: why it was not, an English message; "" while it is to come.
        detail: the field {detail} of that message.
    """

    at: datetime
    why: str
    state: str
    stopped: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DraftNotes:
    """What is noted of one draft.

    Attributes:
        name: what the editor calls it; "" for her usual one.
        shown: whether others who are signed in may look at it.
        asked: whether one of them is asked to approve it.
        approvals: those that were given, also to earlier states.
        plan: when it is to be published; None where that was not set.
    """

    name: str = ""
    shown: bool = False
    asked: bool = False
    approvals: tuple[Approval, ...] = ()
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class EditorNotes:
    """What is noted of an editor's drafts.

    Attributes:
        editor: whose they are.
        current: the draft at work; "" for a new one that nothing has been kept of yet, None where none was ever chosen.
        drafts: what is noted of each, by its id.
    """

    editor: str
    current: str | None = None
    drafts: dict[str, DraftNotes] = field(default_factory=dict)


_READ: Final = TypeAdapter(EditorNotes)


def notes_of(folder: Path, editor: str) -> EditorNotes:
    """What is noted of an editor's drafts; nothing where that cannot be read.

    Args:
        folder: the data folder.
        editor: the editor's name.
    """
    found = _read(_path(folder, editor))
    return found if found and found.editor == editor else EditorNotes(editor)


def all_notes(folder: Path) -> Iterator[EditorNotes]:
    """What is noted of the drafts of each editor.

    Args:
        folder: the data folder.
    """
    for path in sorted((desk_folder(folder) / FOLDER).glob("*.json")):
        if found := _read(path):
            yield found


def change(folder: Path, editor: str, how: Callable[[EditorNotes], EditorNotes]) -> EditorNotes:
    """Note something else.

    Args:
        folder: the data folder.
        editor: the editor's name.
        how: makes of what is noted what shall be; called while nobody else writes.

    Raises:
        OSError: it cannot be written, and is noted as before.
    """
    place = private_folder(desk_folder(folder) / FOLDER)
    with FileLock(place / LOCK, timeout=PATIENCE, poll_interval=0.02):
        before = notes_of(folder, editor)
        after = how(before)
        if after != before:
            atomic_file.replace(_path(folder, editor), _READ.dump_json(after, indent=1))
    return after


def choose(folder: Path, editor: str, id: str) -> None:
    """Make a draft the one at work, "" for a new one.

    Raises:
        OSError: it cannot be written.
    """
    change(folder, editor, lambda notes: replace(notes, current=id))


def note(folder: Path, editor: str, id: str, how: Callable[[DraftNotes], DraftNotes]) -> None:
    """Note something else of one draft.

    Raises:
        OSError: it cannot be written.
    """

    def changed(notes: EditorNotes) -> EditorNotes:
        return replace(notes, drafts={**notes.drafts, id: how(notes.drafts.get(id, DraftNotes()))})

    change(folder, editor, changed)


def forget(folder: Path, editor: str, id: str) -> None:
    """Forget a draft that is there no more; what cannot be written is found to lead nowhere later."""

    def changed(notes: EditorNotes) -> EditorNotes:
        left = {name: one for name, one in notes.drafts.items() if name != id}
        return replace(notes, drafts=left, current="" if notes.current in (id, None) else notes.current)

    with contextlib.suppress(OSError):
        change(folder, editor, changed)


def called(name: str) -> str:
    """A name that an editor gives a draft, as it is noted."""
    return plain(name, NAME_LENGTH).encode(errors="replace").decode()


def _path(folder: Path, editor: str) -> Path:
    return desk_folder(folder) / FOLDER / f"{owner_of(editor)}.json"


def _read(path: Path) -> EditorNotes | None:
    try:
        return _READ.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        log.exception("what is noted of drafts in %s cannot be read", path)
        return None
