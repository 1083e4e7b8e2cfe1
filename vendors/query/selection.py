"""What somebody has chosen. The address, the API, the command line and file names are spellings of one value object."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, Generic, NoReturn, Self, TypeVar, overload
from urllib.parse import quote_plus

from vendors.domain.updates import UpdateKind
from vendors.i18n.language import DEFAULT_LANGUAGE, Language, _
from vendors.query import dimensions, values
from vendors.query.facets import FACETS, MOVED
from vendors.query.values import NoSuchValueError, UnknownValue, Values
from vendors.tables.dataset import Dataset
from vendors.types.choice import Choice

LONGEST_TEXT: Final = 120
"""Characters of a search text; more is cut."""
MOST_VALUES: Final = 100
"""Values of one parameter; more are passed over."""

T = TypeVar("T")
V = TypeVar("V")
D = TypeVar("D")


class Parameter(Generic[T]):
    """Something that can be chosen: a filter, or how its rows are shown. An attribute of a Selection that gives what is chosen of it.

    Attributes:
        name: as addresses write it.
        label: an English message.
        default: what is chosen where nothing is said; `()` where several values can be.
    """

    def __init__(self, label: str, values: Values[Any], default: T, name: str = "") -> None:
        self.name = name
        self.label = label
        self.default = default
        self._values = values

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, selection: None, owner: type) -> Self: ...
    @overload
    def __get__(self, selection: "Selection", owner: type) -> T: ...
    def __get__(self, selection: "Selection | None", owner: type) -> Self | T:
        if selection is None:
            return self
        chosen: T = selection[self.name]
        return chosen

    @property
    def many(self) -> bool:
        """Whether several values can be chosen."""
        return self.default == ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values of a closed list, or ()."""
        return self._values.choices

    def read(self, value: str, dataset: Dataset, today: datetime.date) -> Any:
        """One value, from what is written for it.

        Raises:
            NoSuchValueError: it does not exist.
        """
        return self._values.read(value, dataset, today)

    def say(self, value: str, dataset: Dataset, words: Language) -> str:
        """What one value is called in a language, from how addresses write it."""
        return self._values.say(value, dataset, words)


def _several(label: str, values: Values[V]) -> Parameter[tuple[V, ...]]:
    return Parameter(label, values, ())


def _one(label: str, values: Values[V], default: D) -> Parameter[V | D]:
    return Parameter(label, values, default)


