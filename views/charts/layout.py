"""Where everything of a chart stands, in pixels, on a picture of a given width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from views.base.lettering import width as line_width
from views.base.lettering import wrapped
from views.charts.plot import Axis, BarMark, KeyEntry, Outline, Panel, Plot, PointMark
from views.charts.scene import BOLD, Box, Item, Scene, Sign, Stroke, TextLine

SMALL: Final = 12
"""Pixels of the type of numbers and scales."""
PLAIN: Final = 14
"""Pixels of the type of titles and labels."""
LEAST: Final = 10
"""Pixels of a picture with nothing on it."""
ROW: Final = 17
"""Pixels from one line of type to the next."""
CLOSE: Final = 14
"""The same between two lines of one label of the small type."""
BETWEEN: Final = 8
"""Pixels from what is written beside a vertical scale to the scale."""
WIDER: Final = 1.04
"""How much more room a text is given than it takes here: browsers set it a little wider, and letters of other alphabets come from elsewhere."""
THICK: Final = 0.76
"""Which part of its place a bar fills that goes upwards."""
LYING: Final = 0.6
"""The same of one that lies: a number that has no room in it stands below it."""
PARTED: Final = 1
"""Pixels between two parts of a bar that lies."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a panel stands: the room between its scales in pixels, where its title begins above it, and the title's lines."""

    panel: Panel
    left: float
    top: float
    width: float
    above: float
    title: Sequence[str]

    def x(self, value: float) -> float:
        """The pixel of a value of the horizontal scale."""
        return self.left + self.width * self.panel.x.share(value)

    def y(self, value: float) -> float:
        """The pixel of a value of the vertical scale."""
        share = self.panel.y.share(value)
        return self.top + self.panel.height * (share if self.panel.downwards else 1 - share)


@dataclass(frozen=True, slots=True)
class Layout:
    """The rooms of a chart's panels on a picture, with the lines of its key above them."""

    width: float
    height: float
    key: Sequence[Item]
    rooms: Sequence[Room]


def arranged(plot: Plot, width: float) -> Layout:
    """Where the panels of a chart stand on a picture of so many pixels; all of them begin and end at the same ones."""
    key, top = _key(plot.key, width)
    left = max((_beside(panel.y) for panel in plot.panels), default=0)
    right = max((_beyond(panel, width - left) for panel in plot.panels), default=0)
    rooms = []
    for panel in plot.panels:
        above = top
        lines = _title_lines(panel, width)
        top += ROW * len(lines) + (6 if lines else 0) + _heads_height(panel, left, width - left - right)
        top += _turned(panel)
        rooms.append(Room(panel, left, top, width - left - right, above, lines))
        top += panel.height + _below(panel) + plot.gap
    return Layout(width, max(top - plot.gap + 2, LEAST), key, rooms)


def scene(plot: Plot, width: float) -> Scene:
    """The chart on a picture of so many pixels; the height follows."""
    layout = arranged(plot, width)
    items = [*layout.key]
    for room in layout.rooms:
        items += [*titled(room), *_grid(room), *values(room), *labels(room)]
        items += [*(_box(room, bar) for bar in room.panel.bars), *numbers(room)]
        items += [Sign(room.x(mark.x), room.y(mark.y), mark.size, mark.form, mark.fill) for mark in room.panel.marks]
        items += names(room)
    return Scene(width, round(layout.height), items)


def _wide(text: str, size: int, weight: int = 400) -> float:
    return max(line_width(line, "sans", weight, size) for line in text.split("\n")) * WIDER


def _title_lines(panel: Panel, width: float) -> Sequence[str]:
    room = width - (18 if panel.fill else 0)
    return wrapped(panel.title, "sans", BOLD, PLAIN, room / WIDER) if panel.title else ()


def _beside(axis: Axis) -> float:
    """How much room the words left of a panel take."""
    return max((_wide(text, SMALL) + BETWEEN for _, text in axis.ticks), default=0)


def _beyond(panel: Panel, width: float) -> float:
    """How much room what stands at the right end needs of so many pixels: the name of a mark, the half of the last label that is beyond its value."""
    least = 24 if panel.marks and not panel.x.turned else 2
    if panel.x.turned or not panel.x.ticks or not panel.x.ticks[-1][1]:
        return least
    value, text = panel.x.ticks[-1]
    share = panel.x.share(value)
    return max(least, (_wide(text, SMALL) / 2 - (1 - share) * width) / share if share else 0)


def _turned(panel: Panel) -> float:
    """How much room the upright words above a panel take."""
    return max((_wide(text, SMALL) for _, text in panel.x.ticks), default=0) + 8 if panel.x.turned else 0


