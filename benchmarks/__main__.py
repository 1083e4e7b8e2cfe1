"""The run: measures ours beside stock Streamlit and prints each pair of figures with its ratio and its target."""

import argparse
import asyncio
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from csv import DictReader
from dataclasses import dataclass
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import mean, median

from benchmarks import NotMeasured, readers
from benchmarks.servers import LIVES, OURS, ROOT, STOCK, STOCK_STREAMLIT, Server, serving

READERS = 50
UNCOUNTED = 3
"""Runs of one reader in a round that are not timed: that of the page as it opens, and two more."""
CHOICES = [
    ("region", "fr", "France"),
    ("region", "eu", "Reste de l’Europe"),
    ("region", "us", "États-Unis"),
    ("region", "other", "Autres"),
    ("control", "fr", "France"),
    ("control", "us", "États-Unis"),
    ("category", "survey", "survey"),
    ("channel", "email", "email"),
]
"""Filters that are changed in turn: the facet, its value in our address, its label in the twin's widget."""


@dataclass(frozen=True)
class Effort:
    """How much is measured: turns of ours and stock, a turn's runs for one reader and seconds for many, visits."""

    rounds: int
    runs: int
    seconds: float
    visits: int


FULL = Effort(rounds=4, runs=50, seconds=10, visits=9)
QUICK = Effort(rounds=2, runs=12, seconds=4, visits=3)


def questions(target: float) -> list[tuple[str, Iterator[readers.Filter], Iterator[readers.Filter], float | None]]:
    """What readers ask: its name, the filters as ours and as the twin takes them, and the ratio promised, if one is."""
    known = [cycle((choice[0], choice[spelling]) for choice in CHOICES) for spelling in (1, 2)]
    return [
        ("a filter changed", known[0], known[1], target),
        ("a search never made before", searches(), searches(), None),
    ]


def searches() -> Iterator[readers.Filter]:
    """Searches that all differ and all find something: pieces of what is written on vendors, short ones first."""
    with (ROOT / "data" / "vendors.csv").open(encoding="utf-8", newline="") as table:
        texts = [f"{row['name']} {row['summary_fr']}".lower() for row in DictReader(table)]
    for length in range(1, max(map(len, texts))):
        pieces = {text[start : start + length] for text in texts for start in range(len(text) - length + 1)}
        yield from (("q", piece) for piece in sorted(pieces) if piece[0].isalnum() and piece[-1].isalnum())


def line(what: str, ours: float, stock: float, unit: str, *, better: str, target: float | None = None) -> None:
    """Prints one comparison.

    Args:
        what: what was measured.
        ours: our figure, in `unit`.
        stock: stock Streamlit's, in `unit`.
        unit: of both.
        better: how the better figure is named: "shorter", "smaller" or "more".
        target: the ratio promised, if one is.
    """
    ratio = ours / stock if better == "more" else stock / ours
    verdict = "" if target is None else f"target ≥ {target:g} x: {'holds' if ratio >= target else 'MISSED'}"
    figures = f"{ours:>9.1f} {unit:<7}{stock:>9.1f} {unit:<7}{ratio:>8.1f} x {better:<9}"
    print(f"{what:<54}{figures}{verdict}".rstrip(), flush=True)


@contextmanager
def ours_and(script: str) -> Iterator[tuple[Server, Server]]:
    """Ours and a stock Streamlit script, both running."""
    with serving(OURS, ROOT) as ours, serving(STOCK_STREAMLIT, STOCK, script, path=LIVES) as stock:
        yield ours, stock


def rerun(effort: Effort) -> None:
    """Milliseconds from a filter changed to the end of its run, median, one reader."""
    with ours_and("app.py") as (ours, twin):
        for what, for_ours, for_twin, target in questions(target=12):
            mine: list[float] = []
            theirs: list[float] = []
            before = ours.processor, twin.processor
            for _ in range(effort.rounds):
                mine += asyncio.run(readers.alone(ours.port, for_ours, widgets=False, runs=effort.runs))
                theirs += asyncio.run(readers.alone(twin.port, for_twin, widgets=True, runs=effort.runs))
            milliseconds = 1000 * median(mine), 1000 * median(theirs)
            line(f"1 reader, {what}", *milliseconds, "ms", better="shorter", target=target)
            runs = effort.rounds * (effort.runs + UNCOUNTED)
            taken = (1000 * (side.processor - at) / runs for side, at in zip((ours, twin), before, strict=True))
            line("  of the processor, each", *taken, "ms", better="shorter")


