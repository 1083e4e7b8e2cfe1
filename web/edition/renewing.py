"""The edition that follows what is published: written anew after each publish and each midnight, by a process of its own."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vendors.settings import ROOT, today
from vendors.store.watch import Live
from web.edition.folder import MARK

EVERY: Final = 5.0
"""Seconds between two looks at what is published."""
NICE: Final = ("nice", "-n", "15")
"""Readers go first."""

log = logging.getLogger(__name__)

State = tuple[str, str]
"""The version of the data and the day."""


class Renewal(threading.Thread):
    """Keeps the edition in a folder in step with a running site.

    Args:
        live: the data of the site.
        folder: of the edition.
        write: writes it and says how that ended, 0 for well; the command `python -m web site` where left out.
        address: where the edition is read, for that command.
        every: seconds between two looks.
    """

    def __init__(
        self,
        live: Live,
        folder: Path,
        write: Callable[[], int] | None = None,
        *,
        address: str = "",
        every: float = EVERY,
    ) -> None:
        super().__init__(name="renewal of the edition", daemon=True)
        self._live, self._folder, self._every, self._address = live, folder, every, address
        self._write = write or self._command
        self._ended = threading.Event()
        self._tried: State | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Looks, writes what is due, and looks again."""
        while not self._ended.is_set():
            try:
                self._look()
            except Exception:
                # Whatever failed here, what is published next is to be written all the same.
                log.exception("the edition in %s could not be renewed", self._folder)
            self._ended.wait(self._every)

    def end(self) -> None:
        """Looks no more; an edition that is being written is broken off, and the one before it stays."""
        self._ended.set()
        if (child := self._child) is not None:
            child.terminate()

    def _look(self) -> None:
        state = self._state()
        if state and state not in (self._tried, written_from(self._folder)):
            # Tried once: what failed would fail again until the data is another.
            self._tried = state
            code = self._write()
            if code and not self._ended.is_set():
                log.error("the edition of version %s could not be written to %s", state[0][:7], self._folder)

    def _state(self) -> State | None:
        dataset = self._live.now().dataset
        return (dataset.version, today().isoformat()) if dataset else None

    def _command(self) -> int:
        words = ["-m", "web", "site", str(self._folder), "--data", str(self._live.folder), "--processes", "1"]
        address = ["--address", self._address] if self._address else []
        with subprocess.Popen(  # noqa: S603 - our own command
            [*NICE, sys.executable, *words, *address], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as self._child:
            said = self._child.communicate()[1]
        code, self._child = self._child.returncode, None
        if code and said:
            log.error("%s", said.decode(errors="replace").strip().splitlines()[-1])
        return code


def written_from(folder: Path) -> State | None:
    """What the edition in a folder was made from; None where there is none."""
    try:
        described = json.loads((folder / MARK).read_bytes())
        return str(described["version"]), str(described["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
