"""What waits for an editor besides the data: her own changes with what stands in their way, and those of others that she is asked to approve."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cachetools import LRUCache, cachedmethod

from vendors.desk.changes import ListedChange, own_changes, shown_changes
from vendors.desk.kept_work import KeptWork
from vendors.desk.revisions.draft_notes import notes_of
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.desk.work import state_of
from vendors.settings import today

MOST_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """How a change stands.

    Attributes:
        rows: how many rows differ from where it began.
        errors: how many problems stop its publication.
        conflicts: how many cells or rows others have published otherwise since.
        state: names what would be published.
    """

    rows: int
    errors: int
    conflicts: int
    state: str


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What waits for an editor.

    Attributes:
        changes: her own, each with how it stands, the last kept first.
        reviews: those of others that she is asked to approve as they are now.
    """

    changes: tuple[tuple[ListedChange, Standing], ...]
    reviews: tuple[ListedChange, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The same at a glance, for the menu.

    Attributes:
        changes: how many changes of her own there are.
        reviews: how many of others she is asked to approve.
        stopped: how many of her own were not published at their set time.
    """

    changes: int = 0
    reviews: int = 0
    stopped: int = 0


class Standings:
    """How changes stand: found once for each state of each, since it takes a check of all tables.

    Args:
        bench: the open changes.
    """

    def __init__(self, bench: KeptWork) -> None:
        self._bench = bench
        self._kept: LRUCache[tuple[object, ...], Standing] = LRUCache(MOST_KEPT)

    def of(self, editor: str) -> OwnWork:
        """What waits for an editor."""
        head = History(self._bench.folder).head()
        newest, day = head.id if head else "", today()
        found = []
        for change in own_changes(self._bench, editor):
            standing = self._standing(editor, change.id, change.when, newest, day)
            if standing and (standing.rows or change.notes.name or change.notes.plan):
                found.append((change, standing))
        return OwnWork(tuple(found), tuple(reviews(self._bench.folder, editor)))

    @cachedmethod(lambda self: self._kept)
    def _standing(self, editor: str, id: str, *_when: object) -> Standing | None:
        work = self._bench.open(editor, id)
        if work is None:
            return None
        conflict = self._bench.conflict(work)
        clashes = len(conflict.conflicts) if conflict else 0
        return Standing(len(work.difference.changes), len(work.errors), clashes, work.state)


def reviews(folder: Path, editor: str) -> list[ListedChange]:
    """The changes of others that somebody is asked to approve, and has not yet approved as they are now.

    Args:
        folder: the data folder.
        editor: who is asked.
    """
    return [
        change
        for change in shown_changes(folder, editor)
        if change.notes.asked and not _has_approved(folder, change, editor)
    ]


def marks(folder: Path, editor: str) -> Marks:
    """What waits for an editor, at a glance.

    Args:
        folder: the data folder.
        editor: whose desk it is.
    """
    ids = Drafts(folder, editor).ids()
    noted = notes_of(folder, editor).drafts
    stopped = sum(bool(one.plan and one.plan.stopped) for id, one in noted.items() if id in ids)
    return Marks(len(ids), len(reviews(folder, editor)), stopped)


def _has_approved(folder: Path, change: ListedChange, editor: str) -> bool:
    given = {one.state for one in change.notes.approvals if one.who == editor}
    if not given:
        return False
    draft = Drafts(folder, change.editor).get(change.id)
    return draft is not None and state_of(draft) in given
