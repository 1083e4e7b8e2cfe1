"""What the first answer of each page weighs and costs, for the published vendors and for thousands: bytes, plain and compressed, what a browser asks for with it, and the work of making it.

The work is counted in calls of functions, which depend on no machine. `page_budget.csv` says how much of each a page may
have with a data set grown to `VENDORS` and `ARTICLES`; a test holds it, and `python -m benchmarks.pages` writes it anew
where a page is meant to be heavier.
"""

import cProfile
import csv
import gzip
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import views
from benchmarks.grown_folder import grown_folder
from vendors.store.files import read_files
from vendors.store.load import State
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.validation.reading import read_once
from views.base.document import App, document
from web.streamlit.shell_page import app_of

ROOT: Final = Path(__file__).parents[1]
BUDGET: Final = ROOT / "benchmarks/page_budget.csv"
SOURCE: Final = ROOT / "tests/fixtures/data"
"""The data that the budget is measured on, grown: it stays as it is, while the published one changes every day."""
VENDORS, ARTICLES = 310, 1_200
"""How far it is grown for the budget: beyond every length at which a list goes into pages and a facet folds."""
ROOM: Final = 1.1
"""How much more than it has a page may have when a budget is written."""
MOST_PLAIN, MOST_COMPRESSED = 250_000, 60_000
"""Bytes of any first answer, at any size of the data."""

ADDRESSES: Final = (
    "/",
    "/?lang=en&region=eu",
    "/?q=enquete+client",
    "/?sort=-founded&columns=founded&columns=owner&columns=origin_country&columns=control_country&columns=categories"
    "&columns=channels&columns=pricing&columns=hosting&columns=employees",
    "/compare",
    "/compare?vendor=medallia&vendor=qualtrics&lang=en",
    "/vendor",
    "/vendor?vendor=qualtrics",
    "/news",
    "/news?page=2&lang=en",
    "/news?vendor=qualtrics&topic=acquisition",
    "/news?q=qualtrics",
    "/news?since=2018&until=2020",
    "/controversies",
    "/controversies?status=denied&lang=en",
    "/charts?lang=en",
    "/explore",
    "/explore?rows=category&across=country&lang=en",
    "/explore?rows=category&across=vendor",
    "/explore?measure=articles&rows=vendor&across=publisher",
    "/explore?measure=amounts&rows=vendor&across=capability&over=years",
    "/method",
    "/search?q=qualtrics",
    "/search?q=nps&lang=en",
    "/wanted",
    "/changes",
    "/corrections",
    "/data",
    "/api",
)
"""Every page, and what readers do on it."""

_ASKED_FOR: Final = re.compile(r"""<(?:script[^>]+src=|img[^>]+src=|link[^>]+rel="?(?:stylesheet|preload|icon)\b)""")


@dataclass(frozen=True, slots=True)
class Weight:
    """What the first answer of an address has.

    Attributes:
        plain, compressed: its bytes.
        requests: what it makes a browser ask for: scripts, style sheets, fonts and pictures.
        calls: functions that are called to make it once the data set of the day has been seen, by another address or an earlier reader.
    """

    address: str
    plain: int
    compressed: int
    requests: int
    calls: int


def weighed(address: str, state: State, app: App | None) -> Weight:
    """The first answer of an address.

    Args:
        state: what the site shows.
        app: what the page starts.
    """
    path, _mark, query = address.partition("?")
    views.show(path, query, state)
    views.forget()
    counted = cProfile.Profile()
    counted.enable()
    view = views.show(path, query, state)
    counted.disable()
    page = document(view, app)
    calls = sum(entry.callcount for entry in counted.getstats())
    sent = page.encode()
    return Weight(address, len(sent), len(gzip.compress(sent, 6, mtime=0)), len(_ASKED_FOR.findall(page)), calls)


def app() -> App:
    """What a page of the running site starts."""
    spec = find_spec("streamlit")
    if not spec or not spec.origin:
        raise ModuleNotFoundError("streamlit")
    return app_of((Path(spec.origin).parent / "static/index.html").read_text(encoding="utf-8"))


def dataset_of(folder: Path) -> Dataset:
    """The rows of a folder that is known to be valid, without the checks between them."""
    files = read_files(folder)
    rows = {
        name: tuple(row for _record, row in read_once(model, data).valid) if (data := files.get(f"{name}.csv")) else ()
        for name, model in TABLES.items()
    }
    return Dataset(rows, f"{len(rows['vendors']):032d}{len(rows['news']):032d}")


def grown_dataset(source: Path, vendors: int, articles: int) -> Dataset:
    """The data of a folder, grown; see `benchmarks.grown_folder`."""
    with grown_folder(source, vendors, articles) as (folder, _settings):
        return dataset_of(folder)


def budget() -> dict[str, Weight]:
    """What each address may have at most, by the address."""
    with BUDGET.open(encoding="utf-8", newline="") as file:
        return {
            row["address"]: Weight(row.pop("address"), *(int(row[field.name]) for field in fields(Weight)[1:]))
            for row in csv.DictReader(file)
        }


def write_budget() -> None:
    """Measures every address and writes what it may have from now on: a little more than it has."""
    state, starts = State(grown_dataset(SOURCE, VENDORS, ARTICLES)), app()
    with BUDGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Weight)])
        for address in ADDRESSES:
            _address, plain, compressed, requests, calls = astuple(weighed(address, state, starts))
            room = [min(round(plain * ROOM, -3), MOST_PLAIN), min(round(compressed * ROOM, -2), MOST_COMPRESSED)]
            writer.writerow([address, *map(int, room), requests, int(round(calls * ROOM, -2))])


def compared(source: Path, sizes: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, list[Weight], list[float]]]:
    """Each address with its weight and the milliseconds of processor that it takes, at each size.

    Args:
        source: the folder that is grown.
        sizes: how many vendors and articles; none of them is the folder as it is.
    """
    states = [State(grown_dataset(source, *size) if any(size) else dataset_of(source)) for size in sizes]
    starts = app()
    for address in ADDRESSES:
        found = [weighed(address, state, starts) for state in states]
        yield address, found, [_milliseconds(address, state) for state in states]


def _milliseconds(address: str, state: State, rounds: int = 5) -> float:
    """The shortest of some times of the processor to make a page anew."""
    path, _mark, query = address.partition("?")
    times = []
    for _round in range(rounds):
        views.forget()
        before = time.process_time()
        views.show(path, query, state)
        times.append(1000 * (time.process_time() - before))
    return min(times)


if __name__ == "__main__":
    write_budget()
    sys.stdout.write(BUDGET.read_text(encoding="utf-8"))
