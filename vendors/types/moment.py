"""The day of a moment: where a thing was published, not where a machine counts.

A moment says more than a day and may mean two days. `2018-04-22T22:00:00Z` is midnight of 23 April in Paris, and many programs write
a day so. What a day is follows from the offset that the source wrote, and where it wrote none, or Universal Time, in which no
magazine is printed, from the time zone of the site (`PANORAMA_TIME_ZONE`).
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from vendors.settings import settings

ZONES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("z", "ut", "utc", "gmt"), 0),
    **{"wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180},
    **{"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420},
}
"""Abbreviations of time zones that people write, in minutes east of Universal Time; those of America as RFC 2822 reads them."""
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:h](?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?)(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?: ?(?:(?P<utc>utc|gmt)?(?P<offset>[+-]\d\d(?::?\d\d)?)|(?P<zone>[a-z]{1,4}))(?![a-z\d]))?"
    r"(?: ?\[(?P<region>[a-z]+(?:/[a-z_]+)*)\])?(?: ?\([^()]*\))?",
    re.IGNORECASE,
)
"""A time of the day, and what says where: an offset, an abbreviation, a region of Java's, a zone in words as JavaScript adds them."""
_SHORT_OF_MIDNIGHT: Final = timedelta(minutes=2)
"""So little before midnight are days that a program has counted with an offset of the time before clocks were equal."""


class DayOfMoment(NamedTuple):
    """The day of a moment.

    Attributes:
        day: where the thing was published.
        sure: whether the moment is on that day wherever it may have been meant.
        other: the day that it may be besides; the same one where it is sure.
    """

    day: date
    sure: bool
    other: date


def site_zone() -> ZoneInfo:
    """The time zone in which the site's days begin."""
    return ZoneInfo(settings().time_zone)


def day_of(moment: datetime) -> DayOfMoment:
    """The day on which a moment falls where the thing was published.

    Args:
        moment: with the offset that the source wrote. Universal Time is read in the site's zone; without an offset, the moment is the
            site's, yet unsure where it would be another day there if a program had written it in Universal Time.
    """
    written = moment.date()
    if (is_end := _is_end_of_day(moment)) and moment.tzinfo is None:
        return DayOfMoment(written, True, written)
    try:
        here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(site_zone())
    except OverflowError:  # at the ends of the calendar there is no other day
        return DayOfMoment(written, True, written)
    if moment.tzinfo is None:
        if here.date() == written and not _just_before_midnight(moment):
            return DayOfMoment(written, True, written)
        if _just_before_midnight(moment) or _is_midnight(here):
            following = written + timedelta(days=1) if here.date() == written else here.date()
            return DayOfMoment(following, False, written)
        return DayOfMoment(written, False, here.date())
    if here.date() == written:
        return DayOfMoment(written, True, written)
    if is_end or moment.utcoffset() or _published_elsewhere(moment):
        return DayOfMoment(written, False, here.date())
    return DayOfMoment(here.date(), False, written)


def _published_elsewhere(moment: datetime) -> bool:
    """Whether the zone is a place's own, such as London in winter, and not merely Universal Time."""
    return isinstance(moment.tzinfo, ZoneInfo) and "/" in moment.tzinfo.key and not moment.tzinfo.key.startswith("Etc/")


def _is_midnight(moment: datetime) -> bool:
    return not (moment.hour or moment.minute or moment.second)


def _is_end_of_day(moment: datetime) -> bool:
    """Whether a moment is the last minute or second of a day, by which people and programs mean that the day is over."""
    return (moment.hour, moment.minute) == (23, 59) and moment.second in (0, 59) and not moment.microsecond


def _just_before_midnight(moment: datetime) -> bool:
    return (
        timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        >= timedelta(days=1) - _SHORT_OF_MIDNIGHT
    )


