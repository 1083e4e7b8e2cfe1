"""Whether a row meets what is chosen of one facet: with all the values or with any, the rows of which it is not known too where they are asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from vendors.tables.facet import Unknown

R = TypeVar("R")
Values = Callable[[R], Iterable[str]]

UNKNOWN: Final = str(Unknown.UNKNOWN)
"""The value that asks for the rows of which a facet is not known."""


def holds(_row: object) -> bool:
    """The test where nothing is chosen."""
    return True


def nothing_known(values: Values[R]) -> Callable[[R, str], bool]:
    """Of a facet whose values stand in one cell: each is not known where none is."""
    return lambda row, _value: all(value == UNKNOWN for value in values(row))


@dataclass(frozen=True, slots=True)
class Matching(Generic[R]):
    """What rows have of a facet, and what is not known of them.

    Attributes:
        values: what a row is known to have.
        unknown: whether it is not known if a row has a value that it is not known to have.
        every: whether a row must have all the values chosen, instead of any of them.
    """

    values: Values[R]
    unknown: Callable[[R, str], bool]
    every: bool = False

    def test(self, chosen: Sequence[str]) -> Callable[[R], bool]:
        """Whether a row meets what is chosen: “not known” stands for each other value chosen, or alone for rows of which no value is known."""
        if not chosen:
            return holds
        named, with_unknown = tuple(value for value in chosen if value != UNKNOWN), UNKNOWN in chosen
        if not named:
            return lambda row: all(value == UNKNOWN for value in self.values(row))
        enough = all if self.every else any

        def met(row: R) -> bool:
            has = frozenset(self.values(row))
            return enough(value in has or (with_unknown and self.unknown(row, value)) for value in named)

        return met
