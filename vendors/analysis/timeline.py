"""How many rows fall into each year, and into each month of one year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vendors.types.date import PartialDate


@dataclass(frozen=True, slots=True)
class Bar:
    """A period and how many rows fall into it.

    Attributes:
        period: a year or a month.
        count: rows whose date begins in it and is known as precisely.
        share: of the highest bar, from 0 to 100.
    """

    period: PartialDate
    count: int
    share: float


def by_year(days: Iterable[PartialDate]) -> list[Bar]:
    """The years from the first date to the last, those without any row included."""
    counts = Counter(day.first.year for day in days)
    years = range(min(counts), max(counts) + 1) if counts else ()
    return _bars([(f"{year:04}", counts[year]) for year in years])


def by_month(days: Iterable[PartialDate], year: int) -> list[Bar]:
    """The twelve months of a year; dates of which only the year is known are in none."""
    counts = Counter(day.first.month for day in days if day.first.year == year and day.precision != "year")
    return _bars([(f"{year:04}-{month:02}", counts[month]) for month in range(1, 13)])


def _bars(counts: list[tuple[str, int]]) -> list[Bar]:
    most = max((count for _, count in counts), default=0) or 1
    return [Bar(PartialDate.parse(text), count, round(100 * count / most, 1)) for text, count in counts]
