"""Addresses as readers, programs and mails really write them, after public bug reports: `tests/cases/requests.txt` says of each what is right."""

import csv
import io
import json
import re
from html import unescape
from itertools import pairwise

import openpyxl
import pyarrow.parquet as pq
import pytest

import views
from tests.conftest import sound
from tests.data import ROOT
from vendors.i18n.collation import sort_key
from vendors.i18n.language import language
from vendors.query.selection import PARAMETERS
from vendors.store.load import State, load
from views.embed import configurator

CASES = (ROOT / "tests/cases/requests.txt").read_text("utf-8")
EIGHT = "&".join(
    f"vendor={name}"
    for name in ["qualtrics", "medallia", "viavoo", "trustyou", "hubicus", "eloquant", "akio", "birdeye"]
)


@pytest.fixture
def ask(inside):
    return inside


def listed(address):
    """An address of the list of cases."""
    assert address in CASES, "the list of cases says it otherwise"
    return address


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.raise_for_status().text, newline="")))


def ids(ask, address):
    return [row.get("id", row.get("name")) for row in rows(ask.get(address))]


def notices(answer):
    found = re.search(r'<div class="said" role="status">(.*?)</div>', answer.text, re.S)
    return [unescape(re.sub(r"<[^>]+>|\s+", " ", one)).split() for one in found[1].split("</p>")[:-1]] if found else []


# search


@pytest.mark.parametrize(
    "marks", ["%22{}%22", "%E2%80%9C{}%E2%80%9D", "%E2%80%9E{}%E2%80%9C", "%C2%AB+{}+%C2%BB", "%27{}%27"]
)
def test_quotation_marks_of_any_kind_make_a_phrase(ask, marks):
    listed("/news.csv?q=%22press+ganey%22")
    found = ids(ask, f"/news.csv?q={marks.format('press+ganey')}")
    assert len(found) == 7
    assert found == ids(ask, "/news.csv?q=press+ganey")
    assert ids(ask, f"/news.csv?q={marks.format('ganey+press')}") == []


def test_a_phrase_finds_those_of_its_words_rows_where_they_stand_together_and_the_page_offers_the_others(ask):
    together = ids(ask, listed("/news.csv?q=%C2%AB+customer+experience+%C2%BB"))
    apart = ids(ask, "/news.csv?q=customer+experience")
    assert (len(together), len(apart)) == (3, 6)
    assert set(together) < set(apart)
    page = ask.get("/news?q=%C2%AB+customer+experience+%C2%BB&lang=en").text
    assert '<a data-soft data-key="apart" href="/news?q=customer+experience&amp;lang=en">' in page
    assert 'data-key="apart"' not in ask.get("/news?q=customer+experience").text
    assert 'data-key="apart"' not in ask.get("/news?q=l%27avis+%22qualtrics%22").text


def test_commas_and_hyphens_part_words(ask):
    both = ids(ask, listed("/news.csv?q=qualtrics%2C+medallia"))
    assert both == ids(ask, "/news.csv?q=qualtrics+medallia")
    assert set(both) >= set(ids(ask, "/news.csv?q=qualtrics+and+medallia"))
    assert len(ids(ask, listed("/news.csv?q=press-ganey"))) == 7
    assert ids(ask, "/news.csv?q=customer-experience") == ids(ask, "/news.csv?q=customer+experience")


def test_a_sign_that_stands_alone_is_no_word(ask):
    assert ids(ask, listed("/vendors.csv?q=Medallia+%21")) == ["medallia"]
    for sign in ("%26", "/", "%E2%80%A6", "%E2%80%93", "%3A"):
        assert ids(ask, f"/vendors.csv?q=Medallia+{sign}") == ["medallia"], sign


def test_a_search_of_signs_alone_is_no_search_for_everything(ask):
    answer = ask.get("/vendors.csv?q=%21&lang=en")
    assert (answer.status_code, answer.text) == (400, "The search “!” has no word in it.\n")
    assert "has no word in it" in ask.get("/?q=%21&lang=en").text


def test_words_copied_with_what_nobody_sees_are_found(ask):
    every = ids(ask, "/news.csv?q=qualtrics")
    for hidden in ("%C2%AD", "%E2%80%8B", "%E2%81%A0"):
        assert ids(ask, f"/news.csv?q=Qual{hidden}trics") == every
        assert ids(ask, f"/vendors.csv?vendor=Qual{hidden}trics") == ["qualtrics"]


