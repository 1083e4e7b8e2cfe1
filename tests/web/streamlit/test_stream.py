"""The door of the live pages: who gets in, how much each may ask for, and what is left of those who have gone."""

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.web.conftest import Run
from tests.web.inside import operator
from vendors.desk.auth.login import Door
from vendors.store.watch import Live
from web.http.connections import EXTENSION, LONGEST_MESSAGE, Connection
from web.http.places import NOBODYS, place
from web.http.use import Use
from web.public.sql import PATHS as SQL_PATHS
from web.streamlit import stream as door_of_pages
from web.streamlit.crowd import Crowd, FullError
from web.streamlit.kept_runs import HeardRun, KeptRun, KeptRuns
from web.streamlit.moment import Moment
from web.streamlit.stream import STREAM, Stream, Wire
from web.streamlit.turns import (
    AMONG_THEMSELVES,
    AT_ONCE,
    BURST,
    EVERY,
    LIGHT,
    SWITCH_AMONG_RUNS,
    SWITCH_FOR_PAGES,
    Pace,
    RunTurns,
)

RUN, BEGIN, END, REST = b"run", b"begin", b"end", b"rest"
KEPT = b"asked before"


class Streamlit:
    """Stands for Streamlit: opens, listens, and ends a run some time after it was asked for it."""

    def __init__(self, takes: float = 0.0) -> None:
        self.takes = takes
        self.hosts: list[bytes] = []
        self.got: list[bytes] = []
        self.closed: list[str] = []
        self.running = self.most = 0
        self.wire = Wire(
            asks_for_run=lambda data: data == RUN,
            session_begun=lambda: "session",
            begins_run=lambda data: data == BEGIN,
            ends_run=lambda data: data == END,
            rests=lambda data: data == REST,
            close=self.closed.append,
            question=lambda _data: None,
            shows_a_page=lambda _messages: False,
            said_to=lambda _session, messages: list(messages),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One live page."""
        self.hosts += [value for name, value in scope["headers"] if name == b"host"]
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            self.got.append(message["bytes"])
            if message["bytes"] == RUN:
                self.running += 1
                self.most = max(self.most, self.running)
                await anyio.sleep(self.takes)
                self.running -= 1
                await send({"type": "websocket.send", "bytes": END})


def page(app: ASGIApp, *messages: bytes, client: str = "203.0.113.7", **headers: str) -> Callable[[], Any]:
    """A reader who opens a live page, sends messages, and leaves; gives what was answered."""

    async def read() -> list[Message]:
        answers: list[Message] = []
        waiting = [{"type": "websocket.connect"}] + [{"type": "websocket.receive", "bytes": one} for one in messages]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1005}

        async def send(message: Message) -> None:
            answers.append(message)

        head = [(name.encode(), value.encode()) for name, value in ({"host": "site.example"} | headers).items()]
        scope = {"type": "websocket", "path": STREAM, "headers": head, "client": (client, 1), "extensions": {"websocket.http.response": {}}}  # fmt: skip
        await app(scope, receive, send)
        return answers

    return read


def stream(app: Streamlit, folder: Path, most: int = 1000) -> Stream:
    """The door before it."""
    return Stream(app, Door(folder), Crowd(most), app.wire, KeptRuns(Live(folder)))


def status(answers: list[Message]) -> int:
    """Of a refusal."""
    return int(answers[0]["status"])


def test_a_foreign_page_is_refused_before_streamlit_hears_of_it(run: Run, tmp_path: Path) -> None:
    inner = Streamlit()
    assert status(run(page(stream(inner, tmp_path), RUN, origin="https://evil.example"))) == 403
    assert status(run(page(stream(inner, tmp_path), RUN, origin="null"))) == 403
    assert inner.hosts == []


def test_streamlit_is_told_a_host_that_agrees_with_the_origin_so_that_it_asks_nobody(run: Run, tmp_path: Path) -> None:
    inner = Streamlit()
    run(page(stream(inner, tmp_path), RUN, origin="http://SITE.example", host="site.example:80"))
    assert inner.hosts == [b"SITE.example"]
    assert inner.got == [RUN]


def test_one_reader_too_many_is_told_so_in_both_languages_and_when_to_come_again(run: Run, tmp_path: Path) -> None:
    async def crowded() -> list[Message]:
        door = stream(Streamlit(), tmp_path, most=1)
        with door.crowd.joined_by("198.51.100.1"):
            return await page(door, RUN)()  # type: ignore[no-any-return]

    answers = run(crowded)
    assert status(answers) == 503
    assert (b"retry-after", b"30") in answers[0]["headers"]
    said = answers[1]["body"].decode()
    assert "Trop de lecteurs à la fois" in said
    assert "Too many readers at once" in said


def test_a_page_that_does_not_become_live_is_told_why_in_its_language(run: Run, tmp_path: Path) -> None:
    async def why(most: int) -> tuple[int, str]:
        door = stream(Streamlit(), tmp_path, most)
        with door.crowd.joined_by("198.51.100.1"):
            transport = httpx.ASGITransport(app=door, client=("203.0.113.7", 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
                answer = await client.get(f"{STREAM}?lang=fr")
        return answer.status_code, answer.text

    assert run(why, 1) == (503, "Trop de lecteurs à la fois\xa0: la page se lit et s’interroge telle quelle. Réessayez dans un instant.\n")  # fmt: skip
    assert run(why, 2)[0] == 426


def from_(client: str) -> str:
    """The place of a client."""
    return place({"type": "websocket", "client": (client, 1)})


def test_live_pages_are_counted_by_household_and_those_of_a_proxy_that_names_nobody_only_in_all() -> None:
    with operator(LIVE_PAGES_PER_ADDRESS="2", LIVE_PAGES="5", TRUSTED_PROXIES="10.0.0.0/24"):
        crowd = Crowd(1000)
        with crowd.joined_by(from_("203.0.113.7")), crowd.joined_by(from_("::ffff:203.0.113.7")):
            with pytest.raises(FullError), crowd.joined_by(from_("203.0.113.7")):
                pass
            proxied = [crowd.joined_by(from_("10.0.0.9")) for _ in range(3)]
            with proxied[0], proxied[1], proxied[2], pytest.raises(FullError), crowd.joined_by(from_("203.0.113.8")):
                pass
        with crowd.joined_by(from_("2001:db8::1")), crowd.joined_by(from_("2001:db8::2")):
            with pytest.raises(FullError), crowd.joined_by(from_("2001:db8::3")):
                pass
            with crowd.joined_by(from_("2001:db8:0:1::1")):
                pass


def test_whoever_comes_anew_goes_on_where_they_left_and_nobody_else_does(run: Run, tmp_path: Path) -> None:
    heavy = used(2 * LIGHT)

    async def come() -> None:
        door = stream(Streamlit(), tmp_path)
        door.left.leave("203.0.113.7", heavy)
        door.left.leave("203.0.113.7", used(LIGHT / 2))
        await page(door, RUN, client="203.0.113.8")()
        assert door.left.take_up("203.0.113.8").seconds < LIGHT
        await page(door, RUN, client="203.0.113.7")()
        assert door.left.take_up("203.0.113.7") is heavy
        assert door.left.take_up("203.0.113.7") is not heavy
        door.left.leave(NOBODYS, heavy)
        assert door.left.take_up(NOBODYS) is not heavy

    run(come)


def test_live_pages_are_opened_one_after_another_first_those_of_places_that_have_opened_fewest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    # So long between two that on a busy machine, too, all stand in line before many are let in.
    monkeypatch.setattr(Stream, "pause_after", lambda _stream, _asks: 0.2)

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        begun.append(scope["client"][0])

    async def come() -> None:
        door = stream(Streamlit(), tmp_path)
        door.app = inner
        flood = ["203.0.113.7"] * 5 + ["203.0.113.9"] * 5
        async with anyio.create_task_group() as tasks:
            for client in (*flood, "198.51.100.1"):
                tasks.start_soon(page(door, client=client))
        assert sorted(begun) == sorted([*flood, "198.51.100.1"])

    run(come)
    assert begun.index("198.51.100.1") <= 2


def test_whoever_opens_page_after_page_is_let_in_slowly_and_has_had_as_much(run: Run, tmp_path: Path) -> None:
    async def come() -> None:
        door = stream(Streamlit(), tmp_path)
        for client in (*["203.0.113.7"] * 12, *["127.0.0.1"] * 12, "203.0.113.8"):
            await page(door, RUN, client=client)()
        await anyio.sleep(door_of_pages.BEGIN_EVERY)
        assert door.pause_after("203.0.113.7") == door_of_pages.BEGIN_EVERY_OF_MANY > door_of_pages.BEGIN_EVERY
        use = door.use_of_the_next_from("203.0.113.7")
        had = use.seconds
        assert had > LIGHT
        door.left.leave("203.0.113.7", use)
        assert door.use_of_the_next_from("203.0.113.7").seconds <= had, "nobody is charged twice with the same pages"
        for other in ("203.0.113.8", "203.0.113.9", NOBODYS):
            assert door.pause_after(other) == door_of_pages.BEGIN_EVERY
            assert door.use_of_the_next_from(other).seconds < LIGHT

    with operator():
        run(come)


def test_a_long_message_of_a_stranger_ends_the_connection_unread(run: Run, tmp_path: Path) -> None:
    inner = Streamlit()
    answers = run(page(stream(inner, tmp_path), b"x" * (LONGEST_MESSAGE + 1)))
    assert answers[-1] == {"type": "websocket.close", "code": 1009}
    assert inner.got == []


def test_a_message_in_words_ends_the_connection_and_never_comes_to_streamlit(run: Run, tmp_path: Path) -> None:
    inner = Streamlit()
    answers = run(page(stream(inner, tmp_path), b""))
    assert answers[-1] == {"type": "websocket.close", "code": 1003}
    assert inner.got == []


def test_whoever_asks_for_nothing_or_is_idle_is_let_go(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(door_of_pages, "FIRST_SECONDS", 0.05)
    monkeypatch.setattr(door_of_pages, "IDLE_SECONDS", 0.1)

    async def silent(*messages: bytes) -> list[Message]:
        answers: list[Message] = []
        waiting: list[Message] = [{"type": "websocket.connect"}]
        waiting += [{"type": "websocket.receive", "bytes": one} for one in messages]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else await anyio.sleep_forever()

        async def send(message: Message) -> None:
            answers.append(message)

        await stream(Streamlit(), tmp_path)({"type": "websocket", "path": STREAM, "headers": []}, receive, send)
        return answers

    assert run(silent)[-1]["code"] == 1008
    assert run(silent, RUN)[-1]["code"] == 1001


def test_the_session_of_a_reader_who_has_gone_is_closed(run: Run, tmp_path: Path) -> None:
    inner = Streamlit()

    async def gone() -> None:
        await page(stream(inner, tmp_path), RUN)()
        await anyio.sleep(0)

    run(gone)
    assert inner.closed == ["session"]


def test_runs_follow_each_other_and_few_are_done_at_once(run: Run, tmp_path: Path) -> None:
    inner = Streamlit(takes=0.02)

    async def crowd() -> None:
        door = stream(inner, tmp_path)
        with door.turns.page():
            pass
        async with anyio.create_task_group() as readers:
            for _ in range(8):
                readers.start_soon(page(door, RUN, RUN))

    run(crowd)
    assert len(inner.got) == 16
    assert inner.most == AT_ONCE


class Choked(Connection):
    """A connection whose peer takes nothing."""

    is_full, is_ahead = True, False  # type: ignore[assignment]  # facts of a peer

    def __init__(self) -> None:
        pass

    async def make_ready(self, message: bytes) -> None:
        pass

    async def emptied(self) -> None:
        pass


def test_a_run_whose_reader_takes_nothing_keeps_no_turn_from_others(run: Run, tmp_path: Path) -> None:
    running: list[int] = []

    async def taken_by_nobody() -> None:
        inner = Streamlit()
        door = stream(inner, tmp_path)
        asked = [{"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": RUN}]

        async def receive() -> Message:
            return asked.pop(0) if asked else await anyio.sleep_forever()  # type: ignore[func-returns-value]

        async def send(message: Message) -> None:
            if message["type"] == "websocket.send":
                running.append(door.turns._running)
                reading.cancel()
                await anyio.sleep_forever()

        inner.wire = replace(inner.wire, ends_run=lambda _data: False)
        door.wire = inner.wire
        scope = {"type": "websocket", "path": STREAM, "headers": [(b"host", b"site.example")], "client": ("203.0.113.7", 1), "extensions": {EXTENSION: Choked()}}  # fmt: skip
        with anyio.CancelScope() as reading:
            await door(scope, receive, send)

    run(taken_by_nobody)
    assert running == [0]


class Filled(Choked):
    """A connection whose peer takes nothing of what the first run has said."""

    is_full = False  # type: ignore[assignment]  # a fact of a peer

    def __init__(self) -> None:
        self.waits = anyio.Event()

    async def emptied(self) -> None:
        if self.is_full:
            self.waits.set()
            await anyio.sleep_forever()


def test_what_is_asked_by_a_reader_who_takes_nothing_has_no_turn_until_it_is_taken(run: Run, tmp_path: Path) -> None:
    async def asked_twice() -> tuple[list[bytes], int]:
        inner, connection = Streamlit(), Filled()
        door = stream(inner, tmp_path)
        asked = [{"type": "websocket.connect"}, *[{"type": "websocket.receive", "bytes": RUN}] * 2]

        async def receive() -> Message:
            return asked.pop(0)

        async def send(message: Message) -> None:
            connection.is_full = message["type"] == "websocket.send"  # type: ignore[misc]

        scope = {"type": "websocket", "path": STREAM, "headers": [(b"host", b"site.example")], "client": ("203.0.113.7", 1), "extensions": {EXTENSION: connection}}  # fmt: skip
        async with anyio.create_task_group() as reading:
            reading.start_soon(door, scope, receive, send)
            with anyio.fail_after(10):
                await connection.waits.wait()
            found = inner.got, door.turns._running
            reading.cancel_scope.cancel()
        return found

    assert run(asked_twice) == ([RUN], 0)


class Told(Choked):
    """A connection that notes what is said again on it."""

    is_full = False  # type: ignore[assignment]  # a fact of a peer

    def __init__(self) -> None:
        self.said: list[bytes] = []

    async def send_all(self, messages: Iterable[bytes]) -> None:
        self.said += messages


class OneKept(KeptRuns):
    """Knows the run that answers one question."""

    async def find(self, question: Hashable) -> KeptRun | HeardRun:
        return KeptRun((b"kept",)) if question == KEPT else HeardRun(question, Moment.of(self._live))


def test_nothing_is_said_again_before_all_that_streamlit_owes_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a reader has asked on while a run took long, its rest is not that of the run that follows."""
    monkeypatch.setattr(door_of_pages, "LONGEST", 0.0)
    got: list[bytes] = []

    async def slow(_scope: Scope, receive: Receive, send: Send) -> None:
        async def say(*messages: bytes) -> None:
            for message in messages:
                await send({"type": "websocket.send", "bytes": message})

        async def hear() -> None:
            got.append((await receive()).get("bytes", b""))

        await receive()
        await send({"type": "websocket.accept"})
        await hear()
        await hear()
        await say(BEGIN, END, REST)
        await hear()
        # Of two questions one of which outran the other, the first is begun and never ended.
        await say(BEGIN, BEGIN, END, REST)
        await hear()

    async def read() -> list[bytes]:
        connection, asked = Told(), [b"first", b"second", KEPT, KEPT]
        door = Stream(slow, Door(tmp_path), Crowd(1), replace(Streamlit().wire, asks_for_run=bool, question=bytes), OneKept(Live(tmp_path)))  # fmt: skip
        waiting = [{"type": "websocket.connect"}] + [{"type": "websocket.receive", "bytes": one} for one in asked]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1005}

        async def send(_message: Message) -> None:
            pass

        await door({"type": "websocket", "path": STREAM, "headers": [(b"host", b"site.example")], "client": ("203.0.113.7", 1), "extensions": {EXTENSION: connection}}, receive, send)  # fmt: skip
        return connection.said

    assert run(read) == [b"kept"]
    assert got == [b"first", b"second", KEPT, b""]


