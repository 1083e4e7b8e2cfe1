"""A small data set that is valid by itself, for the tests that compare, merge and publish."""

from pathlib import Path

import pytest

from tests.vendors.little import little_files, written
from vendors.store.files import Files


@pytest.fixture(scope="module")
def little() -> Files:
    return little_files()


@pytest.fixture
def data(tmp_path: Path, little: Files) -> Path:
    return written(tmp_path / "data", little)
