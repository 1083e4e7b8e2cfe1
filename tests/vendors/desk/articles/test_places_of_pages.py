"""What a page says of its address, its month and its language that an editor must look at."""

from datetime import date

import pytest

from vendors.desk.articles.proposal import propose
from vendors.desk.articles.reading import read

TITLE = "Medallia ouvre un bureau à Lyon"
TEXT = "<p>La société Medallia a annoncé à Lyon un accord avec plusieurs banques françaises pour mesurer l’expérience de leurs clients, selon un communiqué publié cette semaine.</p>"
SITE = "https://www.gazette-exemple.fr"


def page(canonical="", head="", root='lang="fr"', body=TEXT, title=TITLE):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f'<!DOCTYPE html><html {root}><head><meta charset="utf-8"><title>{title}</title>{link}{head}</head><body><article><h1>{title}</h1>{body}{body}</article></body></html>'.encode()


def only(data, today):
    return read(data, today)[0]


NO_ADDRESSES = {
    "a sign-in with a way back": ("/connexion?retour=/economie/medallia/", (f"{SITE}/economie/medallia/",)),
    "a sign-in in English": ("/account/login?next=https%3A%2F%2Fwww.gazette-exemple.fr%2Fa", (f"{SITE}/a",)),
    "a sign-in alone": ("/se-connecter", ()),
    "a subscription": ("/abonnement/", ()),
    "nothing filled in": ("/undefined", ()),
    "nothing filled in, below": ("/economie/null/", ()),
    "an object": ("/[object%20Object]", ()),
    "a template": ("/a/{{article.slug}}", ()),
}


@pytest.mark.parametrize(("path", "choices"), NO_ADDRESSES.values(), ids=NO_ADDRESSES)
def test_an_address_that_is_no_articles_is_not_taken(path, choices, today):
    found = only(page(SITE + path), today)
    assert (found.url, found.choices["url"]) == ("", choices)
    assert any("was not taken" in str(one) for one in found.doubts)
    with_another = only(page(SITE + path, f'<meta property="og:url" content="{SITE}/a/medallia">'), today)
    assert with_another.url == f"{SITE}/a/medallia"


ASKED = {
    "a later page": (f"{SITE}/a?page=2", f"{SITE}/a"),
    "a later page among others": (f"{SITE}/a?page=3&id=7", f"{SITE}/a?id=7"),
    "a later page in the path": (f"{SITE}/a/page/2/", f"{SITE}/a/"),
    "a site in preparation": ("https://preprod.gazette-exemple.fr/a", f"{SITE}/a"),
    "a site of developers": ("https://staging-www.gazette-exemple.fr/a", None),
    "a test": ("https://www-dev.gazette-exemple.fr/a", None),
}


@pytest.mark.parametrize(("address", "other"), [one for one in ASKED.values() if one[1]])
def test_an_address_that_may_be_another_is_asked_about(address, other, today):
    found = only(page(address), today)
    assert (found.url, found.choices["url"]) == (address, (other,))
    assert found.doubts


def test_a_place_on_the_page_is_left_off_with_a_notice(today):
    found = only(page(f"{SITE}/a#commentaires"), today)
    assert (found.url, found.choices["url"]) == (f"{SITE}/a", (f"{SITE}/a#commentaires",))
    assert any("left off" in str(one) for one in found.doubts)


@pytest.mark.parametrize(
    "path",
    [
        "/a",
        "/economie/la-connexion-des-clients-42.html",
        "/2018/05/undefined-behaviour",
        "/login-securise-de-medallia",
        "/test/essai",
        "/page-2-du-dossier-medallia",
        "/nullite",
    ],
)
def test_an_address_of_an_article_is_taken_as_it_stands(path, today):
    found = only(page(SITE + path), today)
    assert (found.url, found.choices["url"]) == (SITE + path, ())


