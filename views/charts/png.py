"""A laid-out chart painted as PNG, for places that take no SVG, in the site's own types."""

from io import BytesIO
from math import ceil, sqrt
from typing import Final

from PIL import Image, ImageDraw

from views.base.lettering import paint, width
from views.charts.plot import Outline
from views.charts.scene import Box, Item, Scene, Sign, Stroke, TextLine
from views.charts.style import PALETTE

DENSITY: Final = 2
"""Pixels of the PNG for each of the layout: sharp on the screens of phones, and in print at half a column."""
MOST: Final = 16_000_000
"""Pixels of a PNG."""
FINER: Final = 2
"""How much finer it is painted than saved, since the painter does not smooth its edges."""


def png(scene: Scene, *, dark: bool = False) -> bytes:
    """The picture as PNG, of twice the pixels of the layout each way; a huge one of fewer, so that it can be painted at all."""
    out = BytesIO()
    painted(scene, min(DENSITY, sqrt(MOST / (scene.width * scene.height))), dark=dark).quantize(
        128, dither=Image.Dither.NONE
    ).save(out, "PNG")
    return out.getvalue()


def painted(scene: Scene, scale: float, *, dark: bool = False) -> Image.Image:
    """The picture painted, so many pixels for each of the layout."""
    painter = _Painter(scene, scale * FINER, dark=dark)
    for item in scene.items:
        painter.paint(item)
    size = (round(scene.width * scale), round(scene.height * scale))
    return painter.image.resize(size, Image.Resampling.BOX)


class _Painter:
    def __init__(self, scene: Scene, scale: float, *, dark: bool) -> None:
        self.scale = scale
        self.colours = PALETTE[dark]
        size = (round(scene.width * scale), round(scene.height * scale))
        self.image = Image.new("RGB", size, self.colours["paper"])
        self.draw = ImageDraw.Draw(self.image)

    def paint(self, item: Item) -> None:
        match item:
            case Box():
                self._box(item)
            case Stroke():
                ends = [at * self.scale for at in (item.x, item.y, item.to_x, item.to_y)]
                self.draw.line(ends, self.colours[item.fill], max(round(item.width * self.scale), 1))
            case Sign():
                self._sign(item)
            case TextLine():
                self._words(item)

    def _box(self, box: Box) -> None:
        edges = [round(at * self.scale) for at in (box.x, box.y, box.x + box.width, box.y + box.height)]
        # The painter counts the last pixel in.
        left, top, right, bottom = edges[0], edges[1], max(edges[2] - 1, edges[0]), max(edges[3] - 1, edges[1])
        colour = self.colours[box.fill]
        if box.part < 1:
            filled = round((bottom - top) * box.part)
            if filled:
                self.draw.rectangle((left, bottom - filled, right, bottom), colour)
            self.draw.rectangle((left, top, right, bottom), None, colour, round(1.5 * self.scale))
            return
        if not box.hatched:
            self.draw.rectangle((left, top, right, bottom), colour)
            return
        patch = Image.new("RGB", (right - left + 1, bottom - top + 1), self.colours["paper"])
        lines, step = ImageDraw.Draw(patch), round(8 * self.scale)
        for start in range(-patch.height, patch.width, step):
            lines.line((start, patch.height, start + patch.height, 0), colour, round(2.2 * self.scale))
        lines.rectangle((0, 0, patch.width - 1, patch.height - 1), None, colour, round(self.scale))
        self.image.paste(patch, (left, top))

    def _sign(self, sign: Sign) -> None:
        x, y, r = sign.x * self.scale, sign.y * self.scale, sign.size / 2 * self.scale
        colour, line = self.colours[sign.fill], round(2 * self.scale)
        round_box = (x - r, y - r, x + r, y + r)
        match sign.form:
            case Outline.DISC:
                self.draw.ellipse(round_box, colour)
            case Outline.DOT:
                small = 1.2 * self.scale
                self.draw.ellipse((x - small, y - small, x + small, y + small), colour)
            case Outline.RING:
                self.draw.ellipse(round_box, self.colours["paper"], colour, line)
            case Outline.HALF:
                self.draw.ellipse(round_box, self.colours["paper"], colour, line)
                self.draw.pieslice(round_box, 90, 270, colour)
            case Outline.SQUARE:
                self.draw.rectangle((x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9), colour)
            case Outline.HALF_SQUARE | Outline.HOLLOW_SQUARE:
                side, part = sign.size * 0.9, 0.5 if sign.form is Outline.HALF_SQUARE else 0
                self._box(Box(sign.x - side / 2, sign.y - side / 2, side, side, sign.fill, part=part))
            case Outline.LINE:
                self.draw.line((x - r, y, x + r, y), colour, round(1.5 * self.scale))
            case Outline.TRIANGLE:
                self.draw.polygon([(x, y - r), (x + r, y + r), (x - r, y + r)], colour)
            case Outline.DIAMOND | Outline.HOLLOW_DIAMOND:
                hollow = sign.form is Outline.HOLLOW_DIAMOND
                corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
                self.draw.polygon(corners, self.colours["paper"] if hollow else colour, colour, line if hollow else 1)

    def _words(self, words: TextLine) -> None:
        size, colour = round(words.size * self.scale), self.colours[words.fill]
        takes = width(words.text, words.family, words.weight, size)
        x, y = words.x * self.scale, words.y * self.scale
        if not words.turned:
            x -= {"start": 0, "middle": takes / 2, "end": takes}[words.anchor]
            paint(self.draw, (x, y), words.text, words.family, words.weight, size, colour)
            return
        patch = Image.new("L", (max(ceil(takes), 1), round(size * 1.4)), 0)
        paint(ImageDraw.Draw(patch), (0, size), words.text, words.family, words.weight, size, "white")
        self.image.paste(colour, (round(x - size), round(y - patch.width)), patch.rotate(90, expand=True))
