"""What must hold of a vendor, in SQL: what is chosen of each facet, as `vendors.query.vendor_facets` and `matching` understand it."""

from collections.abc import Iterable, Sequence
from typing import Final

from vendors.domain.vendor_on import VendorOn
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.facets import FACETS, MOVED
from vendors.query.matching import UNKNOWN
from vendors.tables.capability import Support
from vendors.tables.row import Column

_SAID: Final = "EXISTS (SELECT 1 FROM capabilities said WHERE said.vendor = id AND said.capability = {value}{more})"


def text(value: object) -> str:
    """A value as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def among(values: Iterable[object]) -> str:
    """Values as SQL lists them."""
    return ", ".join(map(text, values))


def one_of(column: Column, values: Iterable[object]) -> str:
    """That a cell is one of some values, or has one of them."""
    return f"list_has_any({column.name}, [{among(values)}])" if column.many else f"{column.name} IN ({among(values)})"


def statuses(chosen: Iterable[str]) -> list[str]:
    """The statuses of controversies that are chosen, with those that a derived value stands for."""
    parts = {str(one): stands for one, stands in FACETS["status"].facet.stands_for}
    return [*dict.fromkeys(str(status) for value in chosen for status in parts.get(value, (value,)))]


class VendorConditions:
    """The conditions for rows of `vendors_on`.

    Args:
        day: of the view, as SQL writes it; "" for the chosen one.
    """

    def __init__(self, day: str) -> None:
        self._day = day

    def met(self, name: str, chosen: Sequence[str], *, every: bool) -> str:
        """That a vendor meets what is chosen of one facet: all the values, or any of them."""
        named, with_unknown = [value for value in chosen if value != UNKNOWN], UNKNOWN in chosen
        if not named:
            return self._nothing(name)
        if name not in _ELSEWHERE and name not in ABOUT_DISPUTES and not every and not with_unknown:
            return one_of(_column(name), named)
        each = [
            f"({self._has(name, value)} OR {self._unknown(name, value)})" if with_unknown else self._has(name, value)
            for value in named
        ]
        joined = (" AND " if every else " OR ").join(each)
        return f"({joined})" if len(each) > 1 else joined

    def _own(self, name: str, value: str) -> str:
        """That a vendor has a value of a facet in its own rows."""
        if name == "capability":
            return _SAID.format(value=text(value), more=f" AND said.support <> '{Support.NO}'")
        if name in ABOUT_DISPUTES:
            values, held = (statuses([value]), "status") if name == "status" else ([value], "category")
            return (
                f"id IN (SELECT unnest(vendors) FROM controversies_on({self._day}) WHERE {held} IN ({among(values)}))"
            )
        column = _column(name)
        return f"list_contains({column.name}, {text(value)})" if column.many else f"{column.name} = {text(value)}"

    def _has(self, name: str, value: str) -> str:
        """That a vendor has a value of a facet, be it in another one that means the same."""
        own = [] if (name, value) in MOVED else [self._own(name, value)]
        others = [self._own(*source) for source, to in MOVED.items() if to == (name, value)]
        if name == "capability":
            # A page that says no is about the very function; a category is about the whole vendor.
            others = [f"({other} AND NOT {_SAID.format(value=text(value), more='')})" for other in others]
        every = [*own, *others] or ["FALSE"]
        return f"({' OR '.join(every)})" if len(every) > 1 else every[0]

    def _unknown(self, name: str, value: str) -> str:
        """That it is not known whether a vendor has a value."""
        if name == "capability":
            return f"NOT {_SAID.format(value=text(value), more='')}"
        if name in ABOUT_DISPUTES:
            return f"id NOT IN (SELECT unnest(vendors) FROM controversies_on({self._day}))"
        column = _column(name)
        return f"{column.name} IS NULL" if column.many else f"coalesce({column.name}, '{UNKNOWN}') = '{UNKNOWN}'"

    def _nothing(self, name: str) -> str:
        """That no value of a facet is known of a vendor."""
        if name not in _ELSEWHERE:
            return self._unknown(name, UNKNOWN)
        values = [str(value) for value in FACETS[name].column.choices if (name, str(value)) not in MOVED]
        return " AND ".join(f"NOT coalesce({self._has(name, value)}, FALSE)" for value in values)


_ELSEWHERE: Final = {"capability", *(name for pair in MOVED.items() for name, _value in pair)}
"""The facets whose values do not all stand in their own column."""


def _column(name: str) -> Column:
    return VendorOn.column("id") if name == "vendor" else FACETS[name].column
