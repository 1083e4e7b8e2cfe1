"""The same cells, sent through every way in, are asked the same: what comes by git passes no more than what comes through a form."""

import ast
import csv
import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest

from tests.command_line import run
from tests.conftest import ROOT
from tests.vendors.little import little_files
from vendors.desk import forms, grid
from vendors.desk.imports.loading import accept, load_file
from vendors.desk.tasks.rows import RowPut, with_rows
from vendors.desk.workspace import Workbench
from vendors.store.watch import Live
from vendors.tables import TABLES
from vendors.validation.reading import text_of

SAFE_LINK = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.akio.com%2Ffr&data=05%7Cclaire.martin%40example.com%7C0"
ODD = {
    "owner": "Cr&eacute;dit Mutuel",
    "since": "2018-04-22T22:00:00.000Z",
    "owner_country": "NA",
    "owner_vendor": "#REF !",
    "source_url": SAFE_LINK,
    "note": "n.c.",
}
"""Cells of one row of ownership.csv, each of which is to be asked about."""
ASKED = {
    ("owner", "markup", "Crédit Mutuel", False),
    ("since", "moment", "2018-04-23", False),
    ("owner_country", "maybe-no-value", "", True),
    ("owner_vendor", "error-value", "", True),
    ("source_url", "personal-address", "https://www.akio.com/fr", False),
    ("note", "no-name", "", True),
}
"""What is asked: the column, the rule, the text that is proposed, and whether it is proposed to leave the cell empty."""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "data"
    place.mkdir()
    for name, data in little_files().items():
        (place / name).write_bytes(data)
    return place


def with_odd_cells(files):
    """The owners, with odd cells in the first row."""
    table = text_of("ownership", files["ownership.csv"])
    first, *others = [dict(row) for row in table.rows]
    return table.columns, [{**first, **ODD}, *others]


def as_text(columns, rows, separator=","):
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def as_workbook(columns, rows):
    book = openpyxl.Workbook()
    book.active.append(list(columns))
    for row in rows:
        book.active.append([row[name] or None for name in columns])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_ods(columns, rows):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell.replace("&", "&amp;")}</text:p></table:table-cell>'
            for cell in line
        )
        + "</table:table-row>"
        for line in [columns, *([row[name] for name in columns] for row in rows)]
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="ownership">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return written.getvalue()


def as_json(columns, rows):
    return json.dumps([{name: row[name] for name in columns} for row in rows], ensure_ascii=False).encode()


def as_parquet(columns, rows):
    written = io.BytesIO()
    pd.DataFrame(rows, columns=columns).to_parquet(written)
    return written.getvalue()


FILES = {
    "csv": as_text,
    "semicolons.csv": lambda columns, rows: as_text(columns, rows, ";"),
    "tsv": lambda columns, rows: as_text(columns, rows, "\t"),
    "xlsx": as_workbook,
    "ods": as_ods,
    "json": as_json,
    "parquet": as_parquet,
}


def asked(problems):
    return {(one.column, one.rule, one.fix, one.clears) for one in problems if one.value in ODD.values()}


@pytest.mark.parametrize("format", FILES)
def test_every_format_of_files_is_asked_the_same(format):
    data = FILES[format](*with_odd_cells(little_files()))
    assert asked(load_file(f"ownership.{format}", data).problems) == ASKED


@pytest.mark.parametrize("format", FILES)
def test_the_proposals_are_one_click_away_in_every_format(format):
    loaded = load_file(f"ownership.{format}", FILES[format](*with_odd_cells(little_files())))
    mended = accept(loaded, *(one for one in loaded.problems if one.value in ODD.values()))
    first = text_of("ownership", mended.files["ownership.csv"]).rows[0]
    assert {name: first[name] for name in ODD} == {
        "owner": "Crédit Mutuel",
        "since": "2018-04-23",
        "owner_country": "",
        "owner_vendor": "",
        "source_url": "https://www.akio.com/fr",
        "note": "",
    }
    assert asked(mended.problems) == set()


def test_what_comes_by_git_is_asked_the_same_by_check(folder):
    (folder / "ownership.csv").write_bytes(as_text(*with_odd_cells(little_files())))
    answer = run("check", str(folder), "--format", "json")
    found = json.loads(answer.stdout)
    assert answer.returncode == 1
    assert {
        (one["column"], one["rule"], one["fix"], one["clears"]) for one in found if one["value"] in ODD.values()
    } == ASKED