class Selection:
    """What is chosen; nothing chosen is everything. Across parameters all hold; within one, values are alternatives,
    or all hold too (`vendors.tables.facet.Facet.together`) unless any will do (`match`).

    A value object: equal where the same is chosen, never changed. The parameters below are attributes; those that columns
    declare (`vendors.query.facets`) are read by their name, `selection["region"]`, as all others can be.

    Args:
        chosen: values by the name of their parameter; a tuple of them where there can be several.
    """

    __slots__ = ("_chosen",)

    vendor = _several(_("Vendor"), values.VENDORS)
    controversy = _several(_("Controversy"), values.CONTROVERSIES)
    article = _several(_("Article"), values.ARTICLES)
    match = _one(_("Of several values"), values.MATCHES, "all")
    """Whether a row has all the values chosen of a facet that asks for them together, or "any" of them."""
    q = _one(_("Search"), values.WORDS, "")
    date = _one(_("As of"), values.DAYS, None)
    """The day on which the world is looked at; None is today."""
    since = _one(_("From"), values.PERIODS, None)
    until = _one(_("To"), values.PERIODS, None)
    """The period of news, events, controversies and updates, from `since` to `until`."""
    kind = _several(_("Kind of change"), values.closed_list(tuple(UpdateKind)))
    sort = _one(_("Sorted by"), values.SORTS, "")
    """Name of a column, with "-" before it for the other direction; "" is the page's own order."""
    columns = _several(_("Columns"), values.COLUMNS)
    page = _one(_("Page"), values.PAGE_NUMBERS, 1)
    """Page of a long list, from 1."""
    only = _one(_("Show only"), values.fixed(("differences",)), "")
    """"differences" in a comparison, or ""."""
    pair = _several(_("Columns on a narrow screen"), values.fixed("123456"))
    """Which two columns of a comparison are shown where there is no room for all, by their place."""
    rows = _one(_("Rows of the cross table"), dimensions.ROWS, "region")
    across = _one(_("Crossed with"), dimensions.ACROSS, "control")
    """The facets that a cross table has as rows and as columns; what of them fits together is in `vendors.query.crossing`."""
    measure = _one(_("What is counted"), dimensions.MEASURES, "vendors")
    over = _one(_("Over time"), dimensions.SPLITS, "")
    """"years" where a cross table is split by years, or ""."""
    lang = _one(_("Language of the page"), values.PAGE_LANGUAGES, DEFAULT_LANGUAGE)

    _chosen: Mapping[str, Any]

    def __init__(self, **chosen: Any) -> None:
        if strange := [name for name in chosen if name not in PARAMETERS]:
            raise TypeError(f"no such parameter: {', '.join(sorted(strange))}")
        # In the order in which they are declared, whoever wrote them; the few that are chosen are sorted, not the many looked through.
        kept = {
            name: chosen[name]
            for name in sorted(chosen, key=_PLACES.__getitem__)
            if chosen[name] != PARAMETERS[name].default
        }
        object.__setattr__(self, "_chosen", kept)

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"a Selection is never changed, so {name} cannot be set")

    def __getitem__(self, name: str) -> Any:
        return self._chosen[name] if name in self._chosen else PARAMETERS[name].default

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and self._chosen == other._chosen

    def __hash__(self) -> int:
        return hash(tuple(self._chosen.items()))

    def __repr__(self) -> str:
        return f"Selection({', '.join(f'{name}={value!r}' for name, value in self._chosen.items())})"

    @classmethod
    def read(
        cls, pairs: Iterable[tuple[str, str]], dataset: Dataset, today: datetime.date
    ) -> tuple[Self, tuple[UnknownValue, ...]]:
        """The Selection that the pairs of an address spell, and the values in it that do not exist.

        Parameters that it does not have are passed over; `vendors.query.passed_over` names them. A value that is asked in
        another facet is read as that; `vendors.query.facets.moved` names it.

        Args:
            pairs: parameter and value, repeated for several values.
            dataset: what ids and publishers are looked up in.
            today: the last day that can be looked at.
        """
        given: dict[str, list[str]] = {}
        for name, value in (MOVED.get(pair, pair) for pair in pairs):
            if name in PARAMETERS and (value := clean(value)):
                written = given.setdefault(name, [])
                if value not in written and len(written) < MOST_VALUES:
                    written.append(value)
        chosen: dict[str, Any] = {}
        unknown: list[UnknownValue] = []
        for name, written in given.items():
            parameter = PARAMETERS[name]
            good, strange = read_values(parameter, written if parameter.many else written[-1:], dataset, today)
            unknown += strange
            if good:
                chosen[name] = tuple(good) if parameter.many else good[0]
        return cls(**chosen), tuple(unknown)

    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values as an address writes them; what is as by default is left out."""
        return [
            (name, str(item))
            for name, value in self._chosen.items()
            for item in (value if isinstance(value, tuple) else (value,))
        ]

    def query(self) -> str:
        """The part of an address after the question mark; empty when nothing is chosen."""
        return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in self.pairs())

    def at(self, path: str) -> str:
        """The address of this Selection on a page."""
        query = self.query()
        return f"{path}?{query}" if query else path

    def but(self, **changes: Any) -> Self:
        """The same with some parameters changed; a long list starts again on its first page."""
        return type(self)(**{**self._chosen, "page": 1, **changes})

    def without(self, parameter: str, value: str | None = None) -> Self:
        """The same without one value of a parameter, or without any of its values."""
        if value is not None and PARAMETERS[parameter].many:
            return self.but(**{parameter: tuple(kept for kept in self[parameter] if kept != value)})
        return self.but(**{parameter: PARAMETERS[parameter].default})

    def toggled(self, parameter: str, value: str) -> Self:
        """The same with a value added to a parameter, or taken away where it is there."""
        chosen = self[parameter]
        return self.without(parameter, value) if value in chosen else self.but(**{parameter: (*chosen, value)})

    def with_more(self, parameter: str, *values: str) -> Self:
        """The same with values added to a parameter that can have several."""
        return self.but(**{parameter: tuple(dict.fromkeys((*self[parameter], *values)))})

    def every(self, parameter: str) -> bool:
        """Whether a row must have all the values chosen of a parameter, instead of any of them."""
        return self.match == "all" and parameter in FACETS and FACETS[parameter].facet.together

    def only_with(self, *parameters: str) -> Self:
        """Only these parameters of the Selection, and its language."""
        return type(self)(**{name: self[name] for name in (*parameters, "lang")})

    def naming(self, parameter: str, value: str, path: str) -> str:
        """The address of one thing on the day and in the language of the Selection; a list has hundreds of them.

        Args:
            parameter: one that can have several values.
            value: that of the thing.
            path: of its page.
        """
        before, after = _around(self, parameter, path)
        return f"{before}{_quoted(value)}{after}"

    def narrows(self, *parameters: str) -> bool:
        """Whether any of these parameters is chosen."""
        return any(self[name] != PARAMETERS[name].default for name in parameters)

    def file_name(self, page: str) -> str:
        """The name, without ending, of a file that holds what a page shows: `vendors_region-eu_date-2018-04-23`."""
        parts = [
            value if name == page else f"{name}-{value}"
            for name, value in self.pairs()
            if name not in ("lang", "page", "pair")
        ]
        name = "_".join([page, *(re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip("-") for part in parts)])
        return name[:120]


@lru_cache(maxsize=1_000)
def _around(selection: Selection, parameter: str, path: str) -> tuple[str, str]:
    """What stands before and behind the value in `Selection.naming`."""
    none = "\0"
    before, _value, after = selection.only_with("date").but(**{parameter: (none,)}).at(path).partition(_quoted(none))
    return before, after


@lru_cache(maxsize=5_000)
def _quoted(text: str) -> str:
    """A name or a value as an address writes it; a page writes hundreds of addresses of a few dozen."""
    return quote_plus(text)


def read_values(
    parameter: Parameter[Any], written: Iterable[str], dataset: Dataset, today: datetime.date
) -> tuple[list[Any], list[UnknownValue]]:
    """The values that are written for a parameter, and those of them that do not exist.

    Args:
        parameter: what they are values of.
        written: each value as the address has it, cleaned.
        dataset: what ids and publishers are looked up in.
        today: the last day that can be looked at.
    """
    good: list[Any] = []
    unknown: list[UnknownValue] = []
    for value in written:
        try:
            good.append(parameter.read(value, dataset, today))
        except NoSuchValueError as error:
            several = _several_in_one(parameter, value, dataset, today)
            suggestion = "&".join(f"{parameter.name}={one}" for one in several) or error.suggestion
            unknown.append(UnknownValue(parameter.name, value, suggestion, several, len(good)))
    return good, unknown


def _several_in_one(parameter: Parameter[Any], value: str, dataset: Dataset, today: datetime.date) -> tuple[str, ...]:
    """The values of a list that is written as one, `qualtrics,medallia`; () where it is none of good values alone."""
    parts = [part.strip() for part in _SEPARATORS.split(value) if part.strip()] if parameter.many else []
    try:
        return tuple(dict.fromkeys(parameter.read(part, dataset, today) for part in parts)) if len(parts) > 1 else ()
    except NoSuchValueError:
        return ()


_SEPARATORS: Final = re.compile(r"[,;|+]")


def clean(text: str, most: int = LONGEST_TEXT) -> str:
    """A value as it is read: with one spelling for each accented letter, without signs that nobody sees, and not too long.

    Args:
        text: as the address has it; one copied on a Mac writes an accent as a sign of its own.
        most: characters that are kept.
    """
    seen = "".join(_SEEN.get(unicodedata.category(sign), sign) for sign in text[: LONGEST_TEXT * 8])
    return " ".join(unicodedata.normalize("NFC", seen).split())[:most].strip()


_SEEN: Final = {"Cf": "", **dict.fromkeys(("Cc", "Cn", "Co", "Cs"), " ")}
"""What stands for a sign by its category: nothing for a soft hyphen or a mark of direction."""


PUBLISHED: Final = (
    "vendor",
    "region",
    "control",
    "country",
    "category",
    "channel",
    "capability",
    "pricing",
    "vendor_status",
    "status",
    "about",
    "controversy",
    "article",
    "topic",
    "publisher",
    "language",
)
"""The filters in the order in which addresses that are already cited write them. A later facet follows them of itself."""


def _parameters() -> dict[str, Parameter[Any]]:
    own = {name: value for name, value in vars(Selection).items() if isinstance(value, Parameter)}
    faceted = {name: Parameter(facet.label, facet.values, (), name) for name, facet in FACETS.items()}
    if twice := own.keys() & faceted.keys():
        raise TypeError(f"a column declares the facet {', '.join(twice)}, which is a parameter already")
    every = own | faceted
    return {name: every[name] for name in (*PUBLISHED, *faceted, *own)}


PARAMETERS: Final[Mapping[str, Parameter[Any]]] = _parameters()
"""Everything that can be chosen, by its name, in the order in which an address writes it: the filters, then how rows are shown."""
_PLACES: Final = {name: place for place, name in enumerate(PARAMETERS)}
