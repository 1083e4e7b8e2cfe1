"""A server that has just started: it answers, says that it is not to be sent readers yet, and keeps none waiting while it makes its pages."""

import asyncio
import logging
import threading
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.data import DATA
from vendors.desk.auth.login import Door
from vendors.store.watch import Live
from web.http.making import in_turn
from web.http.starting import Starting
from web.public.health import healthz


def health(starting: Starting) -> tuple[int, str]:
    client = TestClient(Starlette(routes=[healthz(Live(DATA), Door(DATA), starting=starting)]))
    answer = client.get("/healthz")
    return answer.status_code, answer.json()["status"]


def test_readers_are_sent_to_it_when_all_is_made():
    starting, made = Starting(), []
    assert health(starting) == (503, "starting")
    asyncio.run(starting.make([lambda: made.append(health(starting)), lambda: made.append(health(starting))]))
    assert made == [(503, "starting")] * 2
    assert health(starting) == (200, "ok")


def test_where_something_cannot_be_made_none_are_sent_and_the_log_says_what_and_why(caplog: pytest.LogCaptureFixture):
    starting, made = Starting(), []

    def page(path: str) -> None:
        if path == "/charts":
            raise LookupError("no such template")
        made.append(path)

    async def start() -> None:
        making = asyncio.create_task(starting.make([partial(page, "/charts"), partial(page, "/news")]))
        while not made:
            await asyncio.sleep(0)
        making.cancel()

    with caplog.at_level(logging.ERROR, "panorama"):
        asyncio.run(start())
    assert health(starting) == (503, "starting")
    assert "'/charts'" in caplog.text
    assert "no such template" in caplog.text
    assert made == ["/news"]


def test_readers_are_sent_to_it_once_what_could_not_be_made_can_be():
    starting, tries = Starting(again=0), []

    def mended() -> None:
        tries.append(health(starting))
        if len(tries) < 3:
            raise LookupError("no such template")

    asyncio.run(starting.make([mended]))
    assert tries == [(503, "starting")] * 3
    assert health(starting) == (200, "ok")


def test_whoever_asks_meanwhile_has_the_next_turn():
    order: list[str] = []
    asked = threading.Event()

    def first() -> None:
        asked.wait(30)
        order.append("first of the start")

    async def start() -> None:
        starting = Starting()
        making = asyncio.create_task(starting.make([first, lambda: order.append("second of the start")]))
        await asyncio.sleep(0)
        reader = asyncio.create_task(in_turn(order.append, "a reader's page"))
        await asyncio.sleep(0)
        asked.set()
        await asyncio.gather(making, reader)

    asyncio.run(start())
    assert order == ["first of the start", "a reader's page", "second of the start"]
