"""Days and numbers of a workbook as the data set writes them: what its cells hold, and what the sheet shows of it."""

import re
from decimal import Decimal
from typing import Final

from vendors.tables.row import Column
from vendors.types.no_value import Doubt, no_value
from vendors.types.number_formats import scale
from vendors.types.spellings import is_number
from vendors.types.spreadsheet import NUMBER, Mark
from vendors.validation.cells import Suspicion

Cell = tuple[str, Suspicion | None]
"""A cell as the data set writes it, and what is to be said of it."""
_MONEY: Final = 6
"""The power of ten in which a column of money counts."""
_LOST_ZERO: Final = re.compile(r"((?:19|20)\d\d)\.(0[1-9]|1|1[0-2])")
"""A year and a month that were typed with a point, as a number."""


def day(text: str, mark: Mark, column: Column) -> Cell | None:
    """A day or a number of a workbook in a column of dates; None where its text says all, and is read like any other:
    a day, or one with a time, whose day depends on the zone (`vendors.types.moment`).

    Args:
        text: the day as it is stored, or the number.
        mark: what the workbook knows of it, of the kind DATE or NUMBER.
        column: where it belongs.
    """
    if mark.kind == NUMBER:
        if not mark.read and (odd := _says_nothing(text, mark.shown.strip(), column)):
            return text, odd
        return _day_of_number(text, mark)
    if mark.read:
        return text, Suspicion("shown-otherwise", text, mark.read, mark.shown)
    if mark.shown and mark.meant:
        return text, Suspicion("day-without-year", mark.shown, mark.meant, text)
    if mark.shown:
        return mark.shown, Suspicion("shown-day", text)
    if mark.meant:
        return text, Suspicion("year-as-date", text, mark.meant)
    return None


def _day_of_number(text: str, mark: Mark) -> Cell | None:
    if mark.meant:
        return text, Suspicion("date-as-number", text, mark.meant)
    if found := _LOST_ZERO.fullmatch(text):
        # 2018.10 typed into a cell is the number 2018.1; January would have been typed as 2018.01.
        return text, Suspicion("turned-into-number", text, f"{found[1]}-{found[2]:0<2}")
    return (text, None) if "." in text and is_number(text) else None


def amount(text: str, mark: Mark, column: Column) -> Cell:
    """The number that is meant where the sheet shows more or something else than the cell holds, with a notice or a question.

    Args:
        text: the number that the cell holds.
        mark: with what the sheet shows.
        column: where it belongs.
    """
    shown, money = mark.shown.strip(), column.kind == "money"
    if mark.currency and not money:
        return text, Suspicion("unit", shown, text, mark.currency)
    if mark.currency not in ("", "USD"):
        return text, Suspicion("other-currency", shown, "", mark.currency, clears=not column.required)
    if not mark.read:
        return text, _says_nothing(text, shown, column) or Suspicion("shown-otherwise", text, text, shown)
    power = scale(shown)
    meant = Decimal(mark.read).scaleb((power or 0) - (_MONEY if power and money else 0))
    held = Decimal(text)
    if meant == held:
        return text, None if power is not None else Suspicion("shown", shown)
    is_rounded = abs(meant - held) <= _last_figure(mark.read, meant) / 2
    if is_rounded and not (column.kind == "integer" and held % 1):
        return text, Suspicion("shown", shown)
    return text, Suspicion("shown-otherwise", text, f"{meant.normalize():f}" if meant else "0", shown)


def _last_figure(read: str, meant: Decimal) -> Decimal:
    """What the last figure that is shown counts: 0.01 for 2.85, 100000 for 6.4 million."""
    figure = Decimal(1).scaleb(-len(read.partition(".")[2]))
    return figure * (abs(meant / Decimal(read)) if Decimal(read) else 1)


def wording(text: str, mark: Mark, column: Column) -> Suspicion | None:
    """What is to be asked about a number in a column of words, such as `2500000`, which the sheet shows as `2,500,000 €`, or about a
    text that its format adds to, or shows to nobody; else None.
    """
    if not mark.shown:
        return None
    shown = mark.shown.strip()
    return _says_nothing(text, shown, column) or Suspicion("shown-otherwise", text, shown or text, shown)


def _says_nothing(text: str, shown: str, column: Column) -> Suspicion | None:
    """What is to be asked where the sheet shows « n.c. » or a dash: whoever looked at it has read no value, whatever the cell holds."""
    if no_value(shown) is not Doubt.NO_VALUE:
        return None
    return Suspicion("shown-otherwise", text, "", shown, clears=not column.required)
