"""A file of another kind among the tables of the data folder is named as what it is, once, and nothing follows from it."""

import shutil
from datetime import date

import pytest

from tests.conftest import DATA, ROOT
from vendors.store.load import load
from vendors.tables.mention import Mention
from vendors.validation.reading import read, text_of


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("dimension-too-small.xlsx", "workbook-file"),
        ("value-beside-its-text.ods", "workbook-file"),
        ("old-workbook.xls", "workbook-file"),
        ("table.csv.gz", "packed-file"),
        ("table-in-a-zip.zip", "packed-file"),
        ("html-table-named-xls.xls", "web-page"),
        ("password-protected.xlsx", "protected-file"),
    ],
)
def test_a_file_of_another_kind_is_one_problem(name, rule):
    data = (ROOT / "tests/cases" / name).read_bytes()
    assert [(one.rule, one.line, one.column) for one in read(Mention, data).problems] == [(rule, 0, "")]
    assert [one.rule for one in text_of("mentions", data).problems] == [rule]


def test_nothing_follows_from_a_table_whose_file_is_a_workbook(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    shutil.copy(ROOT / "tests/cases/dimension-too-small.xlsx", folder / "replies.csv")
    assert [(one.file, one.rule) for one in load(folder, date(2026, 11, 26)).errors] == [
        ("replies.csv", "workbook-file")
    ]


def test_an_empty_file_is_an_empty_table():
    assert [one.rule for one in read(Mention, b"").problems] == ["empty-table"]
    assert [one.rule for one in read(Mention, b"\n\n").problems] == ["empty-table"]
