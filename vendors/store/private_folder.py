"""Folders that this user of the machine alone may look into: what the desk keeps is not published."""

import logging
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

_OTHERS: Final = 0o077
"""What of a folder's mode other users have."""
_OWN: Final = 0o700


def private_folder(folder: Path) -> Path:
    """The folder, made where there is none, and each above it that is missing too, with mode 0700.

    Raises:
        OSError: it cannot be made.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=_OWN, exist_ok=True)
    return folder


def is_open(folder: Path) -> bool:
    """Whether other users of the machine may look into a folder; False where there is none."""
    return folder.is_dir() and bool(folder.stat().st_mode & _OTHERS)


def close_to_others(*folders: Path) -> None:
    """Takes folders from other users of the machine, and says in the log which of them they could look into until now."""
    for folder in filter(is_open, folders):
        try:
            folder.chmod(_OWN)
            log.warning("other users of this machine could look into %s; now they cannot", folder)
        except OSError:
            log.warning("other users of this machine can look into %s, which belongs to somebody else", folder)
