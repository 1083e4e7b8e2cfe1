"""What is not known and what was searched for: the public list, and the empty list of controversies."""

import csv
import io
import shutil

import pytest
from lxml import html

from tests.data import DATA
from tests.web.inside import site_inside


def text_of(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_each_fact_sought_says_when_it_was_searched_and_leads_to_whoever_takes_it(inside):
    page = inside.get("/wanted?lang=en").raise_for_status().text
    [first] = html.fromstring(page).xpath("//table")[:1]
    heads = [head.text_content() for head in first.xpath(".//tbody//th")]
    assert {"Viavoo", "Eloquant", "Netigate"} <= set(heads)
    rows = list(csv.DictReader(io.StringIO(inside.get("/wanted.csv").text, newline="")))
    owners = [row["vendor"] for row in rows if row["sought"] == "owner"]
    assert len(owners) == len(heads)
    for row in first.xpath(".//tbody/tr"):
        [send] = row.xpath("td[last()]/a")
        assert "/corrections?" in send.get("href")
        assert send.get("href").endswith("#ask")
    assert "Ce que nous cherchons" in inside.get("/wanted?lang=fr").text


@pytest.fixture
def searched(tmp_path, monkeypatch):
    folder = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".desk"))
    (folder / "searches.csv").write_text(
        "sought,region,vendor,searched,places_fr,places_en,note\n"
        "controversies,fr,,2026-10-31,Le Monde et L’Usine Digitale depuis 2010.,Le Monde and L’Usine Digitale since 2010.,\n"
        "controversies,us,,2026-10-30,The New York Times depuis 2010.,The New York Times since 2010.,\n"
    )
    monkeypatch.setenv("PANORAMA_CORRECTION_ADDRESS", "corrections@example.org")
    with site_inside(folder) as client:
        yield client


def test_where_no_controversy_is_found_it_is_said_where_was_looked(inside, searched):
    nowhere = text_of(inside.get("/controversies?region=fr&lang=en").text)
    assert "No controversy meets these conditions." in nowhere
    assert "That none is listed does not mean that there is none" in nowhere
    assert "No search has been noted yet." in nowhere
    said = text_of(searched.get("/controversies?region=fr&lang=en").text)
    assert "Le Monde and L’Usine Digitale since 2010. Searched until 31 October 2026." in said
    assert "The New York Times" not in said
    method = text_of(searched.get("/method?lang=fr").text)
    assert "Le Monde et L’Usine Digitale depuis 2010. Recherche arrêtée au 31 octobre 2026." in method
    assert "The New York Times depuis 2010." in method
