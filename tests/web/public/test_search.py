"""The page of results, its files and the suggestions, as the server answers them."""

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from vendors.domain.as_of import AsOf
from vendors.i18n.language import language
from vendors.query.search import leads
from vendors.query.search.found import found
from vendors.query.search.people import people
from vendors.query.search.places import Locality, presence
from views.base.environment import environment
from views.public import search


@pytest.fixture
def page(inside):
    return lambda address: html.fromstring(inside.get(address).raise_for_status().text)


def text(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_shows_each_kind_with_what_matched_and_where_it_leads(page, lang):
    words = language(lang)
    shown = page(f"/search?q=Qualtrix&lang={lang}")
    assert shown.xpath("//section[@id]/@id")[0] == "found-vendor"
    first = shown.xpath("//section[@id='found-vendor']//li")[0]
    assert (first.get("data-id"), text(first.xpath(".//mark")[0])) == ("qualtrics", "Qualtrics")
    assert first.xpath(".//h3/a/@href")[0].startswith("/vendor?vendor=qualtrics")
    said = words.say("Results for “{corrected}”.", corrected="Qualtrics")
    assert " ".join(said.split()) in text(shown)
    assert "q=%22Qualtrix%22" in shown.xpath("//a[@data-key='as-typed']/@href")[0]
    for case in shown.xpath("//section[@id='found-controversy']//li"):
        assert case.xpath(".//*[@class='state']"), text(case)
        assert "Qualtrics" in text(case.xpath(".//p[@class='by']")[0])


def test_a_place_without_vendors_says_so_and_offers_three_searches(page):
    shown = page("/search?q=Bordeaux&lang=en")
    assert "Bordeaux (France): none of the vendors followed here has its seat there." in text(shown)
    assert len(shown.xpath("//a[starts-with(@data-key, 'helps-')]")) == 3


def test_a_function_leads_to_the_panorama_with_its_number(page):
    shown = page("/search?q=CSAT&lang=en")
    item = shown.xpath("//section[@id='found-criterion']//li")[0]
    address = item.xpath(".//h3/a/@href")[0]
    listed = page(address)
    n = len(listed.xpath("//table[contains(@class, 'vendors')]//tbody/tr"))
    assert f"{n} vendors in the Panorama" in text(item)


def test_every_page_has_the_search_in_its_masthead_with_day_and_language(page):
    for path in ("/", "/news", "/vendor?vendor=qualtrics", "/method", "/search"):
        form = page(f"{path}{'&' if '?' in path else '?'}lang=en&date=2018-04-23").xpath(
            "//form[contains(@class, 'find')]"
        )[0]
        fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
        assert fields == {"q": "", "date": "2018-04-23", "lang": "en"}, path
        assert text(form.xpath(".//label")[0]) == "Search the whole site"


def test_files_hold_the_results_with_status_and_answers_and_say_what_was_guessed(inside):
    answer = inside.get("/search.csv?q=Qualtrix&lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (rows[0]["kind"], rows[0]["id"], rows[0]["match"]) == ("vendor", "qualtrics", "name")
    assert all(row["controversies"] for row in rows if row["kind"] == "controversy")
    assert answer.headers["panorama-read-as"] == "q=Qualtrix as q=Qualtrics"
    assert "panorama-read-as" not in inside.get("/search.csv?q=Qualtrics").headers
    assert inside.get("/news.csv", params={"q": "Médalia 漢"}).status_code == 200


def test_pages_say_what_was_guessed_and_lead_to_the_search_of_everything(page):
    shown = page("/?q=Qualtrix&lang=en")
    assert "Results for “Qualtrics”." in text(shown)
    assert shown.xpath("//a[@data-key='everywhere']/@href")[0] == "/search?q=Qualtrix&lang=en"
    assert shown.xpath("//table[contains(@class, 'vendors')]//tbody/tr")
    nothing = text(page("/?q=Cambridge+Analytica&lang=en"))
    assert "Search the whole site for “Cambridge Analytica”: Controversies 1 · Articles 2" in nothing


def test_suggestions_are_few_and_what_is_disputed_has_its_status(inside, dataset, today):
    told = inside.get("/search/suggestions?q=cambridge&lang=en").raise_for_status().json()
    assert told["all"] == "/search?q=cambridge&lang=en"
    first = told["suggestions"][0]
    assert (first["kind"], first["address"]) == (
        "Controversy",
        "/controversies?controversy=qualtrics-cambridge-analytica-2018&lang=en",
    )
    assert first["note"] == "Denied by the vendor; Qualtrics: answer found in public"
    titles = [one["title"] for one in inside.get("/search/suggestions?q=qual").json()["suggestions"]]
    assert titles[0] == "Qualtrics"
    assert len(titles) <= 8
    assert inside.get("/search/suggestions").json() == {"suggestions": [], "all": "/search"}
    assert found(AsOf(dataset, today, today), "qual").groups


HOSTILE = [
    '"',
    "\0",
    "%00",
    "%ed%a0%80",
    "x" * 10_000,
    "<script>alert(1)</script>",
    "names:x OR *",
    "'%22%22'",
    "a" * 31_000,
]


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_search_is_answered_and_writes_no_markup(inside, q):
    for path in ("/search", "/search/suggestions", "/", "/news", "/controversies"):
        answer = inside.get(
            f"{path}?q={q}" if q.startswith("%") else path, params=None if q.startswith("%") else {"q": q}
        )
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_of_an_owner_with_very_many_vendors_the_first_are_named_and_the_others_counted(
    page, monkeypatch, dataset, today
):
    as_of = AsOf(dataset, today, today)
    name, held = max(leads._holdings(as_of).items(), key=lambda one: len([each for each in one[1] if each.control]))
    controlled = [each.vendor for each in held if each.control]
    assert len(controlled) > 2
    monkeypatch.setitem(environment("en").globals, "most_beside", 2)
    (found_owner,) = page(f'/search?q="{leads.owners(dataset)[name]}"&lang=en').xpath('//li[@data-kind="owner"]')
    (line,) = [line for line in found_owner.xpath('p[@class="by"]') if "Controls" in line.text_content()]
    *named, others = line.xpath(".//a/@href")
    assert [href.partition("vendor=")[2].partition("&")[0] for href in named] == controlled[:2]
    assert f", {len(controlled) - 2} more" in line.text_content()
    assert others == found_owner.xpath("h3/a/@href")[0]
    assert parse_qs(urlsplit(others).query)["vendor"] == controlled


def test_what_a_search_does_not_name_of_a_person_a_former_owner_or_a_place_is_a_click_away(
    page, monkeypatch, dataset, today
):
    as_of = AsOf(dataset, today, today)
    monkeypatch.setitem(environment("en").globals, "most_beside", 0)
    person = max(people(dataset).values(), key=lambda one: len(one.events))
    owner, had = max(
        ((key, [one.vendor for one in held if not one.control]) for key, held in leads._holdings(as_of).items()),
        key=lambda one: len(one[1]),
    )
    for name, kind, path, (parameter, others) in (
        (person.name, "person", "/data/events", ("vendor", dict.fromkeys(event.vendor for event in person.events))),
        (leads.owners(dataset)[owner], "owner", "/data/ownership", ("vendor", had)),
        ("France", "place", "/", ("country", ["FR"])),
    ):
        assert others, "else there is nothing to lead to"
        links = page(f'/search?q="{name}"&lang=en').xpath(f'//li[@data-kind="{kind}"]//a[contains(@data-key, "-more")]')
        leading = {urlsplit(link.get("href")).path: link.get("href") for link in reversed(links)}
        assert parse_qs(urlsplit(leading[path]).query)[parameter] == list(others), name
        assert page(leading[path]).xpath("//table//tbody/tr")


def test_more_vendors_of_a_place_than_an_address_can_name_are_all_a_click_away(page, monkeypatch, dataset, today):
    monkeypatch.setitem(environment("en").globals, "most_beside", 2)
    monkeypatch.setattr(leads, "MOST_VALUES", 3)
    monkeypatch.setattr(search, "MOST_VALUES", 3)
    there = presence(AsOf(dataset, today, today), Locality("FR"))
    for label, many in (("founded there", there.born), ("controlled from there", there.controlled)):
        (line,) = page("/search?q=France&lang=en").xpath(f'//li[@data-kind="place"]/p[contains(., "{label}")]')
        assert len(many) > 5
        assert f", {len(many) - 2} more" in line.text_content()
        leads_to = page(line.xpath('.//a[contains(@data-key, "-more")]/@href')[0])
        assert leads_to.xpath("//strong[contains(., 'vendors')]")[0].text_content().startswith(f"{len(many)} vendors")
