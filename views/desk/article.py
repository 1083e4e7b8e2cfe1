"""Adding an article: what was handed in as proposed rows, to be corrected and kept in the editor's change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from vendors.i18n.language import _
from vendors.tables.article import Article
from vendors.tables.mention import Role
from vendors.tables.row import WRITTEN, own_name
from views.base.view import View
from views.desk.frame import Behind, frame
from views.desk.sent import Sent

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Proposal

PATH: Final = "/desk/article"
KEEP: Final = "/desk/article/keep"
"""Where the rows of an article are sent."""
MOST: Final = 30
"""Proposals of one feed on the page."""
ROLE: Final = "role-"
"""Before the vendor whose role a field tells."""
LONG_TEXTS: Final = (*(own_name("summary", code) for code in WRITTEN), "title")


def view(behind: Behind, proposals: "Sequence[Proposal]" = (), sent: Sent | None = None) -> View:
    """The field to paste into, and the rows proposed for what was handed in.

    Args:
        behind: who looks.
        proposals: the rows.
        sent: a form of this page that is shown again; the rows in it are proposed as they were.
    """
    words, dataset = behind.words, behind.state.dataset
    if sent and sent.action == KEEP:
        proposals = [_as_sent(sent)]
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


def _as_sent(sent: Sent) -> "Proposal":
    """The rows as an editor has sent them."""
    from vendors.desk.articles.proposal import Named, Proposal
    from vendors.desk.articles.rows import with_choices

    values = with_choices(sent.values)
    cells = {column.name: values.get(column.name, "") for column in Article.columns()}
    roles = {name.removeprefix(ROLE): role for name, role in sent.fields if name.startswith(ROLE)}
    known = {str(role): role for role in Role}
    named = [
        Named(vendor=vendor, role=known.get(role, Role.NAMED), surface="", times=0) for vendor, role in roles.items()
    ]
    return Proposal(article=cells, named=named, duplicates=(), to_check=())
