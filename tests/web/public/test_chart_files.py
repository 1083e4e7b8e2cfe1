"""The charts' files hold what their page shows, and their pictures are at the same addresses."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from PIL import Image

from vendors.analysis.charts import CHARTS
from vendors.exports import citations, formats
from views.public.charts import MOST_SHOWN

QUERY = "region=fr&region=eu&date=2018-04-23&lang=en"


@pytest.fixture
def ask(inside):
    return inside


class Tables(HTMLParser):
    """The tables of a page: texts of their cells, row by row, without what stands only for the eye."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = True
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data):
        if self._cell:
            self.tables[-1][-1][-1] += data


def test_each_chart_has_finding_table_source_and_files_in_the_first_answer(ask):
    page = ask.get(f"/charts?{QUERY}").text
    for name in CHARTS:
        assert f'<section id="{name}" aria-labelledby="{name}-finding"><h2 id="{name}-finding">' in page
        for ending in [format.ending for format in (*formats.DOWNLOADS, *citations.FORMATS.values())]:
            assert re.search(rf'href="/charts/{name}\.{ending}\?[^"]*date=2018-04-23[^"]*" download', page), (
                name,
                ending,
            )
    assert page.count("Source: Panorama CX") == len(CHARTS)
    assert len(Tables(page).tables) == len(CHARTS)


def test_a_file_holds_the_numbers_of_the_table_beside_the_chart(ask):
    tables = Tables(ask.get(f"/charts?{QUERY}").text).tables
    for name, table in zip(CHARTS, tables, strict=True):
        rows = list(csv.DictReader(io.StringIO(ask.get(f"/charts/{name}.csv?{QUERY}").text, newline="")))
        assert len(table) == len(rows[:MOST_SHOWN]) + 1, name
        # Behind what the page shows, the file has the ids of the vendors that it names.
        assert len(table[0]) == len([column for column in rows[0] if not column.endswith(("vendor_id", "ids"))]), name
        for shown, row in zip(table[1:], rows[:MOST_SHOWN], strict=True):
            for text, cell in zip(shown, list(row.values())[: len(shown)], strict=True):
                if re.fullmatch(r"\d+", cell):
                    assert text.replace(",", "") == cell, name
                elif "|" in cell:
                    assert text == cell.replace("|", ", "), name


def test_the_formats_of_a_chart_agree_and_say_what_they_are(ask, dataset):
    for name in CHARTS:
        plain = list(csv.reader(io.StringIO(ask.get(f"/charts/{name}.csv?{QUERY}").text, newline="")))
        told = json.loads(ask.get(f"/charts/{name}.json?{QUERY}").content)
        assert [list(row) for row in told["rows"]] == [plain[0]] * (len(plain) - 1)
        assert told["as_of"] == "2018-04-23"
        assert told["data_version"] == dataset.version[:12]
        assert f"/charts?date=2018-04-23#{name}" in told["citation"].replace("region=fr&region=eu&", "").replace(
            "&lang=en", ""
        )
        answer = ask.get(f"/charts/{name}.xlsx?{QUERY}")
        assert f'filename="panorama-cx_charts-{name}_' in answer.headers["content-disposition"]


def test_an_unknown_chart_is_not_found(ask):
    assert ask.get("/charts/nothing.csv").status_code == 404
    assert ask.get("/charts/world-map").status_code == 404


def test_each_chart_has_its_picture_in_the_first_answer_and_it_is_there(ask):
    page = unescape(ask.get(f"/charts?{QUERY}").text)
    for name in CHARTS:
        for shape in ("wide", "narrow"):
            address = re.search(
                rf'(?:src|srcset)="(/charts/{name}\.svg\?[^"]*shape={shape}[^"]*)" width="(\d+)" height="(\d+)"', page
            )
            answer = ask.get(address[1])
            assert answer.headers["content-type"] == "image/svg+xml"
            root = ElementTree.fromstring(answer.text)
            assert (root.get("width"), root.get("height")) == (address[2], address[3])
        for ending in ("svg", "png"):
            assert re.search(rf'href="/charts/{name}\.{ending}\?[^"]*date=2018-04-23[^"]*" download', page), name
    assert page.count("<img ") == len(CHARTS)
    assert len(re.findall(r'<img [^>]*alt="[^"]{60,}"', page)) == len(CHARTS)
    assert "plotly.min" not in page
    assert not re.search(r"<script[^>]*plotly", page)


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_says_the_finding_of_its_page_and_comes_as_svg_and_png(ask, name):
    told = unescape(re.search(rf'id="{name}-finding">([^<]+)<', ask.get(f"/charts?{QUERY}").text)[1])
    answer = ask.get(f"/charts/{name}.svg?{QUERY}", headers={"accept-encoding": "gzip"})
    root = ElementTree.fromstring(answer.text)
    assert root.find("{http://www.w3.org/2000/svg}title").text == " ".join(told.split())
    assert answer.headers["content-encoding"] == "gzip"
    assert f'filename="panorama-cx_charts-{name}_' in answer.headers["content-disposition"]
    again = ask.get(f"/charts/{name}.svg?{QUERY}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    painted = ask.get(f"/charts/{name}.png?{QUERY}&shape=narrow")
    assert painted.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(painted.content)).size[0] == 720
    assert ask.get(f"/charts/{name}.png?{QUERY}&shape=narrow").content == painted.content
    tag = {"if-none-match": painted.headers["etag"]}
    assert ask.get(f"/charts/{name}.png?{QUERY}&shape=narrow", headers=tag).status_code == 304


