"""Corrections: what was corrected in public, when and why, every published change, and how to ask for a correction or an answer."""

from typing import Final
from urllib.parse import quote

from vendors.domain import article_of_2018
from vendors.domain.article_context import in_context
from vendors.domain.controversy_summary import disputes_of, in_short
from vendors.domain.corrected_cell import corrected_cell
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.settings import settings
from views.base.page import Page
from views.base.render import render
from views.base.view import SITE, Asked, View


def view(asked: Asked) -> View:
    """The register of corrections, and the way to ask; a controversy or article that the Selection names is what is asked about."""
    words, dataset = asked.words, asked.dataset
    selection = asked.selection
    rows = [row for row in dataset.corrections if row.date.first <= asked.on]
    if rows:
        finding = words.plural("{n} correction made in public", "{n} corrections made in public", len(rows))
    else:
        finding = words.say(_("No corrections so far"))
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
        rows=[
            (row, corrected_cell(row, dataset, words), in_short(dataset, disputes_of(dataset, row), asked.on))
            for row in rows
        ],
        write_to=written,
        magazine="/".join(publisher.url.split("/")[:3]) + "/" if publisher else "",
        disputes=in_short(dataset, (dataset.controversy[id] for id in selection.controversy), asked.on),
        named=in_context(asked.results.as_of, (dataset.article[id] for id in selection.article)),
        vendors=[dataset.vendor[id] for id in selection.vendor],
        changes=asked.state.changelog(words),
    )


PAGE: Final = Page(
    path="/corrections",
    title=_("Corrections"),
    place=80,
    view=view,
    parameters=("controversy", "article", "vendor"),
    tables=(PAGE_TABLES["corrections"],),
    # The history goes on where the data comes back to what it was.
    kept=False,
)
