"""What the check of a data set found, kept so that the same data is not checked again by the same rules.

No row is kept, only the verdict: that these bytes have no errors by these rules, and which notices await work. Whoever opens
the data again reads the rows from the very files, so that they can be no other than those that are published. What depends on
the day is never kept: it is asked again at each opening.

The verdict stands in a folder of the user's own (`PANORAMA_CHECKED_FOLDER`, else the cache of whoever runs the program), not in
the data folder: whoever sends a data folder, in an archive or by git, could put a verdict of their own beside the tables.
docs/decisions/0053 says against whom each of these guards stands.
"""

import contextlib
import json
import logging
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version as release
from operator import attrgetter
from pathlib import Path
from time import time
from typing import Final

from vendors.settings import checked_folder, settings
from vendors.store import migrations
from vendors.store.atomic_file import replace
from vendors.tables import TABLES
from vendors.validation.problems import Problem

log = logging.getLogger(__name__)

MOST: Final = 64
"""Verdicts that are kept; the one that was longest not asked for gives way."""
LARGEST: Final = 200_000_000
"""Bytes beyond which a file is no verdict."""
_ROOMS: Final = ("i18n", "types", "tables", "domain", "validation", "store")
"""Where the rules are, and what they are made of: code and lists of words."""
_LIBRARIES: Final = (
    "babel",
    "confusable-homoglyphs",
    "lxml",
    "numpy",
    "pyahocorasick",
    "pycountry",
    "pydantic",
    "pydantic-core",
    "pyuca",
    "rapidfuzz",
    "wordfreq",
)
"""The libraries that have a say in whether a cell is valid."""
_HOME: Final = Path(__file__).parents[1]
_BEGUN: Final = time()
_values: Final = attrgetter(*Problem.__slots__)
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class CheckedVersion:
    """What was found in a data set without errors.

    Attributes:
        problems: the notices that hold whatever the day.
        latest: the last day that stands anywhere in the data; for an earlier day than this it says nothing.
    """

    problems: tuple[Problem, ...]
    latest: date


def kept(version: str) -> CheckedVersion | None:
    """The verdict on a version by the rules as they are now, or None where there is none that can be believed.

    Args:
        version: of the data, see `vendors.store.load.version_of`.
    """
    path = _path(version)
    if path is None or not (data := _read(path)):
        return None
    seal, _, content = data.partition(b"\n")
    if seal.decode("ascii", errors="replace") != _seal(path.name, content):
        log.warning("%s is damaged: the data is checked again", path)
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    told = json.loads(content)
    return CheckedVersion(tuple(Problem(*values) for values in told["problems"]), date.fromisoformat(told["latest"]))


def may_be_kept(version: str) -> bool:
    """Whether there is a place for a verdict on a version, and none stands there yet."""
    path = _path(version)
    return path is not None and not _stands(path) and not (path.parent.exists() and not _is_own(path.parent.stat()))


def keep(version: str, verdict: CheckedVersion) -> None:
    """Keeps a verdict for whoever opens this version next; where it cannot be kept, it is found again each time.

    Args:
        version: of the data.
        verdict: what was found.
    """
    path = _path(version)
    # Lists of words are read when they are first needed, which may have been after an installation in the same place.
    if path is None or any(map(_is_newer, _deciding())):
        return
    told = {
        "problems": [_values(problem) for problem in verdict.problems],
        "latest": verdict.latest.isoformat(),
    }
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
    try:
        replace(path, f"{_seal(path.name, content)}\n".encode() + content)
        _forget_oldest(path.parent)
    except OSError as error:
        log.info("what the check found is not kept: %s", error)


@cache
def rules() -> str:
    """The version of the rules: a hash of the code, the lists and the libraries that decide, in hexadecimal; "" where nobody can tell.

    Nobody can where a file is newer than this process: what runs may then be older than what lies there.
    """
    content = sha256()
    for path in _deciding():
        if _is_newer(path):
            return ""
        data = path.read_bytes()
        content.update(f"{path.relative_to(_HOME).as_posix()}:{len(data)}:".encode() + data)
    content.update(" ".join((sys.version, *(f"{name} {release(name)}" for name in _LIBRARIES))).encode())
    return content.hexdigest()


def _deciding() -> Iterator[Path]:
    """The files in which the rules are."""
    found = (_HOME / "settings.py", *sorted(path for room in _ROOMS for path in (_HOME / room).rglob("*")))
    return (path for path in found if "__pycache__" not in path.parts and path.is_file())


def _is_newer(path: Path) -> bool:
    """Whether a file was put there after this process had begun, or is being replaced."""
    try:
        about = path.stat()
    except OSError:
        return True
    return max(about.st_mtime, about.st_ctime) > _BEGUN


def _path(version: str) -> Path | None:
    folder, now = checked_folder(), rules()
    if folder is None or not now:
        return None
    # The row models as this process has them, whatever the files say.
    form = repr([(name, model.KEY, model.columns()) for name, model in TABLES.items()])
    # The day of a moment, about which a cell may be asked, is that of the site's time zone.
    name = f"{version} {now} {form} {migrations.MIGRATIONS} {settings().time_zone}"
    return folder / f"{sha256(name.encode()).hexdigest()}.json"


def _seal(name: str, content: bytes) -> str:
    """Says that a file is whole, and that it is the one that it is called."""
    return sha256(name.encode() + content).hexdigest()


def _read(path: Path) -> bytes:
    """The file, b"" where there is none, or where somebody else than this user could have written it."""
    try:
        # The folder that was looked at is the one that is read from, whatever its name leads to a moment later.
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not _is_own(os.fstat(folder)):
                log.warning("others than this user can write into %s: what is kept there is not believed", path.parent)
                return b""
            with os.fdopen(os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:
                about = os.fstat(file.fileno())
                if not stat.S_ISREG(about.st_mode) or not _is_own(about) or about.st_size > LARGEST:
                    log.warning(
                        "%s can be written by others than this user, or is no such file: it is not believed", path
                    )
                    return b""
                return file.read(LARGEST)
        finally:
            os.close(folder)
    except FileNotFoundError:
        return b""
    except OSError as error:
        log.warning("%s cannot be read, and the data is checked again: %s", path, error)
        return b""


def _stands(path: Path) -> bool:
    """Whether a file is there that may be believed; a link or what others can write gives way to what is kept next."""
    try:
        about = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(about.st_mode) and _is_own(about)


def _is_own(about: os.stat_result) -> bool:
    return about.st_uid == os.geteuid() and not about.st_mode & _OTHERS


def _forget_oldest(folder: Path) -> None:
    # Verdicts alone: an operator may have named a folder that holds other things too.
    found = sorted(folder.glob(f"{'[0-9a-f]' * 64}.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[MOST:]:
        path.unlink(missing_ok=True)
