"""What was checked once is not checked again, and is never believed where a new check would say something else."""

import ast
import json
import logging
import os
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib.metadata import packages_distributions
from pathlib import Path
from random import Random
from unittest import mock

import pytest

from tests.data import DATA, SHIPPED
from tests.vendors.little import CASE, little_files
from tests.vendors.store.later_form import LATER, LATER_STEPS, form
from vendors import settings
from vendors.store import checked, load
from vendors.store.files import Files, read_files
from vendors.store.load import State
from vendors.store.writing import table_file
from vendors.validation import known_rows, reading
from vendors.validation.checks import prose
from vendors.validation.prose import linter
from vendors.validation.reading import text_of

EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "8"))


class Verdicts:
    """A folder of verdicts, and how often data was checked because none of them would do."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.checks = 0
        whole = load._checked

        def counted(*given: object) -> State:
            self.checks += 1
            return whole(*given)  # type: ignore[arg-type]

        patch.setattr(checked, "checked_folder", lambda: folder)
        patch.setattr(load, "_checked", counted)

    @property
    def file(self) -> Path:
        """The one verdict that is there."""
        (found,) = self.folder.iterdir()
        return found

    def load(self, folder: Path, on: date) -> State:
        """The state of a folder, as a process that has just begun finds it."""
        load._remembered.cache.clear()
        load._OPEN.clear()
        return load.load(folder, on)

    def opens(self, folder: Path, on: date) -> bool:
        """Whether a folder is opened without a check."""
        before = self.checks
        self.load(folder, on)
        return self.checks == before


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verdicts:
    """An empty folder of verdicts, not made yet."""
    return Verdicts(tmp_path / "cache" / "checked", monkeypatch)


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A small data folder."""
    return written(little_files(), tmp_path / "little")


