"""What the cells of a column say together and none says alone: its decimal sign, and whether the month or the day comes first."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from vendors.tables.row import as_text
from vendors.types.spellings import date_meaning, year_of_day
from vendors.types.spreadsheet import NUMBER, WRITTEN, Mark
from vendors.validation.cells import Suspicion

_UNCLEAR: Final = re.compile(r"\s*[+-]?([1-9]\d{0,2})([.,])(\d{3})\s*")
"""Figures of which the last three may be decimals, or stand after a sign that parts thousands."""
_COMMA: Final = re.compile(
    r"\s*[+-]?(?:0,\d+|\d+,\d{1,2}|\d+,\d{4,}|\d{4,},\d+|\d{1,3}(?:[.\s'’\u00a0\u2009\u202f]\d{3})+,\d+)\s*"
)
_POINT: Final = re.compile(
    r"\s*[+-]?(?:0\.\d+|\d+\.\d{1,2}|\d+\.\d{4,}|\d{4,}\.\d+|\d{1,3}(?:[,\s'’\u00a0\u2009\u202f]\d{3})+\.\d+)\s*"
)
SMALL_DATE: Final = re.compile(r"\s*\d{1,2}([/-])\d{1,2}\1\d{4}\s*")
"""A date in figures alone, the year last. Where there are points between them, the day is first in every country."""


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign of a column, told by its numbers that can have no other.

    Returns:
        "," or "."; "" where no number tells, ",." where some have the one and some the other, the more frequent one first.
    """
    commas = points = 0
    for text, count in Counter([text for text in texts if not text.isdigit()]).items():
        commas += count * bool(_COMMA.fullmatch(text))
        points += count * bool(_POINT.fullmatch(text))
    if commas and points:
        return ",." if commas >= points else ".,"
    return "," * bool(commas) or "." * bool(points)


def unclear_number(text: str, mark: Mark | None, kind: str, decimal: str, hint: str) -> Suspicion | None:
    """Asks about a number such as `6.400` where its column does not say that the sign in it is the decimal one.

    Args:
        text: the cell.
        mark: what a workbook knows of it; a number there is no text, and has no sign to be taken for another.
        kind: of the column, one of `vendors.validation.incoming.NUMBERS`.
        decimal: of the column, see `decimal_sign`.
        hint: the decimal sign that the rest of the file makes likely, "" for none.
    """
    found = _UNCLEAR.fullmatch(text)
    # A coordinate has no thousands: its last three figures are decimals whatever stands before them.
    if not found or kind == "number" or (mark and mark.kind in (NUMBER, WRITTEN)):
        return None
    front, sign, end = found.groups()
    minus = "-" if text.lstrip().startswith("-") else ""
    whole, part = f"{minus}{front}{end}", as_text(float(f"{minus}{front}.{end}"))
    if kind == "integer":
        rule = "not-a-number" if "." in part else "unclear-number"
        return Suspicion(rule, text, whole, part)
    if decimal == sign:
        return None
    likely = decimal[:1] or hint or "."
    return Suspicion("unclear-number", text, *((part, whole) if likely == sign else (whole, part)))


def day_order(texts: Iterable[str]) -> Counter[str]:
    """How many dates in figures can only have the day first ("day"), only the month first ("month"), or either ("")."""
    found: Counter[str] = Counter()
    for text, count in Counter([text for text in texts if not text[:4].isdigit()]).items():
        meaning = date_meaning(text) if SMALL_DATE.fullmatch(text) else None
        if meaning and meaning.swapped:
            found[""] += count
        elif meaning and meaning.text[5:7] != meaning.text[8:]:
            found["day" if meaning.sure else "month"] += count
    return found


def months_first(column: Counter[str], sheet: Counter[str]) -> bool | None:
    """Which of day and month is likelier to come first where a date of a column can have either.

    Args:
        column: what its dates say, see `day_order`.
        sheet: what those of all columns say.

    Returns:
        None where the day comes first for certain: a date of the column, or of another one, can only be read so, and none of the
        column otherwise.
    """
    if column["month"]:
        return not column["day"]
    if column["day"] or not column[""]:
        return None
    if sheet["month"]:
        return not sheet["day"]
    return None if sheet["day"] else False


def unclear_date(text: str, month_first: bool) -> Suspicion | None:
    """Asks about a date with two small numbers, where nothing tells which of them is the month."""
    if text[:4].isdigit() or not SMALL_DATE.fullmatch(text):
        return None
    meaning = date_meaning(text)
    if not meaning or not meaning.swapped or year_of_day(meaning.text):
        return None
    first, second = (meaning.swapped, meaning.text) if month_first else (meaning.text, meaning.swapped)
    return Suspicion("ambiguous-date", text, first, second)
