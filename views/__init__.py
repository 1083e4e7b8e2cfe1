"""What a reader sees: one function a page, from the data set and the Selection to HTML."""

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
from vendors.store.watch import State
from views.base.page import PAGES
from views.base.view import Asked, View
from views.public import missing

PATHS: Final = tuple(PAGES)
"""The address of every page."""

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
    page = PAGES.get(path)
    key = (path if page else "", f"{selection.query()}#{refused}", dataset.version, day, bool(state.problems))
    with _lock:
        kept = _kept.get(key)
    if kept is not None:
        return kept
    asked = Asked(
        path, selection, refused, state, dataset, Results(dataset, selection, day), language(selection.lang), day
    )
    view = page.view(asked) if page else missing.view(asked)
    if page and page.kept:
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