@pytest.mark.parametrize(
    ("publisher", "address", "asked"),
    [
        ("Gazette Exemple", "https://www.courrier-temoin.fr/a", True),
        ("Gazette Exemple", f"{SITE}/a", False),
        ("La Gazette", f"{SITE}/a", False),
        ("The New York Times", "https://www.nytimes.com/a", False),
        ("L’Écho du Témoin", "https://www.echotemoin.fr/a", False),
        ("BBC News", "https://www.bbc.co.uk/a", False),
    ],
)
def test_an_address_of_another_publisher_is_asked_about(publisher, address, asked, dataset, today):
    (found,) = propose(page(address, f'<meta property="og:site_name" content="{publisher}">'), dataset, today)
    assert any("but the address is one of" in str(one) for one in found.to_check) == asked


def test_an_address_at_a_publisher_that_is_here_under_another_name_is_asked_about(dataset, today):
    from vendors.desk.articles.addresses import host
    from vendors.tables.article import Article

    known = next(iter(dataset.table(Article)))
    data = page(
        f"https://{host(known.url)}/medallia-a-lyon", '<meta property="og:site_name" content="Gazette Exemple">'
    )
    (found,) = propose(data, dataset, today)
    assert (
        any(getattr(one, "fields", {}).get("publisher") == "Gazette Exemple" for one in found.to_check)
        or found.article["publisher"] == known.publisher
    )


MONTHS = {
    "the head": '<meta property="article:published_time" content="2018-04">',
    "the data for machines": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Medallia ouvre un bureau à Lyon","datePublished":"2018-04"}</script>',
    "a catalogue": '<meta name="citation_publication_date" content="2018/04">',
}


@pytest.mark.parametrize("head", MONTHS.values(), ids=MONTHS)
def test_a_month_is_taken_as_a_month(head, dataset, today):
    (found,) = propose(page(f"{SITE}/a", head), dataset, today)
    assert found.article["date"] == "2018-04"
    assert any(getattr(one, "fields", {}).get("month") == "2018-04" for one in found.to_check)


def test_a_year_and_a_month_beside_a_day(today, dataset):
    (year,) = propose(page(f"{SITE}/a", '<meta name="citation_date" content="2018">'), dataset, today)
    assert year.article["date"] == "2018"
    day = only(page(f"{SITE}/a", MONTHS["the head"], body=f"<p>Publié le 23 avril 2018</p>{TEXT}"), today)
    assert (day.published, day.doubts) == (date(2018, 4, 23), ())
    other = only(page(f"{SITE}/a", MONTHS["the head"], body=f"<p>Publié le 3 mai 2018</p>{TEXT}"), today)
    assert other.published == date(2018, 5, 3)
    assert any("Against it speaks" in str(one) for one in other.doubts)


FONT = "<p><font style='vertical-align: inherit;'><font style='vertical-align: inherit;'>{}</font></font></p>"
TRANSLATED = {
    "Google's service": {"root": 'lang="en-x-mtfrom-fr"'},
    "Google's address": {"canonical": "https://www-gazette--exemple-fr.translate.goog/a/?_x_tr_sl=fr&_x_tr_tl=en"},
    "Chrome": {"root": 'lang="en" class="js translated-ltr"'},
    "Chrome, from right to left": {"root": 'lang="ar" class="translated-rtl"'},
    "elements of Chrome": {"body": FONT.format("x") + FONT.format("y") + TEXT},
    "Edge": {"body": "<p _msttexthash='1'>Un</p><p _msttexthash='2'>Deux</p>" + TEXT},
}


@pytest.mark.parametrize("how", TRANSLATED.values(), ids=TRANSLATED)
def test_the_title_of_a_translated_page_is_asked(how, today):
    found = only(page(**how), today)
    assert (found.title, found.language, found.choices["title"]) == ("", "", (TITLE,))
    assert any("a program has translated" in str(one) for one in found.doubts)


def test_a_page_that_may_be_translated_is_not(today):
    found = only(
        page(body="<div class='notranslate' translate='no'>x</div><div id='google_translate_element'></div>" + TEXT),
        today,
    )
    assert (found.title, found.language) == (TITLE, "fr")
