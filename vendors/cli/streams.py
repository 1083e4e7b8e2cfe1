"""What a command reads from and writes to, made fit for it whatever it was called from."""

import errno
import io
import os
import sys
from typing import Final

UNWRITABLE: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Of errors in writing those that say that there is no room."""


def prepare() -> None:
    """Opens what the caller has closed, and lets every sign through.

    A pipe or a file gets UTF-8, as all files of the site are, whatever the language of the machine. A terminal keeps its own
    encoding; a sign that it does not have is written as its number, where Python would break off.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as the process lasts
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115


def first_line() -> str:
    """The first line of the standard input, in UTF-8 or, where it is not, in the machine's own encoding."""
    given = sys.stdin.buffer.readline().rstrip(b"\r\n")
    try:
        return given.decode()
    except UnicodeDecodeError:
        return given.decode(sys.stdin.encoding, "replace")