def _below(panel: Panel) -> float:
    lines = max((text.count("\n") + 1 for _, text in panel.x.ticks if text), default=0) if not panel.x.turned else 0
    lying = any(not bar.upright for bar in panel.bars)
    return lines * ROW + (4 if lines else 0) + (6 if lying else 0)


def _key(key: Sequence[KeyEntry], width: float) -> tuple[list[Item], float]:
    """The entries of a key, broken into lines, and where they end."""
    items: list[Item] = []
    x, y = 0.0, 14.0
    for one in key:
        takes = 18 + _wide(one.text, PLAIN)
        if x and x + takes > width:
            x, y = 0, y + ROW + 3
        items.append(Sign(x + 6, y - 5, 11, one.form, one.fill) if one.form else Box(x, y - 11, 12, 12, one.fill, True))
        items.append(TextLine(x + 18, y, one.text, PLAIN))
        x += takes + 18
    return items, y + 14 if key else 0


# --- labels above a panel, each over what it names


def _levels(panel: Panel, left: float, width: float) -> list[tuple[float, float, int, str, str]]:
    """The labels above a panel, from the left: where each points, where it begins, its line from below, text and colour."""
    placed: list[tuple[float, float, int, str, str]] = []
    ends: list[float] = []
    for value, text, fill in sorted(panel.heads):
        at, takes = left + width * panel.x.share(value), _wide(text, PLAIN, BOLD)
        begins = min(max(at - takes / 2, 0), left + width - takes)
        level = next((n for n, end in enumerate(ends) if begins >= end + 12), len(ends))
        ends[level:] = [begins + takes, *ends[level + 1 :]]
        placed.append((at, begins, level, text, fill))
    return placed


def _heads_height(panel: Panel, left: float, width: float) -> float:
    placed = _levels(panel, left, width)
    return (max(level for _, _, level, *_ in placed) + 1) * (ROW + 2) + 8 if placed else 0


def titled(room: Room) -> Iterator[Item]:
    """The title of a panel, and the labels above it with a line to what each names."""
    panel = room.panel
    if panel.fill:
        yield Sign(6, room.above + 10, 11, Outline.SQUARE, panel.fill)
    for number, line in enumerate(room.title):
        yield TextLine(18 if panel.fill else 0, room.above + 15 + ROW * number, line, PLAIN, weight=BOLD)
    for at, begins, level, text, fill in _levels(panel, room.left, room.width):
        y = room.top - _turned(panel) - 8 - level * (ROW + 2)
        if not panel.x.turned:
            yield Stroke(at, y + 4, at, room.top, fill)
        yield TextLine(begins, y, text, PLAIN, fill, weight=BOLD)


def values(room: Room) -> Iterator[TextLine]:
    """What is written beside the vertical scale; the lines of a label stand about its value."""
    for value, text in room.panel.y.ticks:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            y = room.y(value) + 4 + CLOSE * (number - (len(lines) - 1) / 2)
            yield TextLine(room.left - BETWEEN, y, line, SMALL, "ink", "end")


def labels(room: Room) -> Iterator[TextLine]:
    """What is written along the horizontal scale, as much of it as has room; the last always has."""
    ticks, bottom = room.panel.x.ticks, room.top + room.panel.height
    if room.panel.x.turned:
        for value, text in ticks:
            yield TextLine(room.x(value) + 4, room.top - 6, text, SMALL, turned=True)
        return
    free = None
    for value, text in reversed(ticks):
        at, half = room.x(value), _wide(text, SMALL) / 2
        if free is None or at + half <= free:
            free = at - half - 3
            for number, line in enumerate(text.split("\n"), 1):
                yield TextLine(at, bottom + ROW * number, line, SMALL, "soft", "middle")


def _grid(room: Room) -> Iterator[Stroke]:
    bottom, right = room.top + room.panel.height, room.left + room.width
    if room.panel.x.grid:
        for value, _ in room.panel.x.ticks:
            yield Stroke(room.x(value), room.top, room.x(value), bottom, "rule")
    if room.panel.y.grid:
        for value, _ in room.panel.y.ticks:
            yield Stroke(room.left, room.y(value), right, room.y(value), "rule")
    for rule in room.panel.rules:
        at = room.y(rule.y)
        yield Stroke(room.x(rule.start), at, room.x(rule.end), at, rule.fill, rule.width)


