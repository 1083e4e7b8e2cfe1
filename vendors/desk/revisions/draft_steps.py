"""The steps of a draft: what each says of itself, beside its tables, in the message of its commit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dulwich.objects import Commit, ObjectID

from vendors.desk.revisions.repository import plain
from vendors.i18n.language import _
from vendors.store.files import Files
from vendors.types.choice import Choice

NOTE_LENGTH: Final = 500
WHAT_LENGTH: Final = 120
_NOTED: Final = re.compile(r"Base: (.*)\nKept: (\S+)\n(?:Way: ([a-z-]+) ?(.*)\n)?")


class WayIn(Choice):
    """By which way a step came into a draft."""

    BEGUN = "begun", _("begun")
    FILE = "file", _("a file")
    FILE_OUT = "file-out", _("a file taken out")
    ROWS = "rows", _("what becomes of the rows that a file has not")
    VERSION = "version", _("of when a file is")
    FORM = "form", _("a form")
    VENDOR = "vendor", _("a vendor’s form")
    ARTICLE = "article", _("an article")
    GRID = "grid", _("the grid")
    MENDED = "mended", _("problems put right")
    TAKEN_OUT = "taken-out", _("a line taken out")
    DECIDED = "decided", _("a conflict decided")
    REASON = "reason", _("the reason")
    PRESENT = "present", _("compared with what is public now")
    BACK = "back", _("back to an earlier state")
    BIN = "bin", _("thrown into the bin")
    UNDOING = "undoing", _("taking a version back")


@dataclass(frozen=True, slots=True)
class Way:
    """How a step came about.

    Attributes:
        kind: by which way.
        what: the file, vendor, table or version in question; for one that leads back, the id of the step to which.
    """

    kind: WayIn = WayIn.FORM
    what: str = ""

    @property
    def said(self) -> str:
        """As it stands in the message of a commit."""
        return f"{self.kind} {plain(self.what, WHAT_LENGTH)}".strip()


A_FORM: Final = Way()
BEGUN: Final = Way(WayIn.BEGUN)


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One time that a draft was kept.

    Attributes:
        id: its commit.
        base: version of the data that the draft began from.
        when: in UTC.
        note: what the editor said of it.
        way: how it came about.
        tree: names what is in its tables; equal where that is.
        before: the step before, or the version from which the draft began; None where there is none.
    """

    id: ObjectID
    base: str
    when: datetime
    note: str
    way: Way
    tree: ObjectID
    before: ObjectID | None


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
        way: how it came to be as it is.
    """

    id: str
    editor: str
    base: str
    when: datetime
    note: str
    files: Files = field(repr=False)
    way: Way = BEGUN


def message_of(base: str, when: datetime, note: str, way: Way) -> str:
    """The message of the commit of a step."""
    return f"{note}\n\nBase: {base}\nKept: {when.isoformat()}\nWay: {way.said}\n"


def step_of(commit: Commit) -> DraftStep | None:
    """What a commit says of itself; None where it is no step of a draft, such as the version from which one began."""
    note, _blank, rest = commit.message.decode(errors="replace").rpartition("\n\n")
    noted = _NOTED.fullmatch(rest)
    if noted is None:
        return None
    ways = {str(way): way for way in WayIn}
    # A step that an earlier version of the software has kept says nothing of it.
    way = Way(ways.get(noted[3], WayIn.FORM), noted[4] or "") if noted[3] else BEGUN
    before = commit.parents[0] if commit.parents else None
    return DraftStep(commit.id, noted[1], datetime.fromisoformat(noted[2]), note, way, commit.tree, before)


def cleaned(note: str) -> str:
    """A note as a commit can hold it."""
    return note[:NOTE_LENGTH].replace("\0", "").encode(errors="replace").decode()


def state_of(steps: Sequence[DraftStep], at: int) -> int:
    """Which of the steps, newest first, that at a place is a copy of: itself, or the one to which it has led back."""
    place = {step.id: number for number, step in enumerate(steps)}
    while steps[at].way.kind is WayIn.BACK:
        earlier = place.get(ObjectID(steps[at].way.what.encode()), at)
        if earlier <= at:
            break
        at = earlier
    return at


def undone(steps: Sequence[DraftStep]) -> int | None:
    """To which of the steps, newest first, undoing leads; None where there is nothing to undo.

    Undone twice, it leads two steps back; what has been kept since it led back is undone first. A step that has left the tables
    as they were, such as a reason, is passed over.
    """
    if not steps:
        return None
    at = state_of(steps, 0)
    while at + 1 < len(steps):
        at = state_of(steps, at + 1)
        if steps[at].tree != steps[0].tree:
            return at
    return None
