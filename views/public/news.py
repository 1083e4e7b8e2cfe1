"""News: the articles by story, by vendor, topic, period, publisher and language; and one article with all about it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from vendors.domain.controversy_summary import Disputed, about_article, in_short, states
from vendors.domain.related import related_articles
from vendors.domain.stories import DAYS, Story, controversy_of, vendors_of
from vendors.domain.then_and_now import ThenAndNow, then_and_now
from vendors.i18n.language import _
from vendors.query.results import ABOUT_ARTICLES, NEWS_PARAMETERS, standing_open
from vendors.tables.article import Article
from views.base.page import render
from views.base.paging import paged
from views.base.periods import periods
from views.base.view import Asked, View

FACETS, MORE_FACETS = standing_open(ABOUT_ARTICLES)
PER_PAGE: Final = 40
"""Stories on a page; a story is never torn in two."""
MOST_PUBLISHERS: Final = 30


def view(asked: Asked) -> View:
    """The article that the Selection names, or the articles chosen, by story, newest first."""
    results, words = asked.results, asked.words
    alone = results.article()
    if alone:
        return _article(asked, alone)
    stories = results.stories()
    articles = [article for story in stories for article in story.articles]
    shown = paged(stories, asked.selection.page, PER_PAGE)
    by_date = asked.selection.sort.removeprefix("-") not in ("title", "publisher")
    return render(
        asked,
        "news.html",
        title=words.say(_("News")),
        description=words.say(_("News about customer-experience vendors, each article at its publisher.")),
        finding=finding(asked, articles),
        articles=articles,
        stories=len(stories),
        by_year=[
            (year, list(group))
            for year, group in groupby(
                shown.rows, key=lambda story: story.articles[0].date.first.year if by_date else ""
            )
        ],
        named=lambda story: words.listing(asked.dataset.vendor[id].name for id in vendors_of(asked.dataset, story)),
        dispute_of=lambda story: _dispute_of(asked, story),
        story_days=DAYS,
        owners=lambda article: owners_of(asked, article),
        periods=periods(asked, (article.date for article in results.articles("since"))),
        facets=[(name, results.article_facet(name)) for name in (*FACETS, "vendor")],
        more_facets=[(name, results.article_facet(name)[:MOST_PUBLISHERS]) for name in MORE_FACETS],
        paged=shown,
        to_check=sum(article.title_source == "address" for article in articles),
        parameters=NEWS_PARAMETERS,
    )


def finding(asked: Asked, articles: Sequence[Article]) -> str:
    """How many articles are chosen, and how many of them are in French."""
    if not articles:
        return asked.words.say(_("No article meets these conditions"))
    french = sum(article.language == "fr" for article in articles)
    said = asked.words.plural("{n} article", "{n} articles", len(articles))
    if not french:
        return said
    return said + asked.words.plural(", {n} of them in French", ", {n} of them in French", french)


def owners_of(asked: Asked, article: Article) -> tuple[ThenAndNow, ...]:
    """Who controlled the vendors that an article names on its day, and who does today."""
    mentions = asked.dataset.mentions.get(article.id, ())
    return then_and_now(asked.dataset, (mention.vendor for mention in mentions), article.date.first, asked.today)


def _article(asked: Asked, article: Article) -> View:
    """One article: where to read it, what it is about, who owned whom then and now, and what else there is to read."""
    words, dataset = asked.words, asked.dataset
    state = states(about_article(dataset, article.id, asked.on), words)
    description = f"{state} {words.fine(str(getattr(article, f'summary_{words.code}')))}".strip()
    return render(
        asked,
        "article.html",
        title=article.title,
        description=description,
        structured=_structured(article, description, words.code),
        finding=f"{article.title} – {state}" if state else "",
        article=article,
        owners=owners_of(asked, article),
        related=related_articles(dataset, article, asked.on),
    )


def _dispute_of(asked: Asked, story: Story) -> Disputed | None:
    dispute = controversy_of(asked.dataset, story)
    return next(iter(in_short(asked.dataset, [dispute], asked.on)), None) if dispute else None


def _structured(article: Article, description: str, lang: str) -> dict[str, Any]:
    """The article as schema.org knows it; it stays its publisher’s, this page only tells of it."""
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.date.text,
        "inLanguage": article.language,
        "url": article.url,
        "publisher": {"@type": "Organization", "name": article.publisher},
    }
    if article.authors:
        told["author"] = [{"@type": "Person", "name": author} for author in article.authors]
    return {"@type": "WebPage", "inLanguage": lang, "description": description, "mainEntity": told}
