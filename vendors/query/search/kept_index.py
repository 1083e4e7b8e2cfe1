"""The search index of a data set, kept beside the verdict on it (0053), so that the first search after a start need not make it.

It is found by the content of every table, by all code that decides what is found and how it is ordered, and by SQLite's version.
"""

import re
import sqlite3
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from vendors.query.search.index import Index
from vendors.store import checked, own_files

MOST: Final = 3
"""Indexes that are kept: one of 100,000 articles has 70 MB."""
ENDING: Final = ".index"
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_ROOM: Final = Path(__file__).parents[1]


def kept(version: str) -> Index | None:
    """The index of a version, or None where none is kept that can be believed."""
    path = _place(version)
    content = own_files.read(path) if path else None
    return None if content is None else Index.read(content)


def keep(version: str, index: Index) -> None:
    """Keeps the index of a version that has a verdict for the next start, unless it is there."""
    path = _place(version)
    # A draft that is previewed is searched too, and must neither leave its words here nor take the room of what is published.
    if path and checked.is_kept(version) and own_files.may_be_kept(path) and not any(map(checked.is_newer, _code())):
        own_files.keep(path, index.content(), MOST)


def _place(version: str) -> Path | None:
    # What has no hash for its version is no folder's. Python lacks `serialize` where SQLite was made without it, as before 3.36.
    can = _HASH.fullmatch(version) and hasattr(sqlite3.Connection, "serialize")
    verdict = checked.place(version) if can else None
    now = _code_version()
    if verdict is None or not now:
        return None
    name = f"{verdict.stem} {now} {sqlite3.sqlite_version}"
    return verdict.with_name(sha256(name.encode()).hexdigest() + ENDING)


@cache
def _code_version() -> str:
    """A hash of the code and the lists of this room; those of the rooms below it are in the name of the verdict."""
    content = sha256()
    for path in _code():
        if checked.is_newer(path):
            return ""
        data = path.read_bytes()
        content.update(f"{path.relative_to(_ROOM).as_posix()}:{len(data)}:".encode() + data)
    return content.hexdigest()


def _code() -> list[Path]:
    return sorted(path for path in _ROOM.rglob("*") if "__pycache__" not in path.parts and path.is_file())
