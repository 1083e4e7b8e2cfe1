"""`python -m tests.house.licences`: writes docs/licences.csv, the licence of each package that is installed; `make lock` calls it.

A package for other systems than this one, or that is here in another version, keeps the licence that stands there.
"""

import csv
import io
from typing import Final

from packaging.version import Version

from tests.data import ROOT
from tests.house.locked import DEVELOP, RUN, is_here, licence, locked

TABLE: Final = ROOT / "docs/licences.csv"
UNKNOWN: Final = "for another system, not looked up"
HEADER: Final = ("package", "version", "licence", "for")


def table() -> str:
    """The table as it should stand."""
    before = {row["package"]: row["licence"] for row in _rows()}
    serving = {one.name for one in locked(RUN)}
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(HEADER)
    # A package may be locked in one version for this Python and in another for a later one; the table is the same whoever writes it.
    each = {one.name: one for one in sorted(locked(DEVELOP), key=lambda one: Version(one.version))}
    for one in sorted(each.values()):
        said = licence(one.name) if is_here(one) else before.get(one.name, UNKNOWN)
        written.writerow((one.name, one.version, said, "readers" if one.name in serving else "development"))
    return text.getvalue()


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(TABLE.read_text("utf-8")))) if TABLE.exists() else []


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