def test_accents_written_as_signs_of_their_own_are_the_same(ask):
    found = ids(ask, listed("/news.csv?publisher=Strate%CC%81gies"))
    assert found
    assert found == ids(ask, "/news.csv?publisher=Strat%C3%A9gies")
    assert ids(ask, "/news.csv?q=strate%CC%81gies") == ids(ask, "/news.csv?q=strat%C3%A9gies")


def test_a_search_garbled_by_a_program_is_asked_about(ask):
    for garbled in ("Strat%25C3%25A9gies", "Strat%E9gies"):
        answer = ask.get(f"/news.csv?q={garbled}&lang=en")
        assert answer.status_code == 400
        assert answer.text.endswith("Did you mean “q=Stratégies”?\n")
        assert 'href="/news?lang=en&amp;q=Strat%C3%A9gies"' in ask.get(f"/news?q={garbled}&lang=en").text


# parameters that are not understood


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "parquet", "md", "bib", "csl", "ris"])
def test_a_file_is_refused_in_words_where_a_parameter_is_not_understood(ask, ending):
    listed("/vendors.csv?vendor%5B%5D=qualtrics")
    listed("/vendors.csv?region=fr&amp;control=other")
    for query, meant in {
        "vendor%5B%5D=qualtrics": "vendor=qualtrics",
        "region=fr&amp;control=other": "control=other",
        "regoin=fr": "region=fr",
    }.items():
        answer = ask.get(f"/vendors.{ending}?{query}&lang=en")
        assert answer.status_code == 400
        assert answer.headers["content-type"].startswith("text/plain")
        assert "which is not understood here" in answer.text
        assert f"Did you mean “{meant}”?" in answer.text
    assert "qui n’est pas compris ici" in ask.get(f"/vendors.{ending}?regoin=fr").text


def test_a_parameter_of_another_page_refuses_a_file_and_says_which_it_is_for(ask):
    answer = ask.get("/vendors.csv?topic=people&lang=en")
    assert answer.status_code == 400
    assert answer.text == "The address says “topic”, which does not apply here. It applies to /news.csv.\n"


def test_a_page_says_what_is_not_understood_and_what_was_meant_is_one_click_away(ask):
    answer = ask.get("/news?regoin=fr&amp;topic=people&status=denied&nonsense=1&lang=en")
    assert answer.status_code == 200
    said = [" ".join(one) for one in notices(answer)]
    assert said == [
        "The address says “regoin”, which is not understood here. It was passed over. Did you mean “region=fr”?",
        "The address says “amp;topic”, which is not understood here. It was passed over. Did you mean “topic=people”?",
        "The address says “status”, which does not apply here. It was passed over. It applies to the page “Panorama”.",
        "The address says “nonsense”, which is not understood here. It was passed over.",
    ]
    first, second, other = (
        unescape(re.search(f'data-key="named-{n}" href="([^"]*)"', answer.text)[1]) for n in (1, 2, 3)
    )
    # What else was passed over is still said after the click.
    assert len(notices(ask.get(first))) == 3
    assert "region=fr" in first
    assert "topic=people" in second
    assert notices(ask.get(other)) == []


def test_the_notice_speaks_french_and_is_harmless(ask):
    text = ask.get("/?%3Cscript%3Ealert(1)%3C/script%3E=1&regoin=%3Cb%3E").text
    assert "qui n’est pas compris ici. Ce paramètre a été ignoré." in text
    assert "<script>alert" not in text
    assert "<b>" not in text.partition('class="said"')[2].partition("</div>")[0]


@pytest.mark.parametrize("path", views.PATHS)
def test_what_others_put_behind_an_address_is_accepted_without_a_word(ask, path):
    behind = "utm_source=lettre&utm_medium=email&fbclid=x&gclid=x&mc_cid=x&xtor=x&embed=true&embed_options=light_theme"
    assert 'class="said"' not in ask.get(f"{path}?{behind}").text


def test_files_embeds_and_cards_accept_it_too(ask):
    for address in ("/vendors.csv", "/vendors.bib", "/embed/vendors", "/card/vendors.png"):
        assert ask.get(f"{address}?utm_source=lettre&fbclid=x").status_code == 200


def test_an_embed_refuses_what_nobody_knows_and_says_what_belongs_elsewhere(ask):
    refused = ask.get("/embed/vendors?regoin=fr&lang=en")
    assert refused.status_code == 400
    assert "Did you mean “region=fr”?" in refused.text
    # The form for snippets once wrote such addresses: they stand in articles.
    shown = ask.get("/embed/vendor?vendor=qualtrics&region=fr&lang=en")
    assert shown.status_code == 200
    assert "The address says “region”, which does not apply here." in shown.text
    assert ask.get("/card/vendors.png?regoin=fr").status_code == 400


