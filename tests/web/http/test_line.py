"""The line of a place: how many requests go through at once, which wait, and which are refused."""

from functools import partial
from http import HTTPStatus
from itertools import count

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.conftest import Run
from tests.web.inside import operator
from web.http import line as module
from web.http.line import (
    BURST,
    BURST_LIVE,
    EVERY,
    EVERY_LIVE,
    LONGEST_WAIT,
    MOST_AT_ONCE,
    PlacePace,
    RequestLine,
)
from web.http.places import NOBODYS, place
from web.http.responses import bare_answer

WAITING = round(LONGEST_WAIT / EVERY)
A_MOMENT = EVERY / 2


async def answers(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that has everything."""
    await bare_answer(HTTPStatus.OK)(scope, receive, send)


async def asked(line: RequestLine, client: str, type: str = "http", path: str = "/", **headers: str) -> int:
    """The status of one request."""
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    head = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": type, "path": path, "headers": head, "client": (client, 1), "extensions": {}}
    await line(scope | {"method": "GET"}, None, send)  # type: ignore[arg-type]
    return int(told[0]["status"])


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that somebody has been told to wait, on a clock that stands still."""
    told: list[float] = []

    async def sleep(seconds: float) -> None:
        told.append(seconds)

    monkeypatch.setattr(module.time, "monotonic", lambda: 1_000.0)
    monkeypatch.setattr(module.asyncio, "sleep", sleep)
    return told


@pytest.mark.usefixtures("waits")
def test_a_burst_goes_through_the_next_wait_longer_and_longer_and_the_others_are_refused() -> None:
    pace = PlacePace(EVERY, BURST)
    assert max(pace.wait("203.0.113.7") or 0.0 for _ in range(BURST)) < A_MOMENT
    told = [pace.wait("203.0.113.7") or 0.0 for _ in range(WAITING - 1)]
    assert told == pytest.approx([EVERY * n for n in range(1, WAITING)])
    assert [pace.wait("203.0.113.7") for _ in range(3)][1:] == [None, None]
    assert pace.wait("203.0.113.8") == 0.0


def test_whoever_is_refused_is_not_counted_and_nobody_else_waits(
    run: Run, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = RequestLine(answers)
    statuses = [run(asked, line, "203.0.113.7") for _ in range(BURST + WAITING + 20)]
    assert statuses[: BURST + WAITING - 1] == [200] * (BURST + WAITING - 1)
    assert statuses[-19:] == [429] * 19
    waits.clear()
    assert run(asked, line, "203.0.113.8") == 200
    assert waits == []
    monkeypatch.setattr(module.time, "monotonic", lambda: 1_000.0 + 2 * EVERY)
    assert run(asked, line, "203.0.113.7") == 200


def test_a_place_has_no_more_answered_at_once_than_memory_has_room_for(
    run: Run, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = count(1_000.0, EVERY)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(moments))

    async def ask_all() -> list[int]:
        go_on = anyio.Event()
        statuses: list[int] = []

        async def slowly(scope: Scope, receive: Receive, send: Send) -> None:
            await go_on.wait()
            await answers(scope, receive, send)

        async def ask(client: str) -> None:
            statuses.append(await asked(line, client))

        line = RequestLine(slowly)
        async with anyio.create_task_group() as tasks:
            for _ in range(MOST_AT_ONCE + 3):
                tasks.start_soon(ask, "203.0.113.7")
            tasks.start_soon(ask, "203.0.113.8")
            await anyio.wait_all_tasks_blocked()
            assert statuses == [429] * 3
            go_on.set()
        assert await asked(line, "203.0.113.7") == 200
        return statuses

    assert run(ask_all)[3:] == [200] * (MOST_AT_ONCE + 1)
    assert waits == [module.BEFORE_NO] * 3


def test_live_pages_have_a_line_of_their_own(run: Run, waits: list[float]) -> None:
    line = RequestLine(answers)
    for _ in range(BURST_LIVE):
        run(asked, line, "203.0.113.7", "websocket")
    assert [wait for wait in waits if wait > A_MOMENT] == []
    run(asked, line, "203.0.113.7")
    assert [wait for wait in waits if wait > A_MOMENT] == []
    run(asked, line, "203.0.113.7", "websocket")
    assert waits[-1] == pytest.approx(EVERY_LIVE)


@pytest.mark.usefixtures("waits")
def test_a_flood_keeps_no_probe_that_comes_from_the_same_address_from_its_answer(run: Run) -> None:
    line = RequestLine(answers)
    assert {run(asked, line, "203.0.113.7") for _ in range(BURST + WAITING + 20)} == {200, 429}
    assert {run(asked, line, "203.0.113.7", "http", path) for path in module.PROBES} == {200}
    assert 429 in {run(asked, line, "203.0.113.7", "http", module.PROBES[0]) for _ in range(BURST + WAITING + 20)}


def test_a_foreign_page_in_the_browsers_of_an_office_takes_no_place_of_its_readers(
    run: Run, waits: list[float]
) -> None:
    line = RequestLine(answers)
    before = module.TOO_FAST.labels("foreign")._value.get()
    foreign = partial(asked, line, "203.0.113.7", "websocket", origin="https://evil.example")
    statuses = [run(foreign) for _ in range(BURST_LIVE + 10)]
    assert statuses[-1] == 429
    assert module.TOO_FAST.labels("foreign")._value.get() - before == statuses.count(429)
    waits.clear()
    ours = partial(asked, line, "203.0.113.7", "websocket", origin="https://site.example", host="site.example")
    assert run(ours) == 200
    assert max(waits, default=0.0) < A_MOMENT


def test_nobodys_place_has_no_line_since_many_may_ask_from_there(run: Run, waits: list[float]) -> None:
    line = RequestLine(answers)
    with operator():
        assert {run(asked, line, "127.0.0.1") for _ in range(3 * BURST)} == {200}
    assert waits == []


def test_a_place_is_an_address_or_a_household_and_a_proxy_that_names_nobody_is_none() -> None:
    def of(client: str) -> str:
        return place({"type": "http", "client": (client, 1)})

    with operator(TRUSTED_PROXIES="10.0.0.0/8"):
        assert of("10.1.2.3") == NOBODYS
        assert of("2001:db8::1") == of("2001:db8::2") != of("2001:db8:0:1::1")
        assert of("::ffff:203.0.113.7") == of("203.0.113.7") == "203.0.113.7"
        assert of("127.0.0.1") == "127.0.0.1"
    with operator():
        assert of("127.0.0.1") == NOBODYS
    assert place({"type": "http", "client": None}) == NOBODYS
