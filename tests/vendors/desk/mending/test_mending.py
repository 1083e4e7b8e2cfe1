"""What is wrong in a change, gathered so that one decision mends all that is alike, and mended where it stands."""

import io
from collections.abc import Callable, Iterable, Mapping

import openpyxl
import pytest

from tests.vendors.little import little_files, with_cell, written
from vendors.desk.edits import RowEdit
from vendors.desk.imports.templates import mended
from vendors.desk.mending.groups import ProblemGroup, ProblemKind, kinds
from vendors.desk.mending.places import Places
from vendors.desk.work import Work
from vendors.desk.workspace import Workbench
from vendors.store.writing import table_file
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key

FILES = with_cell(
    with_cell(little_files(), "vendors", ("akio",), "employees", ""), "vendors", ("akio",), "employees_as_of", ""
)
VENDORS = text_of("vendors", FILES["vendors.csv"])
IDS = VENDORS.ids


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(written(tmp_path_factory.mktemp("mending") / "data", FILES))


@pytest.fixture(autouse=True)
def anew(bench: Workbench) -> Iterable[None]:
    yield
    throw_away(bench)


def throw_away(bench: Workbench) -> None:
    if id := bench.current("Claire"):
        bench.throw_away("Claire", id)


def file_of(change: Callable[[int, dict[str, str]], object], more: Iterable[Mapping[str, str]] = ()) -> bytes:
    """vendors.csv with each row changed by its place, and further rows."""
    rows = [dict(row) for row in VENDORS.rows]
    for at, row in enumerate(rows):
        change(at, row)
    return table_file(VENDORS.columns, [*rows, *more])


def gathered(work: Work | None) -> dict[tuple[str, str], ProblemKind]:
    assert work is not None
    found = kinds(work.errors, Places(work.loaded, work.draft.files))
    return {(kind.rule, kind.column.name if kind.column else ""): kind for kind in found}


def cells(work: Work | None, column: str, table: str = "vendors") -> dict[str, str]:
    assert work is not None
    return {row["id"]: row[column] for row in text_of(table, work.draft.files[f"{table}.csv"]).rows}


def decide(bench: Workbench, *decided: tuple[ProblemGroup, str]) -> Work | None:
    return bench.settle("Claire", [one for group, text in decided for one in group.decided(text)])


def test_a_country_misspelt_in_each_row_is_one_decision(bench: Workbench) -> None:
    work = bench.load("Claire", "v.csv", file_of(lambda _at, row: row.update(hq_country="Slovaqia")))
    (kind,) = gathered(work).values()
    (group,) = kind.groups
    assert (len(group.problems), group.text, group.proposal) == (3, "Slovaqia", "SK")
    work = decide(bench, (group, "Slovénie"))
    assert list(cells(work, "hq_country").values()) == ["SI"] * 3, "a name stands for its code"
    assert not gathered(work)


def test_an_item_of_lists_gives_way_and_the_other_items_stay(bench: Workbench) -> None:
    def change(_at: int, row: dict[str, str]) -> None:
        row["channels"] = "|".join([*filter(None, row["channels"].split("|")), "fax", "téléphonne"])

    before = cells(bench.load("Claire", "v.csv", file_of(change)), "channels")
    (kind,) = gathered(bench.open("Claire")).values()
    fax, telephone = kind.groups
    assert [(len(one.problems), one.text, one.of_item) for one in kind.groups] == [
        (3, "fax", True),
        (3, "téléphonne", True),
    ]
    work = decide(bench, (fax, ""), (telephone, telephone.proposal or ""))
    for id in IDS:
        kept = [one for one in before[id].split("|") if one not in ("fax", "téléphonne")]
        assert cells(work, "channels")[id].split("|") == list(dict.fromkeys([*kept, "phone"]))


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("enquêtes, avis en ligne", "survey|reviews"),
        ("Enquêtes ; avis en ligne", "survey|reviews"),
        ("surveys / online reviews", "survey|reviews"),
        ("enquêtes et avis en ligne", "survey|reviews"),
        ("survey, something new", "survey|something new"),
    ],
)
def test_a_proposal_for_a_list_keeps_each_of_its_parts(bench: Workbench, written: str, proposed: str) -> None:
    work = bench.load("Claire", "v.csv", file_of(lambda at, row: at == 0 and row.update(categories=written)))
    (kind,) = gathered(work).values()
    assert kind.groups[0].proposal == proposed


def test_a_label_with_and_in_it_is_one_value(bench: Workbench) -> None:
    work = bench.load("Claire", "v.csv", file_of(lambda at, row: at == 0 and row.update(categories="études et panels")))
    assert [group.proposal for kind in gathered(work).values() for group in kind.groups] == ["research-panel"]


def test_what_is_wrong_between_rows_is_found_beside_what_is_wrong_in_their_cells(bench: Workbench) -> None:
    def change(at: int, row: dict[str, str]) -> None:
        if at == 0:
            row.update(hq_country="Farnce", last_reviewed="2099-01-01", employees="180", employees_as_of="")

    new = {**VENDORS.rows[1], "id": "brand-new", "name": "Brand New", "aliases": "", "status": "actif"}
    work = bench.load("Claire", "v.csv", file_of(change, [new]))
    assert set(gathered(work)) == {
        ("unknown-country", "hq_country"),
        ("future-date", "last_reviewed"),
        ("undated-figure", "employees_as_of"),
        ("unknown-value", "status"),
        ("no-ownership", "id"),
    }


