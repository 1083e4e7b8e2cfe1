"""Work in a process of its own ends at its bounds, whatever it does, and says at which."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from vendors.store.bounded_process import Bound, BoundedProcess, BoundMetError, Bounds, BrokenOffError

WORK = "tests.vendors.store.pieces_of_work"
WIDE = Bounds(memory=300_000_000, processor=20, seconds=20, answer=10_000_000)


@pytest.fixture(scope="module")
def process() -> Iterator[BoundedProcess]:
    process = BoundedProcess(WORK)
    yield process
    process.close()


def asked(process: BoundedProcess, function: str, question: bytes = b"", bounds: Bounds = WIDE) -> list[bytes]:
    return list(process.ask(f"{WORK}:{function}", question, bounds))


def runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def ends(number: int) -> bool:
    deadline = time.monotonic() + 5
    while runs(number) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not runs(number)


def test_the_answer_comes_in_the_parts_that_were_given(process: BoundedProcess) -> None:
    large = bytes(range(256)) * 10_000
    assert asked(process, "said_twice", large) == [large, large]


def test_each_piece_has_a_process_of_its_own_which_is_gone_afterwards(process: BoundedProcess) -> None:
    one, other = (int(asked(process, "numbers")[0]) for _ in range(2))
    assert len({one, other, os.getpid()}) == 3
    assert ends(one)
    assert ends(other)


def test_no_setting_of_the_operator_and_no_file_to_write_is_there(
    process: BoundedProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANORAMA_HISTORY_REMOTE", "https://name:secret@git.example/x.git")
    fresh = BoundedProcess()
    assert asked(fresh, "numbers")[1:] == [b"", b"0"]
    fresh.close()


def test_memory_beyond_the_bound_is_refused(process: BoundedProcess) -> None:
    assert asked(process, "memory", b"100000000") == [b"\0"]
    with pytest.raises(BoundMetError) as met:
        asked(process, "memory", b"400000000")
    assert met.value.bound is Bound.MEMORY


@pytest.mark.parametrize(
    "bounds",
    [Bounds(300_000_000, 1, 20, 1000), Bounds(300_000_000, 20, 1, 1000)],
    ids=["processor", "clock"],
)
def test_work_that_never_lets_python_look_up_is_ended_in_time(process: BoundedProcess, bounds: Bounds) -> None:
    begun = time.monotonic()
    with pytest.raises(BoundMetError) as met:
        asked(process, "pattern_without_end", bounds=bounds)
    assert met.value.bound is Bound.TIME
    assert time.monotonic() - begun < 8


def test_an_answer_without_end_is_not_taken(process: BoundedProcess) -> None:
    with pytest.raises(BoundMetError) as met:
        asked(process, "flood")
    assert met.value.bound is Bound.ANSWER


def test_a_fault_is_told_by_its_name_and_a_crash_without_one(process: BoundedProcess) -> None:
    for function, name in (("fault", "LookupError"), ("crash", "")):
        with pytest.raises(BrokenOffError) as broken:
            asked(process, function)
        assert str(broken.value) == name


def test_whoever_stops_asking_ends_the_work(process: BoundedProcess) -> None:
    parts = process.ask(f"{WORK}:sleep", b"60", WIDE)
    number = int(next(parts))
    assert runs(number)
    parts.close()
    assert ends(number)


def test_several_threads_are_answered_each_with_its_own(process: BoundedProcess) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: asked(process, "said_twice", str(n).encode()), range(8)))
    assert found == [[str(n).encode()] * 2 for n in range(8)]


def test_who_finds_others_at_work_is_told_so_in_time() -> None:
    narrow = BoundedProcess(WORK, at_once=1)
    first = narrow.ask(f"{WORK}:sleep", b"60", WIDE)
    next(first)
    with pytest.raises(BoundMetError) as met:
        asked(narrow, "numbers", bounds=Bounds(300_000_000, 1, 0.1, 1000))
    assert met.value.bound is Bound.CROWD
    first.close()
    assert asked(narrow, "numbers")
    narrow.close()


def test_a_process_that_stood_ready_and_was_killed_is_started_again() -> None:
    process = BoundedProcess(WORK)
    asked(process, "numbers")
    assert process._process
    process._process.kill()
    process._process.wait()
    assert asked(process, "said_twice", b"x") == [b"x", b"x"]
    process.close()
