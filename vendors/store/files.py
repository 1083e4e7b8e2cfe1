"""The files of a data folder, read as one state even while all of them are being replaced.

Beside the tables the desk keeps a folder `.desk`. A publish first writes the complete new tables into it; the renaming of that
folder to `.desk/coming` makes them the published state, and only then do the tables themselves follow, one after another.
Whoever reads while `coming` is there, also after a crash, reads from it; whoever saw anything change while reading reads again.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from vendors.store.migrations import former_names
from vendors.tables import TABLES

Files = Mapping[str, bytes]
"""Files by their name in the data folder: "vendors.csv" -> its bytes."""
Stamp = tuple[int, int, int] | None
"""When a file was changed (nanoseconds), its size in bytes, its number on the disk; None where it is not there."""

DESK: Final = ".desk"
COMING: Final = "coming"
TRIES: Final = 200
PAUSE: Final = 0.01
"""Seconds between two tries."""


def names() -> tuple[str, ...]:
    """The files of the data set in the order of the tables; before each table the names that it had in earlier forms."""
    former = former_names()
    return tuple(
        f"{name}.csv" for table in TABLES for name in (*(old for old, new in former.items() if new == table), table)
    )


def mark(folder: Path) -> tuple[Stamp, ...]:
    """How the folder is now: it differs from an earlier one when anything that `read_files` reads has changed."""
    return tuple(_stamp(path) for path in (folder / DESK / COMING, *(folder / name for name in names())))


def read_files(folder: Path) -> Files:
    """The tables of a folder as they were together at one moment; those that are missing are left out.

    Raises:
        OSError: a file cannot be read, or the files never come to rest.
    """
    for _ in range(TRIES):
        before = mark(folder)
        coming = folder / DESK / COMING
        source = coming if before[0] else folder
        try:
            found = {name: (source / name).read_bytes() for name in names() if (source / name).is_file()}
        except FileNotFoundError:
            continue
        if mark(folder) == before:
            return found
        time.sleep(PAUSE)
    raise OSError(f"the files of {folder} do not come to rest")


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