def test_the_form_for_snippets_writes_no_parameter_that_its_embed_does_not_understand(dataset):
    view = configurator.show(
        "what=vendor&vendor=qualtrics&region=fr&sort=name&lang=en", State(dataset), "https://example.org"
    )
    assert "“region”, which does not apply here" in view.body
    assert 'src="/embed/vendor?vendor=qualtrics&amp;lang=en"' in view.body


def test_each_parameter_is_understood_by_some_page():
    understood = {name for page in views.PAGES.values() for name in page.parameters}
    assert understood | {"date", "lang"} == set(PARAMETERS)


RICH = [
    "/?region=fr&region=eu&control=other&q=avis&date=2020-01-01&sort=-founded&columns=founded&lang=en",
    "/news?vendor=qualtrics&since=2018&sort=title&lang=en",
    "/controversies?status=denied&region=us&lang=en",
    "/charts?region=fr&since=2018",
    "/compare?vendor=qualtrics&vendor=medallia&only=differences&date=2020-01-01&lang=en",
    "/vendor?vendor=viavoo&date=2018-04-23&lang=en",
    "/corrections?controversy=qualtrics-cambridge-analytica-2018",
    "/embed?what=chart&name=origin-to-control&region=fr",
]


@pytest.mark.slow
def test_no_link_of_a_page_has_a_parameter_that_is_not_understood_where_it_leads(ask):
    """And the place on the page that it names is there."""
    kinds: dict[str, str] = {}
    """One address of each path with its parameters, whatever these say, and of those with a place on it."""
    for address in RICH:
        page = ask.get(address)
        assert notices(page) == [], address
        links = {unescape(link) for link in re.findall(r'(?:href|action|src)="(/[^"]*)"', page.text)}
        kinds |= {re.sub("=[^&#]*|(?<=#).*", "=", link): link for link in links if not link.startswith("/desk")}
    assert len(kinds) > 200
    for kind in kinds.values():
        answer = ask.get(kind)
        assert answer.status_code == 200, kind
        place = kind.partition("#")[2]
        assert not place or f'id="{place}"' in answer.text, kind
        for reason in ("not understood here", "not apply here", "compris ici", "s’applique pas ici"):
            assert reason not in answer.text, kind


@pytest.mark.parametrize(
    ("query", "meant"),
    [("vendor=qualtrics,medallia", "vendor=qualtrics&vendor=medallia"), ("region=fr|eu", "region=fr&region=eu")],
)
def test_a_list_written_as_one_value_is_asked_about(ask, query, meant):
    answer = ask.get(f"/vendors.csv?{query}&lang=en")
    assert answer.status_code == 400
    assert f"Did you mean “{meant}”?" in answer.text
    link = re.search('data-key="meant-1" href="([^"]*)"', ask.get(f"/?{query}&lang=en").text)[1]
    assert unescape(link) == f"/?{meant}&lang=en"


def test_a_format_that_is_not_there_is_no_other_format_in_silence(ask):
    answer = ask.get("/vendors.csv?sep=semicolons&lang=en")
    assert (answer.status_code, "Did you mean “semicolon”?" in answer.text) == (400, True)


# files that leave something out


def test_a_file_of_a_comparison_has_every_vendor_for_which_the_page_has_no_room(ask):
    assert "/compare.csv with eight vendors" in CASES
    names = ask.get(f"/compare.csv?{EIGHT}").text.splitlines()[0].split(",")
    vendors = re.findall("vendor=([^&]*)", EIGHT)
    twins = [f"{vendor}_{of}" for vendor in vendors for of in ("sources", "verdict", "publishers", "unverified")]
    assert names == ["group", "criterion", *vendors, *twins, "field"]
    book = openpyxl.load_workbook(io.BytesIO(ask.get(f"/compare.xlsx?{EIGHT}").content))
    assert [cell.value for cell in book["data"][1]] == names
    page = ask.get(f"/compare?{EIGHT}&lang=en").text
    left_out = re.search("At most 6 vendors are compared. Left out are: (.*?)</p>", page)[1]
    links = dict(re.findall(r'href="([^"]+)">([^<]+)</a>', left_out))
    assert list(links.values()) == ["Akio", "Birdeye"]
    let_in = ask.get(unescape(next(iter(links)))).text
    shown = re.search(r"<h1>(.*?)</h1>", let_in)[1]
    assert shown.startswith("Akio, ")
    assert let_in.count('data-key="let-in-') == 2
    assert "The files hold all 8: only the page has no room for them." in page
    assert "The files hold all" not in ask.get("/compare?vendor=qualtrics&vendor=medallia&lang=en").text


