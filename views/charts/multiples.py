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


def multiples(labels: Sequence[str], every: Sequence[Series], words: Language) -> list[Panel]:
    """A panel for each region that has any, on one scale; the labels of the places stand below the last."""
    shown = [series for series in every if any(series.counts)]
    highest = sum(max(series.counts) for series in shown)
    unit = min(max(MOST / max(highest, 1), min(SHORTEST, ROOM / max(highest, 1))), TALLEST)
    scale = places(labels)
    bare = Axis(scale.low, scale.high)
    return [_panel(series, unit, scale if series is shown[-1] else bare, len(labels), words) for series in shown]


def _panel(series: Series, unit: float, x: Axis, n: int, words: Language) -> Panel:
    highest = max(series.counts) + ABOVE / unit
    bars: list[BarMark] = []
    apart = series.hatched or [0] * n
    for at, (count, undated, said) in enumerate(zip(series.counts, apart, series.said, strict=True)):
        whole = count - undated
        if count:
            label = f"{words.number(whole)} + {words.number(undated)}" if undated else words.number(count)
            bars.append(BarMark(at, 0, whole, series.fill, "" if undated else label, said, upright=True))
            if undated:
                bars.append(BarMark(at, whole, count, series.fill, label, said, hatched=True, upright=True))
    rule = RuleMark(0, x.low, x.high, "rule")
    return Panel(x, Axis(0, highest), highest * unit, series.title, series.fill, bars, [rule])
