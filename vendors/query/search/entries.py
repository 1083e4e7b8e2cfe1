"""What can be found, and what is searched of it: each thing with its names, its title, and the texts about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from vendors.i18n.collation import sort_key
from vendors.i18n.language import LANGUAGES, _, language
from vendors.query.facets import FACETS
from vendors.query.search.criteria import FOUND_BY_NAME, FacetValue, criteria
from vendors.query.search.people import Person, people
from vendors.query.search.places import Locality, other_country_names, places
from vendors.query.search.words import squashed
from vendors.tables.article import Article
from vendors.tables.capability import Support
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.row import WRITTEN, Row
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice
from vendors.types.date import PartialDate


class ResultKind(Choice):
    """What something is that is found, in the order of the page."""

    CONTROVERSY = "controversy", _("Controversies")
    VENDOR = "vendor", _("Vendors")
    PERSON = "person", _("Persons")
    OWNER = "owner", _("Owners")
    ARTICLE = "article", _("Articles")
    CRITERION = "criterion", _("Capabilities and criteria")
    PLACE = "place", _("Places")


class TextRole(Enum):
    """What a text is of the thing."""

    NAME = "name"
    ALIAS = "alias"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """A text that is searched.

    Attributes:
        label: what it tells, an English message; "" where it needs no word.
        subject: whom it is about where the label does not say it: the vendor that answers.
        lang: the language it is written in, ISO 639-1, where it is one of ours in several; else "".
        proven: whether it is verified, where it is a fact that stands without its sources.
    """

    part: TextRole
    text: str
    label: str = ""
    subject: str = ""
    lang: str = ""
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be found.

    Attributes:
        key: tells it from others of its kind: an id, or the name itself.
        fields: what is searched of it.
        day: since when it is there, where it is shown from then on only.
    """

    kind: ResultKind
    key: str
    fields: tuple[Field, ...]
    day: PartialDate | None = None


def entries(dataset: Dataset) -> Iterator[Findable]:
    """Everything, kind after kind, each in the order in which equally good results are shown."""
    yield from (controversy(dataset, row) for row in dataset.newest_disputes)
    yield from (vendor(dataset, row) for row in sorted(dataset.table(Vendor), key=lambda row: sort_key(row.name)))
    yield from of_few(dataset, ResultKind.PERSON)
    yield from of_few(dataset, ResultKind.OWNER)
    yield from (article(dataset, row) for row in dataset.newest_articles)
    yield from of_few(dataset, ResultKind.CRITERION)
    yield from of_few(dataset, ResultKind.PLACE)


def of_few(dataset: Dataset, kind: ResultKind) -> Iterator[Findable]:
    """Everything of a kind that no table lists, in its order."""
    match kind:
        case ResultKind.PERSON:
            ordered = sorted(people(dataset).items(), key=lambda pair: sort_key(pair[1].name))
            yield from (person(found, key) for key, found in ordered)
        case ResultKind.OWNER:
            yield from (owner(name) for name in sorted(owners(dataset).values(), key=sort_key))
        case ResultKind.CRITERION:
            yield from map(criterion, criteria(dataset))
        case ResultKind.PLACE:
            yield from map(place, places(dataset))


def entry(dataset: Dataset, kind: ResultKind, key: str) -> Findable:
    """One thing again, from its key.

    Raises:
        KeyError: there is none.
    """
    match kind:
        case ResultKind.CONTROVERSY:
            return controversy(dataset, dataset.controversy[key])
        case ResultKind.VENDOR:
            return vendor(dataset, dataset.vendor[key])
        case ResultKind.PERSON:
            return person(people(dataset)[key], key)
        case ResultKind.OWNER:
            return owner(owners(dataset)[key])
        case ResultKind.ARTICLE:
            return article(dataset, dataset.article[key])
        case ResultKind.CRITERION:
            return criterion(FacetValue(*key.split("=", 1)))
        case ResultKind.PLACE:
            return place(Locality.of(key))


