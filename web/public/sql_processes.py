"""The processes in which queries of readers run: two at work at once, few that wait, and one that takes too long is ended.

The loop that serves pages only waits for them, and no thread of those that make pages is held.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from select import select
from tempfile import TemporaryFile
from threading import Lock, Thread, Timer
from typing import IO, Any, Final
from weakref import WeakSet

from anyio import CapacityLimiter, Semaphore, move_on_after, to_thread

from vendors.exports.sql_process import GRACE, NICE, READY, receive, send
from vendors.query.sql import database
from vendors.query.sql.answer import LONGEST
from vendors.settings import ROOT
from vendors.tables.dataset import Dataset

AT_ONCE: Final = 2
"""Queries that run at once."""
MOST_WAITING: Final = 6
"""Queries that wait beside them; the next ones are asked to come again."""
PATIENCE: Final = 1.0
"""Seconds that one of them waits before it is asked to come again too."""
DEADLINE: Final = LONGEST + 2 * GRACE
"""Seconds after which a process is ended that neither answered nor ended itself."""
FIRST_START: Final = 30.0
"""Seconds that the first process of a state of the data may take to load it."""
START: Final = 0.5
"""Seconds that a query waits for another: it has begun to load when the one before it was ended."""


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
_PROGRAM: Final = (
    "import os, runpy; os.nice({nice}); runpy.run_module('vendors.exports.sql_process', run_name='__main__')"
)
"""It stays in the session of the server, since some systems part the processor between sessions before they look at who gives way."""
STOPPED: Final = SqlReply({"status": "stopped"})
"""The reply of a query whose process was ended."""


@dataclass(eq=False)
class _State:
    """The processes for one state of the data on one present day.

    Attributes:
        key: version of the data, and the day.
        file: the database; it has no name, so that nothing of it is left, however the server ends.
        idle: processes that nobody asks.
        has_loaded: whether one of them has loaded the data.
    """

    key: tuple[str, date]
    file: IO[bytes]
    idle: list[subprocess.Popen[bytes]] = field(default_factory=list)
    has_loaded: bool = False

    def taken(self) -> subprocess.Popen[bytes]:
        process = next((one for one in self.idle if _is_ready(one, 0)), None) or (self.idle or [self.start()])[0]
        if process in self.idle:
            self.idle.remove(process)
        if not self.idle:
            self.idle.append(self.start())
        return process

    def start(self) -> subprocess.Popen[bytes]:
        # For the first one somebody waits; the others give way from their first moment, also while they load.
        program = _PROGRAM.format(nice=NICE if self.has_loaded else 0)
        # Nothing of this process is handed on: no setting, no variable of the system, no open file.
        surroundings = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": os.defpath}
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-B", "-c", program, str(self.file.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            pass_fds=[self.file.fileno()],
            env=surroundings,
        )

    def end(self) -> None:
        while self.idle:
            _end(self.idle.pop())
        self.file.close()


class SqlProcesses:
    """Runs the queries of one site."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State | None = None
        # Made by the first who asks, since they belong to the loop that serves.
        self._free: Semaphore | None = None
        self._threads: CapacityLimiter | None = None
        atexit.register(self.end)

    async def ask(self, dataset: Dataset, today: date, question: SqlQuestion) -> SqlReply:
        """What a query gives on the data.

        Raises:
            BusyError: too many are waiting.
        """
        if self._free is None:
            self._free, self._threads = Semaphore(AT_ONCE), CapacityLimiter(AT_ONCE)
        if self._free.statistics().tasks_waiting >= MOST_WAITING:
            raise BusyError
        with move_on_after(PATIENCE) as waited:
            await self._free.acquire()
        if waited.cancelled_caught:
            raise BusyError
        try:
            return await to_thread.run_sync(self._asked, dataset, today, question, limiter=self._threads)
        finally:
            self._free.release()

    def prepare(self, dataset: Dataset, today: date) -> None:
        """Has a process load the data, for somebody who is about to ask; returns at once."""
        if self._state is None or self._state.key != (dataset.version, today):
            Thread(target=self._prepared, args=(dataset, today), daemon=True).start()

    def _prepared(self, dataset: Dataset, today: date) -> None:
        state = self._of(dataset, today)
        with self._lock:
            if self._state is state and not state.idle:
                state.idle.append(state.start())

    def end(self) -> None:
        """Ends every process that is not at work."""
        with self._lock:
            state, self._state = self._state, None
        if state:
            state.end()

    def _asked(self, dataset: Dataset, today: date, question: SqlQuestion) -> SqlReply:
        state = self._of(dataset, today)
        with self._process(state) as process:
            limit = START if state.has_loaded else FIRST_START
            if not _is_ready(process, limit):
                raise BusyError
            state.has_loaded = True
            reply = _conversation(process, question)
            if reply is STOPPED:
                # It may be ending at this very moment: nobody else shall be handed it.
                process.kill()
                process.wait()
            return reply

    @contextmanager
    def _process(self, state: _State) -> Iterator[subprocess.Popen[bytes]]:
        """A process that nobody else asks; another is loaded meanwhile, so that it can take the place of one that is ended."""
        with self._lock:
            process = state.taken()
        try:
            yield process
        finally:
            with self._lock:
                is_kept = self._state is state and process.poll() is None
                if is_kept:
                    state.idle.append(process)
                elif self._state is state:
                    state.idle.append(state.start())
            if not is_kept:
                _end(process)

    def _of(self, dataset: Dataset, today: date) -> _State:
        key = (dataset.version, today)
        with self._lock:
            if self._state and self._state.key == key:
                return self._state
            before, file = self._state, TemporaryFile()  # noqa: SIM115 - its processes read it as long as they may be asked
            file.write(database.content(dataset, today))
            file.flush()
            self._state = state = _State(key, file)
        if before:
            before.end()
        return state


def _is_ready(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Whether a process has loaded the data, or does so within some seconds."""
    assert process.stdout
    spoken = process not in _READY and select([process.stdout], [], [], seconds)[0]
    if spoken and process.stdout.read(len(READY)) == READY:
        _READY.add(process)
    return process in _READY


def _conversation(process: "subprocess.Popen[bytes]", question: SqlQuestion) -> SqlReply:
    """What a process answers; `STOPPED` where it ends instead."""
    assert process.stdin
    assert process.stdout
    try:
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
            # What it was still to be told is not written any more.
            with suppress(OSError):
                pipe.close()
