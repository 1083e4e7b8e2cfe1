"""Explore on the web: its page, its files, and what of an address does not fit together."""

import csv
import io
import json
import re
from html import unescape

import pytest
from openpyxl import load_workbook

from vendors.analysis.explore.questions import QUESTIONS

REGIONS = ("France", "Rest of Europe", "United States", "Other countries")
FUNDING = "measure=amounts&across=none&event=funding"


@pytest.fixture(scope="module")
def ask(inside):
    return inside


def rows(ask, query):
    answer = ask.get(f"/explore.csv?{query}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_start_page_asks_ten_questions_with_their_answers_and_the_menu_leads_to_it(ask):
    assert 'href="/explore?lang=en"' in ask.get("/?lang=en").text
    page = ask.get("/explore?lang=en").text
    assert page.count('data-key="question-') == len(QUESTIONS) == 10
    for one in QUESTIONS:
        assert one.asks in unescape(page)
    assert "Among the vendors born in Europe whose control is known" in page


def test_a_number_leads_to_what_it_counts_and_zero_leads_nowhere(ask):
    page = ask.get("/explore?lang=en&date=2018-04-23").text
    led = unescape(re.search(r'href="([^"]+)" aria-label="(\d+) vendors, Rest of Europe / Not known"', page)[1])
    assert led == "/?region=eu&control=unknown&date=2018-04-23&lang=en"
    n = int(re.search(r'aria-label="(\d+) vendors, Rest of Europe / Not known"', page)[1])
    assert f"{n} vendors" in ask.get(led).text
    assert re.search(r'<td class="n value zero">0</td>', page)


def test_the_table_is_whole_in_the_form_without_a_script(ask):
    page = ask.get("/explore?lang=en&rows=hosting&across=region").text
    form = page[page.index('class="entry crossing"') :]
    assert '<option value="hosting" selected>' in form
    assert '<option value="region" selected>' in form
    assert '<th scope="rowgroup"' not in page
    assert '<th scope="row">' in page


def test_files_say_what_each_value_is_so_that_nothing_is_added_up_twice(ask):
    found = rows(ask, "")
    values = [row for row in found if (row["region_is"], row["control_is"]) == ("value", "value")]
    unknown = [row for row in found if (row["region_is"], row["control_is"]) == ("value", "unknown")]
    (total,) = [row for row in found if (row["region_is"], row["control_is"]) == ("total", "total")]
    assert sum(int(row["vendors"]) for row in values + unknown) == int(total["vendors"])
    assert total["ids"].count("|") == int(total["vendors"]) - 1


def test_each_format_of_the_page_is_there_with_day_version_and_citation(ask):
    told = json.loads(ask.get(f"/explore.json?{FUNDING}&lang=en").text)
    assert {"as_of", "data_version", "citation"} <= told.keys()
    currencies = {row["currency"] for row in told["rows"] if row["region_is"] == "total"}
    assert currencies == {"EUR", "USD", None}
    assert all(row["sources"] for row in told["rows"] if row["deals"])
    for ending in ("xlsx", "parquet", "md", "bib", "csl", "ris"):
        assert ask.get(f"/explore.{ending}?{FUNDING}").status_code == 200, ending
    french = ask.get(f"/explore.csv?{FUNDING}&sep=semicolon").content.decode("utf-8-sig")
    assert "France;2,5;" in french


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("rows=topic", "“topic” (rows) does not go with what is counted. Did you mean “measure=articles”?"),
        ("measure=articles&across=status", "(across) does not go"),
        ("measure=completeness&over=years", "“years” (over) does not go"),
        ("rows=regoin", "Did you mean “region”?"),
        ("measure=vendor", "Did you mean “vendors”?"),
        ("topic=market", "“topic”, which does not apply here. It applies to /news.csv."),
        ("since=2018", "“since”, which does not apply here."),
        ("over=years&since=20x8", "“20x8” (since) does not exist."),
    ],
)
def test_what_does_not_fit_is_refused_by_files_and_said_on_the_page_with_what_does(ask, query, said):
    refused = ask.get(f"/explore.csv?{query}&lang=en")
    assert refused.status_code == 400
    assert said in refused.text
    page = ask.get(f"/explore?{query}&lang=en")
    assert page.status_code == 200
    assert 'class="said"' in page.text
    assert ask.get(f"/charts/explore.svg?{query}").status_code == 400
    assert ask.get(f"/embed/explore?{query}").status_code in (200, 400)


