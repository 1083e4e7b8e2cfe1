"""What a chart shows, described once: panels with their scales and marks. Writers draw it as SVG, as PNG and as plotly's figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import log10


class Outline(Enum):
    """The outlines of a mark."""

    DISC = "disc"
    RING = "ring"
    HALF = "half"
    TRIANGLE = "triangle"
    SQUARE = "square"
    HALF_SQUARE = "half-square"
    HOLLOW_SQUARE = "hollow-square"
    DIAMOND = "diamond"
    HOLLOW_DIAMOND = "hollow-diamond"
    DOT = "dot"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the two scales of a panel.

    Attributes:
        low: the value at its left or lower end.
        high: the value at its other end.
        ticks: what is written beside it, by value; a line feed breaks it.
        log: whether equal steps are equal factors; both ends are then above zero.
        grid: whether a rule crosses the panel at each tick.
        turned: whether the words stand upright, read from below, above the panel.
    """

    low: float
    high: float
    ticks: Sequence[tuple[float, str]] = ()
    log: bool = False
    grid: bool = False
    turned: bool = False

    def share(self, value: float) -> float:
        """Where a value lies between the two ends, from 0 to 1."""
        if self.log:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)


def places(labels: Sequence[str]) -> Axis:
    """A scale of names, one at each whole number from 0."""
    return Axis(-0.5, max(len(labels), 1) - 0.5, tuple(enumerate(labels)))


@dataclass(frozen=True, slots=True)
class BarMark:
    """A bar across one place of a scale of names, from one value to another.

    Attributes:
        at: its place.
        start: where it begins on the other scale.
        end: where it ends.
        fill: a name of the palette.
        label: the number in it, or beside it where it has no room.
        said: what is said over it where the chart is live: a head, then names.
        hatched: whether it is drawn apart from what is certain.
        upright: whether it goes upwards; its number then stands above it.
        part: how much of its thickness is filled, from below: what is filled in part, or not at all, has an outline.
    """

    at: float
    start: float
    end: float
    fill: str
    label: str = ""
    said: Sequence[str] = ()
    hatched: bool = False
    upright: bool = False
    part: float = 1


@dataclass(frozen=True, slots=True)
class PointMark:
    """A mark at a point.

    Attributes:
        x: its place on the horizontal scale.
        y: its place on the vertical one.
        form: its outline.
        fill: a name of the palette.
        size: its height in pixels.
        label: what is written beside it, where there is room.
        said: what is said over it where the chart is live: a head, then names.
        leftwards: whether the label stands rather left of it.
        below: pixels from its middle down to the line of its label, 0 where the label stands beside it.
    """

    x: float
    y: float
    form: Outline
    fill: str
    size: int = 11
    label: str = ""
    said: Sequence[str] = ()
    leftwards: bool = False
    below: int = 0


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A line along the horizontal scale, from one mark to another or across the panel."""

    y: float
    start: float
    end: float
    fill: str = "soft"
    width: float = 1


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a chart with scales of its own.

    Attributes:
        x: from left to right.
        y: from below upwards.
        height: pixels of the room between its scales.
        title: above it.
        fill: a name of the palette, for a sign before the title where the panel is of one region.
        bars: drawn first.
        rules: drawn on them.
        marks: drawn last.
        heads: labels above it that point to values of the horizontal scale: value, text, name of the palette.
        downwards: whether the vertical scale begins above.
    """

    x: Axis
    y: Axis
    height: float
    title: str = ""
    fill: str = ""
    bars: Sequence[BarMark] = ()
    rules: Sequence[RuleMark] = ()
    marks: Sequence[PointMark] = ()
    heads: Sequence[tuple[float, str, str]] = ()
    downwards: bool = False


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of the key above a chart: a mark, or a hatched box where the form is None, and what it means."""

    text: str
    fill: str
    form: Outline | None = Outline.DISC


@dataclass(frozen=True, slots=True)
class Plot:
    """A whole chart.

    Attributes:
        panels: from above.
        key: what the marks mean, where their labels do not say it.
        gap: pixels between two panels.
        live: whether it says more where a reader can point at it, so that plotly draws it for them.
        zooms: whether a reader can then look closer at a part of the horizontal scale, which is one of plain numbers.
    """

    panels: Sequence[Panel]
    key: Sequence[KeyEntry] = ()
    gap: float = 16
    live: bool = True
    zooms: bool = False
