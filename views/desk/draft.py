"""My change: what is wrong in it, what is different, what it does to the public figures, and publishing it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from vendors.desk.imports.loading import LoadedFile
from vendors.desk.revisions.describe import Names
from vendors.desk.revisions.draft_notes import Approval, DraftNotes
from vendors.desk.revisions.draft_steps import DraftStep, undone
from vendors.desk.revisions.drafts import DAYS_IN_BIN
from vendors.desk.revisions.effect import effect
from vendors.desk.revisions.history import Version
from vendors.desk.revisions.outcomes import Conflict
from vendors.desk.work import Work
from vendors.domain.right_of_reply import states
from vendors.i18n.language import Language, _
from vendors.settings import settings, site_time, today
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from views.base.view import View
from views.desk.changes import NO_CHANGES, ChangesOnPage
from views.desk.difference import by_line
from views.desk.frame import Behind, frame
from views.desk.mending import FEW, TEXT, mending
from views.desk.steps import said_of_step
from views.desk.tables import named

PATH: Final = "/desk/draft"
CONFIRMED: Final = 10
"""Rows and cells that may go without their number being typed."""
VERSIONS: Final = 20
"""Versions, the newest, that are offered as those of which a loaded file is."""
MOST_SHOWN: Final = 500
"""Lines of a difference that are shown of each table."""


@dataclass(frozen=True, slots=True)
class SecondEyes:
    """Who else has seen a change.

    Attributes:
        notes: what is noted of it.
        approvals: those that count for it as it is now.
    """

    notes: DraftNotes = field(default_factory=DraftNotes)
    approvals: tuple[Approval, ...] = ()


NO_EYES: Final = SecondEyes()


def view(
    behind: Behind,
    work: Work | None,
    conflict: Conflict | None,
    old: Dataset | None,
    versions: Sequence[Version] = (),
    steps: Sequence[DraftStep] = (),
    changes: ChangesOnPage = NO_CHANGES,
    eyes: SecondEyes = NO_EYES,
) -> View:
    """The editor's open change, or how to begin one.

    Args:
        old: what is public now.
        versions: those of which a loaded file may be, the newest first.
        steps: how the change came to be as it is, the newest first.
        changes: those that there are.
        eyes: who else has seen it.
    """
    words = behind.words
    tables = named(words)
    titles = dict(tables)
    return frame(
        behind,
        PATH,
        "draft.html",
        changes.current.name if changes.current and changes.named else words.say(_("My change")),
        work=work,
        changes=changes,
        notes=eyes.notes,
        given=[(one.who, site_time(one.when)) for one in eyes.approvals],
        four_eyes=settings().four_eyes,
        time_zone=settings().time_zone,
        can_plan=all(problem.rule == "future-date" for problem in work.errors) if work else False,
        called=changes.current.name if changes.current and changes.named else "",
        errors=work.errors if work else (),
        mending=mending(work, words) if work else None,
        few=FEW,
        text=TEXT,
        most=MOST_SHOWN,
        understood=_understood(work, words) if work else [],
        has_tables=any(one.files for one in work.loaded) if work else False,
        files=[one.name for one in work.loaded] if work else [],
        dated=list(_dated(work, versions)) if work else [],
        versions=versions,
        lines=by_line(work.difference, Names.in_files(work.draft.files, work.base), words, MOST_SHOWN) if work else [],
        removable=[one.name for one in work.loaded if one.base is not None] if work else [],
        read_only=False,
        preview="/desk/preview/",
        **figures(work, old, words),
        partial=[(file, part, titles[part.table]) for file, part in work.partial] if work else (),
        overruled=work.overruled if work else (),
        gone=gone(work) if work else 0,
        of_the_magazine=of_the_magazine(work, old, words) if work else [],
        confirmed=CONFIRMED,
        days_in_bin=DAYS_IN_BIN,
        conflict=conflict,
        steps=len(steps),
        last=said_of_step(steps, 0, words) if undone(steps) is not None else "",
        clash_name=lambda clash: _clash_name(clash, work, words),
        tables=tables,
    )


def _understood(work: Work, words: Language) -> list[str]:
    """What was understood while the files were loaded; each says of which file, where there are several."""
    several = len(work.loaded) > 1
    return [
        words.say("{file}: {what}", file=one.name, what=said) if several else said
        for one in work.loaded
        for said in (notice.message(words) for notice in one.notices)
    ]


def _dated(work: Work, versions: Sequence[Version]) -> Iterator[tuple[LoadedFile, str]]:
    """The loaded files that are of some version, each with the id of that one; "" where the history has not got it."""
    for one in work.loaded:
        if one.as_of and one.files:
            yield one, next((version.id for version in versions if version.data == one.as_of.version), "")


def gone(work: Work) -> int:
    """How many rows and cells a change takes away."""
    return work.difference.rows_gone + work.difference.cells_gone


def figures(work: Work | None, old: Dataset | None, words: Language) -> dict[str, Any]:
    """What a change does to the public figures, as the templates show it.

    Args:
        work: the change.
        old: what is public now.
        words: the language of the page.
    """
    found = effect(old, work.dataset, today()) if work and old and work.dataset else None

    def figure(value: float, share: bool) -> str:
        return words.say("{n}%", n=words.number(round(100 * value, 1))) if share else words.number(value)

    return {"effect": found, "headline": lambda one: one.headlines[words.code], "figure": figure}


def of_the_magazine(work: Work, old: Dataset | None, words: Language) -> list[tuple[str, str]]:
    """What public pages would say of the magazine itself, and do not say yet: about whom, and the sentence."""
    new, on = work.dataset, today()
    if new is None:
        return []
    said = (
        {(state.controversy, state.vendor) for state in states(old, on) if state.says_of_the_magazine} if old else set()
    )
    return [
        (
            words.say(
                "{row}, {column}",
                row=new.controversy[state.controversy].own("title", words.code),
                column=new.vendor[state.vendor].name,
            ),
            state.say(words),
        )
        for state in states(new, on)
        if state.says_of_the_magazine and (state.controversy, state.vendor) not in said
    ]


def _clash_name(clash: object, work: Work | None, words: Language) -> str:
    table, key, column = clash.table, clash.key, clash.column  # type: ignore[attr-defined]
    cells: Mapping[str, str] = dict(zip(TABLES[table].KEY, key.cells, strict=False))
    states: Sequence[Mapping[str, bytes]] = (work.draft.files, work.base) if work else ()
    row = Names.in_files(*states).of_row(table, cells, words) if key.cells else f"{table}.csv"
    label = words.say(TABLES[table].column(column).label) if column in TABLES[table].model_fields else column
    return words.say("{row}, {column}", row=row, column=label) if label else row
