"""News: the articles, by vendor, topic, period, publisher and language."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from vendors.dates import PartialDate
from vendors.matching import NEWS_PARAMETERS
from vendors.tables.article import Article
from vendors.wording import _
from views.page import Asked, View, render

FACETS: Final = ("topic", "language", "vendor")
MORE_FACETS: Final = ("publisher",)
PER_PAGE: Final = 40
MOST_PUBLISHERS: Final = 30


def view(asked: Asked) -> View:
    """The articles chosen, newest first, forty a page, with a timeline by year."""
    matching, words = asked.matching, asked.words
    articles = matching.articles()
    pages = max(-(-len(articles) // PER_PAGE), 1)
    page = min(asked.selection.page, pages)
    shown = articles[(page - 1) * PER_PAGE : page * PER_PAGE]
    years = Counter(article.date.first.year for article in matching.articles("since"))
    facets = [(name, matching.article_facet(name)) for name in FACETS]
    return render(
        asked,
        "news.html",
        title=words.say(_("News")),
        description=words.say(_("News about customer-experience vendors, each article at its publisher.")),
        finding=finding(asked, articles),
        articles=articles,
        by_year=[(year, list(group)) for year, group in groupby(shown, key=lambda article: article.date.first.year)],
        years=[(year, years[year]) for year in range(min(years), max(years) + 1)] if years else [],
        tallest=max(years.values(), default=1),
        facets=facets,
        more_facets=[(name, matching.article_facet(name)[:MOST_PUBLISHERS]) for name in MORE_FACETS],
        year_address=lambda year: _of_year(asked, year),
        page=page,
        pages=pages,
        to_check=sum(article.title_source == "address" for article in articles),
        parameters=NEWS_PARAMETERS,
    )


def finding(asked: Asked, articles: Sequence[Article]) -> str:
    """How many articles are chosen, and how many of them are in French."""
    if not articles:
        return asked.words.say(_("No article meets these conditions"))
    french = sum(article.language == "fr" for article in articles)
    return asked.words.plural("{n} article", "{n} articles", len(articles)) + asked.words.plural(
        ", {n} of them in French", ", {n} of them in French", french
    )


def _of_year(asked: Asked, year: int) -> str:
    """The address of the articles of one year, or of all years where that one is chosen already."""
    day = PartialDate.parse(f"{year:04}")
    chosen = (asked.selection.since, asked.selection.until) == (day, day)
    return asked.selection.but(since=None if chosen else day, until=None if chosen else day).at("/news")
