"""A grid that was made before the table changed keeps nothing, and one row alone is put back in its place."""

import shutil

import pytest

from tests.conftest import DATA
from tests.vendors.desk.revisions.outcomes import assert_published
from vendors.desk.grid import OvertakenError, gridded, keep
from vendors.desk.revisions.publishing import SHIPPED
from vendors.desk.workspace import Workbench


@pytest.fixture
def bench(tmp_path):
    place = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".desk"))
    return Workbench(place)


def test_one_row_is_put_back_where_it_stood(bench):
    grid = gridded(bench, "Claire", "vendors", "viavoo")
    (at,) = grid.chosen
    data = grid.changed([{**grid.rows[at], "hq_city": "Lille"}])
    keep(bench, "Claire", grid, data)
    assert data.count(b"Lille,") == grid.data.count(b"Lille,") + 1
    assert gridded(bench, "Claire", "vendors", "viavoo").rows[at]["hq_city"] == "Lille"


def test_what_was_typed_before_somebody_published_lands_in_no_other_row(bench):
    grid = gridded(bench, "Claire", "vendors", "viavoo")
    before = (bench.folder / "vendors.csv").read_bytes()
    changed = gridded(bench, "Paul", "vendors", "akio")
    data = changed.changed([{**changed.rows[changed.chosen[0]], "hq_city": "Nantes"}])
    keep(bench, "Paul", changed, data)
    assert_published(bench.publish("Paul", "Seat read in the register"))
    assert (bench.folder / "vendors.csv").read_bytes() != before
    with pytest.raises(OvertakenError):
        keep(bench, "Claire", grid, grid.data)
    assert bench.open("Claire") is None


def test_an_empty_folder_begins_with_the_table_of_the_project(tmp_path):
    grid = gridded(Workbench(tmp_path), "Claire", "vendors", "")
    assert grid.data == (SHIPPED / "vendors.csv").read_bytes()
