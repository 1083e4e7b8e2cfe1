"""An editor's normal work on `data/` breaks no test: the facts that the project promises stand in one file, and the rest on data of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house.editors_work import edit
from tests.house.promised_changes import copied

ABOUT_THE_SHIPPED_DATA = {
    "test_shipped_data.py": "what the project promises of the facts",
    "web/test_published_addresses.py": "addresses that readers have kept must lead somewhere today",
    "vendors/desk/revisions/test_project_folder.py": "a desk begins with them, and never publishes to the project's own folder",
    "vendors/desk/revisions/test_replicas.py": "a replica never writes into the project's own folder",
    "vendors/desk/test_grid.py": "a desk begins with them",
    "vendors/store/test_checked.py": "what is kept of their check is what a new check finds",
}
"""The only tests that read `data/`, and why."""
TESTS = ROOT / "tests"


def test_few_tests_read_the_shipped_data() -> None:
    reading = {
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("test_*.py")
        if path != Path(__file__).resolve()
        and re.search(r"""\bSHIPPED\b|\bROOT / ["']data\b|ROOT\.joinpath\(["']data""", path.read_text())
    }
    assert reading == set(ABOUT_THE_SHIPPED_DATA)


@pytest.mark.slow
def test_a_vendor_an_article_a_controversy_more_and_corrected_facts_break_no_test(tmp_path: Path) -> None:
    copy = copied(tmp_path / "checkout")
    edit(copy / "data")
    for command in (
        ["vendors", "check", "data", "--lang=en"],
        ["pytest", "-n0", "-pno:cacheprovider", "-mnot slow", *(f"tests/{name}" for name in ABOUT_THE_SHIPPED_DATA)],
    ):
        ran = subprocess.run([sys.executable, "-m", *command], cwd=copy, capture_output=True, text=True, timeout=300)
        assert ran.returncode == 0, ran.stdout[-2_000:] + ran.stderr[-2_000:]
