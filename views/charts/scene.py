"""A chart laid out: boxes, lines, marks and words, each at its pixels. The writers of SVG and PNG draw nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from views.base.lettering import Family
from views.charts.plot import Outline

BOLD: Final = 600
"""The weight of type from which on it is bold."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; hatched, or filled in part from below, it has an outline of its colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    hatched: bool = False
    part: float = 1


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    fill: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark around a point."""

    x: float
    y: float
    size: float
    form: Outline
    fill: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text on a line; turned, the line runs upwards from the point."""

    x: float
    y: float
    text: str
    size: int
    fill: str = "ink"
    anchor: Anchor = "start"
    weight: int = 400
    family: Family = "sans"
    turned: bool = False


Item = Box | Stroke | Sign | TextLine


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of so many pixels, and what is on it, in the order in which it is drawn."""

    width: float
    height: float
    items: Sequence[Item]

    def moved(self, x: float, y: float) -> Sequence[Item]:
        """What is on it, elsewhere."""
        return [
            replace(item, x=item.x + x, y=item.y + y, to_x=item.to_x + x, to_y=item.to_y + y)
            if isinstance(item, Stroke)
            else replace(item, x=item.x + x, y=item.y + y)
            for item in self.items
        ]
