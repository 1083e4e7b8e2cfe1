"""What an address of the API asks for, or what is wrong with it and what was probably meant."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rapidfuzz import fuzz, process

from vendors.exports.api.resources import RESOURCES, Resource
from vendors.i18n.language import LANGUAGES, Language, _
from vendors.query.passed_over import EVERYWHERE, passed_over
from vendors.query.query_string import QueryString
from vendors.query.selection import PARAMETERS, Selection, clean
from vendors.query.values import Match, UnknownValue
from vendors.tables.dataset import Dataset
from vendors.types.did_you_mean import nearest

USUAL_LIMIT: Final = 100
MOST_ROWS: Final = 1_000
"""Rows of one answer."""
TRUTH: Final = {"true": True, "false": False}
NAMES_ELSEWHERE: Final = {
    "columns": "fields",
    "select": "fields",
    "_col": "fields",
    "per_page": "limit",
    "page_size": "limit",
    "size": "limit",
    "_size": "limit",
    "top": "limit",
    "order": "sort",
    "order_by": "sort",
    "sort_by": "sort",
    "_sort": "sort",
    "search": "q",
    "_search": "q",
    "include": "evidence",
    "as_of": "date",
}
"""What the API’s parameters are called on other sites."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something in an address that cannot be answered as it stands.

    Attributes:
        parameter: as the address writes it.
        value: the same; "" where the parameter itself is not understood.
        detail: what is wrong, in a sentence.
        meant: what was probably meant, as an address writes it (`region=eu`), or "".
        allowed: every value that the parameter can have, where they are a closed list; or every parameter that is understood.
        nearest: of those the one that is written most alike, also where nothing says that it was meant.
    """

    parameter: str
    value: str
    detail: str
    meant: str = ""
    allowed: tuple[str, ...] = ()
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class ApiAsked:
    """What is asked for.

    Attributes:
        selection: which rows, in which order, and which page of them.
        fields: the columns that a row is to have, in order; () for all.
        limit: the most rows of one answer; None where the address says none.
        evidence: whether the sources of each cell are to stand beside it.
    """

    selection: Selection
    fields: tuple[str, ...] = ()
    limit: int | None = None
    evidence: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values beside the Selection, as an address writes them."""
        said = [
            ("fields", ",".join(self.fields)),
            ("limit", str(self.limit or "")),
            ("evidence", "true" * self.evidence),
        ]
        return [(name, value) for name, value in said if value]


def read(
    resource: Resource, said: QueryString, dataset: Dataset, today: date, words: Language, *, one: bool = False
) -> ApiAsked | Sequence[Wrong]:
    """What an address asks for; else everything that is wrong with it. Nothing is passed over in silence.

    Args:
        resource: the list that is asked.
        said: what follows the question mark.
        dataset: what ids and publishers are looked up in.
        today: the last day that can be looked at.
        words: the language in which is said what is wrong.
        one: whether a single row is asked for, which nothing can narrow, order or part into pages.
    """
    understood = () if one else (*resource.parameters, "page")
    own = tuple(name for name in resource.own if not one or name != "limit")
    selection, unknown = Selection.read(
        [pair for pair in said.pairs if pair[0] in ("date", "lang", *understood)], dataset, today
    )
    chosen: dict[str, Any] = {}
    wrong = [*_values(unknown, resource, words), *_strange(said, understood, own, words)]
    if selection.sort and selection.sort.removeprefix("-") not in resource.orders:
        sign = "-" if selection.sort.startswith("-") else ""
        meant = nearest(selection.sort.removeprefix("-"), resource.orders)
        wrong += _values([UnknownValue("sort", selection.sort, sign + meant if meant else "")], resource, words)
    for name in own:
        values = [value for given, value in said.pairs if given == name]
        try:
            if values:
                chosen[name] = _READ[name](values, resource)
        except _NoSuchError as error:
            wrong += _values([UnknownValue(name, clean(value), meant) for value, meant in error.found], resource, words)
    return wrong or ApiAsked(selection, **chosen)


def wrong_beside_language(said: QueryString, dataset: Dataset, today: date, words: Language) -> Sequence[Wrong]:
    """What is wrong with an address that takes no parameter but the language."""
    _selection, unknown = Selection.read([pair for pair in said.pairs if pair[0] == "lang"], dataset, today)
    any_list = next(iter(RESOURCES.values()))
    return [*_values(unknown, any_list, words), *_strange(said, (), (), words)]


