"""Which changes there are: an editor's own, those in her bin, and those that others show her."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vendors.desk.kept_work import KeptWork
from vendors.desk.revisions.draft_notes import DraftNotes, all_notes, notes_of
from vendors.desk.revisions.draft_steps import BEGUN, Way
from vendors.desk.revisions.drafts import Drafts


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change, without its tables.

    Attributes:
        id: of its draft.
        editor: whose it is.
        when: when it was last kept, or thrown away (UTC).
        way: how it came to be as it is.
        notes: what is noted of it.
        is_current: whether it is the one at work.
    """

    id: str
    editor: str
    when: datetime
    way: Way
    notes: DraftNotes
    is_current: bool = False


def own_changes(bench: KeptWork, editor: str) -> list[ListedChange]:
    """The changes of an editor, the last kept first.

    Args:
        bench: the open changes.
        editor: whose.
    """
    drafts, noted, current = Drafts(bench.folder, editor), notes_of(bench.folder, editor).drafts, bench.current(editor)
    found = []
    for id in drafts.ids():
        if step := drafts.newest(id):
            when, way = step.when, step.way
        elif draft := drafts.get(id):
            when, way = draft.when, BEGUN
        else:
            continue
        found.append(ListedChange(id, editor, when, way, noted.get(id, DraftNotes()), id == current))
    return sorted(found, key=lambda change: change.when, reverse=True)


def thrown_away(folder: Path, editor: str, now: datetime) -> list[ListedChange]:
    """The changes of an editor that are in the bin, those thrown away last first.

    Args:
        folder: the data folder.
        editor: whose.
        now: the present moment.
    """
    noted = notes_of(folder, editor).drafts
    return [
        ListedChange(id, editor, step.when, step.way, noted.get(id, DraftNotes()))
        for id, step in Drafts(folder, editor).thrown_away(now)
    ]


def shown_changes(folder: Path, to: str) -> list[ListedChange]:
    """The changes that other editors show to somebody, those first that ask for an approval.

    Args:
        folder: the data folder.
        to: who looks.
    """
    found = []
    for notes in all_notes(folder):
        if notes.editor == to:
            continue
        drafts = Drafts(folder, notes.editor)
        for id, one in notes.drafts.items():
            step = drafts.newest(id) if one.shown else None
            if step:
                found.append(ListedChange(id, notes.editor, step.when, step.way, one))
    return sorted(found, key=lambda change: (not change.notes.asked, -change.when.timestamp()))
