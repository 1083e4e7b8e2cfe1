"""Adding an article: what was handed in as proposed rows, to be corrected and kept in the editor's change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from vendors.i18n.language import _
from vendors.tables.article import Article
from vendors.tables.mention import Role
from vendors.tables.row import WRITTEN, own_name
from views.base.view import View
from views.desk.frame import Behind, frame

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Proposal

PATH: Final = "/desk/article"
MOST: Final = 30
"""Proposals of one feed on the page."""
LONG_TEXTS: Final = (*(own_name("summary", code) for code in WRITTEN), "title")


def view(behind: Behind, proposals: "Sequence[Proposal]" = ()) -> View:
    """The field to paste into, and the rows proposed for what was handed in."""
    words, dataset = behind.words, behind.state.dataset
    return frame(
        behind,
        PATH,
        "article.html",
        words.say(_("Add an article")),
        proposals=[
            (
                one,
                [(found.article, words.say(found.why)) for found in one.duplicates],
                [line.said(words) for line in one.to_check],
                {column: source.said(words) for column, source in one.taken_from.items()},
            )
            for one in proposals[:MOST]
        ],
        columns=Article.columns(),
        long=LONG_TEXTS,
        roles=list(Role),
        vendor_names={id: vendor.name for id, vendor in dataset.vendor.items()} if dataset else {},
    )
