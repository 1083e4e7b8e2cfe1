"""The index that was kept is the one that was made, to each word and row, and none is believed that others wrote or that other code made."""

import os
import random
from datetime import date

import pytest

from tests.vendors.query.search.test_renewed_index import SEARCHES, answers, changed, told
from vendors.domain.as_of import AsOf
from vendors.query.search import kept_index, renewing
from vendors.query.search.entries import entries
from vendors.query.search.found import found
from vendors.query.search.index import Index
from vendors.query.search.kept_index import keep, kept
from vendors.query.search.renewing import Indexed, index_of, renew, renewed
from vendors.store import checked, own_files
from vendors.tables.dataset import Dataset

VERSION, OTHER = "1" * 64, "2" * 64


def assert_same(index, other, today):
    assert told(index) == told(other)
    assert answers(index, today) == answers(other, today)


def publish(*versions):
    """Has versions checked, as those of a folder are."""
    for version in versions:
        checked.keep(version, checked.CheckedVersion((), date(2026, 1, 1)))


def kept_index_of(dataset):
    """The index of a data set, once all that was made is kept."""
    index = index_of(dataset)
    renewing._behind.submit(bool).result()
    return index


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty place for what is kept, in a process that has made no index yet."""
    renewing._behind.submit(bool).result()
    monkeypatch.setattr(checked, "checked_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(renewing, "_newest", [])
    publish(VERSION, OTHER)
    yield tmp_path / "kept"
    renewing._behind.submit(bool).result()


def test_what_is_read_is_what_was_made_and_can_be_renewed(dataset, today):
    made = Index(entries(dataset))
    read = Index.read(made.content())
    assert_same(read, made, today)
    rows = changed(random.Random(7), dict(dataset.rows), 1)
    other = Dataset(rows, OTHER)
    assert_same(renewed(Indexed.of(dataset, read), other), renewed(Indexed.of(dataset, made), other), today)


def test_a_start_reads_what_an_earlier_one_has_made(dataset, today, monkeypatch):
    first = Dataset(dataset.rows, VERSION)
    results = [found(AsOf(first, today, today), text) for text in SEARCHES]
    kept_index_of(first)
    renewing._newest.clear()

    def made(_things):
        raise AssertionError("the index is made anew")

    monkeypatch.setattr(renewing, "entries", made)
    second = Dataset(dataset.rows, VERSION)
    assert [found(AsOf(second, today, today), text) for text in SEARCHES] == results
    renewing._newest.clear()
    with pytest.raises(AssertionError, match="made anew"):
        index_of(Dataset(dataset.rows, OTHER))


def test_what_was_changed_is_kept_for_the_next_start_too(dataset, today):
    index_of(Dataset(dataset.rows, VERSION))
    rows = changed(random.Random(1), dict(dataset.rows), 1)
    kept_index_of(Dataset(rows, OTHER))
    assert_same(kept(OTHER), index_of(Dataset(rows, OTHER)), today)


def test_what_nobody_searched_is_not_made_ready_and_what_was_searched_is(dataset, monkeypatch):
    renew(Dataset(dataset.rows, VERSION))
    assert not renewing._newest
    index_of(dataset)
    later = Dataset(changed(random.Random(1), dict(dataset.rows), 1), OTHER)
    renew(later)
    renewing._behind.submit(bool).result()
    monkeypatch.delattr(renewing, "renewed")
    assert index_of(later)


@pytest.mark.parametrize("spoil", ["a byte", "cut", "others may write", "a link"])
def test_a_file_that_is_not_whole_or_not_ours_is_not_believed(dataset, folder, spoil, tmp_path):
    keep(VERSION, Index(entries(dataset)))
    (path,) = folder.glob("*.index")
    data = path.read_bytes()
    if spoil == "a byte":
        path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
    elif spoil == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif spoil == "others may write":
        path.chmod(0o666)
    else:
        (tmp_path / "elsewhere").write_bytes(data)
        path.unlink()
        path.symlink_to(tmp_path / "elsewhere")
    assert kept(VERSION) is None


def test_other_code_other_rules_and_another_sqlite_have_an_index_of_their_own(dataset, monkeypatch):
    keep(VERSION, Index(entries(dataset)))
    assert kept(VERSION)
    assert kept(OTHER) is None
    for place, name, other in (
        (kept_index.INDEXES, "code_version", "others"),
        (checked, "rules", lambda: "others"),
        (kept_index.sqlite3, "sqlite_version", "3.0.0"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, other)
            assert kept(VERSION) is None
    assert kept(VERSION)


def test_few_are_kept_and_only_of_published_versions(dataset, folder, monkeypatch):
    monkeypatch.setattr(kept_index.INDEXES, "_most", 2)
    made = Index(entries(dataset))
    keep("small", made)
    keep("a" * 64, made)
    assert not list(folder.glob("*.index"))
    for n in range(4):
        publish(f"{n}" * 64)
        keep(f"{n}" * 64, made)
    assert len(list(folder.glob("*.index"))) == 2


def test_what_was_left_half_written_goes(dataset, folder):
    left, new = (folder / f".{'a' * 64}.index.{end}" for end in ("left", "new"))
    for path in (left, new):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    keep(VERSION, Index(entries(dataset)))
    assert not left.exists()
    assert new.exists()


def test_what_is_previewed_leaves_nothing(dataset, folder):
    kept_index_of(Dataset(dataset.rows, "d" * 64))
    assert not list(folder.glob("*.index"))
    kept_index_of(Dataset(dataset.rows, VERSION))
    assert len(list(folder.glob("*.index"))) == 1


def test_a_sqlite_that_writes_no_database_as_bytes_searches_without(dataset, today, folder, monkeypatch):
    monkeypatch.setattr(kept_index.sqlite3, "Connection", object)
    version = Dataset(dataset.rows, VERSION)
    assert found(AsOf(version, today, today), SEARCHES[0])
    kept_index_of(version)
    assert not list(folder.glob("*.index"))


def test_what_is_too_large_to_be_read_again_is_not_kept(dataset, folder, monkeypatch):
    content = Index(entries(dataset)).content()
    for room, indexes in ((len(content) + 64, 0), (len(content) + 65, 1)):
        monkeypatch.setattr(own_files, "LARGEST", room)
        keep(VERSION, Index(entries(dataset)))
        assert len(list(folder.glob("*.index"))) == indexes
    assert kept(VERSION)
