"""What other tests stand on is sound. Where it is not, they are skipped, and what is wrong is said here, once."""

from datetime import date

import pytest

from tests.conftest import DATA
from tests.problems import in_short
from tests.vendors.little import little_files
from vendors.store.load import load, load_files


@pytest.fixture(scope="session")
def sound_fixtures() -> None:
    """Here nothing is skipped."""


def test_the_data_of_the_tests_is_valid(today: date) -> None:
    assert in_short(load(DATA, today).errors) == ""


def test_the_little_data_set_is_valid(today: date) -> None:
    assert in_short(load_files(little_files(), today).errors) == ""
