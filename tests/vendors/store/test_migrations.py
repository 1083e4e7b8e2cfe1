"""Folders, histories and drafts of earlier code, read by code whose row models have changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from tests.vendors.store.later_form import LATER, LATER_STEPS, STILL_LATER, STILL_LATER_STEPS, form, unpacked
from vendors.desk.revisions import atomic
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.publishing import Conflict, Recovery, begin, publish, recover, restore, undo
from vendors.desk.workspace import Workbench
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store import migrations
from vendors.store.files import Files, read_files
from vendors.store.load import load, load_files, version_of
from vendors.store.migrations import AddColumn, RenameColumn, RenameTable, RenameValue, Step, present_form
from vendors.store.watch import Live
from vendors.store.writing import table_file
from vendors.tables import TABLES
from vendors.tables.vendor import Vendor
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import Key

VERSIONS = range(7)
"""Those of the archive, the newest first."""
ARTICLE = "2015-03-31-globenewswire-satmetrix-benchmarks"
"""One whose title awaits checking."""
NEW = {("absent-column", "umbrella"), ("given-column", "tier"), ("absent-table", ""), ("given-table", "")}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return unpacked(tmp_path / "earlier")


@pytest.fixture
def later() -> Iterator[None]:
    with form(LATER, LATER_STEPS):
        yield


def header(folder: Path, table: str) -> list[str]:
    return (folder / f"{table}.csv").read_text().partition("\n")[0].split(",")


def row(folder: Path, table: str, *key: str) -> dict[str, str]:
    return dict(text_of(table, (folder / f"{table}.csv").read_bytes()).keyed[Key(key)])


def found(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.rule, problem.column) for problem in problems}


def changes(folder: Path) -> list[tuple[str, str, str, str]]:
    """The cells that the newest version changed."""
    newest = next(History(folder).entries())
    return [
        (change.table, cell.column, cell.before, cell.after)
        for change in newest.changed.changes
        for cell in change.cells
    ]


# what today's code does with what fbe9dd2 wrote


def test_the_present_form_of_earlier_files_is_what_they_are_and_empty_cells_for_what_they_lack(earlier: Path):
    assert migrations.MIGRATIONS == (), "give the archive a newer one beside it, and this test its form"
    for version in History(earlier).versions():
        files = History(earlier).files(version)
        present = present_form(files)
        assert set(present) == {f"{table}.csv" for table in TABLES}
        for name, data in present.items():
            table, old = name.removesuffix(".csv"), files.get(name)
            now = text_of(table, data)
            if old is None:
                assert not now.rows
                continue
            had = text_of(table, old).columns
            assert {row[column] for row in now.rows for column in set(now.columns).difference(had)} <= {""}
            assert table_file(had, now.rows) == old, "without the columns that are new"


@pytest.mark.parametrize("at", VERSIONS)
def test_a_version_of_earlier_code_is_found_restored_and_undone(earlier: Path, at: int):
    history = History(earlier)
    version = history.versions()[at]
    files = history.files(version)
    assert version_of(files) == version.data
    done = restore(earlier, version.id, begin(earlier).version, "Claire", "as it was")
    assert_published(done)
    after = present_form(files) if done.changed else files
    assert read_files(earlier) == after
    assert done.version.data == version_of(after)
    if done.changed:
        assert_published(undo(earlier, done.version.id, "Claire", "and back"))
        assert read_files(earlier) == present_form(history.files(history.versions()[2]))


# a later form


@pytest.mark.usefixtures("later")
def test_a_folder_of_an_earlier_form_is_shown_and_what_it_lacks_is_a_notice(earlier: Path):
    dataset = Live(earlier).now().dataset
    assert dataset
    akio = dataset.vendor["akio"]
    assert (akio.cell("umbrella"), akio.cell("tier")) == ("", "standard")
    assert (akio.cell("hosted_in"), akio.cell("pricing")) == ("FR", "on-request")
    assert (dataset.rows["honours"], len(dataset.rows["licences"])) == ((), 1)
    assert {str(event.kind) for event in dataset.events["akio"]} == {"launch"}
    loaded = load(earlier, today())
    assert loaded.errors == ()
    assert found(loaded.problems) >= NEW
    assert "stale-evidence" not in {problem.rule for problem in loaded.problems}


@pytest.mark.usefixtures("later")
def test_what_cites_a_renamed_cell_follows_it(earlier: Path):
    dataset = load(earlier, today()).dataset
    assert dataset
    (price,) = dataset.evidence["vendors", "akio", "pricing"]
    (hosting,) = dataset.evidence["vendors", "akio", "hosted_in"]
    (launch,) = dataset.evidence["events", "akio|2024-05-14|launch|A version for small teams", "date"]
    assert [price.value, hosting.value, launch.value] == ["on-request", "FR", "2024-05-14"]
    assert [correction.field for correction in dataset.corrections] == ["hosted_in"]


@pytest.mark.usefixtures("later")
def test_reading_in_a_later_form_changes_no_version(earlier: Path):
    history = History(earlier)
    before = history.versions()
    on_disk = read_files(earlier)
    beginning = begin(earlier)
    loaded = load(earlier, today()).dataset
    assert loaded
    assert loaded.version == beginning.version == before[0].data == version_of(on_disk)
    assert history.versions() == before
    assert read_files(earlier) == on_disk
    for version in before:
        assert version_of(history.files(version)) == version.data
        assert history.version(version.data[:7]) == version


@pytest.mark.usefixtures("later")
def test_the_next_publish_writes_the_present_form_and_says_only_what_the_editor_changed(earlier: Path):
    bench = Workbench(earlier)
    files = begin(earlier).files
    bench.put("Claire", {"vendors.csv": with_cell(files, "vendors", ("nice",), "umbrella", "NICE")["vendors.csv"]})
    done = bench.publish("Claire", "A brand")
    assert_published(done)
    names = [column.name for column in TABLES["vendors"].columns()]
    assert header(earlier, "vendors") == names
    former = [column.name for column in Vendor.columns()]
    assert (names[2], names[-1]) == ("umbrella", "tier")
    assert names.index("hosted_in") == former.index("data_hosting") + 1
    assert row(earlier, "vendors", "nice")["umbrella"] == "NICE"
    assert row(earlier, "vendors", "akio")["pricing"] == "on-request"
    assert header(earlier, "honours") == ["vendor", "won", "title"]
    assert changes(earlier) == [("vendors", "umbrella", "", "NICE")]
    assert done.version.data == version_of(read_files(earlier))
    assert not NEW & found(load(earlier, today()).problems)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("at", VERSIONS)
def test_each_version_of_an_earlier_form_is_restored_and_that_undone(earlier: Path, at: int):
    history = History(earlier)
    version = history.versions()[at]
    now = present_form(read_files(earlier))
    done = restore(earlier, version.id, begin(earlier).version, "Claire", "as it was")
    assert_published(done)
    assert load(earlier, today()).errors == ()
    if not done.changed:
        assert at == 0
        return
    assert read_files(earlier) == history.present_files(version)
    back = undo(earlier, done.version.id, "Claire", "and back")
    assert_published(back)
    assert read_files(earlier) == now


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("at", VERSIONS[:-1])
def test_each_version_of_an_earlier_form_is_undone_with_what_came_since(earlier: Path, at: int):
    history = History(earlier)
    newest = history.versions()
    taken_back = history.difference(newest[at + 1], newest[at])
    done = undo(earlier, newest[at].id, "Claire", "not this one")
    assert_published(done)
    assert load(earlier, today()).errors == ()
    after = history.present_files(done.version)
    for change in taken_back.changes:
        cells = text_of(change.table, after[f"{change.table}.csv"]).keyed
        if change.new and change.old:
            assert {cell.column: cells[change.old][cell.column] for cell in change.cells} == {
                cell.column: cell.before for cell in change.cells
            }
        elif change.new:
            assert change.new not in cells


@pytest.mark.usefixtures("later")
def test_a_change_from_a_base_of_an_earlier_form_is_merged(earlier: Path):
    history = History(earlier)
    base = history.versions()[4]
    # As a script kept them that knows only the earlier form.
    mine = with_cell(history.files(base), "news", (ARTICLE,), "title_source", "page")
    mine = with_cell(mine, "vendors", ("akio",), "hq_city", "Montreuil")
    done = publish(earlier, base.data, mine, "Paul", "a page read, and a seat")
    assert_published(done)
    assert done.merged
    assert changes(earlier) == [
        ("news", "title_source", "address", "page"),
        ("vendors", "hq_city", "Paris", "Montreuil"),
    ]
    akio = row(earlier, "vendors", "akio")
    assert (akio["pricing"], akio["hosted_in"], akio["tier"]) == ("on-request", "FR", "standard")
    assert load(earlier, today()).errors == ()


@pytest.mark.usefixtures("later")
def test_two_changes_of_one_renamed_cell_are_still_a_conflict(earlier: Path):
    history = History(earlier)
    base = history.versions()[5]
    mine = with_cell(history.present_files(base), "vendors", ("akio",), "pricing", "free-tier")
    done = publish(earlier, base.data, mine, "Paul", "a free one")
    assert isinstance(done, Conflict), done
    assert [(clash.column, clash.base, clash.theirs, clash.mine) for clash in done.conflicts] == [
        ("pricing", "", "on-request", "free-tier")
    ]


@pytest.mark.usefixtures("later")
def test_a_change_left_open_before_opens_and_is_published(earlier: Path):
    bench = Workbench(earlier)
    work = bench.open("Paul")
    assert work
    assert work.errors == ()
    assert work.dataset
    assert [cell.after for change in work.difference.changes for cell in change.cells] == ["NICE Ltd"]
    done = bench.publish("Paul", "Its full name")
    assert_published(done)
    assert done.merged
    assert changes(earlier) == [("vendors", "name", "NICE", "NICE Ltd")]
    assert row(earlier, "vendors", "akio")["last_reviewed"] == "2026-09-20"


@pytest.mark.usefixtures("later")
def test_the_histories_of_a_cell_and_of_a_vendor_go_on_through_the_forms(earlier: Path):
    bench = Workbench(earlier)
    files = begin(earlier).files
    bench.put("Claire", {"vendors.csv": with_cell(files, "vendors", ("akio",), "pricing", "published")["vendors.csv"]})
    assert_published(bench.publish("Claire", "A list again"))
    values = [one.value for one in History(earlier).of_cell("vendors", ("akio",), "pricing")]
    assert values == ["published", "on-request", ""]
    entries = History(earlier).of_vendor("akio")
    assert len(entries) == 6
    assert all(change.table != "honours" for entry in entries for change in entry.changed.changes)


@pytest.mark.usefixtures("later")
def test_a_table_of_an_earlier_form_may_be_loaded_from_a_file(earlier: Path):
    old = History(earlier).files(History(earlier).versions()[3])["vendors.csv"]
    work = Workbench(earlier).load("Claire", "vendors.csv", old)
    assert work.errors == ()
    loaded = work.loaded[-1]
    assert {notice.kind for notice in loaded.notices} >= {"former-value", "label"}
    # No step gives "umbrella" a value, and the file has no "tier": its cells stay as they are, and that is said.
    (kept,) = [notice.value.split(", ") for notice in loaded.notices if notice.kind == "kept-columns"]
    assert {"umbrella", "tier"} <= set(kept)
    # What has changed since is said, and nothing else.
    changed = {(change.old or change.new, cell.column) for change in work.difference.changes for cell in change.cells}
    assert changed == {
        (Key(("akio",)), "name"),
        (Key(("akio",)), "last_reviewed"),
        (Key(("satmetrix",)), "pricing"),
    }


def test_a_history_that_todays_code_writes_is_served_and_restored_in_a_later_form(data: Path, little: Files):
    base = begin(data)
    first = publish(data, base.version, with_cell(little, "vendors", ("akio",), "name", "Akio SA"), "Paul", "a name")
    assert_published(first)
    with form(LATER, LATER_STEPS):
        assert Live(data).now().dataset
        done = restore(data, base.version, begin(data).version, "Paul", "back")
        assert_published(done)
        assert changes(data) == [("vendors", "name", "Akio SA", "Akio")]
        assert header(data, "vendors")[-1] == "tier"
        again = undo(data, done.version.id, "Paul", "and again")
        assert_published(again)
        assert row(data, "vendors", "akio")["name"] == "Akio SA"


def test_a_renamed_table_takes_its_file_its_rows_and_its_history_along(data: Path):
    with form(LATER, LATER_STEPS):
        base = begin(data)
        won = b"vendor,won,title\nakio,2025,Best of show\n"
        first = publish(data, base.version, {**base.files, "honours.csv": won}, "Paul", "an honour")
        assert_published(first)
        noted = {**begin(data).files, "honours.csv": won + b"nice,2024,Runner-up\n"}
        second = publish(data, first.version.data, noted, "Paul", "another")
        assert_published(second)
    with form(STILL_LATER, STILL_LATER_STEPS):
        loaded = load(data, today())
        assert loaded.dataset, loaded.errors
        assert [one.cell("name") for one in loaded.dataset.rows["accolades"]] == ["Best of show", "Runner-up"]
        assert loaded.dataset.version == second.version.data
        assert [one.value for one in History(data).of_cell("accolades", ("akio", "2025", "Best of show"), "name")] == [
            "Best of show"
        ]
        done = undo(data, second.version.id, "Paul", "not that one")
        assert_published(done)
        assert (data / "accolades.csv").read_bytes() == b"vendor,won,name\nakio,2025,Best of show\n"
        assert not (data / "honours.csv").exists()
        assert load(data, today()).errors == ()
        assert version_of(read_files(data)) == done.version.data
        assert begin_again(data).id == done.version.id


def test_a_file_of_a_table_that_was_renamed_may_be_loaded(data: Path):
    with form(STILL_LATER, STILL_LATER_STEPS):
        work = Workbench(data).load("Paul", "honours.csv", b"vendor,won,title\nakio,2025,Best of show\n")
        assert work.errors == ()
        assert work.draft.files["accolades.csv"] == b"vendor,won,name\nakio,2025,Best of show\n"


def begin_again(folder: Path) -> Version:
    """The newest version after an editor began: another one only if the folder were not what was published."""
    begin(folder)
    newest = History(folder).head()
    assert newest
    return newest


def test_a_publish_in_a_later_form_that_was_cut_short_is_finished(earlier: Path, monkeypatch: pytest.MonkeyPatch):
    with form(LATER, LATER_STEPS):
        begun = begin(earlier)
        with monkeypatch.context() as patch:
            patch.setattr(atomic, "settle", lambda folder: None)
            done = publish(
                earlier,
                begun.version,
                with_cell(begun.files, "vendors", ("nice",), "umbrella", "NICE"),
                "Paul",
                "a brand",
            )
        assert_published(done)
        assert "umbrella" not in header(earlier, "vendors")
        assert load(earlier, today()).errors == ()
        assert recover(earlier) is Recovery.FORWARD
        assert row(earlier, "vendors", "nice")["umbrella"] == "NICE"
        assert begin_again(earlier).id == done.version.id


def test_what_newer_code_wrote_is_an_error_that_says_so(earlier: Path):
    with form(LATER, LATER_STEPS):
        files = begin(earlier).files
        done = publish(
            earlier,
            version_of(read_files(earlier)),
            with_cell(files, "vendors", ("nice",), "name", "NICE Ltd"),
            "Paul",
            "x",
        )
        assert_published(done)
    loaded = load(earlier, today())
    assert loaded.dataset is None
    unknown = [problem for problem in loaded.errors if problem.rule == "unknown-column"]
    assert {problem.column for problem in unknown} >= {"umbrella", "tier"}
    assert "newer version" in str(unknown[0].as_dict("en")["reason"])


# by hand, in a spreadsheet


@pytest.mark.usefixtures("later")
def test_a_fault_in_a_file_of_an_earlier_form_is_named_where_it_stands(earlier: Path):
    # Somebody has moved the column to the front, and left a blank line above the first vendor.
    table = text_of("vendors", (earlier / "vendors.csv").read_bytes())
    rows = [{**row, "founded": "87"} if row["id"] == "akio" else row for row in table.rows]
    columns = ("founded", *(name for name in table.columns if name != "founded"))
    names, _, below = table_file(columns, rows).partition(b"\n")
    (earlier / "vendors.csv").write_bytes(names + b"\n\n" + below)
    (problem,) = load(earlier, today()).errors
    assert (problem.file, problem.line, problem.letter, problem.column) == ("vendors.csv", 3, "A", "founded")


def test_a_fault_in_a_table_that_was_renamed_is_named_in_the_file_that_is_there(data: Path):
    (data / "honours.csv").write_bytes(b"vendor,won,title\nakio,last year,Best of show\n")
    with form(STILL_LATER, STILL_LATER_STEPS):
        (problem,) = load(data, today()).errors
    assert (problem.file, problem.line, problem.letter) == ("honours.csv", 2, "B")


@pytest.mark.usefixtures("later")
def test_a_file_saved_by_a_spreadsheet_is_brought_to_the_present_form_too(earlier: Path):
    text = (earlier / "vendors.csv").read_text()
    (earlier / "vendors.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    loaded = load(earlier, today())
    assert loaded.dataset, loaded.errors
    assert loaded.dataset.vendor["akio"].cell("pricing") == "on-request"


@pytest.mark.usefixtures("later")
def test_columns_of_both_names_are_an_error_and_neither_is_lost(earlier: Path):
    text = (earlier / "vendors.csv").read_text().splitlines()
    lines = [text[0] + ",hosted_in", *(line + ",DE" for line in text[1:])]
    (earlier / "vendors.csv").write_text("\n".join(lines) + "\n")
    assert ("unknown-column", "data_hosting") in found(load(earlier, today()).errors)


def test_a_column_lost_by_hand_is_said_and_not_replaced_in_silence(earlier: Path):
    with form(LATER, LATER_STEPS):
        files = present_form(read_files(earlier))
        table = text_of("vendors", files["vendors.csv"])
        for lost, rule in (("tier", "given-column"), ("umbrella", "absent-column")):
            left = [name for name in table.columns if name != lost]
            broken = {**files, "vendors.csv": table_file(left, table.rows)}
            loaded = load_files(broken, today())
            assert loaded.dataset
            (problem,) = [one for one in loaded.problems if one.column == lost]
            assert (problem.rule, problem.severity, problem.value) == (rule, Severity.NOTICE, lost)


@pytest.mark.parametrize("name", [column.name for column in Vendor.columns()])
def test_a_missing_column_is_an_error_exactly_where_its_cells_must_not_be_empty(little: Files, name: str):
    table = text_of("vendors", little["vendors.csv"])
    # One half of a place without the other is an error of its own.
    gone = {"hq_lat", "hq_lon"} if name in ("hq_lat", "hq_lon") else {name}
    left = tuple(one for one in table.columns if one not in gone)
    loaded = load_files({**little, "vendors.csv": table_file(left, table.rows)}, today())
    said = [problem for problem in loaded.problems if problem.column == name and problem.line == 1]
    if Vendor.column(name).required:
        assert [problem.rule for problem in said] == ["missing-column"]
        assert loaded.dataset is None
    else:
        assert [problem.rule for problem in said] == ["absent-column"]
        assert loaded.dataset, loaded.errors
        assert {vendor.cell(name) for vendor in loaded.dataset.rows["vendors"]} == {""}


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_an_error_exactly_where_it_may_not_be_empty(little: Files, table: str):
    loaded = load_files({name: data for name, data in little.items() if name != f"{table}.csv"}, today())
    rules = {problem.rule for problem in loaded.problems if problem.file == f"{table}.csv"}
    if TABLES[table].MAY_BE_EMPTY:
        assert rules == {"absent-table"}
        assert loaded.dataset
        assert loaded.dataset.rows[table] == ()
    else:
        assert "missing-file" in rules
        assert loaded.dataset is None


def test_a_publish_puts_what_may_be_empty_back(data: Path, little: Files):
    (data / "corrections.csv").unlink()
    base = begin(data)
    done = publish(data, base.version, with_cell(base.files, "vendors", ("akio",), "name", "Akio SA"), "Paul", "a name")
    assert_published(done)
    assert (data / "corrections.csv").read_bytes() == little["corrections.csv"]


# the steps themselves


@pytest.mark.parametrize(
    ("models", "steps"),
    [({}, migrations.MIGRATIONS), (LATER, LATER_STEPS), (STILL_LATER, STILL_LATER_STEPS)],
    ids=["today", "later", "still later"],
)
def test_the_steps_fit_the_row_models(models: dict, steps: tuple[Step, ...]):
    with form(models, steps):
        assert len({step.name for step in steps}) == len(steps)
        assert not set(migrations.former_names()) & set(TABLES)
        for table, model in TABLES.items():
            columns = {column.name: column for column in model.columns()}
            assert not set(migrations.former_columns(table)) & set(columns)
            assert set(migrations.former_columns(table).values()) <= set(columns)
            for name, value in migrations.given_values(table).items():
                assert columns[name].required, "a column that may be empty needs no step"
                assert not columns[name].choices or value in map(str, columns[name].choices)
            for name, column in columns.items():
                former = migrations.former_values(table, name)
                assert not set(former) & set(map(str, column.choices))
                assert set(former.values()) <= set(map(str, column.choices))


@pytest.mark.parametrize("at", VERSIONS)
def test_steps_that_are_done_are_not_done_again(earlier: Path, at: int):
    files = History(earlier).files(History(earlier).versions()[at])
    with form(STILL_LATER, STILL_LATER_STEPS):
        once = present_form(files)
        assert present_form(once) == once
        assert once != files


def test_a_step_leaves_the_lines_of_a_file_where_they_are():
    step = RenameValue("a value", "vendors", "status", "active", "standing")
    with form({}, (step,)):
        written_by_hand = b'id,status,note\n\nakio,active,"two\nlines"\n\nnice,merged,\n'
        (table,) = migrations.migrated({"vendors.csv": written_by_hand}).tables.values()
    assert table.data == b'id,status,note\n\nakio,standing,"two\nlines"\n\nnice,merged,\n'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b'id,status\nakio,"active\n',
        b"id,status\nakio\n",
        b"\xff\xfe",
        b"id;status\nakio;active\n",
        b"\x00",
    ],
)
def test_a_file_whose_writing_is_broken_is_left_as_it_is(data: bytes):
    steps = (
        AddColumn("a column", "vendors", "tier", "full"),
        RenameColumn("another name", "vendors", "status", "state"),
        RenameTable("another table", "companies", "vendors"),
    )
    with form({}, steps):
        assert migrations.migrated({"vendors.csv": data}).files == {"vendors.csv": data}


def test_each_notice_of_a_missing_part_says_what_is_missing_in_both_languages():
    for rule in ("absent-column", "given-column", "absent-table", "given-table"):
        assert RULES[rule].severity is Severity.NOTICE
        problem = Problem("vendors.csv", 1, "tier", "", rule, "tier", other="standard")
        french, english = (problem.message(language(code)) for code in ("fr", "en"))
        assert french != english
        assert "vendors.csv" in french
