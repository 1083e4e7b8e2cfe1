import csv
import io
import json

import openpyxl
import pandas as pd
import pytest

from tests.command_line import run
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.collation import sort_key


def show(*words):
    return run("show", *words)


def test_show_gives_every_vendor_with_every_column_and_what_is_derived(dataset):
    rows = json.loads(show("vendors", "--format", "json").stdout)
    assert [row["id"] for row in rows] == sorted(
        (row["id"] for row in rows), key=lambda id: sort_key(dataset.vendor[id].name)
    )
    assert {row["id"] for row in rows} == set(dataset.vendor)
    assert set(rows[0]) == {column.name for column in VendorOn.columns()}


@pytest.mark.parametrize(
    ("vendor", "on", "control"),
    [
        ("qualtrics", "2020-01-01", ("DE", "eu")),
        ("qualtrics", "2018-04-23", ("US", "us")),
        ("trustyou", "2018-04-23", ("JP", "other")),
    ],
)
def test_show_looks_at_a_day(vendor, on, control):
    (row,) = json.loads(show("vendors", "--vendor", vendor, "--date", on, "--format", "json").stdout)
    assert (row["control_country"], row["control_region"]) == control


def test_sorting_downwards_is_spelt_as_in_an_address():
    years = [
        row["founded"] or "" for row in json.loads(show("vendors", "--sort", "-founded", "--format", "json").stdout)
    ]
    assert years == sorted(years, reverse=True)


def test_a_selection_narrows_every_table_it_speaks_of():
    steps = json.loads(show("controversy_status", "--controversy", "typeform-breach-2018", "--format", "json").stdout)
    assert [step["status"] for step in steps] == ["confirmed", "resolved"]
    assert list(json.loads(show("news", "--columns", "title", "--format", "json").stdout)[0]) == ["title"]


def test_a_wrong_value_ends_with_two_and_names_the_nearest():
    told = show("vendors", "--region", "europe", "--vendor", "medalia", "--lang", "en")
    assert told.returncode == 2
    assert "Did you mean “medallia”?" in told.stderr.decode()


def test_every_format_holds_the_same_rows(dataset):
    ids = [row["id"] for row in json.loads(show("vendors", "--region", "eu", "--format", "json").stdout)]
    assert len(ids) == 16
    assert [
        row["id"]
        for row in csv.DictReader(io.StringIO(show("vendors", "--region", "eu", "--format", "csv").stdout.decode()))
    ] == ids
    assert (
        list(pd.read_parquet(io.BytesIO(show("vendors", "--region", "eu", "--format", "parquet").stdout))["id"]) == ids
    )
    sheet = openpyxl.load_workbook(io.BytesIO(show("vendors", "--region", "eu", "--format", "xlsx").stdout)).active
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == ids
    assert [
        line.split("|")[1].strip()
        for line in show("vendors", "--region", "eu", "--format", "md").stdout.decode().splitlines()[2:]
    ] == ids


def test_every_table_can_be_shown(dataset):
    for table, rows in dataset.rows.items():
        assert len(json.loads(show(table, "--format", "json").stdout)) == len(rows), table


def test_what_a_spreadsheet_takes_for_a_formula_is_made_harmless():
    from vendors.types.formulas import harmless

    assert [harmless(text) for text in ("=1+1", "+33", "-x", "@a", "\ta", "\ra", "a=b", "")] == [
        "'=1+1",
        "'+33",
        "'-x",
        "'@a",
        "'\ta",
        "'\ra",
        "a=b",
        "",
    ]


def article(*words, text):
    return run("article", *words, given=text.encode())


def test_an_article_is_proposed_as_rows_that_can_be_piped_on():
    text = "Medallia nomme un directeur général\n\nLe 6 mai 2020 par Jeanne Exemple\n\nL’éditeur Medallia nomme un directeur."
    told = article("--url", "https://example.com/1", "--lang", "fr", text=text)
    assert told.returncode == 0
    news, mentions = told.stdout.decode().split("\n\n")
    [row] = csv.DictReader(io.StringIO(news.removeprefix("# news.csv\n")))
    assert (row["date"], row["url"], row["topic"]) == ("2020-05-06", "https://example.com/1", "people")
    [named] = csv.DictReader(io.StringIO(mentions.removeprefix("# mentions.csv\n")))
    assert named == {"article": row["id"], "vendor": "medallia", "role": "subject"}
    assert "Les résumés sont un extrait" in told.stderr.decode()


def test_an_article_without_words_is_refused():
    told = article("--lang", "en", text=" ")
    assert (told.returncode, told.stderr.decode()) == (2, "There is nothing to read in it.\n")
    assert article("no-such-file", "--lang", "en", text="").returncode == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--q", "!"], "The search “!” has no word in it."),
        (["--date", "2018-04-23", "--date", "2020-01-01"], "more than one value: “2018-04-23” was not read."),
        (["--vendor", "qualtrics,medallia"], "Did you mean “--vendor qualtrics --vendor medallia”?"),
    ],
)
def test_show_refuses_what_it_could_read_only_in_part(options, said):
    ran = show("vendors", *options, "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert said in ran.stderr.decode()


def test_show_crosses_what_the_page_crosses_and_refuses_what_does_not_go_together(dataset):
    told = json.loads(show("explore", "--date", "2018-04-23", "--format", "json").stdout)
    (cell,) = [row for row in told if (row["region"], row["control"]) == ("eu", "other")]
    assert "trustyou" in cell["ids"]
    assert cell["vendors"] == len(cell["ids"])
    for words, said in (
        (["--rows", "topic"], b"(rows) does not go with what is counted"),
        (["--topic", "market"], b"does not apply here"),
    ):
        refused = show("explore", "--lang", "en", *words)
        assert (refused.returncode, refused.stdout) == (2, b"")
        assert said in refused.stderr
