"""What the API gives: each list of rows under its name, with the columns and parameters that its row model declares."""

from dataclasses import dataclass
from typing import Final

from vendors.domain.vendor_on import VendorOn
from vendors.exports.api.beside import WITH_EVIDENCE
from vendors.query.results import orders_of, parameters_of
from vendors.query.search.entries import ResultKind
from vendors.tables import TABLES
from vendors.tables.row import Column, Row

VERSION: Final = "v1"
"""The version of the API, which is part of every address: what would break a program that reads it gets another."""
BASE: Final = f"/api/{VERSION}"
OWN: Final = ("fields", "limit", "evidence")
"""The parameters that say how the rows are answered, beside those of the Selection."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A list of rows at an address of its own.

    Attributes:
        name: in the address, and of its table.
        page: where people read the same rows.
        finds: what a search among them finds; None where they cannot be searched.
    """

    name: str
    page: str
    finds: ResultKind | None = None

    @property
    def model(self) -> type[Row]:
        """Of its rows; of vendors with what is derived for a day."""
        return VendorOn if self.name == "vendors" else TABLES[self.name]

    @property
    def columns(self) -> tuple[Column, ...]:
        """What each row has, in order."""
        return self.model.columns()

    @property
    def address(self) -> str:
        """Of the list."""
        return f"{BASE}/{self.name}"

    @property
    def has_ids(self) -> bool:
        """Whether each row has an address of its own."""
        return self.model.KEY == ("id",)

    @property
    def named_by(self) -> str:
        """The parameter of the Selection that names one of its rows, where they have addresses."""
        return {"vendors": "vendor", "news": "article", "controversies": "controversy"}[self.name]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the Selection on which its rows depend, beside the day and the language."""
        return parameters_of(self.name)

    @property
    def orders(self) -> tuple[str, ...]:
        """The names by which its rows can be sorted."""
        return orders_of(self.name)

    @property
    def own(self) -> tuple[str, ...]:
        """Its parameters beside the Selection."""
        return OWN if self.name in WITH_EVIDENCE else OWN[:-1]

    @property
    def every_parameter(self) -> tuple[str, ...]:
        """All that its address can say, in the order in which it is told."""
        return tuple(dict.fromkeys((*self.parameters, "date", *self.own, "page", "lang")))


RESOURCES: Final = {
    one.name: one
    for one in (
        Resource("vendors", "/", ResultKind.VENDOR),
        Resource("news", "/news", ResultKind.ARTICLE),
        Resource("controversies", "/controversies", ResultKind.CONTROVERSY),
        *(Resource(name, f"/data/{name}") for name in ("ownership", "events", "capabilities", "evidence")),
    )
}
"""Every list by its name."""
