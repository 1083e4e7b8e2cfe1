"""The articles as columns of numbers, made once a data set: a Selection then costs a few operations on arrays instead of a test of every article."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from vendors.domain.stories import Story, in_stories, story_of
from vendors.i18n.language import language
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate

V = TypeVar("V")
Places = NDArray[np.int32]
"""Places of articles in `ArticleIndex.rows`."""
Days = NDArray[np.int32]
"""A day of each article, as an ordinal."""
Mask = NDArray[np.bool_]
"""Of each article whether it is meant."""

_SORTABLE: Final = frozenset(column.name for column in Article.columns() if column.sortable)


@dataclass(frozen=True, slots=True)
class Coded(Generic[V]):
    """What the articles have of one thing: pairs of a place and the number of a value, by place.

    Attributes:
        values: the values by their number.
        numbers: the numbers of the values.
        places: the places of the pairs.
        codes: the values of the pairs, by their numbers.
    """

    values: Sequence[V]
    numbers: dict[V, int]
    places: Places
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, held: Iterable[Iterable[V]]) -> "Coded[V]":
        """From the values of each article, in the order of the places."""
        numbers: dict[V, int] = {}
        pairs = [
            (place, numbers.setdefault(value, len(numbers)))
            for place, values in enumerate(held)
            for value in dict.fromkeys(values)
        ]
        both = np.array(pairs, np.int32).reshape(-1, 2)
        return cls(list(numbers), numbers, np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1]))

    def at(self, places: Places) -> "Coded[V]":
        """The same of some of them, which stand elsewhere.

        Args:
            places: where each of the things stands now; below zero where it is left out.
        """
        moved = places[self.places]
        kept = moved >= 0
        return Coded(self.values, self.numbers, moved[kept], self.codes[kept])

    def having(self, wanted: Collection[V], articles: int) -> Mask:
        """The articles that have one of some values.

        Args:
            articles: how many there are.
        """
        found = np.zeros(articles, np.bool_)
        known = [self.numbers[value] for value in wanted if value in self.numbers]
        if len(known) == 1:
            found[self.places[self.codes == known[0]]] = True
        elif known:
            among = np.zeros(len(self.values), np.bool_)
            among[known] = True
            found[self.places[among[self.codes]]] = True
        return found

    def counts(self, among: Mask) -> Counter[V]:
        """How many of some articles have each value; values that none has are left out."""
        n = np.bincount(self.codes[among[self.places]], minlength=len(self.values))
        return Counter({self.values[code]: int(n[code]) for code in np.flatnonzero(n).tolist()})


class ArticleIndex:
    """All articles of a data set. Safe from any thread: what two find missing at once is made twice, and alike.

    Attributes:
        rows: the articles, newest first.
        first: the first day that the date of each may mean, as an ordinal.
        last: the last such day.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.rows: Sequence[Article] = dataset.newest_articles
        self.first = np.array([row.date.first.toordinal() for row in self.rows], np.int32)
        self.last = np.array([row.date.last.toordinal() for row in self.rows], np.int32)
        self._places = {row.id: place for place, row in enumerate(self.rows)}
        self._coded: dict[str, Coded[str]] = {}
        self._orders: dict[tuple[str, str], Places] = {}

    def until(self, day: date) -> Mask:
        """The articles that were published up to a day, as far as their date says."""
        return self.first <= day.toordinal()

    def surely_within(self, since: PartialDate | None, until: PartialDate | None) -> Mask:
        """The articles that came out in a period, whatever day of their year or month it was."""
        return self._within(self.first, self.last, since, until)

    def perhaps_within(self, since: PartialDate | None, until: PartialDate | None) -> Mask:
        """The articles that may have come out in a period."""
        return self._within(self.last, self.first, since, until)

    def _within(self, starts: Days, ends: Days, since: PartialDate | None, until: PartialDate | None) -> Mask:
        found = np.ones(len(self.rows), np.bool_)
        if since:
            found &= starts >= since.first.toordinal()
        if until:
            found &= ends <= until.last.toordinal()
        return found

    def of_ids(self, ids: Iterable[str]) -> Mask:
        """The articles of some ids."""
        found = np.zeros(len(self.rows), np.bool_)
        found[[self._places[id] for id in ids if id in self._places]] = True
        return found

    def having(self, facet: str, wanted: Collection[str]) -> Mask:
        """The articles that have one of some values of a facet, or are about one of some vendors."""
        return self.coded(facet).having(wanted, len(self.rows))

    def coded(self, facet: str) -> Coded[str]:
        """What the articles have of one of their facets; of `vendor`, whom they are about."""
        found = self._coded.get(facet)
        if found is None:
            found = self._coded[facet] = Coded.of(map(self._held(facet), self.rows))
        return found

    def _held(self, facet: str) -> Callable[[Article], Iterable[str]]:
        if facet == "vendor":
            mentions = self._dataset.mentions
            return lambda row: (mention.vendor for mention in mentions.get(row.id, ()))
        if facet == "title_source":
            return lambda row: (str(row.title_source),)
        held = FACETS[facet].held
        return lambda row: map(str, held(row))

    @cached_property
    def dates(self) -> Coded[PartialDate]:
        """The date of each article."""
        return Coded.of((row.date,) for row in self.rows)

    @cached_property
    def stories(self) -> NDArray[np.int32]:
        """The number of the story of each article, by place."""
        told = story_of(self._dataset)
        return Coded.of((told[row.id],) for row in self.rows).codes

    def ordered(self, among: Mask, sort: str, lang: str) -> Places:
        """The places of some articles in the order of a page: newest first, unless an address sorts them otherwise."""
        if sort.removeprefix("-") not in _SORTABLE:
            return np.flatnonzero(among).astype(np.int32)
        key = (sort, lang)
        if key not in self._orders:
            rows = in_order(Article, self.rows, sort, "", language(lang))
            self._orders[key] = np.array([self._places[row.id] for row in rows], np.int32)
        order = self._orders[key]
        return order[among[order]]

    def at(self, places: Places) -> list[Article]:
        """The articles in some places, in their order."""
        return [self.rows[place] for place in places.tolist()]

    def in_stories(self, places: Places) -> "ChosenStories":
        """Some articles by story, see `vendors.domain.stories.in_stories`."""
        return ChosenStories(self, self._dataset, places)


