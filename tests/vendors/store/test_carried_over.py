"""A data set that is an open one with some rows changed is what a check of the whole says it is: same rows, same problems, same version."""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from random import Random
from unittest import mock

import pytest

from tests.vendors.little import AT_THE_DESK, little_files, with_cell, with_row
from tests.vendors.store.test_checked import assert_same
from vendors.store import checked, load
from vendors.store.carried_over import OpenVersions, carried_over, opened
from vendors.store.files import Files
from vendors.store.load import State
from vendors.store.migrations import migrated
from vendors.store.writing import table_file
from vendors.validation.checks import prose
from vendors.validation.reading import text_of

EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "12"))
VALUES = (
    "",
    " ",
    "x",
    "no-such-id",
    "2019",
    "1998-02-30",
    "FR",
    "Ü “x” ™",
    '"',
    "FOO Inc",
    "verified",
    "https://x.example/a",
)
"""What is written into cells, besides what stands in other ones."""


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No verdict is kept by others, and no version is open at the beginning."""
    load._remembered.cache.clear()
    load._OPEN.clear()
    with mock.patch.object(checked, "kept", return_value=None):
        yield
    load._remembered.cache.clear()
    load._OPEN.clear()


@pytest.fixture(scope="module")
def files() -> Files:
    """The tables of a dozen vendors, and one publisher, so that the others are asked about."""
    return {**little_files(AT_THE_DESK), "publishers.csv": b"name,kind,vendors,hosts\nA Paper,press,,a.example\n"}


class Ways:
    """Both ways of checking, and how often the way of what has changed was gone to its end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.carried = 0

        def counted(*given: object) -> object:
            found = carried_over(*given)  # type: ignore[arg-type]
            self.carried += found is not None
            return found

        monkeypatch.setattr(load, "carried_over", counted)

    def state(self, files: Files, today: date) -> State:
        """The state of a data set, of which a check of the whole says the same."""
        found = load.load_files(files, today)
        assert_same(found, whole(files, today))
        return found


def whole(files: Files, today: date) -> State:
    """What a check of the whole finds."""
    prose._judged.clear()
    return load._checked(migrated(files), load.version_of(files), today)


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    """Both ways of checking."""
    return Ways(monkeypatch)


def in_cell(rows: list[dict[str, str]], chance: Random, files: Files) -> None:
    """Another text in a cell: of another row, of another table, or one that nobody expects there."""
    row, other = chance.choice(rows), chance.choice(rows)
    column = chance.choice(list(row))
    stranger = chance.choice(text_of(*_table(files, chance)).rows)
    row[column] = chance.choice(
        (
            other[column],
            f"{row[column]} 2",
            chance.choice(list(stranger.values())),
            chance.choice(VALUES),
            row[column][:-1],
        )
    )


def in_place(rows: list[dict[str, str]], chance: Random, _files: Files) -> None:
    """A row that goes, comes a second time, or stands elsewhere; or all in another order."""
    at = chance.randrange(len(rows))
    row = rows[at] if chance.random() < 0.3 else rows.pop(at)
    rows.insert(chance.randrange(len(rows) + 1), dict(row)) if chance.random() < 0.6 else None
    if chance.random() < 0.05:
        chance.shuffle(rows)


def _table(files: Files, chance: Random) -> tuple[str, bytes]:
    name = chance.choice([name for name, data in files.items() if data.count(b"\n") > 3])
    return name.removesuffix(".csv"), files[name]


def renamed(files: Files, chance: Random) -> Files:
    """The files in which a vendor is called otherwise, which changes who is named in all texts."""
    key, row = chance.choice(list(text_of("vendors", files["vendors.csv"]).keyed.items()))
    return with_cell(
        files, "vendors", key.cells, "name", chance.choice((f"{row['name']} Group", "Marie Martin", "Care"))
    )


def edited(files: Files, chance: Random, most: int = 3) -> Files:
    """The files after some edits of rows and cells."""
    for _ in range(chance.randint(1, most)):
        if chance.random() < 0.1:
            files = renamed(files, chance)
            continue
        table, data = _table(files, chance)
        found = text_of(table, data)
        rows = [dict(row) for row in found.rows]
        chance.choice((in_cell, in_cell, in_place))(rows, chance, files)
        files = {**files, f"{table}.csv": table_file(found.columns, rows)}
    return files


