"""My change: what is wrong in it, what is different, what it does to the public figures, and publishing it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from vendors.desk.imports.loading import LoadedFile
from vendors.desk.revisions.describe import Names, by_table
from vendors.desk.revisions.effect import Effect, effect
from vendors.desk.revisions.history import Version
from vendors.desk.revisions.outcomes import Conflict
from vendors.desk.workspace import Work
from vendors.i18n.language import Language, _
from vendors.settings import today
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.mending import FEW, TEXT, mending

PATH: Final = "/desk/draft"
CONFIRMED: Final = 10
"""Rows and cells that may go without their number being typed."""
VERSIONS: Final = 20
"""Versions, the newest, that are offered as those of which a loaded file is."""
MOST_SHOWN: Final = 500
"""Lines of a difference that are shown of each table."""


def view(
    behind: Behind, work: Work | None, conflict: Conflict | None, old: Dataset | None, versions: Sequence[Version] = ()
) -> View:
    """The editor's open change, or how to begin one.

    Args:
        old: what is public now.
        versions: those of which a loaded file may be, the newest first.
    """
    words = behind.words
    return frame(
        behind,
        PATH,
        "draft.html",
        words.say(_("My change")),
        work=work,
        errors=work.errors if work else (),
        mending=mending(work, words) if work else None,
        few=FEW,
        text=TEXT,
        most=MOST_SHOWN,
        understood=[notice.message(words) for one in work.loaded for notice in one.notices] if work else [],
        has_tables=any(one.files for one in work.loaded) if work else False,
        files=[one.name for one in work.loaded] if work else [],
        dated=list(_dated(work, versions)) if work else [],
        versions=versions,
        lines=by_table(work.difference, Names(work.draft.files, work.base), words) if work else [],
        effect=_effect(work, old) if work else None,
        headline=lambda found: found.headlines[words.code],
        figure=lambda value, share: (
            words.say("{n} %", n=words.number(round(100 * value, 1))) if share else words.number(value)
        ),
        partial=work.partial if work else (),
        overruled=work.overruled if work else (),
        gone=gone(work) if work else 0,
        confirmed=CONFIRMED,
        conflict=conflict,
        clash_name=lambda clash: _clash_name(clash, work, words),
        tables=sorted(TABLES),
    )


def _dated(work: Work, versions: Sequence[Version]) -> Iterator[tuple[LoadedFile, str]]:
    """The loaded files that are of some version, each with the id of that one; "" where the history has not got it."""
    for one in work.loaded:
        if one.as_of and one.files:
            yield one, next((version.id for version in versions if version.data == one.as_of.version), "")


def gone(work: Work) -> int:
    """How many rows and cells a change takes away."""
    return work.difference.rows_gone + work.difference.cells_gone


def _effect(work: Work, old: Dataset | None) -> Effect | None:
    return effect(old, work.dataset, today()) if old and work.dataset else None


def _clash_name(clash: object, work: Work | None, words: Language) -> str:
    table, key, column = clash.table, clash.key, clash.column  # type: ignore[attr-defined]
    cells: Mapping[str, str] = dict(zip(TABLES[table].KEY, key.cells, strict=False))
    states: Sequence[Mapping[str, bytes]] = (work.draft.files, work.base) if work else ()
    row = Names(*states).of_row(table, cells, words) if key.cells else f"{table}.csv"
    label = words.say(TABLES[table].column(column).label) if column in TABLES[table].model_fields else column
    return words.say("{row}, {column}", row=row, column=label) if label else row
