"""A run that the desk starts: the command `links` in a process of its own, so that the web server asks no address itself."""

import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Final

from vendors.desk.linkcheck.state import Progress, is_asking, last_run
from vendors.i18n.language import _
from vendors.settings import ROOT

_COMMAND: Final = (sys.executable, "-m", "vendors", "links")
_CANNOT_RUN: Final = 2
"""The exit code of `links` where it cannot ask or keep the answers."""


class Job:
    """The run of one data folder. It may be asked from any thread, and goes on when the server stops.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._starting = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether the addresses are being asked, by this job or from a command line."""
        begun = self._process is not None and self._process.poll() is None
        return begun or is_asking(self._folder)

    @property
    def progress(self) -> Progress | None:
        """How far the asking is; None where nobody asks, or has not got to the first address."""
        return last_run(self._folder) if is_asking(self._folder) else None

    def start(self) -> None:
        """Begins a run, unless one is under way."""
        with self._starting:
            if not self.is_running:
                self._process = subprocess.Popen(  # noqa: S603 - nothing of it comes from outside
                    [*_COMMAND, "--data", str(self._folder.resolve())],
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )

    @property
    def why_it_ended(self) -> str:
        """Why the run that was begun here found nothing, as a message; "" where it did or is under way."""
        if self._process is None or self._process.poll() != _CANNOT_RUN:
            return ""
        run = last_run(self._folder)
        if run and run.offline:
            return _("This server cannot reach the web at the moment, so nothing was noted.")
        return _("The answers cannot be written down; ask whoever runs the site.")
