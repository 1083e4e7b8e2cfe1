"""The index of the articles gives what a test of each article gives: the same rows and stories in their order, the same counts, the same dates."""

import os
import random
from collections import Counter

import numpy as np

from vendors.domain.stories import in_stories
from vendors.i18n.language import language
from vendors.query.article_index import ArticleIndex, newest_about
from vendors.query.order import in_order
from vendors.query.results import ABOUT_ARTICLES, Results
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import places_of
from vendors.query.selection import Selection
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention
from vendors.types.date import PartialDate

SELECTIONS = int(os.environ.get("SELECTIONS", "40"))
SEARCHES = ("", "", "qualtrics", "enquête client", '"customer experience"', "e-mail", "acquisition medallia")


def chosen_at_random(chance, dataset, today):
    """What somebody might choose of the news."""
    values = {
        "vendor": list(dataset.vendor),
        "publisher": sorted({row.publisher for row in dataset.table(Article)}),
        "language": ["fr", "en", "de"],
        "topic": sorted({str(row.topic) for row in dataset.table(Article)}),
        "region": ["fr", "eu", "us"],
    }
    chosen = {
        name: tuple(chance.sample(values[name], chance.randint(1, 3)))
        for name in chance.sample(sorted(values), chance.choice([0, 1, 1, 2]))
    }
    if chance.random() < 0.5:
        year = chance.randint(2008, 2024)
        chosen["since"] = PartialDate.parse(chance.choice([f"{year}", f"{year}-07", f"{year}-03-15"]))
        chosen["until"] = chance.choice([None, PartialDate.parse(f"{year + 4}")])
    if chance.random() < 0.3:
        chosen["date"] = today.replace(year=chance.randint(2015, 2024), day=1)
    sort = chance.choice(["", "", "date", "-date", "title", "-publisher", "founded"])
    return Selection(**chosen, q=chance.choice(SEARCHES), sort=sort, lang=chance.choice(["fr", "en"]))


def conditions_of(results):
    """What must hold of an article, by the parameter that asks for it, each asked of the article itself."""
    chosen, dataset = results.selection, results.as_of.dataset
    vendors = {row.id for row in Results(dataset, chosen.only_with("region", "date"), results.as_of.today).vendors()}
    found = {dataset.newest_articles[at].id for at in places_of(results.as_of, ResultKind.ARTICLE, chosen.q)}

    def about(row):
        return {mention.vendor for mention in dataset.mentions.get(row.id, ())}

    return {
        "vendor": lambda row: not chosen.vendor or about(row) & set(chosen.vendor),
        "region": lambda row: not chosen["region"] or about(row) & vendors,
        "q": lambda row: not chosen.q or row.id in found,
        "since": lambda row: (
            (not chosen.since or row.date.first >= chosen.since.first)
            and (not chosen.until or row.date.last <= chosen.until.last)
        ),
        **{
            name: lambda row, name=name: not chosen[name] or str(getattr(row, name)) in chosen[name]
            for name in ABOUT_ARTICLES
        },
    }


def test_any_selection_gives_the_articles_that_meet_it_one_by_one(dataset, today):
    chance = random.Random(20180423)
    some = 0
    for _number in range(SELECTIONS):
        selection = chosen_at_random(chance, dataset, today)
        results = Results(dataset, selection, today)
        tests, words = conditions_of(results), language(selection.lang)
        there = [row for row in dataset.newest_articles if row.date.first <= results.as_of.on]

        def meeting(*lifted, there=there, tests=tests):
            return [row for row in there if all(test(row) for name, test in tests.items() if name not in lifted)]

        expected = in_order(Article, meeting(), selection.sort, "", words)
        assert results.articles() == expected, selection
        assert results.chosen_articles.count() == len(expected)
        if selection.sort.removeprefix("-") not in ("title", "publisher"):
            stories, grouped = results.stories(), in_stories(dataset, expected)
            assert (list(stories), len(stories)) == (grouped, len(grouped))
            assert (stories[:3], stories[4:9], stories[-2:]) == (grouped[:3], grouped[4:9], grouped[-2:])
        for name in ABOUT_ARTICLES:
            counts = Counter(str(getattr(row, name)) for row in meeting(name))
            assert {one.value: one.count for one in results.article_facet(name) if one.count} == counts, selection
        named = Counter(mention.vendor for row in meeting("vendor") for mention in dataset.mentions.get(row.id, ()))
        assert {one.value: one.count for one in results.article_facet("vendor") if one.count} == named
        assert results.chosen_articles.months("since") == Counter(row.date.month for row in meeting("since"))
        perhaps = {row.id for row in meeting("since")} - {row.id for row in expected}
        assert {row.id for row in results.articles_of_perhaps()} <= perhaps
        some += 0 < len(expected) < len(dataset.article)
    assert some > SELECTIONS / 3, "the selections choose some and leave some out"