def throughput(effort: Effort) -> None:
    """Runs a second with READERS readers who never pause, mean, and then the memory of the servers."""
    with ours_and("app.py") as (ours, twin):
        for what, for_ours, for_twin, target in questions(target=40):
            mine: list[float] = []
            theirs: list[float] = []
            for _ in range(effort.rounds):
                many = {"readers": READERS, "seconds": effort.seconds}
                mine.append(asyncio.run(readers.together(ours.port, for_ours, widgets=False, **many)))
                theirs.append(asyncio.run(readers.together(twin.port, for_twin, widgets=True, **many)))
            line(f"{READERS} readers, {what}", mean(mine), mean(theirs), "runs/s", better="more", target=target)
        line(f"memory after {READERS} readers", ours.memory, twin.memory, "MiB", better="smaller")


def first_paint(effort: Effort) -> None:
    """Milliseconds until a new browser has painted our whole table, or any content of a stock hello page, median."""
    try:
        from benchmarks import browser  # here, so that the rest can be measured without Playwright
    except ImportError as error:
        raise NotMeasured(f"{error.name} is not installed") from error
    with ours_and("hello.py") as (ours, hello):
        rows, chromium = browser.rows_and_version(ours.port)
        browser.painted(hello.port, browser.HELLO, 1, browser.HIGH)
        for window in (browser.HIGH, browser.USUAL):
            mine: list[float] = []
            theirs: list[float] = []
            for _ in range(effort.visits):
                mine.append(browser.painted(ours.port, browser.TABLE, rows, window)[1])
                theirs.append(browser.painted(hello.port, browser.HELLO, 1, window)[0])
            what = f"Chromium {chromium.partition('.')[0]}, {window['height']} high, table of {rows} / stock hello"
            line(what, median(mine), median(theirs), "ms", better="shorter", target=3)


def linking(effort: Effort) -> None:
    """Titles a second in which vendors are looked for, beside a regular expression, flashtext and spaCy."""
    from benchmarks.linking import compare  # here, so that the rest can be measured without it

    compare(ROOT / "data", effort is QUICK, lambda what, ours, theirs: line(what, ours, theirs, "", better="more"))


def loading(effort: Effort) -> None:
    """Processor time and peak memory of checking 5,000 rows of 20 columns with 5,000 faults, beside Frictionless."""
    try:
        from benchmarks import loading as check  # here, so that the rest can be measured without Frictionless

        mine, theirs, places = check.compared(effort.rounds)
    except ImportError as error:
        raise NotMeasured(f"{error.name} is not installed") from error
    what = "check of 5,000 x 20, 5,000 faults / Frictionless"
    line(f"{what}: time", 1000 * mine["seconds"], 1000 * theirs["seconds"], "ms", better="shorter", target=4)
    line(f"{what}: memory", mine["peak"], theirs["peak"], "MiB", better="smaller")
    found = [len({tuple(place) for place in side["found"]} & places) for side in (mine, theirs)]
    line("faults named at their true line and letter", *found, "", better="more")
    seconds = check.measured("wrong", Path()).get("seconds", 0.0)
    line("10,000 wholly wrong rows / what is promised", seconds, 3, "s", better="shorter", target=1)
    _growth(effort)


