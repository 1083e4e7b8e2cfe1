"""What search engines are told: which addresses there are, what each page is, and what data there is to take."""

import json
import re
from html import unescape
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from vendors.i18n.language import LANGUAGES
from views.base import sitemap
from views.base.head import LONGEST, in_brief

PAGES = [
    "/",
    "/?region=fr&capability=text-analytics",
    "/?date=2018-04-23",
    "/compare?vendor=qualtrics&vendor=medallia",
    "/vendor",
    "/vendor?vendor=qualtrics",
    "/news",
    "/news?since=2026-03",
    "/news?article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica",
    "/controversies",
    "/controversies?controversy=qualtrics-cambridge-analytica-2018",
    "/charts",
    "/method",
    "/corrections",
    "/wanted",
]


@pytest.fixture(scope="module")
def heads(inside):
    """The head of each page in each language."""
    return {
        (path, lang): inside.get(f"{path}{'&' if '?' in path else '?'}lang={lang}").text.partition("</head>")[0]
        for path in PAGES
        for lang in ("fr", "en")
    }


def test_every_page_has_one_description_that_is_shown_whole_and_a_title_of_its_own(heads):
    titles = {}
    for (path, lang), head in heads.items():
        (described,) = re.findall(r'<meta name="description" content="([^"]*)">', head)
        assert 20 < len(unescape(described)) <= LONGEST, (path, lang, described)
        (title,) = re.findall(r"<title>([^<]*)</title>", head)
        assert titles.setdefault((title, lang), path) == path
        assert title != "Panorama – Panorama CX"


def test_a_long_description_is_cut_after_a_word():
    assert in_brief("mot " * 60) == f"{' '.join(['mot'] * 39)}…"
    assert in_brief("kurz") == "kurz"


def test_a_page_that_is_narrowed_is_called_by_what_was_chosen(heads):
    title = re.search(r"<title>([^<]*)</title>", heads["/?region=fr&capability=text-analytics", "en"])[1]
    assert "Capability: text analytics" in title
    assert "Region of origin: France" in title
    assert "From: March 2026" in re.search(r"<title>([^<]*)</title>", heads["/news?since=2026-03", "en"])[1]


def test_the_data_set_is_described_with_its_files_and_its_licence_as_it_is(heads):
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', heads["/", "en"], re.S)
    told = json.loads(text)
    assert told["@type"] == "Dataset"
    assert 50 < len(told["description"]) < 5000
    assert {one["encodingFormat"] for one in told["distribution"]} >= {"text/csv", "application/json"}
    assert "license" not in told, "nobody has chosen one"
    assert told["conditionsOfAccess"] == "Licence: to be chosen by the magazine"


def test_the_sitemap_names_pages_vendors_controversies_and_articles_in_both_languages_and_each_of_them_answers(
    inside, dataset
):
    answer = inside.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    places = [one.text for one in ElementTree.fromstring(answer.content).iterfind("s:url/s:loc", space)]
    assert len(places) == len(set(places))
    things = len(dataset.vendor) + len(dataset.controversy) + len(dataset.article)
    assert len(places) >= 2 * things
    for place in (*places[:30:5], *places[30::97]):
        path = re.sub(r"^https?://[^/]+", "", place)
        assert inside.get(path).status_code == 200, place


def test_a_large_sitemap_is_a_list_of_parts_that_name_the_same_addresses_each_once(inside, dataset, monkeypatch):
    base, space = "http://127.0.0.1", {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

    def named(content, kind):
        return [one.text for one in ElementTree.fromstring(content).iterfind(f"s:{kind}/s:loc", space)]

    whole = named(sitemap.sitemap(base, dataset), "url")
    monkeypatch.setattr(sitemap, "_ROWS", 40)
    listed = named(sitemap.sitemap(base, dataset), "sitemap")
    assert len(listed) == len(set(listed)) > len(dataset.article) / 40
    parts = {}
    for address in listed:
        answer = inside.get(address.removeprefix(base))
        assert answer.headers["content-type"].startswith("application/xml")
        parts[address] = named(answer.content, "url")
        assert 0 < len(parts[address]) <= 40 * len(LANGUAGES)
        again = inside.get(address.removeprefix(base), headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert [re.sub(r"^https?://[^/]+", "", one) for part in parts.values() for one in part] == [
        one.removeprefix(base) for one in whole
    ]
    last = max(int(re.search(r"news-(\d+)", address)[1]) for address in listed if "news-" in address)
    for nobodys in (
        f"news-{last + 1}",
        "news-0",
        "news-",
        "owners-1",
        "news-1.5",
        "news-01",
        "news",
        f"news-{'9' * 5_000}",
    ):
        assert inside.get(f"/sitemaps/{nobodys}.xml").status_code == 404, nobodys


def test_the_sitemap_names_nothing_that_robots_are_kept_from(inside):
    robots = RobotFileParser()
    robots.parse(inside.get("/robots.txt").text.splitlines())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    places = ElementTree.fromstring(inside.get("/sitemap.xml").content).iterfind("s:url/s:loc", space)
    assert [one.text for one in places if not robots.can_fetch("*", one.text)] == []
    assert not robots.can_fetch("*", "/search?q=akio")


def test_assistants_are_sent_nowhere_that_robots_are_kept_from(inside):
    robots = RobotFileParser()
    robots.parse(inside.get("/robots.txt").text.splitlines())
    named = [one.rstrip(":;,") for one in re.findall(r"http://127.0.0.1/[^\s)]*", inside.get("/llms.txt").text)]
    assert len(named) > len(PAGES)
    assert [address for address in named if not robots.can_fetch("*", address)] == []


def test_robots_are_told_where_the_sitemap_is_and_kept_from_the_desk(inside):
    lines = inside.get("/robots.txt").text.splitlines()
    assert "Disallow: /desk" in lines
    assert lines[-1].startswith("Sitemap: http")
    assert lines[-1].endswith("/sitemap.xml")


def test_assistants_are_told_what_it_is_and_what_to_carry_along_with_addresses_that_all_answer(inside, dataset):
    answer = inside.get("/llms.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    text = answer.text
    assert text.startswith("# Panorama CX\n\n> ")
    assert f"{len(dataset.vendor)} vendors" in text
    assert f"version {dataset.version[:12]}" in text
    assert "Licence: to be chosen by the magazine." in text
    assert "repeats its status" in text
    addresses = {address.rstrip(":;,") for address in re.findall(r"http://127.0.0.1(/[^\s)]*)", text)}
    assert {"/data/ownership.csv", "/controversies?lang=en", "/vendors.csv?lang=en"} <= addresses
    # The whole takes seconds to make; it is asked for where every published address is.
    for address in sorted(addresses - {"/data/panorama.zip?lang=en"}):
        assert inside.get(address).status_code == 200, address
