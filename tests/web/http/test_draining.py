"""A server that is told to stop: it says so, ends once the time is over, and waits for nobody for ever."""

import asyncio
import os
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from web.http import draining
from web.http.draining import Draining


@pytest.fixture
def signals() -> Iterator[list[int]]:
    """What the server behind it is told."""
    told: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    before = signal.signal(signal.SIGTERM, stop)
    yield told
    signal.signal(signal.SIGTERM, before)


def ended(signals: list[int], seconds: float, times: int, wanted: int) -> Draining:
    """Tells a server to stop, and waits until the one behind it has been told so often."""

    async def wait() -> Draining:
        found = Draining(seconds)
        found.tell(lambda: signals.append(0))
        found.listen()
        assert not found.has_begun
        for _ in range(times):
            os.kill(os.getpid(), signal.SIGTERM)
            while not signals:
                await asyncio.sleep(0.001)
        while len(signals) < wanted:
            await asyncio.sleep(0.001)
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
        return found

    return asyncio.run(asyncio.wait_for(wait(), 60))


def test_it_tells_first_those_who_must_know_and_then_the_server(signals: list[int]):
    assert ended(signals, 0.01, 1, 2).has_begun
    assert signals == [0, signal.SIGTERM]


def test_told_twice_it_waits_no_longer(signals: list[int]):
    ended(signals, 3600, 2, 2)
    assert signals == [0, signal.SIGTERM]


def test_an_answer_without_end_does_not_hold_it_up(signals: list[int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(draining, "LONGEST", 0.01)
    ended(signals, 0, 1, 3)
    assert signals == [0, signal.SIGTERM, signal.SIGINT]


def test_where_signals_are_anothers_nothing_changes():
    found = Draining()
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        found.listen()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)
