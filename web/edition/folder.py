"""The folder of an edition: made beside its place and put there when it is whole, never over what is not ours."""

import fcntl
import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

MARK: Final = "edition.json"
"""The file by which an edition is known, with what it was made from."""
NAME: Final = "panorama-cx"
UNFINISHED: Final = ".unfinished-edition"
"""How the name of a folder ends in which an edition is being made."""


def is_edition(folder: Path) -> bool:
    """Whether a folder holds an edition that was written here."""
    try:
        described = json.loads((folder / MARK).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("name") == NAME


def is_taken(folder: Path) -> bool:
    """Whether something else than an edition stands there: a file, or a folder with anything in it."""
    if not folder.is_dir():
        return folder.exists()
    return any(folder.iterdir()) and not is_edition(folder)


def holds_one_of(folder: Path, *needed: Path) -> bool:
    """Whether one of the folders that are needed is this one or lies in it: it would go with what stands there."""
    return any(one.resolve().is_relative_to(folder.resolve()) for one in needed)


def lies_in_one_of(folder: Path, *needed: Path) -> bool:
    """Whether a folder is one of the folders that are needed or a part of it: what stands there is theirs."""
    return any(folder.resolve().is_relative_to(one.resolve()) for one in needed)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """An empty folder that takes the place of the target when the block ends well; else it is gone, and the target as it was.

    What is written in it meanwhile may be read by every user of the machine, whatever this process keeps to itself otherwise: a web
    server is another user.

    Raises:
        OSError: it cannot be made, or cannot take the place.
    """
    # Where a link leads to, the edition is: the link itself stays.
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=UNFINISHED, dir=target.parent))
    mask = os.umask(0o022)
    try:
        made.chmod(0o755)
        with _held(made):
            yield made
            _replace(target, made)
    finally:
        os.umask(mask)
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Marks a folder as being made, for as long as this process lives; whether nobody else has."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _locks(opened)
    finally:
        os.close(opened)


def _locks(opened: int) -> bool:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sweep(target: Path) -> None:
    """Removes what was being made in this place when whoever made it was ended."""
    for left in target.parent.glob(f".{glob.escape(target.name)}-*{UNFINISHED}"):
        with suppress(OSError), _held(left) as mine:
            if mine:
                shutil.rmtree(left, ignore_errors=True)


def _replace(target: Path, made: Path) -> None:
    """Two renames, between which readers find nothing for a moment; what was there is deleted last."""
    if not target.exists():
        made.rename(target)
        return
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as old:
        before = Path(old) / "before"
        target.rename(before)
        try:
            made.rename(target)
        except OSError:
            before.rename(target)
            raise


def write(root: Path, place: str, content: bytes) -> None:
    """Writes a file of the edition; a page is the index of its folder."""
    path = root / (f"{place}index.html" if not place or place.endswith("/") else place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
