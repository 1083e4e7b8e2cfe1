"""The fields of a form as the page shows them: with what is asked about each, what else it may say, and what is suggested while somebody types."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.desk.tasks.answers import BEFORE, CHOSEN, Question
from vendors.desk.tasks.fields import SUGGESTED, FieldKind, Fieldset, FormField
from vendors.desk.tasks.rows import TextTables
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language
from vendors.tables.row import own_name
from vendors.types.country import countries, spoken_languages
from vendors.types.gazetteer import large_cities
from views.desk.controls import newest


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field as the page shows it.

    Attributes:
        field: as the task declares it.
        question: what is asked about it; "" for nothing.
        fixes: what it may say instead, each a click away.
        note: what is known of it, such as where it was taken from.
    """

    field: FormField
    question: str = ""
    fixes: tuple[str, ...] = ()
    note: str = ""


def shown(
    fieldset: Fieldset,
    questions: Sequence[Question],
    words: Language,
    also: Mapping[str, Sequence[str]] | None = None,
    notes: Mapping[str, str] | None = None,
) -> list[ShownField]:
    """The fields of a set.

    Args:
        fieldset: as the task declares it.
        questions: what is asked back.
        words: the language of the page.
        also: what fields may say as well, by their names.
        notes: what is known of fields, by their names.
    """
    return [
        _shown(field, questions, words, tuple((also or {}).get(field.name, ())), (notes or {}).get(field.name, ""))
        for field in fieldset.fields
    ]


def _shown(
    field: FormField, questions: Sequence[Question], words: Language, also: tuple[str, ...], note: str
) -> ShownField:
    if named := _NAMES.get(field.kind):
        field = field.holding("|".join(named(words, code) for code in field.value.split("|") if code))
    found = next((one for one in questions if one.field == field.name), None)
    if found is None:
        return ShownField(field, "", also, note)
    fixes = dict.fromkeys([*filter(None, [found.fix]), *also])
    return ShownField(field, found.said(words), tuple(fixes), note)


_NAMES: Final[Mapping[FieldKind, Callable[[Language, str], str]]] = {
    FieldKind.COUNTRY: Language.country,
    FieldKind.LANGUAGE: Language.spoken,
}
"""Kinds whose codes the page shows as names, and reads again."""


def context(sets: Sequence[Fieldset], tables: TextTables, words: Language) -> dict[str, Any]:
    """What the template of fields speaks of besides the fields."""
    return {"lists": _lists(sets, tables, words), "suggested": SUGGESTED, "before": BEFORE, "chosen": CHOSEN}


def _lists(sets: Sequence[Fieldset], tables: TextTables, words: Language) -> Mapping[str, list[tuple[str, str]]]:
    """What is suggested while somebody types, by the kind of field: what is written, and what explains it."""
    kinds = dict.fromkeys(field.kind for one in sets for field in one.fields if field.kind in SUGGESTED)
    return {kind: list(_KNOWN[kind](tables, words)) for kind in kinds}


_Known = Iterator[tuple[str, str]]


def _named(names: set[str]) -> _Known:
    return ((name, "") for name in sorted(filter(None, names), key=sort_key))


def _vendors(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("name", "") for row in tables.rows("vendors")})


def _owners(tables: TextTables, _words: Language) -> _Known:
    owners = {row.get("owner", "") for row in tables.rows("ownership")}
    others = {row.get("counterpart", "") for row in tables.rows("events")}
    return _named({row.get("name", "") for row in tables.rows("vendors")} | owners | others)


def _articles(tables: TextTables, _words: Language) -> _Known:
    for row in newest(tables.rows("news")):
        yield row.get("id", ""), f"{row.get('title', '')} ({row.get('publisher', '')})"


def _publishers(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("publisher", "") for row in tables.rows("news")})


def _controversies(tables: TextTables, words: Language) -> _Known:
    return _named({row.get(own_name("title", words.code), "") for row in tables.rows("controversies")})


def _countries(_tables: TextTables, words: Language) -> _Known:
    return _named({words.country(code) for code in countries()})


def _languages(_tables: TextTables, words: Language) -> _Known:
    return _named({words.spoken(code) for code in spoken_languages()})


def _cities(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("hq_city", "") for row in tables.rows("vendors")}.union(large_cities()))


_KNOWN: Final[Mapping[FieldKind, Callable[[TextTables, Language], _Known]]] = {
    FieldKind.VENDOR: _vendors,
    FieldKind.OWNER: _owners,
    FieldKind.ARTICLE: _articles,
    FieldKind.PUBLISHER: _publishers,
    FieldKind.CONTROVERSY: _controversies,
    FieldKind.COUNTRY: _countries,
    FieldKind.CITY: _cities,
    FieldKind.LANGUAGE: _languages,
}
