"""The history of a change: each step with its hour, its way in and what it did, and the way back to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from vendors.desk.revisions.describe import Names, by_table
from vendors.desk.revisions.diff import difference
from vendors.desk.revisions.draft_steps import Draft, DraftStep, WayIn, undone
from vendors.desk.work import Work
from vendors.i18n.language import Language, _
from vendors.settings import site_time
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/steps"
MOST: Final = 30
"""Steps on the page, the newest."""
LINES: Final = 4
"""Lines of what a step did."""


@dataclass(frozen=True, slots=True)
class StepOnPage:
    """One step as the page shows it.

    Attributes:
        id: its commit.
        when: on the site's clock.
        how: by which way it came in.
        lines: what it did, the first lines.
        more: how many there are beyond.
        is_now: whether the change is as it was after this step.
    """

    id: str
    when: datetime
    how: str
    lines: tuple[str, ...]
    more: int
    is_now: bool


def view(behind: Behind, work: Work, drafts: Sequence[Draft], steps: Sequence[DraftStep]) -> View:
    """The steps of the change at work.

    Args:
        work: the change.
        drafts: as it was at each step, the newest first; one more than are shown, or all.
        steps: all of them, the newest first.
    """
    words = behind.words
    return frame(
        behind,
        PATH,
        "steps.html",
        words.say(_("Steps of my change")),
        work=work,
        steps=list(_on_page(work, drafts, steps, words)),
        more=max(len(steps) - MOST, 0),
        can_undo=undone(steps) is not None,
    )


def said_of_step(steps: Sequence[DraftStep], at: int, words: Language) -> str:
    """By which way a step came in, and what it was about."""
    way = steps[at].way
    how = words.say(way.kind.label)
    if way.kind is WayIn.BACK:
        led = next((step for step in steps if step.id.decode() == way.what), None)
        what = site_time(led.when).strftime("%H:%M") if led else ""
    else:
        what = way.what
    return words.say("{how}: {what}", how=how, what=what) if what else how


def _on_page(work: Work, drafts: Sequence[Draft], steps: Sequence[DraftStep], words: Language) -> list[StepOnPage]:
    found = []
    for at, (draft, step) in enumerate(zip(drafts[:MOST], steps, strict=False)):
        before = drafts[at + 1].files if at + 1 < len(drafts) else work.base
        changed = difference(before, draft.files)
        lines = [
            line for _table, said in by_table(changed, Names.in_files(draft.files, before), words) for line in said
        ]
        found.append(
            StepOnPage(
                step.id.decode(),
                site_time(step.when),
                said_of_step(steps, at, words),
                tuple(lines[:LINES]),
                max(len(lines) - LINES, 0),
                step.tree == steps[0].tree,
            )
        )
    return found
