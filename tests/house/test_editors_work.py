"""An editor's normal work on `data/` breaks no test: the facts that the project promises stand in one file, and the rest on data of its own."""

import ast
import re
import shutil
from pathlib import Path

import pytest

from tests.data import ROOT, SHIPPED
from tests.house.editors_work import edit
from tests.servers import SERVERS
from tests.web.test_published_addresses import ADDRESSES

ABOUT_THE_SHIPPED_DATA = {
    "test_shipped_data.py": "what the project promises of the facts",
    "web/test_published_addresses.py": "addresses that readers have kept must lead somewhere today",
    "vendors/desk/revisions/test_project_folder.py": "a desk begins with them, and never publishes to the project's own folder",
    "vendors/desk/revisions/test_replicas.py::test_a_replica_that_would_follow_nothing_or_write_into_the_project_does_not_start": "that folder is named, and not read",
    "vendors/desk/test_grid.py::test_an_empty_folder_begins_with_the_table_of_the_project": "a desk begins with them",
    "vendors/store/test_checked.py::test_checked_data_is_opened_as_a_new_check_finds_it_on_any_later_day": "what is kept of their check is what a new check finds",
}
"""The only tests that read `data/`, whole files of them or one of a file, and why."""
TRIED = [name for name in ABOUT_THE_SHIPPED_DATA if name != "web/test_published_addresses.py"] + [
    f"web/test_published_addresses.py::test_a_published_address_still_gives_what_it_names[{address}]"
    for address in ADDRESSES
    if re.search(r"(vendor|article|controversy)=|/(vendors|controversies)/", address)
]
"""What is tried of them on edited data: of the addresses those that name a row, for the others hang on none, nor do those that follow from a page."""
ON_OTHER_DATA = """
import sys
from pathlib import Path
import pytest
import tests.data
from vendors.desk.revisions import publishing
tests.data.SHIPPED = publishing.SHIPPED = Path(sys.argv[1])
publishing.ROOT = publishing.SHIPPED.parent
raise SystemExit(pytest.main(sys.argv[2:]))
"""
"""Tests in a process of their own, for which another folder is `data/`."""
TESTS = ROOT / "tests"
READS = re.compile(r"""\bSHIPPED\b|\bROOT / ["']data\b|ROOT\.joinpath\(["']data""")


def reading(path: Path) -> set[str]:
    """The tests of a file that read `data/`: the file, where it is known as a whole, or what is declared in it."""
    text, name = path.read_text("utf-8"), path.relative_to(TESTS).as_posix()
    if not READS.search(text) or path == Path(__file__).resolve():
        return set()
    if name in ABOUT_THE_SHIPPED_DATA:
        return {name}
    found = set()
    for node in ast.parse(text).body:
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        lines = "\n".join(text.splitlines()[first - 1 : node.end_lineno])
        if READS.search(lines) and not isinstance(node, ast.ImportFrom):
            found.add(f"{name}::{getattr(node, 'name', lines)}")
    return found


def test_few_tests_read_the_shipped_data() -> None:
    assert set().union(*map(reading, TESTS.rglob("test_*.py"))) == set(ABOUT_THE_SHIPPED_DATA)


@pytest.mark.slow
def test_a_vendor_an_article_a_controversy_more_and_corrected_facts_break_no_test(tmp_path: Path) -> None:
    data = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    edit(data)
    asked = [
        "-n0",
        "-pno:cacheprovider",
        "-mnot slow",
        "-Wignore::pytest.PytestAssertRewriteWarning",
        *(f"tests/{name}" for name in TRIED),
    ]
    ran = SERVERS.run(["-c", ON_OTHER_DATA, str(data), *asked])
    assert ran.returncode == 0, ran.stdout[-2_000:] + ran.stderr[-2_000:]