def written(files: Files, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def found_anew(folder: Path, on: date) -> State:
    """What the whole check finds in a folder, nothing being remembered."""
    for memory in (load._remembered.cache, load._OPEN, reading.read_once.cache, prose._judged):
        memory.clear()
    for text in (linter._findings, linter.charges):
        text.__wrapped__.cache_clear()
    with mock.patch.object(checked, "kept", return_value=None):
        return load.load(folder, on)


def assert_same(one: State, other: State) -> None:
    assert one.problems == other.problems
    assert (one.dataset is None) == (other.dataset is None)
    if one.dataset and other.dataset:
        assert one.dataset.version == other.dataset.version
        assert dict(one.dataset.rows) == dict(other.dataset.rows)
        # What is equal may still be of another type, such as 1 and 1.0.
        assert list(map(str, one.dataset.rows.values())) == list(map(str, other.dataset.rows.values()))


def edited(files: Files, chance: Random) -> Files:
    """The files with one cell, or one row, as it stands elsewhere in the table."""
    name = chance.choice([name for name, data in files.items() if data.count(b"\n") > 2])
    table = text_of(name.removesuffix(".csv"), files[name])
    rows = [dict(row) for row in table.rows]
    at, other, column = chance.randrange(len(rows)), chance.choice(rows), chance.choice(table.columns)
    match chance.randrange(6):
        case 0:
            rows.pop(at)
        case 1:
            rows.insert(chance.randrange(len(rows)), rows.pop(at))
        case _:
            rows[at] = {**rows[at], column: chance.choice((other[column], "", f"{rows[at][column]} 2"))}
    return {**files, name: table_file(table.columns, rows)}


@pytest.mark.slow
@pytest.mark.parametrize("folder", [SHIPPED, DATA], ids=["shipped", "tests"])
def test_checked_data_is_opened_as_a_new_check_finds_it_on_any_later_day(folder: Path, verdicts: Verdicts, today: date):
    first = verdicts.load(folder, today)
    assert verdicts.checks == 1
    assert first.dataset
    for day in (today, today + timedelta(4000)):
        opened = verdicts.load(folder, day)
        assert verdicts.checks == 1, "it was checked again"
        assert_same(opened, load.load(folder, day) if day == today else found_anew(folder, day))
        verdicts.checks = 1
    assert_same(verdicts.load(folder, today), first)


def test_after_each_of_many_edits_what_is_opened_is_what_a_new_check_finds(
    little: Path, verdicts: Verdicts, today: date
):
    chance = Random(22)
    files, opened = read_files(little), 0
    for _ in range(EXAMPLES):
        tried = edited(files, chance)
        written(tried, little)
        verdicts.load(little, today)
        with mock.patch.object(checked, "kept", return_value=None):
            checked_now = verdicts.load(little, today)
        assert_same(checked_now, found_anew(little, today))
        for day in (today, today + timedelta(30)):
            before = verdicts.checks
            state = verdicts.load(little, day)
            opened += verdicts.checks == before
            assert_same(state, found_anew(little, day))
        files = tried if state.dataset else files
    assert opened >= EXAMPLES / 3, "too few of the edits were valid"


def test_what_hangs_on_the_day_is_asked_on_the_day(little: Path, verdicts: Verdicts):
    asked = date(2026, 11, 20)
    replies = text_of("replies", (little / "replies.csv").read_bytes())
    waiting = {"kind": "right-of-reply", "asked": str(asked), "asked_how": "email"}
    rows = [
        {**dict.fromkeys(row, ""), "controversy": row["controversy"], "vendor": row["vendor"], **waiting}
        if row["controversy"] == CASE
        else row
        for row in replies.rows
    ]
    (little / "replies.csv").write_bytes(table_file(replies.columns, rows))

    def overdue(days: int) -> list[tuple[str, str]]:
        found = verdicts.load(little, asked + timedelta(days)).problems
        return [(problem.column, problem.value) for problem in found if problem.rule == "reply-overdue"]

    assert overdue(9) == []
    assert overdue(20) == [("asked", str(asked))]
    assert overdue(9) == []
    assert verdicts.checks == 1
    verdicts.file.unlink()
    assert overdue(20) == [("asked", str(asked))]
    assert verdicts.checks == 2
    assert overdue(9) == []
    assert verdicts.checks == 2


def test_for_a_day_before_the_last_one_in_the_data_it_is_checked_again(little: Path, verdicts: Verdicts, today: date):
    verdicts.load(little, today)
    early = verdicts.load(little, date(2020, 1, 1))
    assert verdicts.checks == 2
    assert "future-date" in {problem.rule for problem in early.errors}


def test_another_byte_or_another_file_is_another_version(little: Path, verdicts: Verdicts, today: date):
    verdicts.load(little, today)
    assert verdicts.opens(little, today)
    news = little / "news.csv"
    news.write_bytes(news.read_bytes().replace(b"\n", b"\r\n", 1))
    assert not verdicts.opens(little, today)
    (little / "notes.csv").write_text("a\n")
    assert [problem.rule for problem in verdicts.load(little, today).problems if problem.file == "notes.csv"] == [
        "unknown-file"
    ]


def test_data_with_errors_is_checked_each_time(little: Path, verdicts: Verdicts, today: date):
    (little / "vendors.csv").unlink()
    assert verdicts.load(little, today).errors
    assert not verdicts.opens(little, today)
    assert not verdicts.folder.exists()


def test_other_rules_check_again(little: Path, verdicts: Verdicts, today: date, monkeypatch: pytest.MonkeyPatch):
    verdicts.load(little, today)
    with form(LATER, LATER_STEPS):
        assert not verdicts.opens(little, today)
    monkeypatch.setattr(checked, "rules", lambda: "others")
    assert not verdicts.opens(little, today)


def test_the_version_of_the_rules_is_that_of_every_file_that_decides(monkeypatch: pytest.MonkeyPatch):
    known = checked.rules()
    read = set()

    def seen(path: Path) -> bytes:
        read.add(path)
        return b""

    checked.rules.cache_clear()
    monkeypatch.setattr(Path, "read_bytes", seen)
    try:
        assert checked.rules() != known
    finally:
        checked.rules.cache_clear()
    home = Path(checked.__file__).parents[1]
    deciding = {
        Path(module.__file__)
        for name, module in sys.modules.items()
        if name.startswith(("vendors.types", "vendors.tables", "vendors.validation", "vendors.domain", "vendors.store"))
        and getattr(module, "__file__", None)
    }
    assert deciding <= read
    assert {home / "validation/prose/patterns/charges.csv", home / "validation/prose/first_names.txt"} <= read


def test_rules_newer_than_the_process_are_no_version(monkeypatch: pytest.MonkeyPatch):
    checked.rules.cache_clear()
    monkeypatch.setattr(checked, "_BEGUN", 0.0)
    try:
        assert checked.rules() == ""
    finally:
        checked.rules.cache_clear()


@pytest.mark.parametrize("place", [0, 100, -2], ids=["seal", "content", "end"])
def test_a_damaged_verdict_is_not_believed(place: int, little: Path, verdicts: Verdicts, today: date, caplog):
    state = verdicts.load(little, today)
    data = bytearray(verdicts.file.read_bytes())
    data[place] ^= 1
    verdicts.file.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        assert_same(verdicts.load(little, today), state)
    assert verdicts.checks == 2
    assert "is damaged" in caplog.text


def test_a_verdict_under_the_name_of_another_is_not_believed(
    tmp_path: Path, little: Path, verdicts: Verdicts, today: date
):
    verdicts.load(little, today)
    sound = verdicts.file.read_bytes()
    other = written(edited(little_files(), Random(3)), tmp_path / "other")
    verdicts.load(other, today)
    for file in verdicts.folder.iterdir():
        file.write_bytes(sound)
    assert not verdicts.opens(other, today)


def test_what_others_may_have_written_is_not_believed(
    little: Path, verdicts: Verdicts, today: date, caplog, monkeypatch
):
    verdicts.load(little, today)
    verdicts.file.chmod(0o666)
    assert not verdicts.opens(little, today)
    assert "is not believed" in caplog.text
    verdicts.file.chmod(0o600)
    assert verdicts.opens(little, today)
    verdicts.folder.chmod(0o777)
    assert not verdicts.opens(little, today)
    verdicts.folder.chmod(0o700)
    elsewhere = verdicts.folder.with_name("elsewhere")
    file = verdicts.file
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert not verdicts.opens(little, today)
    file.unlink()
    elsewhere.rename(file)
    assert verdicts.opens(little, today)
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    assert not verdicts.opens(little, today)


def test_a_verdict_that_came_with_the_data_is_not_looked_at(little: Path, verdicts: Verdicts, today: date):
    verdicts.load(little, today)
    for inside in (little / ".desk" / "checked", little / "checked"):
        inside.mkdir(parents=True)
        (inside / verdicts.file.name).write_bytes(verdicts.file.read_bytes())
    verdicts.file.unlink()
    assert not verdicts.opens(little, today)


def test_what_is_kept_is_text_without_a_row_of_the_data(little: Path, verdicts: Verdicts, today: date):
    verdicts.load(little, today)
    seal, _, content = verdicts.file.read_text().partition("\n")
    assert len(seal) == 64
    assert set(json.loads(content)) == {"problems", "latest"}
    assert verdicts.file.stat().st_mode & 0o777 == 0o600
    for module in (checked, load, known_rows):
        assert not {"pickle", "marshal", "shelve"} & set(vars(module))


def test_without_a_place_the_data_is_checked_each_time(little: Path, verdicts: Verdicts, today: date, monkeypatch):
    monkeypatch.setattr(checked, "checked_folder", lambda: None)
    assert verdicts.load(little, today).dataset
    assert not verdicts.opens(little, today)
    barred = little / "vendors.csv" / "checked"  # below a file, where nothing can be made
    monkeypatch.setattr(checked, "checked_folder", lambda: barred)
    assert not verdicts.opens(little, today)


def test_so_many_verdicts_are_kept_and_no_more(little: Path, verdicts: Verdicts, today: date, monkeypatch):
    monkeypatch.setattr(checked, "MOST", 2)
    whole = (little / "news.csv").read_bytes()
    for number, end in enumerate((b"", b"\n", b"\n\n", b"\n\n\n")):
        (little / "news.csv").write_bytes(whole + end)
        verdicts.load(little, today)
        os.utime(max(verdicts.folder.iterdir(), key=lambda path: path.stat().st_mtime), (number, number))
    assert len(list(verdicts.folder.iterdir())) == 2
    assert verdicts.opens(little, today)


def test_whoever_runs_a_command_in_the_home_of_another_has_no_place_for_it_and_no_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def barred(_self: Path) -> bool:
        raise PermissionError

    mine = settings.Settings(checked_folder=None)
    monkeypatch.setattr(settings, "settings", lambda: mine)
    monkeypatch.setattr(Path, "is_dir", barred)
    assert settings.checked_folder() is None


def cut_short(verdict: Path) -> None:
    verdict.write_bytes(verdict.read_bytes()[:20])


def open_to_others(verdict: Path) -> None:
    verdict.chmod(0o666)


def made_a_link(verdict: Path) -> None:
    elsewhere = verdict.parent.with_name("elsewhere")
    verdict.rename(elsewhere)
    verdict.symlink_to(elsewhere)


@pytest.mark.parametrize("spoilt", [cut_short, open_to_others, made_a_link])
def test_a_verdict_that_is_not_believed_gives_way_to_a_new_one(
    spoilt: Callable[[Path], None], little: Path, verdicts: Verdicts, today: date
):
    verdicts.load(little, today)
    spoilt(verdicts.file)
    assert not verdicts.opens(little, today)
    assert verdicts.opens(little, today)
    assert not verdicts.file.is_symlink()
    assert verdicts.file.stat().st_mode & 0o777 == 0o600


def test_a_file_beside_the_tables_is_named_as_long_as_it_is_there(little: Path, verdicts: Verdicts, today: date):
    def strangers() -> list[str]:
        found = verdicts.load(little, today).problems
        return [problem.file for problem in found if problem.rule == "unknown-file"]

    note = little / "notes.csv"
    note.write_text("a\n")
    assert strangers() == ["notes.csv"]
    assert strangers() == ["notes.csv"]
    assert verdicts.checks == 1
    note.unlink()
    assert strangers() == []
    assert verdicts.checks == 1


def test_where_the_rules_were_replaced_since_nothing_is_kept(
    little: Path, verdicts: Verdicts, today: date, monkeypatch: pytest.MonkeyPatch
):
    assert checked.rules()
    monkeypatch.setattr(checked, "_BEGUN", 0.0)
    assert verdicts.load(little, today).dataset
    assert not verdicts.folder.exists()


def test_nothing_but_verdicts_gives_way_to_new_ones(
    little: Path, verdicts: Verdicts, today: date, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(checked, "MOST", 1)
    verdicts.folder.mkdir(parents=True, mode=0o700)
    others = [verdicts.folder / name for name in ("package.json", "a.json")]
    for other in others:
        other.write_text("{}")
        os.utime(other, (1, 1))
    verdicts.load(little, today)
    (little / "news.csv").write_bytes((little / "news.csv").read_bytes() + b"\n")
    verdicts.load(little, today)
    assert all(other.exists() for other in others)
    assert len(list(verdicts.folder.iterdir())) == len(others) + 1


def test_every_library_that_the_rules_import_is_part_of_their_version():
    homes = [Path(checked.__file__).parents[1] / room for room in checked._ROOMS]
    imported = {
        name.partition(".")[0]
        for home in homes
        for path in home.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    others = imported - sys.stdlib_module_names - {"vendors"}
    called = packages_distributions()
    names = {re.sub(r"[_.]", "-", name.lower()) for one in others for name in called[one]}
    # What remembers answers does not decide.
    assert names - {"cachetools"} <= set(checked._LIBRARIES)
