"""What has changed: every update that became public, by day, with what was said before and what is said now; since a day, or since one's last visit."""

import datetime
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Final

from vendors.analysis import headlines
from vendors.domain.update_context import UpdateInContext, in_context
from vendors.domain.updates import Update
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import UPDATE_PARAMETERS
from views.base.page import Page
from views.base.paging import paged
from views.base.render import render
from views.base.view import Asked, View

PER_PAGE: Final = 60
FEEDS: Final = (("changes", _("What has changed")), ("news", _("News")), ("controversies", _("Controversies")))
"""The feeds of the whole survey that the page offers."""


@dataclass(frozen=True, slots=True)
class DayOfUpdates:
    """What became public on one day."""

    day: datetime.date
    updates: list[UpdateInContext]


def view(asked: Asked) -> View:
    """The updates chosen, by day, newest first, and the way to follow them."""
    results, words = asked.results, asked.words
    updates = results.updates()
    shown = paged(updates, asked.selection.page, PER_PAGE)
    vendors = results.update_facet("vendor")
    return render(
        asked,
        "changes.html",
        title=words.say(_("What has changed")),
        description=words.say(
            _(
                "What came in, what was changed and what was corrected in this survey, day by day, with before and after."
            )
        ),
        finding=headlines.updates(updates, asked.selection, words),
        history_since=results.log.since,
        days=[
            DayOfUpdates(day, in_context(asked.dataset, group, asked.on))
            for day, group in groupby(shown.rows, key=lambda one: one.day)
        ],
        all=len(updates),
        paged=shown,
        facets=[("kind", results.update_facet("kind")), ("vendor", vendors)],
        parameters=UPDATE_PARAMETERS,
        anchor=anchor,
        feeds=[(name, words.say(title)) for name, title in FEEDS],
    )


def anchor(one: Update) -> str:
    """Where an update stands on the page."""
    return f"u-{blake2b(one.key.encode(), digest_size=6).hexdigest()}"


def _feed(asked: Asked) -> str:
    """The updates chosen, as they become public."""
    return asked.selection.only_with(*UPDATE_PARAMETERS).at("/feeds/changes.atom")


PAGE: Final = Page(
    path="/changes",
    title=_("What has changed"),
    place=78,
    view=view,
    parameters=(*UPDATE_PARAMETERS, "page"),
    tables=(PAGE_TABLES["changes"],),
    feed=_feed,
)
