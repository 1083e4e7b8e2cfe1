"""Of files changed at random none ends in anything but rows, problems or a named refusal, within its bounds of time and memory."""

import os

import pytest

from tests.vendors.desk.fuzzed_files import tried
from vendors.tables.dataset import Dataset

EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "15"))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_file_that_was_changed_at_random_breaks_what_reads_it(dataset: Dataset) -> None:
    outcomes = tried(range(EXAMPLES), dataset)
    assert outcomes.faults == []
    assert sum(outcomes.kinds.values()) == EXAMPLES
    assert {"rows", "articles"} <= outcomes.kinds.keys()
