"""Corrections: what was corrected in public, when and why, every published change, and how to ask for a correction or an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from threading import Lock
from typing import Final
from urllib.parse import quote

from cachetools import LRUCache, cached

from vendors.desk.revisions.describe import Names, said
from vendors.desk.revisions.history import Entry, History
from vendors.domain import article_of_2018
from vendors.domain.controversy_summary import in_short
from vendors.i18n.language import Language, _
from vendors.settings import settings
from views.base.page import render
from views.base.view import SITE, Asked, View

MOST_CHANGES: Final = 20
"""Published changes on the page, the newest first."""
MOST_LINES: Final = 12
"""Lines of one change; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Change:
    """One published change as readers see it; who made it is the editors' business.

    Attributes:
        lines: what it changed, in words, as many as are shown.
        more: how many lines are not.
    """

    day: date
    why: str
    lines: Sequence[str]
    more: int


def view(asked: Asked) -> View:
    """The register of corrections, and the way to ask; a controversy or article that the Selection names is what is asked about."""
    words, dataset = asked.words, asked.dataset
    selection = asked.selection
    rows = [row for row in dataset.corrections if row.date.first <= asked.on]
    if rows:
        finding = words.plural("{n} correction made in public", "{n} corrections made in public", len(rows))
    else:
        finding = words.say(_("Nothing has had to be corrected in public so far"))
    subjects = [*selection.controversy, *selection.article, *selection.vendor]
    address = settings().correction_address
    written = f"mailto:{address}?subject={quote(' – '.join([SITE, *subjects[:1]]))}" if address else ""
    publisher = dataset.article.get(article_of_2018.ARTICLE)
    return render(
        asked,
        "corrections.html",
        title=words.say(_("Corrections")),
        description=words.say(
            _("What was corrected in public, when and why, and how to ask for a correction or an answer.")
        ),
        finding=finding,
        rows=rows,
        write_to=written,
        magazine="/".join(publisher.url.split("/")[:3]) + "/" if publisher else "",
        disputes=in_short(dataset, (dataset.controversy[id] for id in selection.controversy), asked.on),
        named=[dataset.article[id] for id in selection.article],
        vendors=[dataset.vendor[id] for id in selection.vendor],
        changes=_changes(words),
    )


def _changes(words: Language) -> Sequence[Change]:
    history = History(settings().data)
    head = history.head() if history.exists else None
    return _told(history, head.id, words) if head else ()


@cached(LRUCache(8), key=lambda history, head, words: (history.path, head, words.code), lock=Lock())
def _told(history: History, _head: str, words: Language) -> Sequence[Change]:
    return [_change(history, entry, words) for entry in islice(history.entries(), MOST_CHANGES) if entry.changed]


def _change(history: History, entry: Entry, words: Language) -> Change:
    version = entry.version
    before = history.version(version.before)
    names = Names(history.present_files(version), history.present_files(before) if before else {})
    lines = [line for row in entry.changed.changes for line in said(row, names, words)]
    # What was changed by hand has a reason in English that nobody wrote for readers.
    why = version.why if version.kind in ("publish", "restore") else words.say(_("Changed by hand in the files"))
    return Change(version.when.date(), why, lines[:MOST_LINES], max(len(lines) - MOST_LINES, 0))
