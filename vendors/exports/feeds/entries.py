"""Articles, controversies and updates as the entries of a feed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_case import cases
from vendors.domain.controversy_summary import about_article, in_short, states
from vendors.domain.publishers import called
from vendors.domain.update_context import in_context
from vendors.domain.updates import CellUpdate, Turn, Update, UpdateKind
from vendors.exports.feeds.feed import FeedEntry
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.row_index import ChosenRows
from vendors.query.update_list import update_list
from vendors.settings import settings
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.lazy_sequence import LazySequence
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """An entry of which only what orders it is known: its words are made when its page of the feed is.

    Attributes:
        id, updated, published: see `FeedEntry`.
        make: gives the whole entry, from this one.
    """

    id: str
    updated: datetime
    published: datetime | None
    make: Callable[["PendingEntry"], FeedEntry]

    def entry(
        self, *, title: str, title_lang: str, url: str, summary: str, kind: str, elsewhere: str = ""
    ) -> FeedEntry:
        """The whole entry, see `FeedEntry`."""
        return FeedEntry(self.id, title, title_lang, url, elsewhere, self.updated, self.published, summary, kind)


class EntryList(LazySequence[PendingEntry]):
    """The entries of a feed, newest first. An article of which it is not known when it came in stands at its own day, and is put together where it is named.

    Args:
        plain: the articles that stand at their own days, newest first.
        make: makes the entry of one of them.
        changed: when the history tells of changes of theirs.
        others: all other entries, newest first.
        told: how late the history tells of an entry of the same moment as another, by its id.
    """

    def __init__(
        self,
        plain: Sequence[Article],
        make: Callable[[Article], PendingEntry],
        changed: Collection[datetime],
        others: Sequence[PendingEntry],
        told: Mapping[str, int],
    ) -> None:
        self._plain, self._make, self._changed, self._others = plain, make, changed, others
        self._at = [number + self._newer(one, told.get(one.id, -1)) for number, one in enumerate(others)]

    def _newer(self, one: PendingEntry, told: int) -> int:
        """How many of the plain articles stand before an entry; of the same moment those of which nothing is told stand first, articles before others."""
        before = bisect_left if told >= 0 else bisect_right
        return before(self._plain, -_stands(one).timestamp(), key=lambda row: -_moment(row.date.first).timestamp())

    def __len__(self) -> int:
        return len(self._plain) + len(self._others)

    def part(self, at: slice) -> list[PendingEntry]:
        """The entries of a part, in their order."""
        return [self._one(place) for place in range(len(self))[at]]

    def _one(self, place: int) -> PendingEntry:
        before = bisect_left(self._at, place)
        is_other = before < len(self._at) and self._at[before] == place
        return self._others[before] if is_other else self._make(self._plain[place - before])

    def changed(self, otherwise: date) -> datetime:
        """When the newest of them changed; the beginning of another day where there are none."""
        newest = [*self._others, *(self._make(row) for row in self._plain[:1])]
        return max((*self._changed, *(one.updated for one in newest)), default=_moment(otherwise))


@dataclass(frozen=True)
class Entries:
    """Makes entries of what a feed tells.

    Attributes:
        results: what is chosen.
        words: the language.
        base: the address of the site, without a slash at its end.
    """

    results: Results
    words: Language
    base: str

    def of(
        self,
        chosen: ChosenRows[Article] | None = None,
        disputes: Iterable[Controversy] = (),
        updates: Iterable[Update] = (),
        listed: Sequence[Article] = (),
    ) -> EntryList:
        """The entries of all of them, newest first; what an article's or a controversy's own entry tells is no entry of its own.

        Args:
            chosen: articles, newest first.
            listed: articles in any order.
        """
        opened = list(disputes)
        told = {("article", row.id) for row in listed} | {("controversy", row.id) for row in opened}
        rows, plain = chosen.parted(self._standing_elsewhere) if chosen else ([], ())
        entries = [
            *map(self._of_article, [*rows, *listed]),
            *map(self._of_controversy, opened),
            *(self._of_update(one) for one in updates if not self._is_told(one, told, chosen)),
        ]
        # What left and came back has one name still.
        once: dict[str, PendingEntry] = {}
        for one in entries:
            once.setdefault(one.id, one)
        # Of what came in the same second, what the history tells last is newest.
        others = sorted(once.values(), key=lambda one: (_stands(one), self._places.get(one.id, -1)), reverse=True)
        of_articles = ((id, moments) for (kind, id), moments in self._touched.items() if kind == "article")
        changed = [moments[0] for id, moments in of_articles if chosen is not None and chosen.has(id)]
        return EntryList(plain, self._of_article, changed, others, self._places)

    def _of_article(self, row: Article) -> PendingEntry:
        """An article became public here when it came in; where that is not known, its own day stands for it."""
        touched, came = self._touched.get(("article", row.id)), self._touched.get(("came", row.id))
        return PendingEntry(
            f"news/{quote(row.id)}",
            touched[0] if touched else _moment(row.date.first),
            came[0] if came else _exact(row.date),
            lambda pending: self._article(pending, row),
        )

    def _of_controversy(self, row: Controversy) -> PendingEntry:
        """A controversy changes whenever a step, an answer or its account does."""
        touched, came = self._touched.get(("controversy", row.id)), self._touched.get(("came", row.id))
        return PendingEntry(
            f"controversies/{quote(row.id)}",
            touched[0] if touched else _moment(self._last_days[row.id]),
            came[0] if came else _exact(row.opened),
            lambda pending: self._controversy(pending, row),
        )

    def _of_update(self, row: Update) -> PendingEntry:
        dataset = self.results.as_of.dataset
        if row.kind is UpdateKind.ARTICLE and row.turn is Turn.CAME and row.concerned.article:
            # The same entry in every feed, so that whoever follows two of them reads it once.
            return self._of_article(dataset.article[row.concerned.article])
        moment = row.moment or _moment(row.day)
        return PendingEntry(f"changes/{quote(row.key)}", moment, moment, lambda pending: self._update(pending, row))

    def _is_told(self, one: Update, told: set[tuple[str, str]], chosen: ChosenRows[Article] | None) -> bool:
        about = one.concerned
        is_chosen = chosen is not None and chosen.has(about.article)
        return one.turn is Turn.CAME and (
            (one.kind is UpdateKind.ARTICLE and (is_chosen or ("article", about.article) in told))
            or (one.kind is UpdateKind.CONTROVERSY and ("controversy", about.controversy) in told)
        )

    @cached_property
    def _touched(self) -> dict[tuple[str, str], list[datetime]]:
        """When articles and controversies changed, newest first, and when they came in, as far as the history tells."""
        found: dict[tuple[str, str], list[datetime]] = {}
        as_of = self.results.as_of
        for one in update_list(as_of.dataset, self.results.log, self.words.code):
            about = one.concerned
            of = ("controversy", about.controversy) if about.controversy else ("article", about.article)
            if of[1] and one.moment and one.day <= as_of.on:
                found.setdefault(of, []).append(one.moment)
                if one.turn is Turn.CAME and one.kind in (UpdateKind.ARTICLE, UpdateKind.CONTROVERSY):
                    found[("came", of[1])] = [one.moment]
        return found

    @property
    def _standing_elsewhere(self) -> Iterator[str]:
        """The articles that do not stand at their own day: those of which the history tells that they came in, and without a day those that were changed."""
        articles = self.results.as_of.dataset.article
        told = update_list(self.results.as_of.dataset, self.results.log, self.words.code)
        for id in {one.concerned.article for one in told}:
            is_changed = id in articles and ("article", id) in self._touched and not _exact(articles[id].date)
            if is_changed or f"news/{quote(id)}" in self._places:
                yield id

    @cached_property
    def _last_days(self) -> Mapping[str, date]:
        return _last_days(self.results.as_of)

    @cached_property
    def _places(self) -> dict[str, int]:
        """How late the history tells of what became public, by the id of its entry; what it does not tell of is missing."""
        places: dict[str, int] = {}
        told = update_list(self.results.as_of.dataset, self.results.log, self.words.code)
        for place, one in enumerate(reversed(told)):
            places[f"changes/{quote(one.key)}"] = place
            if one.turn is Turn.CAME and one.kind is UpdateKind.ARTICLE:
                places[f"news/{quote(one.concerned.article)}"] = place
            if one.turn is Turn.CAME and one.kind is UpdateKind.CONTROVERSY:
                places[f"controversies/{quote(one.concerned.controversy)}"] = place
        return places

    def _article(self, pending: PendingEntry, row: Article) -> FeedEntry:
        words, dataset = self.words, self.results.as_of.dataset
        disputed = about_article(dataset, row.id, self.results.as_of.on)
        state = " · ".join(one.state(words) for one in disputed)
        named = [dataset.vendor[one.vendor].name for one in dataset.mentions.get(row.id, ())]
        publisher = called(dataset, row.publisher, words.code)
        parts = [
            words.say("{publisher}, {day}", publisher=publisher, day=words.date(row.date)) + ".",
            words.fine(row.own("summary", words.code)),
            words.say(_("Vendors: {names}."), names=", ".join(named)) if named else "",
            *(one.line(words) + "." for one in disputed),
        ]
        return pending.entry(
            title=_disputed_title(row.title, state, words),
            title_lang=words.code if state else row.language,
            url=self._page("/news", "article", row.id),
            elsewhere=row.url,
            summary=" ".join(filter(None, parts)),
            kind=words.say(_("article")),
        )

    def _controversy(self, pending: PendingEntry, row: Controversy) -> FeedEntry:
        """A controversy with what is said, every answer and each step of its status."""
        words, as_of = self.words, self.results.as_of
        short = in_short(as_of.dataset, [row], as_of.on)
        case = next(iter(cases(as_of, [row])))
        steps = [
            words.say("{day}: {status}", day=words.date(step.date), status=words.say(step.status.label))
            for step, _source in case.steps
        ]
        answers = [
            words.say("{label}: {value}", label=named.name, value=words.fine(reply.own("text", words.code)))
            for named in case.vendors
            for reply, _publisher in named.answers
        ]
        said = words.fine(row.own("summary", words.code))
        return pending.entry(
            title=_disputed_title(words.fine(row.own("title", words.code)), short[0].state(words), words),
            title_lang=words.code,
            url=self._page("/controversies", "controversy", row.id),
            summary=" ".join([states(short, words), said, *answers, "; ".join(steps) + "."]),
            kind=words.say(_("controversy")),
        )

    def _update(self, pending: PendingEntry, row: Update) -> FeedEntry:
        words = self.words
        (one,) = in_context(self.results.as_of.dataset, [row], self.results.as_of.on)
        parts = [
            *(self._cell(cell) for cell in row.cells),
            one.states(words),
            row.why if row.own_why or not row.why else words.say(_("Reason given: {why}"), why=row.why),
        ]
        title = one.title(words)
        return pending.entry(
            title=_disputed_title(title, " · ".join(said.state(words) for said in one.disputes), words),
            title_lang=words.code,
            url=self._page(_PATHS[one.leads_to[0]], *one.leads_to) if one.leads_to else self._day(row.day),
            summary=" · ".join(filter(None, parts)) or title,
            kind=words.say(row.kind.label),
        )

    def _cell(self, cell: CellUpdate) -> str:
        sides = [side or self.words.say("not known") for side in (cell.before, cell.after) if side is not None]
        return self.words.say("{label}: {value}", label=cell.label, value=" → ".join(sides))

    def _page(self, path: str, parameter: str, id: str) -> str:
        return self.base + self.results.selection.only_with().but(**{parameter: (id,)}).at(path)

    def _day(self, day: date) -> str:
        known = PartialDate.parse(day.isoformat())
        return self.base + self.results.selection.only_with().but(since=known, until=known).at("/changes")


_PATHS: Final = {"vendor": "/vendor", "article": "/news", "controversy": "/controversies"}
"""The page of what an update leads to, by the parameter that names it."""


def _disputed_title(title: str, state: str, words: Language) -> str:
    """A title with what must stand beside it where it is disputed."""
    return words.say("{title} [{states}]", title=title, states=state) if state else title


@with_dataset(4)
def _last_days(as_of: AsOf) -> Mapping[str, date]:
    """The last day up to the day itself on which a step, an answer or the beginning of each controversy was, by its id."""
    dataset, found = as_of.dataset, {}
    for row in dataset.newest_disputes:
        days = [row.opened, *(step.date for step in dataset.steps.get(row.id, ()))]
        days += [reply.published for reply in dataset.replies.get(row.id, ()) if reply.published]
        found[row.id] = max((day.first for day in days if day.first <= as_of.on), default=row.opened.first)
    return found


def _stands(one: PendingEntry) -> datetime:
    """The moment by which an entry stands among others."""
    return one.published or one.updated


def _moment(day: date) -> datetime:
    """The beginning of a day where the magazine is."""
    return _beginning(day, settings().time_zone)


@lru_cache(20_000)
def _beginning(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _exact(day: PartialDate) -> datetime | None:
    return _moment(day.first) if day.precision == "day" else None
