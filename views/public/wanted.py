"""Wanted: the facts that are most wanted and not known, and how to send them."""

from collections import Counter
from itertools import groupby
from typing import Final
from urllib.parse import quote

from vendors.analysis.wanted import Wanted, wanted
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import Language, _
from vendors.settings import settings
from views.base.page import Page
from views.base.paging import paged
from views.base.render import render
from views.base.view import SITE, Asked, View

PER_PAGE: Final = 160
"""Facts on a page."""


def view(asked: Asked) -> View:
    """What is sought, by kind, each with the day of the last search and the way to send it."""
    words = asked.words
    found = wanted(asked.results.as_of)
    shown = paged(found, asked.selection.page, PER_PAGE)
    return render(
        asked,
        "wanted.html",
        title=words.say(_("What we are looking for")),
        description=words.say(
            _("Facts about customer-experience vendors that nobody here knows yet, and how to send them.")
        ),
        finding=words.plural("{n} fact that we are looking for", "{n} facts that we are looking for", len(found)),
        groups=[(sought, list(ones)) for sought, ones in groupby(shown.rows, key=lambda one: one.sought)],
        counts=Counter(one.sought for one in found),
        paged=shown,
        write_to=lambda one: _letter(one, words),
    )


def _letter(one: Wanted, words: Language) -> str:
    """The address of a letter about one fact; "" where the site has no address for corrections."""
    address = settings().correction_address
    subject = f"{SITE} – {one.vendor.name}, {words.say(one.sought.label)}"
    return f"mailto:{address}?subject={quote(subject)}" if address else ""


PAGE: Final = Page(
    path="/wanted",
    title=_("What we are looking for"),
    place=75,
    view=view,
    parameters=("page",),
    tables=(PAGE_TABLES["wanted"],),
)
