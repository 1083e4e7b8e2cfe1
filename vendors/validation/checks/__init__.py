"""The rules that hold between rows and tables; those of a single cell are declared with its column."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

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

NOTICES_OF_THE_DAY: Final = frozenset(
    {
        "asked-early",
        "owner-country-unused",
        "reply-overdue",
        "reply-to-publish",
        "reply-unpublished",
        "request-without-how",
    }
)
"""The notices that `of_the_day` gives, and nobody else: they are asked for again whenever the data is opened."""
OF_THE_DAY: Final = ("vendors", "ownership", "controversies", "replies")
"""The tables by which it is told what another day may bring or take away."""


def broken(tables: Mapping[str, TextTable], today: date, *, lasting: bool = False) -> Iterator[Problem]:
    """All breaches of the rules between rows, in no particular order.

    Args:
        tables: what was read of each table, by its name; all tables of `vendors.tables.TABLES` are there.
        today: the day after which a date is in the future.
        lasting: whether nobody alters the tables any more (`vendors.validation.reading.read_once`), so that what is found in one of
            them may be remembered.
    """
    yield from relations.broken(tables)
    yield from time.broken(tables, today)
    yield from owners.broken(tables, today)
    yield from controversies.broken(tables, today)
    yield from mentions.broken(tables)
    yield from prose.broken(tables, lasting=lasting)
    yield from evidence.broken(tables)
    yield from namesakes.broken(tables)
    yield from amounts.broken(tables)
    yield from languages.broken(tables)
    yield from places.broken(tables)
    for table in tables.values():
        yield from consistent_names.broken(table)


def of_the_day(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """Those breaches of the rules that may come or go as days pass, in data in which no day lies in the future.

    Args:
        tables: those of `OF_THE_DAY`, without errors on some earlier day.
        today: the present day.
    """
    yield from owners.of_the_day(tables, today)
    yield from controversies.of_the_day(tables, today)
