"""A long list in pages, and the few page numbers that a reader needs of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

AROUND: Final = 2
"""Pages shown on each side of the present one."""


@dataclass(frozen=True, slots=True)
class Paged:
    """One page of a list.

    Attributes:
        rows: its rows.
        page: its number, from 1; the last where a later one was asked for.
        pages: how many there are, at least 1.
        asked: the number that was asked for.
    """

    rows: Sequence[Any]
    page: int
    pages: int
    asked: int = 1

    @property
    def numbers(self) -> list[int | None]:
        """The numbers to show: first, last and those around the present one; None stands for those left out."""
        near = range(max(self.page - AROUND, 1), min(self.page + AROUND, self.pages) + 1)
        shown = sorted({1, *near, self.pages})
        numbers: list[int | None] = []
        for number in shown:
            if numbers and numbers[-1] is not None and number > numbers[-1] + 1:
                # One page alone is shown rather than left out: the sign for it would be as long.
                numbers.append(number - 1 if number == numbers[-1] + 2 else None)
            numbers.append(number)
        return numbers


def paged(rows: Sequence[Any], page: int, size: int) -> Paged:
    """The rows of one page."""
    pages = max(-(-len(rows) // size), 1)
    shown = min(page, pages)
    return Paged(rows[(shown - 1) * size : shown * size], shown, pages, page)
