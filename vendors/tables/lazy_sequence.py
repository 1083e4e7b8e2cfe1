"""A sequence of which only what is asked for is put together: a page names a few of thousands."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class LazySequence(Sequence[T_co]):
    """A sequence whose class says how many things there are, and how a part of them is put together."""

    @abstractmethod
    def part(self, at: slice) -> list[T_co]:
        """The things of a part, in their order."""

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> list[T_co]: ...
    def __getitem__(self, at: int | slice) -> T_co | list[T_co]:
        """One thing, by its place from the beginning or, below zero, from the end; or those of a part.

        Raises:
            IndexError: there is no such place.
        """
        return self.part(at) if isinstance(at, slice) else self.part(slice(at, at + 1 or None))[0]

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.part(slice(None)))