def test_the_proposal_on_the_page_is_one_click_away(ask):
    page = ask.get("/explore?rows=topic&lang=en").text
    led = unescape(re.search(r'data-key="named-1" href="([^"]+)"', page)[1])
    fits = ask.get(led).text
    assert 'class="said"' not in fits
    assert "Articles by topic and region of control" in fits
    # The page itself shows what fits, with files and pictures that are there.
    for address in re.findall(r'(?:href|src)="(/(?:charts/)?explore\.(?:csv|svg)[^"]*)"', page):
        assert ask.get(unescape(address)).status_code == 200, address


def test_the_picture_has_the_numbers_of_the_table(ask):
    picture = ask.get("/charts/explore.svg?measure=controversies&across=status&lang=en")
    assert picture.status_code == 200
    page = ask.get("/explore?measure=controversies&across=status&lang=en").text
    assert unescape(re.search(r'<source [^>]*srcset="([^"]+)"', page)[1]).startswith(
        "/charts/explore.svg?across=status&measure=controversies"
    )
    for row in rows(ask, "measure=controversies&across=status"):
        if row["region_is"] == "value" and row["status_is"] == "value" and row["controversies"] != "0":
            assert f">{row['controversies']}</text>" in picture.text


def test_what_no_filter_names_is_listed_on_the_page_controversies_never_without_their_status(ask):
    page = ask.get("/explore?rows=region&across=status&lang=en").text
    assert '<details class="rest" id="in-1"' in page
    assert 'href="#in-1"' in page
    disputed = ask.get("/explore?measure=controversies&rows=topic&lang=en").text
    assert "does not go with what is counted" in disputed


def test_an_embed_says_as_the_page_does_how_many_rows_it_leaves_out(ask):
    query = "measure=amounts&rows=vendor&across=capability&over=years&lang=en"
    told = {re.search(r"\d+ rows more", ask.get(f"{path}?{query}").text)[0] for path in ("/explore", "/embed/explore")}
    assert len(told) == 1


def test_other_sites_can_frame_a_cross_table(ask):
    framed = ask.get("/embed/explore?rows=hosting&lang=en").text
    assert "Where do vendors keep customer data" in framed
    assert 'class="cross' in framed
    assert "what=explore" in ask.get("/explore?lang=en").text
    assert ask.get("/embed?what=explore&rows=hosting&lang=en").status_code == 200


def test_a_deal_leads_to_the_rows_of_its_table(ask):
    page = ask.get(f"/explore?{FUNDING}&lang=en").text
    led = unescape(re.search(r'href="(/data/events[^"]+)" aria-label="€2.5m in 2 deals, France"', page)[1])
    assert "2 of " in ask.get(led).text
    assert "does not apply here" not in ask.get(led).text


def test_people_read_the_table_of_the_page_with_owners_of_unknown_beginning_in_a_column_of_their_own(ask):
    sheet = load_workbook(io.BytesIO(ask.get("/explore.xlsx?lang=en").content)).worksheets[0]
    heads, *lines = ([cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True))
    assert heads[0] == "Region of origin"
    assert "United States, of which since when is not known" in heads
    told = {line[0]: dict(zip(heads, line, strict=False)) for line in lines if line}
    american = told["United States"]
    page = ask.get("/explore?lang=en").text
    apart = american["United States, of which since when is not known"]
    assert f"{american['United States'] - apart} <small>+ {apart}</small>" in page
    assert told["Total"]["Total"] == sum(
        told[name]["Total"] for name in told if told[name].get("Total") and name in REGIONS
    )


def test_a_table_of_very_many_rows_says_how_many_are_in_the_files_alone(ask):
    query = "measure=articles&rows=publisher&across=topic&over=years&since=2024&lang=en"
    page = ask.get(f"/explore?{query}").text
    publishers = {row["publisher"] for row in rows(ask, query) if row["publisher_is"] == "value"}
    left = int(re.search(r"(\d+) rows more, those with the least in them, are in the files", page)[1])
    assert left == len(publishers) - 12