def test_a_file_without_a_vendor_that_did_not_exist_yet_says_so(ask):
    query = "vendor=qualtrics&vendor=medallia&vendor=trustyou&date=2005-01-01&lang=en"
    for name in ("compare", "vendor"):
        csv_file = ask.get(f"/{name}.csv?{query}")
        assert csv_file.headers["panorama-left-out"] == "trustyou"
        assert ask.get(f"/{name}.json?{query}").json()["left_out"] == "trustyou"
        about = openpyxl.load_workbook(io.BytesIO(ask.get(f"/{name}.xlsx?{query}").content))["About"]
        assert {row[0].value: row[1].value for row in about.rows}["Not in the file"] == "trustyou"
        schema = pq.read_schema(io.BytesIO(ask.get(f"/{name}.parquet?{query}").content))
        assert schema.metadata[b"left_out"] == b"trustyou"
        assert "\nleft_out: trustyou\n" in ask.get(f"/{name}.md?{query}").text
    assert "Not in the files, because not founded yet on this date: TrustYou." in ask.get(f"/compare?{query}").text
    whole = ask.get("/compare.json?vendor=qualtrics&vendor=medallia")
    assert "left_out" not in json.loads(whole.text)
    assert "panorama-left-out" not in whole.headers


def test_the_page_of_one_vendor_says_which_others_the_address_names(ask):
    page = ask.get("/vendor?vendor=qualtrics&vendor=medallia&lang=en").text
    assert "This page shows one vendor; the address also names Medallia." in page
    assert 'href="/compare?vendor=qualtrics&amp;vendor=medallia&amp;lang=en"' in page
    framed = ask.get("/embed/vendor?vendor=qualtrics&vendor=medallia&lang=en").text
    assert "This card shows one vendor; the address also names Medallia." in framed


# the order of names


def facet(page, name):
    """The labels and counts of a facet, in the order of the page; those that are folded away follow."""
    part = page.partition(f'<h3 id="facet-{name}">')[2].partition("</div>")[0]
    return [(unescape(label), int(n)) for label, n in re.findall(r">([^<>]+)</a> <span>(\d+)</span>", part)]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/news", "publisher"),
        ("/news", "vendor"),
        ("/news", "language"),
        ("/", "country"),
        ("/controversies", "vendor"),
    ],
)
def test_values_of_a_facet_with_equally_many_rows_stand_in_alphabetical_order(ask, path, name, lang):
    found = facet(ask.get(f"{path}?lang={lang}").text, name)
    assert len(found) > 3
    for (one, n), (other, m) in pairwise(found):
        assert n > m or sort_key(one) <= sort_key(other), (one, other)


def test_the_facet_of_publishers_says_how_many_it_does_not_list(ask):
    page = ask.get("/news?lang=en").text
    publishers = {row["publisher"] for row in rows(ask.get("/news.csv"))}
    assert f"{len(publishers) - 30} with fewer results are not listed:" in page
    listed = {name for name, _n in facet(page, "publisher")}
    unlisted = min(publishers - listed)
    chosen = ask.get("/news", params={"lang": "en", "publisher": unlisted}).text
    assert "aria-current" in chosen.partition('id="facet-publisher"')[2].partition("</ul>")[0]
    assert 'name="publisher"' in page


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", ["/vendor", "/compare"])
def test_lists_of_vendors_are_in_the_order_of_a_dictionary(folder, today, path, lang):
    path_of_vendors = folder / "vendors.csv"
    text = path_of_vendors.read_text("utf-8")
    for name, other in (("Akio", "Élan"), ("Birdeye", "œil"), ("Alchemer", "zap")):
        assert f",{name}," in text
        text = text.replace(f",{name},", f",{other},", 1)
    path_of_vendors.write_text(text, "utf-8")
    page = views.show(path, f"lang={lang}", State(sound(load(folder, today)))).html
    names = [unescape(name) for name in re.findall(r"<li>(?:<a[^>]*>|<label><input[^>]*> )([^<]+)<", page)]
    assert names == sorted(names, key=sort_key)
    assert names.index("Eloquant") > names.index("Élan")
    assert names.index("œil") < names.index("Qualtrics") < names.index("zap") < names.index("zenloop")


def test_a_table_sorted_by_country_follows_the_names_that_are_read(ask):
    for lang in ("fr", "en"):
        table = rows(ask.get(f"/vendors.csv?sort=origin_country&columns=origin_country&lang={lang}"))
        said = [language(lang).country(row["origin_country"]) for row in table]
        assert said == sorted(said, key=sort_key)
