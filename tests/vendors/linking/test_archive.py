"""An archive linked by partitions: the same names as text by text, whoever is killed and wherever it ends."""

import gzip
import json
import multiprocessing
import os
import signal

import pandas
import pyarrow
import pytest
from pyarrow import parquet

from tests.command_line import run as run_command
from vendors.linking import Linker
from vendors.linking.archive import engines, parts
from vendors.linking.archive.engines import DaskEngine, LocalEngine, engine
from vendors.linking.archive.partitions import ArchiveError, partitions
from vendors.linking.archive.parts import LONGEST, ArchiveAsked, ArchiveNames, kept
from vendors.linking.archive.run import run

TITLES = [
    "Medallia rachète Decibel",
    "Rien de neuf",
    "Écoute client : « Qualtrics », l’américain, et Eloquant",
    "Qualtrics et Medallia côte à côte",
    "L’année de l’expérience client",
]
STRETCH = 500
"""Bytes of a partition: an archive of many is small."""


@pytest.fixture
def archive(tmp_path):
    """A folder with the same 60 titles as JSON lines, packed ones, and Parquet of three row groups."""
    folder = tmp_path / "archive"
    (folder / "deeper").mkdir(parents=True)
    rows = [{"id": f"t{number}", "title": TITLES[number % len(TITLES)]} for number in range(60)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "deeper/b.jsonl.gz").write_bytes(gzip.compress(lines))
    parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "c.parquet", row_group_size=20)
    (folder / "notes.txt").write_text("no archive", "utf-8")
    return folder


@pytest.fixture(scope="module")
def known(dataset):
    return ArchiveNames.of(dataset)


def linked(archive, known, target, by=None, progress=lambda tally: None):
    asked = ArchiveAsked(archive, "title", "id", known)
    return run(asked, partitions(archive, STRETCH), target, by or LocalEngine(2), progress)


def rows_of(target):
    """All that was found, by file and record, without the record: which is a row here and a byte there."""
    found = [row for path in sorted(target.glob("part-*.parquet")) for row in parquet.read_table(path).to_pylist()]
    found.sort(key=lambda row: (row["file"], row["record"], row["start"]))
    return found


def expected(dataset, file):
    find = Linker.of(dataset).find
    texts = [(f"t{number}", TITLES[number % len(TITLES)]) for number in range(60)]
    return [{"file": file, "key": key, **one._asdict()} for key, text in texts for one in find(text)]


def renamed(rows):
    return [
        {("vendor" if name == "id" else name): value for name, value in row.items() if name != "record"} for row in rows
    ]


def test_each_form_gives_the_names_that_its_texts_have_one_by_one(archive, known, dataset, tmp_path):
    tally = linked(archive, known, tmp_path / "out")
    found = rows_of(tmp_path / "out")
    for file in ("a.jsonl", "c.parquet", "deeper/b.jsonl.gz"):
        assert renamed(row for row in found if row["file"] == file) == renamed(expected(dataset, file))
    assert (tally.texts, tally.names, tally.unread, tally.cut) == (180, len(found), 0, 0)
    assert tally.done == tally.of > 10
    assert len(pandas.read_parquet(tmp_path / "out")) == len(found), "as the guide reads it"


def test_the_place_of_a_text_is_a_row_of_parquet_and_a_byte_of_json_lines(archive, known, tmp_path):
    linked(archive, known, tmp_path / "out")
    content = (archive / "a.jsonl").read_bytes()
    for row in rows_of(tmp_path / "out"):
        if row["file"] == "c.parquet":
            assert row["key"] == f"t{row['record']}"
        else:
            assert json.loads(content[row["record"] :].split(b"\n")[0])["id"] == row["key"]


