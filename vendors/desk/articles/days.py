"""Days as pages, feeds and texts give them: which day it was where the thing was published.

A moment with an offset of its own is the day that it names: there it was that day. A moment of UTC says nothing of the place; it
is the day in the magazine's zone, and every other day that it may have been is named beside it. A day in figures in English words
may have the month first; it is only believed where something else on the page tells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz
from functools import cache
from typing import Final

import dateparser
from babel.dates import get_month_names

from vendors.types.moment import site_zone
from vendors.types.spellings import date_meaning

EARLIEST: Final = date(1990, 1, 1)
"""No article of the survey is older; what is, was put there by a program (1970-01-01)."""
EARLY: Final = 5
"""Hours after midnight in UTC in which it is still the day before in New York."""
_CLOCK_OF_UTC: Final = re.compile(
    r"[\s,–—-]*(?:à|at)?\s*(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::\d{2})?\s*(?:(?P<half>[ap])\.?m\.?)?\s*\(?(?:UTC|GMT|Z)(?![\w+-])",
    re.IGNORECASE,
)
_SPOKEN: Final = ("fr", "en", "de", "it", "es", "nl", "pt")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was found.

    Attributes:
        day: the likeliest.
        others: the days that the same words may mean as well.
        swapped: whether the others come from reading the month first.
        whole: from the first to the last day that it was anywhere, for a moment of UTC.
    """

    day: date
    others: tuple[date, ...] = ()
    swapped: bool = False
    whole: tuple[date, ...] = ()

    def may_be(self, other: date) -> bool:
        """Whether it may be the other day as well."""
        return other in (self.day, *self.others, *self.whole)


@dataclass(frozen=True, slots=True)
class PlacedDay:
    """A day in a line of text: where it stands there, and what it is."""

    start: int
    end: int
    day: Day


@cache
def _months() -> str:
    names = {
        name.lower().rstrip(".")
        for code in _SPOKEN
        for width in ("wide", "abbreviated")
        for form in ("format", "stand-alone")
        for name in get_month_names(width, form, code).values()
    }
    names |= {"fevrier", "aout", "decembre", "sept", "juill", "fev", "jan", "apr", "jun", "jul", "aug", "sep", "dec"}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?:{_months()})\b\.?"
    return re.compile(
        r"(?<![\w/.-])(?:"
        r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
        r"|\d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\d/.]\d)"
        r"|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])"
        rf"|\d{{1,2}}(?:\s?(?:er|st|nd|rd|th)|\.|º)?\s+(?:of\s+|de\s+)?{month},?\s+(?:de\s+|del\s+)?\d{{4}}\b"
        rf"|\d{{1,2}}-{month}-\d{{4}}\b"
        rf"|{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
        r")",
        re.IGNORECASE,
    )


@cache
def _without_year() -> re.Pattern[str]:
    month = rf"(?:{_months()})\b\.?"
    return re.compile(
        rf"(?<![\w/.-])(?:\d{{1,2}}(?:\s?(?:er|st|nd|rd|th))?\s+(?:of\s+)?{month}(?!\s+\d{{4}})|{month}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\w/.:-])(?!,?\s+\d{{4}})"
        r"|avant-hier|hier(?:\s+(?:matin|midi|soir))?|aujourd[’']hui|ce\s+(?:matin|midi|soir|jour)|cette\s+nuit|yesterday|today|this\s+(?:morning|afternoon|evening)"
        r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\s+(?:dernier|matin|soir|morning|evening))?(?=,?\s+(?:à|at|vers|par|by)\b)"
        r"|il\s+y\s+a\s+(?:\d{1,3}|une?)\s+\w+|(?:\d{1,3}|an?|one)\s+\w+\s+ago)(?!\w)",
        re.IGNORECASE,
    )


def days_without_year(text: str) -> Iterator[tuple[int, int]]:
    """Where a line names a day of which only its readers of then know the year: "23 avril", "hier", "3 hours ago"."""
    return (found.span() for found in _without_year().finditer(text))


def days_in(text: str, language: str, context: str = "") -> Iterator[PlacedDay]:
    """The days in a line, in their order.

    Args:
        text: the line.
        language: of the text; in English figures may have the month first.
        context: the whole text, which may tell how it writes days in figures.
    """
    for found in _pattern().finditer(text):
        before = text[max(found.start() - 12, 0) : found.start()]
        day = of_words(found[0], language, context or text, before)
        clock = _CLOCK_OF_UTC.match(text, found.end())
        if day and clock and not day.others:
            day = _at(day.day, clock)
        if day and day.day >= EARLIEST:
            yield PlacedDay(found.start(), found.end(), day)


