"""In which cells of a cross table things stand, as columns of numbers: a pair of a row and a column for each cell of each thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
"""Numbers of things or values."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The values of a facet by their numbers, the same in all slices of a table.

    Attributes:
        values: the values, at their numbers.
    """

    values: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        """The number of a value, a new one where it has none yet."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self.values)
            self.values.append(value)
        return found

    def known(self, value: str, otherwise: int) -> int:
        """The number of a value, or another where it has none."""
        return self._numbers.get(value, otherwise)

    def numbers(self, values: Iterable[str]) -> Ints:
        """The numbers of some values."""
        return np.array([self.number(value) for value in values], np.int32)

    def among(self, values: Iterable[str]) -> NDArray[np.bool_]:
        """Of each number whether it is that of one of some values."""
        found = np.zeros(len(self.values), np.bool_)
        found[[self._numbers[value] for value in values if value in self._numbers]] = True
        return found


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of many things, one after another.

    Attributes:
        starts: where the list of each begins, and at last where the last one ends.
        numbers: all lists.
    """

    starts: NDArray[np.int64]
    numbers: Ints

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> "Lists":
        """From the lists themselves."""
        counts: list[int] = []
        numbers: list[int] = []
        for one in lists:
            counts.append(len(one))
            numbers += one
        return cls(_starts(np.array(counts, np.int64)), np.array(numbers, np.int32))

    @classmethod
    def of_pairs(cls, of: NDArray[np.int32], numbers: Ints, things: int, without: int) -> "Lists":
        """From pairs of a thing and a number, sorted by the things.

        Args:
            of: the things.
            numbers: the numbers.
            things: how many there are.
            without: the number of those that stand in no pair.
        """
        counts = np.bincount(of, minlength=things)
        lacking = np.flatnonzero(counts == 0).astype(np.int32)
        every = np.concatenate([of, lacking])
        order = np.argsort(every, kind="stable")
        filled = np.concatenate([numbers, np.full(len(lacking), without, np.int32)])[order]
        return cls(_starts(np.maximum(counts, 1)), filled.astype(np.int32))

    def spread(self, keys: Ints) -> tuple[NDArray[np.int64], Ints]:
        """The lists of some things: for each of their numbers the place of its thing among the keys, and the number."""
        counts = self.starts[keys + 1] - self.starts[keys]
        places = np.repeat(np.arange(len(keys)), counts)
        begins = np.repeat(self.starts[keys] - (np.cumsum(counts) - counts), counts)
        return places, self.numbers[begins + np.arange(len(places))]


def _starts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of some things.

    Attributes:
        things: how many things there are.
        of: the things of the pairs, in order.
        rows, columns: the pairs, by the numbers of their values.
    """

    things: int
    of: Ints
    rows: Ints
    columns: Ints

    @classmethod
    def once(cls, things: int, of: Ints, rows: Ints, columns: Ints) -> "Placed":
        """From pairs in any order, each once."""
        wide, broad = int(rows.max(initial=0)) + 1, int(columns.max(initial=0)) + 1
        keys = np.sort((of.astype(np.int64) * wide + rows) * broad + columns)
        # Sorted like that, a million pairs take a fifth of what NumPy takes for their unique values by a table of hashes.
        keys = keys[np.concatenate([keys[:1] == keys[:1], keys[1:] != keys[:-1]])]
        return cls(
            things,
            (keys // (wide * broad)).astype(np.int32),
            (keys // broad % wide).astype(np.int32),
            (keys % broad).astype(np.int32),
        )

    def some(self, places: NDArray[np.int64]) -> "Placed":
        """Those of some things, in their order."""
        begins = np.searchsorted(self.of, places)
        counts = np.searchsorted(self.of, places, "right") - begins
        kept = np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        of = np.repeat(np.arange(len(places), dtype=np.int32), counts)
        return Placed(len(places), of, self.rows[kept], self.columns[kept])

    def standing(self, meant: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Of each thing whether one of some of the pairs is its."""
        found = np.zeros(self.things, np.bool_)
        found[self.of[meant]] = True
        return found

    def each(self) -> Iterator[list[tuple[int, int]]]:
        """The pairs of each thing."""
        ends = np.searchsorted(self.of, np.arange(self.things + 1)).tolist()
        pairs = list(zip(self.rows.tolist(), self.columns.tolist(), strict=True))
        return (pairs[start:end] for start, end in pairwise(ends))
