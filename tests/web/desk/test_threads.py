"""Threads of the desk: apart from those of readers, and one step of an editor at a time."""

import threading
import time

import anyio
import pytest
from anyio import to_thread

from tests.web.conftest import Run
from web.desk import threads
from web.desk.threads import LOOKS, DeskThreads, UnderWayError


def test_a_step_that_takes_long_is_said_with_its_time_instead_of_being_waited_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "PATIENCE", 0.05)
    done, release = [], threading.Event()

    async def clicks() -> None:
        desk = DeskThreads()
        async with anyio.create_task_group() as browser:
            browser.start_soon(desk.step, "Claire", "/desk/article", release.wait, 5)
            await anyio.sleep(0.02)
            with pytest.raises(UnderWayError) as again:
                await desk.step("Claire", "/desk/article", done.append, "twice")
            assert again.value.path == "/desk/article"
            assert 0 < again.value.seconds < 5
            await desk.step("Paul", "/desk/load", done.append, "another editor")
            release.set()
        await desk.step("Claire", "/desk/load", done.append, "afterwards")

    run(clicks)
    assert done == ["another editor", "afterwards"]


def test_a_double_click_waits_for_the_first(run: Run) -> None:
    done: list[int] = []

    async def clicks() -> None:
        desk = DeskThreads()
        async with anyio.create_task_group() as browser:
            for number in range(3):
                browser.start_soon(
                    desk.step, "Claire", "/desk/load", lambda n=number: (time.sleep(0.01), done.append(n))
                )

    run(clicks)
    assert sorted(done) == [0, 1, 2]


def test_what_editors_ask_for_leaves_the_threads_of_readers_free(run: Run) -> None:
    release = threading.Event()

    async def crowd() -> str:
        desk = DeskThreads()
        async with anyio.create_task_group() as editors:
            for number in range(60):
                editors.start_soon(desk.look, release.wait, 5)
                editors.start_soon(desk.step, f"Editor {number}", "/desk/article", release.wait, 5)
            await anyio.sleep(0.05)
            with anyio.fail_after(1):
                page = await to_thread.run_sync(lambda: "page")
            release.set()
        return page

    assert run(crowd) == "page"
    assert LOOKS < 10
