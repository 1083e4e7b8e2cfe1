"""Building an edition: from the addresses of the sitemap along the links, in several processes, until all that is linked is there."""

import asyncio
import gc
import json
import multiprocessing
import subprocess
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.store.watch import Live
from vendors.tables.dataset import Dataset
from views.base.page import PAGES
from web.edition.answers import Press, StandingStill, asset_files
from web.edition.folder import MARK, NAME, write
from web.edition.known_words import keep
from web.edition.links import Hosts
from web.edition.places import ARTICLES, BY_ROW, PACKAGE, SEARCH, SUBJECTS, Extent, SiteAddress

AT_ONCE: Final = 20
"""Addresses that a process takes at once."""
WAITING: Final = 8
"""Batches for each process that wait for it."""
LISTED: Final = "/sitemap.xml"

Progress = Callable[[int, int], None]
_Batch = tuple[dict[str, str], Mapping[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that was built.

    Attributes:
        version: of the data.
        pages: how many.
        files: how many besides, with those of the search.
        searched: whether it has a search.
    """

    version: str
    pages: int
    files: int
    searched: bool


_press: Press | None = None
_root: Path | None = None


def build(root: Path, live: Live, address: str, live_address: str, processes: int, progress: Progress) -> Edition:
    """Writes an edition.

    Args:
        root: an empty folder.
        live: the data.
        address: where the edition will be read, see `Hosts`.
        live_address: where the live site is.
        processes: that make pages at once.
        progress: told after each batch how many files are written and how many are known of.

    Raises:
        ValueError: there is no valid data.
        UnansweredError: an address that a page links to is not answered.
    """
    still = StandingStill(live)
    dataset = still.now().dataset
    if dataset is None:
        raise ValueError("no valid data")
    extent = Extent(
        by_row=len(dataset.vendor) <= BY_ROW,
        articles=len(dataset.article) <= ARTICLES,
        cards=bool(address and not live_address),
    )
    hosts = Hosts(extent, address, live_address)
    places, words = _written(root, Press(still, hosts), _seeds(dataset, hosts), processes, progress)
    for place, content in asset_files().items():
        write(root, place, content)
    for code in LANGUAGES:
        name = "404.html" if code == DEFAULT_LANGUAGE else f"{code}/404.html"
        write(root, name, Press(still, hosts).missing(code).content)
    write(root, "robots.txt", _robots(hosts).encode())
    searched = _index(root)
    if searched:
        keep(root, words)
    described = {"name": NAME, "version": dataset.version, "day": today().isoformat(), "address": address}
    write(root, MARK, json.dumps(described, indent=1).encode() + b"\n")
    pages = sum(not place or place.endswith("/") for place in places)
    return Edition(dataset.version, pages, sum(1 for path in root.rglob("*") if path.is_file()) - pages, searched)


def _seeds(dataset: Dataset, hosts: Hosts) -> dict[str, str]:
    """The places of the sitemap with their addresses: every page, vendor, controversy and article in each language."""
    of_rows = {"/vendor": dataset.vendor, "/controversies": dataset.controversy, "/news": dataset.article}
    chosen = [
        *((path, Selection()) for path in PAGES),
        *((path, Selection(**{SUBJECTS[path]: (id,)})) for path, rows in of_rows.items() for id in rows),
    ]
    # What takes longest is begun first, and the package in every language by the process that has made it in one.
    packages = [Selection(lang=code).at(PACKAGE) for code in LANGUAGES]
    addresses = [*packages, *(selection.but(lang=code).at(path) for path, selection in chosen for code in LANGUAGES)]
    placed = {place: address for address in addresses if (place := hosts.extent.place(address)) is not None}
    return {**placed, LISTED.lstrip("/"): LISTED}


def _written(
    root: Path, press: Press, seeds: Mapping[str, str], processes: int, progress: Progress
) -> tuple[set[str], Mapping[str, set[str]]]:
    """Writes what is asked for and what that links to; gives all places, and the words that are searched by language."""
    known, queue, written = set(seeds), deque(seeds.items()), 0
    words: dict[str, set[str]] = {code: set() for code in LANGUAGES}
    with _workers(root, press, processes) as pool:
        running: dict[Future[_Batch], int] = {}
        while queue or running:
            while queue and len(running) < processes * WAITING:
                # Of the few that the pages of a list lead to one after another, each process takes its part.
                batch = [queue.popleft() for _ in range(min(AT_ONCE, -(-len(queue) // processes)))]
                running[pool.submit(_batch, batch)] = len(batch)
            for one in wait(running, return_when=FIRST_COMPLETED).done:
                written += running.pop(one)
                batch_found, batch_words = one.result()
                found = {place: address for place, address in batch_found.items() if place not in known}
                for code, more in batch_words.items():
                    words[code] |= more
                known.update(found)
                queue.extend(found.items())
            progress(written, len(known))
    return known, words


@contextmanager
def _workers(root: Path, press: Press, processes: int) -> Iterator[Executor]:
    """Whoever makes the files: processes that share what is in memory here, or for one a thread of this process."""
    global _press, _root
    _press, _root = press, root
    try:
        if processes == 1:
            with ThreadPoolExecutor(1) as thread:
                yield thread
            return
        # What is in memory is shared for as long as nobody writes to it, the collector either.
        gc.collect()
        gc.freeze()
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            yield pool
    finally:
        gc.unfreeze()
        _press = _root = None


def _batch(batch: Sequence[tuple[str, str]]) -> _Batch:
    """Writes files in a process of the pool; gives the places that they link to, with their addresses, and their words by language."""
    return asyncio.run(_all(batch))


async def _all(batch: Sequence[tuple[str, str]]) -> _Batch:
    assert _press is not None
    assert _root is not None
    found: dict[str, str] = {}
    words: defaultdict[str, set[str]] = defaultdict(set)
    for place, address in batch:
        made = await _press.made(place, address)
        write(_root, place, made.content)
        found |= made.found
        if made.words:
            words[SiteAddress.of(address).lang] |= made.words
    return found, words


def _robots(hosts: Hosts) -> str:
    lines = ["User-agent: *", "Allow: /"]
    return "\n".join([*lines, *([f"Sitemap: {hosts.address}{LISTED}"] if hosts.address else []), ""])


def _index(root: Path) -> bool:
    """Has Pagefind make the index of the search; whether it is installed."""
    if find_spec("pagefind_bin") is None:
        return False
    command = [sys.executable, "-m", "pagefind", "--site", str(root), "--output-subdir", SEARCH.strip("/"), "--silent"]
    subprocess.run(command, check=True)  # noqa: S603 - our own folder, and a program that is installed
    return True
