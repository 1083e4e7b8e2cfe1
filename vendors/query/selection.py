"""What somebody has chosen. The address, the API, the command line and file names are spellings of one value object."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final, Self
from urllib.parse import urlencode

from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES, _, language
from vendors.tables import TABLES
from vendors.tables.article import Article, Topic
from vendors.tables.capability import Ability
from vendors.tables.controversy import Matter
from vendors.tables.controversy_status import ControversyStatus
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.tables.vendor import Category, Channel, Pricing, Vendor, VendorStatus
from vendors.types.choice import Choice
from vendors.types.country import Region, countries, country_spellings, language_spellings, spoken_languages
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import nearest, plain, slip
from vendors.types.spellings import likely_date

LONGEST_TEXT: Final = 120
"""Characters of a search text; more is cut."""
EARLIEST: Final = datetime.date(1980, 1, 1)
"""The first day that can be looked at: no vendor of the survey is known to be older."""
MOST_VALUES: Final = 100
"""Values of one parameter; more are passed over."""

CHOICES: Final[Mapping[str, tuple[Choice, ...]]] = {
    "region": tuple(region for region in Region if region is not Region.UNKNOWN),
    "control": tuple(Region),
    "category": tuple(Category),
    "channel": tuple(Channel),
    "capability": tuple(Ability),
    "pricing": tuple(Pricing),
    "vendor_status": tuple(VendorStatus),
    "status": tuple(ControversyStatus),
    "about": tuple(Matter),
    "topic": tuple(Topic),
}
"""The parameters whose values are closed lists."""

_MODELS: Final[tuple[type[Row], ...]] = (VendorOn, *TABLES.values())

LABELS: Final[Mapping[str, str]] = {
    "vendor": _("Vendor"),
    "region": _("Region of origin"),
    "control": _("Region of control"),
    "country": _("Country of origin"),
    "category": _("Category"),
    "channel": _("Channel"),
    "capability": _("Capability"),
    "pricing": _("Pricing"),
    "vendor_status": _("Status of the vendor"),
    "status": _("Status of a controversy"),
    "about": _("Matter of a controversy"),
    "controversy": _("Controversy"),
    "article": _("Article"),
    "topic": _("Topic"),
    "publisher": _("Publisher"),
    "language": _("Language of the article"),
    "q": _("Search"),
    "date": _("As of"),
    "since": _("From"),
    "until": _("To"),
    "sort": _("Sorted by"),
    "columns": _("Columns"),
    "page": _("Page"),
    "only": _("Show only"),
    "lang": _("Language of the page"),
}
"""Each parameter and its label, in the order in which an address writes them."""

ABOUT_VENDORS: Final = (
    "vendor",
    "region",
    "control",
    "country",
    "category",
    "channel",
    "capability",
    "pricing",
    "vendor_status",
)
"""The parameters that narrow the vendors, wherever vendors are named."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A value in an address that does not exist, with the nearest that does."""

    parameter: str
    value: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; nothing chosen is everything. Within a parameter values are alternatives, across parameters all hold.

    Attributes:
        date: the day on which the world is looked at; None is today.
        since, until: the period of news, events and controversies.
        sort: name of a column, with "-" before it for the other direction; "" is the page's own order.
        page: page of a long list, from 1.
        only: "differences" in a comparison, or "".
        lang: language of the page.
    """

    vendor: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    capability: tuple[str, ...] = ()
    pricing: tuple[str, ...] = ()
    vendor_status: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    controversy: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    q: str = ""
    date: datetime.date | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    sort: str = ""
    columns: tuple[str, ...] = ()
    page: int = 1
    only: str = ""
    lang: str = DEFAULT_LANGUAGE

    @classmethod
    def read(
        cls, pairs: Iterable[tuple[str, str]], dataset: Dataset, today: datetime.date
    ) -> tuple[Self, tuple[Refused, ...]]:
        """The Selection that the pairs of an address spell, and the values in it that do not exist.

        Unknown parameters are passed over, since others add their own to addresses.

        Args:
            pairs: parameter and value, repeated for several values.
            dataset: what ids and publishers are looked up in.
            today: the last day that can be looked at.
        """
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if name in LABELS and (value := _clean(value)):
                values = given.setdefault(name, [])
                if value not in values and len(values) < MOST_VALUES:
                    values.append(value)
        chosen: dict[str, Any] = {}
        refused: list[Refused] = []
        for name, values in given.items():
            good = []
            for value in values if name in _MANY else values[-1:]:
                found = _READERS[name](value, dataset, today)
                if isinstance(found, Refused):
                    refused.append(found)
                else:
                    good.append(found)
            if good:
                chosen[name] = tuple(good) if name in _MANY else good[0]
        return cls(**chosen), tuple(refused)

    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values as an address writes them; what is as by default is left out."""
        pairs: list[tuple[str, str]] = []
        for name in LABELS:
            value = getattr(self, name)
            if value == _DEFAULTS[name]:
                continue
            pairs.extend((name, str(item)) for item in (value if isinstance(value, tuple) else (value,)))
        return pairs

    def query(self) -> str:
        """The part of an address after the question mark; empty when nothing is chosen."""
        return urlencode(self.pairs())

    def at(self, path: str) -> str:
        """The address of this Selection on a page."""
        query = self.query()
        return f"{path}?{query}" if query else path

    def but(self, **changes: Any) -> Self:
        """The same with some parameters changed; a long list starts again on its first page."""
        return replace(self, **({"page": 1} | changes))

    def without(self, parameter: str, value: str | None = None) -> Self:
        """The same without one value of a parameter, or without any of its values."""
        if value is not None and parameter in _MANY:
            return self.but(**{parameter: tuple(kept for kept in getattr(self, parameter) if kept != value)})
        return self.but(**{parameter: _DEFAULTS[parameter]})

    def toggled(self, parameter: str, value: str) -> Self:
        """The same with a value added to a parameter, or taken away where it is there."""
        values = getattr(self, parameter)
        return self.without(parameter, value) if value in values else self.but(**{parameter: (*values, value)})

    def only_with(self, *parameters: str) -> Self:
        """Only these parameters of the Selection, and its language."""
        return type(self)(**{name: getattr(self, name) for name in (*parameters, "lang")})

    def narrows(self, *parameters: str) -> bool:
        """Whether any of these parameters is chosen."""
        return any(getattr(self, name) != _DEFAULTS[name] for name in parameters)

    def file_name(self, page: str) -> str:
        """The name, without ending, of a file that holds what a page shows: `vendors_region-eu_date-2018-04-23`."""
        parts = [f"{name}-{value}" for name, value in self.pairs() if name not in ("lang", "page")]
        name = "_".join([page, *(re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip("-") for part in parts)])
        return name[:120]


