"""Signs that nobody sees or tells apart: those without a shape, and what two texts differ in that are the same to the eye."""

import re
import unicodedata
from typing import Final

_SHAPELESS: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Signs without a shape. The variation selector 16 is not among them: it belongs to emoji as they are typed."""
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
