"""The day of a moment is the day where the thing was published, and is asked about where the time zone decides it."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from vendors.settings import settings
from vendors.types.moment import day_of
from vendors.types.spellings import date_meaning


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-04-23T10:00:00Z", "2018-04-23"),
        ("2018-04-23T10:00:00.000Z", "2018-04-23"),
        ("2018-04-23T00:30:00+02:00", "2018-04-23"),
        ("2018-04-23T00:00+02:00[Europe/Paris]", "2018-04-23"),
        ("2018-04-22T22:00:00.000Z[Europe/Paris]", "2018-04-23"),
        ("2018-04-23T01:00:00+03:00[Europe/Paris]", "2018-04-23"),
        ("Mon, 23 Apr 2018 00:30:00 +0200", "2018-04-23"),
        ("Mon Apr 23 2018 00:00:00 GMT+0200 (heure d’été d’Europe centrale)", "2018-04-23"),
        ("Mon, 23 Apr 2018 10:00:00 GMT", "2018-04-23"),
        ("2018-04-23 00:00:00", "2018-04-23"),
        ("2018-04-23 14:05", "2018-04-23"),
        ("23/04/2018 14:05", "2018-04-23"),
        ("23 avril 2018 à 14h05", "2018-04-23"),
        ("April 23, 2018 at 10:30 AM PDT", "2018-04-23"),
    ],
)
def test_a_moment_that_is_on_one_day_everywhere_is_that_day(written, day):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure, meaning.elsewhere) == (day, True, "")


@pytest.mark.parametrize(
    ("written", "day", "elsewhere"),
    [
        ("2018-04-22T22:00:00.000Z", "2018-04-23", "2018-04-22"),
        ("2018-01-22T23:00:00Z", "2018-01-23", "2018-01-22"),
        ("20180422T220000Z", "2018-04-23", "2018-04-22"),
        ("Sun, 22 Apr 2018 22:30:00 GMT", "2018-04-23", "2018-04-22"),
        ('ISODate("2018-04-22T22:00:00Z")', "2018-04-23", "2018-04-22"),
        ("2018-04-22 22:00:00", "2018-04-23", "2018-04-22"),
        ("2018-04-22 23:59:39", "2018-04-23", "2018-04-22"),
        ("2018-04-22T18:00:00-07:00", "2018-04-22", "2018-04-23"),
        ("2018-04-23T08:00:00+12:00", "2018-04-23", "2018-04-22"),
        ("2018-04-22 22:30", "2018-04-22", "2018-04-23"),
    ],
)
def test_where_the_zone_decides_the_day_both_are_named_and_none_is_sure(written, day, elsewhere):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure, meaning.elsewhere) == (day, False, elsewhere)


@pytest.mark.parametrize(
    "written",
    [
        "1524434400",
        "1524434400000",
        "/Date(1524434400000+0200)/",
        "Date(1524434400000)",
        "1524434400.0",
        "43212.9166667",
        "43213,5",
    ],
)
def test_a_moment_counted_from_1970_is_asked_about(written):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure) == ("2018-04-23", False)


@pytest.mark.parametrize(
    ("written", "day", "swapped"),
    [
        ("03/04/2018 14:05", "2018-04-03", "2018-03-04"),
        ("3/4/2018 10:05 AM", "2018-03-04", "2018-04-03"),
        ("03/04/2018 00:00:00", "2018-04-03", "2018-03-04"),
    ],
)
def test_which_of_day_and_month_comes_first_is_asked_about_beside_a_time(written, day, swapped):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure, meaning.swapped) == (day, False, swapped)


@pytest.mark.parametrize(
    "written",
    [
        *("31/12/2018 23:59", "31/12/2018 23:59:59", "2018-12-31T23:59:00", "31/12/2018 23h59", "2018-12-31 11:59 PM"),
        *("31 décembre 2018 à 23h59", "2018-12-31 23:59:59.000"),
    ],
)
def test_the_last_minute_or_second_is_the_end_of_its_day(written):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure, meaning.elsewhere) == ("2018-12-31", True, "")


@pytest.mark.parametrize(
    ("written", "day", "elsewhere"),
    [
        ("2018-12-31T23:59:59Z", "2018-12-31", "2019-01-01"),
        ("2018-12-31 23:59:39", "2019-01-01", "2018-12-31"),
        ("2018-12-31 23:59:59.5", "2019-01-01", "2018-12-31"),
    ],
)
def test_another_moment_so_late_and_the_end_of_a_day_of_universal_time_are_asked_about(written, day, elsewhere):
    meaning = date_meaning(written)
    assert (meaning.text, meaning.sure, meaning.elsewhere) == (day, False, elsewhere)


def test_an_unknown_zone_is_never_sure():
    assert date_meaning("2018-04-23 10:00 XQZT").sure is False


@pytest.mark.parametrize("written", ["2018-04-23 25:00:00", "2018-04-23 10:61", "25:61"])
def test_a_time_that_there_is_not_makes_no_day(written):
    assert date_meaning(written) is None


def test_the_site_s_own_zone_decides(monkeypatch):
    monkeypatch.setenv("PANORAMA_TIME_ZONE", "Asia/Tokyo")
    settings.cache_clear()
    try:
        assert day_of(datetime(2018, 4, 22, 22, tzinfo=UTC)) == (date(2018, 4, 23), False, date(2018, 4, 22))
        assert day_of(datetime(2018, 4, 22, 14, 59, tzinfo=UTC)) == (date(2018, 4, 22), True, date(2018, 4, 22))
    finally:
        settings.cache_clear()


def test_the_zone_of_a_place_is_a_source_s_own_also_where_it_is_universal_time():
    there = datetime(2018, 1, 22, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    assert day_of(there) == (date(2018, 1, 22), False, date(2018, 1, 23))


def test_the_ends_of_the_calendar_are_days():
    assert day_of(datetime(9999, 12, 31, 23, tzinfo=UTC)).day == date(9999, 12, 31)
    assert day_of(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))).day == date(1, 1, 1)


@pytest.mark.parametrize(
    ("written", "meant"), [("2018-00-00", "2018"), ("2019-09-00", "2019-09"), ("0000-00-00", None)]
)
def test_a_day_or_month_of_zeros_is_not_known(written, meant):
    meaning = date_meaning(written)
    assert (meaning.text if meaning else None) == meant
    assert meaning is None or not meaning.sure
