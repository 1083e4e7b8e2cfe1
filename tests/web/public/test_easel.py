"""Pictures are painted in turn, and no place that asks for much keeps those of others waiting or has them sent away."""

from http import HTTPStatus
from threading import Event

import anyio
from starlette.responses import Response

from tests.web.conftest import Run
from web.http.making import asked_from, in_turn
from web.public.easel import MOST_WAITING, Easel

HOSTILE, HONEST = "203.0.113.7", "198.51.100.1"


def test_pictures_that_wait_for_their_turn_keep_nobody_elses_from_being_painted(run: Run) -> None:
    easel, go_on = Easel(), Event()

    def painted() -> Response:
        return Response(easel.picture("card", lambda: b"picture"))

    async def busy() -> None:
        with asked_from(HOSTILE):
            await in_turn(go_on.wait, 60)

    async def ask() -> None:
        with asked_from(HOSTILE):
            hostile.append((await easel.answer(painted)).status_code)

    async def asked() -> None:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(busy)
            await anyio.lowlevel.checkpoint()
            for _ in range(MOST_WAITING + 1):
                tasks.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            assert hostile == [HTTPStatus.SERVICE_UNAVAILABLE]
            try:
                with asked_from(HONEST), anyio.fail_after(10):
                    assert (await easel.answer(painted)).body == b"picture"
                assert len(hostile) == 1
            finally:
                go_on.set()

    hostile: list[int] = []
    run(asked)
    assert hostile[1:] == [HTTPStatus.OK] * MOST_WAITING


def test_one_picture_is_painted_at_a_time_and_once(run: Run) -> None:
    easel = Easel()
    order: list[str] = []

    def paint(name: str) -> bytes:
        order.append(f"begin {name}")
        order.append(f"end {name}")
        return name.encode()

    async def ask(place: str, name: str) -> None:
        with asked_from(place):
            await easel.answer(lambda: Response(easel.picture(name, lambda: paint(name))))

    async def asked() -> None:
        async with anyio.create_task_group() as tasks:
            for place in (HOSTILE, HONEST):
                for name in ("one", "two", "three"):
                    tasks.start_soon(ask, place, name)

    run(asked)
    assert sorted(order[::2]) == ["begin one", "begin three", "begin two"]
    assert [one.replace("begin", "end") for one in order[::2]] == order[1::2]
