"""The value of a cell as the pages say it: labels, names of countries and languages, lists with the sign of what is not verified."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from vendors.domain.evidence import Sourced, Verification, parts_of
from vendors.domain.publishers import called
from vendors.i18n.language import Language, _
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import OwnershipKind
from vendors.tables.row import Column
from vendors.types.choice import Choice
from vendors.types.date import PartialDate

VERDICT_SIGNS: Final[Mapping[Verification, str]] = {
    Verification.UNVERIFIED: "□",
    Verification.PARTLY: "◧",
    Verification.STALE: "▣",
}
"""The squares of the pages as letters, where nothing can be drawn."""


def in_words(
    value: Any, column: Column, dataset: Dataset, words: Language, found: Sourced | None = None
) -> str | int | float | PartialDate:
    """A value as people read it: numbers and days as what they are, all else in words; what is not known is said.

    Args:
        value: as the row models hold it, or a text that a table has in its place.
        found: its sources, where the items of a list are told apart by them.
    """
    if value is None or value == "" or value == ():
        return words.say(_of_nothing(value, column))
    if isinstance(value, bool):
        return words.say("yes") if value else words.say("no")
    if isinstance(value, int | float | PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate.parse(value.isoformat())
    if isinstance(value, tuple):
        text = _list(value, column, dataset, words, found)
        return _capital(text) if isinstance(value[0], Choice) else text
    text = _item(value, column, dataset, words)
    return _capital(text) if isinstance(value, Choice) or column.kind == "language" else text


def _of_nothing(value: Any, column: Column) -> str:
    """What an empty cell says, an English message: that it is not known, or of what is counted here that there is nothing."""
    if column.not_before or (column.of_some and value != ()):
        return "–"  # what has begun and has no end that is recorded, or a row that has no such thing
    if value == () and column.derived and not column.sourced_as:
        return "none recorded" if column.name == "controversies" else "none"
    return "not known"


def item_in_words(words: Language, column: Column, text: str) -> str:
    """The items that a source names of a cell, as readers meet them; of an owner also how a vendor without one is held."""
    choices = (*column.choices, *(OwnershipKind if column.name == "owner" else ()))
    known = {str(choice): words.say(choice.label) for choice in choices}
    say = {"country": words.country, "language": words.spoken}.get(column.kind, str)
    return ", ".join(known.get(item) or say(item) for item in parts_of(column, text))


def verdict_in_words(found: Sourced, words: Language) -> str:
    """What sources make of a value; of one verified in part, which items are not."""
    if found.verification is not Verification.PARTLY:
        return found.say(words)
    left = words.listing(item_in_words(words, found.column, item) for item in found.unverified)
    return words.say(_("verified in part; not verified: {items}"), items=left)


def _list(items: Sequence[Any], column: Column, dataset: Dataset, words: Language, found: Sourced | None) -> str:
    parts = found.parts if found and found.verification is Verification.PARTLY else ()
    said = []
    for at, item in enumerate(items):
        sign = VERDICT_SIGNS.get(parts[at].verification, "") if at < len(parts) else ""
        said.append(f"{_item(item, column, dataset, words)} {sign}".rstrip())
    return ("\n" if column.name == "controversies" else ", ").join(said)


def _item(value: Any, column: Column, dataset: Dataset, words: Language) -> str:
    if isinstance(value, Choice):
        return words.say(value.label)
    text = str(value)
    if column.refers == "vendors":
        return dataset.vendor[text].name if text in dataset.vendor else text
    if column.name == "hq_city":
        return words.city(text)
    if column.name == "stated":
        return words.amount(text) or text
    if column.name == "publisher":
        return called(dataset, text, words.code)
    if column.name == "currency":
        return words.currency(text)
    say = {"country": words.country, "place": words.country, "language": words.spoken, "own-text": words.fine}
    return say.get(column.kind, str)(text)


def _capital(text: str) -> str:
    """Labels begin with a capital; names, titles and texts stand as they are."""
    return text[:1].upper() + text[1:]
