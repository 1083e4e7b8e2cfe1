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
from vendors.domain.ownership import Control, told_control
from vendors.domain.right_of_reply import Stage
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import beginning
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


@dataclass(frozen=True, slots=True)
class ControlPeriod:
    """A stretch in which a vendor was controlled in the same way.

    Attributes:
        period: from when to when that is what is answered: an owner of unknown beginning from today on.
        begins: the first day of that control, or None where it is not known or without bound; a year means its first day.
        ends: the day after its last, or None where it lasts or that is not known.
        settled: the day from which on it has begun for certain, or None where that is not known.
    """

    period: Period[Control]
    begins: date | None
    ends: date | None
    settled: date | None


def control_periods(dataset: Dataset, today: date) -> Iterator[ControlPeriod]:
    """Who controlled each vendor, without a gap, in the order of the file and of time.

    Args:
        today: the present day, see `vendors.domain.ownership`.
    """
    for vendor in dataset.vendor:
        turns = _turning_days(dataset, vendor, frozenset())
        for period in _stretches((vendor,), {today} | turns, partial(_controlled, dataset, vendor, today)):
            # An owner of unknown beginning is met today for the first time; that is not when it began.
            begins, ends = (day if day in turns else None for day in (period.begins, period.ends))
            known = [beginning(row, dataset.vendor.get(row.vendor)) for row in period.held.chain]
            settled = max((day.last for day in known if day), default=None) if all(known) else None
            yield ControlPeriod(period, begins, ends, settled)


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
    return told_control(dataset, vendor, day, today)


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