class ChosenStories(Sequence[Story]):
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

    @overload
    def __getitem__(self, at: int) -> Story: ...
    @overload
    def __getitem__(self, at: slice) -> list[Story]: ...
    def __getitem__(self, at: int | slice) -> Story | list[Story]:
        if isinstance(at, int):
            return self._told(self._firsts[at : at + 1 or None])[0]
        return self._told(self._firsts[at])

    def __iter__(self) -> Iterator[Story]:
        return iter(in_stories(self._dataset, self._index.at(self._places)))

    def _told(self, firsts: Places) -> list[Story]:
        among = np.zeros(int(self._index.stories.max(initial=-1)) + 1, np.bool_)
        among[self._codes[firsts]] = True
        return in_stories(self._dataset, self._index.at(self._places[among[self._codes]]))


class ChosenArticles:
    """The articles that meet a Selection, and those that would with a part of it lifted.

    Args:
        index: of the articles.
        on: the day that is looked at; what came out later is left out.
        tests: what must hold of an article, by the parameter that asks for it.
        sort: as of a Selection.
        lang: the same.
    """

    def __init__(self, index: ArticleIndex, on: date, tests: dict[str, Mask], sort: str, lang: str) -> None:
        self.index = index
        self._there, self._tests, self._order = index.until(on), tests, (sort, lang)
        self._masks: dict[frozenset[str], Mask] = {}

    def mask(self, *lifted: str) -> Mask:
        """The articles that meet all but the `lifted` parameters."""
        asked = frozenset(self._tests).difference(lifted)
        found = self._masks.get(asked)
        if found is None:
            found = self._masks[asked] = np.logical_and.reduce([self._there, *(self._tests[name] for name in asked)])
        return found

    def count(self, *lifted: str) -> int:
        """How many they are."""
        return int(np.count_nonzero(self.mask(*lifted)))

    def places(self, *lifted: str) -> Places:
        """Where they are, in the order of the page."""
        return self.index.ordered(self.mask(*lifted), *self._order)

    def rows(self, *lifted: str) -> list[Article]:
        """They themselves, in the order of the page."""
        return self.index.at(self.places(*lifted))

    def days(self, *lifted: str) -> Counter[PartialDate]:
        """How many there are of each date."""
        return self.index.dates.counts(self.mask(*lifted))


@with_dataset(2)
def article_index(dataset: Dataset) -> ArticleIndex:
    """The index of a data set, made at the first question about it."""
    return ArticleIndex(dataset)


def newest_about(dataset: Dataset, vendors: Collection[str] | None, on: date, most: int) -> list[Article]:
    """The newest articles up to a day; about some vendors, or about any (None)."""
    index = article_index(dataset)
    among = index.until(on) if vendors is None else index.until(on) & index.having("vendor", vendors)
    return index.at(np.flatnonzero(among)[:most].astype(np.int32))