def test_the_newest_articles_are_the_first_of_the_list_of_news(dataset, today):
    every = Results(dataset, Selection(), today).articles()
    assert newest_about(dataset, None, today, 5) == every[:5]
    about = Results(dataset, Selection(vendor=("qualtrics", "medallia")), today).articles()
    assert newest_about(dataset, {"qualtrics", "medallia"}, today, 5) == about[:5]
    assert newest_about(dataset, frozenset(), today, 5) == []


def _said(index: ArticleIndex) -> object:
    """All that an index has made or makes: facets, months, orders, each as it stands."""
    everywhere = np.ones(len(index.rows), np.bool_)
    coded = [*(index.coded(facet) for facet in ("vendor", "title_source", *ABOUT_ARTICLES)), index.months]
    orders = [
        index.ordered(everywhere, sort, lang).tolist()
        for sort in ("title", "-title", "-publisher")
        for lang in ("fr", "en")
    ]
    pairs = [(one.values, one.numbers, one.places.tolist(), one.codes.tolist()) for one in coded]
    return pairs, orders, index.stories.tolist()


def test_an_index_that_takes_over_from_the_one_before_says_what_one_made_from_the_beginning_says(dataset):
    chance, taken = random.Random(2018), 0
    index = ArticleIndex(dataset)
    _said(index)
    for number in range(12):
        rows = {Article.TABLE: [*dataset.table(Article)], Mention.TABLE: [*dataset.table(Mention)]}
        articles, mentions = rows[Article.TABLE], rows[Mention.TABLE]
        for _ in range(chance.randint(0, 4)):
            at, other = chance.sample(range(len(articles)), 2)
            said = chance.choice(
                [{"title": articles[other].title}, {"date": articles[other].date}, {"topic": articles[other].topic}]
            )
            articles[at] = articles[at].model_copy(update=said)
        gone = articles.pop(chance.randrange(len(articles))).id if number % 3 == 0 else ""
        mentions[:] = [one for one in mentions if one.article != gone]
        if number % 3 == 1:
            del mentions[chance.randrange(len(mentions))]
            articles.insert(chance.randrange(len(articles)), articles[0].model_copy(update={"id": f"new-{number}"}))
        if number == 7:
            chance.shuffle(articles)
        dataset = Dataset(
            {**dataset.rows, **{name: tuple(some) for name, some in rows.items()}}, str(number), before=dataset
        )
        renewed = ArticleIndex(dataset, index)
        taken += bool(renewed._coded)
        assert _said(renewed) == _said(ArticleIndex(dataset)), number
        index = renewed
    assert taken >= 11, "all but the one whose articles were shuffled took over what was there"


def test_a_new_article_has_no_other_asked_for_what_it_says(dataset, monkeypatch):
    before, asked = ArticleIndex(dataset), []
    everywhere = np.ones(len(before.rows), np.bool_)
    before.coded("topic"), before.ordered(everywhere, "title", "fr")
    come = dataset.newest_articles[0].model_copy(update={"id": "new"})
    after = Dataset({**dataset.rows, Article.TABLE: (*dataset.table(Article), come)}, "after", before=dataset)
    held = ArticleIndex.held

    def counted(index: ArticleIndex, facet: str) -> object:
        inner = held(index, facet)
        return lambda row: asked.append((facet, row.id)) or inner(row)

    monkeypatch.setattr(ArticleIndex, "held", counted)
    index = ArticleIndex(after, before)
    assert index.coded("topic").codes.size == len(after.table(Article))
    assert asked == [("topic", "new")]
    monkeypatch.setattr(ArticleIndex, "in_order", None)  # the order is there
    assert index.ordered(np.ones(len(index.rows), np.bool_), "title", "fr").size == len(index.rows)
