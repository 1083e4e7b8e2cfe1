"""The rows of any table as columns of numbers, each made at the first question about it: whose they are, when they were, what they hold."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np

from vendors.i18n.language import language
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.row_index import Coded, Days, Mask, Places, RowsAt, perhaps_of
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row
from vendors.types.date import PartialDate

DATED: Final = frozenset(("date", "since"))
"""The columns that say when something happened."""
NAME_VENDORS: Final = ("evidence", "controversy_status")
"""The tables without a column of vendors whose rows are about some all the same."""
_ALWAYS: Final = date.max.toordinal()


class TableIndex:
    """All rows of a table, in the order of the file.

    Attributes:
        rows: they.

    Args:
        dataset: where they are.
        table: its name.
    """

    def __init__(self, dataset: Dataset, table: str) -> None:
        self.rows: Sequence[Any] = dataset.rows[table]
        self._dataset, self._model = dataset, TABLES[table]
        self._coded: dict[str, Coded[str]] = {}
        self._orders: dict[tuple[str, str], Places] = {}

    def happened(self, since: PartialDate | None, until: PartialDate | None, on: date) -> Mask:
        """The rows that may be of a period, of those up to a day; what has no date is always there."""
        return perhaps_of(*self._days, since, until, on)

    @cached_property
    def _days(self) -> tuple[Days, Days]:
        """The first and the last day that the date of each may mean, as ordinals."""
        name = next((column.name for column in self._model.columns() if column.name in DATED), "")
        days = [getattr(row, name) if name else None for row in self.rows]
        return (
            np.array([day.first.toordinal() if day else 0 for day in days], np.int32),
            np.array([day.last.toordinal() if day else _ALWAYS for day in days], np.int32),
        )

    def about(self, vendors: Collection[str]) -> Mask:
        """The rows that are about one of some vendors."""
        return self._having("", self._vendors, vendors)

    def holding(self, column: str, values: Collection[str]) -> Mask:
        """The rows that have one of some values in a column, or among what a facet derives from it."""
        facet = self._model.column(column).facet
        return self._having(
            column, FACETS[facet.name].held if facet else lambda row: row.items(column), frozenset(values)
        )

    def _having(self, name: str, held: Callable[[Any], Iterable[str]], wanted: Collection[str]) -> Mask:
        found = self._coded.get(name)
        if found is None:
            found = self._coded[name] = Coded.of(map(str, held(row)) for row in self.rows)
        return found.having(wanted, len(self.rows))

    @property
    def _vendors(self) -> Callable[[Row], Iterable[str]]:
        if "vendor" in self._model.model_fields:
            return lambda row: (row.cell("vendor"),)
        if self._model.TABLE == "evidence":
            return lambda row: (row.cell("row"),) if row.cell("table") == "vendors" else ()
        if self._model.TABLE == "controversy_status":
            return lambda row: self._dataset.controversy[row.cell("controversy")].vendors
        return lambda _row: ()

    def some(self, among: Mask, sort: str, lang: str) -> Sequence[Any]:
        """Some of the rows, as an address sorts them or in the order of the file."""
        sorts = any(column.sortable and column.name == sort.removeprefix("-") for column in self._model.columns())
        if not sorts:
            return RowsAt(self.rows, np.flatnonzero(among).astype(np.int32))
        if (sort, lang) not in self._orders:
            places = {id(row): place for place, row in enumerate(self.rows)}
            rows = in_order(self._model, self.rows, sort, "", language(lang))
            self._orders[sort, lang] = np.array([places[id(row)] for row in rows], np.int32)
        order = self._orders[sort, lang]
        return RowsAt(self.rows, order[among[order]])


@with_dataset(len(TABLES))
def table_index(dataset: Dataset, table: str) -> TableIndex:
    """The index of a table, made at the first question about it."""
    return TableIndex(dataset, table)