def test_a_new_day_or_language_or_theme_is_a_picture_of_its_own(ask):
    tags = {
        ask.get(f"/charts/founding.svg?{query}").headers["etag"]
        for query in ("", "lang=en", "theme=dark", "theme=light", "shape=wide", "date=2018-04-23", "region=fr")
    }
    assert len(tags) == 7


def test_plotlys_figure_comes_for_each_shape_and_theme(ask):
    for name in CHARTS:
        for query in ("shape=wide&theme=light", "shape=narrow&theme=dark"):
            answer = ask.get(f"/charts/{name}.plotly?{QUERY}&{query}")
            assert answer.headers["content-type"] == "application/json"
            assert set(answer.json()) >= {"data", "layout"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("shape=round", 400),
        ("theme=pink", 400),
        ("region=mars", 400),
        ("nothing=1", 400),
        ("&".join(["region=fr"] * 1_001), 414),
        ("v=anything", 200),
    ],
)
def test_a_picture_of_what_does_not_exist_is_refused(ask, query, status):
    for ending in ("svg", "png", "plotly"):
        assert ask.get(f"/charts/founding.{ending}?{query}").status_code == status
    assert ask.get(f"/charts/nothing.{ending}").status_code == 404


def test_the_front_page_has_one_picture_its_table_and_no_live_chart(ask):
    page = ask.get("/?lang=en").text
    assert page.count("<img ") == 1
    assert "data-figure" not in page
    address = unescape(re.search(r'<img src="([^"]+)"', page)[1])
    root = ElementTree.fromstring(ask.get(address).text)
    shown = Counter(element.text for element in root.iter("{http://www.w3.org/2000/svg}text"))
    table = next(table for table in Tables(page).tables if table[0][-1] == "Total")
    for row in table[1:]:
        for cell in row[1:-1]:
            assert cell == "0" or shown[cell] >= 1
        assert any(text and text.endswith(f", {row[-1]}") for text in shown), row


def test_the_first_visit_of_the_front_page_weighs_little(ask):
    page = ask.get("/", headers={"accept-encoding": "gzip"})
    assert int(page.headers["content-length"]) <= 60_000
    own = re.findall(r'(?:src|href)="(/(?:assets|charts)/[^"]+\.(?:css|js|svg|woff2)[^"]*)"', unescape(page.text))
    weights = {
        address: int(ask.get(address, headers={"accept-encoding": "gzip"}).headers["content-length"])
        for address in own
        if "download" not in address
    }
    assert any("charts/origin" in address for address in weights)
    assert sum(weights.values()) <= 250_000


def test_rounds_and_deals_are_narrowed_by_their_kind_on_the_page_in_files_and_in_the_picture(ask):
    page = unescape(ask.get("/charts?lang=en").text)
    offered = re.search(r'href="(/charts\?[^"]*event=funding[^"]*)"[^>]*>Funding round</a> <span>(\d+)<', page)
    rounds = list(csv.DictReader(io.StringIO(ask.get("/charts/funding.csv?event=funding").text)))
    assert {row["kind"] for row in rounds} == {"funding"}
    assert len(rounds) == int(offered[2])
    narrowed = ask.get(offered[1]).text
    assert f"{len(rounds)} entries on rounds and deals" in narrowed
    assert "event=funding" in unescape(re.search(r'src="(/charts/funding.svg[^"]*)"', narrowed)[1])
