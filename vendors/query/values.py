"""The values that a parameter of an address can have: how each is read, and what it is called in words."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Generic, TypeVar
from urllib.parse import unquote

from vendors.domain.publishers import called
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.dispute_orders import ORDERS
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.facet import Unknown
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice
from vendors.types.country import countries, country_spellings, language_spellings, spoken_languages
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import Slips, nearest, plain
from vendors.types.spellings import likely_date

EARLIEST: Final = datetime.date(1980, 1, 1)
"""The first day that can be looked at: no vendor of the survey is known to be older."""
_MODELS: Final[tuple[type[Row], ...]] = (VendorOn, *TABLES.values())

V_co = TypeVar("V_co", covariant=True)
Reader = Callable[[str, Dataset, datetime.date], V_co]
"""From a value as it is written, the data and the present day to the value; raises NoSuchValueError."""
Speaker = Callable[[str, Dataset, Language], str]
"""From a value as addresses write it to what it is called in a language."""


class Match(Choice):
    """Whether all the values chosen of a facet must be had, or any of them is enough."""

    ALL = "all", _("all of them")
    ANY = "any", _("any of them")


class NoSuchValueError(ValueError):
    """A value does not exist.

    Attributes:
        suggestion: the nearest that does, or "".
    """

    def __init__(self, suggestion: str | None) -> None:
        super().__init__(suggestion)
        self.suggestion = suggestion or ""


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A value in an address that does not exist, with what was probably meant.

    Attributes:
        suggestion: the nearest that does exist, or "".
        several: the values that do, where it is a list of such in one.
        place: how many of its parameter's values that do exist stand before it.
    """

    parameter: str
    value: str
    suggestion: str
    several: tuple[str, ...] = ()
    place: int = field(default=0, compare=False)


def _as_written(value: str, _dataset: Dataset, _words: Language) -> str:
    return value


@dataclass(frozen=True, slots=True)
class Values(Generic[V_co]):
    """All values that a parameter can have.

    Attributes:
        read: understands one as it is written.
        say: calls one by its name.
        choices: the values of a closed list, or ().
    """

    read: Reader[V_co]
    say: Speaker = _as_written
    choices: tuple[Choice, ...] = ()


def _among(
    known: Callable[[Dataset], Collection[str]], spellings: Callable[[Dataset], Mapping[str, str]]
) -> Reader[str]:
    def read(value: str, dataset: Dataset, _today: datetime.date) -> str:
        if value in known(dataset):
            return value
        # Addresses are read in NFC; what stands in the data in another form is the same to the eye.
        for written in known(dataset):
            if not written.isascii() and unicodedata.normalize("NFC", written) == value:
                return written
        raise NoSuchValueError(nearest(unquote(value), spellings(dataset)))

    return read


def _same(known: Iterable[str]) -> dict[str, str]:
    return {value: value for value in known}


def fixed(known: Iterable[str]) -> Values[str]:
    """Values that are always the same, and have no name but themselves."""
    values = _same(known)
    return Values(_among(lambda _: values, lambda _: values))


def closed_list(choices: Sequence[Choice]) -> Values[str]:
    """The values of a closed list, called by their labels."""
    values = {str(choice): str(choice) for choice in choices}
    spellings = values | {language(code).say(choice.label): str(choice) for choice in choices for code in LANGUAGES}
    labels = {str(choice): choice.label for choice in choices}
    return Values(
        _among(lambda _: values, lambda _: spellings), lambda value, _, words: words.say(labels[value]), tuple(choices)
    )


def or_unknown(values: Values[str]) -> Values[str]:
    """These values, and that it is not known, last."""
    unknown = Unknown.UNKNOWN
    if unknown in values.choices:
        return values
    spellings = {language(code).say(unknown.label): str(unknown) for code in LANGUAGES} | {str(unknown): str(unknown)}

    def read(value: str, dataset: Dataset, today: datetime.date) -> str:
        try:
            return str(unknown) if value == unknown else values.read(value, dataset, today)
        except NoSuchValueError as error:
            raise NoSuchValueError(error.suggestion or nearest(value, spellings)) from None

    def say(value: str, dataset: Dataset, words: Language) -> str:
        return words.say(unknown.label) if value == unknown else values.say(value, dataset, words)

    return Values(read, say, (*values.choices, unknown) if values.choices else ())


def texts(table: str, column: str) -> Values[str]:
    """Whatever stands in a column of a table."""

    def known(dataset: Dataset) -> Mapping[str, str]:
        return _texts(dataset.of(frozenset((table,))), table, column)

    def say(value: str, dataset: Dataset, words: Language) -> str:
        return called(dataset, value, words.code) if column == "publisher" else value

    return Values(_among(known, known), say)


