"""A file knows of when it is: what others have published since it was taken stays, however it travelled."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vendors.little import little_files, with_cell, written
from vendors.desk.imports.loading import load_file
from vendors.desk.imports.partial import as_it_will_stand
from vendors.desk.imports.taken_from import PROPERTY, TakenFrom, mark_of, marked_name
from vendors.desk.imports.templates import filled, mended
from vendors.desk.revisions import publishing
from vendors.desk.revisions.history import History
from vendors.desk.revisions.merge import upon
from vendors.desk.revisions.outcomes import Published
from vendors.desk.work import Work
from vendors.desk.workspace import Workbench
from vendors.store.files import Files, read_files
from vendors.store.writing import table_file
from vendors.validation.reading import read, text_of

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])
IDS = [row["id"] for row in NEWS.rows]
NEW = "2026-11-27-published-since"
PROPERTIES = ("docProps/custom.xml", "meta.xml")
OTHER = "c1995d6" + "0" * 57


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "data", FILES)


def with_news(files: Files, **cells: str) -> Files:
    """With one more article, which a row of the mentions names."""
    rows = [*text_of("news", files["news.csv"]).rows, {**NEWS.rows[0], "id": NEW, **cells}]
    mentions = text_of("mentions", files["mentions.csv"])
    named = [*mentions.rows, {**mentions.rows[0], "article": NEW, "vendor": "akio", "role": "named"}]
    return {
        **files,
        "news.csv": table_file(NEWS.columns, rows),
        "mentions.csv": table_file(mentions.columns, named),
    }


def publish(folder: Path, files: Files) -> None:
    outcome = publishing.publish(folder, publishing.begin(folder).version, files, "Paul", "Read in the press today")
    assert isinstance(outcome, Published), outcome


def taken(folder: Path, ending: str) -> tuple[str, bytes]:
    """The news as they are taken away from the desk now, and the name of the file."""
    beginning = publishing.begin(folder)
    data = filled("news", beginning.files["news.csv"], ending, "fr", beginning.version)
    return marked_name("news", ending, beginning.version, date(2026, 11, 27)), data


def others_publish(folder: Path) -> None:
    """Another cell of the row that is changed, and a new row."""
    files = with_cell(read_files(folder), "news", (IDS[0],), "publisher", "From Paul")
    publish(folder, with_news(files, url="https://journal.example/since", title="Published since"))


def in_csv(data: bytes, id: str, column: str, text: str) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    next(row for row in rows if row[0] == id)[rows[0].index(column)] = text
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def in_workbook(data: bytes, id: str, column: str, text: str, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    at = [column.name for column in NEWS.model.columns() if not column.derived].index(column)
    next(row for row in sheet.iter_rows() if row[0].value == id)[at].value = text
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def changed(work: Work) -> set[tuple[str, str, str]]:
    assert work.errors == ()
    return {
        (change.key.cells[0], cell.column, cell.after) for change in work.difference.changes for cell in change.cells
    }


def kinds(work: Work) -> set[str]:
    return {notice.kind for one in work.loaded for notice in one.notices}


def nothing(_book: openpyxl.Workbook) -> None:
    """As it is."""


def without_sheet(book: openpyxl.Workbook) -> None:
    del book["panorama"]


def without_property(book: openpyxl.Workbook) -> None:
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def with_sheet_shown(book: openpyxl.Workbook) -> None:
    without_property(book)
    book["panorama"].sheet_state = "visible"


@pytest.mark.parametrize("change", [nothing, without_sheet, without_property, with_sheet_shown])
def test_of_a_workbook_of_yesterday_one_cell_changes_and_what_others_published_since_stays(folder, change):
    _, data = taken(folder, "xlsx")
    others_publish(folder)
    sent = in_workbook(data, IDS[0], "title", "From Claire", change)
    work = Workbench(folder).load("Claire", "mine.xlsx", sent)
    assert changed(work) == {(IDS[0], "title", "From Claire")}
    assert work.partial == (), "rows that came since are not missing in it"
    assert kinds(work) & {"as-of", "left-out-sheet", "hidden-sheet", "no-mark"} == {"as-of"}


@pytest.mark.parametrize("put", ["", " (1)", "(2)", "-1", " - Copie", "_mended"])
def test_a_text_file_says_of_when_it_is_by_its_name(folder, put):
    name, data = taken(folder, "csv")
    others_publish(folder)
    sent = in_csv(data, IDS[0], "title", "From Claire")
    work = Workbench(folder).load("Claire", name.replace(".csv", f"{put}.csv"), sent)
    assert changed(work) == {(IDS[0], "title", "From Claire")}
    assert "as-of" in kinds(work)


def test_a_cell_that_somebody_has_changed_since_is_shown_and_the_file_counts(folder):
    name, data = taken(folder, "csv")
    others_publish(folder)
    work = Workbench(folder).load("Claire", name, in_csv(data, IDS[0], "publisher", "From Claire"))
    assert changed(work) == {(IDS[0], "publisher", "From Claire")}
    assert [(clash.theirs, clash.mine) for clash in work.overruled] == [("From Paul", "From Claire")]


def test_a_file_without_a_mark_is_of_the_day_of_its_change_until_the_editor_says_another(folder):
    bench = Workbench(folder)
    _, data = taken(folder, "csv")
    before = History(folder).head()
    others_publish(folder)
    work = bench.load("Claire", "news.csv", in_csv(data, IDS[0], "title", "From Claire"))
    assert (IDS[0], "publisher", NEWS.rows[0]["publisher"]) in changed(work), "taken to be of now, it takes that back"
    assert "no-mark" in kinds(work)
    work = bench.take_as_of("Claire", "news.csv", before.id)
    assert changed(work) == {(IDS[0], "title", "From Claire")}
    assert "chosen-as-of" in kinds(work)
    assert work.loaded[0].as_of.version == before.data
    assert bench.take_as_of("Claire", "news.csv", "0" * 40).loaded == work.loaded, "there is no such version"


def test_the_mark_of_another_site_is_said(folder):
    work = Workbench(folder).load("Claire", f"news-2026-11-28-{OTHER[:7]}.csv", FILES["news.csv"])
    assert not work.difference
    (notice,) = [notice for notice in work.loaded[0].notices if notice.kind == "other-mark"]
    assert notice.before == OTHER[:7]


def test_a_file_of_before_is_checked_with_the_rows_that_came_since(folder):
    """A mention names an article that came after the file was taken: no fault of the file."""
    name, data = taken(folder, "csv")
    others_publish(folder)
    bench = Workbench(folder)
    mentions = read_files(folder)["mentions.csv"]
    assert bench.load("Claire", "mentions.csv", mentions).errors == ()
    work = bench.load("Claire", name, data)
    assert work.errors == ()
    assert not work.difference


def test_two_files_of_two_days_add_up(folder):
    name, data = taken(folder, "csv")
    others_publish(folder)
    bench = Workbench(folder)
    later_name, later = taken(folder, "csv")
    bench.load("Claire", later_name, in_csv(later, NEW, "title", "Mended"))
    work = bench.load("Claire", name, in_csv(data, IDS[1], "title", "From Claire"))
    assert changed(work) == {(NEW, "title", "Mended"), (IDS[1], "title", "From Claire")}
    assert work.overruled == ()


def test_what_was_mended_carries_the_mark_of_the_file(folder):
    _, data = taken(folder, "xlsx")
    loaded = load_file("news.xlsx", data, as_of=None)
    assert [problem.rule for problem in loaded.errors] == []
    again = mended(loaded, "xlsx", "en", OTHER)
    assert mark_of("any.xlsx", again, ()) == OTHER
    assert set(load_file("any.xlsx", again).files) == {"news.csv"}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_libreoffice_keeps_the_mark(tmp_path, ending):
    source, kept = tmp_path / "news.xlsx", tmp_path / "kept"
    source.write_bytes(filled("news", FILES["news.csv"], "xlsx", "fr", OTHER))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(kept), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    data = (kept / f"news.{ending}").read_bytes()
    assert mark_of("news", data, ()) == OTHER, "as a property"
    state = TakenFrom(OTHER, date(2026, 11, 27), FILES, "as-of")
    loaded = load_file("news", data, as_of=lambda mark: replace(state, mark=mark))
    assert loaded.as_of.mark == OTHER
    assert dict(upon(FILES, loaded.files, FILES)[0]) == FILES
    without = _without_properties(data)
    assert load_file("news", without, as_of=lambda mark: replace(state, mark=mark)).as_of.mark == OTHER, "on its sheet"


def _without_properties(data: bytes) -> bytes:
    again = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(PROPERTY.encode(), b"x") if name in PROPERTIES else old.read(name)
            )
    return again.getvalue()


def test_a_property_of_that_name_is_read_from_no_other_place(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([PROPERTY, "not a version"])
    saved = io.BytesIO()
    book.save(saved)
    assert mark_of("news.xlsx", saved.getvalue(), ()) == ""


@settings(max_examples=60)
@given(st.data())
def test_a_file_of_before_is_checked_as_it_will_stand(data: st.DataObject) -> None:
    """Whatever others have changed, removed and added since: the rows are those of the merge, at the lines of the file."""
    cells = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["One", "Two"]), max_size=3)
    columns = ("publisher", "title")
    gone = data.draw(st.sets(st.sampled_from(IDS), max_size=2))
    since = {row["id"]: dict(row) for row in NEWS.rows if row["id"] not in gone} | {NEW: {**NEWS.rows[0], "id": NEW}}
    file = {row["id"]: dict(row) for row in NEWS.rows}
    for rows in (since, file):
        for name, text in data.draw(cells).items():
            if name in rows:
                rows[name][data.draw(st.sampled_from(columns))] = text
    present = table_file(NEWS.columns, since.values())
    mine = table_file(NEWS.columns, file.values())
    table = read(NEWS.model, mine)
    stands = as_it_will_stand(table, mine, FILES["news.csv"], present)
    expected = text_of("news", upon({"news.csv": present}, {"news.csv": mine}, FILES)[0]["news.csv"])
    assert [row["id"] for row in stands.rows] == [row["id"] for row in expected.rows]
    assert [dict(row) for row in stands.rows] == [dict(row) for row in expected.rows]
    lines = {row["id"]: row.line for row in table.rows}
    assert {row["id"]: row.line for row in stands.rows if row.line > 0} == {
        row["id"]: lines[row["id"]] for row in expected.rows if row["id"] in lines
    }
    assert {id(row) for row, _ in stands.valid} <= {id(row) for row in stands.rows}
    assert {(row["id"], record.title) for row, record in stands.valid} <= {
        (row["id"], row["title"]) for row in expected.rows
    }
