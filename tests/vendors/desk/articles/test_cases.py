"""Each page, feed and text that was made after a public report (`tests/cases/`): the right value, or the right question."""

import pytest

from tests.conftest import ROOT
from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.proposal import propose
from vendors.i18n.language import language

CASES = ROOT / "tests/cases"
TITLE, JOURNAL = "Qualtrics signe un accord", "Journal Exemple"
PLACE = "https://www.example.com/qualtrics-signe/"

RIGHT = {
    "page-after-midnight.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-updated-first.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-only-update-in-head.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-windows-1252.html": ("2018-04-23", f"{TITLE} “œuvre” à 5 €", JOURNAL, "", PLACE),
    "page-utf-16.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-author-of-the-graph.html": ("2018-04-23", TITLE, JOURNAL, "Claire Martin", PLACE),
    "page-byline-published.html": ("2018-04-23", TITLE, JOURNAL, "Claire Martin", PLACE),
    "page-two-authors-in-one.html": ("2018-04-23", TITLE, JOURNAL, "Claire Martin|Jean Petit", PLACE),
    "page-cookie-banner.html": ("2018-04-23", "Akio signe un accord", JOURNAL, "", "https://www.example.com/akio-signe/"),
    "page-saved-without-canonical.html": ("2018-04-23", TITLE, JOURNAL, "", "https://www.example.com/qualtrics-signe-accord/"),
    "page-saved-without-canonical.mhtml": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-of-the-wayback-machine.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-author-of-a-comment.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-authors-of-cards.html": ("2018-04-23", TITLE, JOURNAL, "Claire Martin", PLACE),
    "page-canonical-is-home.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-relative-address.html": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "page-for-subscribers.html": ("2018-04-23", TITLE, JOURNAL, "Claire Martin", PLACE),
    "page.webarchive": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "feed-after-midnight.xml": ("2018-04-23", TITLE, JOURNAL, "", "https://www.example.com/a/"),
    "feed-title-entities.xml": ("2018-04-23", "L’avis de Qualtrics & Medallia", JOURNAL, "", "https://www.example.com/a/"),
    "feed-bare-ampersand.xml": ("2018-04-23", "R&D : Qualtrics signe", JOURNAL, "", "https://www.example.com/a/"),
    "feed-feedburner.xml": ("2018-04-23", TITLE, JOURNAL, "", PLACE),
    "feed-french-date.xml": ("2018-02-06", TITLE, JOURNAL, "", "https://www.example.com/a/"),
    "feed-only-updated.xml": ("", TITLE, JOURNAL, "", "https://www.example.com/a/"),
    "google-alert.xml": ("2018-04-23", TITLE, JOURNAL, "", "https://www.example.com/2018/04/qualtrics-signe"),
    "google-news.xml": ("2018-04-23", TITLE, JOURNAL, "", ""),
    "text-american-date.txt": ("", "Qualtrics signs a deal with a retailer", "", "Jane Smith", ""),
    "text-decomposed-accents.txt": ("2018-02-23", "Qualtrics signe à Évry", "", "Élodie Maréchal", ""),
    "text-address-from-a-mail.txt": ("2018-04-23", TITLE, "example.com", "", "https://www.example.com/qualtrics"),
}  # fmt: skip

ASKED = {
    "page-byline-published.html": "“Publié le 23/04/2018 par Claire MARTIN - Journaliste” as Claire Martin",
    "page-cookie-banner.html": "not in the article: Qualtrics, Medallia, InMoment",
    "page-of-the-wayback-machine.html": "came from an archive",
    "page-relative-address.html": f"two addresses, {PLACE} and {PLACE}?page=article",
    "page-for-subscribers.html": "for subscribers",
    "feed-only-updated.xml": "Only the day of an update was found, 2024-11-03",
    "google-alert.xml": "publisher was taken from the end of the title",
    "google-news.xml": "Google News hides the article’s address",
    "text-american-date.txt": "To choose: 2018-03-04, or 2018-04-03",
    "text-decomposed-accents.txt": "Accents that stood as signs of their own",
    "text-address-from-a-mail.txt": "e-mail address stood in the address and was left out: https://www.example.com/qualtrics",
}

REFUSED = {
    "page-not-found.html": "This is an error page",
    "article.pdf": "This is a PDF: open it, and paste the article’s text",
}


def said(proposal):
    return [line.said(language("en")) for line in proposal.to_check]


@pytest.mark.parametrize("name", RIGHT)
def test_a_reported_input_gives_the_right_row(name, dataset, today):
    [found] = propose((CASES / name).read_bytes(), dataset, today)
    assert tuple(found.article[column] for column in ("date", "title", "publisher", "authors", "url")) == RIGHT[name]
    assert "claire@example.com" not in str(found), "nobody's e-mail address is repeated"


@pytest.mark.parametrize("name", ASKED)
def test_what_is_unsure_in_a_reported_input_is_asked(name, dataset, today):
    [found] = propose((CASES / name).read_bytes(), dataset, today)
    assert any(ASKED[name] in line for line in said(found)), said(found)


@pytest.mark.parametrize("name", REFUSED)
def test_a_reported_input_that_is_no_article_is_named(name, dataset, today):
    with pytest.raises(NotAnArticle) as refused:
        propose((CASES / name).read_bytes(), dataset, today)
    assert REFUSED[name] in refused.value.message.said(language("en"))


def test_no_vendor_of_the_banner_is_named(dataset, today):
    [found] = propose((CASES / "page-cookie-banner.html").read_bytes(), dataset, today)
    assert [one.vendor for one in found.named] == ["akio"]


def test_both_readings_of_an_american_day_are_one_click_away(dataset, today):
    [found] = propose((CASES / "text-american-date.txt").read_bytes(), dataset, today)
    assert found.choices["date"] == ("2018-03-04", "2018-04-03")


def test_an_article_kept_by_an_archive_is_the_same_as_the_original(dataset, today):
    [found] = propose((CASES / "page-of-the-wayback-machine.html").read_bytes(), dataset, today)
    assert found.choices["url"] == (
        "https://web.archive.org/web/20190101000000/https://www.example.com/qualtrics-signe/",
    )


def test_every_feed_and_text_is_tried():
    names = {
        path.name
        for path in CASES.iterdir()
        if path.name.startswith(("feed", "text", "google-a", "google-n", "article"))
    }
    assert names <= {*RIGHT, *REFUSED}