def used(seconds: float) -> Use:
    """Of a reader whose runs have taken so long of late."""
    use = Use()
    use.add(seconds)
    return use


def test_who_has_had_much_begins_nothing_in_the_middle_of_a_page_and_others_do(run: Run) -> None:
    order: list[str] = []

    async def three() -> None:
        turns = RunTurns()

        async def take(name: str, use: Use) -> None:
            turn = await turns.take(use)
            order.append(name)
            turns.give_back(turn)

        async with anyio.create_task_group() as readers:
            with turns.page():
                readers.start_soon(take, "greedy", used(LIGHT * 1.5))
                await anyio.sleep(0.005)
                readers.start_soon(take, "modest", Use())
                await anyio.sleep(0.005)
                assert order == ["modest"]

    run(three)
    assert order == ["modest", "greedy"]


def test_threads_change_oftener_while_pages_are_asked_for_and_runs_have_the_processor_longer_when_none_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    paces: list[float] = []
    monkeypatch.setattr("web.streamlit.turns.sys.setswitchinterval", paces.append)
    monkeypatch.setattr("web.streamlit.turns.LATELY", 0.0)

    async def page_and_run() -> None:
        turns = RunTurns()
        for _ in range(2):
            with turns.page():
                pass
        turns.give_back(await turns.take(Use()))

    run(page_and_run)
    assert paces == [SWITCH_AMONG_RUNS, SWITCH_FOR_PAGES, SWITCH_AMONG_RUNS]