def _growth(effort: Effort) -> None:
    """What the first check, the start from what it kept, and one cell published take from the published survey to 5,000 vendors."""
    from benchmarks.growth import GOALS, SIZES, measured  # here, so that the rest can be measured without it

    sizes = [measured(ROOT / "data", *size) for size in (SIZES[:3] if effort is QUICK else SIZES)]
    first = sizes[0]
    print(
        f"\n{'vendors':>9}{'articles':>10}{'rows':>9}  seconds of processor, peak memory, and seconds a row beside the first line"
    )
    for size in sizes:
        costs = (
            f"{what} {cost.seconds:6.1f} s {cost.memory:5.0f} MiB "
            f"{cost.seconds / first.costs[what].seconds / (size.rows / first.rows):5.2f} x"
            for what, cost in size.costs.items()
        )
        print(f"{size.vendors:>9,}{size.articles:>10,}{size.rows:>9,}  {'   '.join(costs)}", flush=True)
    if effort is not QUICK:
        for what, seconds in GOALS.items():
            line(
                f"5,000 vendors: {what} / what is promised",
                sizes[-1].costs[what].seconds,
                seconds,
                "s",
                better="shorter",
                target=1,
            )


def search(effort: Effort) -> None:
    """Making the index of 100,000 articles and asking it, on SQLite's FTS5 and on tantivy."""
    from benchmarks.search import compared  # here, so that the rest can be measured without it

    ours, theirs = compared(ROOT / "data", effort is QUICK)
    line("index of 100,000 articles, FTS5 / tantivy: made in", ours.seconds, theirs.seconds, "s", better="shorter")
    line("  memory that it takes", ours.memory, theirs.memory, "MiB", better="smaller")
    line("  a question, median", ours.milliseconds, theirs.milliseconds, "ms", better="shorter")


def sql(effort: Effort) -> None:
    """What fifty readers notice of hostile SQL, and how soon each query is refused or stopped; the peer is the same server in peace."""
    from benchmarks.sql import READERS as MANY  # here, so that the rest can be measured without it
    from benchmarks.sql import measured

    with serving(OURS, ROOT) as server:
        found = measured(server.port, [(choice[0], choice[1]) for choice in CHOICES], 3 * effort.seconds)
    what = f"{MANY} readers beside hostile SQL / in peace: p95"
    line(what, found.busy, found.quiet, "ms", better="shorter", target=0.5)
    line("  the slowest of the queries / what is promised", found.slowest[0], 5, "s", better="shorter", target=1)
    print(
        f"  {found.answered} queries answered, with rows: {'; '.join(found.let_in) or 'none'}; the slowest: {found.slowest[1][:60]}"
    )


def api(effort: Effort) -> None:
    """A filtered list of vendors over HTTP, never asked before, beside Datasette: those that are published, and 5,000."""
    from benchmarks.api import CONNECTIONS, compared  # here, so that the rest can be measured without it

    for vendors in (0, 5_000):
        ours, theirs = compared(ROOT / "data", vendors, effort.seconds, 20 * effort.runs)
        of = f"{vendors or 'the published'} vendors".replace("5000", "5,000")
        line(f"API, a filtered list of {of}: median", ours.median, theirs.median, "ms", better="shorter", target=1)
        line("  95 of 100 within", ours.slow, theirs.slow, "ms", better="shorter", target=1)
        line(f"  {CONNECTIONS} connections", ours.rate, theirs.rate, "lists/s", better="more", target=2)


def attacks(effort: Effort) -> None:
    """What hostile readers do to the others, one kind at a time and then twenty among 300 honest ones, for a minute or PANORAMA_SECONDS."""
    from benchmarks.attacks import measure, measure_crowd  # here, so that the rest can be measured without it

    measure(effort.seconds)
    measure_crowd(float(os.environ.get("PANORAMA_SECONDS", 15 if effort is QUICK else 60)))


