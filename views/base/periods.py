"""The timeline of a list: its years, and the months of the year that is looked at, each a link to what lies in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vendors.analysis.timeline import Bar, by_month, by_year
from vendors.types.date import PartialDate
from views.base.view import Asked


@dataclass(frozen=True, slots=True)
class Linked:
    """A bar of the timeline.

    Attributes:
        address: where it leads.
        chosen: whether its period is the one chosen.
        after_gap: whether years without any row were left out before it.
    """

    bar: Bar
    address: str
    chosen: bool
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Periods:
    """The timeline.

    Attributes:
        year: the year whose months are shown, or None.
    """

    years: tuple[Linked, ...]
    months: tuple[Linked, ...]
    year: PartialDate | None


def periods(asked: Asked, days: Iterable[PartialDate] | Mapping[PartialDate, int]) -> Periods:
    """The timeline of the rows that have these dates, or so many of each, were no period chosen."""
    known = Counter(days)
    since, until = asked.selection.since, asked.selection.until
    year = since.first.year if since and until and since.first.year == until.first.year else None
    return Periods(
        _without_empty([_linked(asked, bar) for bar in by_year(known)]),
        tuple(_linked(asked, bar) for bar in by_month(known, year)) if year else (),
        PartialDate.parse(f"{year:04}") if year else None,
    )


def _without_empty(years: Sequence[Linked]) -> tuple[Linked, ...]:
    """The years that have rows, or that are chosen; none where a single one would stand alone."""
    kept: list[Linked] = []
    for at, one in enumerate(years):
        if one.bar.count or one.chosen:
            empty_before = bool(kept) and not (years[at - 1].bar.count or years[at - 1].chosen)
            kept.append(replace(one, after_gap=empty_before))
    return tuple(kept) if len(kept) > 1 or any(one.chosen for one in kept) else ()


def _linked(asked: Asked, bar: Bar) -> Linked:
    """A bar with the address of its rows; where its period is chosen already, of the period around it."""
    selection, period = asked.selection, bar.period
    chosen = (selection.since, selection.until) == (period, period)
    around = PartialDate.parse(period.text[:4]) if chosen and period.precision == "month" else None
    wanted = around if chosen else period
    return Linked(bar, selection.but(since=wanted, until=wanted).at(asked.path), chosen)
