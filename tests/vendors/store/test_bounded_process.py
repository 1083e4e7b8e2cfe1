"""Work in a process of its own ends at its bounds, whatever it does, and says at which."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from tests.data import ROOT
from vendors.store import bounded_process
from vendors.store.bounded_process import Bound, BoundedProcess, BoundMetError, Bounds, BrokenOffError
from vendors.store.loaded_process import LOADED, LoadedProcess

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


@contextmanager
def another(beforehand: str = "", prepare: str = "", given: bytes = b"") -> Iterator[BoundedProcess]:
    process = BoundedProcess(WORK, beforehand=beforehand, prepare=prepare, given=given)
    try:
        yield process
    finally:
        process.close()


@pytest.mark.parametrize("killed", ["stands", "loads"])
def test_a_process_that_stood_ready_or_loads_and_was_killed_is_started_again(killed: str) -> None:
    with another() as process:
        stands = int(asked(process, "parents")[0])
        loads = LOADED._process
        assert loads
        assert process._control
        os.kill(stands if killed == "stands" else loads.pid, signal.SIGKILL)
        assert loads.wait() if killed == "loads" else not process._control.recv(1)
        assert asked(process, "said_twice", b"x") == [b"x", b"x"]
    with another() as process:
        assert asked(process, "said_twice", b"y") == [b"y", b"y"]


def test_whoever_ends_leaves_no_process_behind() -> None:
    command = f"""
from tests.vendors.store.test_bounded_process import WIDE, BoundedProcess
from vendors.store.loaded_process import LOADED
process = BoundedProcess("{WORK}")
print(next(process.ask("{WORK}:parents", b"", WIDE)).decode(), LOADED._process.pid)
next(process.ask("{WORK}:sleep", b"60", WIDE))
"""
    run = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not run.stderr
    assert [runs(int(number)) for number in run.stdout.split()] == [False, False]


def test_libraries_are_loaded_once_for_all_that_stand_ready() -> None:
    ways = {"beforehand": f"{WORK}:load", "prepare": f"{WORK}:prepare"}
    with another(**ways, given=b"1") as first, another(**ways, given=b"2") as second:
        (number, loaded), (other, as_well) = asked(first, "prepared"), asked(second, "prepared")
    assert (number, other) == (b"1", b"2")
    assert loaded == as_well


def test_a_copy_of_this_process_asks_the_same_one_and_leaves_it_to_this_one(process: BoundedProcess) -> None:
    asked(process, "numbers")
    loads = LOADED._process
    assert loads
    copy = os.fork()
    if not copy:
        try:
            with another() as own:
                answers = asked(process, "said_twice", b"x") + asked(own, "said_twice", b"y")
            LOADED.close()
            os._exit(len(answers))
        finally:
            os._exit(99)
    assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 4
    assert loads.poll() is None
    with another() as own:
        assert asked(own, "said_twice", b"z") == [b"z", b"z"]
    assert LOADED._process is loads


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="the machine does not say what is open")
def test_a_piece_of_work_has_no_file_open_with_what_was_given(process: BoundedProcess) -> None:
    assert [place for place in asked(process, "open_files") if not place.startswith((b"socket:", b"anon_inode:"))] == []


def test_who_asks_after_all_processes_were_ended_is_answered_by_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    own = LoadedProcess()
    monkeypatch.setattr(bounded_process, "LOADED", own)
    with another() as process:
        first = asked(process, "parents")
        own.close()
        assert asked(process, "parents") != first
    own.close()