def _at(day: date, clock: re.Match[str]) -> Day:
    hour = int(clock["hour"]) % 24
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    return _of_utc(datetime(day.year, day.month, day.day, hour, int(clock["minute"]) % 60, 1, tzinfo=UTC))


def of_words(written: str, language: str, context: str = "", before: str = "") -> Day | None:
    """A day as people write it; None where it is none.

    Args:
        written: the day itself.
        language: of the text around it.
        context: more of the text.
        before: what stands right before it, such as the day of the week.
    """
    if re.match(r"\d{4}-\d\d-\d\d[T ]", written):
        return of_moment(written)
    written = re.sub(r"(?<=\d)\s+(?=(?:er|st|nd|rd|th)\b)", "", written)  # "1 er", where the letters stood raised
    meaning = date_meaning(re.sub(r"\b(?:of|de|del)\s+|º", "", written, flags=re.IGNORECASE))
    if meaning is None or len(meaning.text) != len("2018-04-23"):
        return _of_other_languages(written)
    day = Day(date.fromisoformat(meaning.text))
    if not meaning.swapped or "." in written or language not in ("en", ""):
        return day
    american = date.fromisoformat(meaning.swapped)
    month_first = _month_first(context, before, day.day, american)
    if month_first is None:
        return replace(day, others=(american,), swapped=True)
    return Day(american) if month_first else day


def _month_first(context: str, before: str, usual: date, american: date) -> bool | None:
    """Whether days in figures have the month first, told by the day of the week or by another day in figures; None where nothing tells."""
    for spoken in ("%A", "%a"):
        if re.search(rf"\b{usual.strftime(spoken)}\b", before, re.IGNORECASE):
            return False
        if re.search(rf"\b{american.strftime(spoken)}\b", before, re.IGNORECASE):
            return True
    pairs = [(int(one), int(two)) for one, two in re.findall(r"\b(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b", context)]
    first, second = any(12 < one <= 31 for one, _two in pairs), any(12 < two <= 31 for _one, two in pairs)
    return None if first == second else second


def _of_other_languages(written: str) -> Day | None:
    found = dateparser.parse(
        written,
        languages=list(_SPOKEN),
        settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PARSERS": ["absolute-time"]},
    )
    return Day(found.date()) if found else None


def is_no_year(written: str) -> bool:
    """Whether a day has a year before 1000, as programs write where there is none: "0001-01-01", "30 Nov -0001"."""
    return bool(re.search(r"(?:^|(?<=[\s/.]))-?0\d{3}(?=$|[\s/.,T-])", written.strip()))


def of_moment(written: str) -> Day | None:
    """The day of a moment as programs write it: ISO 8601, RFC 822 or seconds since 1970; None where it is none."""
    written = written.strip()
    if is_no_year(written):
        return None
    if re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?", written):
        return _checked(_of_utc(datetime.fromtimestamp(int(written[:10]), UTC)))
    if found := re.match(
        r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([A-Z]{1,4}|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)",
        written,
    ):
        year, month, day, hour, minute, second, zone = found.groups()
        parts = [int(part or 0) for part in (year, month, day, hour, minute, second)]
        return _checked(_of_parts(parts, utc=_is_utc(zone or "")))
    if parsed := parsedate_tz(written):
        zone = written.rpartition(" ")[2]
        return _checked(_of_parts(list(parsed[:6]), utc=parsed[9] == 0 and _is_utc(zone)))
    return None


def _is_utc(zone: str) -> bool:
    return zone.upper() in ("Z", "UT", "UTC", "GMT") or bool(re.fullmatch(r"[+-]00(?::?00)?", zone))


def _of_parts(parts: list[int], *, utc: bool) -> Day | None:
    try:
        moment = datetime(*parts[:5], min(parts[5], 59), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except (ValueError, OverflowError):
        return None
    return _of_utc(moment) if utc else Day(moment.date())


def _of_utc(moment: datetime) -> Day:
    try:
        return _around(moment)
    except OverflowError:
        return Day(moment.date())  # the first or the last day that a calendar has


def _around(moment: datetime) -> Day:
    """The day of a moment here, and what it may be elsewhere."""
    written = moment.date()
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return Day(written)  # a day without a time, which a program wrote as a moment
    here = moment.astimezone(site_zone()).date()
    anywhere = tuple(dict.fromkeys((moment + timedelta(hours=hours)).date() for hours in (-12, 0, 14)))
    west = written - timedelta(days=1) if moment.hour < EARLY else written
    others = tuple(day for day in dict.fromkeys((written, west)) if day != here)
    return Day(here, others, whole=anywhere)


def _checked(day: Day | None) -> Day | None:
    return day if day and day.day >= EARLIEST else None
