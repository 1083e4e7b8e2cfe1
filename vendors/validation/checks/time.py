"""Dates follow one another: nothing is in the future, nothing happens to a company before it is founded."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from vendors.tables.ownership import Ownership
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable


def broken(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    for table in tables.values():
        yield from _future(table, today)
    for table in tables.values():
        for column in table.model.columns():
            if column.not_before:
                yield from _out_of_order(table, column.not_before, column.name)
    yield from _before_founding(tables)


def _future(table: TextTable, today: date) -> Iterator[Problem]:
    dates = [column.name for column in table.model.columns() if column.kind == "date"]
    for record, row in table.asked:
        for name in dates:
            day: PartialDate | None = getattr(row, name)
            if day and day.first > today:
                yield table.problem("future-date", record, name, value=day.text)


def _out_of_order(table: TextTable, earlier: str, later: str) -> Iterator[Problem]:
    for record, row in table.asked:
        first, second = getattr(row, earlier), getattr(row, later)
        # A period ends the day before `until`: one that ends as it begins is none.
        empty = table.model is Ownership and first and second and second.first <= first.first
        if first and second and (empty or second.last < first.first):
            yield table.problem("date-order", record, later, value=second.text, other=first.text)


def _before_founding(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    founded = {
        row.id: (record, row.founded)
        for record, row in tables["vendors"].asked
        if isinstance(row, Vendor) and row.founded
    }
    early: dict[str, list[Problem]] = defaultdict(list)
    first: dict[str, str] = {}
    for table, name in (("events", "date"), ("ownership", "since")):
        for record, row in tables[table].asked:
            day: PartialDate | None = getattr(row, name)
            vendor = row.cell("vendor")
            if day and vendor in founded and day.last < founded[vendor][1].first:
                early[vendor].append(
                    tables[table].problem("date-order", record, name, value=day.text, other=founded[vendor][1].text)
                )
                first[vendor] = min(first.get(vendor, day.text), day.text)
    for vendor, problems in early.items():
        record, begun = founded[vendor]
        # One early row is wrong itself; several mean that the founding is.
        yield (
            problems[0]
            if len(problems) == 1
            else tables["vendors"].problem("date-late", record, "founded", value=begun.text, other=first[vendor])
        )