def numbers(room: Room) -> Iterator[TextLine]:
    """The numbers of bars: above those that go upwards, in those that lie or, where they have no room, below them."""
    for bar in room.panel.bars:
        if bar.upright and bar.label:
            yield TextLine(room.x(bar.at), room.y(bar.end) - 4, bar.label, SMALL, anchor="middle")
    yield from _numbers_along(room)


def _box(room: Room, bar: BarMark) -> Box:
    if bar.upright:
        thick = room.width / (room.panel.x.high - room.panel.x.low) * THICK
        low, high = room.y(bar.start), room.y(bar.end)
        return Box(room.x(bar.at) - thick / 2, high, thick, low - high, bar.fill, bar.hatched)
    thick = room.panel.height / (room.panel.y.high - room.panel.y.low) * LYING
    start, end = room.x(bar.start), room.x(bar.end)
    # A line of the ground tells one part from the next, whatever their colours.
    wide = end - start - (PARTED if end - start > 3 * PARTED else 0)
    return Box(start, room.y(bar.at) - thick / 2, wide, thick, bar.fill, bar.hatched, bar.part)


def _numbers_along(room: Room) -> Iterator[TextLine]:
    """The numbers of bars that lie: inside where they have room, else below, pushed apart."""
    outside: dict[float, list[tuple[float, BarMark]]] = {}
    for bar in room.panel.bars:
        if bar.upright or not bar.label:
            continue
        box = _box(room, bar)
        middle = box.x + box.width / 2
        # On what is filled by half no number can be read.
        if _wide(bar.label, SMALL, BOLD) <= box.width and bar.part in (0, 1):
            fill = "ink" if bar.hatched or not bar.part else "on"
            yield TextLine(middle, box.y + box.height / 2 + 4, bar.label, SMALL, fill, "middle", BOLD)
        else:
            outside.setdefault(bar.at, []).append((middle, bar))
    for at, found in outside.items():
        thick = room.panel.height / (room.panel.y.high - room.panel.y.low) * LYING
        takes = [_wide(bar.label, SMALL) + 4 for _, bar in found]
        for (_, bar), x in zip(
            found, _apart([middle for middle, _ in found], takes, room.left, room.left + room.width), strict=True
        ):
            yield TextLine(x, room.y(at) + thick / 2 + 11, bar.label, SMALL, bar.fill, "middle")


def _apart(middles: Sequence[float], takes: Sequence[float], start: float, end: float) -> list[float]:
    """Middles moved so far to the left or right that nothing of such widths overlaps or stands outside."""
    moved = list(middles)
    moved[0] = max(moved[0], start + takes[0] / 2)
    gaps = [(one + other) / 2 for one, other in pairwise(takes)]
    for at, gap in enumerate(gaps, 1):
        moved[at] = max(moved[at], moved[at - 1] + gap)
    if moved[-1] + takes[-1] / 2 > end:
        moved[-1] = end - takes[-1] / 2
        for at in range(len(gaps) - 1, -1, -1):
            moved[at] = min(moved[at], moved[at + 1] - gaps[at])
    return moved


def names(room: Room) -> Iterator[TextLine]:
    """The names of marks beside them, where they cover no other mark and no other name."""
    taken: list[tuple[float, float, float, float]] = [
        (room.x(mark.x) - mark.size / 2, room.y(mark.y) - mark.size / 2, mark.size, mark.size)
        for mark in room.panel.marks
    ]
    # Where something is written beside the scale, no name runs into it.
    first = room.left - BETWEEN / 2 if room.panel.y.ticks else 0
    for mark in room.panel.marks:
        if not mark.label:
            continue
        x, y, takes = room.x(mark.x), room.y(mark.y), _wide(mark.label, SMALL)
        own = (x - mark.size / 2, y - mark.size / 2, mark.size, mark.size)
        for begins, line in _about(mark, x, y, takes):
            place = (begins, line - 10, takes, 13)
            inside = begins >= first and begins + takes <= room.left + room.width + 22 and place[1] >= room.above
            if inside and not any(_overlap(place, other) for other in taken if other != own):
                taken.append(place)
                yield TextLine(begins, line, mark.label, SMALL)
                break


def _about(mark: PointMark, x: float, y: float, takes: float) -> Iterator[tuple[float, float]]:
    """Where the name of a mark may stand, the best place first: where it begins, and its line."""
    if mark.below:
        yield x - takes / 2, y + mark.below
        yield x - takes / 2, y + mark.below + CLOSE - 2
        return
    sides = [x + mark.size / 2 + 4, x - mark.size / 2 - 4 - takes]
    yield from ((begins, y + 4) for begins in (reversed(sides) if mark.leftwards else sides))
    yield x - takes / 2, y - 10
    yield x - takes / 2, y + 18


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
