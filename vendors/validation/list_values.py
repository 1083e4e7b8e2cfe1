"""The items of a list that was separated by something else than the data set does, told by their values or names in every language."""

import re
from functools import cache

from vendors.i18n.language import LANGUAGES, language
from vendors.tables.row import Column
from vendors.types.country import country_spellings, language_spellings
from vendors.types.did_you_mean import Spellings, plain, prepared


def listed(text: str, column: Column) -> str:
    """The items of a list that were separated by something else, by their values or names; "" where none of them is a value of the column.

    What is no value stays in the list as it is, to be asked about: a proposal drops nothing.
    """
    if plain(text) in named_values(column):
        return ""  # the name of one value, which has such a sign in it
    parts = [part.strip() for part in re.split(r"[;,\n/]", text) if part.strip()]
    in_words = len(parts) < 2
    if in_words:
        parts = re.split(r"\s+(?:et|and|&|\+)\s+", text.strip())
    meant = [_meant(part, column) for part in parts]
    if len(parts) < 2 or not (any(meant) if column.choices and not in_words else all(meant)):
        return ""
    return "|".join(dict.fromkeys(value or part for value, part in zip(meant, parts, strict=True)))


def named_in(text: str, column: Column, whole: str) -> tuple[str, tuple[str, ...]]:
    """The items of a list that a text names, as the list has them, and those that are not in the list.

    Args:
        text: items by their values or names, separated by | or something else.
        whole: the list.
    """
    values = named_values(column)
    here = {plain(one): one for item in whole.split("|") if item for one in (values.get(plain(item)) or item,)}
    items = [item.strip() for item in (listed(text, column) or text).split("|") if item.strip()]
    meant = dict.fromkeys(here.get(plain(item)) or values.get(plain(item)) or item for item in items)
    return "|".join(meant), tuple(one for one in meant if one not in here.values())


def _meant(part: str, column: Column) -> str:
    """The value that an item of a list is or names, in whichever language; "" for none."""
    values = named_values(column)
    if column.choices:
        return values.near(part) or ""
    shape = {"country": r"[A-Z]{2}", "language": r"[a-z]{2}", "id": r"[a-z0-9]+(?:-[a-z0-9]+)*"}.get(column.kind)
    return values.get(plain(part), part if shape and re.fullmatch(shape, part) else "")


@cache
def named_values(column: Column) -> Spellings:
    """The values of a closed list, of countries or of languages, by all that they are called."""
    named = {"country": country_spellings, "language": language_spellings}.get(column.kind)
    if named:
        return prepared(named())
    labels = {language(code).say(choice.label): str(choice) for choice in column.choices for code in LANGUAGES}
    return prepared({str(choice): str(choice) for choice in column.choices} | labels)
