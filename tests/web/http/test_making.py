"""Whose making is next, without a clock: which turns are called, and in which order."""

import threading

import anyio
import pytest

from tests.web.conftest import Run
from web.http import making
from web.http.making import AT_ONCE, MakingTurn, MakingTurns, asked_from, in_turn
from web.http.places import NOBODYS

HOSTILE, HONEST, OTHER = "203.0.113.7", "198.51.100.1", "198.51.100.2"


def called(turns: list[MakingTurn]) -> list[bool]:
    """Which of them have been called."""
    return [turn.called.is_set() for turn in turns]


def test_one_place_has_one_made_at_once_so_that_the_next_who_asks_need_not_wait(run: Run) -> None:
    async def asked() -> None:
        turns = MakingTurns()
        flood = [turns.ask(HOSTILE) for _ in range(50)]
        assert called(flood) == [True] + [False] * 49
        assert turns.ask(HONEST).called.is_set()
        assert not turns.ask(OTHER).called.is_set()
        assert called(flood) == [True] + [False] * 49

    run(asked)


def test_the_place_whose_makings_took_least_is_next_and_of_its_own_the_first(run: Run) -> None:
    async def asked() -> None:
        turns = MakingTurns()
        for place, seconds in ((HOSTILE, 2.0), (OTHER, 1.0)):
            turns.end(turns.ask(place), seconds)
        busy = [turns.ask(f"192.0.2.{n}") for n in range(AT_ONCE)]
        waiting = [turns.ask(place) for place in (HOSTILE, OTHER, OTHER, HONEST)]
        order = []
        for done in range(len(waiting)):
            turns.end(busy[0], 0.0)
            busy = [next(turn for turn in waiting if turn.called.is_set() and turn not in order)]
            order += busy
            assert sum(called(waiting)) == done + 1
        assert [waiting.index(turn) for turn in order] == [3, 1, 2, 0]

    run(asked)


def test_who_leaves_before_the_turn_is_forgotten_and_who_leaves_within_gives_it_back(run: Run) -> None:
    async def asked() -> None:
        turns = MakingTurns()
        first, second, third = (turns.ask(HOSTILE) for _ in range(3))
        turns.end(second, 0.0)
        turns.end(first, 0.0)
        assert third.called.is_set()
        assert not second.called.is_set()
        turns.end(third, 0.0)
        assert turns.ask(HOSTILE).called.is_set()

    run(asked)


def test_what_takes_long_keeps_its_place_from_the_next_and_nobody_else(run: Run) -> None:
    async def asked() -> None:
        turns = MakingTurns()
        long = [turns.ask(HOSTILE), turns.ask(OTHER)]
        waiting = turns.ask(HONEST)
        again = turns.ask(HOSTILE)
        assert not waiting.called.is_set()
        turns.let_go(long[0])
        turns.let_go(long[0])
        assert waiting.called.is_set()
        turns.end(waiting, 0.0)
        assert not again.called.is_set()
        turns.end(long[0], 5.0)
        assert again.called.is_set()

    run(asked)


def test_nobodys_place_may_have_all_turns_and_no_more(run: Run) -> None:
    async def asked() -> None:
        turns = MakingTurns()
        assert called([turns.ask(NOBODYS) for _ in range(AT_ONCE + 2)]) == [True] * AT_ONCE + [False] * 2

    run(asked)


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
    assert sorted(order[:2]) == ["busy", "busy hostile"]
    assert order.index("honest") <= 3
    assert [name for name in order if name.isdigit()] == ["0", "1", "2", "3", "4"]
