"""What the edition without a server has besides the pages: the document around them, what it says of itself, and its search."""

from vendors.i18n.language import _
from vendors.query import query_string
from vendors.store.load import State
from views.base.document import FONTS, whole
from views.base.render import render
from views.base.view import Asked, View
from views.public import missing


def document(view: View, live: str, policy: str, *, searches: bool) -> str:
    """The whole page of a view, without the application and without scripts.

    Args:
        view: what the page shows.
        live: the address of the same page on the live site; "" where there is none.
        policy: the Content-Security-Policy that the page says itself.
        searches: whether it runs the search.
    """
    return whole(view, "edition/document.html", fonts=FONTS, live=live, policy=policy, searches=searches)


def search(query: str, state: State) -> View:
    """The page on which the reader's browser searches, and which says what to do where it cannot.

    Args:
        query: what follows the question mark; only the language is read.
        state: what the edition shows.
    """
    asked = _asked("/search", query, state)
    if asked is None:
        return missing.unavailable("/search", query_string.parse(query).last("lang"))
    words = asked.words
    return render(
        asked,
        "edition/search.html",
        title=words.say(_("Search")),
        description=words.say(
            _("Vendors, controversies and articles of this edition, found in the reader’s own browser.")
        ),
    )


def comparisons(query: str, state: State, most: int) -> View:
    """The page on which a reader finds the comparisons that an edition has where no live site makes others: one for each vendor.

    Args:
        query: what follows the question mark; only the language is read.
        state: what the edition shows.
        most: vendors that are named here; of more than that the list of all of them is one link away.
    """
    asked = _asked("/compare", query, state)
    if asked is None:
        return missing.unavailable("/compare", query_string.parse(query).last("lang"))
    vendors = sorted(asked.dataset.vendor.values(), key=lambda vendor: vendor.name.casefold())
    return render(
        asked,
        "edition/comparisons.html",
        title=asked.words.say(_("Compare vendors")),
        vendors=vendors if len(vendors) <= most else (),
    )


def _asked(path: str, query: str, state: State) -> Asked | None:
    said = query_string.parse(query)
    return Asked.of(path, said, state, state.dataset, (), ()) if state.dataset else None