def controversy(dataset: Dataset, row: Controversy) -> Findable:
    """A controversy: titles, what is said, the answers, and the vendors' names."""
    replies = [(reply, dataset.vendor[reply.vendor].name) for reply in dataset.replies.get(row.id, ())]
    answers = (
        Field(TextRole.TEXT, text, ANSWERED, name, code)
        for reply, name in replies
        for code, text in _own(reply, "text")
    )
    return Findable(
        ResultKind.CONTROVERSY,
        row.id,
        (
            *(Field(TextRole.TITLE, text, _("Title"), lang=code) for code, text in _own(row, "title")),
            *(Field(TextRole.TEXT, text, SAID, lang=code) for code, text in _own(row, "summary")),
            *answers,
            *(Field(TextRole.TEXT, name, _("Vendor")) for id in row.vendors for name in _vendor_names(dataset, id)),
            *_labels(row, "category"),
        ),
        row.opened,
    )


SAID: Final = _("What is said")
ANSWERED: Final = _("{vendor}’s response")


def vendor(dataset: Dataset, row: Vendor) -> Findable:
    """A vendor: its names, what it can be chosen by, where it is, who has owned it, its milestones, its summaries."""
    periods = dataset.periods.get(row.id, ())
    owned: dict[str, bool] = {}
    for period in periods:
        if period.owner:
            owned[period.owner] = owned.get(period.owner, True) and period.proven
    countries = dict.fromkeys((row.origin_country, row.hq_country))
    owners_in = dict.fromkeys(period.owner_country for period in periods if period.owner_country not in countries)
    chosen = (
        Field(TextRole.TEXT, name, FACETS[one.parameter].label)
        for one in _criteria_of(dataset, row)
        for name in one.names()
    )
    same = (Field(TextRole.TEXT, name) for one in _criteria_of(dataset, row) for name in one.other_names())
    return Findable(
        ResultKind.VENDOR,
        row.id,
        (
            Field(TextRole.NAME, row.name),
            *(Field(TextRole.ALIAS, alias, _("Also called")) for alias in row.aliases),
            *(
                Field(TextRole.TEXT, name, _("Owner, today or earlier"), proven=proven)
                for name, proven in owned.items()
            ),
            *chosen,
            *_countries(countries, _("Country")),
            *_countries(owners_in, _("Country of an owner, today or earlier")),
            *(
                Field(TextRole.TEXT, name, _("Seat"))
                for name in (Locality(row.hq_country, row.hq_city).names() if row.hq_city else ())
            ),
            *(Field(TextRole.TEXT, text, SUMMARY, lang=code) for code, text in _own(row, "summary")),
            *(field for event in dataset.events.get(row.id, ()) for field in _milestone(event)),
            *same,
        ),
        row.founded,
    )


SUMMARY: Final = _("Summary")
MILESTONE: Final = _("Milestone")


def person(found: Person, key: str) -> Findable:
    """A person: the name, and the milestones."""
    told = (field for event in found.events for field in _milestone(event))
    return Findable(ResultKind.PERSON, key, (Field(TextRole.NAME, found.name), *told))


@with_dataset(2, tables=(Ownership,))
def owners(dataset: Dataset) -> Mapping[str, str]:
    """The names of all that own or have owned a vendor, by their name without accents and spaces."""
    named = (row.owner for row in dataset.table(Ownership) if row.owner)
    return {squashed(name): name for name in named}


def owner(name: str) -> Findable:
    """An owner: its name."""
    return Findable(ResultKind.OWNER, squashed(name), (Field(TextRole.NAME, name),))


