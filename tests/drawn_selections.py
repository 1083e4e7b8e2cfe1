"""Random selections of any table, drawn from what is declared: the same for every place that must give the same rows for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from vendors.query.results import parameters_of
from vendors.query.selection import PARAMETERS
from vendors.query.values import sortable
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset

SEED: Final = 20
HOW_MANY: Final = 200
_FIRST: Final = date(2012, 1, 1)
_WORDS: Final = ("survey", "avis", "qualtrics", "données", "privacy", "Paris", "text analytics", "Momentive")
_PERIODS: Final = ("2015", "2018", "2019-05", "2020-01-01", "2023")

Drawn = tuple[str, tuple[tuple[str, str], ...]]
"""A table, and parameters with their values as an address writes them."""


def drawn_selections(dataset: Dataset, today: date, how_many: int = HOW_MANY, seed: int = SEED) -> Iterator[Drawn]:
    """Selections, each of a table, half of them sorted; many name more than one value, some no row at all.

    Args:
        today: the last day that is asked about.
    """
    chance, values = Random(seed), _values(dataset)
    tables = (*TABLES, *("vendors", "news", "controversies") * 4)
    for _turn in range(how_many):
        table = chance.choice(tables)
        names = [name for name in parameters_of(table) if name in values]
        pairs = []
        for name in chance.sample(names, min(len(names), chance.choice((0, 1, 1, 1, 2, 2)))):
            several = chance.choice((1, 1, 2, 3)) if PARAMETERS[name].many else 1
            pairs += [(name, value) for value in chance.sample(values[name], min(len(values[name]), several))]
        if "sort" in parameters_of(table) and chance.random() < 0.5:
            pairs.append(("sort", chance.choice(("", "-")) + chance.choice([*sortable()])))
        if chance.random() < 0.4:
            pairs.append(("date", str(_FIRST + timedelta(chance.randrange((today - _FIRST).days)))))
        if chance.random() < 0.5:
            pairs.append(("lang", "en"))
        yield table, tuple(pairs)


def _values(dataset: Dataset) -> dict[str, list[str]]:
    """Values of each parameter that narrows rows."""
    countries = sorted({row.origin_country for row in dataset.vendor.values()})
    listed = {
        name: [str(choice) for choice in parameter.choices]
        for name, parameter in PARAMETERS.items()
        if parameter.choices
    }
    return listed | {
        "vendor": [*dataset.vendor],
        "article": [*dataset.article],
        "controversy": [*dataset.controversy],
        "country": countries,
        "control_country": [*countries, "unknown"],
        "hosting_country": [*countries, "unknown"],
        "certification": [*sorted({one for row in dataset.vendor.values() for one in row.certifications}), "unknown"],
        "publisher": sorted({row.publisher for row in dataset.article.values()}),
        "language": ["fr", "en", "de"],
        "q": [*_WORDS],
        "since": [*_PERIODS],
        "until": [*_PERIODS],
    }
