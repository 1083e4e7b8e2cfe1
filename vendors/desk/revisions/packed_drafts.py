"""Drafts as earlier versions of the software kept them: one ZIP file each, read where it is until the draft is kept again."""

import json
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final

from vendors.desk.revisions.draft_steps import Draft, cleaned
from vendors.store.files import names

FOLDER: Final = "drafts"
ABOUT: Final = "about.json"


class PackedDrafts:
    """The ZIP files of one editor.

    Args:
        folder: where they are.
        editor: whose they are.
    """

    def __init__(self, folder: Path, editor: str) -> None:
        self._folder, self._editor = folder, editor

    def ids(self) -> set[str]:
        """The drafts that there are."""
        return set(filter(is_id, (path.stem for path in self._folder.glob("*.zip"))))

    def get(self, id: str) -> Draft | None:
        """A draft with its tables as they are there; None where it is not there, or cannot be read."""
        if not is_id(id):
            return None
        try:
            with zipfile.ZipFile(self._path(id)) as packed:
                about = json.loads(packed.read(ABOUT))
                files = {name: packed.read(name) for name in names() if name in packed.namelist()}
            when = datetime.fromisoformat(about["when"])
            return Draft(id, self._editor, about["base"], when, cleaned(about["note"]), files)
        except (OSError, zipfile.BadZipFile, ValueError, KeyError):
            return None

    def remove(self, id: str) -> None:
        """Take a draft away; one that is not there is no error.

        Raises:
            OSError: it could not be done.
        """
        self._path(id).unlink(missing_ok=True)

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}.zip"


def is_id(text: str) -> bool:
    """Whether it may be the id of a draft."""
    return re.fullmatch(r"[0-9a-f]{16}", text) is not None
