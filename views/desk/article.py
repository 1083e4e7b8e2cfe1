"""Adding an article: what was handed in as proposed rows, to be corrected and kept in the editor's change."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from vendors.i18n.language import _
from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables.article import Article
from vendors.tables.mention import Role
from vendors.validation.reading import text_of
from views.base.view import View
from views.desk.frame import Behind, frame

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Proposal

PATH: Final = "/desk/article"
MOST: Final = 30
"""Proposals of one feed on the page."""
LONG_TEXTS: Final = ("summary_fr", "summary_en", "title")


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
                [words.say(line) for line in one.to_check],
            )
            for one in proposals[:MOST]
        ],
        columns=Article.columns(),
        long=LONG_TEXTS,
        roles=list(Role),
        vendor_names={id: vendor.name for id, vendor in dataset.vendor.items()} if dataset else {},
    )


def added(files: Files, cells: Mapping[str, str], roles: Mapping[str, str]) -> Files:
    """The tables with one article more.

    Args:
        files: the tables before.
        cells: its row of news.csv.
        roles: the role of each vendor that it names; "" leaves the vendor out.
    """
    row: dict[str, Any] = {column.name: " ".join(cells.get(column.name, "").split()) for column in Article.columns()}
    named = [{"article": row["id"], "vendor": vendor, "role": role} for vendor, role in roles.items() if role]
    news: list[Mapping[str, Any]] = list(text_of("news", files.get("news.csv")).rows)
    mentions: list[Mapping[str, Any]] = list(text_of("mentions", files.get("mentions.csv")).rows)
    # Kept twice, as by a double click, a row is there once; another article of that id is shown as a problem.
    news += [] if any(all(row.get(name) == cell for name, cell in one.items()) for one in news) else [row]
    mentions += [one for one in named if one not in map(dict, mentions)]
    # The tables stand in the order of their ids, so that a difference shows what is new and nothing else.
    news.sort(key=lambda one: one.get("id", ""))
    mentions.sort(key=lambda one: (one.get("article", ""), one.get("vendor", "")))
    return {"news.csv": canonical("news", news), "mentions.csv": canonical("mentions", mentions)}
