"""Corrections: what was corrected in public, when and why, every published change, and how to ask for a correction or an answer."""

from typing import Final
from urllib.parse import quote

from vendors.domain import article_of_2018
from vendors.domain.article_context import in_context
from vendors.domain.controversy_summary import in_short
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import Language, _
from vendors.settings import settings
from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column
from vendors.types.date import PartialDate
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
        rows=[(row, _subject(row, dataset, words)) for row in rows],
        write_to=written,
        magazine="/".join(publisher.url.split("/")[:3]) + "/" if publisher else "",
        disputes=in_short(dataset, (dataset.controversy[id] for id in selection.controversy), asked.on),
        named=in_context(asked.results.as_of, (dataset.article[id] for id in selection.article)),
        vendors=[dataset.vendor[id] for id in selection.vendor],
        changes=asked.state.changelog(words),
    )


def _subject(row: Correction, dataset: Dataset, words: Language) -> str:
    """What was corrected, in words: “Medallia (29 October 2021, Thoma Bravo) · Until”; as it stands where there is no such column."""
    model = TABLES.get(row.table)
    if model is None or row.field not in model.model_fields:
        return f"{row.table} · {row.row} · {row.field}"
    cells = zip((model.column(name) for name in model.KEY), row.row.split("|"), strict=False)
    first, *others = [_called(column, model.TABLE, cell, dataset, words) for column, cell in cells if cell]
    subject = f"{first} ({', '.join(others)})" if others else first
    return f"{subject} · {words.say(model.column(row.field).label)}"


def _called(column: Column, table: str, cell: str, dataset: Dataset, words: Language) -> str:
    """A cell of a key as a reader names it: what it refers to by its name, a day in words."""
    named = column.refers or (table if column.name == "id" else "")
    if named == "vendors" and cell in dataset.vendor:
        return dataset.vendor[cell].name
    if named == "news" and cell in dataset.article:
        return dataset.article[cell].title
    if named == "controversies" and cell in dataset.controversy:
        told = dataset.controversy[cell]
        return told.title_fr if words.code == "fr" else told.title_en
    if column.choices:
        return next((words.say(choice.label) for choice in column.choices if str(choice) == cell), cell)
    return words.date(PartialDate.parse(cell)) if column.kind == "date" else cell


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
