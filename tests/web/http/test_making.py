"""What is made in turn is made once its turn has come, in a thread."""

import threading

import anyio
import pytest

from tests.web.conftest import Run
from web.http import making
from web.http.making import asked_from, in_turn
from web.http.places import NOBODYS

HOSTILE, HONEST = "203.0.113.7", "198.51.100.1"


def test_functions_are_run_in_turn_each_with_what_it_gives_or_raises(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LONGEST", 600.0)
    order: list[str] = []
    go_on = threading.Event()

    def make(name: str) -> str:
        if name.startswith("busy"):
            go_on.wait(60)
        order.append(name)
        if name == "fails":
            raise ValueError(name)
        return name

    async def ask(place: str, name: str) -> None:
        with asked_from(place):
            assert await in_turn(make, name) == name

    async def asked() -> None:
        async with anyio.create_task_group() as tasks:
            for place, name in ((NOBODYS, "busy"), (HOSTILE, "busy hostile"), *((HOSTILE, f"{n}") for n in range(5))):
                tasks.start_soon(ask, place, name)
                await anyio.lowlevel.checkpoint()
            tasks.start_soon(ask, HONEST, "honest")
            await anyio.wait_all_tasks_blocked()
            go_on.set()
        with pytest.raises(ValueError, match="fails"):
            await in_turn(make, "fails")
        assert await in_turn(make, "after") == "after"

    run(asked)
    assert order.index("busy hostile") < order.index("0")
    assert order.index("honest") <= 3
    assert [name for name in order if name.isdigit()] == ["0", "1", "2", "3", "4"]


def test_what_is_made_takes_no_thread_from_what_else_is_done_in_threads(run: Run) -> None:
    go_on = threading.Event()

    async def asked() -> None:
        anyio.to_thread.current_default_thread_limiter().total_tokens = 1
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(in_turn, go_on.wait, 60)
            await anyio.wait_all_tasks_blocked()
            try:
                with anyio.fail_after(10):
                    assert await anyio.to_thread.run_sync(str, 7) == "7"
            finally:
                go_on.set()

    run(asked)
