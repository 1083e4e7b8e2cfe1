"""The same selections over page, API, files, command line, package and SQL give the same rows in the same order.

`PANORAMA_EXAMPLES=200` tries so many; by default a few are.
"""

import csv
import io
import json
import os
from urllib.parse import urlencode

import lxml.html
import pytest

import vendors
from tests.command_line import run
from tests.data import DATA
from tests.drawn_selections import drawn_selections
from vendors.exports.api.resources import RESOURCES
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables import TABLES
from vendors.tables.row import as_text
from vendors.types.formulas import harmless

EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "8"))
A_PAGE = 50
"""Rows of one page of a raw table."""


@pytest.fixture(scope="module")
def panorama(today):
    return vendors.load(DATA, today=today)


def keys(table, rows):
    """What names each row, as text: of rows as JSON, CSV or a frame tell them."""
    return [tuple(_text(row[name]) for name in TABLES[table].KEY) for row in rows]


def _text(value):
    """A cell as a CSV writes it, whoever tells of it."""
    if value is None or value != value or type(value).__name__ == "NAType":
        return ""
    return as_text(tuple(value) if isinstance(value, list) else value)


def at(path, pairs, **more):
    return f"{path}?{urlencode([*pairs, *more.items()])}"


def of_api(ask, table, pairs):
    """The rows of all pages of the API, as its links lead through them, and those of its CSV."""
    sorted_by = dict(pairs).get("sort", "").removeprefix("-")
    if sorted_by and sorted_by not in RESOURCES[table].orders:
        # An order that the table has not is passed over by pages; the API refuses it.
        refused = ask.get(at(f"/api/v1/{table}", pairs))
        assert refused.status_code == 400
        assert [one["parameter"] for one in refused.json()["errors"]] == ["sort"]
        pairs = [pair for pair in pairs if pair[0] != "sort"]
    rows, address = [], at(f"/api/v1/{table}", pairs, limit=700)
    while address:
        answer = ask.get(address).json()
        rows += answer["rows"]
        address = answer["links"]["next"]
    assert answer["total"] == len(rows)
    flat = csv.DictReader(io.StringIO(ask.get(at(f"/api/v1/{table}.csv", pairs)).text))
    return keys(table, rows), keys(table, flat)


def of_page(ask, table, pairs):
    """The first rows of the page of a table, as readers see them."""
    page = lxml.html.fromstring(ask.get(at(f"/data/{table}", pairs)).text)
    heads = page.xpath("//table[contains(@class, 'raw')]/thead//code/text()")
    rows = []
    for line in page.xpath("//table[contains(@class, 'raw')]/tbody/tr"):
        cells = [" ".join(cell.xpath(".//text()[not(parent::*[@class='hide'])]")) for cell in line.xpath("td")]
        rows.append(dict(zip(heads, cells, strict=False)))
    return keys(table, rows)


def of_command(table, pairs):
    """What `show` prints."""
    options = [f"--{name.replace('_', '-')}={value}" for name, value in pairs]
    printed = run("show", table, "--format", "json", "--data", str(DATA), *options)
    assert printed.returncode == 0, printed.stderr.decode()
    return keys(table, json.loads(printed.stdout))


def as_chosen(pairs):
    """Parameters as the package takes them."""
    chosen: dict[str, list[str]] = {}
    for name, value in pairs:
        chosen.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in chosen.items()}


def said(pairs):
    """What the address says, in words for a failure."""
    return at("", pairs)


@pytest.mark.slow
def test_any_selection_gives_the_same_rows_in_the_same_order_wherever_it_is_asked(inside, dataset, today, panorama):
    drawn = list(drawn_selections(dataset, today, EXAMPLES))
    some = 0
    for table, pairs in drawn:
        results = Results(dataset, Selection.read(pairs, dataset, today)[0], today)
        expected = [tuple(row.cell(name) for name in TABLES[table].KEY) for row in results.rows(table)]
        some += bool(expected)
        of_file = keys(table, inside.get(at(f"/data/{table}.json", pairs)).json())
        assert of_file == expected, ("file", table, said(pairs))
        tidy = [tuple(" ".join(part.split()) for part in key) for key in expected]
        shown = [tuple(" ".join(part.split()) for part in key) for key in of_page(inside, table, pairs)]
        assert shown == tidy[:A_PAGE], ("page", table, said(pairs))
        assert of_command(table, pairs) == expected, ("command", table, said(pairs))
        chosen = as_chosen(pairs)
        assert keys(table, panorama.select(table, **chosen).to_dict("records")) == expected, ("package", table, chosen)
        asked = panorama.sql(panorama.as_sql(table, **chosen)).to_dict("records")
        assert keys(table, asked) == expected, ("SQL", table, chosen)
        if table in RESOURCES:
            as_json, as_csv = of_api(inside, table, list(pairs))
            assert as_json == expected, ("API", table, said(pairs))
            # A spreadsheet would take some texts for formulas.
            assert as_csv == [tuple(map(harmless, key)) for key in expected], ("API, CSV", table, said(pairs))
    assert some > EXAMPLES / 3, "many selections find something"


def test_the_front_page_and_its_file_have_the_vendors_of_the_api_in_their_order(inside):
    for query in ("region=fr&region=eu&control=us", "sort=-founded", "capability=nps&match=any&date=2020-01-01"):
        ids = [row["id"] for row in inside.get(f"/api/v1/vendors?{query}&fields=id&limit=1000").json()["rows"]]
        page = lxml.html.fromstring(inside.get(f"/?{query}").text)
        assert ids
        assert page.xpath("//tbody/tr//input[@name='vendor']/@value") == ids
        assert [row["id"] for row in inside.get(f"/vendors.json?{query}").json()["rows"]] == ids
    for query in ("status=open&sort=-status", "about=privacy&sort=vendor&lang=en"):
        ids = [row["id"] for row in inside.get(f"/api/v1/controversies?{query}&fields=id").json()["rows"]]
        page = lxml.html.fromstring(inside.get(f"/controversies?{query}").text)
        assert ids
        assert page.xpath("//article/@id") == ids