def test_a_missing_row_is_told_as_far_as_the_problem_knows_it(bench: Workbench) -> None:
    new = {**VENDORS.rows[1], "id": "brand-new", "name": "Brand New", "aliases": ""}
    group = gathered(bench.load("Claire", "v.csv", file_of(lambda at, row: None, [new])))["no-ownership", "id"].groups[
        0
    ]
    assert group.missing
    assert (group.missing.table, dict(group.missing.cells)) == ("ownership", {"vendor": "brand-new"})
    assert not group.can_write, "the id of the vendor is right"
    row = {**group.missing.cells, "kind": "unknown", "verdict": "unverified", "confidence": "low"}
    work = bench.edit("Claire", [RowEdit("ownership", None, row)])
    assert not work.errors
    assert work.loaded[0].name == "v.csv", "the file is still there, to be mended further"


def test_a_row_that_stands_twice_can_go(bench: Workbench) -> None:
    twice = {**VENDORS.rows[2], "hq_city": "Elsewhere"}
    group = gathered(bench.load("Claire", "v.csv", file_of(lambda at, row: None, [twice])))[
        "duplicate-key", "id"
    ].groups[0]
    assert group.can_remove
    work = bench.settle("Claire", group.removed())
    assert work is not None
    assert not work.errors
    assert not work.difference
    assert not work.partial, "no row is missing in the file now"


def test_a_cell_that_is_not_in_the_file_can_be_mended_too(bench: Workbench) -> None:
    columns = ("id", "employees")
    data = table_file(columns, [{"id": IDS[0], "employees": "180"}])
    group = gathered(bench.load("Claire", "vendors.csv", data))["undated-figure", "employees_as_of"].groups[0]
    assert group.can_write
    work = decide(bench, (group, "2025"))
    assert work is not None
    assert not work.errors
    assert (cells(work, "employees")[IDS[0]], cells(work, "employees_as_of")[IDS[0]]) == ("180", "2025")
    assert [one.name for one in work.loaded] == ["vendors.csv"]


def test_the_file_as_mended_has_what_was_decided(bench: Workbench) -> None:
    work = bench.load("Claire", "v.csv", file_of(lambda at, row: at == 0 and row.update(hq_country="Slovaqia")))
    (kind,) = gathered(work).values()
    work = decide(bench, (kind.groups[0], "SK"))
    assert work is not None
    assert b",SK," in mended(work.loaded[0], "csv", "en").splitlines()[1]


def test_what_a_change_causes_is_told_from_what_was_there(bench: Workbench) -> None:
    work = bench.load("Claire", "news.csv", FILES["news.csv"])
    assert "title-to-check" in {problem.rule for problem in work.problems}, "the data awaits work"
    assert not work.caused
    throw_away(bench)
    work = bench.load("Claire", "v.csv", file_of(lambda at, row: at == 1 and row.update(hq_city="Elsewhere")))
    about = [(problem.rule, problem.column) for problem in work.caused]
    assert len(about) == 1, "a fact without a source is said once"
    assert about[0] in [("stale-evidence", "value"), ("no-evidence", "hq_city"), ("changed-without-source", "hq_city")]


def test_an_edit_of_a_row_in_no_file_leaves_the_loaded_file(bench: Workbench) -> None:
    data = table_file(VENDORS.columns, VENDORS.rows[:2])
    bench.load("Claire", "some.csv", data)
    work = bench.edit("Claire", [RowEdit("vendors", Key((IDS[2],)), {"hq_city": "Lens"})])
    assert cells(work, "hq_city")[IDS[2]] == "Lens"
    assert [one.name for one in work.loaded] == ["some.csv"]
    work = bench.edit("Claire", [RowEdit("vendors", Key((IDS[0],)), {"hq_city": "Lens"})])
    assert cells(work, "hq_city")[IDS[0]] == "Lens"
    assert [one.name for one in work.loaded] == ["some.csv"]


def test_the_corrected_file_keeps_the_order_and_the_remarks_of_the_editor(bench: Workbench) -> None:
    columns = ["Pays du siège", "remarque", "id", "categories"]
    rows = [
        {"Pays du siège": "Slovaqia", "remarque": "à revoir", "id": row["id"], "categories": row["categories"]}
        for row in reversed(VENDORS.rows)
    ]
    bench.load("Claire", "vendors.csv", table_file(columns, rows))
    (kind,) = gathered(bench.open("Claire")).values()
    work = decide(bench, (kind.groups[0], "SK"))
    assert work is not None
    sheet = openpyxl.load_workbook(io.BytesIO(mended(work.loaded[0], "xlsx", "fr"))).worksheets[0]
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert found == [columns, *(["SK", "à revoir", row["id"], row["categories"]] for row in rows)]
    again = Workbench(bench.folder).load("Paul", "vendors-again.xlsx", mended(work.loaded[0], "xlsx", "fr"))
    assert cells(again, "hq_country") == cells(work, "hq_country")


def test_a_table_that_was_sorted_in_a_spreadsheet_keeps_its_order(bench: Workbench) -> None:
    new = {**VENDORS.rows[1], "id": "brand-new", "name": "Brand New", "aliases": ""}
    rows = [*reversed(VENDORS.rows), new]
    work = bench.load("Claire", "vendors.csv", table_file(VENDORS.columns, rows[:-1]))
    assert not work.difference
    work = bench.load("Claire", "vendors.csv", table_file(VENDORS.columns, rows))
    assert [id for id in cells(work, "id") if id != "brand-new"] == IDS