def test_a_worker_that_is_killed_loses_nothing(archive, known, tmp_path):
    linked(archive, known, tmp_path / "whole")
    killed = []

    def kill_one(_tally):
        if not killed:
            killed.append(multiprocessing.active_children()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    tally = linked(archive, known, tmp_path / "killed", progress=kill_one)
    assert killed
    assert rows_of(tmp_path / "killed") == rows_of(tmp_path / "whole")
    assert tally.done == tally.of
    assert (tally.texts, tally.names) == (180, len(rows_of(tmp_path / "whole")))


def test_a_run_that_ends_early_is_taken_up_where_it_ended(archive, known, tmp_path):
    linked(archive, known, tmp_path / "whole")

    def end_early(tally):
        if tally.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        linked(archive, known, tmp_path / "out", progress=end_early)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
    assert len(before) == 3
    tally = linked(archive, known, tmp_path / "out")
    assert tally.kept == 3
    assert (tally.done, tally.texts) == (tally.of, 180)
    assert rows_of(tmp_path / "out") == rows_of(tmp_path / "whole")
    assert {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in before} == before


def test_results_of_something_else_are_not_mixed_in(archive, known, tmp_path):
    linked(archive, known, tmp_path / "out")
    (archive / "a.jsonl").write_text('{"id": "new", "title": "Medallia"}\n', "utf-8")
    with pytest.raises(ArchiveError) as error:
        linked(archive, known, tmp_path / "out")
    assert "name a new folder" in error.value.message


def test_what_cannot_be_read_is_counted_and_what_is_too_long_is_cut(known, tmp_path):
    lines = ['{"title": "Medallia"}', "no json", '["Medallia"]', '{"title": 7}', "", '{"title": null}']
    long = json.dumps({"title": "a " * LONGEST + "Medallia"})
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, long]), "utf-8")
    asked = ArchiveAsked(tmp_path / "a.jsonl", "title", "", known)
    tally = run(asked, partitions(tmp_path / "a.jsonl"), tmp_path / "out", LocalEngine(1), lambda tally: None)
    assert (tally.texts, tally.unread, tally.cut, tally.names) == (2, 4, 1, 1)
    assert kept(next((tmp_path / "out").glob("part-*"))).unread == 4


def test_a_partition_at_which_every_worker_dies_is_named(archive, known, tmp_path, monkeypatch):
    def deadly(asked, partition):
        if (partition.file, partition.begin) == ("a.jsonl", STRETCH):
            os.kill(os.getpid(), signal.SIGKILL)
        return parts.linked(asked, partition)

    monkeypatch.setattr(engines, "linked", deadly)
    with pytest.raises(ArchiveError) as error:
        linked(archive, known, tmp_path / "out")
    assert error.value.fields == {"n": "4", "file": "a.jsonl", "begin": str(STRETCH)}


def test_the_command_says_what_is_there_and_what_to_write_instead(archive, tmp_path):
    call = ("link", "--archive", str(archive), "--output", str(tmp_path / "out"), "--lang", "en", "--processes", "1")
    assert (
        run_command(*call, "--column", "titel").stderr
        == b"The archive has no column \xe2\x80\x9ctitel\xe2\x80\x9d; it has id, title.\n"
    )
    assert b"write local, or the address of a Dask scheduler" in run_command(*call, "--engine", "spark").stderr
    assert run_command("link", "--archive", str(archive)).returncode == 2
    empty = run_command("link", "--archive", str(tmp_path / "none"), "--output", str(tmp_path / "out"), "--lang", "en")
    assert (empty.returncode, b"holds no archive" in empty.stderr) == (2, True)
    answer = run_command(*call)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert answer.stdout.endswith(b"names in 180 texts, in 5 partitions.\n")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_finds_the_same(archive, known, tmp_path):
    distributed = pytest.importorskip("distributed")
    linked(archive, known, tmp_path / "here")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    ) as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        assert isinstance(engine(address, 1), DaskEngine)
        linked(archive, known, tmp_path / "there", engine(address, 1))
    assert rows_of(tmp_path / "there") == rows_of(tmp_path / "here")
