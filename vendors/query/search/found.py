"""The results of a search of everything, by kind and in order: an exact name first, then another name, a beginning, words of a title, words elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import nsmallest
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz, process

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import articles_on
from vendors.query.search.entries import ResultKind, TextRole, entry
from vendors.query.search.index import Index, Places
from vendors.query.search.places import Locality, elsewhere, presence
from vendors.query.search.renewing import index_of
from vendors.query.search.understood import Term, Understood, question, understood
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate

MOST: Final = 8
"""Results of a kind that are shown; of the others it is said how many there are, and where."""
_FEW: Final = 5
"""Words of a search up to which any of them may be left out; of a longer one two at most."""
_NEAR: Final = 66.0
"""Least similarity, of 100, of a name that is offered where nothing was found (Indel ratio of rapidfuzz)."""
_ALONE: Final = 2
"""Words that remain at least where a page leaves some out; /search itself goes down to one where nothing else is found."""
_SEVERAL: Final = 3
"""Words of a search from which on a kind that has not all of them is shown beside others that have."""
_BEGINNING: Final = 2
"""Letters that a name must begin with to be found by them."""
_NAMED: Final = 40
"""Vendors that an address names one by one."""
_OFFERED: Final = 5
"""Names that are offered where nothing was found."""
WITH_TEXTS: Final = (ResultKind.CONTROVERSY, ResultKind.VENDOR, ResultKind.ARTICLE)
"""The kinds that are found by the words of texts; the others by their names alone."""
_HELPFUL: Final = 3
"""Searches that are offered where nothing was found."""


class MatchRank(IntEnum):
    """How well something was found, the best first."""

    NAME = 0
    ALIAS = 1
    BEGINNING = 2
    TITLE = 3
    TEXT = 4
    SOME_WORDS = 5
    """Not all words of the search are there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found."""

    kind: ResultKind
    key: str
    match: MatchRank


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """What was found of one kind.

    Attributes:
        hits: the best, in order.
        total: how many there are.
        left_out: the words that none of them has.
        every: the keys of all of them, where there are few enough to be named in an address; else ().
    """

    kind: ResultKind
    hits: tuple[Hit, ...]
    total: int
    left_out: tuple[str, ...] = ()
    every: tuple[str, ...] = ()

    @property
    def match(self) -> MatchRank:
        """How well the best was found."""
        return self.hits[0].match


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search finds.

    Attributes:
        groups: the kinds of which something was found, that with the best result first.
        understood: what the search was understood to mean.
        nearest: names that resemble it, where nothing was found.
        helpful: searches that find something, where it does not.
        nowhere: a city that was probably meant and has no vendor.
    """

    groups: tuple[ResultGroup, ...]
    understood: Understood
    nearest: tuple[str, ...] = ()
    helpful: tuple[str, ...] = ()
    nowhere: Locality | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What of a search is asked of one kind: all of its words, or as many as anything has.

    Attributes:
        terms: what is asked.
        left_out: the words that are not.
    """

    terms: tuple[Term, ...]
    left_out: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """In the language of FTS5."""
        return question(self.terms)


@with_dataset(500)
def narrowed(as_of: AsOf, kind: ResultKind, text: str, least: int = _ALONE) -> Narrowed:
    """What of a search is asked of a kind. Where nothing has all of its words, the one goes first without which most is found.

    Args:
        as_of: where, and when.
        kind: of what.
        text: the search.
        least: the words that remain at least.
    """
    index, meant = index_of(as_of.dataset), understood(as_of.dataset, text)
    if not meant.terms or index.count(question(meant.terms), kind, as_of.on) or _of_day(as_of, kind, meant):
        return Narrowed(meant.terms)
    optional = [term for term in meant.terms if not term.quoted]
    most = len(meant.terms) - least if len(meant.terms) <= _FEW else 2
    for n in range(1, min(most, len(optional)) + 1):
        tried = [tuple(term for term in meant.terms if term not in left) for left in combinations(optional, n)]
        counts = [index.count(question(kept), kind, as_of.on) if kept else 0 for kept in tried]
        if best := max(counts, default=0):
            kept = tried[counts.index(best)]
            return Narrowed(kept, tuple(term.typed or term.word for term in meant.terms if term not in kept))
    return Narrowed(meant.terms)


def places_of(as_of: AsOf, kind: ResultKind, text: str) -> Places:
    """Where those stand that have every word of a search, or as many of them as anything has, among all of a kind that stands newest first."""
    index, asked = index_of(as_of.dataset), narrowed(as_of, kind, text)
    rows = index.rows(asked.question, kind, as_of.on) if asked.terms else []
    return index.places(kind, [*rows, *_of_day(as_of, kind, understood(as_of.dataset, text))])


@with_dataset(200)
def found(as_of: AsOf, text: str, most: int = MOST, *, anywhere: bool = True) -> SearchResults:
    """What a search of everything finds.

    Args:
        as_of: where, and when.
        text: the search as somebody typed it, whatever it is.
        most: results of a kind that are given.
        anywhere: whether cities without vendors are looked for too, which takes longest.
    """
    meant = understood(as_of.dataset, text)
    if not meant.terms:
        return SearchResults((), meant)
    groups = [group for kind in ResultKind if (group := _group(as_of, kind, meant, Narrowed(meant.terms), most))]
    exact = any(group.match <= MatchRank.ALIAS for group in groups)
    best = min((group.match for group in groups), default=MatchRank.SOME_WORDS)
    if not groups or (best is MatchRank.TEXT and len(meant.terms) >= _SEVERAL):
        there = {group.kind for group in groups}
        least = _ALONE if groups else 1
        asked = [(kind, narrowed(as_of, kind, text, least)) for kind in WITH_TEXTS if kind not in there]
        groups += [group for kind, some in asked if some.left_out and (group := _group(as_of, kind, meant, some, most))]
    groups.sort(key=lambda group: group.match)  # a stable sort: equals stay in the order of their kinds
    nowhere = _nowhere(as_of, text) if anywhere and not exact else None
    if groups:
        return SearchResults(tuple(groups), meant, nowhere=nowhere)
    nearest = _nearest(as_of, meant.name)
    return SearchResults((), meant, nearest, _helpful(as_of, nearest, nowhere), nowhere)


def _group(as_of: AsOf, kind: ResultKind, meant: Understood, asked: Narrowed, most: int) -> ResultGroup | None:
    index = index_of(as_of.dataset)
    best = dict(_by_name(as_of, index, kind, meant)) if not asked.left_out else {}
    worst = MatchRank.SOME_WORDS if asked.left_out else MatchRank.TEXT
    if kind in WITH_TEXTS:
        of_day = _of_day(as_of, kind, meant)
        title = MatchRank.SOME_WORDS if asked.left_out else MatchRank.TITLE
        for row in (*of_day, *index.rows(asked.question, kind, as_of.on, most, in_names=True)):
            best.setdefault(row, title)
        if kind is ResultKind.VENDOR or of_day:
            rows = index.rows(asked.question, kind, as_of.on)
            total = len(best.keys() | set(rows))
        else:
            rows = index.rows(asked.question, kind, as_of.on, len(best) + most)
            total = index.count(asked.question, kind, as_of.on)
        for row in rows:
            best.setdefault(row, worst)
    else:
        for row in index.rows(asked.question, kind, as_of.on, in_names=True):
            best.setdefault(row, MatchRank.TITLE)
        for row in index.rows(asked.question, kind, as_of.on):
            best.setdefault(row, MatchRank.TEXT)
        if kind is ResultKind.PLACE:
            best = {
                row: match
                for row, match in best.items()
                if match <= MatchRank.ALIAS or _is_home(as_of, index.keys[row])
            }
        total = len(best)
    if not best:
        return None
    ordered = sorted(best, key=lambda row: (best[row], row))
    every = tuple(index.keys[row] for row in ordered) if kind is ResultKind.VENDOR and total <= _NAMED else ()
    hits = tuple(Hit(kind, index.keys[row], best[row]) for row in ordered[:most])
    return ResultGroup(kind, hits, total, asked.left_out, every)


def _by_name(as_of: AsOf, index: Index, kind: ResultKind, meant: Understood) -> Iterator[tuple[int, MatchRank]]:
    """The rows of a kind whose names are what is sought or begin with it, each with its best match."""
    first, end = index.bounds(kind, as_of.on)
    best: dict[int, MatchRank] = {}
    names = index.names_beginning(meant.name) if len(meant.name) >= _BEGINNING else [meant.name]
    for name in names:
        for row, part in index.names.get(name, ()):
            if first <= row < end and index.is_there(row, as_of.on):
                own = MatchRank.NAME if part is TextRole.NAME else MatchRank.ALIAS
                match = own if name == meant.name else MatchRank.BEGINNING
                best[row] = min(match, best.get(row, match))
    yield from best.items()


def _of_day(as_of: AsOf, kind: ResultKind, meant: Understood) -> list[int]:
    """The articles of the day or month that the search names."""
    if not meant.day or kind is not ResultKind.ARTICLE:
        return []
    index, day = index_of(as_of.dataset), PartialDate.parse(meant.day)
    rows = index.between(kind, day.first, min(day.last, as_of.on))
    return [row for row in rows if as_of.dataset.article[index.keys[row]].date.text.startswith(meant.day)]


def _is_home(as_of: AsOf, key: str) -> bool:
    return bool(presence(as_of, Locality.of(key)).every)


def _nowhere(as_of: AsOf, text: str) -> Locality | None:
    """The city that a search names, where no vendor is in it."""
    place = elsewhere(text)
    return place if place and not _is_home(as_of, place.key) else None


def _nearest(as_of: AsOf, name: str) -> tuple[str, ...]:
    """The names of vendors, persons, owners and places with vendors that resemble what was sought."""
    index = index_of(as_of.dataset)
    near = process.extract(name, index.names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=20)
    rows = dict.fromkeys(row for other, _score, _place in near for row, _part in index.names[other])
    things = (entry(as_of.dataset, index.kind(row), index.keys[row]) for row in rows if index.is_there(row, as_of.on))
    offered = (
        thing.fields[0].text
        for thing in things
        if thing.kind is not ResultKind.CRITERION and (thing.kind is not ResultKind.PLACE or _is_home(as_of, thing.key))
    )
    return tuple(dict.fromkeys(offered))[:_OFFERED]


def _helpful(as_of: AsOf, nearest: Sequence[str], nowhere: Locality | None) -> tuple[str, ...]:
    """Searches that surely find something: of the country of a city without vendors, of the nearest names, of what most is told about."""
    country = [Locality(nowhere.country).names()[0]] if nowhere and _is_home(as_of, nowhere.country) else []
    return tuple(dict.fromkeys([*country, *nearest, *_most_told_of(as_of)]))[:_HELPFUL]


@with_dataset(4)
def _most_told_of(as_of: AsOf) -> Sequence[str]:
    """The names of the vendors that most articles are about."""
    counts = articles_on(as_of.dataset, as_of.on)
    return [
        row.name
        for row in nsmallest(_HELPFUL, as_of.vendors.stored, key=lambda row: (-counts.get(row.id, 0), row.name))
    ]
