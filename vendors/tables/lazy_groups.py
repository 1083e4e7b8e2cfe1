"""The rows of each key, put together when one asks for them: a page names a few of a hundred thousand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

K = TypeVar("K")
R = TypeVar("R")
T = TypeVar("T")


def as_they_are(rows: Sequence[T]) -> Sequence[T]:
    """Rows in the order that they have."""
    return rows


class LazyGroups(Mapping[K, Sequence[T]], Generic[K, T]):
    """Rows by a key. Safe from any thread: what two find missing at once is put together twice, and alike.

    Args:
        rows: they.
        keys: the key of each.
        told: what is told of a key by its rows, which it is given in their order.
    """

    def __init__(self, rows: Sequence[R], keys: Sequence[K], told: Callable[[Sequence[R]], Sequence[T]]) -> None:
        self._rows: Sequence[Any] = rows
        self._told = told
        self._made: dict[K, Sequence[T]] = {}
        # Where the first row of each key stands, and behind each row the next one of its key: two numbers a row and no list a key.
        self._first: dict[K, int] = dict.fromkeys(keys, -1)
        self._next: list[int] = [-1] * len(rows)
        for place in range(len(rows) - 1, -1, -1):
            key = keys[place]
            self._next[place], self._first[key] = self._first[key], place

    def __getitem__(self, key: K) -> Sequence[T]:
        found = self._made.get(key)
        if found is None:
            place, rows = self._first[key], []
            while place >= 0:
                rows.append(self._rows[place])
                place = self._next[place]
            found = self._made[key] = tuple(self._told(rows))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._first

    def get(self, key: K, default: Any = None) -> Any:  # without an exception for each key that has no rows
        """The rows of a key, or something else where it has none."""
        return self[key] if key in self._first else default

    def __iter__(self) -> Iterator[K]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)