_DEFAULTS: Final[dict[str, Any]] = {field.name: field.default for field in fields(Selection)}
_MANY: Final = frozenset(name for name, default in _DEFAULTS.items() if default == ())


def _clean(text: str) -> str:
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text[: LONGEST_TEXT * 4])
    return " ".join(seen.split())[:LONGEST_TEXT].strip()


_Reader = Callable[[str, Dataset, datetime.date], Any]


def _among(
    name: str, known: Callable[[Dataset], Iterable[str]], spellings: Callable[[Dataset], Mapping[str, str]]
) -> _Reader:
    def read(value: str, dataset: Dataset, today: datetime.date) -> str | Refused:
        return value if value in known(dataset) else Refused(name, value, nearest(value, spellings(dataset)) or "")

    return read


def _chosen(name: str) -> _Reader:
    values = {str(choice): str(choice) for choice in CHOICES[name]}
    spellings = values | {
        language(code).say(choice.label): str(choice) for choice in CHOICES[name] for code in LANGUAGES
    }
    return _among(name, lambda _: values, lambda _: spellings)


@lru_cache(maxsize=4)
def _vendor_spellings(dataset: Dataset) -> Mapping[str, str]:
    return {name: vendor.id for vendor in dataset.table(Vendor) for name in (*vendor.aliases, vendor.name, vendor.id)}


