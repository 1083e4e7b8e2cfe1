"""The milestones as columns of numbers, made once a data set; newest first."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import numpy as np

from vendors.domain.cells import Cells
from vendors.query.facets import FACETS
from vendors.query.results import ABOUT_VENDORS, Results
from vendors.query.row_index import Coded, Days, Mask, Places, perhaps_of
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate, in_time

KIND: Final = "event"
"""The facet of the kinds of milestones."""


class EventIndex:
    """All milestones of a data set.

    Attributes:
        rows: they, newest first; those of one date in the order of the file.
        first, last: the first and the last day that the date of each may mean, as ordinals.
        vendors: whose they are.
        kinds: what kind each is of.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.rows: Sequence[Event] = sorted(dataset.table(Event), key=lambda row: in_time(row.date), reverse=True)
        days, kinds = (Cells.of([getattr(row, name) for row in self.rows]) for name in ("date", "kind"))
        self.first: Days = days.each(lambda day: day.first.toordinal(), np.int32)
        self.last: Days = days.each(lambda day: day.last.toordinal(), np.int32)
        self.vendors = Coded.of_cells(Cells.of([row.vendor for row in self.rows]), lambda id: (id,))
        self.kinds = Coded.of_cells(kinds, FACETS[KIND].of_cell)

    def within(self, since: PartialDate | None, until: PartialDate | None, on: date) -> Mask:
        """The milestones that may have been in a period, of those up to a day."""
        return perhaps_of(self.first, self.last, since, until, on)

    def about(self, vendors: Collection[str]) -> Mask:
        """The milestones of some vendors."""
        return self.vendors.having(vendors, len(self.rows))

    def of_kinds(self, kinds: Collection[str]) -> Mask:
        """The milestones of some kinds."""
        return self.kinds.having(kinds, len(self.rows))


def newest_events(results: Results, kinds: Collection[str]) -> list[Event]:
    """The milestones of some kinds that a Selection names, newest first; those of one date in the order of `Results.rows`."""
    rows = event_index(results.as_of.dataset).rows
    found = [rows[place] for place in _places(results, kinds).tolist()]
    ordered = results.ordered(Event, found, "")
    return found if ordered == found else sorted(ordered, key=lambda row: in_time(row.date), reverse=True)


def count_of_kinds(results: Results, kinds: Collection[str]) -> Counter[str]:
    """How many of the same there are of each kind."""
    counts = event_index(results.as_of.dataset).kinds.counts(_chosen(results, kinds))
    return Counter({kind: counts[kind] for kind in map(str, kinds) if counts[kind]})


def _places(results: Results, kinds: Collection[str]) -> Places:
    return np.flatnonzero(_chosen(results, kinds)).astype(np.int32)


def _chosen(results: Results, kinds: Collection[str]) -> Mask:
    index, chosen = event_index(results.as_of.dataset), results.selection
    found = index.of_kinds(kinds) & index.within(chosen.since, chosen.until, results.as_of.on)
    if chosen[KIND]:
        found &= index.of_kinds(chosen[KIND])
    if chosen.narrows(*ABOUT_VENDORS):
        found &= index.about(results.vendor_ids())
    return found


@with_dataset(1, tables=(Event,))
def event_index(dataset: Dataset) -> EventIndex:
    """The index of a data set, made at the first question about it."""
    return EventIndex(dataset)
