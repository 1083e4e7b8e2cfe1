"""The same cell has the same verdict wherever it stands: on the pages, on paper, and in every file."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

import openpyxl
import pytest
from lxml import html

from vendors.analysis.comparison import MOST
from vendors.domain import evidence
from vendors.domain.vendor_on import VendorOn
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.vendor import Section

Verdicts = Mapping[tuple[str, str], str]
"""The verdict by vendor and column."""

NAMES = [column.name for column in VendorOn.columns() if column.evidence or column.sourced_as]
COLUMNS = "&".join(f"columns={name}" for name in NAMES)


@pytest.fixture(scope="module")
def judged(dataset, today) -> Verdicts:
    """What the rule says of every known cell."""
    as_of = Results(dataset, Selection(), today).as_of
    found = {
        (row.id, name): evidence.of_shown(as_of, row.id, name)
        for row in as_of.vendors.values()
        for name in NAMES
        if row.is_known(name)
    }
    return {place: str(one.verification) for place, one in found.items() if one}


def signs(page: str) -> Iterator[tuple[str, str]]:
    """Each value of a page that opens its sources: its key, and the verdict that its sign says."""
    for value in html.fromstring(page).xpath("//details[contains(@class, 'src')][@data-key]"):
        [summary] = value.findall("summary")
        rings = summary.xpath(".//*[contains(concat(' ', @class, ' '), ' ring ')]")
        said = [sign.get("class").split()[-1] for sign in rings]
        yield value.get("data-key"), said[-1] if said else "verified"
        for sign in rings:
            assert sign.get("aria-label") or summary.text_content().strip(), "a sign without its word"


def test_all_verdicts_occur(judged):
    assert set(judged.values()) == set(evidence.Verification)


def test_who_controls_a_vendor_is_not_known_and_so_neither_verified_nor_unverified(inside, dataset, today):
    """“Not known” is no value of which somebody could say that it is not verified."""
    as_of = Results(dataset, Selection(), today).as_of
    control = ("control_kind", "control_region", "control_verified", "control_country", "owner", "ultimate_owner")
    unknown = next(row for row in as_of.vendors.values() if row.control_kind == "unknown")
    known = next(row for row in as_of.vendors.values() if row.control_verified)
    address = f"vendor={unknown.id}&vendor={known.id}&lang=en&" + "&".join(f"columns={name}" for name in control)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(inside.get(f"/vendors.csv?{address}").text))}
    for name in control:
        assert (rows[unknown.id][f"{name}_verdict"], rows[unknown.id][f"{name}_publishers"]) == ("", ""), name
        assert rows[known.id][f"{name}_verdict"] == "verified", name
    table = html.fromstring(inside.get(f"/?{address}").text).xpath("//section[@id='all']//table")[-1]
    (cells,) = [row for row in table.xpath(".//tr") if unknown.name in row.xpath("string(./th)")]
    assert cells.xpath(".//*[contains(@class, 'ring')]") == []
    (book,) = [openpyxl.load_workbook(io.BytesIO(inside.get(f"/vendors.xlsx?{address}").content))]
    (line,) = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[0] == unknown.name]
    assert "Not known" in line
    assert not [said for said in line if "□" in str(said) or "not verified" in str(said)]


@pytest.mark.slow
def test_the_page_of_a_vendor_says_what_the_rule_says(inside, judged, dataset):
    shown = [column.name for column in VendorOn.columns() if column.section in tuple(Section)]
    for vendor in dataset.vendor:
        told = dict(signs(inside.get(f"/vendor?vendor={vendor}&lang=en").text))
        found = {name: told[f"fact-{name}"] for name in shown if f"fact-{name}" in told}
        assert found == {name: judged[vendor, name] for name in shown if (vendor, name) in judged}, vendor
        if "control" in told:
            assert told["control"] == judged[vendor, "owner"], vendor


@pytest.mark.slow
def test_a_comparison_and_the_table_of_vendors_say_what_the_rule_says(inside, judged, dataset):
    told: dict[str, str] = {}
    everybody = list(dataset.vendor)
    for some in (everybody[at : at + MOST] for at in range(0, len(everybody), MOST)):
        told |= signs(inside.get(f"/compare?{'&'.join(f'vendor={id}' for id in some)}&lang=en").text)
    compared = {name for name in NAMES if VendorOn.column(name).group}
    assert {place: told[f"{place[1]}-{place[0]}"] for place in judged if place[1] in compared} == {
        place: verdict for place, verdict in judged.items() if place[1] in compared
    }
    listed, address = {}, f"/?{COLUMNS}&lang=en"
    while address:
        page = inside.get(address).text
        listed |= signs(page)
        address = next(iter(html.fromstring(page).xpath("//nav[@class='pages']/a[@rel='next']/@href")), "")
    # The country of control is beside its owner, who has the sign.
    opened = {place for place in judged if f"{place[1]}-{place[0]}" in listed}
    assert {name for _, name in judged} - {name for _, name in opened} == {"control_country"}
    assert all(listed[f"{name}-{vendor}"] == judged[vendor, name] for vendor, name in opened)


@pytest.mark.slow
def test_csv_excel_and_json_say_what_the_rule_says_in_each_of_their_tables(inside, judged, dataset):
    def rows(page: str, query: str) -> Iterator[list[dict[str, str]]]:
        yield list(csv.DictReader(io.StringIO(inside.get(f"/{page}.csv?{query}").text, newline="")))
        yield json.loads(inside.get(f"/{page}.json?{query}").content)["rows"]
        sheet = openpyxl.load_workbook(io.BytesIO(inside.get(f"/{page}.xlsx?{query}").content))["data"]
        names, *lines = sheet.iter_rows(values_only=True)
        yield [dict(zip(names, line, strict=True)) for line in lines]

    for found in rows("vendors", COLUMNS):
        said = {(row["id"], name): row[f"{name}_verdict"] for row in found for name in NAMES}
        assert {place: verdict for place, verdict in said.items() if verdict} == judged
    for found in rows("vendor", ""):
        assert {(row["vendor"], row["field"]): row["verdict"] for row in found} == judged
    everybody = "&".join(f"vendor={id}" for id in dataset.vendor)
    labels = {VendorOn.column(name).label: name for name in NAMES if VendorOn.column(name).group}
    for found in rows("compare", f"{everybody}&lang=en"):
        said = {
            (id, labels[row["criterion"]]): row[f"{id}_verdict"]
            for row in found
            for id in dataset.vendor
            if row["criterion"] in labels
        }
        assert {place: verdict for place, verdict in said.items() if verdict} == {
            place: verdict for place, verdict in judged.items() if place[1] in labels.values()
        }


def test_a_file_says_of_a_list_what_of_it_is_not_verified_and_how_many_publishers_there_are(inside, dataset):
    def cell(vendor: str, field: str) -> dict[str, object]:
        rows = json.loads(inside.get(f"/vendor.json?vendor={vendor}").content)["rows"]
        return next(row for row in rows if row["field"] == field)

    assert "in-app" in dataset.vendor["qualtrics"].channels
    partly = cell("qualtrics", "channels")
    assert (partly["verdict"], partly["unverified"], partly["publishers"]) == ("partly-verified", ["in-app"], 0)
    assert cell("trustpilot", "origin_country")["publishers"] == 1


@pytest.mark.parametrize(
    ("lang", "independent", "listed"), [("fr", "Indépendant", "Coté en Bourse"), ("en", "Independent", "Listed")]
)
def test_who_owns_itself_has_a_word_in_files_and_no_empty_cell(inside, lang, independent, listed):
    table = csv.DictReader(io.StringIO(inside.get(f"/vendors.csv?lang={lang}").text, newline=""))
    owners = {row["name"]: row["owner"] for row in table}
    assert (owners["Goodays"], owners["Trustpilot"], owners["Viavoo"]) == (independent, listed, "")
    asked = f"vendor=goodays&vendor=trustpilot&vendor=viavoo&lang={lang}"
    compared = csv.reader(io.StringIO(inside.get(f"/compare.csv?{asked}").text, newline=""))
    assert [independent, listed, ""] in [row[2:5] for row in compared]
