"""Changes that an editor shows to others, and what these approve: exactly one state, so that whatever is changed afterwards asks again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from vendors.desk.kept_work import KeptWork
from vendors.desk.revisions import draft_notes
from vendors.desk.revisions.draft_notes import Approval, DraftNotes
from vendors.desk.work import Work
from vendors.settings import settings


class NotApprovedError(Exception):
    """An approval that does not count: of a state that is no more, or of one's own change."""


def shown_work(bench: KeptWork, id: str, to: str) -> Work | None:
    """A change that is shown to somebody: of another editor who shows it, or her own; None for any other.

    Args:
        bench: the open changes.
        id: of the change.
        to: who looks.
    """
    if own := bench.open(to, id) if id else None:
        return own
    for notes in draft_notes.all_notes(bench.folder):
        if id in notes.drafts and notes.drafts[id].shown:
            return bench.open(notes.editor, id)
    return None


def notes_on(folder: Path, work: Work) -> DraftNotes:
    """What is noted of a change."""
    return draft_notes.notes_of(folder, work.draft.editor).drafts.get(work.draft.id, DraftNotes())


def approvals(folder: Path, work: Work) -> tuple[Approval, ...]:
    """Those that count for a change as it is now, one of each editor."""
    given = {one.who: one for one in notes_on(folder, work).approvals if one.state == work.state}
    return tuple(one for one in given.values() if one.who != work.draft.editor)


def is_approved(folder: Path, work: Work) -> bool:
    """Whether a change may be published, as far as that hangs on a second pair of eyes."""
    return not settings().four_eyes or bool(approvals(folder, work))


def approve(folder: Path, work: Work, who: str, state: str) -> None:
    """Approve a change as it is.

    Args:
        folder: the data folder.
        work: the change as it is now.
        who: approves it.
        state: what she has read.

    Raises:
        NotApprovedError: it is her own change, or another state of it.
        OSError: it cannot be noted.
    """
    if who == work.draft.editor or state != work.state:
        raise NotApprovedError
    given = Approval(who, datetime.now(UTC), state)

    def changed(notes: DraftNotes) -> DraftNotes:
        others = tuple(one for one in notes.approvals if (one.who, one.state) != (who, state))
        return replace(notes, approvals=(*others, given))

    draft_notes.note(folder, work.draft.editor, work.draft.id, changed)


def show(folder: Path, editor: str, id: str, shown: bool, asked: bool) -> None:
    """Show a change to the others, ask them to approve it, or neither.

    Raises:
        OSError: it cannot be noted.
    """
    draft_notes.note(folder, editor, id, lambda notes: replace(notes, shown=shown, asked=asked and shown))
