"""What stands in a column, each object once: rows share what stands in their cells, since the same text is read once.

What hangs on a cell alone is then asked of some hundred objects, and not of a hundred thousand cells.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cells(Generic[T]):
    """The cells of some rows.

    Attributes:
        different: the objects that stand in them; two may be equal.
        which: of each row the number of its object.
    """

    different: Sequence[T]
    which: NDArray[np.int32]

    @classmethod
    def of(cls, cells: Sequence[T]) -> "Cells[T]":
        """From what stands in the cells, in the order of the rows."""
        keys = [*map(id, cells)]
        found = dict(zip(keys, cells, strict=True))
        numbers = {key: number for number, key in enumerate(found)}
        return cls([*found.values()], np.fromiter(map(numbers.__getitem__, keys), np.int32, len(keys)))

    def at(self, places: NDArray[Any]) -> "Cells[T]":
        """The cells of the rows in some places, in their order."""
        return Cells(self.different, self.which[places])

    def each(self, told: Callable[[T], Any], dtype: DTypeLike) -> NDArray[Any]:
        """What is told of each cell, as a column."""
        return np.array([told(one) for one in self.different], dtype)[self.which]


def column(dataset: Dataset, model: type[Row], name: str) -> Cells[Any]:
    """A column of a table, in the order of the file: as its rows lie in memory, in which to read them takes a quarter of the time."""
    return _column(dataset.of(frozenset((model.TABLE,))), model, name)


def newest_first(dataset: Dataset, name: str) -> Cells[Any]:
    """A column of the articles, as `Dataset.newest_articles` has them."""
    return column(dataset, Article, name).at(newest_places(dataset))


@with_dataset(1, tables=(Article,))
def newest_places(dataset: Dataset) -> NDArray[np.int32]:
    """Where the articles stand in the file, newest first."""
    return np.array(dataset.newest_order, np.int32)


@with_dataset(8)
def _column(dataset: Dataset, model: type[Row], name: str) -> Cells[Any]:
    return Cells.of([getattr(row, name) for row in dataset.table(model)])
