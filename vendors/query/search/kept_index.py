"""The search index of a data set, kept beside the verdict on it (0053), so that the first search after a start need not make it.

It is found by the content of every table, by all code that decides what is found and how it is ordered, and by SQLite's version.
"""

import re
import sqlite3
from pathlib import Path
from typing import Final

from vendors.query.search.index import Index
from vendors.store import checked
from vendors.store.kept_files import KeptFiles

MOST: Final = 3
"""Indexes that are kept: one of 100,000 articles has 70 MB."""
INDEXES: Final = KeptFiles(Path(__file__).parents[1], ".index", MOST)
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def kept(version: str) -> Index | None:
    """The index of a version, or None where none is kept that can be believed."""
    content = INDEXES.read(_name(version)) if _can_be_kept(version) else None
    return None if content is None else Index.read(content)


def keep(version: str, index: Index) -> None:
    """Keeps the index of a version that has a verdict for the next start, unless it is there."""
    # A draft that is previewed is searched too, and must neither leave its words here nor take the room of what is published.
    if _can_be_kept(version) and checked.is_kept(version) and INDEXES.has_room_for(_name(version)):
        INDEXES.keep(_name(version), index.content())


def _can_be_kept(version: str) -> bool:
    # What has no hash for its version is no folder's. Python lacks `serialize` where SQLite was made without it, as before 3.36.
    return _HASH.fullmatch(version) is not None and hasattr(sqlite3.Connection, "serialize")


def _name(version: str) -> str:
    return f"{version} {sqlite3.sqlite_version}"
