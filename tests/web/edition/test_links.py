"""Links as they stand in the edition."""

import json

import pytest
from lxml import html

from web.edition.links import Hosts, Leads, feed, json_feed, page
from web.edition.places import Extent

EXTENT = Extent(by_row=True, articles=True, cards=True)
ALONE, BESIDE = Hosts(EXTENT, "", ""), Hosts(EXTENT, "", "https://live.example")


def rewritten(body, hosts=ALONE, at="en/vendor/akio/", address="/vendor?vendor=akio&lang=en"):
    leads = Leads.of(hosts, at, address)
    content = page(f"<!doctype html><html><body><div id=content>{body}</div></body></html>".encode(), leads, False)
    return html.fromstring(content).get_element_by_id("content"), leads.found


def test_a_link_leads_to_the_file_from_where_it_stands():
    content, found = rewritten('<a href="/news?lang=en#top">news</a> <a href="https://elsewhere.example/a?b">there</a>')
    assert [link.get("href") for link in content.iter("a")] == [
        "../../../en/news/#top",
        "https://elsewhere.example/a?b",
    ]
    assert found == {"en/news/": "/news?lang=en"}


def test_what_only_a_server_answers_is_no_link_or_leads_to_the_live_site():
    asks = '<a href="/?region=fr&amp;control=us">both</a>'
    alone, found = rewritten(asks)
    assert (alone[0].get("href"), alone[0].get("class"), found) == (None, "only-live", {})
    assert rewritten(asks, BESIDE)[0][0].get("href") == "https://live.example/?region=fr&control=us"


def test_whoever_asks_for_a_correction_finds_the_way():
    content, _ = rewritten('<a href="/corrections?vendor=akio&amp;article=x&amp;lang=en#ask">ask</a>')
    assert content[0].get("href") == "../../../en/corrections/#ask"


def test_the_search_is_asked_in_the_page_and_other_forms_at_the_live_site():
    search = '<form action="/search?lang=en"><input type="hidden" name="lang" value="en"><input name="q" data-suggest="/s"></form>'
    other = '<form action="/vendor"><input type="date" name="date"></form>'
    content, _ = rewritten(search + other)
    assert [form.get("action") for form in content.iter("form")] == ["../../../en/search/"]
    assert [dict(box.attrib) for box in content.iter("input")] == [{"name": "q"}]
    content, _ = rewritten(search + other, BESIDE)
    assert [form.get("action") for form in content.iter("form")] == [
        "../../../en/search/",
        "https://live.example/vendor",
    ]


def test_a_list_that_could_be_ticked_stays_a_list():
    row = '<tr><th><label class="pick"><input type="checkbox" name="vendor"></label><a href="/vendor?vendor=akio">Akio</a></th></tr>'
    content, _ = rewritten(
        f'<form id="vendors" action="/compare"><table>{row}</table><p class="pick-bar"><button>go</button></p></form>'
    )
    assert content[0].tag == "div"
    assert content.text_content() == "Akio"


def test_a_feed_names_whole_addresses_where_the_edition_knows_its_own():
    hosts = Hosts(EXTENT, "https://panorama.example/cx", "")
    leads = Leads.of(hosts, "feeds/news.json", "/feeds/news.json")
    given = {
        "id": "tag:x/y",
        "url": "https://panorama.example/cx/news?article=a-b",
        "external_url": "https://a.example/",
    }
    assert json.loads(json_feed(json.dumps(given).encode(), leads)) == {
        "id": "tag:x/y",
        "url": "https://panorama.example/cx/news/article/a-b/",
        "external_url": "https://a.example/",
    }


def test_a_citation_names_the_page_of_the_edition_and_not_a_day_that_only_the_site_can_show():
    hosts = Hosts(EXTENT, "https://panorama.example/cx", "")
    cited = '<p class="cite">En-Contact, Akio, https://panorama.example/cx/vendor?vendor=akio&amp;date=2026-11-28&amp;lang=en, read today</p>'
    content, _ = rewritten(cited, hosts)
    assert content.text_content() == "En-Contact, Akio, https://panorama.example/cx/en/vendor/akio/, read today"
    on_the_first = '<p class="cite">Akio, au 1<sup>er</sup> juin 2026. https://panorama.example/cx/vendor?vendor=akio&amp;date=2026-06-01, lu le 1<sup>er</sup> juin</p>'
    content, _ = rewritten(on_the_first, hosts)
    expected = "Akio, au 1er juin 2026. https://panorama.example/cx/vendor/akio/, lu le 1er juin"
    assert content.text_content() == expected


