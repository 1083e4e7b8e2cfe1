"""An archive of generated titles: the plain command beside all cores and beside a Dask cluster, one of whose workers is killed in the middle.

`python -m benchmarks.archive [--titles 1000000]`. What counts is processor time, so that a busy machine measures the same.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path

from pyarrow import parquet

from benchmarks.linking import titles
from benchmarks.servers import ROOT
from vendors.linking.archive.engines import engine
from vendors.linking.archive.partitions import partitions
from vendors.linking.archive.parts import ArchiveAsked, ArchiveNames
from vendors.linking.archive.run import ArchiveTally, run
from vendors.store.load import load

WORKERS = 2
FILE = 1_000_000
"""Titles of a file."""
ABOUT = 0.1
"""The share of titles made of published ones."""

Row = tuple[str, str, int, int, str, bool]


def written(folder: Path, data: Path, many: int) -> Path:
    """An archive of so many titles, as JSON lines, and beside it the same as plain text."""
    archive = folder / "archive"
    archive.mkdir()
    with (folder / "titles.txt").open("w", encoding="utf-8") as plain:
        for begin in range(0, many, FILE):
            made = titles(data, min(FILE, many - begin), ABOUT)
            with (archive / f"{begin:09d}.jsonl").open("w", encoding="utf-8") as file:
                for number, title in enumerate(made, begin):
                    file.write(json.dumps({"id": str(number), "title": title}, ensure_ascii=False) + "\n")
                    plain.write(f"{title}\n")
    return archive


def processor() -> float:
    """Seconds of processor that this process and those it has waited for have taken."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def seconds(work: Callable[[], object]) -> float:
    """Processor time that some work takes, its processes included."""
    before = processor()
    work()
    return processor() - before


def plain(data: Path, texts: Path, answers: Path) -> None:
    """`python -m vendors link`, as anybody calls it."""
    with answers.open("wb") as file:
        command = [sys.executable, "-m", "vendors", "link", str(texts), "--data", str(data)]
        subprocess.run(command, cwd=ROOT, stdout=file, check=True)


def told(answers: Path) -> Iterator[Row]:
    """What the plain command has answered, a row for each name."""
    with answers.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            for one in json.loads(line)["vendors"]:
                yield str(number), one["id"], one["start"], one["end"], one["surface"], one["sure"]


def found(folder: Path) -> Iterator[Row]:
    """The rows of an archive's results."""
    for path in folder.glob("part-*.parquet"):
        columns = parquet.read_table(path, columns=["key", "vendor", "start", "end", "surface", "sure"]).to_pydict()
        yield from zip(*columns.values(), strict=True)


def mark(rows: Iterable[Row]) -> tuple[int, int]:
    """How many rows there are, and a number that other rows do not have, whatever their order."""
    marks = [int.from_bytes(blake2b(repr(row).encode(), digest_size=8).digest()) for row in rows]
    return len(marks), sum(marks) % 2**64


def on_cluster(asked: ArchiveAsked, target: Path, kills: bool) -> None:
    """Links the archive on a Dask cluster of this machine; where it `kills`, a worker is killed when a third is done."""
    from distributed import LocalCluster

    killed: list[int] = []
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster:

        def kill_one(tally: ArchiveTally) -> None:
            if kills and not killed and tally.done >= tally.of / 3:
                killed.append(next(iter(cluster.workers.values())).process.pid)
                os.kill(killed[0], signal.SIGKILL)

        address = cluster.scheduler_address.replace("tcp://", "dask://")
        run(asked, partitions(asked.archive), target, engine(address, WORKERS), kill_one)


def compare(data: Path, many: int) -> None:
    """Measures the three and prints what each takes for a text."""
    dataset = load(data, date.max).dataset
    assert dataset
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        archive = written(folder, data, many)
        asked = ArchiveAsked(archive, "title", "id", ArchiveNames.of(dataset))
        (folder / "empty.txt").write_bytes(b"")
        start = seconds(lambda: plain(data, folder / "empty.txt", folder / "none.txt"))
        base = seconds(lambda: plain(data, folder / "titles.txt", folder / "answers.txt")) - start
        expected = mark(told(folder / "answers.txt"))
        print(f"{many:,} titles, {expected[0]:,} names, {len(partitions(archive))} partitions, {os.cpu_count()} cores")
        print(f"{'plain command':<34}{base:8.1f} s {1e6 * base / many:7.2f} µs a title")
        ways: dict[str, Callable[[Path], object]] = {
            f"{WORKERS} processes": lambda target: run(
                asked, partitions(archive), target, engine("local", WORKERS), lambda _tally: None
            ),
            f"Dask, {WORKERS} workers": lambda target: on_cluster(asked, target, kills=False),
            f"Dask, {WORKERS} workers, one killed": lambda target: on_cluster(asked, target, kills=True),
        }
        tiny = folder / "tiny.jsonl"
        tiny.write_text('{"id": "0", "title": "none"}\n', "utf-8")
        alone = replace(asked, archive=tiny)
        cluster = seconds(lambda: on_cluster(alone, folder / "tiny", kills=False))
        print(f"{'(a cluster that starts and ends)':<34}{cluster:8.1f} s, not counted below")
        for name, way in ways.items():
            target = folder / name
            took = seconds(partial(way, target)) - (cluster if "Dask" in name else 0)
            same = "the same rows" if mark(found(target)) == expected else "OTHER ROWS"
            print(f"{name:<34}{took:8.1f} s {1e6 * took / many:7.2f} µs a title {base / took:7.2f} x per core, {same}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    given = parser.parse_args()
    compare(given.data, given.titles)
