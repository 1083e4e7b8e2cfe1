"""What can be counted and crossed: the measures, and the facets that may be the rows and the columns of a cross table."""

import datetime
from typing import Final

from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.facets import FACETS
from vendors.query.values import NoSuchValueError, Values, closed_list
from vendors.tables.dataset import Dataset
from vendors.types.choice import Choice
from vendors.types.did_you_mean import nearest

NOTHING: Final = "none"
"""The value by which the columns of a cross table are left away."""


class Measure(Choice):
    """What a cross table counts."""

    VENDORS = "vendors", _("vendors")
    ARTICLES = "articles", _("articles")
    CONTROVERSIES = "controversies", _("controversies")
    DEALS = "deals", _("rounds and deals")
    AMOUNTS = "amounts", _("amounts of rounds and deals")
    COMPLETENESS = "completeness", _("completeness of the facts")


class Over(Choice):
    """How a cross table is split by time."""

    YEARS = "years", _("year by year")


VENDOR: Final = "vendor"
"""The dimension that no column declares: each vendor by itself."""


def dimension_label(name: str) -> str:
    """What a dimension is called, an English message.

    Raises:
        KeyError: there is no such dimension.
    """
    return _("Vendor") if name == VENDOR else FACETS[name].label


def _dimensions(*others: tuple[str, str]) -> Values[str]:
    """The vendors themselves, every facet, and other values with their labels."""
    labels = {VENDOR: dimension_label(VENDOR), **{name: facet.label for name, facet in FACETS.items()}, **dict(others)}
    spellings = {language(code).say(label): name for name, label in labels.items() for code in LANGUAGES}
    spellings |= {name: name for name in labels}

    def read(value: str, _dataset: Dataset, _today: datetime.date) -> str:
        if value in labels:
            return value
        raise NoSuchValueError(nearest(value, spellings))

    def say(value: str, _dataset: Dataset, words: Language) -> str:
        return words.say(labels[value])

    return Values(read, say)


def _one_of(choices: tuple[Choice, ...]) -> Values[str]:
    """One of a few ways, and not values of which several could be chosen."""
    closed = closed_list(choices)
    return Values(closed.read, closed.say)


ROWS: Final = _dimensions()
ACROSS: Final = _dimensions((NOTHING, _("nothing")))
MEASURES: Final = _one_of(tuple(Measure))
SPLITS: Final = _one_of(tuple(Over))
