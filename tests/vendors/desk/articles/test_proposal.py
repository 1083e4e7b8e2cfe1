"""Adding an article: from a page, a feed or a pasted text to proposed rows."""

import email.message
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from vendors.desk.articles.addresses import same_place
from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.proposal import propose
from vendors.desk.articles.reading import LARGEST, read
from vendors.desk.articles.texts import of_text
from vendors.store.load import load

SEED = ROOT.parent / "shared" / "seed" / "article-2018-04-23.txt"
PASTED = """Qualtrics rachète Clarabridge

Publié le 29 juillet 2021 par Jeanne Exemple et Paul Témoin
https://www.example.com/qualtrics-clarabridge?utm_source=lettre

L’éditeur américain Qualtrics rachète Clarabridge, spécialiste de l’analyse de texte. Medallia, InMoment et Sprinklr observent l’opération, selon les analystes.
"""
PAGE = """<!doctype html><html lang="fr"><head><title>{title} - Le Journal Exemple</title>
<meta property="og:site_name" content="Le Journal Exemple"><meta property="og:title" content="{title}">
<meta name="author" content="Jeanne Exemple"><link rel="canonical" href="https://www.journal-exemple.fr/a/1">
<meta property="article:published_time" content="2020-05-06T08:00:00+02:00">
<script>document.write("Medallia")</script></head><body><nav>Eloquant</nav><article><h1>{title}</h1>
<p>Par Jeanne Exemple</p><p>La plateforme de mesure Viavoo présente une nouvelle version de son analyse de textes. {filler}</p></article></body></html>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Journal Exemple</title>
<item><title>Medallia nomme un directeur général</title><link>https://journal-exemple.fr/1</link>
<pubDate>Wed, 06 May 2020 08:00:00 +0200</pubDate><author>jeanne@example.com (Jeanne Exemple)</author>
<description>&lt;p&gt;L’éditeur &lt;b&gt;Medallia&lt;/b&gt; nomme un directeur général pour l’Europe.&lt;/p&gt;</description></item>
<item><title>Viavoo lance une offre</title><link>https://journal-exemple.fr/2</link>
<description>La plateforme Viavoo lance une offre.</description></item></channel></rss>"""


def page(title="Viavoo présente sa nouvelle version"):
    return PAGE.format(title=title, filler="Une phrase de plus pour le corps du texte. " * 20).encode()


@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not part of the repository")
def test_the_article_of_2018_as_an_editor_pastes_it(dataset, today):
    [found] = propose(SEED.read_bytes(), dataset, today)
    row = found.article
    assert row["title"] == "Qualtrics complice de Facebook et Cambridge Analytica ?"
    assert (row["date"], row["publisher"], row["language"]) == ("2018-04-23", "En-Contact", "fr")
    assert row["authors"] == "Manuel Jacquinet|Lucy Lavabre"
    assert row["topic"] == "controversy"
    assert [one.vendor for one in found.named if one.role == "subject"] == ["qualtrics"]
    assert {one.vendor for one in found.named} == {
        "qualtrics", "medallia", "viavoo", "hubicus", "mediatech-solutions", "eloquant", "trustyou",
    }  # fmt: skip
    assert {one.role for one in found.named if one.vendor != "qualtrics"} == {"compared"}
    [again] = found.duplicates
    assert again.article == "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"


def test_a_pasted_text_gives_title_day_authors_address_and_parts(dataset, today):
    [found] = propose(PASTED.encode(), dataset, today)
    assert found.article["title"] == "Qualtrics rachète Clarabridge"
    assert found.article["date"] == "2021-07-29"
    assert found.article["authors"] == "Jeanne Exemple|Paul Témoin"
    assert found.article["url"] == "https://www.example.com/qualtrics-clarabridge"
    assert found.article["topic"] == "acquisition"
    roles = {one.vendor: str(one.role) for one in found.named}
    assert roles["qualtrics"] == "acquirer"
    assert roles["clarabridge"] == "acquired"
    assert roles["medallia"] == roles["inmoment"] == "compared"


def test_a_saved_page_gives_what_it_says_of_itself_and_nothing_of_its_menu(dataset, today):
    [found] = propose(page(), dataset, today)
    row = found.article
    assert row["title"] == "Viavoo présente sa nouvelle version"
    assert (row["date"], row["publisher"], row["authors"]) == ("2020-05-06", "Le Journal Exemple", "Jeanne Exemple")
    assert (row["language"], row["url"], row["topic"]) == ("fr", "https://www.journal-exemple.fr/a/1", "product")
    assert [(one.vendor, str(one.role)) for one in found.named] == [("viavoo", "subject")]


def test_a_page_saved_as_one_file_reads_like_the_page(dataset, today):
    message = email.message.EmailMessage()
    message["Snapshot-Content-Location"] = "https://www.journal-exemple.fr/a/1"
    message.make_mixed()
    message.add_attachment(page().decode(), subtype="html")
    assert propose(bytes(message), dataset, today)[0].article == propose(page(), dataset, today)[0].article


