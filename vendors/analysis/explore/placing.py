"""Says in which cells of a cross table something stands."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.analysis.explore.placed import Codes, Ints, Lists, Placed
from vendors.query.crossing import Crossing
from vendors.query.dimensions import VENDOR
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import ABOUT_VENDORS, Results
from vendors.query.row_index import Coded
from vendors.query.vendor_index import vendor_index

NONE: Final = "none"
"""The value of whatever has none of a facet, and of which it is known that it has none."""
EVERY: Final = ""
"""The one value of the columns where there are none."""

Own = Callable[[str], Coded[str]]
"""What things have of a facet of their own, by its name."""


class Placing:
    """Says in which cells of a cross table something stands.

    What names several vendors stands where one of them does that meets all that is chosen of vendors: rows and columns
    are then of the same vendor, as in the lists that a cell leads to. Which vendor it names is asked apart from that.

    Attributes:
        codes: takes and gives the numbers of the values of rows and of columns.

    Args:
        results: what is chosen, and the day.
        crossing: what is crossed.
    """

    def __init__(self, results: Results, crossing: Crossing, codes: tuple[Codes, Codes]) -> None:
        self.codes = codes
        self._results = results
        self._index = vendor_index(results.as_of)
        self._sides = tuple(zip(crossing.dimensions, codes, strict=False))

    def of_vendors(self, places: Ints) -> Placed:
        """The cells of vendors.

        Args:
            places: theirs in the index of the day.
        """
        return self._product(
            len(places),
            np.arange(len(places), dtype=np.int32),
            [(self._vendors(name, at), places) for name, at in self._sides],
        )

    def of_naming(self, things: int, named: Coded[str], own: Own) -> Placed:
        """The cells of things that name vendors.

        Args:
            things: how many there are.
            named: the vendors that each names.
            own: what each has of a facet of its own.
        """
        apart = {
            name: self._lists(name, codes, named if name == VENDOR else own(name), things)
            for name, codes in self._sides
            if name == VENDOR or name not in ABOUT_VENDORS
        }
        of = np.arange(things, dtype=np.int32)
        if len(apart) == len(self._sides):
            return self._product(things, of, [(apart[name], of) for name, _codes in self._sides])
        of, vendors = self._known(things, named)
        sides = [
            (apart[name], of) if name in apart else (self._vendors(name, codes), vendors) for name, codes in self._sides
        ]
        return self._product(things, of, sides)

    def _known(self, things: int, named: Coded[str]) -> tuple[Ints, Ints]:
        """Pairs of a thing and a vendor that it names, of those that are meant; of the others a pair with none."""
        nobody = len(self._index.ids)
        meant = self._chosen()
        places = np.array([self._index.places.get(id, nobody) for id in named.values], np.int32)
        places[~meant[places]] = nobody
        vendors = places[named.codes] if len(places) else np.zeros(0, np.int32)
        kept = vendors < nobody
        of = named.places[kept]
        lone = np.ones(things, np.bool_)
        lone[of] = False
        alone = np.flatnonzero(lone).astype(np.int32)
        return np.concatenate([of, alone]), np.concatenate([vendors[kept], np.full(len(alone), nobody, np.int32)])

    def _chosen(self) -> NDArray[np.bool_]:
        """The vendors that meet all that is chosen of vendors, but for the vendors chosen themselves; the last of them is nobody."""
        results, other = self._results, tuple(name for name in ABOUT_VENDORS if name != VENDOR)
        meant = np.zeros(len(self._index.ids) + 1, np.bool_)
        if not results.selection.narrows(*other):
            meant[:-1] = True
            return meant
        chosen = results.selection.only_with(*other, "match", "date")
        meant[Results(results.as_of.dataset, chosen, results.as_of.today).vendor_places()] = True
        return meant

    def _vendors(self, name: str, codes: Codes) -> Lists:
        """What each vendor has of a facet; and one more that has none, for what names nobody."""
        found = self._lists(name, codes, self._results.of_vendors.coded(name), len(self._index.ids))
        return Lists(np.append(found.starts, len(found.numbers) + 1), np.append(found.numbers, codes.number(NONE)))

    @staticmethod
    def _lists(name: str, codes: Codes, held: Coded[str], things: int) -> Lists:
        """The values of a facet, or the one that says that there are none, or that they are not known."""
        lacking = UNKNOWN if name in FACETS and FACETS[name].can_be_unknown else NONE
        known = np.array([value != UNKNOWN for value in held.values], np.bool_)
        kept = known[held.codes] if len(known) else np.zeros(0, np.bool_)
        numbers = codes.numbers(held.values)[held.codes[kept]] if len(known) else np.zeros(0, np.int32)
        return Lists.of_pairs(held.places[kept], numbers, things, codes.number(lacking))

    def _product(self, things: int, of: Ints, sides: list[tuple[Lists, Ints]]) -> Placed:
        """Each pair of a value of the rows and one of the columns, once a thing."""
        (rows, keys), *across = sides
        at, row = rows.spread(keys)
        if not across:
            return Placed.once(things, of[at], row, np.full(len(row), self.codes[1].number(EVERY), np.int32))
        columns, keys = across[0]
        again, column = columns.spread(keys[at])
        return Placed.once(things, of[at][again], row[again], column)
