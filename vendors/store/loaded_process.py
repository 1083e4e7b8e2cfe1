"""The process that has loaded libraries, once for all that `vendors.store.bounded_process` does in processes of their own.

It is started when the first of these is asked for, and becomes (`vendors.store.bounded_children`) each process that stands ready: what
loads libraries for a second kind of work finds most of them there, and a new version of the data set needs only be given to a copy.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from threading import Lock
from typing import Final
from weakref import WeakSet

from vendors.settings import ROOT

_OWN_SETTINGS: Final = "PANORAMA_"
_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Libraries for numbers start a thread for each processor as soon as they are loaded; a process with threads cannot be copied safely."""
_PATIENCE: Final = 2
"""Seconds that it may take to end, with all that stand ready."""


class LoadedProcess:
    """The process that has loaded libraries. Safe from any thread; a copy of this process asks the same one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0
        """The process that has started it, and waits for its end."""
        self._stand: WeakSet[socket.socket] = WeakSet()
        """Where those that stand ready take work."""

    def standing(self, modules: Sequence[str], beforehand: str, prepare: str, given: bytes) -> socket.socket:
        """A new process that stands ready, or will as soon as it has loaded: where it takes work. It ends when that is closed.

        Args:
            modules: what is loaded.
            beforehand: `module:name` of what is called after that, once for all that stand ready after; "" for nothing.
            prepare: `module:name` of what is called in the new process alone; "" for nothing.
            given: what it is called with.

        Raises:
            OSError: the machine starts no process.
        """
        ours, theirs = socket.socketpair()
        try:
            with closing(theirs), tempfile.TemporaryFile() as asked, self._lock:
                # No pipe: nobody would read it before other libraries are loaded.
                needs = {"modules": modules, "beforehand": beforehand, "prepare": prepare}
                asked.write(json.dumps(needs).encode() + b"\n" + given)
                asked.seek(0)
                self._send([theirs.fileno(), asked.fileno()])
        except BaseException:
            ours.close()
            raise
        self._stand.add(ours)
        return ours

    def close(self) -> None:
        """Ends it and what stands ready, with what that has at work; but not what a copy of this process can still send work to."""
        with self._lock:
            process = self._gone()
            for control in list(self._stand):
                control.close()
        if process:
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _send(self, ends: Sequence[int]) -> None:
        for last in (False, True):
            try:
                socket.send_fds(self._started(), [b"s"], ends)
                return
            except (BrokenPipeError, ConnectionError):
                # It was ended from outside.
                process = self._gone()
                if process:
                    process.wait()
                if last:
                    raise

    def _started(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            self._owner = os.getpid()
            atexit.register(self.close)
            with closing(theirs):
                self._process = subprocess.Popen(  # noqa: S603 - nothing of it comes from outside
                    [sys.executable, "-m", "vendors.store.bounded_children", str(theirs.fileno())],
                    cwd=ROOT,
                    env=_environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C in the terminal is for this process, which then ends that one
                )
        return self._control

    def _gone(self) -> subprocess.Popen[bytes] | None:
        """Forgets it; gives it where it is this process that waits for its end."""
        atexit.unregister(self.close)
        process = self._process if self._owner == os.getpid() else None
        if self._control:
            self._control.close()
        self._control = self._process = None
        return process


LOADED: Final = LoadedProcess()
"""That of this process, or of the one of which it is a copy."""


def _environment() -> dict[str, str]:
    """This process's environment without the operator's settings, some of which are secret and none of which are needed there."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(_OWN_SETTINGS)}
    return {**plain, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONUTF8": "1"}
