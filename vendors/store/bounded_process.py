"""Work on what strangers hand in, in a process of its own: bounded in memory, time and answer, and gone when it is done or goes too far.

One process stands ready with the libraries loaded (`vendors.store.loaded_process`) and becomes a new one for each piece of work, so
that a start costs milliseconds and nothing of one piece is there for the next. It is never this process that is copied, whose threads
would not survive that. Question and answer are bytes, which both sides take apart as plain data: whoever had taken over the process
that reads a file could send nothing that this one would run.
"""

import os
import signal
import socket
import struct
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from threading import BoundedSemaphore, Lock
from typing import Final

from vendors.store.loaded_process import LOADED

HEAD: Final = struct.Struct("!cI")
"""What stands before each part of an answer: its kind, and how many bytes it has."""
PART, END, FULL, FAULT = b"p", b"e", b"m", b"f"
"""The kinds: bytes of the answer; its end; the memory did not suffice; the work failed, with the name of its error."""
_OUT_OF_TIME: Final = (signal.SIGXCPU, signal.SIGALRM)


class Bound(StrEnum):
    """What a piece of work met."""

    TIME = "time"
    MEMORY = "memory"
    ANSWER = "answer"
    CROWD = "crowd"
    """Others are at work, and none of them ended in time."""


class BoundMetError(Exception):
    """A piece of work was ended at one of its bounds; nothing of it goes on.

    Attributes:
        bound: which one.
    """

    def __init__(self, bound: Bound) -> None:
        super().__init__(str(bound))
        self.bound = bound


class BrokenOffError(Exception):
    """A piece of work failed in its own process; its text is the name of the error there, "" where the process itself broke."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a piece of work may go.

    Attributes:
        memory: bytes that it may take beside what the libraries take.
        processor: seconds of processor.
        seconds: from the question to the end of the answer, its turn not counted.
        answer: bytes of the whole answer.
    """

    memory: int
    processor: int
    seconds: float
    answer: int


class BoundedProcess:
    """Does pieces of work in processes of their own. Safe from any thread; nothing is started before the first is asked for.

    Args:
        modules: what is loaded beforehand, by name.
        at_once: pieces that are at work at the same time; further ones wait for their turn.
        beforehand: `module:name` of what is called once they are loaded, for all processes that stand ready after; "" for nothing.
        prepare: `module:name` of what is called once in the process that stands ready, for all pieces; "" for nothing.
        given: what it is called with; of this process's own making, never a stranger's.
    """

    def __init__(
        self, *modules: str, at_once: int = 2, beforehand: str = "", prepare: str = "", given: bytes = b""
    ) -> None:
        self._modules = modules
        self._beforehand = beforehand
        self._prepare = prepare
        self._given = given
        self._lock = Lock()
        self._turns = BoundedSemaphore(at_once)
        self._control: socket.socket | None = None

    def warm(self) -> None:
        """Starts the process that stands ready, where none does; returns at once.

        Raises:
            OSError: the machine starts no process.
        """
        with self._lock:
            self._standing()

    def ask(self, function: str, question: bytes, bounds: Bounds) -> Generator[bytes, None, None]:
        """The parts of the answer, as they come. Whoever stops asking for them ends the work.

        Args:
            function: `module:name` of what is called with the question and gives the parts, each of bytes.
            question: what it is called with.
            bounds: how far it may go.

        Raises:
            BoundMetError: it has gone too far.
            BrokenOffError: it failed.
            OSError: the machine starts no process.
        """
        if not self._turns.acquire(timeout=bounds.seconds):
            raise BoundMetError(Bound.CROWD)
        try:
            yield from self._answer(function, question, bounds)
        finally:
            self._turns.release()

    def close(self) -> None:
        """Ends the process that stands ready, and with it what is at work; one that is still loading ends when it has loaded."""
        with self._lock:
            self._gone()

    def _answer(self, function: str, question: bytes, bounds: Bounds) -> Iterator[bytes]:
        talk, work = self._begun()
        with closing(talk), closing(work):
            deadline = time.monotonic() + bounds.seconds
            asked = f"{function}\n{bounds.memory}\n{bounds.processor}\n{bounds.seconds}\n".encode()
            left = bounds.answer
            try:
                _send(talk, HEAD.pack(PART, len(asked)) + asked + HEAD.pack(PART, len(question)) + question, deadline)
                while True:
                    kind, size = HEAD.unpack(_received(talk, HEAD.size, deadline))
                    left -= size
                    if left < 0:
                        raise BoundMetError(Bound.ANSWER)
                    part = _received(talk, size, deadline)
                    if kind != PART:
                        break
                    yield part
            except TimeoutError:
                raise BoundMetError(Bound.TIME) from None
            except (EOFError, ConnectionError):
                raise _ended(work) from None
            if kind == FULL:
                raise BoundMetError(Bound.MEMORY)
            if kind != END:
                raise BrokenOffError(part.decode(errors="replace"))

    def _begun(self) -> tuple[socket.socket, socket.socket]:
        """A new process for one piece of work: where it is talked to, and what it lives by: it is killed when that is closed.

        Raises:
            OSError: the machine starts no process.
        """
        talk, theirs = socket.socketpair()
        work, watched = socket.socketpair()
        try:
            with closing(theirs), closing(watched), self._lock:
                for last in (False, True):
                    try:
                        socket.send_fds(self._standing(), [b"w"], [theirs.fileno(), watched.fileno()])
                        break
                    except (BrokenPipeError, ConnectionError):
                        # The process that stood ready was ended from outside.
                        self._gone()
                        if last:
                            raise
        except BaseException:
            talk.close()
            work.close()
            raise
        return talk, work

    def _standing(self) -> socket.socket:
        if self._control is None or self._control.fileno() < 0:  # closed by `LoadedProcess.close`
            self._control = LOADED.standing(self._modules, self._beforehand, self._prepare, self._given)
        return self._control

    def _gone(self) -> None:
        if self._control:
            self._control.close()
        self._control = None


def _send(talk: socket.socket, data: bytes, deadline: float) -> None:
    talk.settimeout(max(deadline - time.monotonic(), 0.001))
    talk.sendall(data)


def _received(talk: socket.socket, size: int, deadline: float) -> bytes:
    """So many bytes.

    Raises:
        EOFError: the other side has ended before.
        TimeoutError: they have not come in time.
    """
    parts = bytearray()
    while len(parts) < size:
        talk.settimeout(max(deadline - time.monotonic(), 0.001))
        part = talk.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _ended(work: socket.socket) -> Exception:
    """Why a process has ended without the end of its answer: by the status that the one which stands ready tells of it."""
    work.shutdown(socket.SHUT_WR)
    work.settimeout(5)
    try:
        status = os.waitstatus_to_exitcode(int.from_bytes(work.recv(4), "big"))
    except (OSError, ValueError):
        return BrokenOffError()
    return BoundMetError(Bound.TIME) if -status in _OUT_OF_TIME else BrokenOffError()
