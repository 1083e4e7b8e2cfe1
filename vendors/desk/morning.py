"""The list of This morning: the tasks with what is new since yesterday, what an editor's own change already does, and what is noted on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import dropwhile, islice
from pathlib import Path
from typing import Final

from vendors.desk.linkcheck.state import states
from vendors.desk.one_language import untranslated
from vendors.desk.revisions.history import History
from vendors.desk.task_notes import NOTHING, TaskNote, TaskNotes
from vendors.desk.worklist import Task, worklist
from vendors.settings import site_time, today
from vendors.store.load import load_files
from vendors.tables.dataset import Dataset

LOOKED_THROUGH: Final = 200
"""Versions, the newest, in which texts that changed in one language alone are looked for."""


@dataclass(frozen=True, slots=True)
class ListedTask:
    """One task as an editor has it before her.

    Attributes:
        note: what editors have noted on it.
        is_new: whether it was no task yesterday.
        in_change: whether the editor's own change does it.
        put_off: whether it waits today.
    """

    task: Task
    note: TaskNote
    is_new: bool
    in_change: bool
    put_off: bool


def morning(folder: Path, published: Dataset, own: Dataset | None = None) -> list[ListedTask]:
    """The tasks of today in their order; texts of which somebody has said that they stand are left out.

    Args:
        folder: the data folder.
        published: what readers see.
        own: the same with the editor's change, where there is a sound one.
    """
    on, history, notes = today(), History(folder), TaskNotes(folder).all()
    dead = sorted(url for url, state in states(folder).items() if state.is_dead)
    left = untranslated(islice(history.entries(), LOOKED_THROUGH), published)
    tasks = worklist(published, on, dead, left)
    known = _yesterday(folder, dead)
    open_in_change = {task.id for task in worklist(own, on, dead, left)} if own else None
    return [_listed(task, notes, known, open_in_change) for task in tasks if not notes.get(task.id, NOTHING).settled_by]


def next_to(listed: Sequence[ListedTask], id: str) -> str:
    """The id of the task that stands after one in its kind, or before it where that is the last; "" where it stands alone or not at all.

    Args:
        listed: the tasks in their order.
        id: of the one task.
    """
    kind = next((one.task.step for one in listed if one.task.id == id), None)
    ids = [one.task.id for one in listed if one.task.step is kind and (not one.put_off or one.task.id == id)]
    at = ids.index(id) if id in ids else len(ids)
    return next(iter(ids[at + 1 : at + 2] or ids[:at][-1:]), "")


def _listed(
    task: Task, notes: Mapping[str, TaskNote], known: frozenset[str] | None, open_in_change: set[str] | None
) -> ListedTask:
    note = notes.get(task.id, NOTHING)
    return ListedTask(
        task,
        note,
        known is not None and task.id not in known,
        open_in_change is not None and task.id not in open_in_change,
        note.is_put_off(today()),
    )


def _yesterday(folder: Path, dead: Sequence[str]) -> frozenset[str] | None:
    """The ids of the tasks of yesterday evening; None where nothing was published before today."""
    versions = History(folder).versions()
    last = next((one for one in versions if site_time(one.when).date() < today()), None)
    return _ids(folder, last.id, today() - timedelta(days=1), tuple(dead)) if last else None


@lru_cache(maxsize=8)
def _ids(folder: Path, version: str, on: date, dead: Sequence[str]) -> frozenset[str]:
    history = History(folder)
    dataset = load_files(history.present_files(history.at(version)), on).dataset
    if dataset is None:
        return frozenset()
    entries = dropwhile(lambda entry: entry.version.id != version, history.entries())
    left = untranslated(islice(entries, LOOKED_THROUGH), dataset)
    return frozenset(task.id for task in worklist(dataset, on, dead, left))
