"""What changes in time, as rows that hold from one day to another: who controlled each vendor, and where each answer stood.

The rules are those of `vendors.domain`: each is asked on every day on which its answer may change, so that a view of a day
need only look which row holds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from vendors.domain.controversy_summary import in_short
from vendors.domain.ownership import Control, control
from vendors.domain.right_of_reply import Stage
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.types.date import PartialDate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """What held of something for a while.

    Attributes:
        of: identifiers of what it is about.
        begins: its first day, or None where it reaches back without bound.
        ends: the day after its last, or None where it lasts.
        held: what held.
    """

    of: tuple[str, ...]
    begins: date | None
    ends: date | None
    held: T


def control_periods(dataset: Dataset, today: date) -> Iterator[Period[Control]]:
    """Who controlled each vendor, without a gap, in the order of the file and of time.

    Args:
        today: the present day, see `vendors.domain.ownership`.
    """
    for vendor in dataset.vendor:
        days = {today} | _turning_days(dataset, vendor, frozenset())
        yield from _stretches((vendor,), days, partial(_controlled, dataset, vendor, today))


def answer_periods(dataset: Dataset) -> Iterator[Period[Stage]]:
    """Where the answer of each vendor in each controversy stood, from the first status on: before it, nothing was told of it."""
    for dispute in dataset.controversy.values():
        first = min((step.date.first for step in dataset.steps.get(dispute.id, ())), default=None)
        if first is None:
            continue
        rows = dataset.replies.get(dispute.id, ())
        days = {first, *_firsts(day for row in rows for day in (row.asked, row.answered, row.published))}
        for place, vendor in enumerate(dispute.vendors):
            yield from _stretches((dispute.id, vendor), days, partial(_answered, dataset, dispute, place, first))


def _controlled(dataset: Dataset, vendor: str, today: date, day: date) -> Control:
    return control(dataset, vendor, day, today)


def _answered(dataset: Dataset, dispute: Controversy, place: int, first: date, day: date) -> Stage:
    (short,) = in_short(dataset, [dispute], max(day, first))
    return short.answers[place][1]


def _turning_days(dataset: Dataset, vendor: str, above: frozenset[str]) -> set[date]:
    """The days on which the control of a vendor, or of one of its owners, may change."""
    known = dataset.vendor.get(vendor)
    days = set(_firsts([known.founded] if known else []))
    for row in dataset.periods.get(vendor, ()):
        days |= set(_firsts((row.since, row.until)))
        if row.owner_vendor and row.owner_vendor not in above:
            days |= _turning_days(dataset, row.owner_vendor, above | {vendor})
    return days


def _firsts(days: Iterable[PartialDate | None]) -> Iterator[date]:
    return (day.first for day in days if day)


def _stretches(of: tuple[str, ...], days: Iterable[date], held: Callable[[date], T]) -> Iterator[Period[T]]:
    """The periods between some days; what did not change is one period."""
    begins: date | None = None
    now = held(date.min)
    for day in sorted(days):
        found = held(day)
        if found != now:
            yield Period(of, begins, day, now)
            begins, now = day, found
    yield Period(of, begins, None, now)
