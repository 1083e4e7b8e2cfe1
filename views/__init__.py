"""What a reader sees: one function a page, from the data set and the Selection to HTML."""

from collections.abc import Callable, Mapping
from datetime import date
from sys import getsizeof
from threading import Lock
from typing import Final

from cachetools import LRUCache

from vendors.query import query_string
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.store.load import State
from vendors.tables.dataset import Dataset
from views.base.view import Asked, View
from views.public import charts, compare, controversies, corrections, method, missing, news, panorama, vendor

PAGES: Final[Mapping[str, Callable[[Asked], View]]] = {
    "/": panorama.view,
    "/compare": compare.view,
    "/vendor": vendor.view,
    "/news": news.view,
    "/controversies": controversies.view,
    "/charts": charts.view,
    "/method": method.view,
    "/corrections": corrections.view,
}
"""The function of each page by its path."""
PATHS: Final = tuple(PAGES)
NOT_KEPT: Final = ("/corrections",)
"""The pages that show more than the data set says: the history goes on where the data comes back to what it was."""

MOST_MEMORY: Final = 48_000_000
"""Bytes of HTML kept ready; the pages longest unasked are dropped first."""

Key = tuple[str, str, str, date, bool]
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
    asked = Asked.of(path, said, state, dataset)
    # What does not exist is named on the page, so it belongs to what the page depends on.
    chosen = f"{asked.selection.query()}#{asked.unknown}"
    key = (path if path in PAGES else "", chosen, dataset.version, asked.today, bool(state.problems))
    with _lock:
        kept = _kept.get(key)
    if kept is not None and path in PAGES and path not in NOT_KEPT:
        return kept
    view = PAGES.get(path, missing.view)(asked)
    if path in PAGES:
        with _lock:
            _kept[key] = view
    return view


def results(query: str, dataset: Dataset) -> Results:
    """The rows that an address names today, in its language; see `show`."""
    day = today()
    return Results(dataset, Selection.read(query_string.parse(query).pairs, dataset, day)[0], day)


__all__ = ["PAGES", "PATHS", "View", "results", "show"]
