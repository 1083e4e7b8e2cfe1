"""The encoding of a text file, told from its bytes."""

import codecs
import re
from typing import Final

from vendors.validation.cells import STRAY

FRENCH: Final = frozenset("éèêëàâäçîïôöùûüœæÉÈÊËÀÂÇÎÏÔÖÙÛÜŒ’«»“”–—…€°²ñÑáíóú\u00a0")
"""The signs beyond ASCII that French, and the names in it, are written with."""
MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The encodings that a byte order mark names; those of four bytes a sign before those of two, which begin alike."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, in whichever encoding a spreadsheet wrote it.

    A few stray bytes among well-written signs are kept apart, so that each can be named in its cell; a whole file in the
    encoding of a French Excel is read as that.

    Returns:
        The text without its byte order mark; a byte that is not of the encoding stands there as `surrogateescape` keeps it.
        The encoding as Python names it: "utf-16-le", "cp1252"...; "" for UTF-8, with a byte order mark or without.
    """
    for mark, encoding in MARKED:
        if data.startswith(mark):
            if encoding == "utf-8-sig":
                break
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    else:
        if wide := _without_mark(data):
            return data.decode(wide, errors="replace"), wide
    text = data.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    stray = len(STRAY.findall(text))
    if stray and stray > sum(sign > "\x7f" for sign in text) - stray:
        encoding = _of_one_byte(data)
        return data.decode(encoding, errors="replace").replace("\ufffd", "?"), encoding
    return text, ""


def _without_mark(data: bytes) -> str:
    """Which order of UTF-16 a file without a byte order mark is in, told by the zeros of its mostly Latin text; "" for none."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _of_one_byte(data: bytes) -> str:
    """Which encoding of Windows, the old Macintosh or MS-DOS gives the most of what French is written with."""

    def likely(encoding: str) -> int:
        text = data.decode(encoding, errors="replace")
        # A capital after a small letter is no French word: so CrÇdit of one encoding is told from Crédit of another.
        odd = len(re.findall("[a-zà-ÿ][À-ÖØ-Þ]", text))
        return sum(1 if sign in FRENCH else -1 for sign in text if sign > "\x7f") - 3 * odd

    return max(("cp1252", "mac_roman", "cp850"), key=likely)
