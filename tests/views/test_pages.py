import re
from html import unescape
from html.parser import HTMLParser

import pytest

import views
from tests.vendors.little import little_files
from vendors.domain.article_of_2018 import NAMED
from vendors.store.load import State, load_files
from views.embed import configurator
from views.public import news


class Text(HTMLParser):
    """The words of a page, and the rows of its vendor table."""

    def __init__(self, html):
        super().__init__()
        self.words, self.rows, self.inside, self.first = [], [], False, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "table":
            self.inside = "vendors" in given.get("class", "").split()
        if self.inside and tag == "input" and given.get("name") == "vendor":
            self.rows.append(given["value"])

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


@pytest.fixture(scope="module")
def page(dataset):
    return lambda path, query="": views.show(path, query, State(dataset))


def test_the_table_holds_exactly_the_vendors_that_are_chosen(page, dataset):
    view = page("/", "region=eu&lang=en")
    assert set(Text(view.html).rows) == {
        vendor.id
        for vendor in dataset.vendor.values()
        if vendor.origin_country in {"NO", "NL", "GB", "FI", "BE", "SE", "LU", "DK", "DE", "ES"}
    }
    assert view.lang == "en"
    assert "16 vendors" in Text(view.html).text


def test_without_a_filter_every_vendor_is_in_the_table(page, dataset):
    assert set(Text(page("/").html).rows) == set(dataset.vendor)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_data_without_a_vendor_of_the_article_says_nothing_of_it(today, lang):
    view = views.show("/", f"lang={lang}", load_files(little_files(), today))
    text = Text(view.html).text
    assert view.status == 200
    for said in (
        "2018 ;",
        "named in 2018",
        "cités en 2018",
        "nommés en 2018",
        "Qualtrics",
        'id="seven"',
        'href="#seven"',
    ):
        assert said not in (view.html if "=" in said else text)
    assert {"fr": "Les 3 éditeurs que nous suivons", "en": "The 3 vendors we follow"}[lang] in text


def test_the_api_is_explained_with_rows_that_the_data_has(today):
    state = load_files(little_files(), today)
    text = Text(views.show("/api", "lang=en", state).html).text
    for name in ("qualtrics", "medallia", "Qualtrics", "Medallia"):
        assert name not in text
    assert "Who owned Akio, and since when" in text
    assert re.findall(r"such as (akio|satmetrix|nice-[a-z0-9-]+)", text)
    # The last example asks for what does not exist, to show how that is refused.
    assert re.findall(r"\b(?:200 OK|4\d\d [A-Z])", text.partition("Examples")[2])[:5] == ["200 OK"] * 4 + ["400 B"]


@pytest.mark.parametrize(
    ("vendors", "said"),
    [
        ({"eloquant", "nice", "satmetrix"}, "One European rival named in 2018"),
        ({"trustyou", "nice", "satmetrix"}, "One European rival named in 2018, already under Japanese control then"),
        ({"eloquant", "trustyou", "nice", "satmetrix"}, "Two European rivals named in 2018; one was already under"),
    ],
)
def test_one_rival_of_the_article_is_counted_as_one(today, vendors, said):
    html = views.show("/", "lang=en", load_files(little_files(vendors), today)).html
    assert re.search(rf"<h1>{said}(?: Japanese control)?</h1>", html)


@pytest.mark.parametrize("vendor", NAMED)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_vendor_of_the_article_has_it_pinned_above_its_other_news(page, vendor, lang):
    html = page("/vendor", f"vendor={vendor}&lang={lang}").html
    news = re.search(r'<ol class="news">(.*?)</ol>', html[html.index("pinned") - 200 :], re.S)[1]
    first = news.split("</li>")[0]
    for needed in (
        "Qualtrics complice de Facebook et Cambridge Analytica ?",
        "Manuel Jacquinet",
        "Lucy Lavabre",
        "En-Contact",
        "https://en-contact.com/qualtrics-complice-de-facebook-cambridge-analytica/",
        "2018-04-23",
    ):
        assert needed in first


def test_the_controversy_of_2018_is_shown_as_denied_with_the_answer(page):
    for path, query in (
        ("/vendor", "vendor=qualtrics"),
        ("/controversies", "controversy=qualtrics-cambridge-analytica-2018"),
    ):
        text = Text(page(path, query).html).text.replace("\u00a0", " ").replace("\u202f", " ")
        assert "Démenti par l’éditeur" in text
        assert "Selon En-Contact, Qualtrics dément l’ensemble" in text
        assert "La réponse de Qualtrics" in text


def test_charge_and_answer_are_the_same_component(page, dataset):
    html = page("/controversies").html
    for case in html.split('<article class="case"')[1:]:
        sides = re.findall(r'<div class="side"><(h\d) class="says">.*?</\1><p>', case, re.S)
        assert len(sides) >= 2
        assert len(set(sides)) == 1


def test_a_controversy_never_stands_without_status_source_and_the_state_of_the_answer(page, dataset):
    html = page("/controversies").html
    cases = html.split('<article class="case"')[1:]
    assert len(cases) == len(dataset.controversy)
    for case in cases:
        assert 'class="state"' in case
        assert re.search(r'<p class="sub"><a href="http', case)


def test_the_headline_is_computed_for_what_is_chosen(page):
    assert "Cinq rivaux européens cités en 2018\u202f; l’un d’eux était déjà passé sous contrôle japonais" in unescape(
        page("/").html
    )
    then = "34 vendors born in Europe: 15 still under European control, 4 no longer under it, 15 with an unknown owner; of what is known, 7 facts are not verified, as of 23 April 2018"
    assert then in page("/", "date=2018-04-23&lang=en").html
    assert "1 vendor born in Europe: 1 still under European control" in page("/", "vendor=feefo&lang=en").html
    assert "2 vendors: 2 from outside Europe" in page("/", "vendor=medallia&vendor=trustyou&lang=en").html
    assert "No vendor meets these conditions" in page("/", "q=zzzz&lang=en").html


