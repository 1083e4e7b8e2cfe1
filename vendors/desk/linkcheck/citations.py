"""The addresses that the data cites, and where the web’s archive may have a copy of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.tables.dataset import Dataset
from vendors.types.date import PartialDate

ARCHIVE: Final = "https://web.archive.org/web/"


@dataclass(frozen=True, slots=True)
class Cited:
    """One place in the data that cites an address.

    Attributes:
        key: the row's key, its parts separated by |.
        day: latest date in the row (its own, or of reading), on which the address surely opened; None where there is none.
    """

    table: str
    key: str
    column: str
    day: date | None


def cited(dataset: Dataset, today: date) -> Mapping[str, tuple[Cited, ...]]:
    """Every address in the data with the places that cite it: the cells of each column whose kind is an address."""
    found: dict[str, tuple[Cited, ...]] = {}
    for table, rows in dataset.rows.items():
        for row in rows:
            columns = row.columns()
            addresses = [column for column in columns if column.kind == "address"]
            dates = [value for column in columns if isinstance(value := getattr(row, column.name), PartialDate)]
            day = max((one.first for one in dates if one.first <= today), default=None)
            key = "|".join(row.cell(name) for name in row.KEY)
            for column in addresses:
                for url in filter(None, row.cell(column.name).split("|")):
                    found[url] = (*found.get(url, ()), Cited(table, key, column.name, day))
    return found


def archived(url: str, places: tuple[Cited, ...]) -> str:
    """An address at which the web’s archive may have the page as it was when it was first cited; nothing asks whether it has."""
    days = [place.day for place in places if place.day]
    return f"{ARCHIVE}{min(days):%Y%m%d}/{url}" if days else f"{ARCHIVE}{url}"
