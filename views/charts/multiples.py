"""Small charts one below the other, all on one scale: the form of what is counted by region and by time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendors.i18n.language import Language
from views.charts.plot import Axis, BarMark, Panel, RuleMark, places

MOST: Final = 360
"""Pixels that the highest bars of all regions may take together."""
TALLEST, SHORTEST = 7.0, 1.0
"""Pixels of one vendor, where there are few and where there are many."""
ROOM: Final = 1_080
"""Pixels that the bars may take at most; with thousands of vendors one has less than a pixel."""
ABOVE: Final = 18
"""Pixels for the number above a bar."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted of one region.

    Attributes:
        title: the name of the region, and what else stands beside it.
        fill: a name of the palette.
        counts: a number for each place.
        said: what is said over each bar: a head, then names.
        hatched: how many of each number are set apart.
    """

    title: str
    fill: str
    counts: Sequence[int]
    said: Sequence[Sequence[str]]
    hatched: Sequence[int] = ()


def multiples(labels: Sequence[str], every: Sequence[Series], words: Language, apart: float = 0) -> list[Panel]:
    """A panel for each region that has any, on one scale; the labels of the places stand below the last.

    Args:
        apart: how much further than one place the last one stands from those before it, in places.
    """
    shown = [series for series in every if any(series.counts)]
    highest = sum(max(series.counts) for series in shown)
    unit = min(max(MOST / max(highest, 1), min(SHORTEST, ROOM / max(highest, 1))), TALLEST)
    last = len(labels) - 1
    found = places(labels)
    scale = Axis(found.low, found.high + apart, [(at + apart if at == last else at, text) for at, text in found.ticks])
    bare = Axis(scale.low, scale.high)
    at = [value for value, _text in scale.ticks]
    return [_panel(series, unit, scale if series is shown[-1] else bare, at, words) for series in shown]


def _panel(series: Series, unit: float, x: Axis, at: Sequence[float], words: Language) -> Panel:
    highest = max(series.counts) + ABOVE / unit
    bars: list[BarMark] = []
    hatched = series.hatched or [0] * len(at)
    for place, count, undated, said in zip(at, series.counts, hatched, series.said, strict=True):
        whole = count - undated
        if count:
            label = f"{words.number(whole)} + {words.number(undated)}" if undated else words.number(count)
            bars.append(BarMark(place, 0, whole, series.fill, "" if undated else label, said, upright=True))
            if undated:
                bars.append(BarMark(place, whole, count, series.fill, label, said, hatched=True, upright=True))
    rule = RuleMark(0, x.low, x.high, "rule")
    return Panel(x, Axis(0, highest), highest * unit, series.title, series.fill, bars, [rule])
