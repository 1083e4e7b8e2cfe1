"""A laid-out chart written as SVG: text stays text, colours follow the reader's theme, and it needs nothing from elsewhere."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Final

from views.base.assets import FOLDER
from views.charts.plot import Outline
from views.charts.scene import BOLD, Box, Item, Scene, Sign, Stroke, TextLine
from views.charts.style import PALETTE

FONTS: Final = {"sans": "pcx,'Source Sans 3',Arial,sans-serif", "serif": "'Source Serif 4',Georgia,serif"}
TYPE: Final = FOLDER / "fonts" / "source-sans-3-pictures-wght.woff2"
"""The site's type with the letters of Western Europe alone, 14 kB: a picture in a page can use no type that it does not bring."""
# What XML 1.0 does not allow, escaped or not.
_NEVER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(scene: Scene, lang: str, title: str, description: str, theme: str = "auto") -> str:
    """The picture as a document of its own.

    Args:
        scene: what is on it.
        lang: language of its words, ISO 639-1.
        title: its name for those who do not see it.
        description: what it shows, for the same.
        theme: `light`, `dark`, or `auto` for that of the reader's device; paper is always light.
    """
    width, height = _short(scene.width), _short(scene.height)
    fills = sorted({item.fill for item in scene.items if isinstance(item, Box) and item.hatched})
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"',
            f' role="img" aria-labelledby="t d" xml:lang="{lang}" lang="{lang}">',
            f'<title id="t">{_text(title)}</title><desc id="d">{_text(description)}</desc>',
            f"<style>{_style(theme)}</style>",
            *map(_hatch, fills),
            *(part for item in scene.items for part in _item(item)),
            "</svg>\n",
        ]
    )


@cache
def _type() -> str:
    data = b64encode(TYPE.read_bytes()).decode()
    return f"@font-face{{font-family:pcx;src:url(data:font/woff2;base64,{data}) format('woff2');font-weight:400 600}}"


def _style(theme: str) -> str:
    kinds = _type() + "".join(f".{family}{{font-family:{names}}}" for family, names in FONTS.items())
    # Where a picture is shown small, browsers would round each letter up to a whole pixel, and long names leave the picture.
    kinds += "text{font-variant-numeric:lining-nums tabular-nums;text-rendering:geometricPrecision}.b{font-weight:600}.m{text-anchor:middle}.e{text-anchor:end}"
    light, dark = _colours(dark=False), _colours(dark=True)
    if theme == "auto":
        return f"{kinds}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"
    return kinds + (dark if theme == "dark" else light)


def _colours(*, dark: bool) -> str:
    # f- fills, l- draws a line: a hatched box has both.
    return "".join(f".f-{name}{{fill:{it}}}.l-{name}{{stroke:{it}}}" for name, it in PALETTE[dark].items())


def _hatch(fill: str) -> str:
    return (
        f'<pattern id="h-{fill}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V6" class="l-{fill}" stroke-width="3" opacity=".6"/></pattern>'
    )


def _item(item: Item) -> Iterator[str]:
    match item:
        case Box():
            place = (
                f'x="{_short(item.x)}" y="{_short(item.y)}" width="{_short(item.width)}" height="{_short(item.height)}"'
            )
            if item.part < 1:
                yield from _in_part(item)
                return
            yield f'<rect {place} class="f-{"paper" if item.hatched else item.fill}"/>'
            if item.hatched:
                yield f'<rect {place} fill="url(#h-{item.fill})" class="l-{item.fill}"/>'
        case Stroke():
            ends = f"M{_short(item.x)} {_short(item.y)}L{_short(item.to_x)} {_short(item.to_y)}"
            yield f'<path d="{ends}" class="l-{item.fill}" stroke-width="{_short(item.width)}"/>'
        case Sign():
            yield _sign(item)
        case TextLine():
            yield _words(item)


def _in_part(box: Box) -> Iterator[str]:
    """A box with an outline inside its edges, and what of it is filled from below."""
    filled = box.height * box.part
    if filled:
        low = f'x="{_short(box.x)}" y="{_short(box.y + box.height - filled)}"'
        yield f'<rect {low} width="{_short(box.width)}" height="{_short(filled)}" class="f-{box.fill}"/>'
    inside = f'x="{_short(box.x + 0.75)}" y="{_short(box.y + 0.75)}"'
    size = f'width="{_short(max(box.width - 1.5, 0.1))}" height="{_short(max(box.height - 1.5, 0.1))}"'
    yield f'<rect {inside} {size} fill="none" class="l-{box.fill}" stroke-width="1.5"/>'


def _sign(sign: Sign) -> str:
    x, y, r = sign.x, sign.y, sign.size / 2
    solid, hollow = f'class="f-{sign.fill}"', f'class="l-{sign.fill} f-paper" stroke-width="2"'
    centre = f'cx="{_short(x)}" cy="{_short(y)}"'
    match sign.form:
        case Outline.DISC:
            return f'<circle {centre} r="{_short(r)}" {solid}/>'
        case Outline.DOT:
            return f'<circle {centre} r="1.2" {solid}/>'
        case Outline.RING:
            return f'<circle {centre} r="{_short(r - 1)}" {hollow}/>'
        case Outline.HALF:
            arc = f"M{_short(x)} {_short(y - r + 1)}a{_short(r - 1)} {_short(r - 1)} 0 0 0 0 {_short(2 * r - 2)}z"
            return f'<circle {centre} r="{_short(r - 1)}" {hollow}/><path d="{arc}" {solid}/>'
        case Outline.SQUARE:
            side = _short(2 * r * 0.9)
            return f'<rect x="{_short(x - r * 0.9)}" y="{_short(y - r * 0.9)}" width="{side}" height="{side}" {solid}/>'
        case Outline.HALF_SQUARE | Outline.HOLLOW_SQUARE:
            edge = 2 * r * 0.9
            half = Outline.HALF_SQUARE is sign.form
            return "".join(_in_part(Box(x - edge / 2, y - edge / 2, edge, edge, sign.fill, part=0.5 if half else 0)))
        case Outline.LINE:
            return f'<path d="M{_short(x - r)} {_short(y)}h{_short(2 * r)}" class="l-{sign.fill}" stroke-width="1.5"/>'
        case Outline.TRIANGLE:
            return f'<path d="M{_short(x)} {_short(y - r)}l{_short(r)} {_short(2 * r)}h{_short(-2 * r)}z" {solid}/>'
        case Outline.DIAMOND | Outline.HOLLOW_DIAMOND:
            step = _short(r)
            path = f"M{_short(x)} {_short(y - r)}l{step} {step}l-{step} {step}l-{step} -{step}z"
            return f'<path d="{path}" {solid if sign.form is Outline.DIAMOND else hollow}/>'


def _words(words: TextLine) -> str:
    kinds = [words.family, f"f-{words.fill}"]
    kinds += ["b"] if words.weight >= BOLD else []
    kinds += {"start": [], "middle": ["m"], "end": ["e"]}[words.anchor]
    x, y = _short(words.x), _short(words.y)
    turn = f' transform="rotate(-90 {x} {y})"' if words.turned else ""
    return f'<text x="{x}" y="{y}" font-size="{words.size}" class="{" ".join(kinds)}"{turn}>{_text(words.text)}</text>'


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(_NEVER.sub("", text), quote=False)
