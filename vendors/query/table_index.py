"""The rows of any table as columns of numbers, each made at the first question about it: whose they are, when they were, what they hold."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np

from vendors.domain.cells import Cells
from vendors.i18n.language import language
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.row_index import ColumnIndex, Days, Mask, RowsAt, perhaps_of
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row, items_of
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate

DATED: Final = frozenset(("date", "since"))
"""The columns that say when something happened."""
TOLD_SINCE: Final[Mapping[str, tuple[str, type[Article | Controversy], str]]] = {
    "mentions": ("article", Article, "date"),
    "replies": ("controversy", Controversy, "opened"),
}
"""The tables without such a column whose rows are there since another row is: the column that names it, its table, and since when that is there.

Of what is disputed an answer that came later is not kept back (docs/decisions/0008).
"""
OF_VENDORS: Final = ("capabilities", "ownership")
"""The tables whose rows may have no date, and are there since their vendor is: of a day before its founding nothing is told."""
NAME_VENDORS: Final = ("evidence", "controversy_status")
"""The tables without a column of vendors whose rows are about some all the same."""
_VENDORS: Final = ""
"""Whom a row is about, beside what its columns say."""
_BESIDE: Final = {
    "controversy_status": ("controversies",),
    **dict.fromkeys(OF_VENDORS, (Vendor.TABLE,)),
    **{table: (model.TABLE,) for table, (_column, model, _date) in TOLD_SINCE.items()},
}
"""The tables that say whom the rows of another one are about, or since when they are there."""
_ALWAYS: Final = date.max.toordinal()


class TableIndex(ColumnIndex[Any]):
    """All rows of a table, in the order of the file.

    Args:
        dataset: where they are.
        table: its name.
    """

    def __init__(self, dataset: Dataset, table: str) -> None:
        super().__init__(dataset.rows[table])
        self._dataset, self._model = dataset, TABLES[table]

    def happened(self, since: PartialDate | None, until: PartialDate | None, on: date) -> Mask:
        """The rows that may be of a period, of those up to a day; what has no date is always there, but for what is of a vendor."""
        bounds = (None, None) if self._model.TABLE in TOLD_SINCE else (since, until)
        found = perhaps_of(*self._days, *bounds, on)
        return found & (self._founded <= on.toordinal()) if self._model.TABLE in OF_VENDORS else found

    @cached_property
    def _founded(self) -> Days:
        """The first day on which the vendor of each row may have been there, as an ordinal."""
        founded: Cells[PartialDate | None] = Cells.of(
            [self._dataset.vendor[row.cell("vendor")].founded for row in self.rows]
        )
        return founded.each(lambda day: day.first.toordinal() if day else 0, np.int32)

    @cached_property
    def _days(self) -> tuple[Days, Days]:
        """The first and the last day that the date of each may mean, as ordinals."""
        days: Cells[PartialDate | None] = Cells.of([*self._told_on()])
        return (
            days.each(lambda day: day.first.toordinal() if day else 0, np.int32),
            days.each(lambda day: day.last.toordinal() if day else _ALWAYS, np.int32),
        )

    def _told_on(self) -> Iterator[PartialDate | None]:
        """The date of each row, or of the row since which it is there."""
        if since := TOLD_SINCE.get(self._model.TABLE):
            names, model, date_of = since
            dates = {row.cell("id"): getattr(row, date_of) for row in self._dataset.rows[model.TABLE]}
            return (dates[row.cell(names)] for row in self.rows)
        name = next((column.name for column in self._model.columns() if column.name in DATED), "")
        return (getattr(row, name) if name else None for row in self.rows)

    def about(self, vendors: Collection[str]) -> Mask:
        """The rows that are about one of some vendors."""
        return self.having(_VENDORS, vendors)

    def held(self, facet: str) -> Callable[[Row], Iterable[str]]:
        """What a row has in a column, or what a facet derives from it."""
        if facet == _VENDORS:
            return self._vendors
        of_cell = self._of_cell(facet)
        return lambda row: of_cell(getattr(row, facet))

    def told_by(self, facet: str) -> tuple[str, Callable[[Any], Iterable[str]]] | None:
        """The column itself; whom a row is about may stand in several."""
        if facet != _VENDORS:
            return facet, self._of_cell(facet)
        return ("vendor", items_of) if "vendor" in self._model.model_fields else None

    def _of_cell(self, name: str) -> Callable[[Any], Iterable[str]]:
        derived = self._model.column(name).facet
        return FACETS[derived.name].of_cell if derived else items_of

    @property
    def _vendors(self) -> Callable[[Row], Iterable[str]]:
        if "vendor" in self._model.model_fields:
            return lambda row: row.items("vendor")
        if self._model.TABLE == "evidence":
            return lambda row: (row.cell("row"),) if row.cell("table") == "vendors" else ()
        if self._model.TABLE == "controversy_status":
            return lambda row: self._dataset.controversy[row.cell("controversy")].vendors
        return lambda _row: ()

    def some(self, among: Mask, sort: str, lang: str) -> Sequence[Any]:
        """Some of the rows, as an address sorts them or in the order of the file."""
        return RowsAt(self.rows, self.ordered(among, sort, lang))

    def in_order(self, rows: Sequence[Any], sort: str, lang: str) -> Sequence[Any] | None:
        """Some rows as an address sorts them; None where it names no column by which they can be."""
        sorts = any(column.sortable and column.name == sort.removeprefix("-") for column in self._model.columns())
        return in_order(self._model, rows, sort, "", language(lang)) if sorts else None


def table_index(dataset: Dataset, table: str) -> TableIndex:
    """The index of a table, made at the first question about it."""
    return _made(dataset.of(frozenset((table, *_BESIDE.get(table, ())))), table)


@with_dataset(1)
def _made(dataset: Dataset, table: str) -> TableIndex:
    return TableIndex(dataset, table)