def test_a_feed_gives_one_proposal_an_entry(dataset, today):
    first, second = propose(FEED.encode(), dataset, today)
    assert first.article["title"] == "Medallia nomme un directeur général"
    assert (first.article["date"], first.article["topic"]) == ("2020-05-06", "people")
    assert (second.article["date"], second.article["publisher"]) == ("", "Le Journal Exemple")
    assert [one.vendor for one in second.named] == ["viavoo"]
    assert "No date of publication was found." in second.to_check


def test_no_proposed_summary_passes_the_check(dataset, today, folder):
    [found] = propose(PASTED.encode(), dataset, today)
    path = folder / "news.csv"
    cells = (f'"{cell}"' for cell in found.article.values())
    path.write_text(path.read_text() + ",".join(cells) + "\n")
    problems = {(problem.rule, problem.column) for problem in load(folder, today).errors}
    assert problems == {("unread", "summary_fr"), ("unread", "summary_en")}


@pytest.mark.parametrize(
    "other",
    [
        "http://en-contact.com/qualtrics-complice-de-facebook-cambridge-analytica",
        "https://www.EN-CONTACT.com/qualtrics-complice-de-facebook-cambridge-analytica/?utm_source=x&fbclid=1#haut",
        "https://en-contact.com/qualtrics-complice-de-facebook-cambridge-analytica/amp/",
    ],
)
def test_the_same_address_in_another_spelling_is_the_same_article(dataset, today, other):
    [found] = propose(b"Un titre\n\nUn texte sur Qualtrics.", dataset, today, other)
    assert [one.why for one in found.duplicates] == ["same address"]


def test_two_pages_that_differ_in_what_they_are_asked_for_are_two(dataset):
    assert same_place("https://x.fr/a?id=1") != same_place("https://x.fr/a?id=2")
    assert same_place("") == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Le 23 avril 2018 par la rédaction", date(2018, 4, 23)),
        ("Publié le 1er mai 2020 à 8h00, mis à jour le 3 mai 2020", date(2020, 5, 1)),
        ("Mis à jour le 3 mai 2020, publié le 1er mai 2020", date(2020, 5, 1)),
        ("April 23, 2018 | By Jane Example", date(2018, 4, 23)),
        ("Posted on 3rd of December 2019", date(2019, 12, 3)),
        ("03/12/2019", date(2019, 12, 3)),
        ("2019-12-03T08:00:00Z", date(2019, 12, 3)),
        ("Le 23 avril 2218", None),
        ("Fondée en 2015", None),
    ],
)
def test_the_day_in_words(line, day, today):
    assert of_text(f"Un titre\n{line}\n\n{'Le texte. ' * 20}", today).published == day


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Par Manuel Exemple et Lucy Témoin", ("Manuel Exemple", "Lucy Témoin")),
        ("By Jane van der Berg, John O’Hara and Éric Dupont-Exemple", ("Jane van der Berg", "John O’Hara", "Éric Dupont-Exemple")),
        ("Par la rédaction", ()),
        ("Par ailleurs, la société annonce une baisse", ()),
    ],
)  # fmt: skip
def test_the_authors_in_a_byline(line, authors, today):
    assert of_text(f"Un titre\n{line}\n\n{'Le texte est long. ' * 20}", today).authors == authors


def test_other_encodings_and_line_ends_read_the_same(today):
    text = PASTED.replace("\n", "\r\n")
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        found = read(text.encode(encoding), today)[0]
        assert (found.title, found.published) == ("Qualtrics rachète Clarabridge", date(2021, 7, 29)), encoding


@pytest.mark.parametrize("data", [b"", b" \n ", b"<html></html>", b"x" * (LARGEST + 1)])
def test_what_holds_no_words_is_refused_with_a_word(data, today):
    with pytest.raises(NotAnArticle):
        read(data, today)


def test_a_hostile_feed_is_read_without_harm(today, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    bomb = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b "&a;&a;">]>
<rss version="2.0"><channel><title>x</title><item><title>Un titre &a;</title><link>javascript:alert(1)</link></item></channel></rss>"""
    try:
        found = read(bomb.encode(), today)
    except NotAnArticle:
        return
    assert all("secret words" not in one.title + one.text for one in found)


def test_an_extract_repeats_no_address_out_of_a_mail(dataset, today):
    text = "Titre\n\nVoir https://eur03.safelinks.protection.outlook.com/?url=x&data=claire%40example.com ce que dit Qualtrics de ses clients et de leurs enquêtes."
    [found] = propose(text.encode(), dataset, today)
    assert "claire" not in str(found)


def test_a_language_told_from_few_words_is_to_be_checked(dataset, today):
    [found] = propose(b"Qualtrics signe un accord\n\nUn accord avec Medallia.", dataset, today)
    assert "To check: the language was told from few words." in found.to_check
