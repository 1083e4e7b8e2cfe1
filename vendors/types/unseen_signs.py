"""Signs that nobody sees or tells apart: those without a shape, and what two texts differ in that are the same to the eye."""

import re
import unicodedata
from typing import Final

_SHAPELESS: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
"""Signs without a shape, and those for private use, which have one in a single font alone, such as the bullets of Word. The variation
selector 16 is not among them: it belongs to emoji as they are typed."""
SHAPELESS: Final = re.compile(f"[{_SHAPELESS}]")
"""Any sign without a shape, wherever it stands; `HIDDEN` leaves out those that make another sign of those around them."""
_EMOJI: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING: Final = (
    "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc"
)
"""Scripts whose letters take another shape beside a joiner: Arabic and Persian, the scripts of India, Burmese, Khmer."""
HIDDEN: Final = re.compile(
    f"(?!(?<=[{_EMOJI}\ufe0f])\u200d[{_EMOJI}])"  # the woman and the computer of an emoji that is one sign
    f"(?!(?<=[{_JOINING}])[\u200c\u200d](?:[{_JOINING}]|\\W|$))"
    f"(?!(?<=[{_EMOJI}0-9#*])\ufe0e)"
    "(?!(?<=[\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f])"  # the flag of Scotland, a black one with letters
    f"[{_SHAPELESS}]"
)
"""A sign without a shape that does nothing where it stands."""


OVERLAID: Final = re.compile(
    "[\u0305\u0332\u0333\u0335-\u0338\u033f\u20d2\u20d3\u20d8-\u20da\u20dd-\u20df\u20e1\u20e2\u20e4-\u20f0]"
)
"""Lines and frames that are put over, under or around a letter as a sign of their own, and belong to no alphabet."""
_STRUCK: Final = re.compile(
    "[^\u0335-\u0338\u20d2\u20d3\u20e5\u20e6\u20eb](?:[\u0335-\u0338\u20d2\u20d3\u20e5\u20e6\u20eb]+)"
)
"""A letter that is struck through so."""


def without_struck(text: str) -> tuple[str, str]:
    """A text without the letters that are struck through by signs of their own, and these letters; "" for none."""
    struck = "".join(found[0][0] for found in _STRUCK.finditer(text))
    return (" ".join(_STRUCK.sub("", text).split()) if struck.strip() else text), struck


_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_BULLET: Final = re.compile(rf"^(?:[\uf020-\uf0ff]\s*|[{_PRIVATE}]\s+)|(?:\s*[\uf020-\uf0ff]|\s+[{_PRIVATE}])$")
"""What stands at an end of a text in the place of a bullet, an arrow or a picture: a sign of Symbol or Wingdings, or any with a gap beside it."""
_LOST: Final = re.compile(rf"[\x80-\x9f{_PRIVATE}]|(?<=\w)\ufffc(?=\w)")
"""What may stand for a letter or mark that is lost."""


def without_hidden(text: str) -> str:
    """A text without signs that nobody sees; "" where one of them may stand for a letter."""
    bare = _BULLET.sub("", text) if "\uf8ff" not in text else text  # an apple is a name
    return "" if _LOST.search(bare) else HIDDEN.sub("", re.sub("[\x0b\x0c\u2028\u2029\u2800]", " ", bare))


def told_apart(text: str, other: str) -> str:
    """The signs in which two texts differ that are the same to the eye, such as a no-break space and a space; "" where a reader sees the difference."""
    if text == other or _seen(text) != _seen(other):
        return ""
    ours, theirs = ([sign for sign in one if sign > "\x7f" or sign == " "] for one in (text, other))
    differing = [*(set(ours) - set(theirs)), *(set(theirs) - set(ours))] or [*dict.fromkeys(ours)]
    return "".join(sorted(differing)[:4])


def _seen(text: str) -> str:
    """A text as the eye has it: composed, without signs that have no shape, all spaces alike but the ends of lines."""
    return re.sub(r"[^\S\r\n]", " ", SHAPELESS.sub("", unicodedata.normalize("NFC", text)))
