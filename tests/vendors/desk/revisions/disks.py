"""Disks that are full or sealed, for the tests of what is written to them."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

BLOCK = 4096
"""Bytes that the smallest file needs."""


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[Path]:
    """A file system of its own in memory, where the machine lets us have one."""
    place.mkdir(exist_ok=True)
    asked = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True)
    if asked.returncode:
        pytest.skip("file systems cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def filled(place: Path, spare: int) -> Path:
    """A file that leaves so many blocks free on the disk."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (256 * BLOCK, BLOCK):
            with contextlib.suppress(OSError):
                while file.write(b"x" * size):
                    pass
    os.truncate(ballast, ballast.stat().st_size - spare * BLOCK)
    return ballast
