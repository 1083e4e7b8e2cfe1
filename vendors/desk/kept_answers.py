"""Pages that answered a form of an editor’s, kept for a while under an address of their own: reload, Back and a second window find them again."""

import contextlib
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from vendors.settings import desk_folder
from vendors.store.atomic_file import replace_json

MOST: Final = 40
"""Answers kept for each editor; the oldest goes first. A page of the desk has some 100 KB, one with hundreds of problems ten times that."""
LONGEST: Final = 30 * 24 * 3600
"""Seconds for which one is kept at most: what was pasted into it stays no longer than somebody may come back to it."""
_ID: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A page as it was answered.

    Attributes:
        status: of the answer, such as 409.
        language: code of the page’s language.
        html: the page, with what was typed in its forms.
    """

    status: int
    language: str
    html: str


class KeptAnswers:
    """The answers of the desk by editor; none sees another’s.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._place = desk_folder(folder) / "answers"

    def keep(self, editor: str, answer: KeptAnswer) -> str:
        """Keeps an answer, and says under which id; the same answer is kept once, so that repeating it pushes no other out.

        Raises:
            OSError: it cannot be written.
        """
        told = asdict(answer)
        own, id = self._of(editor), hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
        replace_json(own / f"{id}.json", told)
        others = sorted(set(own.glob("*.json")) - {own / f"{id}.json"}, key=lambda file: file.stat().st_mtime_ns)
        for file in others[: 1 - MOST]:
            file.unlink(missing_ok=True)
        self._forget_old((own / f"{id}.json").stat().st_mtime)
        return id

    def find(self, editor: str, id: str) -> KeptAnswer | None:
        """The answer of that id; None where the editor has none, or has it no more."""
        if not _ID.fullmatch(id):
            return None
        try:
            return KeptAnswer(**json.loads((self._of(editor) / f"{id}.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _forget_old(self, now: float) -> None:
        """Removes what nobody comes back to, also of those who have left.

        Args:
            now: by the clock of the disk, which may be another machine's: by ours, what was just kept may seem to be of long ago.
        """
        for file in self._place.glob("*/*.json"):
            with contextlib.suppress(OSError):
                if now - file.stat().st_mtime > LONGEST:
                    file.unlink()

    def _of(self, editor: str) -> Path:
        # An editor’s name may have signs that no file name has.
        return self._place / hashlib.sha256(editor.encode()).hexdigest()[:16]
