"""The order of rows: by a column, in the order in which people list its values; what is not known comes last."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language
from vendors.tables.row import Column, Row

R = TypeVar("R", bound=Row)


def in_order(model: type[Row], rows: Sequence[R], sort: str, default: str, words: Language) -> list[R]:
    """Rows as an address sorts them.

    Args:
        model: of the rows.
        rows: those that are to be sorted; equal ones keep their order, or stand by name where they have one.
        sort: the name of a column, with "-" before it for the other direction.
        default: the same, for where `sort` names no column of this table; "" for the order that they have.
        words: the language in which names of countries and cities are listed.
    """
    sortable = {column.name for column in model.columns() if column.sortable}
    sort = sort if sort.removeprefix("-") in sortable else default
    if not sort:
        return list(rows)
    name = sort.removeprefix("-")
    if "name" in model.model_fields and name != "name":
        rows = sorted(rows, key=lambda row: sort_key(row.cell("name")))
    known = [row for row in rows if getattr(row, name) is not None]
    key = _sort_key(model.column(name), words)
    known.sort(key=lambda row: key(getattr(row, name)), reverse=sort.startswith("-"))
    return known + [row for row in rows if getattr(row, name) is None]


def hangs_on_language(column: Column) -> bool:
    """Whether the values of a column are listed by what the page calls them."""
    return column.kind == "country" or column.name == "hq_city"


def _sort_key(column: Column, words: Language) -> Callable[[Any], Any]:
    """What the values of a column are sorted by: names as the page calls them, closed lists by their codes, all else as it is."""
    if column.kind == "country":
        return lambda value: sort_key(words.country(value))
    if column.name == "hq_city":
        return lambda value: sort_key(words.city(value))
    return lambda value: sort_key(value) if isinstance(value, str) and not column.choices else value
