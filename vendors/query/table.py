"""The rows of an answer as a table: what exports write and charts stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vendors.tables.row import Column, Row


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be written to a file.

    Attributes:
        columns: names, kinds and order of the columns.
        rows: the values of each row in that order, as the row models hold them.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, rows: Sequence[Row], columns: Sequence[Column]) -> "Table":
        """The table of these columns of row models."""
        return cls(columns, [[getattr(row, column.name) for column in columns] for row in rows])

    @property
    def names(self) -> list[str]:
        """Names of the columns."""
        return [column.name for column in self.columns]
