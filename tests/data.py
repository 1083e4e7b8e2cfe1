"""The data that tests stand on."""

import atexit
import shutil
import tempfile
from pathlib import Path

from vendors.store.files import read_files
from vendors.store.migrations import present_form

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data"
"""What editors change and readers see. `test_shipped_data` alone speaks of what stands in it."""


def in_present_form(folder: Path) -> Path:
    """The folder, or a copy of it in the form that today's row models have: a new column needs no work on the tests' data."""
    files = read_files(folder)
    form = present_form(files)
    if form == files:
        return folder
    copy = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    for name, content in form.items():
        (copy / name).write_bytes(content)
    return copy


DATA = in_present_form(ROOT / "tests/fixtures/data")
"""What all other tests speak of: `data/` as it was on one day, so that an editor's work on the facts breaks no test of the code."""
