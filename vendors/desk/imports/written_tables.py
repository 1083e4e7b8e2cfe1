"""The tables of a loaded file as the data set writes them."""

from collections.abc import Iterator, Mapping
from operator import itemgetter

from vendors.store.writing import written
from vendors.validation.text_table import TextTable


class WrittenTables(Mapping[str, bytes]):
    """Canonical bytes of each table, by its name in the data folder: written when they are asked for, and then kept.

    Whoever only wants to know what is wrong in a large file asks for none.

    Args:
        tables: the tables, by their names.
    """

    def __init__(self, tables: Mapping[str, TextTable]) -> None:
        self._tables = {f"{name}.csv": table for name, table in tables.items()}
        self._written: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._written:
            self._written[name] = _file(self._tables[name])
        return self._written[name]

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _file(table: TextTable) -> bytes:
    names = [column.name for column in table.model.stored_columns()]
    places, width = table.header.places, len(table.header.columns)
    if (
        len(names) > 1
        and places.keys() >= set(names)
        and all(row.columns is places and len(row.cells) >= width for row in table.rows)
    ):
        at = itemgetter(*(places[name] for name in names))
        return written(names, (at(row.cells) for row in table.rows))
    return written(names, ([row.text(name) for name in names] for row in table.rows))
