"""Files to take away hold what the page shows."""

import csv
import io
import json
import re
from datetime import date, datetime
from functools import cache
from html import unescape

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.command_line import run
from tests.web.inside import site_inside
from vendors.domain.vendor_on import VendorOn
from vendors.exports import citations, formats
from vendors.i18n.language import language
from vendors.query.selection import PARAMETERS, Selection
from vendors.settings import today
from vendors.store.load import load
from vendors.tables.row import as_text
from web.public.downloads import TABLES


@pytest.fixture
def ask(inside):
    return inside


def rows_of(ask, page, query):
    """Header and cells of each download, brought to one form: text, lists joined with |."""
    asked = {
        ending: ask.get(f"/{page}.{ending}?{query}").raise_for_status().content
        for ending in ("csv", "json", "xlsx", "parquet", "md")
    }
    plain = list(csv.reader(io.StringIO(asked["csv"].decode(), newline="")))
    told = json.loads(asked["json"])
    names = plain[0]
    from_json = [
        names,
        *(
            [as_text(tuple(row[name]) if isinstance(row[name], list) else row[name]) for name in names]
            for row in told["rows"]
        ),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(asked["xlsx"]))["data"]
    from_xlsx = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    frame = pd.read_parquet(io.BytesIO(asked["parquet"]))
    from_parquet = [
        list(frame.columns),
        *(["" if pd.isna(cell) else str(cell) for cell in row] for row in frame.itertuples(index=False)),
    ]
    table = asked["md"].decode().split("\n\n")[0].splitlines()
    cells = [
        [unescape(re.sub(r"\\([\\|\[`])", r"\1", cell.strip())) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in table
    ]
    from_md = [cells[0], *cells[2:]]
    return plain, {"json": from_json, "xlsx": from_xlsx, "parquet": from_parquet, "md": from_md}


def alike(cell):
    # A column of fractions says a whole number as 120.0 where Python writes it; the number is the same.
    whole = re.sub(r"^(-?\d+)\.0$", r"\1", cell.removeprefix("'"))
    return whole.replace("\n", " ").replace("True", "true").replace("False", "false")


some = {
    name: st.lists(st.sampled_from(sorted(map(str, parameter.choices))), max_size=2, unique=True).map(tuple)
    for name, parameter in PARAMETERS.items()
    if name in ("region", "control", "category", "about", "topic", "status", "pricing")
}
states = st.builds(
    Selection,
    **some,
    vendor=st.lists(
        st.sampled_from(["qualtrics", "medallia", "viavoo", "trustyou", "nice"]), max_size=3, unique=True
    ).map(tuple),
    q=st.sampled_from(["", "client", "paris"]),
    date=st.one_of(st.none(), st.dates(min_value=date(2010, 1, 1), max_value=today())),
    sort=st.sampled_from(["", "-founded", "articles", "-name", "-date"]),
    columns=st.sampled_from([(), ("founded", "hq_lat", "employees"), ("categories", "control_verified", "website")]),
    lang=st.sampled_from(["fr", "en"]),
)


MARKS = {
    "vendors": r'name="vendor" value="([^"]+)" data-key="pick-',
    "news": r'data-key="about-([^"]+)"',
    "controversies": r'<article class="case" id="([^"]+)"',
}
"""What each row of a page has once, with its id."""


def shown_on(ask, page, state):
    """Ids of the rows that a page shows, all its pages together, and the labels of its columns."""
    path = "/" if page == "vendors" else f"/{page}"
    ids, labels = [], []
    for number in range(1, 100):
        html = ask.get(state.but(page=number).at(path)).raise_for_status().text
        table = html[html.index('class="cards vendors') :] if 'class="cards vendors' in html else ""
        labels = labels or re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<↑↓]+)', table.split("</thead>")[0])
        ids += re.findall(MARKS[page], table if page == "vendors" else html)
        if not re.search(rf"[?&;]page={number + 1}\b", html):
            return ids, [label.strip() for label in labels]
    raise AssertionError("a list without end")


@pytest.fixture
def read_once(monkeypatch):
    """The command line reads the folder at its first call alone: two hundred readings of the same files prove no more."""
    monkeypatch.setattr("vendors.cli.folder.load", cache(load))


