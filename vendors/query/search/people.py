"""The persons of a data set: who signs articles, and who is named where a milestone tells of founders and officers.

There is no table of persons. A milestone is told twice, in French and in English; what has capitals in both and is no
organisation and no place is a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.query.search.words import squashed
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event, EventKind
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor

TELL_OF_PERSONS: Final = (EventKind.FOUNDED, EventKind.LEADERSHIP)
"""The milestones in whose titles founders and officers are named."""

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
_NAME: Final = re.compile(
    rf"(?<![\w’'-]){_CAPITAL}(?: (?:de|du|van|von|der|den|di|da|le|la|Le|La) {_CAPITAL}| {_CAPITAL})+"
)
_PLACED: Final = re.compile(r"(?:(?<!\w)(?:à|au|aux|chez|dans|en|la|les|in|at|from|the) |(?<!\w)l[’'])$", re.IGNORECASE)
"""What stands before the name of a place or a company, and not before that of a person."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs articles or is named in milestones.

    Attributes:
        name: as written.
        events: the milestones, newest first.
        articles: the articles signed, newest first.
    """

    name: str
    events: tuple[Event, ...] = ()
    articles: tuple[Article, ...] = ()

    @property
    def vendors(self) -> tuple[str, ...]:
        """The ids of the vendors of the milestones."""
        return tuple(dict.fromkeys(event.vendor for event in self.events))


@with_dataset(2, tables=(Vendor, Ownership, Event, Article))
def people(dataset: Dataset) -> Mapping[str, Person]:
    """Everybody, by their name without accents and spaces."""
    others = _organisations(dataset)
    signed: dict[str, list[Article]] = {}
    told: dict[str, list[Event]] = {}
    names: dict[str, str] = {}
    for event in sorted(dataset.table(Event), key=lambda row: row.date, reverse=True):
        for name in names_in(event) if event.kind in TELL_OF_PERSONS else ():
            if not _is_of(key := squashed(name), others):
                names.setdefault(key, name)
                told.setdefault(key, []).append(event)
    for article in dataset.newest_articles:
        for author in article.authors:
            if " " in author and not _is_of(key := squashed(author), others):
                names.setdefault(key, author)
                signed.setdefault(key, []).append(article)
    return {key: Person(name, tuple(told.get(key, ())), tuple(signed.get(key, ()))) for key, name in names.items()}


def names_in(event: Event) -> Iterator[str]:
    """What has capitals in both languages of a milestone, and stands in neither where a place or a company would."""
    titles = event.own_in_all("title")
    first, others = titles[0], titles[1:]
    for found in _NAME.finditer(first):
        name = found[0].rstrip(".,’'-")
        if not _PLACED.search(first[: found.start()]) and all(_stands(name, other) for other in others):
            yield name


def _stands(name: str, text: str) -> bool:
    at = text.find(name)
    return at >= 0 and not _PLACED.search(text[:at])


def _organisations(dataset: Dataset) -> frozenset[str]:
    """The names of all that is no person: vendors, owners, other parties of milestones, publishers."""
    names: Iterable[str | None] = (
        *(name for row in dataset.table(Vendor) for name in (row.name, *row.aliases)),
        *(row.owner for row in dataset.table(Ownership)),
        *(part for row in dataset.table(Event) for part in (row.counterpart or "").split("|")),
        *(row.publisher for row in dataset.table(Article)),
    )
    return frozenset(squashed(name) for name in frozenset(names) if name)


def _is_of(name: str, organisations: frozenset[str]) -> bool:
    """Whether a name is that of an organisation, or of a part of one: “Synthesio France”, “Magazine En-Contact”."""
    longest = range(4, len(name))
    return name in organisations or any(name[:n] in organisations or name[-n:] in organisations for n in longest)
