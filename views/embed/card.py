"""The picture of a page for social networks: its title and finding, set in the site's own types and colours."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from io import BytesIO
from math import ceil
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from vendors.i18n.language import NARROW, Language, _
from views.base.assets import FOLDER
from views.base.view import SITE

SIZE: Final = (1200, 630)
"""Pixels; what networks show large."""
MARGIN: Final = 72
LARGEST, SMALLEST = 74, 38
"""Pixels of the type of the finding; it shrinks until its lines have room."""
ROOM: Final = (190, 500)
"""Where the finding stands, from and to, in pixels from above."""
LONGEST: Final = 400
"""Letters of a text that are looked at: more have no room at the smallest size."""
FAMILIES: Final = {"serif": "source-serif-4", "sans": "source-sans-3"}
_SPACES: Final = str.maketrans({NARROW: "\u00a0"})

Font = ImageFont.FreeTypeFont


def card(title: str, finding: str, below: str, words: Language) -> bytes:
    """The PNG of a card, 1200 x 630 pixels.

    Args:
        title: of the page, a line in small type; cut where it is too long.
        finding: what the page says, in large type; where there is none the title takes its place.
        below: date and version of the data.
        words: the reader's language.
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
    small = "" if large.startswith(title) else title
    if small:
        line = _cut(small, lambda text: _width(text, "sans", 600, 32), width)
        _text(draw, (MARGIN, ROOM[0] - 34), line, "sans", 600, 32, colours["soft"])
    size, lines = _fitted(large, width, ROOM[1] - ROOM[0])
    for number, line in enumerate(lines):
        _text(draw, (MARGIN, ROOM[0] + 20 + number * round(size * 1.16)), line, "serif", 600, size, colours["ink"])
    draw.rectangle((MARGIN, 542, SIZE[0] - MARGIN, 543), colours["rule"])
    _text(
        draw,
        (MARGIN, 556),
        _cut(below, lambda text: _width(text, "sans", 400, 27), width),
        "sans",
        400,
        27,
        colours["soft"],
    )
    out = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def palette() -> Mapping[str, str]:
    """The stylesheet's colours on light paper, by their names."""
    root = re.search(r"^:root\{([^}]*)\}", (FOLDER / "page.css").read_text("utf-8"), re.M)
    return dict(re.findall(r"--([\w-]+):(#[0-9A-Fa-f]+)", root[1] if root else ""))


def _fitted(text: str, width: int, height: int) -> tuple[int, Sequence[str]]:
    """The largest size at which the text has room, and its lines; at the smallest one it is cut."""
    lines: list[str] = []
    for size in range(LARGEST, SMALLEST - 1, -4):
        lines = _wrapped(text, size, width)
        if len(lines) * size * 1.16 <= height:
            return size, lines
    most = int(height / (SMALLEST * 1.16))
    lines = _wrapped(text, SMALLEST, width)
    if len(lines) > most:
        last = _cut(f"{lines[most - 1]} …", lambda line: _width(line, "serif", 600, SMALLEST), width)
        lines = [*lines[: most - 1], last]
    return SMALLEST, lines


def _wrapped(text: str, size: int, width: int) -> list[str]:
    lines = [""]
    # At plain spaces only: a no-break space holds French punctuation to its word.
    for word in filter(None, text.split(" ")):
        word = _cut(word, lambda part: _width(part, "serif", 600, size), width)
        longer = f"{lines[-1]} {word}".strip(" ")
        if _width(longer, "serif", 600, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _cut(text: str, measured: Callable[[str], float], width: int) -> str:
    if measured(text) <= width:
        return text
    most = bisect_right(range(len(text)), width, key=lambda end: ceil(measured(f"{text[:end]}…")))
    return f"{text[: max(most - 1, 0)].rstrip()}…"


def _width(text: str, family: str, weight: int, size: int) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, family, weight, size))


def _text(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, family: str, weight: int, size: int, colour: str
) -> float:
    """Draws a line from its top left and gives where it ends."""
    x, y = place
    baseline = y + _font(family, "latin", weight, size).getmetrics()[0]
    for run, font in _runs(text, family, weight, size):
        draw.text((x, baseline), run, colour, font, anchor="ls")
        x += font.getlength(run)
    return x


def _runs(text: str, family: str, weight: int, size: int) -> Iterator[tuple[str, Font]]:
    """The text in pieces, each with the file that has its letters: the types come in two files, as browsers load them."""
    # The types have no narrow no-break space, which would show as an empty box.
    kept = [
        (sign, _file_of(family, sign)) for sign in text.translate(_SPACES) if sign.isprintable() or sign == "\u00a0"
    ]
    start = 0
    for at in range(1, len(kept) + 1):
        if at == len(kept) or kept[at][1] != kept[start][1]:
            run = "".join(sign for sign, _ in kept[start:at])
            yield run, _font(family, kept[start][1], weight, size)
            start = at


@lru_cache(maxsize=2_000)
def _file_of(family: str, sign: str) -> str:
    """Which file has the letter: it is not in the first where it looks there as a letter does that no type has."""
    first = _font(family, "latin", 400, 20)
    nothing = first.getmask("\U0010fffd")
    mask = first.getmask(sign)
    return "latin-ext" if (mask.size, bytes(mask)) == (nothing.size, bytes(nothing)) else "latin"


@lru_cache(maxsize=64)
def _font(family: str, part: str, weight: int, size: int) -> Font:
    font = ImageFont.truetype(FOLDER / "fonts" / f"{FAMILIES[family]}-{part}-wght-normal.woff2", size)
    font.set_variation_by_axes([weight])
    return font
