"""What the check of a data set found, kept so that the same data is not checked again by the same rules.

No row is kept, only the verdict: that these bytes have no errors by these rules, and which notices await work. Whoever opens
the data again reads the rows from the very files, so that they can be no other than those that are published. What depends on
the day is never kept: it is asked again at each opening.

The verdict stands in a folder of the user's own (`PANORAMA_CHECKED_FOLDER`, else the cache of whoever runs the program), not in
the data folder: whoever sends a data folder, in an archive or by git, could put a verdict of their own beside the tables.
docs/decisions/0053 says against whom each of these guards stands.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version as release
from pathlib import Path
from time import time
from typing import Final

from vendors.settings import checked_folder, settings
from vendors.store import migrations, own_files
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.validation.problems import Problem

MOST: Final = 64
"""Verdicts that are kept; the one that was longest not asked for gives way."""
_ROOMS: Final = ("i18n", "types", "tables", "domain", "validation", "store")
"""Where the rules are, and what they are made of: code and lists of words."""
_LIBRARIES: Final = (
    "babel",
    "confusable-homoglyphs",
    "lxml",
    "numpy",
    "pyahocorasick",
    "pyarrow",
    "pycountry",
    "pydantic",
    "pydantic-core",
    "pyuca",
    "rapidfuzz",
    "wordfreq",
)
"""The libraries that have a say in whether a cell is valid, and in what it says."""
_HOME: Final = Path(__file__).parents[1]
_BEGUN: Final = time()


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
    path = place(version)
    content = own_files.read(path) if path else None
    if content is None:
        return None
    told = json.loads(content)
    return CheckedVersion(tuple(Problem(*values) for values in told["problems"]), date.fromisoformat(told["latest"]))


def may_be_kept(version: str) -> bool:
    """Whether there is a place for a verdict on a version, and none stands there yet."""
    path = place(version)
    return path is not None and own_files.may_be_kept(path)


def is_kept(version: str) -> bool:
    """Whether a verdict on a version stands there: only what has stood in a folder as published data has one, and no draft."""
    path = place(version)
    return path is not None and own_files.stands(path)


def keep(version: str, verdict: CheckedVersion) -> None:
    """Keeps a verdict for whoever opens this version next; where it cannot be kept, it is found again each time.

    Args:
        version: of the data.
        verdict: what was found.
    """
    path = place(version)
    # Lists of words are read when they are first needed, which may have been after an installation in the same place.
    if path is None or any(map(is_newer, _deciding())):
        return
    told = {
        "problems": list(verdict.problems),
        "latest": verdict.latest.isoformat(),
    }
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
    own_files.keep(path, content, MOST)


@cache
def rules() -> str:
    """The version of the rules: a hash of the code, the lists and the libraries that decide, in hexadecimal; "" where nobody can tell.

    Nobody can where a file is newer than this process: what runs may then be older than what lies there.
    """
    content = sha256()
    for path in _deciding():
        if is_newer(path):
            return ""
        data = path.read_bytes()
        content.update(f"{path.relative_to(_HOME).as_posix()}:{len(data)}:".encode() + data)
    content.update(" ".join((sys.version, *(f"{name} {release(name)}" for name in _LIBRARIES))).encode())
    return content.hexdigest()


def _deciding() -> Iterator[Path]:
    """The files in which the rules are."""
    found = (_HOME / "settings.py", *sorted(path for room in _ROOMS for path in (_HOME / room).rglob("*")))
    return (path for path in found if "__pycache__" not in path.parts and path.is_file())


def is_newer(path: Path) -> bool:
    """Whether a file was put there after this process had begun, or is being replaced."""
    try:
        about = path.stat()
    except OSError:
        return True
    return max(about.st_mtime, about.st_ctime) > _BEGUN


def place(version: str) -> Path | None:
    """Where the verdict on a version by the rules as they are now is kept, whether it is there or not; None where none can be."""
    folder, now = checked_folder(), rules()
    if folder is None or not now:
        return None
    form = _form(tuple(TABLES.items()))
    # The day of a moment, about which a cell may be asked, is that of the site's time zone.
    name = f"{version} {now} {form} {migrations.MIGRATIONS} {settings().time_zone}"
    return folder / f"{sha256(name.encode()).hexdigest()}.json"


@lru_cache(maxsize=8)
def _form(models: tuple[tuple[str, type[Row]], ...]) -> str:
    """The row models as this process has them, whatever the files say: of hundreds of kept files each is looked for by it."""
    return repr([(name, model.KEY, model.columns()) for name, model in models])
