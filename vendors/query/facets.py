"""The facets of all tables, found where they are declared: at their columns. What else is known of a facet follows from its column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.domain.vendor_on import VendorOn
from vendors.query.values import COUNTRIES, SPOKEN, Values, closed_list, texts
from vendors.tables import TABLES
from vendors.tables.facet import Facet
from vendors.tables.row import Column, Row
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
        """What can be chosen: what the column can hold.

        Raises:
            TypeError: nothing can be said of the values of such a column.
        """
        if self.column.choices:
            return closed_list([choice for choice in self.column.choices if choice not in self.facet.never])
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