class Clock(NamedTuple):
    """A time of the day as a text gives it.

    Attributes:
        without: the text without it.
        hour, minute, second: of the day.
        parted: whether it says parts of a second.
        zone: what the text says of the place, None where it says nothing or nothing that is known.
        known: whether what it says of the place is known.
        american: whether it counts twelve hours, with AM or PM, as those do who write the month before the day.
        place: the region that the text names besides the offset in which it counts: `22:00Z[Europe/Paris]` is midnight in Paris.
    """

    without: str
    hour: int
    minute: int
    second: int
    parted: bool
    zone: tzinfo | None
    known: bool
    american: bool
    place: ZoneInfo | None = None

    def day(self, written: date) -> DayOfMoment:
        """The day on which this time falls, of a text that names that day."""
        if not self.known:
            return DayOfMoment(written, False, written)
        if self.zone is None and not (self.hour or self.minute or self.second):
            return DayOfMoment(written, True, written)
        clock = datetime(
            *written.timetuple()[:3], self.hour, self.minute, self.second, int(self.parted), tzinfo=self.zone
        )
        try:
            return day_of(clock.astimezone(self.place) if self.place else clock)
        except OverflowError:  # at the ends of the calendar there is no other day
            return DayOfMoment(written, True, written)


_COMPACT: Final = re.compile(r"(?<=\d{8}[tT])(\d\d)(\d\d)(\d\d)?")
_PERHAPS: Final = re.compile(r"\d[:hHtT]\d")
"""Without this no text has a time of the day."""
_SINCE_1970: Final = re.compile(
    r"(?:new )?/?Date\((1\d{9}|1\d{12})([+-]\d{4})?\)/?|(1\d{9}|1\d{12})(?:\.0+)?", re.IGNORECASE
)
_CALLED: Final = re.compile(r"(?:new )?(?:ISODate|Date|Timestamp)\([\"'](.+)[\"']\)", re.IGNORECASE)


def day_since_1970(text: str) -> date | None:
    """The day of a moment that is counted in seconds or thousandths from 1970, as databases and JSON write it; None for another text."""
    found = _SINCE_1970.fullmatch(text)
    if not found:
        return None
    count = found[1] or found[3]
    moment = datetime.fromtimestamp(int(count[:10]), UTC)
    return moment.astimezone(site_zone()).date()


def clock_of(text: str) -> Clock | None:
    """The time of the day in a text such as `2018-04-22T22:00:00.000Z` or `Mon, 23 Apr 2018 00:30:00 +0200`; None where it has none."""
    if not _PERHAPS.search(text):
        return None
    text = _COMPACT.sub(lambda one: ":".join(filter(None, one.groups())), _CALLED.sub(r"\1", text))
    found = next((one for one in _CLOCK.finditer(text) if _stands_alone(one)), None)
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    minute, second = int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone, known, place = _zone(found)
    before = re.sub(r"(?:(?<=\d)[tT]|,? (?:à|at) ?|[, ]+)$", "", text[: found.start()])
    without = f"{before} {text[found.end() :].strip()}".strip()
    parted = bool((found["part"] or "").strip("0"))
    return Clock(without, hour, minute, second, parted, zone, known, bool(found["half"]), place)


def _stands_alone(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return bool(re.search(r"(?:^|\d[tT]|[ ,(])$", before)) and not re.match(r"[\d:]", found.string[found.end() :])


def _zone(found: re.Match[str]) -> tuple[tzinfo | None, bool, ZoneInfo | None]:
    """The zone in which a time counts, whether what it says of it is known, and the region that it names besides an offset."""
    if region := found["region"]:
        try:
            place = ZoneInfo(region)
        except (ZoneInfoNotFoundError, ValueError):
            return None, False, None
        counted, known = _offset(found)
        return (counted, known, place) if counted or not known else (place, True, None)
    return *_offset(found), None


def _offset(found: re.Match[str]) -> tuple[tzinfo | None, bool]:
    """The offset or abbreviation of a zone that a time names, and whether it is known."""
    if offset := found["offset"]:
        hours, minutes = int(offset[1:3]), int(offset[-2:]) if len(offset) > 3 else 0
        if hours > 14 or minutes > 59:
            return None, False
        return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)), True
    if name := found["zone"]:
        minutes_east = ZONES.get(name.lower())
        return (None, False) if minutes_east is None else (timezone(timedelta(minutes=minutes_east)), True)
    return None, True
