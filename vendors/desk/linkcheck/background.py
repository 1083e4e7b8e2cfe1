"""Asking the addresses from a running site: one run at a time, in a thread, watched from any other."""

from pathlib import Path
from threading import Lock, Thread

from vendors.desk.linkcheck.run import Busy, Offline, Progress, ask_all
from vendors.i18n.language import _
from vendors.tables.dataset import Dataset


class BackgroundRun:
    """The run of a data folder.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.progress: Progress | None = None
        """How far the run has come; None where none has been begun, or nothing was asked in it yet."""
        self._broken_off = ""
        self._asking = Lock()

    @property
    def is_running(self) -> bool:
        """Whether addresses are being asked now."""
        return self._asking.locked()

    @property
    def broken_off(self) -> str:
        """Why the last run came to nothing, as a message to be translated; "" where it did not, or one is going on."""
        return "" if self.is_running else self._broken_off

    def start(self, dataset: Dataset) -> None:
        """Ask the addresses of a data set that are due; nothing is done while a run goes on."""
        if self._asking.acquire(blocking=False):
            self.progress, self._broken_off = None, ""
            Thread(target=self._run, args=(dataset,), name="addresses", daemon=True).start()

    def _run(self, dataset: Dataset) -> None:
        try:
            ask_all(self.folder, dataset, told=self._note)
        except Busy:
            self._broken_off = _("They are being asked from the command line already.")
        except Offline:
            self._broken_off = _("This server cannot reach the web at the moment, so nothing was noted.")
        except OSError:
            self._broken_off = _("The answers cannot be written down; ask whoever runs the site.")
        finally:
            self._asking.release()

    def _note(self, progress: Progress) -> None:
        self.progress = progress
