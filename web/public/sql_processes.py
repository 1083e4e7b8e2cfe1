"""The processes in which queries of readers run: two at work at once, few that wait, and one that takes too long is ended.

The loop that serves pages only waits for them, and no thread of those that make pages is held.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Timer
from typing import Any, Final
from weakref import WeakSet

from anyio import CapacityLimiter, to_thread

from vendors.exports.sql_process import GRACE, READY, receive, send
from vendors.query.sql import database
from vendors.query.sql.answer import SECONDS
from vendors.settings import ROOT
from vendors.tables.dataset import Dataset

AT_ONCE: Final = 2
"""Queries that run at once."""
MOST_WAITING: Final = 6
"""Queries that wait beside them; the next ones are asked to come again."""
DEADLINE: Final = SECONDS + 2 * GRACE
"""Seconds after which a process is ended that neither answered nor ended itself."""
START: Final = 20.0
"""Seconds that a process may take to load the data."""


class BusyError(Exception):
    """Too many queries are waiting already."""


@dataclass(frozen=True, slots=True)
class SqlQuestion:
    """What a reader asks.

    Attributes:
        sql: the query.
        day: what `chosen_day()` gives in it.
        lang: of messages.
        ending: of the file that is wanted; "" for what the page shows.
        about: what is said beside the rows of a file.
    """

    sql: str
    day: date
    lang: str
    ending: str = ""
    about: tuple[tuple[str, str], ...] = ()

    def written(self) -> bytes:
        """The message to the process."""
        return json.dumps(
            {
                "sql": self.sql,
                "day": self.day.isoformat(),
                "lang": self.lang,
                "ending": self.ending,
                "about": dict(self.about),
            }
        ).encode()


@dataclass(frozen=True, slots=True)
class SqlReply:
    """What came of it.

    Attributes:
        told: `status` is "shown", "file" or "wrong", then with `message`, `said`, `line` and `letter`.
        content: the file, or what the page shows of the rows.
    """

    told: dict[str, Any]
    content: bytes = b""

    @property
    def is_wrong(self) -> bool:
        """Whether the query gave no rows."""
        return bool(self.told["status"] == "wrong")


_READY: Final[WeakSet["subprocess.Popen[bytes]"]] = WeakSet()
"""The processes that have said that they are."""
STOPPED: Final = SqlReply({"status": "stopped"})
"""The reply of a query whose process was ended."""


@dataclass(eq=False)
class _State:
    """The processes for one state of the data on one present day."""

    key: tuple[str, date]
    folder: Path
    idle: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        # Nothing of this process is handed on: no setting, no variable of the system, no open file.
        surroundings = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": os.defpath}
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-B", "-m", "vendors.exports.sql_process", str(self.folder / database.NAME)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=surroundings,
            start_new_session=True,
        )

    def end(self) -> None:
        while self.idle:
            _end(self.idle.pop())
        shutil.rmtree(self.folder, ignore_errors=True)


class SqlProcesses:
    """Runs the queries of one site."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None
        self._limiter: CapacityLimiter | None = None
        self._waiting = 0
        atexit.register(self.end)

    async def ask(self, dataset: Dataset, today: date, question: SqlQuestion) -> SqlReply:
        """What a query gives on the data.

        Raises:
            BusyError: too many are waiting.
        """
        if self._limiter is None:
            self._limiter = CapacityLimiter(AT_ONCE)
        if self._waiting >= AT_ONCE + MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await to_thread.run_sync(self._asked, dataset, today, question, limiter=self._limiter)
        finally:
            self._waiting -= 1

    def end(self) -> None:
        """Ends every process that is not at work."""
        with self._lock:
            state, self._state = self._state, None
        if state:
            state.end()

    def _asked(self, dataset: Dataset, today: date, question: SqlQuestion) -> SqlReply:
        with self._process(dataset, today) as process:
            reply = _conversation(process, question)
            if reply is STOPPED:
                # It may be ending at this very moment: nobody else shall be handed it.
                process.kill()
                process.wait()
            return reply

    @contextmanager
    def _process(self, dataset: Dataset, today: date) -> Iterator[subprocess.Popen[bytes]]:
        """A process that nobody else asks; one that has ended has a successor, which loads the data meanwhile."""
        state = self._of(dataset, today)
        with self._lock:
            process = state.idle.pop() if state.idle else state.start()
        try:
            yield process
        finally:
            with self._lock:
                is_current = self._state is state
                if is_current:
                    state.idle.append(process if process.poll() is None else state.start())
            if not is_current or process.poll() is not None:
                _end(process)

    def _of(self, dataset: Dataset, today: date) -> _State:
        key = (dataset.version, today)
        with self._lock:
            if self._state and self._state.key == key:
                return self._state
            before, folder = self._state, Path(mkdtemp(prefix="panorama-sql-"))
            (folder / database.NAME).write_bytes(database.content(dataset, today))
            self._state = state = _State(key, folder)
        if before:
            before.end()
        return state


def _conversation(process: "subprocess.Popen[bytes]", question: SqlQuestion) -> SqlReply:
    """What a process answers; `STOPPED` where it ends instead."""
    assert process.stdin
    assert process.stdout
    try:
        with _ended_after(process, START):
            if process not in _READY and process.stdout.read(1) != READY:
                return STOPPED
        _READY.add(process)
        with _ended_after(process, DEADLINE):
            send(process.stdin, question.written())
            told = receive(process.stdout)
            content = receive(process.stdout) if told else b""
    except OSError:
        return STOPPED
    return SqlReply(json.loads(told), content) if told else STOPPED


@contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
