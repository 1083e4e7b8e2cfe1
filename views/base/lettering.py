"""The site's own types as a painter of pictures needs them: how wide a text is, where it breaks, and its letters on an image."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import ceil
from typing import Final, Literal

from PIL import ImageDraw, ImageFont

from vendors.i18n.language import NARROW
from views.base.assets import FOLDER

Family = Literal["serif", "sans"]
FAMILIES: Final = {"serif": "source-serif-4", "sans": "source-sans-3"}
_SPACES: Final = str.maketrans({NARROW: "\u00a0"})

Font = ImageFont.FreeTypeFont


@lru_cache(maxsize=8_000)
def width(text: str, family: Family, weight: int, size: int) -> float:
    """How many pixels a line takes at a size of type in pixels."""
    return sum(font.getlength(run) for run, font in _runs(text, family, weight, size))


def wrapped(text: str, family: Family, weight: int, size: int, room: float) -> list[str]:
    """The lines of a text that has so many pixels for each; a word that is longer is cut."""
    lines = [""]
    # At plain spaces only: a no-break space holds French punctuation to its word.
    for word in filter(None, text.split(" ")):
        kept = cut(word, lambda part: width(part, family, weight, size), room)
        longer = f"{lines[-1]} {kept}".strip(" ")
        if width(longer, family, weight, size) <= room:
            lines[-1] = longer
        else:
            lines.append(kept)
    return [line for line in lines if line]


def cut(text: str, measured: Callable[[str], float], room: float) -> str:
    """The text, or as much of it as has room, with an ellipsis."""
    if measured(text) <= room:
        return text
    most = bisect_right(range(len(text)), room, key=lambda end: ceil(measured(f"{text[:end]}…")))
    return f"{text[: max(most - 1, 0)].rstrip()}…"


def rise(family: Family, weight: int, size: int) -> float:
    """How far the tallest letters stand above the line."""
    return _font(family, "latin", weight, size).getmetrics()[0]


def paint(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    family: Family,
    weight: int,
    size: int,
    colour: str,
) -> float:
    """Draws a text that stands on a line, from its left end, and gives where it ends."""
    x, y = place
    for run, font in _runs(text, family, weight, size):
        draw.text((x, y), run, colour, font, anchor="ls")
        x += font.getlength(run)
    return x


def _runs(text: str, family: Family, weight: int, size: int) -> Iterator[tuple[str, Font]]:
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
def _file_of(family: Family, sign: str) -> str:
    """Which file has the letter: it is not in the first where it looks there as a letter does that no type has."""
    first = _font(family, "latin", 400, 20)
    nothing = first.getmask("\U0010fffd")
    mask = first.getmask(sign)
    return "latin-ext" if (mask.size, bytes(mask)) == (nothing.size, bytes(nothing)) else "latin"


@lru_cache(maxsize=64)
def _font(family: Family, part: str, weight: int, size: int) -> Font:
    font = ImageFont.truetype(FOLDER / "fonts" / f"{FAMILIES[family]}-{part}-wght-normal.woff2", size)
    font.set_variation_by_axes([weight])
    return font
