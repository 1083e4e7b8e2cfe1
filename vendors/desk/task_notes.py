"""What editors have noted on the tasks of This morning: who has taken one, until when it is put off, which text stands as it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from filelock import FileLock

from vendors.settings import desk_folder
from vendors.store.atomic_file import replace_json
from vendors.store.private_folder import private_folder

FILE: Final = "worklist.json"
LOCK: Final = "worklist.lock"
PATIENCE: Final = 10.0
"""Seconds to wait for another editor's note, which takes some thousandths of one."""


@dataclass(frozen=True, slots=True)
class TaskNote:
    """What is noted on one task.

    Attributes:
        taken_by: the editor who does it, or "".
        until: the day until which it is put off (ISO 8601), or "".
        put_off_by: who put it off, or "".
        settled_by: who said that the text stands as it is, or "".
    """

    taken_by: str = ""
    until: str = ""
    put_off_by: str = ""
    settled_by: str = ""

    def is_put_off(self, on: date) -> bool:
        """Whether the task waits on a day."""
        return self.until > on.isoformat()


NOTHING: Final = TaskNote()


class TaskNotes:
    """The notes of all editors of a data folder, by the id of the task. Safe from any thread and process.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._file = desk_folder(folder) / FILE

    def all(self) -> Mapping[str, TaskNote]:
        """The notes; none where the file is missing or broken, since a list without them is still whole."""
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            return {
                str(task): TaskNote(**{name: str(text) for name, text in note.items()}) for task, note in kept.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def change(self, task: str, **changed: str) -> None:
        """Note something on a task; what nothing is noted on any more is forgotten.

        Args:
            task: its id.
            changed: attributes of its TaskNote.

        Raises:
            OSError: it cannot be written.
        """
        private_folder(self._file.parent)
        with FileLock(self._file.with_name(LOCK), timeout=PATIENCE):
            kept = dict(self.all())
            kept[task] = replace(kept.get(task, NOTHING), **changed)
            replace_json(self._file, {name: asdict(note) for name, note in kept.items() if note != NOTHING})
