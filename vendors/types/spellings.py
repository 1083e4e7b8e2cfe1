"""Dates and numbers as people and spreadsheets spell them, read as the data set writes them."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final, NamedTuple

from babel.dates import get_day_names, get_month_names

from vendors.types.date import PartialDate
from vendors.types.did_you_mean import plain
from vendors.types.moment import Clock, clock_of, day_of, day_since_1970
from vendors.types.short_texts import remembered


class Meaning(NamedTuple):
    """What a spelling means.

    Attributes:
        text: as the data set writes it.
        sure: whether it can mean nothing else where it stands.
        swapped: the date with day and month the other way round, where that is a day too.
        elsewhere: the day that a moment is in another time zone, where that is another day.
    """

    text: str
    sure: bool
    swapped: str = ""
    elsewhere: str = ""


_DASH: Final = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_WITHOUT_DAY: Final = re.compile(r"([1-9]\d{3})-(\d\d)-00")
"""How MySQL and library catalogues write a month or, with 00 twice, a year."""
_OLDEST_SERIAL, _NEWEST_SERIAL = 25_569, 73_050
"""Excel's numbers of days that are taken for dates: from 1970 to 2099; smaller ones are misspelt years or counts."""


def likely_date(text: str) -> str | None:
    """What somebody probably meant by a date in another form, such as `23/04/2018` or `avr-18`; None where it is anybody's guess.

    That is `05/06/18`, of which either may be the month, and `19-06-05`, which may begin with the year.
    """
    meaning = date_meaning(text)
    if meaning is None or (meaning.swapped and meaning.swapped != meaning.text and not meaning.sure):
        return None
    found = _YEAR_FIRST_IN_TWO.fullmatch(text.strip())
    other = found and _meaning(_full_year(found[1]), found[2], found[3])
    return None if other and other.text != meaning.text else meaning.text


def date_meaning(text: str) -> Meaning | None:
    """What a date in another form means, the day before the month where both can be; None where it is no date.

    Of a moment it is the day where the thing was published, see `vendors.types.moment`.
    """
    written = " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    if not written.isascii():
        written = _DASH.sub("-", written)
    if since := day_since_1970(written):
        return Meaning(since.isoformat(), sure=False)
    if re.fullmatch(r"\d{5}[.,]\d+", written) and (start := day_of_serial(int(written[:5]))):
        seconds = round(float(written.replace(",", ".")) % 1 * 86_400)
        found = day_of(datetime(start.year, start.month, start.day) + timedelta(seconds=seconds))
        return Meaning(found.day.isoformat(), sure=False)
    clock = clock_of(written)
    meaning = _day_meaning(plain(clock.without if clock else written))
    return _at(meaning, clock) if meaning and clock else meaning


def _at(meaning: Meaning, clock: Clock) -> Meaning:
    """What a day means that is written with a time."""
    if len(meaning.text) < len("2018-04-23"):
        return meaning._replace(sure=False)
    if meaning.swapped:
        # Dates with a time are no column's that tells which of day and month comes first.
        first, second = (meaning.swapped, meaning.text) if clock.american else (meaning.text, meaning.swapped)
        meaning = Meaning(first, sure=False, swapped=second)
    found = clock.day(date.fromisoformat(meaning.text))
    elsewhere = "" if found.other == found.day else found.other.isoformat()
    return Meaning(found.day.isoformat(), meaning.sure and found.sure, meaning.swapped, elsewhere)


@remembered(10_000)
def _day_meaning(written: str) -> Meaning | None:
    """What a date without a time means, in small letters without accents; who reads a cell and who checks it ask about the same text."""
    if _SERIAL.fullmatch(written):
        day = day_of_serial(int(written[:5]))
        return Meaning(day.isoformat(), sure=False) if day else None
    if found := _WITHOUT_DAY.fullmatch(written):
        return _meaning(found[1], None if found[2] == "00" else found[2], sure=False)
    if found := LOST_ZERO.fullmatch(written):
        return _meaning(found[1], "10", sure=False)
    if found := _YEAR_FIRST.fullmatch(written):
        return _meaning(found[1], found[3], found[4])
    if found := _YEAR_LAST.fullmatch(written):
        return _day_first(found[1], found[3], found[4])
    if found := _MONTH_AND_YEAR.fullmatch(written):
        return _meaning(found[2], found[1])
    if found := _IN_EIGHT_FIGURES.fullmatch(written):
        return _meaning(found[1], found[2], found[3], sure=False)
    return _in_words(written)


