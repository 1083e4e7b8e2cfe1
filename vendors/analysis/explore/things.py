"""What a cross table counts: vendors, articles, controversies or deals, each with the cells that it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vendors.analysis.charts.funding import KINDS, own_amount
from vendors.analysis.explore.placed import Codes, Ints, Placed
from vendors.analysis.explore.placing import Placing
from vendors.domain.cells import Cells
from vendors.query.control_index import controls
from vendors.query.crossing import Crossing
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.event_index import count_of_kinds, newest_events
from vendors.query.results import Counts, Results
from vendors.query.row_index import ChosenRows, Coded
from vendors.query.vendor_index import VendorsInPlace, vendor_index
from vendors.tables.event import Event
from vendors.tables.lazy_sequence import LazySequence
from vendors.types.date import PartialDate

OF_CONTROL: Final = ("control", "control_country")
"""The facets that follow from owners, of whom it may not be known since when."""

Pair = tuple[str, str]
Amount = tuple[str, float]
"""Currency and millions."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is counted.

    Attributes:
        id: of the vendor, article or controversy; of a milestone `vendor:date:kind`.
        row: as the tables have it, for vendors as of the day.
        pairs: the cells that it stands in, by their values of the rows and of the columns.
        undated: whether it stands there by an owner of whom it is not known since when.
        amount: currency and millions, where a deal has an exact amount of its own.
    """

    id: str
    row: Any
    pairs: frozenset[Pair]
    undated: bool = False
    amount: Amount | None = None


class Things(LazySequence[Thing]):
    """What is counted, in the order of the page that lists it; as columns, of which a thing is put together when it is asked for.

    Attributes:
        places: which of the rows of their source they are.
        placed: in which cells they stand.
        codes: what the numbers of rows and of columns stand for.
        undated: of each whether it stands there by an owner of whom it is not known since when.

    Args:
        source: where their rows are.
        places: see above.
        undated: nothing where none is.
        days: the dates of the rows, where these stand in a column.
    """

    def __init__(
        self,
        source: Sequence[Any],
        places: Ints,
        placed: Placed,
        codes: tuple[Codes, Codes],
        undated: NDArray[np.bool_] | None = None,
        days: Cells[PartialDate] | None = None,
    ) -> None:
        self._source, self.places = source, places
        self._days = days
        self.placed, self.codes = placed, codes
        self.undated: NDArray[np.bool_] = np.zeros(len(places), np.bool_) if undated is None else undated

    def __len__(self) -> int:
        return len(self.places)

    def part(self, at: slice) -> list[Thing]:
        """The things of a part, in their order."""
        return list(self.some(np.arange(len(self))[at]))

    def __iter__(self) -> Iterator[Thing]:
        rows, columns = (codes.values for codes in self.codes)
        pairs = (frozenset((rows[row], columns[column]) for row, column in one) for one in self.placed.each())
        told = zip(self.rows(), pairs, self.undated.tolist(), self.amounts, strict=True)
        return (Thing(id_of(row), row, stands, undated, amount) for row, stands, undated, amount in told)

    def rows(self) -> list[Any]:
        """Their rows."""
        return [self._source[place] for place in self.places.tolist()]

    def stored(self) -> list[Any]:
        """Their rows as they stand in the file: of vendors without what is derived, of which thousands would have to be put together."""
        source = self._source.stored if isinstance(self._source, VendorsInPlace) else self._source
        return [source[place] for place in self.places.tolist()]

    def days(self) -> Cells[PartialDate]:
        """Their dates, where they have one."""
        return self._days.at(self.places) if self._days else Cells.of([row.date for row in self.rows()])

    def some(self, places: NDArray[np.int64]) -> "Things":
        """Some of them.

        Args:
            places: where they are among these.
        """
        return Things(
            self._source,
            self.places[places],
            self.placed.some(places),
            self.codes,
            self.undated[places],
            self._days,
        )

    @cached_property
    def amounts(self) -> Sequence[Amount | None]:
        """The exact amount of each that is a deal and has one of its own."""
        return [_amount(row) if type(row) is Event else None for row in self.rows()]

    def pairs_with(self, at: int, *values: str) -> NDArray[np.bool_]:
        """Of each pair whether it is of one of some values.

        Args:
            at: 0 for the rows, 1 for the columns.
            values: what is asked for.
        """
        numbers = self.placed.columns if at else self.placed.rows
        found: NDArray[np.bool_] = self.codes[at].among(values)[numbers]
        return found

    def having_any_but(self, at: int, value: str) -> int:
        """How many stand anywhere but with one value.

        Args:
            at: 0 for the rows, 1 for the columns.
        """
        without = self.pairs_with(at, value)
        if not without.any():
            return len(self)
        return int(np.count_nonzero(self.placed.standing(~without)))


def id_of(row: Any) -> str:
    """What names a thing."""
    # Of a model `isinstance` asks its metaclass, which of thousands of rows takes longer than all else.
    return f"{row.vendor}:{row.date}:{row.kind}" if type(row) is Event else str(row.id)


def _amount(row: Event) -> Amount | None:
    currency, millions = own_amount(row)
    return (currency, millions) if currency and millions is not None else None


def things(results: Results, crossing: Crossing, codes: tuple[Codes, Codes]) -> Things:
    """What is counted of a Selection, as of its date, in the order of the page that lists it.

    Args:
        codes: takes and gives the numbers of the values of rows and of columns.
    """
    placing = Placing(results, crossing, codes)
    if crossing.measure is Measure.ARTICLES:
        return _chosen(results.chosen_articles, placing)
    if crossing.measure is Measure.CONTROVERSIES:
        return _chosen(results.chosen_disputes, placing)
    if crossing.measure in (Measure.DEALS, Measure.AMOUNTS):
        found = deals(results)
        kinds = Coded.of((str(row.kind),) for row in found)
        named = Coded.of((row.vendor,) for row in found)
        return _every(found, placing.of_naming(len(found), named, lambda _name: kinds), codes)
    index = vendor_index(results.as_of)
    places = results.vendor_places()
    undated = None
    if set(crossing.dimensions) & set(OF_CONTROL):
        undated = controls(results.as_of, results.as_of.on).undated[places]
    return Things(index.vendors, places, placing.of_vendors(places), codes, undated)


def _chosen(chosen: ChosenRows[Any], placing: Placing) -> Things:
    index, places = chosen.index, chosen.places()
    at = np.full(len(index.rows), -1, np.int32)
    at[places] = np.arange(len(places), dtype=np.int32)

    def own(name: str) -> Coded[str]:
        return index.coded(name).at(at)

    return Things(index.rows, places, placing.of_naming(len(places), own(VENDOR), own), placing.codes, days=index.days)


def _every(rows: Sequence[Any], placed: Placed, codes: tuple[Codes, Codes]) -> Things:
    return Things(rows, np.arange(len(rows), dtype=np.int32), placed, codes)


def deals(results: Results) -> Sequence[Event]:
    """The rounds and deals of a Selection, newest first; what was only agreed or was abandoned is none."""
    return newest_events(results, KINDS)


def kinds_of_deals(results: Results) -> Counts:
    """How many rounds and deals there are of each kind, were none chosen."""
    lifted = Results(results.as_of.dataset, results.selection.without("event"), results.as_of.today)
    counts = count_of_kinds(lifted, KINDS)
    return Counts([kind for kind, _n in counts.most_common()], counts, results.selection["event"])
