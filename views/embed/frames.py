"""What other sites may frame in their articles: a view without masthead and app, made small, with its source line."""

from collections.abc import Iterable, Mapping
from sys import getsizeof
from threading import Lock
from typing import Final
from urllib.parse import urlencode

from cachetools import LRUCache

from vendors.i18n.language import _
from vendors.query import query_string
from vendors.query.passed_over import Reason
from vendors.query.selection import Selection
from vendors.store.load import State
from vendors.types.did_you_mean import nearest
from views.base.frame import THEMES, USUAL_THEME, wrong
from views.base.page import PAGES, Embed
from views.base.view import Asked, View
from views.public import missing

MOST_MEMORY: Final = 12_000_000
"""Bytes of embeds kept ready."""

_kept: LRUCache[object, View] = LRUCache(MOST_MEMORY, getsizeof=lambda view: getsizeof(view.body))
_lock = Lock()


EMBEDS: Final[Mapping[str, Embed]] = {page.embed.name: page.embed for page in PAGES.values() if page.embed}
"""What can be framed, by the name in its address: `/embed/vendors`."""
WHOLE: Final[Mapping[str, str]] = {page.embed.name: page.path for page in PAGES.values() if page.embed}
"""The page that shows the whole of it."""
BESIDE: Final = ("name", "theme")
"""The parameters of an embed that are not in the Selection."""


def show(what: str, query: str, state: State) -> View:
    """What is framed at `/embed/<what>`; a small page that says what is wrong, with status 400 or 404, where it cannot be shown.

    Unlike a page, an embed does not pass over a value that does not exist, or a parameter that nobody knows: its readers
    would take more for what was meant. A parameter of another page is named in it: the form for snippets wrote such ones.

    Args:
        what: a key of `EMBEDS`.
        query: what follows the question mark.
        state: what the site shows now.
    """
    given, dataset = query_string.parse(query), state.dataset
    if dataset is None:
        return missing.unavailable("/", given.last("lang"))
    beside = tuple((name, value) for name, value in given.pairs if name in BESIDE)
    path = WHOLE.get(what, "/")
    asked = Asked.of(path, given, state, dataset, beside, PAGES[path].understood(given.pairs), BESIDE)
    if what not in EMBEDS:
        said = asked.words.say(_("There is nothing to embed at this address"))
        hint = nearest(what, {name: name for name in EMBEDS}) or ""
        return wrong(asked, said, status=404, hint=hint)
    theme = given.last("theme", USUAL_THEME)
    if theme not in THEMES:
        said = asked.words.say(_("“{value}” is not a theme: auto, light or dark is."), value=theme)
        return wrong(asked, said)
    if asked.unknown or given.too_long or any(one.reason is not Reason.ELSEWHERE for one in asked.passed_over):
        return wrong(asked, asked.words.say(_("This cannot be shown")))
    key = (
        what,
        asked.selection,
        asked.passed_over,
        asked.moved,
        given.last("name"),
        theme,
        dataset.version,
        asked.today,
        bool(state.problems),
    )
    with _lock:
        kept = _kept.get(key)
    if kept is None:
        kept = EMBEDS[what].view(asked)
        if kept.status == 200:
            with _lock:
                _kept[key] = kept
    return kept


def address(what: str, selection: Selection, beside: Iterable[tuple[str, str]]) -> str:
    """The address of an embed on this server."""
    query = urlencode([*beside, *selection.pairs()])
    return f"/embed/{what}?{query}" if query else f"/embed/{what}"
