"""How many rows fall into each year, and into each month of one year."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vendors.types.date import PartialDate

Days = Iterable[PartialDate] | Mapping[PartialDate, int]
"""Dates, one a row, or each with its number of rows."""


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


def by_year(days: Days) -> list[Bar]:
    """The years from the first date to the last, those without any row included."""
    counts = _counted(days, lambda day: day.first.year)
    years = range(min(counts), max(counts) + 1) if counts else ()
    return _bars([(f"{year:04}", counts[year]) for year in years])


def by_month(days: Days, year: int) -> list[Bar]:
    """The twelve months of a year; dates of which only the year is known are in none."""
    within = {day: n for day, n in Counter(days).items() if day.first.year == year and day.precision != "year"}
    counts = _counted(within, lambda day: day.first.month)
    return _bars([(f"{year:04}-{month:02}", counts[month]) for month in range(1, 13)])


def _counted(days: Days, part: Callable[[PartialDate], int]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for day, n in Counter(days).items():
        counts[part(day)] += n
    return counts


def _bars(counts: list[tuple[str, int]]) -> list[Bar]:
    most = max((count for _, count in counts), default=0) or 1
    return [Bar(PartialDate.parse(text), count, round(100 * count / most, 1)) for text, count in counts]
