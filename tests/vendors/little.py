"""A small data set of real rows, and where tests that write much may do so."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from vendors.store.files import NAMES, Files, read_files
from vendors.store.writing import table_file
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key

KEPT = {"akio", "nice", "satmetrix"}


def little_files() -> Files:
    """All tables, with what is about three vendors alone."""
    whole = read_files(ROOT / "data")
    tables = {name: text_of(name.removesuffix(".csv"), whole[name]) for name in NAMES}
    rows = {name: [dict(row) for row in tables[name].rows] for name in NAMES}
    rows["vendors.csv"] = [row for row in rows["vendors.csv"] if row["id"] in KEPT]
    for name in ("ownership.csv", "events.csv", "capabilities.csv", "mentions.csv"):
        rows[name] = [row for row in rows[name] if row["vendor"] in KEPT]
    rows["controversies.csv"] = [row for row in rows["controversies.csv"] if set(row["vendors"].split("|")) <= KEPT]
    disputes = {row["id"] for row in rows["controversies.csv"]}
    for name in ("controversy_status.csv", "replies.csv"):
        rows[name] = [row for row in rows[name] if row["controversy"] in disputes]
    named = {row["article"] for row in rows["mentions.csv"]}
    rows["news.csv"] = [row for row in rows["news.csv"] if row["id"] in named]
    rows["evidence.csv"] = [row for row in rows["evidence.csv"] if row["row"].split("|")[0] in KEPT]
    return {name: table_file(table.columns, rows[name]) for name, table in tables.items()}


def with_cell(files: Files, table: str, key: tuple[str, ...], column: str, value: str) -> Files:
    """The files with one cell changed."""
    found = text_of(table, files[f"{table}.csv"])
    rows: dict[Key, Cells] = dict(found.keyed)
    rows[Key(key)] = {**rows[Key(key)], column: value}
    return {**files, f"{table}.csv": table_file(found.columns, rows.values())}


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
