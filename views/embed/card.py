"""The picture of a page for social networks: its title and finding, set in the site's own types and colours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from vendors.i18n.language import Language, _
from views.base.assets import FOLDER
from views.base.lettering import Family, cut, paint, rise, wrapped
from views.base.lettering import width as line_width
from views.base.view import SITE
from views.charts.layout import scene
from views.charts.plot import Plot
from views.charts.png import painted
from views.charts.scene import Scene

SIZE: Final = (1200, 630)
"""Pixels; what networks show large."""
MARGIN: Final = 72
LARGEST, SMALLEST = 74, 38
"""Pixels of the type of the finding; it shrinks until its lines have room."""
ROOM: Final = (190, 500)
"""Where the finding stands, from and to, in pixels from above."""
ABOVE_CHART: Final = (142, 250)
"""Where the finding stands where a chart stands below it."""
BESIDE_CHART: Final = (38, 26)
"""Pixels of its type there: it must have room with all its reservations."""
CHART_SCALE: Final = 1.27
"""How much larger than in a page a chart is drawn."""
LONGEST: Final = 400
"""Letters of a text that are looked at: more have no room at the smallest size."""


def card(title: str, finding: str, below: str, words: Language, chart: Plot | None = None) -> bytes:
    """The PNG of a card, 1200 x 630 pixels.

    Args:
        title: of the page, a line in small type; cut where it is too long.
        finding: what the page says, in large type; where there is none the title takes its place.
        below: date and version of the data.
        words: the reader's language.
        chart: what stands below the finding, where the page is one of charts: as many of its panels as have room.
    """
    colours = palette()
    title, finding, below = (text[:LONGEST] for text in (title, finding, below))
    image = Image.new("RGB", SIZE, colours["paper"])
    draw = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * MARGIN
    draw.rectangle((MARGIN, 56, SIZE[0] - MARGIN, 64), colours["ink"])
    mark = _text(draw, (MARGIN, 84), SITE, "serif", 700, 38, colours["ink"])
    _text(draw, (mark + 18, 94), words.say(_("a survey by En-Contact")), "sans", 400, 27, colours["soft"])
    large = finding or title
    # A finding that begins with the title needs no line that repeats it.
    small = "" if large.startswith(title) or chart else title
    if small:
        line = cut(small, lambda text: line_width(text, "sans", 600, 32), width)
        _text(draw, (MARGIN, ROOM[0] - 34), line, "sans", 600, 32, colours["soft"])
    begins, ends = ABOVE_CHART if chart else ROOM
    size, lines = _fitted(large, width, ends - begins, *(BESIDE_CHART if chart else (LARGEST, SMALLEST)))
    for number, line in enumerate(lines):
        _text(draw, (MARGIN, begins + 20 + number * round(size * 1.16)), line, "serif", 600, size, colours["ink"])
    if chart and chart.panels:
        top = begins + 20 + len(lines) * round(size * 1.16) + 16
        image.paste(painted(_fitting(chart, width, 534 - top), CHART_SCALE), (MARGIN, top))
    draw.rectangle((MARGIN, 542, SIZE[0] - MARGIN, 543), colours["rule"])
    _text(
        draw,
        (MARGIN, 556),
        cut(below, lambda text: line_width(text, "sans", 400, 27), width),
        "sans",
        400,
        27,
        colours["soft"],
    )
    out = BytesIO()
    image.quantize(128 if chart else 64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def palette() -> Mapping[str, str]:
    """The stylesheet's colours on light paper, by their names."""
    root = re.search(r"^:root\{([^}]*)\}", (FOLDER / "page.css").read_text("utf-8"), re.M)
    return dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]+)", root[1] if root else ""))


def _fitting(chart: Plot, width: float, height: float) -> Scene:
    """As many panels of a chart, from the first, as have room at a size that is read on a phone."""
    drawn = [
        scene(replace(chart, panels=chart.panels[:n]), width / CHART_SCALE) for n in range(1, len(chart.panels) + 1)
    ]
    return next((one for one in reversed(drawn) if one.height * CHART_SCALE <= height), drawn[0])


def _fitted(text: str, width: int, height: int, largest: int, smallest: int) -> tuple[int, Sequence[str]]:
    """The largest size at which the text has room, and its lines; at the smallest one it is cut."""
    lines: list[str] = []
    for size in range(largest, smallest - 1, -4):
        lines = wrapped(text, "serif", 600, size, width)
        if len(lines) * size * 1.16 <= height:
            return size, lines
    most = int(height / (smallest * 1.16))
    lines = wrapped(text, "serif", 600, smallest, width)
    if len(lines) > most:
        last = cut(f"{lines[most - 1]} …", lambda line: line_width(line, "serif", 600, smallest), width)
        lines = [*lines[: most - 1], last]
    return smallest, lines


def _text(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    family: Family,
    weight: int,
    size: int,
    colour: str,
) -> float:
    """Draws a line from its top left and gives where it ends."""
    x, y = place
    return paint(draw, (x, y + rise(family, weight, size)), text, family, weight, size, colour)
