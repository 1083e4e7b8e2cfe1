"""Drafts: what editors are working on, kept on the disk until they publish or discard it.

A draft is one ZIP file in `drafts/<editor>/` of the desk’s folder, apart from the published tables and not in the history; it is
replaced as a whole, so that a crash leaves the draft before. It is its editor’s alone.
"""

import json
import os
import re
import secrets
import shutil
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from vendors.i18n.language import _
from vendors.settings import desk_folder, settings
from vendors.store.files import Files, names
from vendors.store.migrations import present_form

DRAFTS: Final = "drafts"
MOST: Final = 20
"""Drafts that one editor may keep."""
NOTE_LENGTH: Final = 500
ABOUT: Final = "about.json"

TOO_LARGE: Final = _("The draft is larger than {most} MB.")
TOO_MANY: Final = _("There are {most} drafts already: publish or discard one first.")


class NotKeptError(Exception):
    """A draft that was not kept.

    Attributes:
        reason: an English message to be translated, with the field {most}.
        most: the limit.
    """

    def __init__(self, reason: str, most: int) -> None:
        super().__init__(reason.format(most=most))
        self.reason = reason
        self.most = most


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
    """

    id: str
    editor: str
    base: str
    when: datetime
    note: str
    files: Files = field(repr=False)


class Drafts:
    """The drafts of one editor in a data folder.

    Args:
        folder: the data folder.
        editor: the editor’s name, as signed in.
    """

    def __init__(self, folder: Path, editor: str) -> None:
        self.editor = editor
        self.path = desk_folder(folder) / DRAFTS / sha256(editor.encode(errors="replace")).hexdigest()[:32]

    def all(self) -> list[Draft]:
        """The drafts, the last kept first; a file that is no draft is left out."""
        drafts = [self.get(path.stem) for path in self.path.glob("*.zip")]
        return sorted((draft for draft in drafts if draft), key=lambda draft: draft.when, reverse=True)

    def get(self, id: str) -> Draft | None:
        """The draft of that id, or None."""
        if not re.fullmatch(r"[0-9a-f]{16}", id):
            return None
        try:
            with zipfile.ZipFile(self.path / f"{id}.zip") as packed:
                about = json.loads(packed.read(ABOUT))
                files = {name: packed.read(name) for name in names() if name in packed.namelist()}
            when = datetime.fromisoformat(about["when"])
            return Draft(id, self.editor, about["base"], when, about["note"], present_form(files))
        except (OSError, zipfile.BadZipFile, ValueError, KeyError):
            return None

    def keep(self, base: str, files: Files, note: str = "", id: str = "") -> Draft:
        """Keep a draft.

        Args:
            base: version of the data that it began from.
            files: all tables.
            note: what the editor says of it.
            id: the draft to replace, or "" for a new one.

        Raises:
            NotKeptError: it is too large, or there are too many.
            OSError: it cannot be written; the draft before is still there.
        """
        most = settings().draft_megabytes
        if sum(map(len, files.values())) > most * 1_000_000:
            raise NotKeptError(TOO_LARGE, most)
        if not (id and self.get(id)):
            id = secrets.token_hex(8)
            if len(list(self.path.glob("*.zip"))) >= MOST:
                raise NotKeptError(TOO_MANY, MOST)
        when = datetime.now(UTC)
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(ABOUT, json.dumps({"base": base, "when": when.isoformat(), "note": note[:NOTE_LENGTH]}))
            for name in names():
                if name in files:
                    packed.writestr(name, files[name])
        self.path.mkdir(parents=True, exist_ok=True)
        coming = self.path / f"{id}.{secrets.token_hex(4)}.coming"
        try:
            with coming.open("wb") as file:
                file.write(data.getvalue())
                file.flush()
                os.fsync(file.fileno())
            os.replace(coming, self.path / f"{id}.zip")
        finally:
            coming.unlink(missing_ok=True)
        return Draft(id, self.editor, base, when, note[:NOTE_LENGTH], dict(files))

    def discard(self, id: str) -> None:
        """Throw a draft away; one that is not there is no error."""
        if re.fullmatch(r"[0-9a-f]{16}", id):
            (self.path / f"{id}.zip").unlink(missing_ok=True)

    def discard_all(self) -> None:
        """Throw all drafts of this editor away."""
        shutil.rmtree(self.path, ignore_errors=True)