class _NoSuchError(ValueError):
    """Values of a parameter of the API that do not exist, each with the nearest that does."""

    def __init__(self, *found: tuple[str, str]) -> None:
        super().__init__(found)
        self.found = found


def _fields(values: Sequence[str], resource: Resource) -> tuple[str, ...]:
    known = [column.name for column in resource.columns]
    names = [name.strip() for value in values for name in value.split(",")]
    if wrong := [(name or ",", nearest(name, known) or known[0]) for name in names if name not in known]:
        raise _NoSuchError(*dict(wrong).items())
    return tuple(dict.fromkeys(names))


def _limit(values: Sequence[str], _resource: Resource) -> int:
    for value in values:
        if not re.fullmatch(r"[1-9][0-9]{0,3}", value) or int(value) > MOST_ROWS:
            digits = re.fullmatch(r"\+?([0-9]+)", value)
            meant = MOST_ROWS if digits and int(digits[1][:9]) > MOST_ROWS else USUAL_LIMIT
            raise _NoSuchError((value, str(meant)))
    return int(values[-1])


def _evidence(values: Sequence[str], _resource: Resource) -> bool:
    for value in values:
        if value not in TRUTH:
            is_no = value.casefold() in ("0", "no", "false", "off", "non")
            raise _NoSuchError((value, "false" if is_no else "true"))
    return TRUTH[values[-1]]


_READ: Final[dict[str, Callable[[Sequence[str], Resource], object]]] = {
    "fields": _fields,
    "limit": _limit,
    "evidence": _evidence,
}


def _values(values: Iterable[UnknownValue], resource: Resource, words: Language) -> Iterator[Wrong]:
    for one in values:
        meant = one.suggestion if one.several or not one.suggestion else f"{one.parameter}={one.suggestion}"
        fault = words.say("“{value}” ({parameter}) does not exist.", value=one.value, parameter=one.parameter)
        told = f"{fault} {_did_you_mean(one.suggestion, words)}".strip()
        every = allowed(one.parameter, resource)
        yield Wrong(one.parameter, one.value, told, meant, every, one.suggestion or _most_alike(one.value, every))


def allowed(parameter: str, resource: Resource) -> tuple[str, ...]:
    """Every value that a parameter of a list can have, where they are a closed list; else ()."""
    if parameter == "sort":
        return tuple(f"{sign}{name}" for name in resource.orders for sign in ("", "-"))
    if parameter == "fields":
        return tuple(column.name for column in resource.columns)
    if parameter == "evidence":
        return tuple(TRUTH)
    if parameter == "lang":
        return LANGUAGES
    if parameter == "match":
        return tuple(map(str, Match))
    return tuple(map(str, PARAMETERS[parameter].choices)) if parameter in PARAMETERS else ()


def _strange(said: QueryString, understood: Sequence[str], own: Sequence[str], words: Language) -> Iterator[Wrong]:
    for one in passed_over(said, understood, own):
        name = one.meant or NAMES_ELSEWHERE.get(one.parameter.strip("[]"), "")
        known = name if name in ("date", "lang", *understood, *own) else ""
        meant = f"{known}={one.pair[1]}" if known and one.value else known
        told = f"{one.say(words)} {_did_you_mean(known, words)}".strip()
        every = tuple(dict.fromkeys((*understood, *own, "date", "lang"))) if one.is_strange else ()
        yield Wrong(one.parameter, one.value, told, meant, every, known or _most_alike(one.parameter, every))
    # A program that sends nothing for a value would get more than it believes.
    for name in dict.fromkeys(name for name, value in (*said.pairs, *said.bare) if not clean(value)):
        if name in (*EVERYWHERE, *understood, *own):
            yield Wrong(name, "", words.say(_("“{parameter}” has no value."), parameter=name))
    for name in own:
        values = [value for given, value in said.pairs if given == name]
        if name != "fields" and len(set(values)) > 1:
            twice = _("The address gives “{parameter}” more than one value: “{value}” was not read.")
            yield Wrong(name, values[0], words.say(twice, parameter=name, value=values[0]), f"{name}={values[-1]}")


def _most_alike(written: str, known: Sequence[str]) -> str:
    found = process.extractOne(written, known, scorer=fuzz.ratio)
    return found[0] if found else ""


def _did_you_mean(suggestion: str, words: Language) -> str:
    return words.say("Did you mean “{suggestion}”?", suggestion=suggestion) if suggestion else ""