def test_who_has_taken_least_comes_first(run: Run) -> None:
    order: list[float] = []

    async def line() -> None:
        turns = RunTurns()
        taken = [await turns.take(Use()) for _ in range(AMONG_THEMSELVES)]

        async def take(seconds: float) -> None:
            turn = await turns.take(used(seconds))
            order.append(seconds)
            turns.give_back(turn)

        async with anyio.create_task_group() as readers:
            for seconds in (0.2, 0.1, 0.05):
                readers.start_soon(take, seconds)
            await anyio.sleep(0.005)
            turns.give_back(taken[0])

    run(line)
    assert order == [0.05, 0.1, 0.2]


def test_no_run_waits_for_a_page_that_another_process_makes(run: Run, tmp_path: Path) -> None:
    """The server only waits for it, for seconds: counted, it would keep every reader's clicks waiting too."""
    counted: dict[str, int] = {}
    doors: list[Stream] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        counted[scope["path"]] = doors[0].turns._pages

    doors.append(Stream(app, Door(tmp_path), Crowd(1), Streamlit().wire, KeptRuns(Live(tmp_path)), SQL_PATHS))

    async def ask() -> None:
        for path in ("/news", "/sql", "/sql.csv"):
            await doors[0]({"type": "http", "method": "GET", "path": path, "headers": []}, anyio.sleep_forever, print)

    run(ask)
    assert counted == {"/news": 1, "/sql": 0, "/sql.csv": 0}


def test_a_run_whose_reader_goes_away_in_line_leaves_its_turn_to_others(run: Run) -> None:
    async def given_up() -> bool:
        turns = RunTurns()
        taken = [await turns.take(Use()) for _ in range(AMONG_THEMSELVES)]
        with anyio.move_on_after(0.01):
            await turns.take(Use())
        turns.give_back(taken[0])
        with anyio.fail_after(1):
            await turns.take(Use())
        return True

    assert run(given_up)


def test_messages_wait_once_there_are_more_of_them_than_fingers_make() -> None:
    pace = Pace()
    assert [pace.wait() for _ in range(BURST)] == [0.0] * BURST
    begun = time.monotonic()
    assert pace.wait() == pytest.approx(EVERY, abs=EVERY / 2 + time.monotonic() - begun)
