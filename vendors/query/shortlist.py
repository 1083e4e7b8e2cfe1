"""The vendors that a reader has put aside to compare. They narrow nothing: every page has them in its address, and hands them on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlencode

from vendors.i18n.language import _
from vendors.query.selection import Parameter, clean, read_values
from vendors.query.values import VENDORS, UnknownValue
from vendors.settings import today
from vendors.tables.dataset import Dataset

PARAMETER: Final[Parameter[tuple[str, ...]]] = Parameter(_("To compare"), VENDORS, (), "shortlist")
"""How addresses write it, a pair for each vendor. It is none of a Selection: files, citations and cards are the same with any shortlist."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The vendors put aside, in the order in which they were.

    Attributes:
        vendors: their ids, each once.
        unknown: values of the address that are no vendor.
    """

    vendors: tuple[str, ...] = ()
    unknown: tuple[UnknownValue, ...] = ()

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]], dataset: Dataset) -> Self:
        """The shortlist that the pairs of an address spell; there are never more vendors in it than the data has."""
        written = dict.fromkeys(clean(value) for name, value in pairs if name == PARAMETER.name)
        good, unknown = read_values(PARAMETER, [value for value in written if value], dataset, today())
        return cls(tuple(dict.fromkeys(good)), tuple(unknown))

    def plus(self, *vendors: str) -> Self:
        """The same with vendors added at its end."""
        return type(self)(tuple(dict.fromkeys((*self.vendors, *vendors))))

    def minus(self, *vendors: str) -> Self:
        """The same without some vendors."""
        return type(self)(tuple(vendor for vendor in self.vendors if vendor not in vendors))

    def pairs(self) -> list[tuple[str, str]]:
        """Parameter and values as an address writes them."""
        return [(PARAMETER.name, vendor) for vendor in self.vendors]

    def at(self, address: str) -> str:
        """An address of a page that has no shortlist, with this one in it."""
        page, anchor, place = address.partition("#")
        if not self.vendors:
            return address
        return f"{page}{'&' if '?' in page else '?'}{urlencode(self.pairs())}{anchor}{place}"
