"""The charts' files hold what their page shows, and the shapes of the world are served by this server."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from vendors.analysis.charts import CHARTS
from vendors.exports import citations, formats
from views.charts import MAPS

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
        assert f'<section id="{name}"><h2 id="{name}-finding">' in page
        assert f'aria-labelledby="{name}-finding"' in page
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
        assert len(table) == len(rows) + 1, name
        # Behind what the page shows, the file has the ids of the vendors that it names.
        assert len(table[0]) == len([column for column in rows[0] if not column.endswith(("vendor_id", "ids"))]), name
        for shown, row in zip(table[1:], rows, strict=True):
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


def test_the_shapes_are_compressed_kept_and_only_those(ask):
    answer = ask.get(f"{MAPS}world_110m.json", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 60_000
    assert "immutable" in answer.headers["cache-control"]
    assert answer.json()["objects"]["countries"]["geometries"]
    for other in ("NOTE.md", "europe_110m.json", "../page.css"):
        assert ask.get(f"{MAPS}{other}").status_code == 404, other