def test_a_file_changed_on_disk_is_asked_and_the_last_good_version_stays_up(folder):
    live = Live(folder)
    good = live.read_now().dataset
    assert good is not None
    (folder / "ownership.csv").write_bytes(as_text(*with_odd_cells(little_files())))
    state = live.read_now()
    assert asked(state.problems) == {one for one in ASKED if one[1] != "maybe-no-value"}, (
        "a site that runs keeps errors alone"
    )
    assert state.dataset is good


def test_import_and_upload_at_the_desk_are_asked_the_same(folder, tmp_path):
    data = as_text(*with_odd_cells(little_files()))
    (tmp_path / "ownership.csv").write_bytes(data)
    answer = run("import", str(tmp_path / "ownership.csv"), "--table", "ownership", "--format", "json")
    found = json.loads(answer.stdout)
    assert answer.returncode == 1
    assert {
        (one["column"], one["rule"], one["fix"], one["clears"]) for one in found if one["value"] in ODD.values()
    } == ASKED
    assert asked(Workbench(folder).load("Claire", "ownership.csv", data).problems) == ASKED


def test_the_grid_is_asked_the_same(folder):
    bench = Workbench(folder)
    key, row = next(iter(grid.gridded(bench, "Claire", "ownership").keyed.items()))
    typed = {name: grid.TypedCell(row[name], text) for name, text in ODD.items()}
    assert grid.keep(bench, "Claire", "ownership", grid.TypedRows({key: typed})) == []
    assert asked(bench.open("Claire").problems) == ASKED


def test_a_vendor_s_form_is_asked(folder):
    bench = Workbench(folder)
    form = {
        "name": "Akio &amp; Co",
        "hq_city": "inconnu",
        "founded": "2018-04-22T22:00:00Z",
        "employees": "N/A",
        "website": "https://www.akio.com/?utm_source=x",
        "source-source_url": SAFE_LINK,
        "source-verdict": "verified",
    }
    work = bench.put("Claire", forms.changed(little_files(), "akio", form, ["hq_city"]))
    found = {(one.column, one.rule, one.fix, one.clears) for one in work.problems}
    assert found >= {
        ("name", "markup", "Akio & Co", False),
        ("hq_city", "no-name", "", True),
        ("founded", "moment", "2018-04-23", False),
        ("employees", "no-value", "", True),
        ("website", "tracked-address", "https://www.akio.com/", False),
        ("source_url", "personal-address", "https://www.akio.com/fr", False),
    }


def test_an_article_is_asked(folder):
    bench = Workbench(folder)
    cells = {
        "id": "2020-01-02-a-title",
        "date": "2020-01-01T23:30:00Z",
        "title": "L&#8217;avis de Qualtrics",
        "publisher": "n.c.",
        "authors": "Claire Martin|N/A",
        "url": SAFE_LINK,
    }
    work = bench.put("Claire", with_rows(little_files(), [RowPut("news", cells)]))
    found = {(one.column, one.rule, one.fix, one.clears) for one in work.problems}
    assert found >= {
        ("date", "moment", "2020-01-02", False),
        ("title", "markup", "L’avis de Qualtrics", False),
        ("publisher", "no-name", "", False),
        ("authors", "no-name", "Claire Martin", False),
        ("url", "personal-address", "https://www.akio.com/fr", False),
    }


def test_no_other_place_makes_a_row_valid():
    """Whoever did would be a way in that nothing is asked on."""
    found = set()
    for path in [*(ROOT / "vendors").rglob("*.py"), *(ROOT / "web").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            built = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {model.__name__ for model in TABLES.values()}
            )
            made = isinstance(node, ast.Call | ast.Attribute) and ast.unparse(
                node.func if isinstance(node, ast.Call) else node
            ) in ("model.__new__", "unchecked", "unchecked_rows")
            if name in ("model_validate", "model_construct") or made or built:
                found.add(path.relative_to(ROOT).as_posix())
    # The first asks about each cell; the second reads again what has passed it, of which the very bytes are known; the third adds to
    # a vendor of the data set what holds on a day; the fourth gives the title of a controversy of the data set to what says it; with
    # the last they make it.
    assert found == {
        "vendors/validation/row_check.py",
        "vendors/validation/known_rows.py",
        "vendors/domain/vendor_on.py",
        "vendors/query/sql/disputed.py",
        "vendors/tables/row.py",
    }
