"""A sequence that is put together in part is one like any other, and puts together no more than is asked for."""

import pytest

from vendors.tables.lazy_sequence import LazySequence


class Squares(LazySequence[int]):
    def __init__(self, n: int) -> None:
        self._roots = range(n)
        self.made: list[int] = []

    def __len__(self) -> int:
        return len(self._roots)

    def part(self, at: slice) -> list[int]:
        self.made += self._roots[at]
        return [root * root for root in self._roots[at]]


@pytest.mark.parametrize("at", [0, 3, -1, -5, slice(1, 3), slice(None, None, -2), slice(7, 9)])
def test_a_place_or_a_part_is_that_of_a_list(at: int | slice) -> None:
    assert Squares(5)[at] == [0, 1, 4, 9, 16][at]


@pytest.mark.parametrize("at", [5, -6, 100])
def test_there_is_nothing_beyond_its_ends(at: int) -> None:
    with pytest.raises(IndexError):
        Squares(5)[at]


def test_only_what_is_asked_for_is_put_together() -> None:
    squares = Squares(1_000)
    assert squares[-2] == 998 * 998
    assert squares[10:12] == [100, 121]
    assert squares.made == [998, 10, 11]
    assert list(Squares(4)) == [0, 1, 4, 9]
