"""How reading and checking grow with the data: from the published survey to 5,000 vendors and 100,000 articles (`grown_folder.py`).

Four things are measured of each size, each in a process of its own with nothing remembered: the first check, the start from
what an earlier one kept, cells changed and published, one after another, by a site that has started so and whose readers search,
and a start after these, until readers are told what was published.
"""

import gc
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.apart import measured_apart
from benchmarks.grown_folder import grown_folder
from benchmarks.memory import resident

if TYPE_CHECKING:
    from vendors.store.watch import Live

SIZES: Final = ((0, 0), (500, 5_000), (1_600, 30_000), (5_000, 100_000))
"""Vendors and articles; 0 for the published ones."""
GOALS: Final = {"check": 90, "start": 5, "publish": 3, "article": 3, "name": 3, "again": 5}
"""Seconds at the largest size: of the first check, of the start, of publishing each of `CELLS`, and of the start after these."""
CELLS: Final = {
    "publish": ("vendors", "hq_city", "Lyon"),
    "article": ("news", "title", "{} again"),
    "name": ("vendors", "name", "{} Renamed"),
}
"""What is published one after another: the table, the column, and what the cell of its last row becomes. The first is what a
process changes that has but opened the data; the second stands in the largest table; by the third, other texts can say other things.
"""


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
        costs: by what is measured, as `GOALS` names it.
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
    with grown_folder(data, vendors, articles) as (folder, settings):
        counts = {path.stem: path.read_bytes().count(b"\n") - 1 for path in folder.glob("*.csv")}
        costs = {
            name: Cost(**cost)
            for what in ("check", "start", "publish", "again")
            for name, cost in measured_apart("growth", what, str(folder), **settings).items()
        }
    return Size(counts["vendors"], counts["news"], sum(counts.values()), costs)


def child(what: str, folder: Path) -> None:
    """Measures one thing in this process and prints its costs as JSON, each by its name."""
    from vendors.desk.served import served  # what is imported is not counted
    from vendors.query.search.renewing import index_of
    from vendors.settings import today
    from vendors.store.load import load

    begun = time.process_time()
    if load(folder, today()).dataset is None:
        raise SystemExit("the grown data is not valid")
    costs = {what: time.process_time() - begun}
    if what == "again":
        served(folder).now().updates()
        costs = {what: time.process_time() - begun}
    elif what == "publish":
        site = served(folder)
        index_of(site.now().dataset)
        gc.freeze()  # as a server does once it has started
        costs = {name: _published(site, *CELLS[name]) for name in CELLS}
    memory = resident(peak=True)
    print(json.dumps({name: {"seconds": seconds, "memory": memory} for name, seconds in costs.items()}))


def _published(site: "Live", table: str, column: str, becomes: str) -> float:
    """Changes a cell of the last row of a table and publishes it, until readers have it and can search it; returns the processor time."""
    from vendors.desk.revisions.outcomes import Published
    from vendors.desk.revisions.publishing import begin, publish
    from vendors.store.writing import table_file
    from vendors.validation.reading import text_of

    folder = site.folder
    base = begin(folder)  # what stands there is in the history before the first editor begins
    name = f"{table}.csv"
    found = text_of(table, base.files[name])
    rows = [*found.rows[:-1], {**found.rows[-1], column: becomes.format(found.rows[-1][column])}]
    files = {**base.files, name: table_file(found.columns, rows)}
    text_of.cache_clear()
    # The index is written down by another thread meanwhile, for which nobody waits.
    begun = time.thread_time()
    outcome = publish(folder, base.version, files, "Benchmark", "One cell is another")
    if not isinstance(outcome, Published) or not outcome.changed:
        raise SystemExit(f"not published: {outcome}")
    site.read_now()
    seconds = time.thread_time() - begun
    site.now().updates()  # as the first reader asks for it
    return seconds


if __name__ == "__main__":
    child(sys.argv[1], Path(sys.argv[2]))
