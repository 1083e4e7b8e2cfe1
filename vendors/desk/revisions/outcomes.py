"""What came of an attempt to publish: published, stopped by a conflict, refused for errors, or not to be done."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from vendors.desk.revisions.history import Version
from vendors.desk.revisions.merge import Clash
from vendors.i18n.language import Language, _
from vendors.store.files import Files
from vendors.validation.problems import Problem

NO_REASON: Final = _("The reason for the change is missing.")
NO_NAME: Final = _("The name of the editor is missing.")
OWN_FOLDER: Final = _(
    "Publishing needs a folder of its own, outside the project’s: set PANORAMA_DATA to one; it may be empty."
)
NOT_APPROVED: Final = _(
    "Nothing was published: another editor has to approve this change as it is now. Ask for it with “Ask for an approval”; an approval of an earlier state does not count."
)
UNKNOWN_BASE: Final = _(
    "The version that the change began from is not in the history: compare the change with the present version, and publish it again."
)
UNKNOWN_VERSION: Final = _("There is no such version in the history.")
NOTHING_BEFORE: Final = _("Nothing came before this version.")
PARTED: Final = _(
    "This history and the one it follows have parted: each has versions that the other has not. Nothing is changed here or there until whoever runs the site decides which counts (docs/operators.md)."
)
BUSY: Final = _("Another desk has been publishing for too long: try again in a moment.")
DISK_FULL: Final = _("The disk is full: nothing was published, and nothing is lost. Make room and publish again.")
READ_ONLY: Final = _("The data folder cannot be written: nothing was published, and nothing is lost. Ask the operator.")
NO_HISTORY: Final = _(
    "The history cannot be read or written ({detail}): nothing was published, and nothing is lost. Ask the operator."
)
NOT_WRITTEN: Final = _("The data folder could not be written ({detail}): nothing was published, and nothing is lost.")


@dataclass(frozen=True, slots=True)
class Published:
    """The change is public.

    Attributes:
        version: the newest version now.
        changed: false where the files were those already.
        merged: whether what others had published meanwhile was put together with it.
    """

    version: Version
    changed: bool = True
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Others changed the same cells meanwhile, and an editor must decide; nothing was published.

    Attributes:
        conflicts: each cell with its text in the base, theirs and yours.
        theirs: the newest version. Publish the decision with its `data` as the base.
        files: both changes together, with their text in the cells in conflict.
    """

    conflicts: tuple[Clash, ...]
    theirs: Version
    files: Files = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """The data breaks rules; nothing was published.

    Attributes:
        problems: every error.
        outside: whether they are in the folder as somebody left it outside the desk; `set_aside` keeps that and puts the last version back; a change that began from it and mends it can be published.
    """

    problems: tuple[Problem, ...]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be done; nothing was published, and nothing is lost.

    Attributes:
        reason: an English message to be translated, with the field {detail}.
    """

    reason: str
    detail: str = ""

    def message(self, words: Language) -> str:
        """The reason in a language."""
        return words.say(self.reason, detail=self.detail)


Outcome = Published | Conflict | Refused | Failed

COUNTED: Final = Counter(dict.fromkeys(("published", "unchanged", "conflict", "refused", "failed"), 0))
"""What came of the attempts in this process."""


def counted(outcome: Outcome) -> Outcome:
    """The outcome of an attempt, counted for whoever watches the site."""
    is_new = not isinstance(outcome, Published) or outcome.changed
    COUNTED[type(outcome).__name__.lower() if is_new else "unchanged"] += 1
    return outcome
