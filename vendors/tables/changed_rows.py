"""What is otherwise between two states of a table most of which is the same."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def same_ends(was: Sequence[T], now: Sequence[T]) -> tuple[int, int]:
    """How many things two sequences have in common at their beginning, and how many of the rest at their end."""
    if was is now:
        return len(was), 0
    start = _alike(was, now)
    return start, min(_alike(was[::-1], now[::-1]), min(len(was), len(now)) - start)


def between_same_ends(was: Sequence[T], now: Sequence[T]) -> tuple[T, ...]:
    """Whatever stands between what two sequences have in common, of the one and then of the other: all that went, came or moved is in it."""
    start, end = same_ends(was, now)
    return (*was[start : len(was) - end], *now[start : len(now) - end])


def _alike(some: Sequence[T], others: Sequence[T]) -> int:
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one is not other and one != other), min(len(some), len(others)))
