"""A table is written whatever its size: what is kept at hand of it is another matter."""

from pathlib import Path

import pytest

from vendors.desk.revisions import repository
from vendors.desk.revisions.repository import add_commit, tables_of, writing


def test_a_table_that_is_larger_than_what_is_kept_unpacked_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    files = {"news.csv": b"id\n" + b"a" * 2_000_000}
    monkeypatch.setattr(repository, "UNPACKED", 1_500_000)
    monkeypatch.setattr(repository, "_UNPACKED", repository.LRUCache(1_500_000, getsizeof=len))
    with writing(tmp_path / "history.git") as written:
        id = add_commit(written, files, "Editor", "a reason", 0, [])
        assert tables_of(written, id.encode()) == files
