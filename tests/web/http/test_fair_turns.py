"""Whose turn is next, without a clock: which turns are called, and in which order."""

from tests.web.conftest import Run
from web.http.fair_turns import FairTurn, FairTurns
from web.http.places import NOBODYS

AT_ONCE = 2
HOSTILE, HONEST, OTHER = "203.0.113.7", "198.51.100.1", "198.51.100.2"


def called(turns: list[FairTurn]) -> list[bool]:
    """Which of them have been called."""
    return [turn.called.is_set() for turn in turns]


def test_one_place_has_one_made_at_once_so_that_the_next_who_asks_need_not_wait(run: Run) -> None:
    async def asked() -> None:
        turns = FairTurns(AT_ONCE)
        flood = [turns.ask(HOSTILE) for _ in range(50)]
        assert called(flood) == [True] + [False] * 49
        assert turns.ask(HONEST).called.is_set()
        assert not turns.ask(OTHER).called.is_set()
        assert called(flood) == [True] + [False] * 49

    run(asked)


def test_the_place_whose_makings_took_least_is_next_and_of_its_own_the_first(run: Run) -> None:
    async def asked() -> None:
        turns = FairTurns(AT_ONCE)
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
        turns = FairTurns(AT_ONCE)
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
        turns = FairTurns(AT_ONCE)
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
        turns = FairTurns(AT_ONCE)
        assert called([turns.ask(NOBODYS) for _ in range(AT_ONCE + 2)]) == [True] * AT_ONCE + [False] * 2

    run(asked)
