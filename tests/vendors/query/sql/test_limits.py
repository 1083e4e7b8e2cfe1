"""A query is stopped for its own work, or when it has had its time on the clock; not because others have the machine."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from vendors.query.sql import answer, database
from vendors.query.sql.answer import LockedDatabase, locked
from vendors.query.sql.statement import SqlError
from vendors.settings import ROOT
from vendors.tables.dataset import Dataset

DAY = date(2018, 4, 23)
ENDLESS = "SELECT sum(a.i * b.i) FROM range(10_000_000) a(i), range(10_000_000) b(i)"


@pytest.fixture(scope="module")
def file(dataset: Dataset, today: date, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sql") / database.NAME
    path.write_bytes(database.content(dataset, today))
    return path


@pytest.fixture(scope="module")
def base(file: Path) -> Iterator[LockedDatabase]:
    with locked(file) as connection:
        yield LockedDatabase(connection)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[[float, float], None]:
    """Sets how many seconds of work, and how many on the clock, go by between two looks at a query."""

    def set_steps(work: float, clock: float) -> None:
        for name, step in (("process_time", work), ("monotonic", clock)):
            monkeypatch.setattr(answer, name, count(0, step).__next__)

    return set_steps


@pytest.mark.parametrize(("work", "clock"), [(3, 0), (0, 4)], ids=["its own work", "the clock"])
def test_it_is_stopped_for_its_work_or_by_the_clock(base, looks, work, clock):
    looks(work, clock)
    with pytest.raises(SqlError, match="took longer"):
        base.answer(ENDLESS, DAY, "en")


def test_it_goes_on_while_others_have_the_machine(base, looks):
    looks(0, 0)
    found = base.answer("SELECT sum(i) FROM range(200_000_000) t(i)", DAY, "en")
    assert found.table.rows == [[19999999900000000]]


def test_no_progress_is_drawn_between_two_answers(file):
    """DuckDB draws it after two seconds where it takes a program for one that somebody watches, as `python -c` is."""
    program = (
        "import sys; from pathlib import Path; from vendors.query.sql.answer import locked;"
        "print(locked(Path(sys.argv[1])).execute("
        "\"SELECT value FROM duckdb_settings() WHERE name = 'enable_progress_bar'\").fetchone()[0])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout == "false\n"
