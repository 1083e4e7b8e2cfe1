"""How much of a long list stands on a page, so that a page weighs as much with thousands of vendors as with fifty."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, TypeVar

from vendors.query.results import LAST, Count, Counts

T = TypeVar("T")

WHOLE: Final = 80
"""Values of a facet up to which all are listed."""
MOST_FREQUENT: Final = 30
"""Values that are listed of more than that; each that is chosen besides, and the others can be typed."""
SUGGESTED: Final = 300
"""Names up to which a field suggests all of them; of more it suggests none, since it understands what is typed anyhow."""
PER_PAGE: Final = 100
"""Names on a page of a list of nothing but names."""
MOST_NAMES: Final = 40
"""Names that are listed in one cell; of the others it is said how many there are."""
MOST_BESIDE: Final = 12
"""Vendors of an owner or a place, with their sources, and milestones of a person, that stand beside it among the results of a search; a link leads to the others."""

MOST_LETTERS: Final = 150
"""Letters of a cell of a raw table that stand whole, some four lines there; a longer text is cut to as many lines, so that none shows less than one that is whole."""
MOST_LETTERS_OF_ITEMS: Final = 80
"""Letters of a list in such a cell that stand where not all do: three lines, and in the fourth how many more there are."""


def few_of(counts: Counts) -> Sequence[Count]:
    """The values of a facet that are listed, in their order."""
    if len(counts) <= WHOLE:
        return counts
    # What stands last however frequent it is would not be seen in a long list.
    kept = counts.chosen.union(LAST)
    rarer = (place for place, value in enumerate(counts.values[MOST_FREQUENT:], MOST_FREQUENT) if value in kept)
    return [*counts[:MOST_FREQUENT], *(counts[place] for place in rarer)]


def suggested(names: Sequence[T]) -> Sequence[T]:
    """The names that a field suggests: all, or none where they are too many for a page."""
    return names if len(names) <= SUGGESTED else ()


def in_sight(items: Sequence[str]) -> int:
    """How many of the things in a cell of a raw table stand in sight: all, as many as there is room for, or none where the first has no room and is to be cut."""
    if len(items) <= 1:  # as nearly all cells
        return int(bool(items) and len(items[0]) <= MOST_LETTERS)
    if sum(map(len, items)) <= MOST_LETTERS:
        return len(items)
    ends = accumulate(map(len, items))
    return bisect_right([*ends], MOST_LETTERS_OF_ITEMS) or int(len(items[0]) <= MOST_LETTERS)
