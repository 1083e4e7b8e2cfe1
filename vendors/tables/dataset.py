"""The validated, immutable snapshot of all tables, and the ways of looking a row up in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, wraps
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, TypeVar

from vendors.tables.article import Article
from vendors.tables.capability import Capability
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import StatusStep
from vendors.tables.correction import Correction
from vendors.tables.event import Event
from vendors.tables.evidence import Evidence
from vendors.tables.lazy_groups import LazyGroups, as_they_are
from vendors.tables.mention import Mention
from vendors.tables.ownership import Ownership, start
from vendors.tables.publisher import Publisher
from vendors.tables.reply import Reply
from vendors.tables.row import Row
from vendors.tables.search import Search, Sought
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate, in_time

R = TypeVar("R", bound=Row)
K = TypeVar("K")
T = TypeVar("T")
_TOLD_BY: Final[set[frozenset[str]]] = set()
"""The tables that say something by themselves."""


def _told_by(*models: type[Row]) -> Callable[[Callable[["Dataset"], T]], "cached_property[T]"]:
    """What some tables say by themselves; see `Dataset.of`."""

    names = frozenset(model.TABLE for model in models)
    _TOLD_BY.add(names)

    def telling(function: Callable[["Dataset"], T]) -> "cached_property[T]":
        @wraps(function)
        def found(dataset: "Dataset") -> T:
            part = dataset.of(names)
            told: T = function(part) if part is dataset else getattr(part, function.__name__)
            return told

        return cached_property(found)

    return telling


class Dataset:
    """All tables of one folder, valid together.

    Args:
        before: the version before, whose parts stand in this one as long as their tables are the same (`of`).

    Attributes:
        rows: the rows of each table by its name, in the order of the file.
        version: hash of the content, in hexadecimal (SHA-256); its first 7 signs name it to people.
        published: the day on which it was published first, or None where there is no history of it.
        remembered: what functions remember of it, see `vendors.tables.remembered`; it goes with the data set.
    """

    def __init__(
        self,
        rows: Mapping[str, tuple[Row, ...]],
        version: str,
        published: date | None = None,
        before: "Dataset | None" = None,
    ) -> None:
        self.rows = MappingProxyType(dict(rows))
        self.version = version
        self.published = published
        self.remembered: dict[Callable[..., Any], Callable[..., Any]] = {}
        self._parts: dict[frozenset[str], Dataset] = {
            names: part
            for names, part in (list(before._parts.items()) if before else ())
            if all(part.rows.get(name) is self.rows.get(name) for name in names)
        }

    def of(self, names: frozenset[str]) -> "Dataset":
        """Some tables alone, by their names: what is remembered of them stands in each later version in which they are the same rows."""
        if names >= self.rows.keys():
            return self
        found = self._parts.get(names)
        if found is None:
            made = Dataset({name: rows for name, rows in self.rows.items() if name in names}, "")
            # What they say stands in memory once, for all parts that have them.
            made._parts = {some: self.of(some) for some in _TOLD_BY if some < names}
            found = self._parts.setdefault(names, made)
        return found

    def make_way(self, after: "Dataset") -> None:
        """Forgets what was made of this version, but for what stands in the next one, once that is shown.

        Answers lead to the data set that they are about, and it to them: in such rings a version would stay in memory until the collector
        comes, which rests while pages are made; and what it has been told to leave alone for good, such as the first pages of a server, leads
        to the first version for as long as the process is there. Whoever still makes a page of it has the answers made once more.
        """
        for part in (self, *(part for names, part in [*self._parts.items()] if after._parts.get(names) is not part)):
            part.remembered.clear()
            for name in _FOUND_ONCE:
                part.__dict__.pop(name, None)

    def table(self, model: type[R]) -> tuple[R, ...]:
        """The rows of one table."""
        return self.rows[model.TABLE]  # type: ignore[return-value]

    @_told_by(Vendor)
    def vendor(self) -> Mapping[str, Vendor]:
        """Vendors by id."""
        return _by(self.table(Vendor), lambda row: row.id)

    @_told_by(Article)
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return _by(self.table(Article), lambda row: row.id)

    @_told_by(Controversy)
    def controversy(self) -> Mapping[str, Controversy]:
        """Controversies by id."""
        return _by(self.table(Controversy), lambda row: row.id)

    @_told_by(Vendor, Ownership)
    def periods(self) -> Mapping[str, Sequence[Ownership]]:
        """Ownership rows by vendor id, in time order."""
        return _grouped(
            sorted(self.table(Ownership), key=lambda row: start(row, self.vendor.get(row.vendor)) or date.min),
            lambda row: row.vendor,
        )

    @_told_by(Event)
    def events(self) -> Mapping[str, Sequence[Event]]:
        """Milestones by vendor id, newest first."""
        return _grouped(
            sorted(self.table(Event), key=lambda row: in_time(row.date), reverse=True), lambda row: row.vendor
        )

    @_told_by(Capability)
    def capabilities(self) -> Mapping[str, Mapping[str, Capability]]:
        """Rows of capabilities by vendor id, then by capability."""
        return MappingProxyType(
            {
                vendor: _by(rows, lambda row: str(row.capability))
                for vendor, rows in _grouped(self.table(Capability), lambda row: row.vendor).items()
            }
        )

    @_told_by(Mention)
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """Mentions by article id."""
        return _grouped(self.table(Mention), lambda row: row.article)

    @_told_by(Article)
    def newest_order(self) -> Sequence[int]:
        """Where the articles stand in the file, newest first; those of one day in the order of the file."""
        # A hundred thousand articles are of some thousand days: those are sorted, and the articles of each stay together.
        dates = [row.date for row in self.table(Article)]
        keys = [*map(id, dates)]
        days = dict(zip(keys, dates, strict=True))
        of_moment: dict[tuple[Any, ...], list[int]] = {moment: [] for moment in sorted(map(in_time, days.values()))}
        of_day = {key: of_moment[in_time(day)] for key, day in days.items()}
        for place, key in enumerate(keys):
            of_day[key].append(place)
        return [place for places in reversed(of_moment.values()) for place in places]

    @_told_by(Article)
    def newest_articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        rows = self.table(Article)
        return [rows[place] for place in self.newest_order]

    @_told_by(Article)
    def place_of_article(self) -> Mapping[str, int]:
        """Where an article stands among all of them, newest first, by its id."""
        ids = [row.id for row in self.table(Article)]
        return {ids[at]: place for place, at in enumerate(self.newest_order)}

    @_told_by(Article, Mention)
    def articles_about(self) -> Mapping[str, Sequence[Article]]:
        """Articles by the id of a vendor they mention, newest first."""
        mentions, article = self.table(Mention), self.article

        def newest_of(some: Sequence[Mention]) -> Sequence[Article]:
            return sorted((article[one.article] for one in some), key=lambda row: in_time(row.date), reverse=True)

        return LazyGroups(mentions, [mention.vendor for mention in mentions], newest_of)

    @_told_by(Article)
    def article_at(self) -> Mapping[str, Article]:
        """Articles by their address."""
        return _by(self.table(Article), lambda row: row.url)

    @_told_by(Evidence)
    def cited_publisher_at(self) -> Mapping[str, str]:
        """Publishers of the sources in evidence by their address."""
        return MappingProxyType(
            {row.source_url: row.publisher for row in self.table(Evidence) if row.source_url and row.publisher}
        )

    @_told_by(Evidence)
    def cited_publication_at(self) -> Mapping[str, PartialDate]:
        """The days on which the sources in evidence were published, by their address."""
        return MappingProxyType(
            {row.source_url: row.published for row in self.table(Evidence) if row.source_url and row.published}
        )

    def published_at(self, address: str) -> PartialDate | None:
        """The day on which a page was published, as an article or a source in evidence gives it; None where none does."""
        row = self.article_at.get(address)
        return row.date if row else self.cited_publication_at.get(address)

    @_told_by(Publisher)
    def publisher(self) -> Mapping[str, Publisher]:
        """Publishers by name."""
        return _by(self.table(Publisher), lambda row: row.name)

    @_told_by(Publisher)
    def publisher_of_host(self) -> Mapping[str, Publisher]:
        """Publishers by the hosts of their pages."""
        return MappingProxyType({host: row for row in self.table(Publisher) for host in row.hosts})

    @_told_by(Search)
    def searches(self) -> Mapping[Sought, Sequence[Search]]:
        """Searches by what was sought, newest first."""
        newest = sorted(self.table(Search), key=lambda row: row.searched, reverse=True)
        return _grouped(newest, lambda row: row.sought)

    @_told_by(StatusStep)
    def steps(self) -> Mapping[str, Sequence[StatusStep]]:
        """Status history by controversy id, in time order."""
        return _grouped(self.table(StatusStep), lambda row: row.controversy)

    @_told_by(Reply)
    def replies(self) -> Mapping[str, Sequence[Reply]]:
        """Answers by controversy id."""
        return _grouped(self.table(Reply), lambda row: row.controversy)

    @_told_by(Controversy)
    def newest_disputes(self) -> Sequence[Controversy]:
        """All controversies, newest first."""
        return sorted(self.table(Controversy), key=lambda row: row.opened, reverse=True)

    @_told_by(Controversy)
    def controversies_about(self) -> Mapping[str, Sequence[Controversy]]:
        """Controversies by the id of a vendor they name, newest first."""
        return _paired([(vendor, row) for row in self.newest_disputes for vendor in row.vendors])

    @_told_by(Controversy)
    def controversies_of(self) -> Mapping[str, Sequence[Controversy]]:
        """Controversies by the id of an article that they list, newest first."""
        return _paired([(article, row) for row in self.newest_disputes for article in row.articles])

    @_told_by(Evidence)
    def evidence(self) -> Mapping[tuple[str, str, str], Sequence[Evidence]]:
        """Evidence by table, row key and field."""
        return _grouped(self.table(Evidence), lambda row: (row.table, row.row, row.field))

    @_told_by(Correction)
    def corrections(self) -> Sequence[Correction]:
        """Public corrections, newest first."""
        return sorted(self.table(Correction), key=lambda row: row.date, reverse=True)

    @_told_by(Vendor)
    def reviewed(self) -> date:
        """The last day on which a vendor was reviewed."""
        return max((row.last_reviewed.last for row in self.table(Vendor)), default=date.min)

    @_told_by(Vendor, Evidence, Search, Correction)
    def looked_up(self) -> date:
        """The last day on which a vendor was reviewed, a source read, anything searched for, or a fact corrected."""
        days = chain(
            (row.last_reviewed for row in self.table(Vendor)),
            (row.accessed for row in self.table(Evidence)),
            (row.searched for row in self.table(Search)),
            (row.date for row in self.table(Correction)),
        )
        return max((day.last for day in days if day), default=date.min)

    @cached_property
    def latest(self) -> date:
        """The last day that stands anywhere: from it on nothing lies in the future; `date.min` where none stands."""
        found = date.min
        for rows in self.rows.values():
            for name in (column.name for column in type(rows[0]).columns() if column.kind == "date") if rows else ():
                found = max(found, *{day.first for row in rows if (day := getattr(row, name))}, date.min)
        return found

    @property
    def issued(self) -> date:
        """The date of the data: the day on which it was published, or else the last on which anything was looked up."""
        return self.published or self.looked_up


_FOUND_ONCE: Final = tuple(name for name, one in vars(Dataset).items() if isinstance(one, cached_property))
"""What a data set keeps of what its rows say."""


def _by(rows: Iterable[R], key: Callable[[R], str]) -> Mapping[str, R]:
    return MappingProxyType({key(row): row for row in rows})


def _grouped(rows: Sequence[R], key: Callable[[R], K]) -> Mapping[K, Sequence[R]]:
    return LazyGroups(rows, [key(row) for row in rows], as_they_are)


def _paired(pairs: Iterable[tuple[K, R]]) -> Mapping[K, Sequence[R]]:
    groups: dict[K, list[R]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})
