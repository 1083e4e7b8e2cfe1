"""Rounds and deals, drawn: money raised and takeovers apart, a panel for each currency."""

from collections import deque
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from heapq import heappop, heappush
from math import floor, log10
from typing import Any, Final

from vendors.analysis.charts import funding
from vendors.analysis.charts.funding import (
    AMOUNT,
    CURRENCIES,
    CURRENCY,
    DATE,
    KIND,
    ORIGIN,
    RAISED,
    STATED,
    TITLE,
    VENDOR,
    amount_in_words,
)
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.tables.event import EventKind
from vendors.tables.lazy_sequence import LazySequence
from vendors.types.country import Region
from views.charts.base import Drawing
from views.charts.plot import Axis, KeyEntry, Outline, Panel, Plot, PointMark, RuleMark

FORMS: Final = {
    EventKind.FUNDING: Outline.DISC,
    EventKind.FINANCING: Outline.TRIANGLE,
    EventKind.IPO: Outline.SQUARE,
    EventKind.ACQUISITION: Outline.DIAMOND,
    EventKind.ACQUIRED: Outline.HOLLOW_DIAMOND,
}
"""The mark of each kind of event that is shown."""
NAMED: Final = 4
"""How many of the largest amounts of a panel are named, where they have room."""
HEIGHTS: Final = {"USD": 170, "EUR": 110, "GBP": 80}
"""Pixels of a panel of amounts; most are in dollars."""
STEP: Final = 13
"""Pixels from one mark to the next where several have no amount and stand above each other."""

Rows = Sequence[Sequence[Any]]


def describe(table: Table, words: Language, narrow: bool) -> Plot:
    """From left to right time, upwards the amount in powers of ten; the marks without an amount stand in a panel of their own."""
    if not table.rows:
        return Plot([])
    years = [_middle(row) for row in table.rows]
    time = _time(min(years), max(years), narrow)
    panels = []
    for raised in (True, False):
        of = [row for row in table.rows if (row[KIND] in RAISED) is raised]
        for currency in CURRENCIES:
            rows = [row for row in of if row[CURRENCY] == currency and row[AMOUNT] is not None]
            if rows:
                panels.append(_amounts(rows, currency, _title(raised, currency, words), time, words))
    without = [row for row in table.rows if row[AMOUNT] is None]
    if without:
        panels.append(_without(without, time, 300 if narrow else 860, words))
    last = panels[-1]
    bare = Axis(time.low, time.high, [(at, "") for at, _text in time.ticks], grid=True)
    shown = [Panel(bare, one.y, one.height, one.title, rules=one.rules, marks=one.marks) for one in panels[:-1]]
    kinds = [kind for kind in FORMS if any(row[KIND] == kind for row in table.rows)]
    regions = [region for region in Region if any(row[ORIGIN] == region for row in table.rows)]
    key = [
        *(KeyEntry(words.say(kind.label), "ink", FORMS[kind]) for kind in kinds),
        *(
            KeyEntry(words.say("founded in: {region}", region=words.say(region.label)), region, Outline.SQUARE)
            for region in regions
        ),
    ]
    return Plot([*shown, last], key, zooms=not narrow)


def _title(raised: bool, currency: str, words: Language) -> str:
    what = words.say("Money raised") if raised else words.say("Takeovers")
    return words.say("{what}: {currency}, in powers of ten", what=what, currency=words.say(CURRENCIES[currency]))


def _time(first: float, last: float, narrow: bool) -> Axis:
    low, high = floor(first), floor(last) + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (high - low) / step <= (6 if narrow else 14))
    ticks = [(year, str(year)) for year in range(low + -low % step, high + 1, step)]
    room = (high - low) * 0.03
    return Axis(low - room, high + room, ticks, grid=True)


def _amounts(rows: Rows, currency: str, title: str, time: Axis, words: Language) -> Panel:
    amounts = [row[AMOUNT] for row in rows]
    low, high = floor(log10(min(amounts))), floor(log10(max(amounts))) + 1
    ticks = [(10.0**power, words.number(10.0**power)) for power in range(low, high + 1)]
    marks = [
        _mark(
            row,
            row[AMOUNT],
            words,
            f"{row[VENDOR]} {amount_in_words(words, currency, row[AMOUNT])}" if place < NAMED else "",
        )
        for place, row in enumerate(sorted(rows, key=lambda row: -row[AMOUNT]))
    ]
    y = Axis(10.0**low * 0.8, 10.0**high * 1.25, ticks, log=True, grid=True)
    return Panel(time, y, HEIGHTS[currency], title, marks=marks)


def _without(rows: Rows, time: Axis, width: float, words: Language) -> Panel:
    """The marks without an amount: those of about the same time above each other."""
    apart = (time.high - time.low) * STEP / width
    marks: list[PointMark] = []
    levels, free = 0, list[int]()
    taken = deque[tuple[float, int]]()
    for row in sorted(rows, key=_middle):
        at = _middle(row)
        while taken and at - taken[0][0] >= apart:
            heappush(free, taken.popleft()[1])
        if free:
            level = heappop(free)
        else:
            level, levels = levels, levels + 1
        taken.append((at, level))
        marks.append(_mark(row, level, words))
    title = words.plural("{n} without an amount of its own", "{n} without an amount of their own", len(rows))
    floor_rule = RuleMark(-0.7, time.low, time.high, "rule")
    return Panel(time, Axis(-0.7, levels - 0.3), STEP * (levels + 0.4), title, rules=[floor_rule], marks=marks)


def _mark(row: Sequence[Any], y: float, words: Language, label: str = "") -> PointMark:
    return PointMark(_middle(row), y, FORMS[row[KIND]], str(row[ORIGIN]), 11, label, _Said(row, words))


def _middle(row: Sequence[Any]) -> float:
    """Where a mark stands, in years: the middle of the time that the date may mean."""
    return _between(row[DATE].first, row[DATE].last)


@lru_cache(maxsize=20_000)
def _between(first: date, last: date) -> float:
    day = first + (last - first) / 2
    return float(day.year + (day.timetuple().tm_yday - 1) / 366)


class _Said(LazySequence[str]):
    """What is said over a mark, put into words where a live chart is made and not for each page that shows the picture."""

    def __init__(self, row: Sequence[Any], words: Language) -> None:
        self._row, self._words = row, words

    def part(self, at: slice) -> list[str]:
        """The lines of a part, in their order."""
        row, words = self._row, self._words
        amount = (
            amount_in_words(words, row[CURRENCY], row[AMOUNT]) if row[AMOUNT] is not None else words.amount(row[STATED])
        )
        parts = words.date(row[DATE]), words.say(row[KIND].label), amount
        return [str(row[VENDOR]), " · ".join(filter(None, parts)), str(row[TITLE])][at]

    def __len__(self) -> int:
        return len(self[:])


DRAWING: Final = Drawing(
    chart=funding.CHART,
    looks=_(
        "A mark for each round or deal, from left to right in time and upwards by amount in powers of ten; money raised and takeovers apart, with one panel for each currency and one for those without an amount."
    ),
    describe=describe,
)