def by_command(page, state):
    """What the command line prints for the same Selection, as the rows of a CSV."""
    options = [f"--{name.replace('_', '-')}={value}" for name, value in state.pairs()]
    told = run("show", page, "--as-shown", "--format=csv", *options)
    assert told.returncode == 0
    return list(csv.reader(io.StringIO(told.stdout.decode(), newline="")))


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    states,
    st.sampled_from(
        ["vendors", "news", "controversies", "vendor", "compare", "charts/owners-over-time", "charts/funding"]
    ),
)
@example(Selection(), "charts/funding")
@example(Selection(lang="en"), "charts/funding")
@example(Selection(), "news")
@example(Selection(lang="en"), "controversies")
def test_page_downloads_and_command_line_agree_in_rows_order_and_columns(ask, read_once, dataset, state, page):
    whole, state = state, state.only_with(*TABLES[page][0].parameters, "date", "page")
    if whole.pairs() != state.pairs():
        assert ask.get(f"/{page}.csv?{whole.query()}").status_code == 400
    if page == "compare":
        state = state.but(vendor=state.vendor or ("qualtrics", "viavoo"))
    plain, others = rows_of(ask, page, state.query())
    expected = [[alike(cell) for cell in row] for row in plain]
    for name, found in {**others, "command line": by_command(page, state)}.items():
        assert [[alike(cell) for cell in row] for row in found] == expected, name
    if page in MARKS:
        ids, labels = shown_on(ask, page, state)
        first = [dataset.vendor[vendor].name for vendor in ids] if page == "vendors" else ids
        assert first == [row[0] for row in plain[1:]]
        if labels:
            words = language(state.lang)
            # Behind the sources stand the verdicts, which the page shows as signs in the cells.
            shown = plain[0][: plain[0].index("sources")]
            columns = [words.say(VendorOn.column(name).label) for name in shown]
            assert labels[-len(columns) :] == columns


def all_pages(ask, path, query, shown):
    """What a list shows on all its pages together, and how many pages it has."""
    found, number = [], 1
    while True:
        page = ask.get(f"{path}?{query}&page={number}").text
        found += shown(page)
        if f'data-key="list-{number + 1}"' not in page:
            return found, number
        number += 1


@pytest.mark.parametrize(
    "query",
    [
        "lang=en",
        "vendor=qualtrics",
        "q=data",
        "since=2018&until=2018-06",
        "sort=date&lang=en",
        "sort=title&language=fr",
    ],
)
def test_the_download_of_the_news_holds_all_pages_together_story_by_story(ask, query):
    def shown(page):
        return re.findall(r'data-key="about-([^"]+)"', page)

    rows = ask.get(f"/news.json?{query}").json()["rows"]
    found, pages = all_pages(ask, "/news", query, shown)
    assert [row["id"] for row in rows] == found
    assert query != "lang=en" or pages > 3
    told = [row["story"] for row in rows]
    assert len(set(told)) == sum(story != before for story, before in zip(told, ["", *told], strict=False))


@pytest.mark.parametrize("query", ["lang=en", "vendor=trustpilot", "q=donnees", "sort=opened"])
def test_the_download_of_the_controversies_holds_the_register_in_its_order(ask, query):
    found, _ = all_pages(
        ask, "/controversies", query, lambda page: re.findall(r'<article class="case[^"]*" id="([^"]+)"', page)
    )
    assert [row["id"] for row in ask.get(f"/controversies.json?{query}").json()["rows"]] == found


def test_the_corrections_can_be_taken_away(folder):
    with (folder / "corrections.csv").open("a") as file:
        file.write("2026-01-05,vendors,akio,founded,Une année était fausse.,A year was wrong.\n")
        file.write("2026-02-05,vendors,nice,founded,Une autre année était fausse.,Another year was wrong.\n")
    with site_inside(folder) as client:
        rows = list(csv.reader(io.StringIO(client.get("/corrections.csv?lang=en").text)))
        assert [row[0] for row in rows[1:]] == ["2026-02-05", "2026-01-05"]
        assert rows[1][rows[0].index("reason_en")] == "Another year was wrong."
        page = client.get("/corrections?lang=en").text
        assert "2 corrections made in public" in page
        assert page.index("Another year was wrong.") < page.index("A year was wrong.")


def test_a_comparison_is_taken_away_as_it_stands(ask):
    query = "vendor=qualtrics&vendor=trustyou&only=differences&lang=en"
    plain, others = rows_of(ask, "compare", query)
    of_each = ("sources", "verdict", "publishers", "unverified")
    twins = [f"{vendor}_{of}" for vendor in ("qualtrics", "trustyou") for of in of_each]
    assert plain[0] == ["group", "criterion", "qualtrics", "trustyou", *twins, "field"]
    assert ["Origin and control", "Country of origin", "US", "DE"] in [row[:4] for row in plain]
    assert all(row[2] != row[3] for row in plain[1:])
    for found in others.values():
        assert len(found) == len(plain)


