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
        total: how many rows the whole list has.
        first: the place of the first row of the page in it, from 1; 0 where the list is empty.
    """

    rows: Sequence[Any]
    page: int
    pages: int
    asked: int = 1
    total: int = 0
    first: int = 0

    @property
    def last(self) -> int:
        """The place of the last row of the page in the list."""
        return self.first + len(self.rows) - 1 if self.rows else 0

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
    start = (shown - 1) * size
    return Paged(rows[start : start + size], shown, pages, page, len(rows), start + 1 if rows else 0)
