"""The rules that hold between rows and tables; those of a single cell are declared with its column."""

from collections.abc import Iterator, Mapping
from datetime import date

from vendors.validation.checks import (
    amounts,
    consistent_names,
    controversies,
    evidence,
    languages,
    mentions,
    namesakes,
    owners,
    places,
    prose,
    relations,
    time,
)
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable


def broken(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """All breaches of the rules between rows, in no particular order.

    Args:
        tables: what was read of each table, by its name; all tables of `vendors.tables.TABLES` are there.
        today: the day after which a date is in the future.
    """
    yield from relations.broken(tables)
    yield from time.broken(tables, today)
    yield from owners.broken(tables, today)
    yield from controversies.broken(tables, today)
    yield from mentions.broken(tables)
    yield from prose.broken(tables)
    yield from evidence.broken(tables)
    yield from namesakes.broken(tables)
    yield from amounts.broken(tables)
    yield from languages.broken(tables)
    yield from places.broken(tables)
    for table in tables.values():
        yield from consistent_names.broken(table)
