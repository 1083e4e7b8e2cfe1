"""Feeds: what Atom and JSON Feed ask of them, that they tell what was published at once, and what stands beside what is disputed."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import feedparser
import httpx
import jsonschema
import pytest
from lxml import etree

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import little_files, quick_folder, with_cell, with_row, written
from tests.web.inside import operator, site_inside
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.strikes import Strikes
from vendors.exports.feeds import sources
from vendors.exports.feeds.sources import FEEDS, OF_ONE
from vendors.store import watch
from vendors.store.files import Files
from web.public.feeds import Feeds

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
SCHEMA = json.loads((HERE / "json_feed.schema.json").read_text("utf-8"))
CASE = "nice-verizon-exposure-2017"
HOSTILE = """Is 3 < 4 & "5" > 6 ]]>? Akio’s “test” \N{PILE OF POO} {0} %s 'x'"""
ONE = {"vendors": "nice", "controversies": CASE}
PAUSES = {"LOOK_AGAIN": watch.LOOK_AGAIN, "SETTLED": watch.SETTLED}
EVERY = [*(f"/feeds/{name}" for name in FEEDS), *(f"/feeds/{name}/{ONE[name]}" for name in OF_ONE)]


@dataclass
class Magazine:
    """A site with a history, and the folder at whose desk one publishes."""

    folder: Path
    ask: httpx.Client

    def publish(self, files: Files, why: str) -> str:
        """Publishes at the desk; the id of the version."""
        outcome = publish(self.folder, begin(self.folder).version, files, "Claire", why)
        assert_published(outcome)
        return outcome.version.id  # type: ignore[union-attr]

    @property
    def files(self) -> Files:
        return begin(self.folder).files

    def entries(self, address: str) -> list[dict]:
        return self.ask.get(address).raise_for_status().json()["items"]


@pytest.fixture(scope="module")
def magazine() -> Iterator[Magazine]:
    with quick_folder() as place, pytest.MonkeyPatch.context() as patch:
        # The desk's server reads what it has published at once; here it is looked for at each question.
        for pause in PAUSES:
            patch.setattr(watch, pause, 0)
        folder = written(place / "data", little_files())
        with site_inside(folder) as ask:
            made = Magazine(folder, ask)
            files = with_cell(made.files, "vendors", ("akio",), "founded", "1999")
            made.publish(files, "Read in the register of companies")
            files = with_row(
                made.files,
                "news",
                id="2026-11-02-hostile",
                date="2026-11-02",
                title=HOSTILE,
                title_source="page",
                publisher="En-Contact",
                language="en",
                url="https://en-contact.com/hostile?a=1&b=2",
                topic="controversy",
                summary_fr="Un article d’essai dont le titre porte des signes qui ne doivent rien casser.",
                summary_en="An article for tests whose title has signs that must not break anything.",
            )
            made.publish(
                with_row(files, "mentions", article="2026-11-02-hostile", vendor="akio", role="subject"), "New"
            )
            yield made


def valid(answer: httpx.Response) -> list[str]:
    """The ids of a feed that meets the rules of its format."""
    assert answer.status_code == 200
    if answer.headers["content-type"].startswith("application/feed+json"):
        told = answer.json()
        jsonschema.validate(told, SCHEMA)
        return [item["id"] for item in told["items"]]
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    tree = etree.fromstring(answer.content)
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.bozo_exception
    assert len(tree.findall(f"{ATOM}link[@rel='self']")) == 1
    for place in (tree, *tree.findall(f"{ATOM}entry")):
        assert len(place.findall(f"{ATOM}link[@rel='alternate']")) == 1
    newest = max((entry.findtext(f"{ATOM}updated") for entry in tree.findall(f"{ATOM}entry")), default="")
    assert not newest or tree.findtext(f"{ATOM}updated") == newest
    return [entry.id for entry in parsed.entries]


@pytest.mark.parametrize("address", EVERY)
def test_every_feed_meets_the_rules_of_its_format_in_both_languages(magazine, address):
    for lang in ("fr", "en"):
        atom, json_feed = (valid(magazine.ask.get(f"{address}.{end}?lang={lang}")) for end in ("atom", "json"))
        assert atom == json_feed
        assert len(set(atom)) == len(atom) > 0
        assert feedparser.parse(magazine.ask.get(f"{address}.atom?lang={lang}").content).feed.language == lang


def test_a_feed_leads_to_the_page_that_shows_the_same(magazine):
    home = magazine.ask.get("/feeds/selection.json?region=fr&topic=market&since=2020&lang=en").json()["home_page_url"]
    assert home == "http://127.0.0.1/?region=fr&lang=en"
    for address in EVERY:
        page = magazine.ask.get(magazine.ask.get(f"{address}.json?lang=en").json()["home_page_url"])
        assert "not understood" not in page.raise_for_status().text


def test_a_feed_of_nothing_is_a_feed(magazine):
    assert valid(magazine.ask.get("/feeds/selection.atom?region=fr&control=us&q=nobody")) == []
    assert valid(magazine.ask.get("/feeds/changes.json?since=1999&until=2000")) == []


def test_what_is_published_is_in_the_feeds_at_once(magazine):
    files = with_cell(magazine.files, "vendors", ("akio",), "hq_city", "Nanterre")
    version = magazine.publish(files, "Its new address")
    for address in ("/feeds/changes", "/feeds/vendors/akio", "/feeds/selection"):
        first = magazine.entries(f"{address}.json?lang=en")[0]
        assert first["title"] == "Fact changed: Akio"
        assert "Paris → Nanterre" in first["content_text"]
        assert "Its new address" in first["content_text"]
        assert first["id"].endswith(f"changes/{version}/vendors/akio")
        assert first["date_published"] == first["date_modified"]
        assert first["url"] == "http://127.0.0.1/vendor?vendor=akio&lang=en"


def test_whoever_publishes_beside_the_server_is_read_within_five_seconds(magazine, monkeypatch):
    for pause, seconds in PAUSES.items():
        monkeypatch.setattr(watch, pause, seconds)
    version = magazine.publish(with_cell(magazine.files, "vendors", ("akio",), "founded", "2001"), "Read again")
    until = time.monotonic() + 5
    for address in ("/feeds/changes.json", "/feeds/vendors/akio.json", "/feeds/selection.json?vendor=akio"):
        while not magazine.entries(address)[0]["id"].endswith(f"changes/{version}/vendors/akio"):
            assert time.monotonic() < until, address
            time.sleep(0.1)


def test_a_title_is_as_published_whatever_signs_it_has(magazine):
    (atom,) = feedparser.parse(magazine.ask.get("/feeds/news.atom?vendor=akio&since=2026-11&lang=fr").content).entries
    (item,) = magazine.entries("/feeds/news.json?vendor=akio&since=2026-11&lang=fr")
    tree = etree.fromstring(magazine.ask.get("/feeds/news.atom?vendor=akio&since=2026-11&lang=fr").content)
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == item["title"] == HOSTILE
    assert tree.find(f"{ATOM}entry/{ATOM}title").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert atom.id == item["id"] == "tag:en-contact.com,2018-04-23:panorama-cx/news/2026-11-02-hostile"
    assert item["external_url"] == "https://en-contact.com/hostile?a=1&b=2"
    for address in ("/changes", "/changes/digest.html"):
        assert "Is 3 &lt; 4 &amp; " in magazine.ask.get(address).text


def test_an_article_is_dated_by_the_day_it_came_in_and_else_by_its_own(magazine):
    (new,) = magazine.entries("/feeds/news.json?article=2026-11-02-hostile")
    assert new["date_published"][:10] > "2026-11-02"
    assert new["date_published"] == new["date_modified"]
    (old,) = magazine.entries("/feeds/news.json?article=2001-10-25-journal-du-net-akio")
    assert old["date_published"] == "2001-10-25T00:00:00+02:00"
    assert magazine.entries("/feeds/news.json")[0]["id"] == new["id"]


def test_what_is_disputed_has_its_status_and_the_answer_in_the_title(magazine):
    state = "Resolved; NICE: answer found in public"
    items = magazine.entries(f"/feeds/controversies/{CASE}.json?lang=en")
    assert all(f"[{state}]" in item["title"] for item in items)
    assert {item["id"].rpartition("panorama-cx/")[2].split("/")[0] for item in items} == {"controversies", "news"}
    feed = magazine.ask.get(f"/feeds/controversies/{CASE}.json?lang=en").json()
    assert state in feed["title"]


def test_a_feed_that_is_known_is_not_sent_again_until_something_changes(magazine):
    first = magazine.ask.get("/feeds/changes.atom")
    known = {"if-none-match": first.headers["etag"]}
    dated = {"if-modified-since": first.headers["last-modified"]}
    for asked in (known, dated):
        again = magazine.ask.get("/feeds/changes.atom", headers=asked)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["last-modified"] == first.headers["last-modified"]
    magazine.publish(with_cell(magazine.files, "vendors", ("nice",), "hq_city", "Raanana"), "Another city")
    for asked in (known, dated):
        assert magazine.ask.get("/feeds/changes.atom", headers=asked).status_code == 200


def test_a_feed_is_made_once_and_one_of_a_long_address_stays_nowhere(magazine, monkeypatch):
    asked, make = [], Feeds._made

    def made(self, request, *others):
        asked.append(len(request.url.query))
        return make(self, request, *others)

    monkeypatch.setattr(Feeds, "_made", made)
    usual, long = "q=asked-twice", f"utm_source={'x' * 2_000}"
    for query in (usual, usual, long, long):
        assert magazine.ask.get(f"/feeds/news.json?{query}").status_code == 200
    assert asked == [len(usual), len(long), len(long)]
    for _ in range(2):
        magazine.ask.get(f"/feeds/news.json?{usual}", headers={"host": f"{'x' * 2_000}.example"}).raise_for_status()
    assert len(asked) == 4, "a host that a stranger names is none of the answer"


def test_a_struck_version_is_one_neutral_line_everywhere(magazine):
    version = magazine.publish(
        with_cell(magazine.files, "vendors", ("nice",), "aliases", "Voleurs notoires SA"),
        "Its other name is Voleurs notoires SA",
    )
    assert "Voleurs" in magazine.ask.get("/feeds/changes.atom").text
    magazine.publish(with_cell(magazine.files, "vendors", ("nice",), "aliases", ""), "Taken out again")
    Strikes(magazine.folder).note(version, True, "Claire", "It charged somebody with theft")
    for address in (
        "/feeds/changes.atom",
        "/feeds/vendors/nice.json",
        "/changes",
        "/changes.csv",
        "/changes/digest.txt",
    ):
        assert "Voleurs" not in magazine.ask.get(address).text, address
    assert "What was published here is no longer shown." in magazine.ask.get("/changes?lang=en").text


def test_a_long_feed_names_its_next_page(magazine, monkeypatch):
    monkeypatch.setattr(sources, "PER_PAGE", 7)
    seen: list[str] = []
    address = "http://127.0.0.1/feeds/news.json"
    while address:
        told = magazine.ask.get(address).json()
        jsonschema.validate(told, SCHEMA)
        assert told["feed_url"] == address
        seen += [item["id"] for item in told["items"]]
        address = told.get("next_url", "")
    assert len(seen) == len(set(seen)) == len(magazine.ask.get("/news.json").json()["rows"])
    tree = etree.fromstring(magazine.ask.get("/feeds/news.atom").content)
    assert tree.find(f"{ATOM}link[@rel='next']").get("href") == "http://127.0.0.1/feeds/news.atom?page=2"


def test_addresses_begin_with_the_public_address_and_names_do_not(magazine):
    with operator(PUBLIC_ADDRESS="https://panorama.example/"):
        public = magazine.entries("/feeds/vendors/akio.json")
    assert all(item["url"].startswith("https://panorama.example/") for item in public)
    assert [item["id"] for item in public] == [item["id"] for item in magazine.entries("/feeds/vendors/akio.json")]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/feeds/vendors/nobody.atom", 404),
        ("/feeds/none.atom", 404),
        ("/feeds/news.rss", 404),
        ("/feeds/news.atom?vendor=nobody", 400),
        ("/feeds/news.json?regon=fr", 400),
        ("/feeds/changes.atom?kind=facts", 400),
        ("/feeds/vendors/akio.atom?vendor=nice", 400),
        (f"/feeds/vendors/{quote('<script>')}.atom", 404),
    ],
)
def test_a_feed_of_something_that_is_not_there_is_refused(magazine, address, status):
    assert magazine.ask.get(address).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?region=fr",
        "/vendor?vendor=akio",
        "/news?topic=market",
        "/controversies",
        f"/controversies?controversy={CASE}",
        "/changes?kind=fact&lang=en",
    ],
)
def test_a_page_names_the_feed_that_follows_it_and_offers_it(magazine, address):
    tree = etree.HTML(magazine.ask.get(address).text)
    named = {link.get("type"): link.get("href") for link in tree.xpath("//head/link[@rel='alternate'][@type]")}
    assert valid(magazine.ask.get(named["application/atom+xml"])) == valid(
        magazine.ask.get(named["application/feed+json"])
    )
    offered = [link.get("href") for link in tree.xpath("//a[@class='follow']")]
    assert named["application/atom+xml"] in offered or offered == ["/feeds/news.atom"]


def test_what_has_been_withdrawn_is_not_named_any_more(magazine):
    files = with_row(
        magazine.files,
        "news",
        id="2026-11-03-withdrawn",
        date="2026-11-03",
        title="Akio accused of something nobody said",
        title_source="page",
        publisher="En-Contact",
        language="en",
        url="https://en-contact.com/withdrawn",
        topic="market",
        summary_fr="Un article d’essai qui est retiré aussitôt après sa publication ici.",
        summary_en="An article for tests that is withdrawn right after its publication here.",
    )
    before = magazine.files
    magazine.publish(
        with_row(files, "mentions", article="2026-11-03-withdrawn", vendor="akio", role="subject"), "New article"
    )
    assert "accused of something" in magazine.ask.get("/changes?lang=en").text
    files = {**magazine.files, "news.csv": before["news.csv"], "mentions.csv": before["mentions.csv"]}
    magazine.publish(files, "Nobody said so")
    page = magazine.ask.get("/changes?lang=en").text
    assert "accused of something" not in page
    assert "Withdrawn from the survey since" in page
    valid(magazine.ask.get("/feeds/changes.atom"))
