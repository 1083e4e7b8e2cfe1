"""How reading and checking grow with the data: from the published survey to 5,000 vendors and 100,000 articles (`grown_folder.py`).

Three things are measured of each size, each in a process of its own with nothing remembered: the first check, the start from
what an earlier one kept, and one cell changed and published by a process that serves the data.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks import NotMeasured
from benchmarks.grown_folder import grown

SIZES: Final = ((0, 0), (500, 5_000), (1_600, 30_000), (5_000, 100_000))
"""Vendors and articles; 0 for the published ones."""
DAY: Final = date(2100, 1, 1)
"""A day on which nothing in the data lies in the future."""
GOALS: Final = {"check": 90, "start": 5, "publish": 3}
"""Seconds at the largest size."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor, and the peak memory of the process in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Size:
    """What one size of the data takes.

    Attributes:
        rows: of all tables.
        costs: by what is measured: "check", "start", "publish".
    """

    vendors: int
    articles: int
    rows: int
    costs: dict[str, Cost]


def measured(data: Path, vendors: int, articles: int) -> Size:
    """Grows the data to a size and measures it.

    Raises:
        NotMeasured: something failed, or the grown data is not valid.
    """
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place) / "data", Path(place) / "checked"
        folder.mkdir()
        grown(data, folder, vendors, articles)
        counts = {path.stem: path.read_bytes().count(b"\n") - 1 for path in folder.glob("*.csv")}
        costs = {what: _in_a_process(what, folder, kept) for what in ("check", "start", "publish")}
    return Size(counts["vendors"], counts["news"], sum(counts.values()), costs)


def _in_a_process(what: str, folder: Path, kept: Path) -> Cost:
    environment = os.environ | {"PANORAMA_CHECKED_FOLDER": str(kept), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "benchmarks.growth", what, str(folder)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NotMeasured(run.stderr.strip().splitlines()[-1] if run.stderr else str(run.returncode))
    return Cost(**json.loads(run.stdout.splitlines()[-1]))


def child(what: str, folder: Path) -> None:
    """Measures one thing in this process and prints its cost as JSON."""
    from vendors.store.load import load  # its import is not counted

    begun = time.process_time()
    if load(folder, DAY).dataset is None:
        raise SystemExit("the grown data is not valid")
    if what == "publish":
        begun = _published(folder)
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def _published(folder: Path) -> float:
    """Changes the headquarters of the last vendor and publishes it; returns the processor time at which that began."""
    from vendors.desk.revisions.outcomes import Published
    from vendors.desk.revisions.publishing import begin, publish
    from vendors.store.load import load

    base = begin(folder)  # what stands there is in the history before the first editor begins
    load(folder, DAY)
    lines = base.files["vendors.csv"].decode().splitlines(keepends=True)
    lines[-1] = lines[-1].replace("https://", "http://", 1)
    begun = time.process_time()
    outcome = publish(
        folder, base.version, {**base.files, "vendors.csv": "".join(lines).encode()}, "Benchmark", "One cell is another"
    )
    if not isinstance(outcome, Published) or not outcome.changed:
        raise SystemExit(f"not published: {outcome}")
    load(folder, DAY)
    return begun


if __name__ == "__main__":
    child(sys.argv[1], Path(sys.argv[2]))
