"""Rows that a task writes into the tables, each cell with the field that it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vendors.desk.row_places import place_of
from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables import TABLES
from vendors.tables.row import WRITTEN, own_name
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import nearest, plain
from vendors.types.spellings import date_meaning
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, TextTable


class Said(str):
    """A text out of a form; it equals the bare text.

    Attributes:
        field: the name of the field that it was written into.
    """

    field: str

    # Made here, since a text cannot be changed afterwards.
    def __new__(cls, text: str, field: str) -> "Said":
        """A text with its field."""
        made = super().__new__(cls, text)
        made.field = field
        return made


def field_behind(text: str) -> str:
    """The field that a cell came from; "" where no field says it."""
    return text.field if isinstance(text, Said) else ""


@dataclass(frozen=True, slots=True)
class RowPut:
    """A row as a task leaves it.

    Attributes:
        table: its name.
        cells: texts by column; a column that is not there stays as it is, or empty in a new row.
        instead_of: the key of the row that it takes the place of, where it gets another key.
        goes: whether the row is taken out.
    """

    table: str
    cells: Cells
    instead_of: tuple[str, ...] = ()
    goes: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The cells that name it."""
        return tuple(self.cells.get(name, "") for name in TABLES[self.table].KEY)


def day_in(written: str) -> str:
    """What a date means that can mean only one day, as the data set writes it; "" for another text."""
    try:
        return PartialDate.parse(written).text
    except ValueError:
        meaning = date_meaning(written) if written else None
        return meaning.text if meaning and meaning.sure and not meaning.swapped else ""


class TextTables:
    """The tables as text, each read when it is asked for.

    Args:
        files: their bytes.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self._read: dict[str, TextTable] = {}

    def rows(self, table: str) -> Sequence[Cells]:
        """The rows of a table in their order."""
        if table not in self._read:
            self._read[table] = text_of(table, self.files.get(f"{table}.csv"))
        return self._read[table].rows

    def row(self, table: str, *key: str) -> Cells:
        """The row of that key; an empty one where there is none."""
        names = TABLES[table].KEY
        return next((row for row in self.rows(table) if tuple(row.get(name, "") for name in names) == key), {})

    def where(self, table: str, /, **cells: str) -> list[Cells]:
        """The rows in which those cells say that."""
        return [row for row in self.rows(table) if all(row.get(name, "") == text for name, text in cells.items())]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for row in self.rows("vendors"):
            for name in (row.get("id", ""), row.get("name", ""), *row.get("aliases", "").split("|")):
                found.setdefault(plain(name), row.get("id", ""))
        return found

    def vendor_called(self, name: str) -> str:
        """The id of the vendor that bears a name, however it is written; "" where none does."""
        return self._names.get(plain(name), "") if name.strip() else ""

    def vendor_like(self, name: str) -> str:
        """The name of the vendor that somebody may have meant; "" where none is near."""
        near = nearest(plain(name), list(self._names))
        return self.name_of(self._names[near]) if near else ""

    def name_of(self, vendor: str) -> str:
        """What a vendor is called."""
        return self.row("vendors", vendor).get("name", vendor)

    def case_called(self, title: str) -> str:
        """The id of the controversy with that id or title; "" where there is none."""
        names = ("id", *(own_name("title", code) for code in WRITTEN))
        found = (row for row in self.rows("controversies") if title in [row.get(name) for name in names])
        return next(found, {}).get("id", "") if title else ""


def with_rows(files: Files, puts: Iterable[RowPut]) -> dict[str, bytes]:
    """The tables that change when rows are put into them; a row that is there already is changed at its columns only."""
    tables: dict[str, list[Mapping[str, Any]]] = {}
    for put in puts:
        if put.table not in tables:
            tables[put.table] = list(text_of(put.table, files.get(f"{put.table}.csv")).rows)
        _put(tables[put.table], put)
    written = {f"{table}.csv": canonical(table, rows) for table, rows in tables.items()}
    return {name: data for name, data in written.items() if data != files.get(name)}


def _put(rows: list[Mapping[str, Any]], put: RowPut) -> None:
    names = TABLES[put.table].KEY
    keys = [tuple(row.get(name, "") for name in names) for row in rows]
    wanted = put.instead_of or put.key
    at = keys.index(wanted) if wanted in keys else -1
    if put.goes:
        if at >= 0:
            del rows[at]
        return
    if at >= 0:
        rows[at] = {**rows[at], **put.cells}
        return
    # A day may be written in words until it is kept.
    rows.insert(place_of(keys, tuple(day_in(cell) or cell for cell in put.key)), dict(put.cells))
