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
time finds them all, so the work grows as the archive does and not faster.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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

Event = tuple[str, str]


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


@with_dataset(4, tables=(Article, Mention, Controversy))
def story_of(dataset: Dataset) -> Mapping[str, str]:
    """The id of the story of each article, by the article's id."""
    events = _events(dataset)
    found: dict[str, str] = {}
    begun: dict[Event, tuple[date, str]] = {}
    for article in sorted(dataset.table(Article), key=lambda row: (row.date.first, row.id)):
        if article.date.precision != "day":
            found[article.id] = article.id
            continue
        day = article.date.first
        told = events[article.id]
        under_way = [begun[event] for event in told if event in begun and (day - begun[event][0]).days <= DAYS]
        since, story = min(under_way, default=(day, article.id))
        found[article.id] = story
        for event in told:
            if event not in begun or (day - begun[event][0]).days > DAYS:
                begun[event] = since, story
    return found


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
    counts = Counter(
        mention.vendor
        for article in story.articles
        for mention in dataset.mentions.get(article.id, ())
        if mention.role not in BESIDE
    )
    return [vendor for vendor, n in counts.most_common() if n > 1]


def controversy_of(dataset: Dataset, story: Story) -> Controversy | None:
    """The controversy that lists at least two of the articles of a story, the one that lists most of them."""
    counts = Counter(
        dispute.id for article in story.articles for dispute in dataset.controversies_of.get(article.id, ())
    )
    return next((dataset.controversy[id] for id, n in counts.most_common(1) if n > 1), None)


def _events(dataset: Dataset) -> Mapping[str, Sequence[Event]]:
    """What each article is about, by its id: its controversies, then its topic for each vendor with a part in it."""
    events: dict[str, list[Event]] = defaultdict(list)
    for id, disputes in dataset.controversies_of.items():
        events[id] += [("", dispute.id) for dispute in disputes]
    for id, mentions in dataset.mentions.items():
        topic = dataset.article[id].topic
        if topic in HAPPENINGS:
            events[id] += [(mention.vendor, topic) for mention in mentions if mention.role not in BESIDE]
    return events
