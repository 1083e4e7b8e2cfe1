from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.types.date import PartialDate
from vendors.types.spellings import date_meaning, likely_date, year_of_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2018-04-23", date(2018, 4, 23), date(2018, 4, 23)),
    ],
)
def test_a_date_spans_all_the_days_it_may_mean(text, first, last):
    found = PartialDate.parse(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "18", "2018-4", "2018-13", "2018-02-30", "23/04/2018", "2018-04-23 ", "2018-00", "٢٠١٨"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for developers
        PartialDate.parse(text)


@given(st.dates(date(1000, 1, 1)))
def test_every_day_reads_back_as_itself(day):
    assert PartialDate.parse(day.isoformat()).first == day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("23/04/2018", "2018-04-23"),
        ("3.4.2018", "2018-04-03"),
        ("2018-4-3", "2018-04-03"),
        ("04/2018", "2018-04"),
        ("31/02/2018", None),
        ("soon", None),
    ],
)
def test_a_date_written_otherwise_is_understood_day_first(written, meant):
    assert likely_date(written) == meant


@pytest.mark.parametrize(
    ("day", "year"),
    [("1905-07-10", "2018"), ("1909-07-04", "2011"), ("1909-01-04", ""), ("1999-07-10", ""), ("1905-12-31", "")],
)
def test_a_year_that_a_spreadsheet_shows_as_a_day_is_known_in_both_of_its_calendars(day, year):
    assert year_of_day(day) == year


@pytest.mark.parametrize(
    "written", ["May 12", "Dec 31", "June 25", "Sept. 3rd", "Oct 1st", "Aug, 9", "Sat May 12", "Dec-31", "mar 23"]
)
def test_a_day_without_its_year_is_no_month_of_a_year(written):
    assert date_meaning(written) is None


@pytest.mark.parametrize(
    ("written", "meant", "sure"),
    [
        *(("avr-18", "2018-04", True), ("Apr-18", "2018-04", True), ("sept.-19", "2019-09", True)),
        *(("août 18", "2018-08", False), ("mai 12", "2012-05", False), ("juin 45", "1945-06", False), ("June 45", "1945-06", False)),
    ],
)  # fmt: skip
def test_a_month_with_two_figures_is_a_month_where_nothing_else_is_called_so(written, meant, sure):
    assert date_meaning(written)[:2] == (meant, sure)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("23-Mar-18", "2018-03-23"), ("Mar-18", "2018-03"), ("3 mar 2018", "2018-03-03"), ("Mar. 3, 2018", "2018-03-03")),
        *(("mar. 23 avr. 2018", "2018-04-23"), ("mar. 6 mar. 2018", "2018-03-06"), ("Tue Mar 6 2018", "2018-03-06")),
        ("mar 2018", "2018-03"),
    ],
)  # fmt: skip
def test_mar_is_march_where_no_other_month_stands_beside_it(written, meant):
    assert date_meaning(written)[:2] == (meant, True)


@pytest.mark.parametrize(
    ("written", "meant", "sure"),
    [
        *(("2018.1", "2018-10", False), ("2018,1", "2018-10", False), ("1999.1", "1999-10", False)),
        *(("2018.01", "2018-01", True), ("2018.04", "2018-04", True), ("2018-1", "2018-01", True)),
    ],
)
def test_a_year_and_a_one_behind_a_point_may_have_lost_a_zero(written, meant, sure):
    assert date_meaning(written)[:2] == (meant, sure)
