"""How spreadsheets name columns, and what a workbook says of a cell besides its text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

FORMULA: Final = "formula"
ERROR: Final = "error"
BOOLEAN: Final = "boolean"
PERCENT: Final = "percent"
NUMBER: Final = "number"
DATE: Final = "date"
TEXT: Final = "text"
WRITTEN: Final = "written"
QUOTED: Final = "quoted"
STRUCK: Final = "struck"
RAISED: Final = "raised"
"""What a workbook says a cell is, and WRITTEN for one that an editor has put right at the desk. A cell of a text
file says nothing, except TEXT by an apostrophe before it, and QUOTED where nobody knows whether the quotation marks around it belong to it.
STRUCK is one of which all or a part is struck through, RAISED one with the mark of a footnote in it."""

AREA: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")
"""A range of cells, such as `B2:C14`; what is written in another way is none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a cell besides its text.

    Attributes:
        kind: one of the names above.
        formula: the formula, where the cell holds one.
        result: what is known of the result of that formula, None where there is nothing to know.
        shown: what the sheet shows in the cell, where a reader sees something else than the text; the part that is struck or raised.
        read: the number or day that a reader reads there, written as the data set writes one; "" for none; the text without that part.
        currency: the currency that stands beside a number, as its ISO code where it has one; "" for none.
        meant: the date that the cell probably means, where the text is a number, a day of 1905 or one that shows no year.
    """

    kind: str
    formula: str = ""
    result: "Mark | None" = None
    shown: str = ""
    read: str = ""
    currency: str = ""
    meant: str = ""


class Beside(NamedTuple):
    """What stands in, on or behind a cell and is no part of its text.

    Attributes:
        kind: "comment", "link" or "drawing".
        line: of the cell, from 1; 0 for what lies on the sheet and at no cell.
        at: index of its column; -1 for none.
        text: of the comment, where the link leads, or what the drawing is called.
    """

    kind: str
    line: int
    at: int
    text: str


def letter(index: int) -> str:
    """The spreadsheet's letter of a column, from its index: 0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1_000)
def index(letters: str) -> int:
    """The index of a column, from a spreadsheet's letter: A -> 0, Z -> 25, AA -> 26."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number - 1
