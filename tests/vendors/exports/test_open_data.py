"""The whole data set for other programs: what the standards' own tools and schemas say of it, and that nothing is lost or told bare."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.command_line import run
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification, of_cell
from vendors.exports.formats.json import records
from vendors.exports.open_data import bods, followthemoney, package
from vendors.exports.open_data.schemas import json_schema
from vendors.i18n.language import language
from vendors.query.sql import database
from vendors.tables import TABLES
from vendors.tables.controversy import Controversy
from vendors.tables.ownership import Ownership
from vendors.tables.vendor import Vendor

EN = language("en")
OFFICIAL = Path(__file__).parent / "bods-0.4"
"""The schema of the Beneficial Ownership Data Standard as openownership.org publishes it (0.4.0), unchanged."""


@pytest.fixture(scope="module")
def files(dataset, today):
    return dict(package.files(dataset, EN, today))


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    place = tmp_path_factory.mktemp("package")
    for name, content in files.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(content)
    return place


@pytest.mark.slow
def test_frictionless_finds_every_table_as_the_package_describes_it(folder):
    with system.use_context(trusted=True):
        report = Package(str(folder / package.DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "type", "note"])[:5]
    assert len(report.tasks) == len(TABLES)


def test_the_descriptor_names_the_bytes_of_each_file(files):
    described = json.loads(files[package.DESCRIPTOR])
    for resource in described["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    assert "licenses" not in described, "none is chosen, and none is claimed"
    assert "No licence has been chosen yet." in described["description"]


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_of_a_table_accepts_its_rows_and_refuses_what_the_site_would(name, dataset):
    schema = Draft202012Validator(json_schema(TABLES[name], EN), format_checker=FormatChecker())
    Draft202012Validator.check_schema(schema.schema)
    rows = records(package.whole_table(dataset, name))
    assert [error.message for row in rows for error in schema.iter_errors(row)] == []
    for row in rows[:1]:
        for column in TABLES[name].stored_columns():
            assert not schema.is_valid({key: value for key, value in row.items() if key != column.name})
            assert not schema.is_valid({**row, column.name: {"no": "value"}})
            if column.choices and not column.many:
                assert not schema.is_valid({**row, column.name: "no-such-choice"})
            if column.kind == "date":
                assert not schema.is_valid({**row, column.name: "23/04/2018"})
            if column.required:
                assert not schema.is_valid({**row, column.name: [] if column.many else None})
        assert not schema.is_valid({**row, "more": "x"})


def test_the_duckdb_file_holds_every_row_and_the_views_of_any_day(files, tmp_path, dataset, today):
    (tmp_path / "panorama.duckdb").write_bytes(files[package.DUCKDB])
    with duckdb.connect(str(tmp_path / "panorama.duckdb"), read_only=True) as base:
        for name in TABLES:
            assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(dataset.rows[name]),)
        found = base.execute(
            "SELECT owner, control_country FROM owners_on(DATE '2018-04-23') WHERE vendor = 'trustyou'"
        )
        assert found.fetchall() == [("Recruit Holdings", "JP")]
        assert base.execute("SELECT data_version, today FROM about").fetchone() == (dataset.version, today)
    assert database.content(dataset, today) == files[package.DUCKDB], "the same data is the same file"


def test_sqlite_holds_every_row(files, tmp_path, dataset):
    (tmp_path / "base").write_bytes(files[package.SQLITE])
    with closing(sqlite3.connect(tmp_path / "base")) as base:
        for name in TABLES:
            assert base.execute(f'select count(*) from "{name}"').fetchone() == (len(dataset.rows[name]),)
        told = base.execute(
            "select owner, since, until from ownership where vendor = 'qualtrics' order by since"
        ).fetchall()
    assert ("SAP", "2019-01-23", "2023-06-28") in told


@pytest.fixture(scope="module")
def entities(files):
    return {one["id"]: one for one in map(json.loads, files[package.ENTITIES].splitlines())}


def test_every_period_with_an_owner_is_an_ownership_with_its_dates(entities, dataset):
    owned = [one["properties"] for one in entities.values() if one["schema"] == "Ownership"]
    assert len(owned) == sum(1 for row in dataset.table(Ownership) if row.owner or row.owner_vendor)
    sap = next(one for one in owned if one.get("startDate") == ["2019-01-23"])
    assert sap["asset"] == ["panorama-cx-vendor-qualtrics"]
    assert sap["endDate"] == ["2023-06-28"]
    assert sap["status"] == ["verified"]
    assert entities[sap["owner"][0]]["properties"]["name"] == ["SAP"]
    for one in owned:
        assert {*one["owner"], *one["asset"]} <= set(entities)
        assert "startDate" in one or one["summary"] == ["The first day of this period is not known."]


def test_no_controversy_is_told_without_its_status_and_the_answer(entities, dataset):
    told = [one["properties"] for one in entities.values() if one["schema"] == "Event"]
    assert len(told) == len(dataset.table(Controversy))
    affair = next(one for one in told if "Cambridge Analytica" in one["name"][0])
    assert affair["name"][0].endswith("– Denied by the vendor; Qualtrics: answer found in public")
    article = entities[
        "panorama-cx-article-2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
    ]
    assert (
        "Denied by the vendor" in article["properties"]["summary"][0].capitalize()
        or "denied" in article["properties"]["summary"][0]
    )


def test_the_library_of_followthemoney_takes_every_entity_whole(entities):
    library = pytest.importorskip("followthemoney", reason="pip install followthemoney, which needs the headers of ICU")
    for one in entities.values():
        read = library.model.get_proxy({**one, "properties": {}})
        for name, values in one["properties"].items():
            for value in values:
                read.add(name, value)
            assert len(read.get(name)) == len(set(values)), (one["id"], name)


def test_the_official_schema_takes_every_statement_of_ownership(dataset, today):
    parts = [json.loads(path.read_text("utf-8")) for path in OFFICIAL.glob("*.json")]
    whole = next(part for part in parts if part["$id"] == "urn:statement")
    registry = Registry().with_resources((part["$id"], Resource.from_contents(part)) for part in parts)
    statements = json.loads(bods.statements(dataset, today))
    errors = Draft202012Validator(whole, registry=registry, format_checker=FormatChecker()).iter_errors(statements)
    assert [f"{list(error.absolute_path)} {error.message[:200]}" for error in errors] == []
    relations = [one for one in statements if one["recordType"] == "relationship"]
    assert len(relations) == len(dataset.table(Ownership))
    parties = {one["recordId"] for one in statements if one["recordType"] == "entity"}
    assert len({one["statementId"] for one in statements}) == len(statements)
    for one in relations:
        details = one["recordDetails"]
        assert details["subject"] in parties
        assert (
            details["interestedParty"] in parties
            if isinstance(details["interestedParty"], str)
            else details["interestedParty"]["reason"]
        )
        assert not details["interests"][0]["beneficialOwnershipOrControl"]


def test_a_year_becomes_its_first_day_in_statements_and_says_so(dataset):
    told = json.loads(bods.statements(dataset, date(2026, 11, 28)))
    qualtrics = next(one for one in told if one["recordId"] == "panorama-cx-ownership-qualtrics-2002-1")
    assert qualtrics["recordDetails"]["interests"][0]["startDate"] == "2002-01-01"
    assert qualtrics["annotations"][0]["statementPointerTarget"] == "/recordDetails/interests/0/startDate"


def unread(dataset, vendor, name):
    """Whether a filled cell has a part that no source says which was read, of which the standards cannot tell."""
    parts = of_cell(AsOf(dataset, dataset.issued, dataset.issued), vendor.id, name).parts
    return bool(vendor.cell(name)) and any(part.verification is Verification.UNVERIFIED for part in parts)


def test_a_company_says_which_of_its_properties_are_not_verified(entities, dataset):
    places = {"origin_country": "jurisdiction", "hq_country": "mainCountry", "founded": "incorporationDate"}
    said = set()
    for vendor in dataset.table(Vendor):
        summary = entities[f"panorama-cx-vendor-{vendor.id}"]["properties"].get("summary", [""])[0]
        named = summary.removeprefix("Not verified: ").rstrip(".").split(", ") if "Not verified" in summary else []
        for name, place in places.items():
            assert (place in named) == unread(dataset, vendor, name), (vendor.id, name)
            said.add(place in named)
    assert said == {True, False}


def test_a_statement_says_which_details_of_a_vendor_are_rounded_or_not_verified(dataset, today):
    told = {one["recordId"]: one for one in json.loads(bods.statements(dataset, today))}
    said = set()
    for vendor in dataset.table(Vendor):
        statement = told[f"panorama-cx-vendor-{vendor.id}"]
        remarks = [
            (one["statementPointerTarget"].rsplit("/")[-1], one["description"].split(" ")[0])
            for one in statement.get("annotations", ())
        ]
        for name, place in (("hq_country", "jurisdiction"), ("founded", "foundingDate")):
            assert ((place, "Not") in remarks) == unread(dataset, vendor, name), (vendor.id, name)
        is_rounded = vendor.founded is not None and len(vendor.founded.text) < len("2018-04-23")
        assert (("foundingDate", "Known") in remarks) == is_rounded
        assert all(place in statement["recordDetails"] for place, _ in remarks)
        said.update(remarks)
    assert len(said) == 3


def test_entities_of_the_same_data_are_the_same_bytes(dataset, files):
    assert followthemoney.entities(dataset) == files[package.ENTITIES]


@pytest.mark.slow
def test_export_writes_a_folder_and_never_over_one(tmp_path):
    target = tmp_path / "out"
    assert run("export", str(target)).returncode == 0
    assert {"datapackage.json", "ownership.parquet", "panorama-cx.sqlite", "schemas"} <= {
        path.name for path in target.iterdir()
    }
    assert run("export", str(target)).returncode == 0, "an earlier one is renewed"
    (target / "datapackage.json").write_text('{"name": "of-somebody-else"}')
    refused = run("export", str(target), "--lang=en")
    assert refused.returncode == 2
    assert b"is not empty: name a new folder." in refused.stderr
