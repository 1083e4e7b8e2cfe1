"""Dates follow one another: nothing is in the future, nothing happens to a company before it is founded."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from vendors.dates import PartialDate
from vendors.problems import Problem
from vendors.reading import Reading
from vendors.tables.event import Event
from vendors.tables.vendor import Vendor

IN_ORDER: Final = (
    ("ownership", "since", "until"),
    ("controversies", "opened", "closed"),
    ("replies", "asked", "answered"),
    ("replies", "answered", "published"),
)
"""Table, earlier date, later date."""


def broken(tables: Mapping[str, Reading], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    for reading in tables.values():
        yield from _future(reading, today)
    for table, earlier, later in IN_ORDER:
        for record, row in tables[table].rows:
            first, second = getattr(row, earlier), getattr(row, later)
            if first and second and second.last < first.first:
                yield tables[table].problem("date-order", record, later, value=second.text, other=first.text)
    yield from _before_founding(tables)


def _future(reading: Reading, today: date) -> Iterator[Problem]:
    dates = [column.name for column in reading.model.columns() if column.kind == "date"]
    for record, row in reading.rows:
        for name in dates:
            day: PartialDate | None = getattr(row, name)
            if day and day.first > today:
                yield reading.problem("future-date", record, name, value=day.text)


def _before_founding(tables: Mapping[str, Reading]) -> Iterator[Problem]:
    founded = {row.id: row.founded for _, row in tables["vendors"].rows if isinstance(row, Vendor) and row.founded}
    for table, name in (("events", "date"), ("ownership", "since")):
        for record, row in tables[table].rows:
            day: PartialDate | None = getattr(row, name)
            begun = founded.get(row.cell("vendor"))
            if day and begun and day.last < begun.first and not (isinstance(row, Event) and row.kind == "announcement"):
                yield tables[table].problem("date-order", record, name, value=day.text, other=begun.text)
