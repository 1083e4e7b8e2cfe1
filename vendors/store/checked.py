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
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version as release
from pathlib import Path
from time import time
from typing import Final

from vendors.settings import checked_folder
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
    "pycountry",
    "pydantic",
    "pydantic-core",
    "pyuca",
    "rapidfuzz",
    "wordfreq",
)
"""The libraries that have a say in whether a cell is valid."""
_BEGUN: Final = time()
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
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    told = json.loads(content)
    return CheckedVersion(tuple(Problem(*values) for values in told["problems"]), date.fromisoformat(told["latest"]))


def may_be_kept(version: str) -> bool:
    """Whether there is a place for a verdict on a version, and none stands there yet."""
    path = _path(version)
    return path is not None and not path.exists() and not (path.parent.exists() and not _is_own(path.parent.stat()))


def keep(version: str, verdict: CheckedVersion) -> None:
    """Keeps a verdict for whoever opens this version next; where it cannot be kept, it is found again each time.

    Args:
        version: of the data.
        verdict: what was found.
    """
    path = _path(version)
    if path is None:
        return
    told = {
        "problems": [astuple(problem) for problem in verdict.problems],
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
    home = Path(__file__).parents[1]
    for path in (home / "settings.py", *sorted(path for room in _ROOMS for path in (home / room).rglob("*"))):
        if "__pycache__" in path.parts or not path.is_file():
            continue
        about = path.stat()
        if max(about.st_mtime, about.st_ctime) > _BEGUN:
            return ""
        data = path.read_bytes()
        content.update(f"{path.relative_to(home).as_posix()}:{len(data)}:".encode() + data)
    content.update(" ".join((sys.version, *(f"{name} {release(name)}" for name in _LIBRARIES))).encode())
    return content.hexdigest()


def _path(version: str) -> Path | None:
    folder, now = checked_folder(), rules()
    if folder is None or not now:
        return None
    # The row models as this process has them, whatever the files say.
    form = repr([(name, model.KEY, model.columns()) for name, model in TABLES.items()])
    return folder / f"{sha256(f'{version} {now} {form} {migrations.MIGRATIONS}'.encode()).hexdigest()}.json"


def _seal(name: str, content: bytes) -> str:
    """Says that a file is whole, and that it is the one that it is called."""
    return sha256(name.encode() + content).hexdigest()


def _read(path: Path) -> bytes:
    """The file, b"" where there is none, or where somebody else than this user could have written it."""
    try:
        if not _is_own(os.stat(path.parent)):
            log.warning("others than this user can write into %s: what is kept there is not believed", path.parent)
            return b""
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or not _is_own(about) or about.st_size > LARGEST:
                log.warning("%s can be written by others than this user, or is no such file: it is not believed", path)
                return b""
            return file.read(LARGEST)
    except FileNotFoundError:
        return b""
    except OSError as error:
        log.warning("%s cannot be read, and the data is checked again: %s", path, error)
        return b""


def _is_own(about: os.stat_result) -> bool:
    return about.st_uid == os.geteuid() and not about.st_mode & _OTHERS


def _forget_oldest(folder: Path) -> None:
    found = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[MOST:]:
        path.unlink(missing_ok=True)