@with_dataset(32)
def _texts(dataset: Dataset, table: str, column: str) -> Mapping[str, str]:
    return _same(text for row in dataset.rows[table] for text in row.items(column))


# vendors


@with_dataset(4, tables=(Vendor,))
def _vendor_spellings(dataset: Dataset) -> Mapping[str, str]:
    return {name: vendor.id for vendor in dataset.table(Vendor) for name in (*vendor.aliases, vendor.name, vendor.id)}


@with_dataset(4, tables=(Vendor,))
def _vendor_slips(dataset: Dataset) -> Slips:
    return Slips(_vendor_spellings(dataset))


@with_dataset(4, tables=(Vendor,))
def _vendors_by_plain_name(dataset: Dataset) -> Mapping[str, str]:
    return {plain(spelling): id for spelling, id in _vendor_spellings(dataset).items()}


def vendor_meant(unknown: UnknownValue, dataset: Dataset) -> str | None:
    """The vendor that a reader who made a small slip in typing its name meant, where that is plain."""
    return _vendor_slips(dataset).meant(unknown.value) if unknown.parameter == "vendor" else None


def _vendor(value: str, dataset: Dataset, _today: datetime.date) -> str:
    # One name or alias denotes one vendor, so whoever types it is understood; only what is near is asked about.
    if value in dataset.vendor:
        return value
    if found := _vendors_by_plain_name(dataset).get(plain(value)):
        return found
    raise NoSuchValueError(nearest(value, _vendor_spellings(dataset)))


# words and days


def _words(value: str, _dataset: Dataset, _today: datetime.date) -> str:
    return value


def _day(value: str, _dataset: Dataset, today: datetime.date) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
    except ValueError:
        day = None
    if day is None:
        raise NoSuchValueError(_last_day(likely_date(value) or value, today))
    if not EARLIEST <= day <= today:
        raise NoSuchValueError(max(EARLIEST, min(day, today)).isoformat())
    return day


def _last_day(text: str, today: datetime.date) -> str:
    """The last day that a year or a month may mean, or a day itself, as far as it can be looked at; "" where it is none of them."""
    try:
        day = PartialDate.parse(text).last
    except ValueError:
        return ""
    return max(EARLIEST, min(day, today)).isoformat()


def _period(value: str, _dataset: Dataset, _today: datetime.date) -> PartialDate:
    try:
        return PartialDate.parse(value)
    except ValueError:
        raise NoSuchValueError(likely_date(value)) from None


# how rows are shown


@lru_cache(maxsize=1)
def sortable() -> Sequence[str]:
    """The columns by which some table may be sorted."""
    columns = (column.name for model in _MODELS for column in model.columns() if column.sortable)
    return tuple(dict.fromkeys((*columns, *ORDERS)))


def _sort(value: str, _dataset: Dataset, _today: datetime.date) -> str:
    if value.removeprefix("-") in sortable():
        return value
    # Word makes a dash of a hyphen.
    name = value.lstrip("-–—−")
    meant = nearest(name, sortable())
    raise NoSuchValueError(("-" if name != value else "") + meant if meant else "")


def _page(value: str, _dataset: Dataset, _today: datetime.date) -> int:
    if re.fullmatch(r"[1-9]\d{0,5}", value):
        return int(value)
    raise NoSuchValueError("1")


VENDORS: Final = Values(_vendor, lambda value, dataset, _: dataset.vendor[value].name)
ARTICLES: Final = Values(
    _among(lambda dataset: dataset.article, lambda dataset: _same(dataset.article)),
    lambda value, dataset, _: dataset.article[value].title,
)
CONTROVERSIES: Final = Values(
    _among(lambda dataset: dataset.controversy, lambda dataset: _same(dataset.controversy)),
    lambda value, dataset, words: words.fine(dataset.controversy[value].own("title", words.code)),
)
COUNTRIES: Final = Values(
    _among(lambda _: countries(), lambda _: country_spellings() | _same(countries())),
    lambda value, _, words: words.country(value),
)
SPOKEN: Final = Values(
    _among(lambda _: spoken_languages(), lambda _: language_spellings() | _same(spoken_languages())),
    lambda value, _, words: words.spoken(value),
)
WORDS: Final = Values(_words)
MATCHES: Final = Values(closed_list(tuple(Match)).read, closed_list(tuple(Match)).say)
"""One of two ways, and not values of which several could be chosen."""
DAYS: Final = Values(_day)
PERIODS: Final = Values(_period)
SORTS: Final = Values(_sort)
COLUMNS: Final = fixed(column.name for model in _MODELS for column in model.columns())
PAGE_NUMBERS: Final = Values(_page)
PAGE_LANGUAGES: Final = Values(_among(lambda _: LANGUAGES, lambda _: language_spellings() | _same(LANGUAGES)))
