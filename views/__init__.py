"""What a reader sees: one function a page, from the data set and the Selection to HTML."""

from dataclasses import replace
from datetime import date
from sys import getsizeof
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.query import query_string
from vendors.query.passed_over import no_such
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.shortlist import Shortlist
from vendors.settings import today
from vendors.store.load import State, without_collecting
from vendors.tables.dataset import Dataset
from views.base.page import PAGES, Page
from views.base.shortlist import with_shortlist
from views.base.view import Asked, View
from views.public import missing

PATHS: Final = tuple(PAGES)
"""The address of every page."""

MOST_MEMORY: Final = 48_000_000
"""Bytes of HTML kept ready; the pages longest unasked are dropped first."""

Key = tuple[str, str, str, date, bool, str]
_kept: LRUCache[Key, View] = LRUCache(
    MOST_MEMORY, getsizeof=lambda view: getsizeof(view.body) + getsizeof(view.head) + getsizeof(view.foot)
)
_lock = Lock()


def show(path: str, query: str, state: State) -> View:
    """The page of an address; a path that is no page gives the view of that, with status 404, and no data at all gives status 503.

    Args:
        path: path of the address, from "/".
        query: what follows the question mark.
        state: what the site shows now.
    """
    said, dataset = query_string.parse(query), state.dataset
    if dataset is None:
        return missing.unavailable(path, said.last("lang"))
    page, shortlist = PAGES.get(path), Shortlist.read(said.pairs, dataset)
    is_about_it = bool(page and page.of_shortlist and not any(name == "vendor" for name, _value in said.pairs))
    if is_about_it:
        said = replace(said, pairs=(*said.pairs, *(("vendor", vendor) for vendor in shortlist.vendors)))
    named = page.beside if page else {}
    given = [pair for pair in said.pairs if pair[0] in named]
    beside = tuple((name, value) for name, value in given if not named[name] or value in named[name])
    asked = Asked.of(path, said, state, dataset, beside, page.understood(said.pairs) if page else None, named)
    if len(beside) < len(given):
        wrong = no_such((pair for pair in given if pair not in beside), named)
        asked = replace(asked, passed_over=(*asked.passed_over, *wrong))
    return (
        with_shortlist(_made(page, asked), asked, shortlist, is_about_it=is_about_it) if page else missing.view(asked)
    )


def _made(page: Page, asked: Asked) -> View:
    """A page as it is for everybody, kept once made."""
    # What does not exist is named on the page, so it belongs to what the page depends on.
    chosen = f"{asked.selection.query()}#{asked.unknown}{asked.passed_over}{asked.moved}{asked.beside}"
    key = (page.path, chosen, asked.dataset.version, asked.today, bool(asked.state.problems), asked.results.log.mark)
    with _lock:
        kept = _kept.get(key)
    if kept is not None:
        return kept
    # What is made for the first time after a publish has millions of parts and no rings: to look for some meanwhile took two fifths of it.
    with without_collecting(lasting=False):
        view = page.view(asked)
    if page.kept:
        with _lock:
            _kept[key] = view
    return view


def kept_bytes() -> int:
    """Bytes of HTML that are kept ready."""
    with _lock:
        return int(_kept.currsize)


def forget() -> None:
    """Drops the pages that are kept, so that the next one is made anew."""
    with _lock:
        _kept.clear()


def results(query: str, dataset: Dataset) -> Results:
    """The rows that an address names today, in its language; see `show`."""
    day = today()
    return Results(dataset, Selection.read(query_string.parse(query).pairs, dataset, day)[0], day)


__all__ = ["PAGES", "PATHS", "View", "forget", "results", "show"]
