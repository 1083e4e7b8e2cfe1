"""News: the articles by story, by vendor, topic, period, publisher and language; and one article with all about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from typing import Any, Final

from markupsafe import Markup

from vendors.analysis import headlines
from vendors.domain.article_context import in_context
from vendors.domain.controversy_summary import Disputed, about_article, in_short, states
from vendors.domain.related import related_articles
from vendors.domain.stories import DAYS, Story, controversy_of, vendors_of
from vendors.domain.then_and_now import ThenAndNow, then_and_now
from vendors.exports import citation_subjects
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import ABOUT_ARTICLES, NEWS_PARAMETERS, standing_open
from vendors.query.search.entries import ResultKind
from vendors.query.wider import unknown_left_out, widest
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.types.date import PartialDate
from views.base.frame import framed
from views.base.kept_parts import KeptPart, PlacesOfNotes, kept_parts
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.paper_notes import PaperNotes
from views.base.periods import periods
from views.base.render import fragment, render, words_marked
from views.base.view import Asked, View

FACETS, MORE_FACETS = standing_open(ABOUT_ARTICLES)
PER_PAGE: Final = 25
"""Stories on a page; a story is never torn in two."""
MOST_ARTICLES: Final = 60
"""Articles on a page, where its stories have more than one; of a story with very many the first are shown."""
MOST_EMBEDDED: Final = 10
"""Articles that other sites frame, the newest first."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story with all that is shown of it.

    Attributes:
        articles: the first of them where they are very many, each as the page shows it.
        rest: the address of a list that has each of its articles; "" where all of them are shown.
        vendors: the names of those it is about.
        dispute: the controversy that it tells of, or None.
    """

    story: Story
    articles: Sequence[Markup]
    vendors: tuple[str, ...]
    dispute: Disputed | None
    rest: str = ""


def view(asked: Asked) -> View:
    """The article that the Selection names, or the articles chosen, by story, newest first."""
    results, words = asked.results, asked.words
    alone = results.article()
    if alone:
        return _article(asked, alone)
    stories = results.stories()
    said = headlines.news(results, words)
    chosen = results.chosen_articles
    articles = chosen.count()
    shown = paged(stories, asked.selection.page, PER_PAGE)
    notes = PaperNotes()
    told = _told(asked, shown.rows, notes)
    perhaps = results.articles_of_perhaps()
    apart = [(row, "") for row in perhaps[:PER_PAGE]]
    by_date = asked.selection.sort.removeprefix("-") not in ("title", "publisher")
    return render(
        asked,
        "news.html",
        title=said
        if asked.selection.narrows(*NEWS_PARAMETERS)
        else words.say(_("News about customer-experience vendors")),
        description=words.say(_("News about customer-experience vendors, each article at its publisher.")),
        finding=said,
        articles=articles,
        stories=len(stories),
        by_year=[
            (year, list(group))
            for year, group in groupby(told, key=lambda one: one.story.articles[0].date.first.year if by_date else "")
        ],
        story_days=DAYS,
        paper_notes=notes,
        periods=periods(asked, chosen.months("since")),
        facets=[(name, results.article_facet(name)) for name in PAGE.facets],
        more_facets=[(name, results.article_facet(name)) for name in PAGE.more_facets],
        paged=shown,
        to_check=chosen.count_having("title_source", "address"),
        parameters=NEWS_PARAMETERS,
        left_out=unknown_left_out(results, lambda found: found.chosen_articles.count()),
        perhaps=[part.on_page(notes, words_marked(asked)) for part in _articles(asked, apart, "perhaps")],
        all_perhaps=len(perhaps),
        widest=None if articles else widest(results, NEWS_PARAMETERS, lambda found: found.chosen_articles.count()),
    )


def embed(asked: Asked) -> View:
    """The newest of the articles chosen, with the way to all of them."""
    articles = asked.results.articles()
    return framed(
        asked,
        "news.html",
        _with_state(asked, articles[0]) if len(articles) == 1 else headlines.news(asked.results, asked.words),
        articles=in_context(asked.results.as_of, articles[:MOST_EMBEDDED]),
        all=len(articles),
    )


def owners_of(asked: Asked, article: Article) -> tuple[ThenAndNow, ...]:
    """Who controlled the vendors that an article names on its day, and who does today."""
    mentions = asked.dataset.mentions.get(article.id, ())
    return then_and_now(asked.dataset, (mention.vendor for mention in mentions), article.date.first, asked.today)


def _article(asked: Asked, article: Article) -> View:
    """One article: where to read it, what it is about, who owned whom then and now, and what else there is to read."""
    words, dataset, as_of = asked.words, asked.dataset, asked.results.as_of
    related = related_articles(dataset, article, asked.on)
    state = _state(asked, article)
    description = f"{state} {words.fine(article.own('summary', words.code))}".strip()
    return render(
        asked,
        "article.html",
        title=article.title,
        description=description,
        structured=_structured(asked, article, description),
        finding=f"{article.title} – {state}" if state else "",
        told=in_context(as_of, [article])[0],
        owners=owners_of(asked, article),
        came_in=asked.results.log.entered,
        history_since=asked.results.log.since,
        related={
            "story": in_context(as_of, related.story),
            "controversy": in_context(as_of, related.controversy),
            "vendors": in_context(as_of, related.vendors),
        },
    )


def _state(asked: Asked, article: Article) -> str:
    """Where the controversies stand that an article tells of; "" where it tells of none."""
    return states(about_article(asked.dataset, article.id, asked.on), asked.words)


def _with_state(asked: Asked, article: Article) -> str:
    """The title of an article, with where its controversies stand."""
    return " – ".join(part for part in (article.title, _state(asked, article)) if part)


def _most_of_a_story(stories: Sequence[Story]) -> int:
    """How many articles of each story a page has room for."""
    lengths = [len(story.articles) for story in stories]
    whole = max(lengths, default=1)
    return next((most for most in (whole, 12, 6, 3) if sum(min(n, most) for n in lengths) <= MOST_ARTICLES), 1)


def _told(asked: Asked, stories: Sequence[Story], notes: PaperNotes) -> Sequence[ToldStory]:
    """Some stories with their articles, which are cited in their order."""
    most, words = _most_of_a_story(stories), words_marked(asked)
    disputes = [controversy_of(asked.dataset, story) for story in stories]
    every = [
        (row, dispute.id if dispute else "")
        for story, dispute in zip(stories, disputes, strict=True)
        for row in story.articles[:most]
    ]
    parts = iter(_articles(asked, every))
    return [
        _told_story(
            asked,
            story,
            dispute,
            [part.on_page(notes, words) for part in islice(parts, min(most, len(story.articles)))],
        )
        for story, dispute in zip(stories, disputes, strict=True)
    ]


def _articles(asked: Asked, articles: Sequence[tuple[Article, str]], key: str = "about") -> Sequence[KeptPart]:
    """Articles of a list with what stands beside them.

    Args:
        articles: each with the controversy that its story is about, which is not said again at it, or "".
        key: of the list, which tells its links from those of another list on the page.
    """

    def make(places: Sequence[int], notes: PlacesOfNotes) -> str:
        told = in_context(asked.results.as_of, (articles[place][0] for place in places))
        return fragment(
            asked,
            "articles.html",
            articles=list(zip(told, (articles[place][1] for place in places), strict=True)),
            key=key,
            owners=partial(owners_of, asked),
            came_in=asked.results.log.entered,
            paper_notes=notes,
        )

    return kept_parts(asked, [("article", key, row.id, inside) for row, inside in articles], make)


def _told_story(asked: Asked, story: Story, dispute: Controversy | None, articles: Sequence[Markup]) -> ToldStory:
    dataset, about = asked.dataset, vendors_of(asked.dataset, story)
    return ToldStory(
        story,
        articles,
        tuple(dataset.vendor[id].name for id in about),
        next(iter(in_short(dataset, [dispute], asked.on)), None) if dispute else None,
        _rest_of(asked, story, about) if len(story.articles) > len(articles) else "",
    )


def _rest_of(asked: Asked, story: Story, about: Sequence[str]) -> str:
    """The address of what was written about the vendor in the days of a story, each article by itself."""
    first, last = (PartialDate.parse(day.isoformat()) for day in (story.first, story.last))
    chosen = asked.selection.but(since=first, until=last, sort="title")
    return (chosen.but(vendor=tuple(about[:1])) if about and not chosen.vendor else chosen).at(asked.path)


def _structured(asked: Asked, article: Article, description: str) -> dict[str, Any]:
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
        told["author"] = [_author(asked.dataset, article, name) for name in article.authors]
    return {"@type": "WebPage", "inLanguage": asked.words.code, "description": description, "mainEntity": told}


def _author(dataset: Dataset, article: Article, name: str) -> dict[str, str]:
    """Who signs an article: a person, unless it is a house, known by the names of vendors and publishers."""
    houses = {article.publisher, *dataset.publisher, *(vendor.name for vendor in dataset.vendor.values())}
    is_house = name in houses or article.publisher in name
    return {"@type": "Organization" if is_house else "Person", "name": name}


def _feed(asked: Asked) -> str:
    """The articles chosen, as they come in."""
    return asked.selection.without("article").only_with(*NEWS_PARAMETERS, "match").at("/feeds/news.atom")


PAGE: Final = Page(
    path="/news",
    title=_("News"),
    place=40,
    view=view,
    nav=True,
    facets=(*FACETS, "vendor"),
    more_facets=MORE_FACETS,
    parameters=(*NEWS_PARAMETERS, "match", "sort", "page"),
    tables=(PAGE_TABLES["news"],),
    subject=citation_subjects.article,
    embed=Embed("news", _("news"), height=560, view=embed),
    marks=True,
    feed=_feed,
    finds=ResultKind.ARTICLE,
)
