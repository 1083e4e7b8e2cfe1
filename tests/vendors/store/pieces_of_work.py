"""What is asked of a bounded process in its tests."""

import os
import re
import resource
import time
from collections.abc import Iterator


def said_twice(question: bytes) -> Iterator[bytes]:
    yield question
    yield question


def numbers(question: bytes) -> Iterator[bytes]:
    yield str(os.getpid()).encode()
    yield " ".join(sorted(name for name in os.environ if name.startswith("PANORAMA_"))).encode()
    yield str(resource.getrlimit(resource.RLIMIT_FSIZE)[0]).encode()


def memory(question: bytes) -> Iterator[bytes]:
    yield bytes(len(bytearray(int(question))) and 1)


def pattern_without_end(question: bytes) -> Iterator[bytes]:
    yield str(re.match(r"(a+)+b", "a" * 60)).encode()


def sleep(question: bytes) -> Iterator[bytes]:
    yield str(os.getpid()).encode()
    time.sleep(float(question))
    yield b"awake"


def flood(question: bytes) -> Iterator[bytes]:
    while True:
        yield b"x" * 1_000_000


def fault(question: bytes) -> Iterator[bytes]:
    yield from iter([])
    raise LookupError("what strangers send is not told on")


def crash(question: bytes) -> Iterator[bytes]:
    yield from iter([])
    os.abort()


def parents(question: bytes) -> Iterator[bytes]:
    yield str(os.getppid()).encode()


_known: dict[str, bytes] = {}


def load() -> None:
    _known["loaded by"] = str(os.getpid()).encode()


def prepare(given: bytes) -> None:
    _known["given"] = given


def prepared(question: bytes) -> Iterator[bytes]:
    yield _known["given"]
    yield _known["loaded by"]


def open_files(question: bytes) -> Iterator[bytes]:
    """What is open beside the three of every process."""
    with os.scandir("/proc/self/fd") as found:
        numbers = [int(one.name) for one in found]
    for number in numbers:
        try:
            place = os.readlink(f"/proc/self/fd/{number}")
        except FileNotFoundError:
            continue  # it was that of the list itself
        if number > 2:
            yield place.encode()