_SERIAL: Final = re.compile(r"\d{5}(?:[.,]0+)?")
LOST_ZERO: Final = re.compile(r"((?:19|20)\d\d) ?[.,] ?1")
"""A year and a 1 behind a point: what is left of `2018.10` where a spreadsheet took it for a number, or January."""
_YEAR_FIRST: Final = re.compile(r"(\d{4}) ?([./-]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2}) ?([./ -]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_YEAR_FIRST_IN_TWO: Final = re.compile(r"(\d\d)-(\d\d)-(\d\d)")
_MONTH_AND_YEAR: Final = re.compile(r"(\d{1,2}) ?[./-] ?(\d{4})")
_IN_EIGHT_FIGURES: Final = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)")
_NAMED_MONTH: Final = re.compile(r"([a-z]+)\.?([ ,./-]*)(\d\d)")
_LONGEST_MONTH: Final = 31
_BETWEEN_WORDS: Final = re.compile(r"[\s,./-]+")


def _in_words(written: str) -> Meaning | None:
    words = [word for word in _BETWEEN_WORDS.split(written) if word and word not in _sure_weekdays()]
    months = [word for word in words if word in _months()]
    if len(months) > 1 and months[0] in _weekdays():
        # `mar` is mardi before another month, and March where there is none.
        words.remove(months.pop(0))
    if len(months) != 1 or not 2 <= len(words) <= 3:
        return None
    month = str(_months()[months[0]])
    numbers = [re.sub(r"(?<=\d)(?:er|st|nd|rd|th)$", "", word) for word in words if word not in months]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    if len(numbers) == 1:
        if len(numbers[0]) == 4:
            return _meaning(numbers[0], month)
        return _month_and_two_figures(written, month) if words == [*months, *numbers] else None
    if len(numbers[0]) == 4:
        numbers.reverse()
    meaning = _meaning(_full_year(numbers[1]), month, numbers[0])
    # Where the day is on another weekday than is written, one of the two is wrong.
    return meaning._replace(sure=_is_on(date.fromisoformat(meaning.text), written)) if meaning else None


def _is_on(day: date, written: str) -> bool:
    """Whether a day is on the weekday that is written with it, if any is."""
    named = {_sure_weekdays()[word] for word in _BETWEEN_WORDS.split(written) if word in _sure_weekdays()}
    return not named or day.weekday() in named


def _month_and_two_figures(written: str, month: str) -> Meaning | None:
    """What the name of a month with two figures behind it means: a month where a program writes it so (`avr-18`; `18-avr` is a day
    without a year), and where French alone calls the month so, which has the day first. `May 12` may be a day of any year.
    """
    found = _NAMED_MONTH.fullmatch(written)
    if found is None:
        return None
    name, dash, figures = found.groups()
    is_a_day = int(figures) <= _LONGEST_MONTH
    year = _full_year(figures)
    if dash == "-" and not (is_a_day and year < "2000"):
        return _meaning(year, month)
    return _meaning(year, month, sure=False) if name not in _english_months() or not is_a_day else None


def _day_first(day: str, month: str, year: str) -> Meaning | None:
    full = len(year) == 4
    usual, american = (
        _meaning(_full_year(year), month, day, sure=full),
        _meaning(_full_year(year), day, month, sure=False),
    )
    if usual and american and day != month:
        return usual._replace(swapped=american.text)
    return usual or american


def _full_year(year: str) -> str:
    """Two figures as Excel completes them: up to 29 in this century."""
    return year if len(year) == 4 else f"{20 if int(year) < 30 else 19}{year:0>2}"


def _meaning(year: str, month: str | None, day: str | None = None, *, sure: bool = True) -> Meaning | None:
    written = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        return Meaning(PartialDate.parse(written).text, sure)
    except ValueError:
        return None


def day_of_serial(number: int) -> date | None:
    """The day that Excel stores as this number (its 1900 date system); None for one that is hardly a date."""
    return date(1899, 12, 30) + timedelta(days=number) if _OLDEST_SERIAL <= number <= _NEWEST_SERIAL else None


