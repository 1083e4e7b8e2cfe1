"""All tables of a folder replaced together or not at all, whatever happens in between.

`.desk/staged` holds the complete new tables and, in `place`, a second copy of those that will be moved. Renaming it to
`.desk/coming` is the one moment at which they become the published state: before it nothing has changed, after it nothing can
fail that the next start does not finish. From there on only names are moved, which needs no space on the disk.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from vendors.store.files import COMING, DESK, Files, names, read_files
from vendors.store.private_folder import private_folder

LOCK: Final = "lock"
STAGED: Final = "staged"
SETTLED: Final = "settled"
PLACE: Final = "place"
ABOUT: Final = "about.json"
PATIENCE: Final = 30.0
"""Seconds to wait for another desk that is publishing."""


class TurnTakenError(Exception):
    """Another desk has been publishing for longer than `PATIENCE`."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A publish that was cut short after it had become the published state.

    Attributes:
        files: its tables.
        about: what was noted of it.
    """

    files: Files
    about: Mapping[str, str]


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """The right to change the folder, for one process and thread at a time; the kernel gives it back when its holder dies.

    Raises:
        TurnTakenError: nobody gave it up in time.
        OSError: the folder cannot be written.
    """
    private_folder(folder / DESK)
    try:
        with FileLock(folder / DESK / LOCK, timeout=PATIENCE, poll_interval=0.02):
            yield
    except Timeout as error:
        raise TurnTakenError from error


def interrupted(folder: Path) -> bool:
    """Whether a publish was cut short, or one is under way."""
    return any((folder / DESK / name).exists() for name in (STAGED, COMING, SETTLED))


def begin(folder: Path) -> None:
    """Leave a sign that something is being written, so that the next start looks after it."""
    (folder / DESK / STAGED).mkdir(exist_ok=True)


def stage(folder: Path, files: Files) -> None:
    """Write the new tables beside the old ones. Nothing is published yet.

    Raises:
        OSError: they do not fit on the disk.
    """
    staged = folder / DESK / STAGED
    (staged / PLACE).mkdir(parents=True, exist_ok=True)
    for name in names():
        old = folder / name
        if name in files:
            _write(staged / name, files[name], old)
            if not old.is_file() or old.read_bytes() != files[name]:
                _write(staged / PLACE / name, files[name], old)
    _sync(staged / PLACE)


def publish(folder: Path, about: Mapping[str, str]) -> None:
    """Make what is staged the published state: its last step is the one that counts.

    Args:
        about: what the next start must know to finish it.

    Raises:
        OSError: it could not be done, and nothing is published.
    """
    desk = folder / DESK
    _write(desk / STAGED / ABOUT, json.dumps(dict(about)).encode(), None)
    _sync(desk / STAGED)
    os.rename(desk / STAGED, desk / COMING)
    with contextlib.suppress(OSError):
        _sync(desk)


def coming(folder: Path) -> Coming | None:
    """The published state whose tables do not all stand in their place yet, or None."""
    path = folder / DESK / COMING
    if not path.is_dir():
        return None
    return Coming(read_files(folder), json.loads((path / ABOUT).read_text("utf-8")))


def settle(folder: Path) -> None:
    """Put the tables of the published state in their places; it may be called again after it was cut short.

    Raises:
        OSError: a table cannot be put in its place; readers see the new state all the same.
    """
    desk = folder / DESK
    path = desk / COMING
    for name in names():
        if (path / PLACE / name).exists():
            os.replace(path / PLACE / name, folder / name)
        elif not (path / name).exists():
            # A table that has another name now, or that the published state has not.
            (folder / name).unlink(missing_ok=True)
    _sync(folder)
    shutil.rmtree(desk / SETTLED, ignore_errors=True)
    os.rename(path, desk / SETTLED)
    _sync(desk)
    clear(folder)


def clear(folder: Path) -> bool:
    """Take away what is not needed: what is settled, and what was staged and not published; whether there was any of the latter."""
    staged = (folder / DESK / STAGED).exists()
    for name in (STAGED, SETTLED):
        shutil.rmtree(folder / DESK / name, ignore_errors=True)
    return staged


def _write(path: Path, data: bytes, like: Path | None) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like is not None and like.exists():
        with contextlib.suppress(OSError):
            shutil.copymode(like, path)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    if os.name == "nt":  # Windows keeps no folder open.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
