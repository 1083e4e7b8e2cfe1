"""The encoding of a text file, told from its bytes."""

import codecs
from typing import Final, NamedTuple

from vendors.validation.cells import STRAY
from vendors.validation.old_encodings import Reading, told

MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The encodings that a byte order mark names; those of four bytes a sign before those of two, which begin alike."""


class Decoded(NamedTuple):
    """The text of a file.

    Attributes:
        text: without its byte order mark; a byte that is not of the encoding stands there as `surrogateescape` keeps it, or as U+FFFD.
        encoding: as Python names it: "utf-16-le", "cp1252"...; "" for UTF-8, with a byte order mark or without.
        rivals: encodings that give another text that is as plausible.
        foreign: encodings of other languages in which texts that are not plausible have words.
        proven: whether a word or mark in it can be French or English in no other encoding.
    """

    text: str
    encoding: str
    rivals: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    proven: bool = False


def decoded(data: bytes) -> Decoded:
    """The text of a file, in whichever encoding a spreadsheet wrote it.

    A few stray bytes among well-written signs are kept apart, so that each can be named in its cell; a whole file in an
    encoding of one byte a sign is read as the one that gives French.
    """
    for mark, encoding in MARKED:
        if data.startswith(mark):
            if encoding == "utf-8-sig":
                break
            return Decoded(data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding)
    else:
        if wide := _without_mark(data):
            return Decoded(data.decode(wide, errors="replace"), wide)
    try:
        return Decoded(data.decode().removeprefix("\ufeff"), "")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="surrogateescape").removeprefix("\ufeff")
    stray = len(STRAY.findall(text))
    if stray and stray > sum(sign > "\x7f" for sign in text) - stray:
        reading: Reading = told(data)
        return Decoded(data.decode(reading.encoding, errors="replace"), *reading)
    return Decoded(text, "")


def _without_mark(data: bytes) -> str:
    """Which order of UTF-16 or UTF-32 a file without a byte order mark is in, told by the zeros of its mostly Latin text; "" for none.

    The header alone is asked first: it is Latin where the rows below it need not be.
    """
    for sample in (data[:32], data[:160], data[:4000]):
        shares = [sample[at::4].count(0) / (len(sample) / 4 or 1) for at in range(4)]
        wide = [share > 0.6 for share in shares]
        bare = [share < 0.1 for share in shares]
        for encoding, zeros in _ZEROS.items():
            if all(wide[at] if zero else bare[at] for at, zero in enumerate(zeros)):
                return encoding
    return ""


_ZEROS: Final = {
    "utf-16-le": (False, True, False, True),
    "utf-16-be": (True, False, True, False),
    "utf-32-le": (False, True, True, True),
    "utf-32-be": (True, True, True, False),
}
"""Which of four bytes of Latin text are zeros."""
