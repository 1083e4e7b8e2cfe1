"""What pages say of themselves in JSON-LD, read back by a library for it: true, in schema.org's words, and in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from extruct.jsonld import JsonLdExtractor

from tests.data import DATA
from tests.web.inside import operator, site_inside
from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.settings import today
from vendors.store.files import read_files
from vendors.store.load import version_of
from vendors.tables import TABLES

ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
DISPUTE = "qualtrics-cambridge-analytica-2018"
VERSION = version_of(read_files(DATA))
KINDS = {
    "/": "Dataset",
    "/data": "Dataset",
    "/data/ownership": "Dataset",
    f"/r/{VERSION}": "Dataset",
    "/vendor?vendor=qualtrics": "Organization",
    f"/news?article={ARTICLE}": "WebPage",
    f"/controversies?controversy={DISPUTE}": "WebPage",
}
THING = {"@type", "name", "description", "url", "identifier", "alternateName"}
WORK = {
    *THING,
    *("about", "author", "citation", "conditionsOfAccess", "creator", "dateModified", "datePublished", "headline"),
    *("inLanguage", "isAccessibleForFree", "isPartOf", "keywords", "license", "mainEntity", "publisher", "version"),
    *("encodingFormat",),
}
PROPERTIES = {
    "Dataset": {*WORK, "distribution", "includedInDataCatalog", "variableMeasured"},
    "DataCatalog": WORK,
    "DataDownload": {*WORK, "contentUrl", "contentSize", "sha256"},
    "NewsArticle": WORK,
    "WebPage": WORK,
    "Organization": {*THING, "address", "foundingDate"},
    "Person": THING,
    "PostalAddress": {*THING, "addressCountry", "addressLocality"},
}
"""What schema.org lets be said of each type, as far as it is said here."""


@pytest.fixture(scope="module")
def told() -> Iterator[dict[tuple[str, str], Any]]:
    """What each kind of page says, in each language, on a site with an address."""
    with operator(PUBLIC_ADDRESS="https://panorama.example"), site_inside(DATA) as ask:
        found = {}
        for path in KINDS:
            for lang in ("fr", "en"):
                answer = ask.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
                (found[path, lang],) = JsonLdExtractor().extract(answer.text, base_url="https://panorama.example")
        yield found


def things(said: Any) -> Iterator[dict[str, Any]]:
    """Every thing in what is said, the whole first."""
    if isinstance(said, list):
        for one in said:
            yield from things(one)
    elif isinstance(said, dict):
        yield said
        for one in said.values():
            yield from things(one)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_says_what_it_is_in_the_words_of_schema_org(told, path, lang):
    said = told[path, lang]
    assert (said.pop("@context"), said["@type"]) == ("https://schema.org", KINDS[path])
    for thing in things(said):
        assert set(thing) <= PROPERTIES[thing["@type"]], thing
        assert all(value not in ("", [], {}) for value in thing.values()), thing
        for name in ("url", "contentUrl"):
            assert thing.get(name, "https://").startswith(("http://", "https://"))
    if KINDS[path] != "Organization":
        assert said["inLanguage"] == lang


def test_the_files_of_the_data_set_are_named_with_whole_addresses(told):
    files = {one["contentUrl"] for one in told["/data", "en"]["distribution"]}
    assert "https://panorama.example/data/panorama.zip?lang=en" in files
    assert {f"https://panorama.example/data/{table}.csv" for table in TABLES} <= files
    table = told["/data/ownership", "fr"]
    assert {one["encodingFormat"] for one in table["distribution"]} >= {"text/csv", "application/json"}
    assert table["variableMeasured"] == [column.name for column in TABLES["ownership"].stored_columns()]
    assert table["isPartOf"]["url"] == "https://panorama.example/data"
    release = told[f"/r/{VERSION}", "en"]
    assert release["identifier"] == VERSION
    assert {one["name"] for one in release["distribution"]} == set(read_files(DATA))
    assert all(len(one["sha256"]) == 64 for one in release["distribution"])


def test_a_vendor_is_an_organisation_with_what_is_known_of_it(told, dataset):
    row = dataset.vendor["qualtrics"]
    said = told["/vendor?vendor=qualtrics", "en"]
    assert (said["name"], said["url"], said["foundingDate"]) == (row.name, row.website, row.founded.text)
    assert said["address"]["addressCountry"] == row.hq_country


SAID_OF_A_VENDOR = {
    "url": "website",
    "alternateName": "aliases",
    "foundingDate": "founded",
    "addressCountry": "hq_country",
    "addressLocality": "hq_city",
}


def test_of_a_vendor_nothing_is_said_that_no_source_says(dataset):
    """Schema.org has no word for “not verified”: an engine would repeat as a fact what the page marks."""
    as_of = AsOf(dataset, today(), today())
    said, left_out = set(), set()
    with site_inside(DATA) as ask:
        for row in dataset.vendor.values():
            (told,) = JsonLdExtractor().extract(ask.get(f"/vendor?vendor={row.id}").text)
            flat = {name: value for thing in things(told) for name, value in thing.items()}
            for name, field in SAID_OF_A_VENDOR.items():
                parts = evidence.of_cell(as_of, row.id, field).parts
                sourced = [part.value for part in parts if part.verification != "unverified"]
                given = flat.get(name, [])
                assert (given if isinstance(given, list) else [given]) == sourced, (row.id, name)
                said |= {name} if sourced else set()
                left_out |= {name} if len(sourced) < len(parts) else set()
    assert said == set(SAID_OF_A_VENDOR)
    assert left_out >= {"addressCountry", "addressLocality", "alternateName"}


def test_an_article_stays_its_publishers_and_comes_with_the_state_of_the_controversy(told, dataset):
    row = dataset.article[ARTICLE]
    for lang, status in (("fr", "démenti"), ("en", "denied by the vendor")):
        page = told[f"/news?article={ARTICLE}", lang]
        article = page["mainEntity"]
        assert (article["@type"], article["headline"], article["url"]) == ("NewsArticle", row.title, row.url)
        assert (article["datePublished"], article["inLanguage"]) == ("2018-04-23", "fr")
        assert article["publisher"]["name"] == row.publisher
        assert status in page["description"]


def test_a_house_that_signs_is_no_person(told, dataset):
    signed = next(row for row in dataset.article.values() if any("En-Contact" in name for name in row.authors))
    with site_inside(DATA) as ask:
        (said,) = JsonLdExtractor().extract(ask.get(f"/news?article={signed.id}").text)
    assert {"@type": "Organization", "name": "Magazine En-Contact"} in said["mainEntity"]["author"]


def test_a_controversy_never_goes_without_its_status_and_the_answer_and_is_no_verdict_of_ours(told, dataset):
    for lang, status in (("fr", "Démenti par l’éditeur"), ("en", "Denied by the vendor")):
        page = told[f"/controversies?controversy={DISPUTE}", lang]
        assert f"({status})" in page["name"].replace("démenti", "Démenti").replace("denied", "Denied")
        assert "Qualtrics" in page["description"]
        assert [one["name"] for one in page["about"]] == ["Qualtrics"]
        assert {one["url"] for one in page["citation"]} == {
            dataset.article[id].url for id in dataset.controversy[DISPUTE].articles
        }
        assert all(thing["@type"] != "ClaimReview" for thing in things(page))