def test_a_file_says_how_to_cite_it_its_day_and_its_version(ask, dataset):
    query = "date=2018-04-23&lang=en"
    told = ask.get(f"/vendors.json?{query}").json()
    assert told["as_of"] == "2018-04-23"
    assert told["data_version"] == dataset.version[:12]
    assert "as of 23 April 2018" in told["citation"]
    assert (
        pq.read_schema(io.BytesIO(ask.get(f"/vendors.parquet?{query}").content)).metadata[b"data_version"].decode()
        == dataset.version[:12]
    )
    about = openpyxl.load_workbook(io.BytesIO(ask.get(f"/vendors.xlsx?{query}").content))["About"]
    said = {row[0].value: row[1].value for row in about.rows}
    assert said["As of"] == datetime(2018, 4, 23)
    assert said["Version of the data"] == dataset.version[:12]
    assert "as of 23 April 2018" in said["Citation"]
    assert said["Licence"] == "to be chosen by the magazine"
    name = ask.get(f"/vendors.csv?{query}").headers["content-disposition"]
    assert f"panorama-cx_vendors_date-2018-04-23_2018-04-23_{dataset.version[:7]}.csv" in name


@pytest.mark.parametrize(
    "path",
    [
        "/?region=eu",
        "/compare?vendor=qualtrics&vendor=medallia",
        "/vendor?vendor=viavoo",
        "/news?topic=people",
        "/news?article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica",
        "/controversies",
        "/controversies?controversy=nice-securities-suit-1999",
        "/corrections",
    ],
)
def test_every_file_that_a_page_offers_is_there(ask, path):
    links = re.findall(r'<a href="([^"]+)" download', ask.get(path).text)
    endings = [format.ending for format in (*formats.DOWNLOADS, *citations.FORMATS.values())]
    assert [re.search(r"\.(\w+)", link)[1] for link in links] == endings
    for link in links:
        assert ask.get(link.replace("&amp;", "&")).status_code == 200, link


def test_a_value_that_does_not_exist_gives_no_file_but_the_nearest(ask):
    answer = ask.get("/vendors.csv?region=europ&vendor=qualtrix&lang=en")
    assert answer.status_code == 400
    assert "Did you mean “qualtrics”?" in answer.text
    assert "n’existe pas" in ask.get("/vendors.csv?region=europ").text


def test_hostile_cells_are_harmless_in_spreadsheets_and_unharmed_elsewhere(folder):
    path = folder / "vendors.csv"
    path.write_text(path.read_text().replace("akio,Akio,", 'akio,"=HYPERLINK(""x"")",', 1))
    with site_inside(folder) as client:
        query = "vendor=akio&columns=hq_lat"
        assert list(csv.reader(io.StringIO(client.get(f"/vendors.csv?{query}").text)))[1][0] == '\'=HYPERLINK("x")'
        assert client.get(f"/vendors.json?{query}").json()["rows"][0]["name"] == '=HYPERLINK("x")'
        cell = openpyxl.load_workbook(io.BytesIO(client.get(f"/vendors.xlsx?{query}").content))["data"]["A2"]
        assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")')
        assert (
            pd.read_parquet(io.BytesIO(client.get(f"/vendors.parquet?{query}").content))["name"][0] == '=HYPERLINK("x")'
        )


def test_french_excel_gets_semicolons_decimal_commas_and_a_mark(ask):
    data = ask.get("/vendors.csv?vendor=akio&columns=hq_lat&sep=semicolon").content
    assert data.startswith(b"\xef\xbb\xbf")
    assert "Akio;48,8534;" in data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("ending", "sign"), [("bib", "@misc{panorama-cx-"), ("ris", "TY  - DATA\r\n"), ("csl", '"type": "dataset"')]
)
def test_a_page_can_be_cited(ask, dataset, ending, sign):
    answer = ask.get(f"/compare.{ending}?vendor=qualtrics&vendor=medallia&lang=en")
    assert sign in answer.text
    assert dataset.version[:12] in answer.text
    assert "vendor=qualtrics" in answer.text


def test_a_file_is_an_error_page_when_there_is_no_data(tmp_path):
    with site_inside(tmp_path) as client:
        assert client.get("/vendors.csv").status_code == 503
