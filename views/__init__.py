"""What a reader sees: one function a page, from the data set and the Selection to HTML."""

from collections.abc import Callable, Mapping
from datetime import date
from sys import getsizeof
from threading import Lock
from typing import Final
from urllib.parse import parse_qsl

from cachetools import LRUCache

from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.store.load import State
from views.base.page import Asked, View
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
    dataset = state.dataset
    if dataset is None:
        return missing.unavailable(path, _language_of(query))
    day = today()
    selection, refused = Selection.read(_pairs(query), dataset, day)
    # What was refused is said on the page, so it belongs to what the page depends on.
    key = (path if path in PAGES else "", f"{selection.query()}#{refused}", dataset.version, day, bool(state.problems))
    with _lock:
        kept = _kept.get(key)
    if kept is not None and path in PAGES and path not in NOT_KEPT:
        return kept
    asked = Asked(
        path, selection, refused, state, dataset, Results(dataset, selection, day), language(selection.lang), day
    )
    view = PAGES.get(path, missing.view)(asked)
    if path in PAGES:
        with _lock:
            _kept[key] = view
    return view


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, max_num_fields=1_000, errors="replace")
    except ValueError:
        return []


def _language_of(query: str) -> str:
    return dict(_pairs(query)).get("lang", "")


__all__ = ["PAGES", "PATHS", "View", "show"]
