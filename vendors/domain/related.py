"""What else a reader of an article or a controversy may want to read, and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from vendors.domain.stories import story_of
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset

MOST: Final = 6
"""Rows of each reason."""


@dataclass(frozen=True, slots=True)
class Related:
    """Articles that have to do with one, each once, under the strongest reason.

    Attributes:
        story: those that tell the same story, newest first.
        controversy: the others of the same controversies, newest first.
        vendors: the nearest in time of the others about the same vendors.
    """

    story: tuple[Article, ...]
    controversy: tuple[Article, ...]
    vendors: tuple[Article, ...]


def related_articles(dataset: Dataset, article: Article, on: date) -> Related:
    """The articles that have to do with one, published up to a day."""
    seen = {article.id}

    def fresh(rows: Iterable[Article], order: Callable[[Article], int]) -> tuple[Article, ...]:
        known = {row.id: row for row in rows if row.date.first <= on and row.id not in seen}
        taken = tuple(islice(sorted(known.values(), key=order), MOST))
        seen.update(row.id for row in taken)
        return taken

    told, about = story_of(dataset), [mention.vendor for mention in dataset.mentions.get(article.id, ())]
    named = [row for vendor in about for row in dataset.articles_about.get(vendor, ())]
    disputes = dataset.controversies_of.get(article.id, ())
    listed = [dataset.article[id] for dispute in disputes for id in dispute.articles]
    return Related(
        fresh((row for row in [*named, *listed] if told[row.id] == told[article.id]), _newest),
        fresh(listed, _newest),
        fresh(named, lambda row: abs((row.date.first - article.date.first).days)),
    )


def related_disputes(dataset: Dataset, dispute: Controversy, on: date) -> Sequence[Controversy]:
    """Other controversies about the same vendors opened up to a day, those of the same matter first, then the newest."""
    others = {
        row.id: row
        for vendor in dispute.vendors
        for row in dataset.controversies_about.get(vendor, ())
        if row.id != dispute.id and row.opened.first <= on
    }
    newest = sorted(others.values(), key=lambda row: row.opened, reverse=True)
    return sorted(newest, key=lambda row: row.category != dispute.category)[:MOST]


def _newest(row: Article) -> int:
    return -row.date.first.toordinal()
