"""Files that this user's programs write to read them again: believed where they are whole, bear their own name, and nobody else could have written them.

docs/decisions/0053 says against whom each of these guards stands.
"""

import contextlib
import logging
import os
import stat
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Final

from vendors.store.atomic_file import replace

log = logging.getLogger(__name__)

LARGEST: Final = 200_000_000
"""Bytes beyond which a file is none of them."""
ABANDONED: Final = 3600.0
"""Seconds after which a file that was not written to its end is nobody's: whoever wrote it was killed."""
_OF_THE_SEAL: Final = 65
_kept: Final[Counter[tuple[Path, str]]] = Counter()
"""How many files of a kind this process has kept in a folder."""
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


def read(path: Path) -> bytes | None:
    """What was kept, or None where there is nothing that can be believed; a damaged file goes."""
    if not (data := _read(path)):
        return None
    seal, _, content = data.partition(b"\n")
    if seal.decode("ascii", errors="replace") != _seal(path.name, content):
        log.warning("%s is damaged, and made again", path)
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return content


def stands(path: Path) -> bool:
    """Whether a file is there that may be believed; a link or what others can write gives way to what is kept next."""
    try:
        about = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(about.st_mode) and _is_own(about)


def may_be_kept(path: Path) -> bool:
    """Whether there is a place for a file, and none stands there yet."""
    return not stands(path) and not (path.parent.exists() and not _is_own(path.parent.stat()))


def keep(path: Path, content: bytes, most: int) -> None:
    """Keeps a file; where it cannot be kept, that is said in the log.

    Args:
        path: its name is a SHA-256 of all that decides it, with an ending of its kind.
        content: what it holds.
        most: files of its kind that are kept, and of hundreds one more in a hundred; those that were longest not asked for give way.
    """
    if len(content) > LARGEST - _OF_THE_SEAL:
        log.info("%s is not kept: it is too large", path.name)
        return
    try:
        replace(path, f"{_seal(path.name, content)}\n".encode() + content)
        _kept[path.parent, path.suffix] += 1
        # To look at thousands takes longer than to keep one.
        if _kept[path.parent, path.suffix] % (most // 100 + 1) == 0:
            _forget_oldest(path.parent, path.suffix, most)
    except OSError as error:
        log.info("%s is not kept: %s", path.name, error)


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
        log.warning("%s cannot be read, and is made again: %s", path, error)
        return b""


def _is_own(about: os.stat_result) -> bool:
    return about.st_uid == os.geteuid() and not about.st_mode & _OTHERS


def _forget_oldest(folder: Path, ending: str, most: int) -> None:
    # Ours alone: an operator may have named a folder that holds other things too.
    found = sorted(folder.glob(f"{'[0-9a-f]' * 64}{ending}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[most:]:
        path.unlink(missing_ok=True)
    for path in folder.glob(f".{'[0-9a-f]' * 64}{ending}.*"):
        if path.stat().st_mtime < time.time() - ABANDONED:
            path.unlink(missing_ok=True)