def written_otherwise(files: Files, chance: Random) -> Files:
    """The files with one that is there no more, empty, or written by another program, or with a sign less or more."""
    table, data = _table(files, chance)
    name, at = f"{table}.csv", chance.randrange(len(data))
    otherwise: Callable[[], Files] = chance.choice(
        (
            lambda: {one: old for one, old in files.items() if one != name},
            lambda: {**files, name: data.partition(b"\n")[0] + b"\n"},
            lambda: {**files, name: data.replace(b"\n", b"\r\n")},
            lambda: {**files, name: data.replace(b"\n", b"\n\n", 3)},
            lambda: {**files, name: b"\xef\xbb\xbf" + data},
            lambda: {**files, name: data.rstrip(b"\n")},
            lambda: {**files, name: data.decode().encode("cp1252", "replace")},
            lambda: {**files, name: data[:at] + data[at + 1 :]},
            lambda: {
                **files,
                name: data[:at] + chance.choice((b'"', b"\n", b",", b"\xe9", b"\r", b"\x00")) + data[at:],
            },
        )
    )
    return otherwise()


def test_after_each_of_many_edits_a_data_set_is_what_a_check_of_the_whole_finds(files: Files, ways: Ways, today: date):
    chance = Random(int(os.environ.get("PANORAMA_SEED", "53")))
    ways.state(files, today)
    valid = 0
    for _ in range(EXAMPLES):
        tried = written_otherwise(files, chance) if chance.random() < 0.15 else edited(files, chance)
        state = ways.state(tried, today + timedelta(chance.randrange(3)))
        valid += state.dataset is not None
        if state.dataset and chance.random() < 0.7:
            files = tried
    assert ways.carried >= valid / 2, "too few were told by what has changed"


def test_versions_are_opened_and_looked_for_from_many_threads(files: Files, today: date) -> None:
    form, state = migrated(files), load.load_files(files, today)
    assert state.dataset
    one, kept = opened(form, state.dataset, state.problems, today), OpenVersions(2)
    assert one

    def open_and_look(name: int) -> None:
        for turn in range(300):
            kept.put(f"{name}-{turn}", one)
            assert kept.nearest(form, today) is one

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(open_and_look, range(4)))
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("vendors", "hq_city", "Lyon"),
        ("vendors", "name", "Marie Martin"),
        ("news", "title", "Another title of the same article"),
        ("evidence", "accessed", "2026-11-01"),
        ("publishers", "name", "Nobody's Gazette"),
        ("ownership", "note", "Said by the company itself in its report."),
    ],
)
def test_one_cell_that_changes_is_told_without_a_check_of_the_whole(
    files: Files, ways: Ways, today: date, table: str, column: str, value: str
):
    ways.state(files, today)
    key = next(iter(text_of(table, files[f"{table}.csv"]).keyed))
    state = ways.state(with_cell(files, table, key.cells, column, value), today)
    assert state.dataset
    assert ways.carried == 1


def test_what_hangs_on_whole_tables_stays_where_another_table_changes_what_its_row_is_about(
    files: Files, ways: Ways, today: date
):
    evidence = text_of("evidence", files["evidence.csv"])
    rows = [dict(row) for row in evidence.rows]
    about = next(row["row"] for row in rows if row["table"] == "vendors")
    one, other = [row for row in rows if (row["table"], row["row"]) == ("vendors", about)][:2]
    one["publisher"], other["publisher"] = "Nobody’s Weekly Review", "Nobody’s Weekly Reviews"
    before = with_row(
        {**files, "evidence.csv": table_file(evidence.columns, rows)}, "publishers", name="Le Monde", kind="press"
    )
    ways.state(before, today)
    after = with_cell(before, "vendors", (about,), "last_reviewed", "2026-01-02")
    found = {problem.rule for problem in ways.state(after, today).problems if problem.file == "evidence.csv"}
    assert {"unlisted-publisher", "near-spellings"} <= found
    assert ways.carried == 1
