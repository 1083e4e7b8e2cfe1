"""A small data set of real rows, and where tests that write much may do so."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path

from tests.data import DATA
from vendors.desk.revisions.diff import about
from vendors.store.files import Files, read_files
from vendors.store.writing import table_file
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.mention import Mention
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key

LITTLE = frozenset({"akio", "nice", "satmetrix"})
AT_THE_DESK = LITTLE | {
    *("eloquant", "feedier", "feefo", "medallia", "podium", "qualtrics", "skeepers", "trustpilot", "viavoo"),
}
"""The vendors at which the tests of the desk work."""


def little_files(vendors: Set[str] = LITTLE) -> Files:
    """All tables, with what is about three vendors, or those that are named, alone: the rows whose references all lead to what is kept."""
    whole = read_files(DATA)
    tables = {table: text_of(table, whole[f"{table}.csv"]) for table in TABLES if f"{table}.csv" in whole}
    rows: dict[str, list[Cells]] = {table: list(found.rows) for table, found in tables.items()}
    kept: dict[str, Set[str]] = {Vendor.TABLE: vendors}

    def keep(model: type[Row]) -> list[Cells]:
        rows[model.TABLE] = [row for row in rows[model.TABLE] if stays(model, row, kept)]
        return rows[model.TABLE]

    keep(Vendor)
    kept[Controversy.TABLE] = {row["id"] for row in keep(Controversy)}
    # An article is there for the vendors it names.
    kept[Article.TABLE] = {row["article"] for row in keep(Mention)}
    for table in rows:
        keep(TABLES[table])
    return {f"{name}.csv": table_file(found.columns, rows[name]) for name, found in tables.items()}


def stays(model: type[Row], row: Cells, kept: Mapping[str, Set[str]]) -> bool:
    """Whether a row is about nothing but what is kept.

    Args:
        model: the table.
        row: its cells.
        kept: the ids that are kept, of each table that has been looked through.
    """
    if model in (Evidence, Correction):
        vendors = about(model.TABLE, row)
        return bool(vendors) and vendors <= kept[Vendor.TABLE]
    own = [(model.TABLE, row["id"])] if "id" in row else []
    named = [(column.refers, id) for column in model.columns() if column.refers for id in row[column.name].split("|")]
    return all(not id or table not in kept or id in kept[table] for table, id in (*own, *named))


def with_cell(files: Files, table: str, key: tuple[str, ...], column: str, value: str) -> Files:
    """The files with one cell changed."""
    found = text_of(table, files[f"{table}.csv"])
    rows: dict[Key, Cells] = dict(found.keyed)
    rows[Key(key)] = {**rows[Key(key)], column: value}
    return {**files, f"{table}.csv": table_file(found.columns, rows.values())}


def with_row(files: Files, table: str, /, **cells: str) -> Files:
    """The files with one row more, its other cells empty."""
    found = text_of(table, files[f"{table}.csv"])
    row = {**dict.fromkeys(found.columns, ""), **cells}
    return {**files, f"{table}.csv": table_file(found.columns, [*found.rows, row])}


CASE = "nice-securities-suit-1999"
"""A controversy of the little data set: alleged in 1999, dismissed in 2001; the vendor's answer was found in public."""
_LAST_STEP = f"{CASE},2001-03-09,".encode()


def with_step(files: Files) -> Files:
    """The files with a step of 2000, in court, between the two steps of `CASE`."""
    step = f"{CASE},2000-01-10,in-court,2001-03-vlex-in-re-nice\n".encode()
    name = "controversy_status.csv"
    return {**files, name: files[name].replace(_LAST_STEP, step + _LAST_STEP)}


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the machine has one: a killed process loses nothing there either, and waiting for a disk proves nothing more."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)