def pages(effort: Effort) -> None:
    """Bytes of the first answer of every page, and the processor time of making it again, for the published data and grown."""
    from benchmarks.pages import compared  # here, so that the rest can be measured without it

    sizes = ((0, 0), (520, 10_000)) if effort is QUICK else ((0, 0), (520, 10_000), (5_000, 100_000))
    heads = ("the published", *(f"{vendors:,} / {articles:,}" for vendors, articles in sizes[1:]))
    print(f"{'first answers: kB, kB compressed, ms, ms / first':<54}" + "".join(f"{head:>28}" for head in heads))
    for address, weights, times in compared(ROOT / "data", sizes):
        cells = (
            f"{weight.plain / 1000:>10.0f}{weight.compressed / 1000:>5.0f}{ms:>7.1f}{ms / times[0]:>5.1f}x"
            for weight, ms in zip(weights, times, strict=True)
        )
        print(f"{address[:53]:<54}" + "".join(cells), flush=True)


def asked(effort: Effort) -> None:
    """Processor time of filters, searches and pages that nobody has asked before, and of the same made again, published and grown."""
    from benchmarks.growth import SIZES  # here, so that the rest can be measured without it
    from benchmarks.questions import measured

    small, large = (measured(ROOT / "data", *size) for size in (SIZES[0], SIZES[1 if effort is QUICK else -1]))
    print(f"{'milliseconds of processor, the published data and grown':<56}{'asked by nobody before':<32}made again")
    for kind, found in small.kinds.items():
        pairs = ((found.new, large.kinds[kind].new), (found.again, large.kinds[kind].again))
        cells = (
            f"{one:>6.1f}{many:>8.1f}{many / one:>6.1f} x  {'holds' if many <= 3 * one else 'MISSED':<8}"
            for one, many in pairs
        )
        print(f"{kind:<54}" + "".join(cells).rstrip(), flush=True)
    print(f"every front page at first{1000 * small.front:>35.1f}{1000 * large.front:>8.1f}")
    print(f"bytes of the largest first answer: {large.plain:,}, compressed {large.compressed:,}")


def cluster(effort: Effort) -> None:  # noqa: ARG001
    """Seconds until sixty readers are served again when a replica is killed, and until all machines show an edit."""
    from benchmarks.cluster import measure  # here, so that the rest can be measured without it

    measure()


def crowd(effort: Effort) -> None:
    """First answers a second from one process and behind nginx, and the memory of readers who are idle and who have gone."""
    from benchmarks.crowd import measure  # here, so that the rest can be measured without it

    measure(effort.seconds)


MEASURES: dict[str, Callable[[Effort], None]] = {
    "rerun": rerun,
    "throughput": throughput,
    "first-paint": first_paint,
    "linking": linking,
    "loading": loading,
    "search": search,
    "sql": sql,
    "api": api,
    "attacks": attacks,
    "pages": pages,
    "questions": asked,
    "crowd": crowd,
    "cluster": cluster,
}

SERVING = ("rerun", "throughput", "first-paint", "crowd")
"""What readers notice of the serving of pages, in one run with `--only serving`."""


def main() -> int:
    """Prints the comparison; 1 if something could not be measured, else 0, whatever the figures say."""
    command = argparse.ArgumentParser(prog="python -m benchmarks", description=sys.modules["benchmarks"].__doc__)
    command.add_argument("--quick", action="store_true", help="fewer rounds")
    choices = [*MEASURES, "serving"]
    command.add_argument("--only", choices=choices, help="one measurement; serving is " + ", ".join(SERVING))
    command.add_argument("measurement", nargs="?", choices=choices, help="the same as --only")
    options = command.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped then too

    parts = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "uvicorn", "pandas", "plotly"))
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    print(f"{cores} cores, load {load:.1f}, {platform.system()}, Python {platform.python_version()}, {parts}")
    print("Both sides and the readers share this machine: only the ratios mean something.")
    if load > cores / 2:
        print("The machine is busy with something else: even the ratios will be worse than they are.")
    print()
    print(f"{'':<54}{'ours':>9}{'stock':>17}{'ratio':>18}")
    missing = 0
    only = options.only or options.measurement
    for name in SERVING if only == "serving" else [only] if only else MEASURES:
        try:
            MEASURES[name](QUICK if options.quick else FULL)
        except* NotMeasured as reasons:
            missing = 1
            print(f"{name}: NOT MEASURED: {reasons.exceptions[0]}", flush=True)
    return missing


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
