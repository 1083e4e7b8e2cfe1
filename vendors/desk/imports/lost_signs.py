"""Cells that have lost signs on the way through a spreadsheet, told by what is published: zeros at the front, letters of names."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.validation.reading import read
from vendors.validation.text_table import TextRow, TextTable


def zeros(table: TextTable, row: TextRow, judged: AbstractSet[str], published: Files) -> set[str]:
    """Names the identifiers that have lost the zeros with which a published one begins; returns their columns."""
    found = set()
    for name in _of_ids(table.model, table.columns):
        cell = row.text(name)
        if name in judged or not (cell.isascii() and cell.isdigit()):
            continue
        refers = table.model.column(name).refers or (table.name if name == "id" else "")
        if refers:
            known = _published_ids(refers, published)
            same = [id for id in known if id != cell and id.isdigit() and id.lstrip("0") == cell.lstrip("0")]
            if cell not in known and len(same) == 1:
                found.add(name)
                table.problems.append(table.problem("lost-zeros", row, name, value=cell, suggestion=same[0]))
    return found


def zeros_within(table: TextTable) -> None:
    """Names the shorter numbers of a column of identifiers where others of it begin with zeros."""
    for column in table.model.columns():
        if column.kind != "id" or column.many:
            continue
        cells = zip(table.rows, table.texts(column.name), strict=True)
        numbers = [(row, cell) for row, cell in cells if cell.isascii() and cell.isdigit()]
        widths = {len(cell) for _, cell in numbers if cell.startswith("0")}
        if len(widths) == 1:
            (width,) = widths
            for row, cell in numbers:
                if len(cell) < width:
                    table.problems.append(
                        table.problem("lost-zeros", row, column.name, value=cell, suggestion=cell.zfill(width))
                    )


def letters(table: TextTable, row: TextRow, judged: AbstractSet[str], published: Files) -> set[str]:
    """Names the cells in which an old encoding of French Excel has put ? for each sign that it does not have; returns their columns."""
    found: set[str] = set()
    if "?" not in "".join(row.cells):
        return found
    for name, cell in row.items():
        if "?" in cell and name not in judged:
            meant = _lossy(table.name, published.get(f"{table.name}.csv", b"")).get((name, cell))
            if meant:
                found.add(name)
                table.problems.append(table.problem("garbled", row, name, value=cell, suggestion=meant))
    return found


@lru_cache(maxsize=64)
def _of_ids(model: type[Row], columns: tuple[str, ...]) -> list[str]:
    return [name for name in columns if model.column(name).kind == "id"]


@lru_cache(maxsize=16)
def _lossy(table: str, data: bytes) -> Mapping[tuple[str, str], str]:
    """The published cells with signs that Windows-1252 does not have, by their column and what that encoding makes of them."""
    return {
        (name, lossy): cell
        for row in read(TABLES[table], data).rows
        for name, cell in row.items()
        if (lossy := cell.encode("cp1252", "replace").decode("cp1252")) != cell
    }


def _published_ids(table: str, published: Files) -> frozenset[str]:
    data = published.get(f"{table}.csv")
    return _ids(table, data) if data else frozenset()


@lru_cache(maxsize=16)
def _ids(table: str, data: bytes) -> frozenset[str]:
    return frozenset(read(TABLES[table], data).ids)
