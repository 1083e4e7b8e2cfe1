"""The persons of a data set: who signs articles, and who is named where a milestone tells of founders and officers.

There is no table of persons. A milestone is told twice, in French and in English; what has capitals in both and is no
organisation and no place is a name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from vendors.domain.cells import column, newest_first
from vendors.query.search.words import squashed
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event, EventKind
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor
from vendors.types.date import in_time

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
    keys = _keys_of_persons(_organisations(dataset))
    signed: dict[str, list[Article]] = {}
    told: dict[str, list[Event]] = {}
    names: dict[str, str] = {}
    for event in sorted(dataset.table(Event), key=lambda row: in_time(row.date), reverse=True):
        for name in names_in(event) if event.kind in TELL_OF_PERSONS else ():
            if key := keys(name):
                names.setdefault(key, name)
                told.setdefault(key, []).append(event)
    authors = newest_first(dataset, "authors")
    persons = [
        [(key, author) for author in some if " " in author and (key := keys(author))] for some in authors.different
    ]
    signing = np.flatnonzero(np.array([bool(some) for some in persons], np.bool_)[authors.which]).tolist()
    for place in signing:
        for key, author in persons[authors.which[place]]:
            names.setdefault(key, author)
            signed.setdefault(key, []).append(dataset.newest_articles[place])
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
        *column(dataset, Article, "publisher").different,
    )
    return frozenset(squashed(name) for name in frozenset(names) if name)


def _keys_of_persons(organisations: AbstractSet[str]) -> Callable[[str], str]:
    """What finds the key of a name, squashed; "" for that of an organisation, or of a part of one: “Synthesio France”, “Magazine En-Contact”."""

    @cache
    def key(name: str) -> str:
        bare = squashed(name)
        longest = range(4, len(bare))
        is_of = bare in organisations or any(bare[:n] in organisations or bare[-n:] in organisations for n in longest)
        return "" if is_of else bare

    return key