def vendor_meant(refused: Refused, dataset: Dataset) -> str | None:
    """The vendor that a reader who made a small slip in typing its name meant, where that is plain."""
    return slip(refused.value, _vendor_spellings(dataset)) if refused.parameter == "vendor" else None


@lru_cache(maxsize=4)
def _vendors_by_plain_name(dataset: Dataset) -> Mapping[str, str]:
    return {plain(spelling): id for spelling, id in _vendor_spellings(dataset).items()}


def _vendor(value: str, dataset: Dataset, _today: datetime.date) -> str | Refused:
    # One name or alias denotes one vendor, so whoever types it is understood; only what is near is asked about.
    if value in dataset.vendor:
        return value
    found = _vendors_by_plain_name(dataset).get(plain(value))
    return found or Refused("vendor", value, nearest(value, _vendor_spellings(dataset)) or "")


@lru_cache(maxsize=4)
def _publishers(dataset: Dataset) -> Mapping[str, str]:
    return {article.publisher: article.publisher for article in dataset.table(Article)}


def _same(known: Iterable[str]) -> dict[str, str]:
    return {value: value for value in known}


def _day(value: str, dataset: Dataset, today: datetime.date) -> datetime.date | Refused:
    try:
        day = datetime.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
    except ValueError:
        day = None
    if day is None:
        meant = likely_date(value) or ""
        return Refused("date", value, meant if len(meant) == 10 else "")
    return day if EARLIEST <= day <= today else Refused("date", value, max(EARLIEST, min(day, today)).isoformat())


def _period(name: str) -> _Reader:
    def read(value: str, dataset: Dataset, today: datetime.date) -> PartialDate | Refused:
        try:
            return PartialDate.parse(value)
        except ValueError:
            return Refused(name, value, likely_date(value) or "")

    return read


@lru_cache(maxsize=1)
def sortable() -> Sequence[str]:
    """The columns by which some table may be sorted."""
    return tuple(dict.fromkeys(column.name for model in _MODELS for column in model.columns() if column.sortable))


def _sort(value: str, dataset: Dataset, today: datetime.date) -> str | Refused:
    if value.removeprefix("-") in sortable():
        return value
    meant = nearest(value.removeprefix("-"), sortable())
    return Refused("sort", value, ("-" if value.startswith("-") else "") + meant if meant else "")


def _page(value: str, dataset: Dataset, today: datetime.date) -> int | Refused:
    return int(value) if re.fullmatch(r"[1-9]\d{0,5}", value) else Refused("page", value, "1")


_COLUMNS: Final = _same(column.name for model in _MODELS for column in model.columns())
_READERS: Final[Mapping[str, _Reader]] = {
    **{name: _chosen(name) for name in CHOICES},
    "vendor": _vendor,
    "country": _among("country", lambda _: countries(), lambda _: country_spellings() | _same(countries())),
    "controversy": _among(
        "controversy", lambda dataset: dataset.controversy, lambda dataset: _same(dataset.controversy)
    ),
    "article": _among("article", lambda dataset: dataset.article, lambda dataset: _same(dataset.article)),
    "publisher": _among("publisher", _publishers, _publishers),
    "language": _among(
        "language", lambda _: spoken_languages(), lambda _: language_spellings() | _same(spoken_languages())
    ),
    "q": lambda value, dataset, today: value,
    "date": _day,
    "since": _period("since"),
    "until": _period("until"),
    "sort": _sort,
    "columns": _among("columns", lambda _: _COLUMNS, lambda _: _COLUMNS),
    "page": _page,
    "only": _among("only", lambda _: ("differences",), lambda _: _same(("differences",))),
    "lang": _among("lang", lambda _: LANGUAGES, lambda _: language_spellings() | _same(LANGUAGES)),
}
