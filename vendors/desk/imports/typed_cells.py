"""A typed value of a workbook as the text that an editor means by it, and what the sheet shows of it that the text does not say."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from vendors.types.moment import day_of
from vendors.types.number_formats import (
    currency,
    is_percentage,
    qualified_day,
    scale,
    shown_day,
    shown_number,
    shown_parts,
    shown_text,
)
from vendors.types.spreadsheet import BOOLEAN, DATE, NUMBER, PERCENT, TEXT, Mark

EPOCH: Final = date(1899, 12, 30)
"""The day that has the number 0 in the calendar of most workbooks; those of the old Macintosh begin on 1 January 1904."""
EPOCH_1904: Final = date(1904, 1, 1)
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2099, 12, 31)
"""Numbers of other days are hardly meant as dates."""
_FIGURES: Final = re.compile(r"[.,]?\d[\d.,'’ \u00a0\u2009\u202f]*")
"""A number in what a sheet shows."""
_FRACTION: Final = re.compile(r"(?:(\d+)\s+)?(\d+)/(\d+)")


def typed(value: object, number_format: str = "", epoch: date = EPOCH) -> tuple[str, Mark | None]:
    """A typed value as text, and its mark. A number is as precise as Excel shows it (15 figures).

    Args:
        value: as the workbook holds it.
        number_format: in Excel's codes; "" for none.
        epoch: the day that has the number 0 in this workbook.
    """
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), Mark(BOOLEAN)
    if isinstance(value, datetime | date):
        return typed_day(value, number_format, epoch)
    if isinstance(value, int | float):
        return _number(value, number_format, epoch)
    if isinstance(value, time | timedelta):
        return str(value), Mark(DATE)
    return ("", None) if value is None else (str(value), None)


def text_of_format(text: str, number_format: str) -> Mark | None:
    """The mark of a text that its format shows otherwise, or to nobody; None for another."""
    shown = shown_text(text, number_format) if dresses_texts(number_format) else text
    return None if shown.strip() == text.strip() else Mark(TEXT, shown=shown or " ")


def dresses_texts(number_format: str) -> bool:
    """Whether a format may show a text otherwise than it stands: quick."""
    return number_format != "@" and ("@" in number_format or number_format.count(";") > 2)


def plain(value: float) -> str:
    """A number without a power of ten, as precise as a spreadsheet shows it."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}".removesuffix(".0") if abs(value) < 1e300 else str(value)


def _number(value: float, number_format: str, epoch: date) -> tuple[str, Mark]:
    text = plain(value)
    if number_format in ("", "General") or not _is_finite(value):
        return text, Mark(NUMBER, meant=day_of_number(value, epoch))
    shown = shown_number(value, number_format)
    if "%" in shown.text:
        return f"{plain(float(value) * (100 if is_percentage(number_format) else 1))}%", Mark(PERCENT)
    return text, _as_shown(Mark(NUMBER, meant=day_of_number(value, epoch)), text, shown.text, shown.read)


def _is_finite(value: float) -> bool:
    return abs(value) < 1e15


def _as_shown(mark: Mark, text: str, shown: str, read: str) -> Mark:
    """The mark of a number with what the sheet shows, where that says more or other than its text."""
    same = read == text or (read and text and Decimal(read) == Decimal(text))
    if same and scale(shown) == 0 and not currency(shown) and not re.match(r"0\d", shown):
        return mark
    return replace(mark, shown=shown or " ", read=read, currency=currency(shown))


def shown_beside(text: str, shown: str, stated_currency: str, epoch: date) -> Mark:
    """The mark of a number of OpenDocument, which says what is shown in the writing of its author's country.

    Args:
        text: the number.
        shown: the text beside it; "" where there is none.
        stated_currency: the currency that the cell itself names; "" for none.
        epoch: the day that has the number 0 in this workbook.
    """
    mark = Mark(NUMBER, meant=day_of_number(float(text), epoch))
    if shown:
        mark = _as_shown(mark, text, shown, _read(text, shown))
    return replace(mark, currency=stated_currency, shown=mark.shown or shown) if stated_currency else mark


def _read(text: str, shown: str) -> str:
    """The number that is read in what is shown of the number of a cell, "" for none."""
    if re.search(r"\d[eE][+-]?\d", shown):
        return text  # in powers of ten a number is read as one that is cut short
    if found := _FRACTION.search(shown):
        minus = "-" if "-" in shown[: found.start() + 1] else ""
        parts = Fraction(int(found[1] or 0)) + Fraction(int(found[2]), int(found[3]) or 1)
        return f"{minus}{float(parts):.12f}".rstrip("0").rstrip(".")
    figures = _FIGURES.search(shown)
    if not figures:
        return ""
    read = _read_near(text.removeprefix("-"), figures[0])
    return f"-{read}" if re.search(r"[-\u2212(]", shown[: figures.start()]) and read.strip("0.") else read


def _read_near(text: str, figures: str) -> str:
    """The number that figures say, read with a decimal comma or point, whichever is nearer to the number of the cell."""
    written = re.sub(r"[^\d.,]", "", figures).rstrip(".,")
    whole, _, decimals = written.replace(",", ".").rpartition(".")
    numbers = [Decimal(f"{whole.replace('.', '')}.{decimals}" if re.search(r"[.,]", written) else decimals)]
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
        numbers.append(Decimal(re.sub(r"[.,]", "", written)))
    nearest = min(numbers, key=lambda number: abs(number - Decimal(text)))
    return f"{nearest.normalize():f}" if nearest else "0"


def day_of_number(value: float, epoch: date) -> str:
    """The day that a workbook stores as this number; "" for one that is hardly a date."""
    if not _is_finite(value):
        return ""
    try:
        moment = datetime.combine(epoch, time()) + timedelta(days=float(value))
    except OverflowError:
        return ""
    return day_of(_to_the_second(moment)).day.isoformat() if _FIRST_DAY <= moment.date() <= _LAST_DAY else ""


def _to_the_second(moment: datetime) -> datetime:
    """A moment without the parts of a second in which a number of days is not exact."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def typed_day(value: datetime | date, number_format: str, epoch: date) -> tuple[str, Mark]:
    """A day of a workbook as text, and its mark.

    Its text is the day as it is stored, with its time where it has one, save where its format shows no more than the month or the
    year and it is the first day of that: so Excel takes what was typed as 2018-04.
    """
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime):
        moment = _to_the_second(value)
        if moment.time() != time():
            return f"{moment:%Y-%m-%d %H:%M:%S%z}", Mark(DATE)
        day = moment.date()
    text = day.isoformat()
    if year := year_of_number((day - epoch).days):
        return text, Mark(DATE, meant=year)
    parts = shown_parts(number_format)
    if said := qualified_day((day - epoch).days, number_format):
        short = text if parts.day or not parts.year else text[:7] if parts.month else text[:4]
        shown = said if short == text else f"{said} {short}" if said[0].isalpha() else f"{short} {said}"
        return text, Mark(DATE, read=short, shown=shown)
    if not parts.any or (parts.year and parts.day):
        return text, Mark(DATE)
    if not parts.year:
        meant = text[:7] if parts.month and not parts.day else text
        return text, Mark(DATE, shown=shown_day(day, number_format), meant=meant)
    short = text[:7] if parts.month else text[:4]
    if day == date(day.year, day.month if parts.month else 1, 1):
        return short, Mark(DATE)
    return text, Mark(DATE, shown=short)


def year_of_number(number: int) -> str:
    """The year that was typed into a cell for dates, which stores it as the number of a day; "" for other days."""
    return str(number) if 1900 <= number <= 2100 else ""
