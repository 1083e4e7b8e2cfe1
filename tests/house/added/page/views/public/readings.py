"""Readings: the articles chosen, as a plain table of rows."""

from typing import Final

from vendors.exports.page_tables import PageTable
from vendors.i18n.language import Language, _
from vendors.query.results import NEWS_PARAMETERS, Results
from vendors.query.table import Table
from vendors.tables.article import Article
from views.base.page import Page
from views.base.render import render
from views.base.view import Asked, View


def view(asked: Asked) -> View:
    """The table, and what narrows it."""
    return render(
        asked,
        "readings.html",
        title=asked.words.say(_("Readings")),
        table=_table(asked.results, asked.words),
        facets=[(name, asked.results.article_facet(name)) for name in PAGE.facets],
        parameters=NEWS_PARAMETERS,
    )


def _table(results: Results, _words: Language) -> Table:
    columns = [Article.column(name) for name in ("date", "title", "publisher", "url")]
    return Table.of(results.articles(), columns)


PAGE: Final = Page(
    path="/readings",
    title=_("Readings"),
    place=67,
    view=view,
    nav=True,
    facets=("topic", "language"),
    tables=(PageTable("readings", _table),),
)
