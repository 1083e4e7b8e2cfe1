"""What CONTRIBUTING.md says under "to add" is true: each of the six changes takes as few files as it says, and then works."""

from pathlib import Path

import pytest

from tests.house.promised_changes import CHANGES, copied, in_style, prove, touched


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_takes_no_more_files_than_promised(name: str, tmp_path: Path) -> None:
    change = CHANGES[name]
    folder = copied(tmp_path / "copy")
    change.make(folder)
    assert len(touched(folder)) <= change.files, touched(folder)


@pytest.mark.slow
def test_all_six_changes_together_work_and_keep_the_house_in_order(tmp_path: Path) -> None:
    folder = copied(tmp_path / "copy")
    for change in CHANGES.values():
        change.make(folder)
    tests = (
        # What tries many titles or selections, the libraries of the formats and processes that there are, patterns or a broken table tries the
        # same whatever was declared.
        "-knot bibtex and not of_ris and not loads_only and not for_queries and not selection_gives and not possessively and not with_errors",
        "tests/house/test_house.py",
        "tests/vendors/tables/test_declarations.py",
        "tests/vendors/exports",
    )
    prove(folder, *CHANGES, tests=tests)
    in_style(folder)
