"""Which articles tell one story: the same vendor, the same event, within days.

The rule, in one sentence: an article belongs to the story of an article published at most seven days before it if both
are about the same vendor and the same event. Precisely:

- *About* a vendor is an article in which it plays a part in what happened; one that only names it, compares it or lets it
  speak as a customer or authority (`BESIDE`) is not.
- *The same event* is a controversy that lists both articles, or the same topic, where the topic is something that happens
  (`HAPPENINGS`): an acquisition, a round of funding, a breach. Two articles about "products" or "the market" in one week are
  not one story for that alone.
- *Within days* is counted from the first article of a story, so that a story never lasts longer, however much is written.
- An article whose day is not known stands for itself: nobody can say that it was within days.

Each article is in exactly one story, that of the earliest article it belongs to. One pass over the articles in order of
time finds them all, so the work grows as the archive does and not faster; what no other article of the days around meets
in an event needs not be looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.domain.cells import column, newest_first
from vendors.domain.mention_places import mention_places
from vendors.tables.article import Article, Topic
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention, Role
from vendors.tables.remembered import with_dataset

DAYS: Final = 7
"""Days from the first article of a story to its last."""
BESIDE: Final = frozenset({Role.COMPARED, Role.NAMED, Role.CUSTOMER, Role.AUTHORITY})
"""The roles of vendors that stand beside what happened."""
HAPPENINGS: Final = frozenset(
    {Topic.ACQUISITION, Topic.FUNDING, Topic.PEOPLE, Topic.SECURITY, Topic.REGULATION, Topic.CONTROVERSY}
)
"""The topics that are an event; the others are fields of interest."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell one story, in the order in which they are shown.

    Attributes:
        id: id of its first article in time, of all that tell it, shown or not.
        articles: those of a Selection.
    """

    id: str
    articles: tuple[Article, ...]

    @property
    def first(self) -> date:
        """The day of its first article shown."""
        return min(article.date.first for article in self.articles)

    @property
    def last(self) -> date:
        """The day of its last article shown."""
        return max(article.date.first for article in self.articles)


class StoryOf(Mapping[str, str]):
    """The id of the story of each article, by the article's id.

    Attributes:
        joined: those of the articles that are not the first of their story.

    Args:
        articles: all of them, by their ids.
    """

    def __init__(self, articles: Mapping[str, Article], joined: Mapping[str, str]) -> None:
        self._articles, self.joined = articles, joined

    def __getitem__(self, id: str) -> str:
        return self.joined.get(id) or self._articles[id].id

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


@with_dataset(4, tables=(Article, Mention, Controversy))
def story_of(dataset: Dataset) -> StoryOf:
    """The story of each article."""
    events = _events_that_meet(dataset)
    joined: dict[str, str] = {}
    begun: dict[int, tuple[date, str]] = {}
    told_of = [(row.date.first, row.id, told) for row, told in events]
    for day, id, told in sorted(told_of, key=lambda one: one[:2]):
        under_way = [begun[event] for event in told if event in begun and (day - begun[event][0]).days <= DAYS]
        since, story = min(under_way, default=(day, id))
        if story != id:
            joined[id] = story
        for event in told:
            if event not in begun or (day - begun[event][0]).days > DAYS:
                begun[event] = since, story
    return StoryOf(dataset.article, joined)


def in_stories(dataset: Dataset, articles: Iterable[Article]) -> list[Story]:
    """Articles grouped by story: a story stands where its first article stood, its articles keep their order.

    Args:
        articles: those of a Selection, in the order of the page.
    """
    told = story_of(dataset)
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[told[article.id]].append(article)
    return [Story(id, tuple(group)) for id, group in groups.items()]


def vendors_of(dataset: Dataset, story: Story) -> list[str]:
    """Ids of the vendors that at least two of the articles of a story are about, the most frequent first."""
    if len(story.articles) == 1:
        return []
    counts = Counter(
        mention.vendor
        for article in story.articles
        for mention in dataset.mentions.get(article.id, ())
        if mention.role not in BESIDE
    )
    return [vendor for vendor, n in counts.most_common() if n > 1]


def controversy_of(dataset: Dataset, story: Story) -> Controversy | None:
    """The controversy that lists at least two of the articles of a story, the one that lists most of them."""
    if len(story.articles) == 1:
        return None
    counts = Counter(
        dispute.id for article in story.articles for dispute in dataset.controversies_of.get(article.id, ())
    )
    return next((dataset.controversy[id] for id, n in counts.most_common(1) if n > 1), None)


def _events_that_meet(dataset: Dataset) -> list[tuple[Article, list[int]]]:
    """The articles that may tell one story with another, each with its events by their numbers: those that another article of the days around it is about too.

    An event is a controversy, or a topic and a vendor with a part in it. Of a hundred thousand articles a few thousand meet one.
    """
    rows, events = dataset.newest_articles, _events(dataset)
    days = newest_first(dataset, "date").each(
        lambda day: day.first.toordinal() if day.precision == "day" else 0, np.int64
    )
    of, event = events[:, 0], events[:, 1]
    known = days[of] > 0
    of, event = of[known], event[known]
    order = np.lexsort((days[of], event))
    of, event = of[order], event[order]
    near = (event[1:] == event[:-1]) & (np.diff(days[of]) <= DAYS)
    meeting = np.zeros(len(of), np.bool_)
    meeting[1:] |= near
    meeting[:-1] |= near
    told: dict[int, list[int]] = defaultdict(list)
    for place, number in zip(of[meeting].tolist(), event[meeting].tolist(), strict=True):
        told[place].append(number)
    return [(rows[place], numbers) for place, numbers in told.items()]


def _events(dataset: Dataset) -> NDArray[np.int64]:
    """Pairs of the place of an article and the number of an event that it is about."""
    topics, at = list(Topic), mention_places(dataset)
    topic = newest_first(dataset, "topic").each(lambda one: topics.index(one) if one in HAPPENINGS else -1, np.int64)
    numbers: dict[str, int] = {}
    vendor = column(dataset, Mention, "vendor").each(lambda id: numbers.setdefault(id, len(numbers)), np.int64)
    part = (at >= 0) & column(dataset, Mention, "role").each(lambda role: role not in BESIDE, np.bool_)
    part[part] = topic[at[part]] >= 0
    of = at[part]
    happenings = np.stack((of, vendor[part] * len(topics) + topic[of]), axis=1)
    place = dataset.place_of_article
    # Controversies are numbered below zero.
    disputes = [
        (place[id], -1 - number)
        for number, dispute in enumerate(dataset.newest_disputes)
        for id in dispute.articles
        if id in place
    ]
    return np.concatenate([happenings, np.array(disputes, np.int64).reshape(-1, 2)])
