"""Published versions under addresses that stay: the list, a page each, files that never change, and what is said where there is none."""

import csv
import hashlib
import io
import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import frictionless
import httpx
import lxml.html
import pytest

from tests.conftest import application
from tests.data import DATA
from tests.vendors.little import little_files, with_cell, with_row, written
from tests.web.inside import operator, site_inside
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.strikes import Strikes
from vendors.store.files import Files, read_files
from vendors.store.load import version_of
from vendors.tables import TABLES

CITIES = ("Lyon", "Nantes", "Lille")


def published(folder: Path, change: Callable[[Files], Files]) -> str:
    """Publishes a change, and gives the name of its release."""
    base = begin(folder)
    done = publish(folder, base.version, change(base.files), "Claire", "Read in the register")
    assert type(done).__name__ == "Published", done
    return version_of(read_files(folder))


def in_city(city: str) -> Callable[[Files], Files]:
    return lambda files: with_cell(files, "vendors", ("akio",), "hq_city", city)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a history of five versions, that change cells, keys and rows."""
    place = written(tmp_path_factory.mktemp("releases") / "data", little_files())
    for city in CITIES[:2]:
        published(place, in_city(city))
    published(place, with_more)
    published(place, lambda files: without_more(in_city(CITIES[2])(files)))
    return place


def with_more(files: Files) -> Files:
    """The files with a row more, and another key of one."""
    files = with_row(files, "publishers", name="Gazette", kind="press")
    return with_cell(files, "ownership", ("akio", "", ""), "since", "2019")


def without_more(files: Files) -> Files:
    left = [line for line in files["publishers.csv"].splitlines(keepends=True) if not line.startswith(b"Gazette,")]
    return {**files, "publishers.csv": b"".join(left)}


def rows_of(ask: httpx.Client, name: str) -> dict[tuple[str, str], dict[str, str]]:
    """The filled cells of each row of a release by its table and key."""
    return {
        (table, "|".join(row[part] for part in TABLES[table].KEY)): {name: cell for name, cell in row.items() if cell}
        for table in TABLES
        for row in csv.DictReader(io.StringIO(ask.get(f"/r/{name}/{table}.csv").text))
    }


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[httpx.Client]:
    with site_inside(folder) as client:
        yield client


@pytest.fixture(scope="module")
def names(ask: httpx.Client) -> list[str]:
    """The releases as the list has them, newest first."""
    links = lxml.html.fromstring(ask.get("/r/?lang=en").text).xpath("//table//th/a/@href")
    return [link.removeprefix("/r/").removesuffix("?lang=en") for link in links]


def test_the_list_has_every_version_with_its_day_and_reason(ask, names, folder):
    assert [version.data for version in History(folder).versions()] == names
    french, english = (ask.get(f"/r/?lang={code}").text for code in ("fr", "en"))
    assert french.count("Read in the register") == 4
    assert "before the history begins" in english
    assert "avant le début de l’historique" in french


@pytest.mark.parametrize(("lang", "said"), [("fr", "Ville du siège"), ("en", "City of the head office")])
def test_a_version_has_a_page_that_says_what_it_changed_with_the_checksum_of_each_file(ask, names, lang, said):
    page = lxml.html.fromstring(ask.get(f"/r/{names[0]}?lang={lang}").text)
    text = " ".join(page.text_content().split())
    assert page.get("lang") == lang
    assert f"{said} " in text
    assert "Nantes" in text
    assert "Lille" in text
    content = ask.get(f"/r/{names[0]}/vendors.csv").content
    assert hashlib.sha256(content).hexdigest() in text


def test_the_tables_are_the_bytes_as_published_and_may_be_kept_for_good(ask, names, folder):
    assert {name: ask.get(f"/r/{names[0]}/{name}").content for name in read_files(folder)} == read_files(folder)
    answer = ask.get(f"/r/{names[1]}/vendors.csv")
    assert answer.headers["cache-control"] == "public, max-age=31536000, s-maxage=3600, immutable"
    assert answer.headers["access-control-allow-origin"] == "*"
    for address in ("/r/", f"/r/{names[0]}", f"/r/{names[0]}/vendors.csv", f"/r/{names[0]}/delta.json"):
        # What an old version says of a dispute was true then.
        assert ask.get(address).headers["x-robots-tag"] == "noindex"
    etag = answer.headers["etag"]
    assert not etag.startswith("W/")
    assert ask.get(f"/r/{names[1]}/vendors.csv", headers={"if-none-match": etag}).status_code == 304
    manifest = ask.get(f"/r/{names[1]}/manifest.json").json()
    assert {"path": "vendors.csv", "bytes": len(answer.content), "sha256": etag.strip('"')} in manifest["files"]


def test_the_first_version_and_every_difference_make_the_last(ask, names):
    rows = rows_of(ask, names[-1])
    for name in reversed(names[:-1]):
        for line in csv.DictReader(io.StringIO(ask.get(f"/r/{name}/delta.csv").text)):
            rows.setdefault((line["table"], line["key"]), {})[line["column"]] = line["new"]
    filled = {key: {column: cell for column, cell in row.items() if cell} for key, row in rows.items()}
    assert {key: row for key, row in filled.items() if row} == rows_of(ask, names[0])


def test_the_difference_says_the_same_as_json_and_in_both_languages(ask, names):
    told = ask.get(f"/r/{names[0]}/delta.json").json()
    assert (told["release"], told["before"]) == (names[0], names[1])
    assert ("publishers", "removed") in {(one["table"], one["change"]) for one in told["cells"]}
    (cell,) = [one for one in told["cells"] if one["table"] == "vendors"]
    assert (cell["table"], cell["key"], cell["column"], cell["old"], cell["new"]) == (
        "vendors",
        ["akio"],
        "hq_city",
        "Nantes",
        "Lille",
    )
    assert "Ville du siège : Nantes → Lille" in ask.get(f"/r/{names[0]}/changelog.fr.md").text.replace("\xa0", " ")
    assert "City of the head office: Nantes → Lille" in ask.get(f"/r/{names[0]}/changelog.en.md").text


def test_a_short_name_leads_to_the_whole_one(ask, names):
    answer = ask.get(f"/r/{names[0][:12]}/vendors.csv?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/r/{names[0]}/vendors.csv?lang=en")
    assert ask.get(f"/r/{names[0][:12]}").headers["location"] == f"/r/{names[0]}"
    assert ask.get("/r").headers["location"] == "/r/"
    assert ask.get(f"/r/{names[0]}/").headers["location"] == f"/r/{names[0]}"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/r/abcdef123456?lang=en", 404, "There is no version “abcdef123456” here."),
        (
            "/r/abcdef123456/vendors.csv?lang=en",
            404,
            "There is no version “abcdef123456” here. The versions are listed",
        ),
        ("/r/%3Cscript%3E?lang=en", 404, "There is no version “&lt;script&gt;” here."),
        ("/r/{0}/vendor.csv?lang=en", 404, "has no file “vendor.csv”: it has capabilities.csv"),
        ("/r/{0}/vendors.csv?region=fr&lang=en", 400, "“region”, which does not apply here"),
        ("/r/{0}/..%2F..%2Fvendors.csv", 404, ""),
    ],
)
def test_what_there_is_not_is_said(ask, names, address, status, said):
    answer = ask.get(address.format(names[0]))
    assert answer.status_code == status
    assert said in answer.text


def test_the_package_of_a_version_is_valid_with_its_files_beside_it(ask, names, tmp_path):
    for file in ("datapackage.json", *(f"{table}.csv" for table in TABLES)):
        (tmp_path / file).write_bytes(ask.get(f"/r/{names[0]}/{file}").content)
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().flatten(["title", "message"]) == []


def test_a_struck_version_is_gone_with_one_neutral_line(tmp_path):
    folder = written(tmp_path / "data", little_files())
    name = published(folder, in_city("Lyon"))
    published(folder, in_city("Nantes"))
    version = next(one for one in History(folder).versions() if one.data == name)
    Strikes(folder).note(version.id, True, "Claire", "It named a private person")
    with site_inside(folder) as ask:
        for address in (
            f"/r/{name}",
            f"/r/{name}/vendors.csv",
            f"/r/{name}/manifest.json",
            f"/r/{name[:12]}/delta.csv",
        ):
            answer = ask.get(address, params={"lang": "en"})
            assert answer.status_code == 410
            assert answer.headers["cache-control"] == "no-cache"
            assert "What was published here is no longer shown." in answer.text
            assert "Lyon" not in answer.text
            assert "private person" not in answer.text
        listed = ask.get("/r/?lang=en").text
        assert "What was published here is no longer shown." in listed
        assert f"/r/{name}" not in listed


def test_a_folder_without_a_history_says_so_and_has_the_one_version_that_it_shows():
    with site_inside(DATA) as ask:
        page = ask.get("/r/?lang=en").text
        assert "This server keeps no history of its publications" in page
        (name,) = set(re.findall(r"/r/([0-9a-f]{64})\?", page))
        assert name == version_of(read_files(DATA))
        assert ask.get(f"/r/{name}/vendors.csv").content == (DATA / "vendors.csv").read_bytes()
        assert "This is the first version" in ask.get(f"/r/{name}?lang=en").text
        # A citation leads to no address that would not last.
        assert "/r/" not in ask.get("/vendors.bib").text


def test_a_folder_that_breaks_rules_gives_no_version_away(tmp_path):
    folder = written(tmp_path / "data", little_files())
    with site_inside(folder) as ask:
        shown = version_of(read_files(folder))
        assert ask.get(f"/r/{shown}/vendors.csv").status_code == 200
        (folder / "vendors.csv").write_bytes(read_files(folder)["vendors.csv"] + b"half,a,row\n")
        assert ask.get(f"/r/{version_of(read_files(folder))}/vendors.csv").status_code == 404


def test_a_history_that_cannot_be_read_is_said_and_breaks_no_other_page(tmp_path, caplog):
    folder = written(tmp_path / "data", little_files())
    name = published(folder, in_city("Lyon"))
    for packed in (folder / ".desk/history.git/objects").glob("??/*"):
        packed.chmod(0o644)
        packed.write_bytes(b"no git object")
    with site_inside(folder) as ask:
        for address in ("/r/", f"/r/{name}", f"/r/{name}/vendors.csv"):
            answer = ask.get(address, params={"lang": "en"})
            assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-cache")
            assert "The history of the versions cannot be read at the moment." in answer.text
        assert ask.get("/data?lang=en").status_code == 200
        with operator(PUBLIC_ADDRESS="https://panorama.example"):
            described = ask.get("/api/v1/datapackage.json").json()
        assert {one["path"].partition("example")[2] for one in described["resources"]} == {
            f"/data/{name}.csv" for name in TABLES
        }


def test_who_keeps_the_descriptor_of_the_api_finds_the_bytes_that_it_tells_of_after_a_later_publish(tmp_path):
    folder, site, kept = written(tmp_path / "data", little_files()), "https://panorama.example", {}
    for city in CITIES[:2]:
        published(folder, in_city(city))
        with operator(PUBLIC_ADDRESS=site), site_inside(folder) as ask:
            kept[city] = ask.get("/api/v1/datapackage.json").json()
    assert len({described["version"] for described in kept.values()}) == 2
    with site_inside(folder) as ask:
        for city, described in kept.items():
            (vendors,) = [one for one in described["resources"] if one["name"] == "vendors"]
            content = ask.get(vendors["path"].removeprefix(site)).content
            assert f"sha256:{hashlib.sha256(content).hexdigest()}" == vendors["hash"]
            assert city in content.decode()


def test_a_citation_points_to_the_version_that_is_shown(folder, names):
    with operator(PUBLIC_ADDRESS="https://panorama.example"), site_inside(folder) as ask:
        release = f"https://panorama.example/r/{names[0][:12]}"
        for ending in ("bib", "ris", "csl"):
            assert release in ask.get(f"/vendors.{ending}?lang=en").text
        assert release in ask.get("/data?lang=en").text
        assert ask.get(f"/r/{names[0][:12]}").status_code == 302
        cited = ask.get(f"/r/{names[1]}/citation.bib?lang=en").text
        assert f"url = {{https://panorama.example/r/{names[1]}}}" in cited


@pytest.mark.slow
def test_an_address_gives_the_same_bytes_after_ten_later_publishes_and_a_restart(tmp_path):
    folder = written(tmp_path / "data", little_files())
    name = published(folder, in_city("Lyon"))
    files = ("manifest.json", "panorama.zip", "delta.csv", "delta.json", "changelog.fr.md", "changelog.en.md")
    addresses = [f"/r/{name}/{file}" for file in (*files, *read_files(folder))]

    def given(site: str) -> dict[str, bytes]:
        found = {}
        for address in addresses:
            with urllib.request.urlopen(site + address, timeout=30) as answer:
                found[address] = answer.read()
        return found

    with application(folder) as site:
        first = given(site)
        assert json.loads(first[f"/r/{name}/manifest.json"])["version"] == name
        for nth in range(10):
            published(
                folder,
                lambda files, nth=nth: with_row(
                    in_city(f"City {nth}")(files), "publishers", name=f"P{nth}", kind="press"
                ),
            )
        assert given(site) == first
    with application(folder) as site:
        assert given(site) == first
