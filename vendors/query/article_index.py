"""The articles as columns of numbers, made once a data set, and by story."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np

from vendors.domain.cells import Cells, column, newest_first
from vendors.domain.mention_places import mention_places
from vendors.domain.stories import Story, in_stories, story_of
from vendors.i18n.language import language
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.row_index import Coded, Places, RowIndex
from vendors.tables.article import Article
from vendors.tables.changed_rows import between_same_ends
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.lazy_sequence import LazySequence
from vendors.tables.mention import Mention
from vendors.tables.remembered import with_dataset
from vendors.tables.row import items_of

_SORTABLE: Final = frozenset(column.name for column in Article.columns() if column.sortable)
MOST_NEWEST: Final = 4_000
"""Articles, the newest of all, among which the newest about some vendors are looked for first."""
_newest: "list[ArticleIndex]" = []
"""What was made last."""


class ArticleIndex(RowIndex[Article]):
    """All articles of a data set, newest first.

    Args:
        dataset: where they are.
        before: the index of a version before, from which is taken over what articles say that are in both.
    """

    def __init__(self, dataset: Dataset, before: "ArticleIndex | None" = None) -> None:
        self._dataset = dataset
        super().__init__(dataset.newest_articles, self.cells("date"))
        self._places = dataset.place_of_article
        if before:
            was, now = before._dataset.mentions, dataset.mentions
            rows = between_same_ends(before._dataset.table(Mention), dataset.table(Mention))
            others = {row.article for row in rows if was.get(row.article) != now.get(row.article)}
            self.renew(before, "vendor", [self._places[id] for id in others if id in self._places])

    def held(self, facet: str) -> Callable[[Article], Iterable[str]]:
        """What an article has of a facet, or whom it is about."""
        if facet == "vendor":
            mentions = self._dataset.mentions
            return lambda row: (mention.vendor for mention in mentions.get(row.id, ()))
        name, of_cell = self._told_by(facet)
        return lambda row: of_cell(getattr(row, name))

    def told_by(self, facet: str) -> tuple[str, Callable[[Any], Iterable[str]]] | None:
        """The column of a facet; whom an article is about stands in another table."""
        return None if facet == "vendor" else self._told_by(facet)

    @staticmethod
    def _told_by(facet: str) -> tuple[str, Callable[[Any], Iterable[str]]]:
        return (
            ("title_source", items_of)
            if facet == "title_source"
            else (FACETS[facet].column.name, FACETS[facet].of_cell)
        )

    def column(self, facet: str) -> Coded[str]:
        """A column made from the beginning: whom articles are about by the mentions, of which each is looked at once."""
        if facet != "vendor":
            return super().column(facet)
        return Coded.of_pairs(mention_places(self._dataset), column(self._dataset, Mention, "vendor"))

    def cells(self, name: str) -> Cells[Any]:
        """One of their columns."""
        return newest_first(self._dataset, name)

    def in_order(self, rows: Sequence[Article], sort: str, lang: str) -> Sequence[Article] | None:
        """Some articles as an address sorts them by one of their columns."""
        if sort.removeprefix("-") not in _SORTABLE:
            return None
        return in_order(Article, rows, sort, "", language(lang))

    @cached_property
    def stories(self) -> Places:
        """The story of each article by place: the place of the first article in time that tells it."""
        found = np.arange(len(self.rows), dtype=np.int32)
        for id, story in story_of(self._dataset).joined.items():
            found[self._places[id]] = self._places[story]
        return found

    def in_stories(self, places: Places) -> "ChosenStories":
        """Some articles by story, see `vendors.domain.stories.in_stories`."""
        return ChosenStories(self, self._dataset, places)


class ChosenStories(LazySequence[Story]):
    """Articles grouped by story, in the order of `vendors.domain.stories.in_stories`; only those that are asked for are put together.

    Args:
        index: of the articles.
        dataset: where they are.
        places: those that are grouped, in the order of the page.
    """

    def __init__(self, index: ArticleIndex, dataset: Dataset, places: Places) -> None:
        self._index, self._dataset, self._places = index, dataset, places
        self._codes = index.stories[places]
        # Written from the last to the first, so that the first article of each story stays.
        first = np.full(int(index.stories.max(initial=-1)) + 1, -1, np.int32)
        first[self._codes[::-1]] = np.arange(len(places) - 1, -1, -1, dtype=np.int32)
        self._firsts = np.sort(first[first >= 0])

    def __len__(self) -> int:
        return len(self._firsts)

    def part(self, at: slice) -> list[Story]:
        """The stories of a part, in their order."""
        among = np.zeros(int(self._index.stories.max(initial=-1)) + 1, np.bool_)
        among[self._codes[self._firsts[at]]] = True
        return in_stories(self._dataset, self._index.at(self._places[among[self._codes]]))

    def __iter__(self) -> Iterator[Story]:
        return iter(in_stories(self._dataset, self._index.at(self._places)))


class EachAlone(LazySequence[Story]):
    """Articles each of which stands alone, as where they are not in the order of their days.

    Args:
        rows: they, in the order of the page.
    """

    def __init__(self, rows: Sequence[Article]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def part(self, at: slice) -> list[Story]:
        """The stories of a part, in their order."""
        return [Story(row.id, (row,)) for row in self._rows[at]]


@with_dataset(2, tables=(Article, Mention, Controversy))
def article_index(dataset: Dataset) -> ArticleIndex:
    """The index of a data set, made at the first question about it."""
    made = ArticleIndex(dataset, *_newest)
    _newest[:] = [made]
    return made


def newest_about(dataset: Dataset, vendors: Collection[str] | None, on: date, most: int) -> list[Article]:
    """The newest articles up to a day; about some vendors, or about any (None)."""
    index = article_index(dataset)
    there, every = index.until(on), len(index.rows)
    # Most often they are among the newest of all.
    for looked_at in (MOST_NEWEST, every):
        among = there[:looked_at]
        if vendors is not None:
            among = among & index.coded("vendor").having(vendors, len(among))
        places = np.flatnonzero(among)[:most].astype(np.int32)
        if len(places) == most:
            break
    return index.at(places)
