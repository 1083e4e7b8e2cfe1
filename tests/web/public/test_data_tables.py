"""Every table under an address of its own: its page, its files, its schema, and all of them in one file."""

import csv
import io
import json
import zipfile
from hashlib import sha256
from http import HTTPStatus

import lxml.html
import pytest

from tests.data import DATA
from tests.web.inside import operator, site_inside
from vendors.desk.revisions.releases import PublicReleases
from vendors.exports.open_data import package
from vendors.store.releases import NoRelease
from vendors.tables import TABLES
from views.base import long_lists
from web.public import open_data


@pytest.fixture(scope="module")
def ask():
    with site_inside(DATA) as client:
        yield client


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_its_page_with_all_its_columns(ask, name, lang, dataset):
    answer = ask.get(f"/data/{name}?lang={lang}")
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    if not dataset.rows[name]:
        assert page.xpath("//p[@class='empty']")
        return
    stored = [column.name for column in TABLES[name].columns() if not column.derived]
    heads = [head.text_content() for head in page.xpath("//table[contains(@class, 'raw')]/thead//th")]
    assert heads[: len(stored)] == stored
    assert len(page.xpath("//table[contains(@class, 'raw')]/tbody/tr")) == min(len(dataset.rows[name]), 50)
    assert page.get("lang") == lang


@pytest.mark.parametrize("name", ["vendors", "controversies"])
def test_a_cell_of_a_table_holds_all_of_it_and_says_how_much_is_folded_away(ask, name, dataset):
    columns = [column.name for column in TABLES[name].columns() if not column.derived]
    lines = lxml.html.fromstring(ask.get(f"/data/{name}?lang=en").text).xpath("//table[@class='raw']/tbody/tr")
    rows, opened = {row.id: row for row in dataset.rows[name]}, []
    for line in lines:
        row = rows[line[0].text_content()]
        for cell, column in zip(line, columns, strict=False):
            items, said = row.items(column), [one.text_content() for one in cell.iter("summary")]
            if said and said != ["whole text"]:
                folded = cell.xpath("string(.//details[summary])").removeprefix(said[0]).split(" | ")
                assert said == [f"{len(folded)} more"]
                assert "".join(folded[-1].split()) == "".join(items[-1].split())
            opened += said
            for summary in [*cell.iter("summary")]:
                summary.drop_tree()
            assert letters(cell.text_content()) == letters("".join(items) or "(empty)"), (row, column)
    assert len({*opened}) > 1 if name == "vendors" else "whole text" in opened


def letters(text):
    return "".join(filter(str.isalnum, text))


def test_the_files_of_a_table_are_its_rows(ask, dataset):
    rows = list(csv.DictReader(io.StringIO(ask.get("/data/ownership.csv").text)))
    assert len(rows) == len(dataset.rows["ownership"])
    chosen = ask.get("/data/ownership.json?vendor=qualtrics").json()
    assert [row["owner"] for row in chosen] == [None, "SAP", "Silver Lake"]
    for ending in ("xlsx", "parquet", "md"):
        assert ask.get(f"/data/ownership.{ending}?vendor=qualtrics").status_code == 200


@pytest.mark.parametrize("ending", open_data.ENDINGS)
def test_a_file_of_a_table_is_the_same_in_each_language(ask, ending):
    for name in TABLES:
        french, english = (ask.get(f"/data/{name}.{ending}?lang={lang}") for lang in ("fr", "en"))
        assert french.status_code == english.status_code == 200
        assert french.content == english.content, name


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_descriptor_names_the_bytes_of_each_file_beside_it(ask, lang):
    resources = ask.get(f"/data/datapackage.json?lang={lang}").json()["resources"]
    assert len(resources) == len(TABLES)
    for one in resources:
        content = ask.get(f"/data/{one['path']}").content
        assert one["hash"] == f"sha256:{sha256(content).hexdigest()}", one["path"]


def test_other_sites_may_read_it_and_who_has_it_is_told_so(ask):
    first = ask.get("/data/ownership.json")
    assert first.headers["access-control-allow-origin"] == "*"
    assert not first.headers["etag"].startswith("W/")
    assert ask.get("/data/ownership.json", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/data/ownership.csv?vendr=qualtrics&lang=en", "vendor"),
        ("/data/ownership.csv?vendor=qualtrix&lang=en", "Did you mean “qualtrics”?"),
        ("/data/publishers.csv?vendor=qualtrics&lang=en", "does not apply here"),
    ],
)
def test_a_file_that_would_hold_more_than_was_asked_for_is_refused(ask, address, said):
    answer = ask.get(address)
    assert answer.status_code == 400
    assert said in answer.text