def year_of_day(text: str) -> str:
    """The year that a spreadsheet has shown as a day of 1904, 1905 or 1909, since it stores the number 2018 as a count of days; else "".

    That is 10 July 1905 in the calendar that most workbooks count by, and 11 July 1909 in the one of 1904.
    """
    if re.fullmatch(r"190[459]-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        for first in (date(1899, 12, 30), date(1904, 1, 1)):
            if 1900 <= (number := (day - first).days) <= 2100:
                return str(number)
    return ""


def looks_like_a_date(text: str) -> bool:
    """Whether a text is what a spreadsheet makes of something that it takes for a day: `3-sept`, `sept-03`, `03/09/2026`."""
    written = plain(text).rstrip(".")
    if found := _SHORT_DAY.fullmatch(written):
        return found[2] in _months() and bool(found[1] or (found[3] and "-" in written))
    return bool(_DAY.fullmatch(written))


_SHORT_DAY: Final = re.compile(r"(?:(\d{1,2})[-. ])?([a-z]{3,9})\.?(?:[- ](\d{2}|\d{4}))?")
_DAY: Final = re.compile(
    r"\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})(?: 00:00(?::00)?)?|\d{4}-\d\d-\d\d(?:[t ]00:00(?::00(?:\.0+)?)?z?)?"
)
_SCIENTIFIC: Final = re.compile(r"-?[0-9](?:[.,][0-9]+)?E[+-]?[0-9]{1,3}", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in ("fr", "en", "en_GB"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names[plain(name).rstrip(".")] = number
    return names | {"jan": 1, "fev": 2, "feb": 2, "avril": 4, "jul": 7, "juill": 7, "sep": 9, "dec": 12}


@cache
def _english_months() -> frozenset[str]:
    return frozenset(
        plain(name).rstrip(".")
        for width in ("wide", "abbreviated")
        for locale in ("en", "en_GB")
        for name in get_month_names(width, "format", locale).values()
    )


@cache
def month_beginnings() -> frozenset[str]:
    """The first three letters of all names of months, without accents: no other word in letters alone begins what `looks_like_a_date`."""
    return frozenset(name[:3] for name in _months())


@cache
def _weekdays() -> Mapping[str, int]:
    """The names of weekdays, without accents, each with its number from 0 for Monday."""
    return {
        plain(name).rstrip("."): number
        for locale in ("fr", "en")
        for width in ("wide", "abbreviated")
        for number, name in get_day_names(width, "format", locale).items()
    }


@cache
def _sure_weekdays() -> Mapping[str, int]:
    """Those of them that are no name of a month, as `mar` is."""
    return {name: number for name, number in _weekdays().items() if name not in _months()}


_CANONICAL: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_SPACES: Final = " \u00a0\u2007\u2009\u202f'’"
_NUMERAL: Final = re.compile(rf"[\d.,eE+\-{_SPACES}{_DASH.pattern[1:-1]}]+")
"""Whatever a number may be written with."""
_SPACED: Final = re.compile(rf"[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?")


def is_number(text: str) -> bool:
    """Whether a number is spelt as the data set spells it."""
    return bool(_CANONICAL.fullmatch(text))


def number_meaning(text: str, decimal: str = "") -> Meaning | None:
    """What a number in another form means; None where it is no number.

    Args:
        text: as written: `2 500,5`, `2.500,5`, `2,500.5`, `1,05E+03`.
        decimal: the decimal sign of the place where it stands, "" where that is not known.
    """
    if not _NUMERAL.fullmatch(text):
        return None
    written = _DASH.sub("-", text.strip(_SPACES))
    foreign = any(sign.isdecimal() and not sign.isascii() for sign in written)
    if foreign:
        written = "".join(str(unicodedata.decimal(sign, sign)) for sign in written)
    sign, figures = ("-", written[1:]) if written.startswith("-") else ("", written.removeprefix("+"))
    figures = figures.lstrip(_SPACES)
    if _SPACED.fullmatch(figures):
        figures = re.sub(rf"[{_SPACES}]", "", figures).replace(",", ".")
        sure = True
    elif re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}", figures):
        figures, sure = figures.replace(".", "").replace(",", "."), True
    elif re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}", figures):
        figures, sure = figures.replace(",", ""), True
    elif re.fullmatch(r"[0-9]*,[0-9]+", figures):
        thousands = bool(re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", figures))
        sure = decimal == "," or not thousands
        figures = figures.replace(",", "." if sure else "")
    elif re.fullmatch(r"[0-9]*(?:[.,][0-9]+)?E[+-]?[0-9]{1,3}", figures, re.IGNORECASE):
        try:
            figures, sure = f"{Decimal(figures.replace(',', '.')):f}", False
        except InvalidOperation:
            return None
    else:
        sure = not text.startswith("+")
        squeezed = re.sub(rf"[{_SPACES}]", "", figures)
        sure, figures = sure and squeezed == figures, squeezed
    meant = sign + (f"0{figures}" if figures.startswith(".") else figures)
    return Meaning(meant, sure and not foreign) if is_number(meant) else None


def is_scientific(text: str) -> bool:
    """Whether a text is a number in powers of ten, as a spreadsheet writes one that is too long for it: `1,2E+05`."""
    return bool(_SCIENTIFIC.fullmatch(text.strip()))


def is_bare_number(text: str) -> bool:
    """Whether a text is figures alone, with the signs that stand between them: `43213`, `100 000`, `1.234,5`."""
    return bool(_BARE.fullmatch(text))


_BARE: Final = re.compile(rf"-?\d+(?:[.,{_SPACES}]\d+)*")
