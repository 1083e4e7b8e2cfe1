"""Changes that are published at a set time: exactly what was seen when the time was set, and by one process of several.

The time is noted beside the draft, so that it outlives a restart; what fell due while no server ran is published when one does.
Whatever stands in the way at that time (an error, a conflict, a change since, a missing approval) stops it and is said to its editor.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout

from vendors.desk.revisions import draft_notes
from vendors.desk.revisions.draft_notes import DraftNotes, Plan
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.outcomes import BUSY, Conflict, Failed, Outcome, Published, Refused
from vendors.desk.revisions.packed_drafts import FOLDER
from vendors.desk.work import Work
from vendors.desk.workspace import Workbench
from vendors.i18n.language import _
from vendors.settings import desk_folder, settings, site_time
from vendors.store.load import load_files
from vendors.validation.problems import Problem

log = logging.getLogger(__name__)

LOCK: Final = "planned.lock"
EVERY: Final = 5.0
"""Seconds between two looks at what is due."""
EMPTIED_EVERY: Final = timedelta(hours=1)
"""How often the bins are looked through."""
FARTHEST: Final = timedelta(days=366)

NO_MOMENT: Final = _("Say the day and the hour at which it is to be published.")
PAST: Final = _("That moment is over: choose one that is to come, or publish now.")
TOO_FAR: Final = _("A change is published within a year at the latest.")
NO_SUCH_HOUR: Final = _("That hour does not exist on that day, since the clocks go forward: choose another.")
HAS_ERRORS: Final = _("It cannot be published on that day, because of errors: {detail}")

CHANGED_SINCE: Final = _(
    "It was not published at the set time, because it was changed after the time was set: look at it, and set the time again."
)
IN_CONFLICT: Final = _(
    "It was not published at the set time, because somebody has published other texts for the same cells: decide about them, and set the time again."
)
WITH_ERRORS: Final = _("It was not published at the set time, because of errors: {detail}")
NOT_ALLOWED: Final = _("It was not published at the set time, because its editor may not publish any more.")


class NotPlannedError(Exception):
    """No time was set.

    Attributes:
        reason: why, an English message with the field {detail}.
        problems: what is wrong in the change on that day.
    """

    def __init__(self, reason: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.problems = problems


def moment(text: str) -> datetime:
    """A moment as a form gives it, on the clocks of the site, as one in UTC.

    Args:
        text: such as `2026-12-01T09:00`.

    Raises:
        NotPlannedError: it is none, or the clocks of the site never show it.
    """
    try:
        there = datetime.fromisoformat(text)
    except ValueError:
        raise NotPlannedError(NO_MOMENT) from None
    if there.tzinfo is not None or "T" not in text:
        raise NotPlannedError(NO_MOMENT)
    found = there.replace(tzinfo=ZoneInfo(settings().time_zone)).astimezone(UTC)
    if site_time(found).replace(tzinfo=None) != there:
        raise NotPlannedError(NO_SUCH_HOUR)
    return found


def plan(bench: Workbench, work: Work, at: datetime, why: str, now: datetime) -> None:
    """Set the time at which a change is published, as it is now, and set it aside, so that the next change is another.

    Args:
        bench: the open changes.
        work: the change.
        at: when, in UTC.
        why: the reason for readers.
        now: the present moment.

    Raises:
        NotPlannedError: it cannot be published then.
        OSError: it cannot be noted.
    """
    if at <= now:
        raise NotPlannedError(PAST)
    if at > now + FARTHEST:
        raise NotPlannedError(TOO_FAR)
    if errors := errors_on(work, site_time(at).date()):
        raise NotPlannedError(HAS_ERRORS, errors)
    planned = Plan(at, why, work.state)
    editor, id = work.draft.editor, work.draft.id
    draft_notes.note(bench.folder, editor, id, lambda notes: replace(notes, plan=planned))
    draft_notes.choose(bench.folder, editor, "")


def errors_on(work: Work, day: date) -> tuple[Problem, ...]:
    """What would stop a change from being published on a day; what is dated today is no error tomorrow."""
    return load_files(work.draft.files, day).errors


def call_off(bench: Workbench, editor: str, id: str) -> None:
    """Publish a change at no set time any more.

    Raises:
        OSError: it cannot be noted.
    """
    draft_notes.note(bench.folder, editor, id, lambda notes: replace(notes, plan=None))


def publish_due(bench: Workbench, now: datetime, may_publish: Callable[[str], bool]) -> list[str]:
    """Publish what is due, unless another process is about it; gives the ids of what was published.

    Args:
        bench: the open changes.
        now: the present moment.
        may_publish: whether an editor of that name may publish still.
    """
    if not any(_is_due(one, now) for notes in draft_notes.all_notes(bench.folder) for one in notes.drafts.values()):
        return []
    done = []
    with contextlib.suppress(Timeout), FileLock(desk_folder(bench.folder) / FOLDER / LOCK, timeout=0):
        # What another process has done meanwhile is not due any more.
        for notes in list(draft_notes.all_notes(bench.folder)):
            for id, one in sorted(notes.drafts.items(), key=lambda item: item[1].plan.at if item[1].plan else now):
                if one.plan and _is_due(one, now):
                    with bench.turn(notes.editor):
                        done += [id] if _published(bench, notes.editor, id, one.plan, may_publish) else []
    return done


def _is_due(notes: DraftNotes, now: datetime) -> bool:
    return notes.plan is not None and not notes.plan.stopped and notes.plan.at <= now


def _published(bench: Workbench, editor: str, id: str, planned: Plan, may_publish: Callable[[str], bool]) -> bool:
    work = bench.open(editor, id)
    if work is None:
        call_off(bench, editor, id)
        return False
    if not may_publish(editor):
        stopped, detail = NOT_ALLOWED, ""
    elif work.state != planned.state:
        stopped, detail = CHANGED_SINCE, ""
    else:
        outcome = bench.publish(editor, planned.why, id)
        if isinstance(outcome, Published):
            log.info("the change %s of an editor is published at its set time", id)
            return True
        if outcome is None or (isinstance(outcome, Failed) and outcome.reason == BUSY):
            return False
        stopped, detail = _reason(outcome)
    log.warning("the change %s of an editor is not published at its set time: %s", id, stopped)
    after = replace(planned, stopped=stopped, detail=detail)
    draft_notes.note(bench.folder, editor, id, lambda notes: replace(notes, plan=after))
    return False


def _reason(outcome: Outcome) -> tuple[str, str]:
    """Why something was not published, as a message, and what stands in its field {detail}."""
    if isinstance(outcome, Conflict):
        return IN_CONFLICT, ""
    if isinstance(outcome, Refused):
        return WITH_ERRORS, str(len(outcome.problems))
    assert isinstance(outcome, Failed)
    return outcome.reason, outcome.detail


class DeskClock(threading.Thread):
    """Publishes what is due and empties the bins, for as long as the process lives.

    Args:
        bench: the open changes.
        may_publish: whether an editor of that name may publish still.
    """

    def __init__(self, bench: Workbench, may_publish: Callable[[str], bool]) -> None:
        super().__init__(name="clock of the desk", daemon=True)
        self._bench, self._may_publish = bench, may_publish
        self._ended = threading.Event()
        self._emptied = datetime.min.replace(tzinfo=UTC)

    def run(self) -> None:
        """Look, wait, and look again."""
        while not self._ended.is_set():
            self.look(datetime.now(UTC))
            self._ended.wait(EVERY)

    def look(self, now: datetime) -> None:
        """Do what is to be done at a moment; what cannot be done now is tried again."""
        try:
            publish_due(self._bench, now, self._may_publish)
            if now - self._emptied >= EMPTIED_EVERY:
                self._emptied = now
                for notes in list(draft_notes.all_notes(self._bench.folder)):
                    for id in Drafts(self._bench.folder, notes.editor).empty_bin(now):
                        draft_notes.forget(self._bench.folder, notes.editor, id)
        except Exception:
            log.exception("what is due at the desk could not be done")

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
