"""The facets of all tables, found where they are declared: at their columns. What else is known of a facet follows from its column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from vendors.domain.vendor_on import VendorOn
from vendors.query.values import COUNTRIES, SPOKEN, Values, closed_list, or_unknown, texts
from vendors.tables import TABLES
from vendors.tables.facet import Facet
from vendors.tables.row import Column, Row, items_of
from vendors.tables.vendor import Vendor


@dataclass(frozen=True, slots=True)
class Declared:
    """A facet with the column that declares it, and the row model of that column."""

    facet: Facet
    model: type[Row]
    column: Column

    @property
    def label(self) -> str:
        """An English message, to be translated."""
        return self.facet.label or self.column.label

    @property
    def values(self) -> Values[str]:
        """What can be chosen: what the column can hold and is not asked elsewhere, and that it is not known, where it can be so.

        Raises:
            TypeError: nothing can be said of the values of such a column.
        """
        return or_unknown(self._of_column()) if self.can_be_unknown else self._of_column()

    def held(self, row: Row) -> tuple[str, ...]:
        """The values that a row has, the derived ones among them."""
        return self.of_cell(getattr(row, self.column.name))

    def of_cell(self, value: Any) -> tuple[str, ...]:
        """The values that a cell of its column has, the derived ones among them."""
        return self.derived(items_of(value))

    def derived(self, values: Iterable[str]) -> tuple[str, ...]:
        """These values, and those derived ones that stand for one of them."""
        has = tuple(values)
        return (*has, *(str(one) for one, parts in self.facet.stands_for if not frozenset(parts).isdisjoint(has)))

    @property
    def can_be_unknown(self) -> bool:
        """Whether there can be rows of which it is not known; “not known” is then a value that can be chosen."""
        # Only of vendors, which are many rows of one kind, is each empty cell a fact that somebody may look for.
        empty = issubclass(self.model, Vendor) and not self.column.required
        return bool(self.facet.unknown) or empty

    def _of_column(self) -> Values[str]:
        if self.column.choices:
            gone = {*self.facet.never, *(choice for choice, _name, _value in self.facet.elsewhere)}
            derived = [choice for choice, _parts in self.facet.stands_for]
            return closed_list([*derived, *(choice for choice in self.column.choices if choice not in gone)])
        if self.column.kind == "country":
            return COUNTRIES
        if self.column.kind == "language":
            return SPOKEN
        if self.column.kind == "text" and not self.column.derived:
            return texts(self.model.TABLE, self.column.name)
        raise TypeError(
            f"{self.model.TABLE}.{self.column.name} cannot have a facet: it is of the kind {self.column.kind}"
        )


def declared(models: Iterable[type[Row]]) -> dict[str, Declared]:
    """The facets of some tables by name, in the order of their columns.

    Raises:
        TypeError: two columns declare a facet of the same name.
    """
    found: dict[str, Declared] = {}
    for model in models:
        for column in model.columns():
            if column.facet and column.facet.name in found:
                raise TypeError(f"two columns declare the facet {column.facet.name}")
            if column.facet:
                found[column.facet.name] = Declared(column.facet, model, column)
    return found


FACETS: Final[Mapping[str, Declared]] = declared(
    [VendorOn, *(model for model in TABLES.values() if model is not Vendor)]
)
"""Every facet by its name, those of the vendors first, with what is derived for a day."""

MOVED: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    (name, str(choice)): (other, value)
    for name, facet in FACETS.items()
    for choice, other, value in facet.facet.elsewhere
}
"""Facet and value of what is asked in another facet, since it means the same there: that facet and its value."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A value of an address that is asked in another facet now, and was read as that."""

    parameter: str
    value: str
    to: str
    to_value: str


def moved(pairs: Iterable[tuple[str, str]]) -> tuple[Moved, ...]:
    """Which values of an address are read as values of another facet, each once.

    Args:
        pairs: parameter and value, as the address writes them.
    """
    return tuple(Moved(*pair, *MOVED[pair]) for pair in dict.fromkeys(pairs) if pair in MOVED)
