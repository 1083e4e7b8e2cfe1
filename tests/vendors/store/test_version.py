"""The version of the data is a fact of the data: it hangs on nothing but the bytes of the tables."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from vendors.store.load import version_of
from vendors.tables import ORDER, TABLES

PINNED = {
    "news": b"id,title\na,\xc3\x89t\xc3\xa9\n",
    "capabilities": b"vendor,capability\nakio,surveys\n",
    "ownership": b"",
    "events": b"vendor,date\nakio,2000\n",
    "controversies": b"id\n",
    "controversy_status": b"controversy\n",
    "corrections": b"date\n",
    "evidence": b"table\n",
    "mentions": b"article\n",
    "replies": b"controversy\n",
    "vendors": b"id,name\r\nakio,Akio\r\n",
}
"""Files of the tables that there were when versions were first published; a later table does not change what is known by a version."""
VERSION = "0d67d7fe8a73edc829a23f24f4fb0a53ba6e54cde0c2ccff6fc9be783cea5892"


def test_a_known_folder_keeps_its_version():
    assert version_of({f"{table}.csv": data for table, data in PINNED.items()}) == VERSION


def test_the_order_of_the_first_eleven_tables_never_changes():
    assert ORDER[: len(PINNED)] == tuple(PINNED)
    assert tuple(TABLES) == ORDER


def test_the_version_does_not_hang_on_which_table_is_imported_first(tmp_path: Path):
    shutil.copytree(ROOT / "vendors", tmp_path / "vendors", ignore=shutil.ignore_patterns("__pycache__"))
    ownership = tmp_path / "vendors/tables/ownership.py"
    ownership.write_text(
        re.sub(r"^from ", "import vendors.tables.vendor\nfrom ", ownership.read_text(), count=1, flags=re.M)
    )
    files = {f"{table}.csv": data for table, data in PINNED.items()}
    said = f"import vendors.tables; from vendors.store.load import version_of; print(version_of({files!r}))"
    ran = subprocess.run([sys.executable, "-c", said], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == VERSION


def test_what_is_no_table_does_not_change_the_version():
    files = {f"{table}.csv": data for table, data in PINNED.items()}
    assert version_of({**files, "notes.csv": b"x"}) == VERSION
    assert version_of(dict(reversed(files.items()))) == VERSION
    assert version_of({**files, "vendors.csv": b"id,name\nakio,Akio\n"}) != VERSION
