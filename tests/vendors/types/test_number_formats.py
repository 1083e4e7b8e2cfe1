"""What a sheet shows of a number; the texts are those that Excel and LibreOffice show."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendors.types.number_formats import (
    ShownNumber,
    currency,
    qualified_day,
    scale,
    shown_day,
    shown_number,
    shown_parts,
)


@pytest.mark.parametrize(
    ("value", "code", "text", "read"),
    [
        (6400, "General", "6400", "6400"),
        (2.8456, "0", "3", "3"),
        (-2.8456, "0.0", "-2.8", "-2.8"),
        (0.5, "0", "1", "1"),
        (-0.4, "0", "0", "0"),
        (1234567.891, "#,##0.00", "1,234,567.89", "1234567.89"),
        (2_500_000, "#,##0,", "2,500", "2500"),
        (2_500_000, '0.0,,"M"', "2.5M", "2.5"),
        (1500, '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "1.5k", "1.5"),
        (15, '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "15", "15"),
        (-5, "#,##0_);(#,##0)", "(5)", "-5"),
        (-5, "0;0", "5", "5"),
        (0, '0.0;[Red]-0.0;"zero"', "zero", ""),
        (5, ";;;", "", ""),
        (0.25, "0.0%", "25.0%", "25"),
        (2.8333333333, "# ?/?", "2 5/6", "2.833333333333"),
        (123456, "0.00E+00", "1.23E+5", "123456"),
        (7, "000", "007", "7"),
        (33612345678, "00 00 00 00 00", "336 12 34 56 78", "33612345678"),
        (2.5, "0.0##", "2.5", "2.5"),
        (
            0,
            '_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-;_-* "-"?? "€"_-;_-@_-',
            "-   €",
            "",
        ),  # whoever reads a dash reads no number
        (6400, "#,##0.0\\ [$€-40C]", "6,400.0 €", "6400"),
        (3, "[$$-1009]0", "CA$3", "3"),
        (3, "[$$-409]0", "$3", "3"),
        (2, '#,##0",000"', "2,000", "2000"),
        (2.5, '0.0"0"', "2.50", "2.50"),
        (1125, "0\\,0", "112,5", ""),
        (1125, "##\\,##0", "1,125", "1125"),
        (2.5, '"-"0.0', "-2.5", "-2.5"),
        (1125, "(#,##0)", "(1,125)", "-1125"),
        (2.5, '0.0" à 3"', "2.5 à 3", ""),
        (10**14, f"0.{'0' * 20}", f"{10**14}.{'0' * 20}", f"{10**14}"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value, code, text, read):
    shown = shown_number(value, code)
    assert ShownNumber(" ".join(shown.text.split()), shown.read) == ShownNumber(" ".join(text.split()), read)


@pytest.mark.parametrize(
    ("shown", "money", "power"),
    [
        ("6,400 M€", "EUR", 6),
        ("€6.4m", "EUR", 6),
        ("12 kEUR", "EUR", 3),
        ("6,4 Md$", "USD", 9),
        ("$6.4bn", "USD", 9),
        ("6.4 MUSD", "USD", 6),
        ("£5", "GBP", 0),
        ("CA$5", "CAD", 0),
        ("US$5", "USD", 0),
        ("5 000 CHF", "CHF", 0),
        ("5 millions d’euros", "EUR", None),
        ("5 millions", "", 6),
        ("120 salariés", "", None),
        ("120", "", 0),
    ],
)
def test_the_currency_and_the_scale_beside_a_number_are_known(shown, money, power):
    assert (currency(shown), scale(shown)) == (money, power)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("dd/mm/yyyy", "ymd"),
        ("jj/mm/aaaa", "ymd"),
        ("mmm-yy", "ym"),
        ("yyyy", "y"),
        ("d mmm", "md"),
        ("[$-40C]d mmmm yyyy;@", "ymd"),
        ('d" de "mmmm" de "yyyy', "ymd"),
        ("hh:mm", "t"),
        ("h:mm AM/PM", "t"),
        ("dd/mm/yyyy hh:mm:ss", "ymdt"),
        ("0.00", ""),
        ("General", ""),
    ],
)
def test_which_parts_of_a_day_a_format_shows(code, parts):
    found = shown_parts(code)
    flags = {"y": found.year, "m": found.month, "d": found.day, "t": found.time}
    assert "".join(sign for sign, there in flags.items() if there) == parts


def test_a_day_is_shown_as_its_format_says():
    assert shown_day(date(2018, 4, 3), "dd/mm") == "03/04"
    assert shown_day(date(2018, 4, 3), "d mmm") == "3 Apr"


@settings(max_examples=400)
@given(
    st.floats(-1e14, 1e14, allow_nan=False) | st.integers(-(10**14), 10**14),
    st.text(alphabet='0#?.,;%E+-/"$€[]<>=*_\\@ aymdhsG', max_size=20),
)
def test_whatever_a_format_holds_a_number_is_shown_somehow(value, code):
    shown = shown_number(value, code)
    assert not shown.read or Decimal(shown.read).is_finite()
    assert shown_parts(code).any in (True, False)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('"vers "yyyy', "vers"),
        ('"avant "yyyy', "avant"),
        ('"T2 "yyyy', "T2"),
        ('yyyy"?"', "?"),
        ("yyyy?", "?"),
        ('[>43500]dd/mm/yyyy;"avant 2019"', "avant 2019"),
        ('"le "dd/mm/yyyy', ""),
        ("yyyy\\-mm\\-dd;@", ""),
        ('yyyy-mm-dd"T"hh:mm:ss"Z"', ""),
        ("[$-F800]dddd, mmmm dd, yyyy", ""),
        ('d" de "mmmm" de "yyyy', ""),
    ],
)
def test_words_that_make_another_statement_of_a_day_are_found_in_its_format(code, said):
    assert qualified_day(43213, code) == said