def test_an_article_without_a_page_leads_from_a_feed_to_the_list_it_stands_in():
    hosts = Hosts(Extent(by_row=False, articles=False, cards=False), "https://panorama.example/cx", "")
    leads = Leads.of(hosts, "en/feeds/news.json", "/feeds/news.json?lang=en")
    given = {"url": "https://panorama.example/cx/news?article=a-b&lang=en"}
    assert json.loads(json_feed(json.dumps(given).encode(), leads)) == {"url": "https://panorama.example/cx/en/news/"}


@pytest.mark.parametrize(("live", "leads_on"), [("", False), ("https://live.example", True)])
def test_a_feed_whose_next_page_stands_nowhere_ends_there(live, leads_on):
    base = live or "https://panorama.example"
    hosts = Hosts(Extent(by_row=False, articles=False, cards=False), "https://panorama.example", live)
    following = f"{base}/feeds/news.atom?page=2"
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="{following}"/></feed>'
    assert (
        following in feed(atom.encode(), Leads.of(hosts, "feeds/news.atom", "/feeds/news.atom")).decode()
    ) == leads_on
    told = json_feed(
        json.dumps({"next_url": following}).encode(), Leads.of(hosts, "feeds/news.json", "/feeds/news.json")
    )
    assert json.loads(told) == ({"next_url": following} if leads_on else {})


def test_an_address_of_the_site_that_the_data_names_stays_and_asks_for_nothing():
    hosts = Hosts(EXTENT, "https://panorama.example", "")
    named = "https://panorama.example/feeds/.atom"
    content, found = rewritten(f'<a href="{named}">source</a>', hosts)
    assert (content[0].get("href"), found) == (named, {})
    leads = Leads.of(hosts, "feeds/news.atom", "/feeds/news.atom")
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="related" href="{named}"/></feed>'
    assert named in feed(atom.encode(), leads).decode()
    assert json.loads(json_feed(json.dumps({"external_url": named}).encode(), leads)) == {"external_url": named}
    assert leads.found == {}


def test_a_title_that_begins_with_a_slash_stays_a_title():
    told = {"title": "/e/OS at work", "url": "/news?article=e-os"}
    leads = Leads.of(BESIDE, "feeds/news.json", "/feeds/news.json")
    assert json.loads(json_feed(json.dumps(told).encode(), leads)) == {
        "title": "/e/OS at work",
        "url": "https://live.example/news?article=e-os",
    }
    structured = f'<script type="application/ld+json">{json.dumps({"headline": "/e/OS at work"})}</script>'
    assert "live.example" not in rewritten(structured, BESIDE)[0].text_content()


def test_what_stands_on_many_pages_is_not_searched_and_the_words_of_a_page_are():
    body = (
        '<p class="kick">Panorama › Vendor</p><p class="lede">Akio</p><nav class="jump">Here</nav><div class="takes">CSV</div>'
        '<form action="/search"><input name="q"></form><details class="fold">Narrow it</details><details class="rest">10 more</details>'
    )
    whole = f"<!doctype html><html><body><div id=content>{body}</div></body></html>".encode()
    told = html.fromstring(page(whole, Leads.of(ALONE, "en/vendor/akio/", "/vendor?vendor=akio&lang=en"), True))
    content = told.get_element_by_id("content")
    assert content.get("data-pagefind-body") == ""
    searched = [one.text for one in content if one.get("data-pagefind-ignore") != "all"]
    assert searched == ["Akio", "10 more"]
    assert "data-pagefind-body" not in rewritten(body)[0].attrib


def test_words_that_stand_apart_by_their_style_alone_are_searched_as_two():
    body = (
        '<ul><li><time>2018</time><div><details><summary>Lecha leads it</summary></details><span class="by">Leadership</span></div></li></ul>'
        '<p><span class="state">Resolved</span>Typeform: answered</p> <dl><dt>Channels</dt><dd>E-mail</dd></dl>'
    )
    whole = f"<!doctype html><html><body><div id=content>{body}</div></body></html>".encode()
    leads = Leads.of(ALONE, "en/vendor/akio/", "/vendor?vendor=akio&lang=en")
    read = html.fromstring(page(whole, leads, True)).get_element_by_id("content").text_content()
    assert read.split() == [
        "2018",
        "Lecha",
        "leads",
        "it",
        "Leadership",
        "Resolved",
        "Typeform:",
        "answered",
        "Channels",
        "E-mail",
    ]


def test_a_page_without_files_promises_none():
    said = '<p>1 to 90 of 500.<span class="in-files"> The files hold all.</span></p>'
    take = '<div class="takes"><ul><li><a href="{}" download>CSV</a></li></ul><p><a href="/sql?of=vendors">as SQL</a></p></div>'
    without, _ = rewritten(said + take.format("/vendors.csv?region=fr&amp;control=us"))
    assert without.text_content() == "1 to 90 of 500."
    assert list(without.iter("ul")) == []
    with_files, _ = rewritten(said + take.format("/vendors.csv"))
    assert with_files.text_content() == "1 to 90 of 500. The files hold all.CSV"