def test_a_past_day_shows_the_owners_of_that_day_and_leaves_out_what_came_later(page):
    then = Text(page("/", "date=2013-06-30&lang=en").html)
    assert "zenloop" not in then.rows
    assert "founded later, are left out" in then.text
    assert "Comverse" not in page("/vendor", "vendor=qualtrics&date=2013-06-30").html


def test_a_value_that_does_not_exist_is_said_and_passed_over(page):
    view = page("/", "region=atlantis&vendor=qualtrix&lang=en")
    text = Text(view.html).text
    assert view.status == 200
    assert "“atlantis” (Region of origin) does not exist and was passed over." in text
    assert "Did you mean “qualtrics”?" in text
    assert len(Text(view.html).rows) == 52


def test_an_unknown_page_is_missing_with_a_way_on(page):
    view = page("/nowhere", "lang=en")
    assert view.status == 404
    assert 'href="/news?lang=en"' in view.html


def test_without_data_the_site_says_so():
    view = views.show("/", "lang=en", State(None))
    assert view.status == 503
    assert "cannot be shown" in view.html


@pytest.mark.parametrize(
    "hostile",
    ['"><script>alert(1)</script>', "' onmouseover='x", "</title><img src=x onerror=1>", "{{7*7}}", "\x00\u202e"],
)
@pytest.mark.parametrize("names", [["q"], ["vendor", "region", "date", "sort", "lang", "publisher"]], ids=len)
def test_an_address_can_put_no_markup_into_a_page(page, names, hostile):
    """Of what is passed over each has a notice of its own, so that one page shows all; what is searched for may leave nothing else to show."""
    from urllib.parse import urlencode

    for path in views.PATHS:
        view = page(path, urlencode(dict.fromkeys(names, hostile)))
        for part in (view.html, view.head):
            assert "<script>alert" not in part
            assert "<img src=x" not in part
            assert "' onmouseover='x" not in unescape(part) or "&#39; onmouseover=&#39;x" in part


def test_hostile_cells_are_escaped(folder, today, monkeypatch):
    from vendors.store.load import load

    # The check refuses tags; a page must be safe without it.
    monkeypatch.setattr("vendors.validation.column_verdicts.asked", lambda *_: None)
    monkeypatch.setattr("vendors.store.checked.keep", lambda *_: None)

    path = folder / "vendors.csv"
    text = path.read_text()
    path.write_text(text.replace("akio,Akio,", 'akio,"<script>alert(1)</script>",', 1))
    loaded = load(folder, today)
    assert loaded.dataset
    for query_path, query in (
        ("/", ""),
        ("/vendor", "vendor=akio"),
        ("/compare", "vendor=akio&vendor=medallia"),
        ("/news", ""),
    ):
        view = views.show(query_path, query, State(loaded.dataset))
        assert "<script>alert" not in view.html
        assert "<script>alert" not in view.head


@pytest.mark.slow
def test_every_link_of_every_page_leads_to_a_page_that_is_there(page, dataset):
    """The first of them; `test_requests` asks those of each kind, and the edition every link of a whole site."""
    seen, open_links = (
        set(),
        ["/", "/compare?vendor=medallia&vendor=qualtrics", "/vendor", "/news", "/controversies", "/method"],
    )
    while open_links and len(seen) < 150:
        link = open_links.pop(0)
        if link in seen:
            continue
        seen.add(link)
        asked, _, place = link.partition("#")
        path, _, query = asked.partition("?")
        view = configurator.show(query, State(dataset), "") if path == configurator.PATH else page(path, query)
        assert view.status == 200, link
        assert not place or f'id="{place}"' in view.html, link
        assert "does not exist and was passed over" not in view.html, link
        assert "n’existe pas" not in view.body or 'class="said"' not in view.body, link
        links = [unescape(found) for found in re.findall(r'href="(/[^"]*)"', view.html)]
        # Neither the desk nor SQL is a page of the data: the server answers them.
        pages = [found for found in links if not found.startswith(("/desk", "/sql"))]
        open_links += [found for found in pages if "." not in found.partition("?")[0]]
    assert len(seen) == 150


def test_a_promise_of_files_can_be_left_out_of_a_period_of_news(page, monkeypatch):
    """As an edition does on a page whose files it does not have (`web/edition/links.py`)."""
    monkeypatch.setattr(news, "PER_PAGE", 1)
    html = page("/news", "since=2020-06-01&until=2020-08-31&lang=en").html
    assert (
        re.findall(r"(<[^<>]*>[^<>]*) The files to download hold all of them\.", html)
        == ['<span class="in-files">'] * 2
    )


def test_ids_are_unique_and_labels_lead_somewhere(page):
    for path, query in (
        ("/", ""),
        ("/news", ""),
        ("/news", "since=2018&until=2018"),
        ("/controversies", ""),
        ("/vendor", "vendor=qualtrics"),
        ("/method", ""),
        ("/news", "article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"),
        ("/controversies", "controversy=qualtrics-cambridge-analytica-2018"),
        ("/corrections", "controversy=qualtrics-cambridge-analytica-2018"),
    ):
        html = page(path, query).html
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(ids)
        keys = re.findall(r'<a data-soft data-key="([^"]+)"', html)
        assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1][:5]
