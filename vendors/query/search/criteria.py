"""What vendors can be chosen by, as it can be found by name: functions, categories, channels, hosting, certifications, prices."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from vendors.i18n.language import LANGUAGES, Language, language
from vendors.query.facets import FACETS, MOVED
from vendors.query.search.words import tokens
from vendors.tables.dataset import Dataset
from vendors.tables.facet import Unknown
from vendors.tables.row import Row
from vendors.types.country import Hosting

FOUND_BY_NAME: Final = ("capability", "category", "channel", "hosting", "certification", "pricing")
"""The facets whose values are found by their names, in this order."""
REMEMBERED: Final = 4_000
"""Values whose names are remembered."""
PERSONAL_DATA: Final = ("RGPD", "GDPR")
"""Who looks for these asks for data that is kept in the European Union."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        parameter: the facet.
        value: as addresses write it.
    """

    parameter: str
    value: str

    @property
    def key(self) -> str:
        """Both in one, as an address writes them: `capability=nps`."""
        return f"{self.parameter}={self.value}"

    def say(self, words: Language) -> str:
        """The facet and its value, in the reader's language: “Channels: SMS”."""
        facet = FACETS[self.parameter]
        labels = [words.say(choice.label) for choice in facet.values.choices if choice == self.value]
        return f"{words.say(facet.label)}{words.say(':')} {labels[0] if labels else self.value}"

    @lru_cache(REMEMBERED)  # noqa: B019 - values alone, and of few facets
    def names(self) -> tuple[str, ...]:
        """What it is called in each language; a value that is a text is its own name."""
        facet = FACETS[self.parameter]
        choices = dict.fromkeys(
            (*facet.values.choices, *facet.column.choices)
        )  # what is asked in another facet has its name still
        labels = [str(choice.label) for choice in choices if choice == self.value]
        return tuple(dict.fromkeys(language(code).say(label) for label in labels for code in LANGUAGES)) or (
            self.value,
        )

    @lru_cache(REMEMBERED)  # noqa: B019 - values alone, and of few facets
    def other_names(self) -> tuple[str, ...]:
        """What means the same as its names."""
        same = chain.from_iterable(equivalents().get(tokens(name), ()) for name in self.names())
        moved = (FacetValue(*was).moved_names() for was, now in MOVED.items() if now == (self.parameter, self.value))
        return (*same, *chain.from_iterable(moved))

    def asked_by(self) -> tuple[str, ...]:
        """What people who want to choose by it look for beside its names: the facet, and the law that it is asked for."""
        facet = FACETS[self.parameter].label
        labels = (f"{language(code).say(facet)} {name}" for code in LANGUAGES for name in self.names())
        return (*labels, *(PERSONAL_DATA if self.value == Hosting.UNION else ()))

    def moved_names(self) -> tuple[str, ...]:
        """What a value is called that is asked in another facet now."""
        labels = [choice.label for choice in FACETS[self.parameter].column.choices if choice == self.value]
        return tuple(language(code).say(label) for label in labels for code in LANGUAGES)


def criteria(dataset: Dataset) -> Iterator[FacetValue]:
    """Every value that can be chosen, in the order of the facets and of their lists."""
    for parameter in FOUND_BY_NAME:
        choices = FACETS[parameter].values.choices
        texts = () if choices else sorted(_texts(dataset, parameter))
        for value in (*choices, *texts):
            if value != Unknown.UNKNOWN:
                yield FacetValue(parameter, str(value))


def _texts(dataset: Dataset, parameter: str) -> set[str]:
    facet = FACETS[parameter]
    rows: tuple[Row, ...] = dataset.rows["vendors"]
    return {value for row in rows for value in row.items(facet.column.name)}


@cache
def equivalents() -> Mapping[str, tuple[str, ...]]:
    """Words and phrases, as the index compares them, with the others that mean the same."""
    with (Path(__file__).parent / "other_words.csv").open(encoding="utf-8", newline="") as file:
        lines = [[tokens(word) for word in row["words"].split("|")] for row in csv.DictReader(file)]
    return {word: tuple(other for other in line if other != word) for line in lines for word in line}
