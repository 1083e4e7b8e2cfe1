"""The edition as a folder: every link leads to a file, nothing needs a script or another host, and it says what the site says."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

import views
from tests.web.edition.conftest import ADDRESS
from vendors.desk.served import served
from vendors.i18n.language import LANGUAGES
from vendors.tables import TABLES
from web.edition.known_words import LONGEST, PARTS, folded

MADE_BY = b"pagefind_dcd"
"""What a file of the search begins with, before its JSON."""
ATTRIBUTES = ("href", "src", "srcset", "action")


@pytest.fixture(scope="module")
def documents(edition):
    found = {path: html.parse(str(path)).getroot() for path in edition.rglob("*.html") if path.name == "index.html"}
    assert len(found) > 100
    return found


def target(edition: Path, page: Path, link: str) -> Path:
    """The file that a link of a page leads to."""
    path = unquote(urlsplit(link).path)
    return (page if not path else (page.parent / path / ("index.html" if path.endswith("/") else ""))).resolve()


def test_every_link_leads_to_a_file_and_to_a_place_in_it(edition, documents):
    ids = {
        path.resolve(): {one.get("id") for one in found.iter() if one.get("id")} for path, found in documents.items()
    }
    dead = []
    for path, found in documents.items():
        for element in found.iter("a", "link", "img", "source", "script", "form"):
            for link in filter(None, map(element.get, ATTRIBUTES)):
                if urlsplit(link).scheme:
                    continue
                there, fragment = target(edition, path, link), urlsplit(link).fragment
                if not there.is_file() or (fragment and fragment not in ids[there]):
                    dead.append((path.relative_to(edition), link))
    assert dead == []


def test_no_page_needs_a_script_or_another_host_and_each_says_so_in_its_policy(documents):
    for path, found in documents.items():
        scripts = [one.get("src") for one in found.iter("script") if one.get("type") != "application/ld+json"]
        is_search = path.parent.name == "search"
        assert bool(scripts) == is_search, path
        policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert ("script-src 'none'" in policy) != is_search
        loaded = found.xpath(
            "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //img/@src | //script/@src"
        )
        assert [one for one in loaded if urlsplit(one).scheme or one.startswith("/")] == []


def test_no_heading_stands_without_what_it_is_of(documents):
    alone = {
        (path, heading.text_content())
        for path, found in documents.items()
        for heading in found.xpath(
            "//section/h2[not(following-sibling::*) and not(normalize-space(following-sibling::text()))]"
        )
    }
    assert alone == set()


def test_every_page_stands_in_both_languages(edition, documents):
    places = {path.relative_to(edition).as_posix() for path in documents}
    french = {place for place in places if not place.startswith("en/")}
    assert {f"en/{place}" for place in french} == places - french
    for path, found in documents.items():
        assert found.get("lang") == ("en" if path.relative_to(edition).parts[0] == "en" else "fr")


def test_a_page_says_what_the_site_says(data_of_one, documents, edition):
    site = html.fromstring(views.show("/vendor", "vendor=nice&lang=en", served(data_of_one).now()).body)
    here = documents[edition / "en/vendor/nice/index.html"].get_element_by_id("content")
    for gone in site.xpath("//form | //button | //*[@class='takes' or @class='when']"):
        gone.drop_tree()
    # An address in a citation is another here.
    # What stands apart by its style alone is parted by a space for the search here.
    texts = " ".join(site.get_element_by_id("content").itertext())
    said = [word for word in texts.split() if not word.startswith("/")]
    assert set(said) - set(" ".join(here.itertext()).split()) <= {"Keep", "to", "compare"}
    assert len(said) > 200


def test_sitemap_feeds_and_cards_have_whole_addresses_of_what_is_there(edition, documents):
    def there(address):
        assert address.startswith(f"{ADDRESS}/")
        return (
            edition / address.removeprefix(f"{ADDRESS}/") / ("index.html" if address.endswith("/") else "")
        ).is_file()

    places = etree.parse(str(edition / "sitemap.xml")).getroot().xpath("//*[local-name()='loc']/text()")
    assert f"{ADDRESS}/en/vendor/nice/" in places
    assert all(map(there, places))
    links = etree.parse(str(edition / "en/feeds/vendors/nice.atom")).getroot()
    assert all(there(link) for link in links.xpath("//*[local-name()='link' and not(@rel='related')]/@href"))
    feed = json.loads((edition / "feeds/news.json").read_bytes())
    assert feed["items"]
    assert all(there(item["url"]) for item in feed["items"])
    told = [
        json.loads(text)
        for found in documents.values()
        for text in found.xpath("//script[@type='application/ld+json']/text()")
    ]
    files = {one["contentUrl"] for page in told for one in page.get("distribution", ())}
    assert f"{ADDRESS}/data/vendors.csv" in files
    assert all(map(there, files))
    cards = [card for found in documents.values() for card in found.xpath("//meta[@property='og:image']/@content")]
    assert f"{ADDRESS}/card/vendor/nice/vendor.png" in cards
    assert all(map(there, cards))


def test_files_cite_the_pages_of_the_edition(edition):
    """A host of files knows no query: the address of a citation is that of a page that stands there."""
    for place, page in (
        ("news.ris", "news/"),
        ("en/vendor/nice/vendor.ris", "en/vendor/nice/"),
        ("en/vendors.ris", "en/"),
    ):
        lines = (edition / place).read_text("utf-8").splitlines()
        assert f"UR  - {ADDRESS}/{page}" in [line.partition("#")[0] for line in lines], place
        assert (edition / page / "index.html").is_file()
    cited = json.loads((edition / "en/vendor/nice/vendor.csl").read_bytes())[0]["URL"]
    assert cited == f"{ADDRESS}/en/vendor/nice/"
    assert f"url = {{{cited}}}" in (edition / "en/vendor/nice/vendor.bib").read_text("utf-8")
    assert f" {cited}, " in json.loads((edition / "en/vendor/nice/vendor.json").read_bytes())["citation"]
    with_a_day = [
        path.relative_to(edition).as_posix()
        for ending in ("ris", "bib", "csl", "json", "md", "txt", "html", "svg")
        for path in edition.rglob(f"*.{ending}")
        if re.search(rf"{re.escape(ADDRESS)}/[^\s\"<>]*[?&]date=", path.read_text("utf-8"))
    ]
    assert with_a_day == []


def test_the_data_goes_with_it(edition):
    assert "nice" in (edition / "vendors.csv").read_text("utf-8")
    for name in (
        "data/vendors.parquet",
        "en/news.xlsx",
        "data/panorama.zip",
        "api/v1/openapi.json",
        "robots.txt",
        "404.html",
    ):
        assert (edition / name).stat().st_size > 0, name
    assert json.loads((edition / "edition.json").read_bytes())["address"] == ADDRESS


@pytest.mark.parametrize("place", ["data", "en/data"])
def test_the_files_that_a_data_package_names_stand_beside_it(edition, place):
    resources = json.loads((edition / place / "datapackage.json").read_bytes())["resources"]
    assert {one["name"].replace("-", "_") for one in resources} == set(TABLES)
    for one in resources:
        content = (edition / place / one["path"]).read_bytes()
        assert one["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_the_page_for_wrong_addresses_has_links_from_the_root(edition):
    links = html.parse(str(edition / "404.html")).getroot().xpath("//a/@href[not(starts-with(., '#'))]")
    assert links
    assert all(link.startswith("/cx/") for link in links)
    languages = html.parse(str(edition / "404.html")).getroot().xpath("//div[@class='lang']/a/@href")
    assert languages == ["/cx/404.html", "/cx/en/404.html"]


def test_no_page_speaks_of_keys_that_need_a_script(documents):
    assert [path for path, found in documents.items() if found.xpath("//details[@class='keys']")] == []


def test_a_result_of_the_search_tells_of_no_charge_without_status_and_answer(edition, data_of_one):
    """Its title and the words around what was found are all that a reader sees of a page."""
    packed = [gzip.decompress(path.read_bytes()) for path in edition.rglob("*.pf_fragment")]
    found = [json.loads(one.removeprefix(MADE_BY)) for one in packed]
    dataset = served(data_of_one).now().dataset
    assert dataset is not None
    assert len(found) > 20
    disputed = {article for row in dataset.controversy.values() for article in row.articles}
    charges = [
        *(text for row in dataset.controversy.values() for text in (row.title_fr, row.title_en, row.summary_fr)),
        *(dataset.article[id].title for id in disputed),
    ]
    for page in found:
        content, told = " ".join(page["content"].split()), page["meta"].get("told")
        if not told:
            assert [text for text in charges if text in content] == [], page["url"]
        elif set(page["url"].split("/")) & {*dataset.controversy, *disputed}:
            assert re.match(r"Controvers(?:e\s|y): .+; NICE\s?: ", told), page["url"]
    # The pages of vendors, which say more than a description, are found by the rest of what they say.
    assert [page["url"] for page in found if page["meta"]["title"] == "NICE" and "told" in page["meta"]] == []


def test_the_words_that_count_as_known_are_those_that_the_search_has_read(edition):
    for code in LANGUAGES:
        lists = [path.read_text() for path in (edition / "pagefind" / "words" / code).iterdir()]
        known = {word for listed in lists for word in listed.split("\n")}
        assert len(lists) == PARTS
        packed = [gzip.decompress(path.read_bytes()) for path in edition.rglob(f"{code}_*.pf_fragment")]
        pages = [json.loads(one.removeprefix(MADE_BY)) for one in packed]
        read = {
            folded(word)
            for page in pages
            for text in (page["content"], *(page["meta"].get(name, "") for name in ("title", "told")))
            for word in text.split()
        }
        assert [word for word in read if 0 < len(word) <= LONGEST and word not in known] == []
        assert "zzzz" not in known


def test_the_search_reads_no_sources_and_nothing_that_only_paper_shows(documents):
    for path, found in documents.items():
        for hidden in found.xpath(
            "//*[@data-pagefind-body]//details[contains(@class, 'src')]/small | //sup[@class='paper']"
        ):
            if hidden.xpath("ancestor::*[@data-pagefind-body]"):
                assert hidden.xpath("ancestor-or-self::*[@data-pagefind-ignore]"), path
