"""The processes behind `vendors.store.bounded_process`: one that loads libraries, those that stand ready, and one for each piece of work.

The first becomes each of those that stand ready, and each of these becomes a new process for each piece of work. Neither reads anything
of what strangers send: they take the two ends of a new process, which reads its question itself.
"""

import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from vendors.store.bounded_process import END, FAULT, FULL, HEAD, PART

Work: TypeAlias = Callable[[bytes], Iterator[bytes]]
_PAGE: Final = resource.getpagesize()
_MOST_FILES: Final = 64
"""Files that a piece of work may have open."""
_GENTLY: Final = 5
"""How far work stands behind readers where the processor is short, see `nice`."""


def load(control: socket.socket) -> None:
    """Loads libraries and becomes a process that stands ready, as often as that is asked; ends when nobody can ask, and none stands any more.

    Args:
        control: sends the end at which the process that stands ready takes work, and a file that says what it needs.
    """
    called: set[str] = set()
    while True:
        word, ends, _flags, _address = socket.recv_fds(control, 1, 2)
        if not word:
            break
        standing, asked = ends
        with open(asked, "rb") as file:
            needs = json.loads(file.readline())
            with suppress(Exception):  # the new process meets it too, and says so
                _load(needs, called)
            if not os.fork():
                control.close()
                given = file.read()
                file.close()  # else each piece of work would have it, and the disk as much again for as long
                _stand(socket.socket(fileno=standing), needs, given, called)
        os.close(standing)
        _reap(os.WNOHANG)
    _reap(0)


def _load(needs: dict[str, Any], called: set[str]) -> None:
    for module in needs["modules"]:
        importlib.import_module(module)
    if needs["beforehand"] and needs["beforehand"] not in called:
        _called(needs["beforehand"])()
        called.add(needs["beforehand"])
    gc.collect()
    gc.freeze()


def _stand(control: socket.socket, needs: dict[str, Any], given: bytes, called: set[str]) -> None:
    """In the new process: stands ready, and does nothing after that."""
    try:
        _load(needs, called)
        if needs["prepare"]:
            _called(needs["prepare"])(given)
            gc.collect()
            gc.freeze()
        stand_ready(control)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


def _reap(how: int) -> None:
    """Takes note of processes that stood ready and have ended: of all there are, or of those that have by now."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


def stand_ready(control: socket.socket) -> None:
    """Becomes a process for each pair of ends that comes, until nobody can send one any more.

    Args:
        control: sends the end at which a process is talked to, and the one by which it lives.
    """
    poll = select.poll()
    poll.register(control, select.POLLIN)
    at_work: dict[int, tuple[socket.socket, int]] = {}
    while True:
        for ready, _event in poll.poll():
            if ready != control.fileno():
                poll.unregister(ready)
                _end(*at_work.pop(ready))
                continue
            word, ends, _flags, _address = socket.recv_fds(control, 1, 2)
            if not word:
                for life, process in at_work.values():
                    _end(life, process)
                return
            talk, life = (socket.socket(fileno=end) for end in ends)
            process = os.fork()
            if not process:
                for end in (control, life, *(other for other, _process in at_work.values())):
                    end.close()
                _work(talk)
            talk.close()
            at_work[life.fileno()] = life, process
            poll.register(life, select.POLLIN)


def _end(life: socket.socket, process: int) -> None:
    """Ends a process, and says how it ended to whoever waits for that. One that has ended already keeps its own end."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    _process, status = os.waitpid(process, 0)
    with suppress(OSError):
        life.sendall(status.to_bytes(4, "big"))
    life.close()


def _work(talk: socket.socket) -> None:
    """In the new process: one piece of work, and nothing after it."""
    try:
        function, memory, processor, seconds = _question(talk).decode().splitlines()
        question = _question(talk)
        work: Work = _called(function)
        _bind(int(memory), int(processor), float(seconds))
        for part in work(question):
            _tell(talk, PART, part)
        _tell(talk, END)
    except MemoryError:
        _tell(talk, FULL)
    except Exception as error:
        _tell(talk, FAULT, type(error).__name__.encode())
    finally:
        os._exit(0)


def _called(name: str) -> Any:
    """The function that `module:name` names."""
    module, _colon, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


def _question(talk: socket.socket) -> bytes:
    with talk.makefile("rb", buffering=0) as lines:
        _kind, size = HEAD.unpack(_exactly(lines, HEAD.size))
        return _exactly(lines, size)


def _exactly(lines: socket.SocketIO, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = lines.read(size - len(parts))
        if not part:
            os._exit(0)  # whoever asked has gone
        parts += part
    return bytes(parts)


def _tell(talk: socket.socket, kind: bytes, part: bytes = b"") -> None:
    talk.sendall(HEAD.pack(kind, len(part)) + part)


def _bind(memory: int, processor: int, seconds: float) -> None:
    """Binds this process for good: a limit that is set for root too, and an alarm that ends it whatever Python is doing."""
    with suppress(OSError):
        # Where the machine itself is short of memory, this is what it ends first.
        Path("/proc/self/oom_score_adj").write_bytes(b"1000")
    for limit, most in (
        (resource.RLIMIT_AS, _taken() + memory),
        (resource.RLIMIT_CPU, processor + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _MOST_FILES),
    ):
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(limit, (most, most))
    # Beyond the upper limit a process is killed without a word of why.
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    os.nice(_GENTLY)


def _taken() -> int:
    """Bytes of address space that the libraries take already."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * _PAGE
    except OSError:
        return 0


if __name__ == "__main__":
    load(socket.socket(fileno=int(sys.argv[1])))
