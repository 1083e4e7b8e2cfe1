"""Pages of the French and English press, saved or copied: title, authors and day as readers see them, and a guess that says that it is one.

The pages are shortened copies from the test data of flairNLP/fundus (MIT), read with what is known of them there; authors are the persons alone. Those that are named `paste-…` are
made up after real ones.
"""

import csv
from datetime import date

import pytest

from tests.conftest import ROOT
from vendors.desk.articles.reading import read

PRESS = ROOT / "tests/cases/press"
DAY = date(2026, 11, 28)


def told():
    with (PRESS / "expected.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture(scope="module")
def found():
    return [(row, read((PRESS / row["file"]).read_bytes(), DAY, row["address"])[0]) for row in told()]


def share(found, kind, is_right):
    some = [(row, one) for row, one in found if row["file"].endswith(kind)]
    wrong = [row["file"] for row, one in some if not is_right(row, one)]
    return 1 - len(wrong) / len(some), wrong


@pytest.mark.parametrize("kind", [".html", ".txt"])
def test_nine_titles_of_ten_are_right(found, kind):
    right, wrong = share(found, kind, lambda row, one: one.title == row["title"])
    assert right >= 0.9, wrong


@pytest.mark.parametrize("kind", [".html", ".txt"])
def test_eight_authors_of_ten_are_right(found, kind):
    right, wrong = share(found, kind, lambda row, one: "|".join(one.authors) == row["authors"])
    assert right >= 0.8, wrong


@pytest.mark.parametrize("kind", [".html", ".txt"])
def test_nineteen_days_of_twenty_are_right(found, kind):
    right, wrong = share(
        found, kind, lambda row, one: (one.published.isoformat() if one.published else "") == row["date"]
    )
    assert right >= 0.95, wrong


def test_a_title_that_was_chosen_among_several_says_so_and_offers_the_others(found):
    chosen = [one for _row, one in found if one.choices.get("title")]
    assert len(chosen) > 5
    assert all(any("title" in str(doubt) for doubt in one.doubts) for one in chosen)