def article(dataset: Dataset, row: Article) -> Findable:
    """An article: title, summaries, publisher, authors, date, topic, and the vendors' names."""
    mentions = dataset.mentions.get(row.id, ())
    return Findable(
        ResultKind.ARTICLE,
        row.id,
        (
            Field(TextRole.TITLE, row.title),
            *(Field(TextRole.TEXT, text, SUMMARY, lang=code) for code, text in _own(row, "summary")),
            Field(TextRole.TEXT, row.publisher, _("Publisher")),
            *(Field(TextRole.TEXT, author, _("Author")) for author in row.authors),
            *(
                Field(TextRole.TEXT, name, _("Vendor"))
                for one in mentions
                for name in _vendor_names(dataset, one.vendor)
            ),
            *(Field(TextRole.TEXT, day, _("Date")) for day in _days(row.date)),
            *_labels(row, "topic"),
        ),
        row.date,
    )


@lru_cache(20_000)
def _days(day: PartialDate) -> tuple[str, ...]:
    """A date as a person writes it in each language."""
    return tuple(language(code).date(day) for code in LANGUAGES)


def criterion(one: FacetValue) -> Findable:
    """A value of a facet: what it is called, and what else."""
    return Findable(
        ResultKind.CRITERION,
        one.key,
        (
            *(Field(TextRole.NAME, name) for name in one.names()),
            *(Field(TextRole.ALIAS, name, _("Also searched as")) for name in (*one.other_names(), *one.asked_by())),
        ),
    )


def place(one: Locality) -> Findable:
    """A country or a city: what it is called in each language, and what else people write."""
    other = () if one.city else other_country_names().get(one.country, ())
    return Findable(
        ResultKind.PLACE,
        one.key,
        (
            *(Field(TextRole.NAME, name) for name in one.names()),
            *(Field(TextRole.ALIAS, name, _("Also called")) for name in other),
        ),
    )


def own_texts(row: Vendor) -> Iterator[str]:
    """What is searched of a vendor alone, whatever the day: its names and its summaries."""
    yield from (row.name, *row.aliases, *(text for _code, text in _own(row, "summary")))


_COLUMNS: Final = tuple(
    (parameter, column)
    for parameter in FOUND_BY_NAME
    if (column := FACETS[parameter].column.name) in Vendor.model_fields
)
"""The facets that are found by name and stand in a column of the vendors, each with that column."""


def _criteria_of(dataset: Dataset, row: Vendor) -> Iterator[FacetValue]:
    """What a vendor has of the facets that are found by name."""
    for name, found in dataset.capabilities.get(row.id, {}).items():
        if found.support is not Support.NO:
            yield FacetValue("capability", name)
    for parameter, column in _COLUMNS:
        yield from (FacetValue(parameter, value) for value in row.items(column))


@cache
def country_names(code: str) -> tuple[str, ...]:
    """What a country is called, and what else people write for it."""
    return tuple(dict.fromkeys((*Locality(code).names(), *other_country_names().get(code, ()))))


def _countries(codes: Iterable[str | None], label: str) -> Iterator[Field]:
    yield from (Field(TextRole.TEXT, name, label) for code in codes if code for name in country_names(code))


def _milestone(event: Event) -> Iterator[Field]:
    yield from (Field(TextRole.TEXT, text, MILESTONE, lang=code) for code, text in _own(event, "title"))
    if event.counterpart:
        yield Field(TextRole.TEXT, event.counterpart, _("Other party"))


def _own(row: Row, name: str) -> Iterator[tuple[str, str]]:
    """A text of our own in each language in which it is written."""
    yield from ((code, text) for code in WRITTEN if (text := row.own(name, code)))


def _labels(row: Row, name: str) -> Iterator[Field]:
    yield from _labels_of(getattr(row, name), type(row).column(name).label)


@lru_cache(1_000)
def _labels_of(value: Choice, label: str) -> tuple[Field, ...]:
    return tuple(Field(TextRole.TEXT, language(code).say(value.label), label, lang=code) for code in LANGUAGES)


def _vendor_names(dataset: Dataset, id: str) -> tuple[str, ...]:
    row = dataset.vendor[id]
    return row.name, *row.aliases


def is_there(day: PartialDate | None, on: date) -> bool:
    """Whether what began on a day is there on another."""
    return day is None or day.first <= on
