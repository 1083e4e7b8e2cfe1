"""What was found out about a data set goes with it."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

import views
from tests.vendors.little import little_files, with_cell
from vendors.domain.as_of import AsOf
from vendors.settings import today
from vendors.store.watch import Live
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset

PAGES = (("/", "lang=fr"), ("/", "lang=fr&q=akio"), ("/vendor", "vendor=akio"), ("/news", ""), ("/charts", ""))


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A site that shows a small folder."""
    for name, data in little_files().items():
        (tmp_path / name).write_bytes(data)
    return Live(tmp_path)


def test_an_answer_is_found_once_for_each_data_set_and_its_arguments():
    asked = []

    @with_dataset(2)
    def found(dataset: Dataset, number: int) -> int:
        asked.append(number)
        return number * 2

    one, other = Dataset({}, "one"), Dataset({}, "other")
    assert [found(one, 1), found(one, 1), found(other, 1), found(one, 2)] == [2, 2, 2, 4]
    assert asked == [1, 1, 2]
    found(one, 3)
    assert found(one, 1) == 2
    assert asked == [1, 1, 2, 3, 1]


def test_what_is_asked_of_a_day_is_remembered_beside_the_data_set():
    @with_dataset(8)
    def found(as_of: AsOf) -> object:
        return object()

    dataset = Dataset({}, "one")
    assert found(AsOf(dataset, today(), today())) is found(AsOf(dataset, today(), today()))


def test_a_version_that_is_shown_no_more_is_not_kept_in_memory(live: Live):
    shown: list[weakref.ref[Dataset]] = []
    for number in range(3):
        files = with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {number}")
        (live.folder / "vendors.csv").write_bytes(files["vendors.csv"])
        state = live.read_now()
        assert state.dataset
        shown.append(weakref.ref(state.dataset))
        for path, query in PAGES:
            views.show(path, query, state)
    del state
    gc.collect()
    assert [one() is None for one in shown] == [True, True, False]