def test_a_disputed_title_does_not_stand_alone_among_the_rows(ask):
    page = ask.get("/data/news?vendor=qualtrics&since=2018-04-23&until=2018-04-23&lang=en").text
    assert "Qualtrics complice de Facebook" in page
    assert "denied by the vendor; Qualtrics: answer found in public" in page


def test_of_very_many_vendors_one_is_typed_by_its_name(ask, monkeypatch):
    monkeypatch.setattr(long_lists, "SUGGESTED", 5)
    page = lxml.html.fromstring(ask.get("/data/ownership?vendor=qualtrics&since=2001&lang=en").text)
    (form,) = page.xpath("//form[@class='narrow']")
    assert not form.xpath(".//select[@name='vendor']")
    assert form.fields["vendor"] == "Qualtrics"
    asked = [ask.get("/data/ownership", params={"vendor": vendor}).text for vendor in ("qualtrics", "Qualtrics")]
    rows = [lxml.html.fromstring(text).xpath("//table[@class='raw']/tbody/tr/td[1]") for text in asked]
    assert {cell.text_content().strip() for cell in rows[0]} == {"qualtrics"}
    assert len(rows[0]) == len(rows[1])


def test_schemas_and_descriptor_have_their_addresses(ask):
    for name in TABLES:
        assert ask.get(f"/api/v1/schema/{name}.json").json()["title"] == name
    described = ask.get("/api/v1/datapackage.json").json()
    assert {resource["path"] for resource in described["resources"]} == {f"{name}.csv" for name in TABLES}
    assert ask.get("/data/datapackage.json").json() == described


def test_a_descriptor_away_from_its_files_says_where_they_are(ask, monkeypatch):
    site = "https://panorama.example.org"
    for given, place in (("as a release", "/r/"), ("not given", "/data/")):
        if given == "not given":
            monkeypatch.setattr(PublicReleases, "find", lambda *_: NoRelease())
        with operator(PUBLIC_ADDRESS=f"{site}/"):
            described = ask.get("/api/v1/datapackage.json").json()
        assert {resource["title"] for resource in described["resources"]} == set(TABLES)
        for resource in described["resources"]:
            assert resource["path"].startswith(f"{site}{place}")
            content = ask.get(resource["path"].removeprefix(site)).content
            assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")


@pytest.mark.slow
def test_everything_is_in_one_file_that_is_the_same_each_time(ask):
    answer = ask.get("/data/panorama.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
        assert {f"{name}.csv" for name in TABLES} <= names
        assert archive.read("ownership.csv") == ask.get("/data/ownership.csv").content
        assert json.loads(archive.read("datapackage.json"))["name"] == "panorama-cx"
    assert ask.get("/data/panorama.zip").content == answer.content


@pytest.mark.slow
def test_whoever_asks_for_the_package_once_it_is_made_keeps_the_loop_from_nobody(ask, monkeypatch):
    etag = ask.get("/data/panorama.zip").headers["etag"]
    # To find the digest of megabytes takes milliseconds of the loop that everybody waits for.
    monkeypatch.setattr(open_data, "blake2b", None)
    assert ask.get("/data/panorama.zip").headers["etag"] == etag
    assert ask.get("/data/panorama.zip", headers={"if-none-match": etag}).status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.slow
def test_the_package_is_written_once_for_all_languages_and_described_in_each(dataset, today, monkeypatch):
    written: list[str] = []
    inner = package.same_in_each

    def counted(dataset, day):
        for name, content in inner(dataset, day):
            written.append(name)
            yield name, content

    monkeypatch.setattr(package, "same_in_each", counted)
    made = open_data._zipped(dataset, today)
    archives = [zipfile.ZipFile(io.BytesIO(made[code].content)) for code in ("fr", "en")]
    french, english = ({one.filename: one.CRC for one in archive.infolist()} for archive in archives)
    assert french.keys() == english.keys()
    assert len(written) == len(set(written))
    assert {name for name in french if french[name] == english[name]} == set(written)
    described = [json.loads(archive.read("datapackage.json"))["description"] for archive in archives]
    assert "vendors" in described[1]
    assert "vendors" not in described[0]


def test_the_page_of_all_tables_leads_to_each(ask):
    page = lxml.html.fromstring(ask.get("/data?lang=en").text)
    assert {f"/data/{name}?lang=en" for name in TABLES} <= set(page.xpath("//table//th/a/@href"))
