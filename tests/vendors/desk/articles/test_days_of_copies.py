"""Which day of a copied page is that of its article, and which are days of what stands beside it or are only counted from now."""

from datetime import date

import pytest

from vendors.desk.articles.counted_days import counted_days
from vendors.desk.articles.reading import read

TODAY = date(2026, 11, 28)
MENU = ("Home", "World", "Business", "Markets", "Technology", "Sports", "More", "Sign in")
TITLE = "Retailer switches to Qualtrics after ten years"
PARAGRAPH = (
    "Qualtrics has signed a deal with a large retailer to measure the experience of its customers, the company said."
)


def copied(*head, foot=()):
    return read("\n".join([*MENU, *head, *([PARAGRAPH] * 4), *foot]).encode(), TODAY)[0]


COUNTED = {
    "PUBLISHED 3 SECONDS AGO": ("2026-11-28",),
    "5 hours ago": ("2026-11-28", "2026-11-27"),
    "1 day ago": ("2026-11-27",),
    "30 hours ago": ("2026-11-27", "2026-11-26"),
    "Publié il y a 3 heures, mis à jour à 09h42": ("2026-11-28", "2026-11-27"),
    "il y a 2 semaines": ("2026-11-14",),
}


@pytest.mark.parametrize(("line", "days"), COUNTED.items())
def test_a_day_counted_from_now_is_asked_with_the_day_that_it_was_if_copied_today(line, days):
    found = copied(TITLE, "By Claire Martin", line)
    assert (found.published, found.choices["date"]) == (None, days)
    (doubt,) = [one for one in found.doubts if "To choose: of its day" in one]
    assert doubt.fields["days"] == ", ".join(days)


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 15 hours ago",
        "He left 20 years ago",
        f"Two days ago the firm, which was founded in Paris {'x ' * 9}",
    ],
)
def test_an_update_and_the_story_itself_are_no_day_of_publication(line):
    assert counted_days([line], TODAY) == []


def test_a_day_in_words_counts_before_one_counted_from_now():
    assert copied(TITLE, "April 25, 2023", "5 hours ago").published == date(2023, 4, 25)


@pytest.mark.parametrize(
    "line",
    ["2 minute readApril 25, 20232:26 PM GMT+2Last Updated 9 min ago", "GEARAPR 25, 2023 10:00 AM", "Apr 25, 2023"],
)
def test_a_day_that_touches_what_stood_beside_it_is_read(line):
    found = copied(line, TITLE)
    assert (found.title, found.published) == (TITLE, date(2023, 4, 25))


def test_the_day_below_the_title_counts_before_that_of_another_article_in_the_list_above():
    above = (
        "Others leave the study of Mr. Jones (D., Mont.) to somebody else",
        "Tim Rice",
        "January 16, 2023",
        "DEALS",
    )
    found = copied(*above, TITLE, "Chuck Ross", "April 28, 2023")
    assert (found.title, found.published) == (TITLE, date(2023, 4, 28))
    assert "2023-01-16" in found.choices["date"]


def test_a_post_that_is_quoted_does_not_date_the_article():
    found = copied(TITLE, "By Claire Martin December 28, 2016", PARAGRAPH, "— Slack (@SlackHQ) September 16, 2016")
    assert (found.title, found.published) == (TITLE, date(2016, 12, 28))
    assert "2016-09-16" not in found.choices["date"]


def test_the_day_at_the_foot_of_an_article_is_taken_to_check_and_not_where_there_are_several():
    foot = "Story published on Oct 5, 2022."
    found = copied(TITLE, *([PARAGRAPH] * 12), foot=(foot,))
    assert found.published == date(2022, 10, 5)
    assert any("nothing beside the title" in one for one in found.doubts)
    several = copied(TITLE, *([PARAGRAPH] * 12), foot=(foot, "Published on Oct 9, 2022"))
    assert several.published is None


def test_a_page_that_shows_no_day_says_none():
    found = copied(TITLE, "By Claire Martin")
    assert (found.published, found.choices["date"]) == (None, ())
