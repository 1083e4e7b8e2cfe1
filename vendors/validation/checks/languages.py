"""A text of ours is in the language that its column says: a French summary in English is noticed, and one that stands in both."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable

_WORD: Final = re.compile(r"[a-zà-ÿœ]+")
_SMALL: Final = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "une",
            "un",
            "et",
            "est",
            "dans",
            "pour",
            "par",
            "sur",
            "avec",
            "qui",
            "que",
            "aux",
            "au",
            "en",
            "son",
            "sa",
            "ses",
            "il",
            "elle",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "in",
            "for",
            "to",
            "with",
            "by",
            "is",
            "was",
            "its",
            "from",
            "that",
            "which",
            "on",
            "at",
            "an",
            "it",
            "as",
            "has",
            "have",
        ]
    ),
}
"""Small words that no text of a language does without, and the other has not."""
_ENOUGH: Final = 3
"""So many of the other language, and none of its own, make a text one of the other language."""


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    for table in tables.values():
        columns = [
            (column.name, column.name[-2:]) for column in table.model.columns() if column.name[-3:] in ("_fr", "_en")
        ]
        for record, _row in table.asked if columns else ():
            for name, own in columns:
                text = record.text(name)
                if text and _is_of(text, "en" if own == "fr" else "fr", own):
                    yield table.problem("other-language", record, name, value=text)


def guessed(text: str) -> str:
    """The language whose small words a text has more of; "" where none has."""
    words = _WORD.findall(text.lower())
    counted = {code: sum(map(small.__contains__, words)) for code, small in _SMALL.items()}
    most = max(counted, key=lambda code: counted[code])
    return most if list(counted.values()).count(counted[most]) == 1 else ""


def _is_of(text: str, other: str, own: str) -> bool:
    words = _WORD.findall(text.lower())
    return _SMALL[own].isdisjoint(words) and sum(map(_SMALL[other].__contains__, words)) >= _ENOUGH
