"""Who controlled each vendor on a day, and where each was born, as columns of numbers: made once a day, and then counted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.domain.as_of import AsOf
from vendors.domain.cells import column
from vendors.domain.ownership import SELF_HELD
from vendors.query.row_index import Mask, Places
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, OwnershipKind, beginning, start
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor
from vendors.types.country import Region, region_of

Regions = NDArray[np.int8]
"""The region of each vendor, as `CODES` has it."""

CODES: Final = {region: code for code, region in enumerate(Region)}
_NO_DAY: Final = 0
"""Stands where a day is not known; the first day of all is 1."""
_NOBODY: Final = -1
"""Stands where no vendor, period or country does."""
_OUTSIDE: Final = -2
"""An owner that is called a vendor and is none."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Who controlled the vendors on a day, in the order of `vendors.query.vendor_index`; see `vendors.domain.ownership.Control`.

    Attributes:
        there: whether it existed, as far as is known.
        regions: from where it was controlled.
        countries: the country of control by its number in `names`; below zero where it is not known.
        verified: whether each step of its chain of owners is verified.
        proven: whether any of them is.
        undated: whether who controlled it is known and since when is not.
        ends: whether its owner is known and who controls that owner is not.
        merged: whether its owner has absorbed it.
        names: the countries of all owners.
        owners: the name of its direct owner by its number in `called`; below zero where it has none, or none is known.
        last_owners: the same of the last owner of its chain; below zero also where that is its direct owner, or the vendor itself.
        called: the names of owners.
    """

    there: Mask
    regions: Regions
    countries: NDArray[np.int32]
    verified: Mask
    proven: Mask
    undated: Mask
    ends: Mask
    merged: Mask
    names: Sequence[str]
    owners: NDArray[np.int32]
    last_owners: NDArray[np.int32]
    called: Sequence[str]


@with_dataset(64, tables=(Vendor, Ownership))
def controls(as_of: AsOf, day: date) -> Controls:
    """Who controlled the vendors of one day on another.

    Args:
        as_of: the world whose vendors are meant.
        day: the day asked about.
    """
    on, periods = day.toordinal(), _periods(as_of.dataset)
    begins = np.where(periods.begins == _NO_DAY, as_of.today.toordinal(), periods.begins)
    covering = np.flatnonzero((begins <= on) & (on < periods.ends))
    settled = periods.proven & ((periods.settle <= on) | (on >= as_of.today.toordinal()))
    held = np.full(len(as_of.dataset.table(Vendor)), _NOBODY, np.int32)
    # Written from the last to the first, so that the first one stays.
    held[periods.vendors[covering[::-1]]] = covering[::-1]
    last, verified = held.copy(), held != _NOBODY
    known, proven, undated = (np.zeros(len(held), np.bool_) for _ in range(3))
    going, at = np.flatnonzero(held != _NOBODY), held[held != _NOBODY]
    # A chain that is longer than there are vendors is a ring.
    for _step in range(len(held)):
        if not len(going):
            break
        last[going] = at
        shows = settled[at]
        verified[going] &= shows
        proven[going] |= shows
        undated[going] |= periods.undated[at]
        ended = periods.owners[at] == _NOBODY
        known[going[ended]] = ~periods.unknown[at[ended]]
        going, owners = going[~ended], periods.owners[at[~ended]]
        # One that is no vendor stands below zero, where no place is.
        at = np.where(owners >= 0, held[np.maximum(owners, 0)], _NOBODY)
        going, at = going[at != _NOBODY], at[at != _NOBODY]
    countries = np.where(known, periods.countries[last], np.int32(_NOBODY))
    # Behind the periods stands one that is nobody's, to which what is below zero leads.
    owners = periods.directs[held]
    found = standing(as_of)
    return Controls(
        (_founded(as_of.dataset) <= on)[found],
        np.where(countries == _NOBODY, CODES[Region.UNKNOWN], periods.regions[countries]).astype(np.int8)[found],
        countries[found],
        verified[found],
        proven[found],
        (undated & (countries != _NOBODY))[found],
        ((owners != _NOBODY) & ~(known & (periods.lasts[last] != _NOBODY)))[found],
        ((held != _NOBODY) & periods.merged[held])[found],
        periods.names,
        owners[found],
        np.where(known & (last != held), periods.lasts[last], np.int32(_NOBODY))[found],
        periods.called,
    )


@dataclass(frozen=True, slots=True)
class _Periods:
    """The periods of all owners, those of a vendor in time order, as columns; behind them one more that is nobody's.

    Attributes:
        vendors: whose they are, by their places in the file.
        begins, ends: the first day, `_NO_DAY` where it is not known, and the day after the last.
        settle: the day from which on it has begun for certain, see `vendors.tables.ownership.settled`; never where that is not known.
        owners: the owner where it is a vendor; `_NOBODY` where none is named as such.
        countries: the country of control by its number; `_NOBODY` where it is not known.
        directs: the name of the owner by its number in `called`; `_NOBODY` where it has none.
        lasts: the same of the last owner, where no other vendor owns: one that holds itself is its own.
        unknown: whether it says that nothing is known.
        merged, proven, undated: see `Ownership`.
        names: the countries by their number.
        regions: of them.
        called: the names of owners by their number.
    """

    vendors: Places
    begins: NDArray[np.int32]
    ends: NDArray[np.int32]
    settle: NDArray[np.int32]
    owners: Places
    countries: NDArray[np.int32]
    directs: NDArray[np.int32]
    lasts: NDArray[np.int32]
    unknown: Mask
    merged: Mask
    proven: Mask
    undated: Mask
    names: Sequence[str]
    regions: Regions
    called: Sequence[str]


@with_dataset(1, tables=(Vendor, Ownership))
def _periods(dataset: Dataset) -> _Periods:
    place = {row.id: at for at, row in enumerate(dataset.table(Vendor))}
    rows = [row for vendor, some in dataset.periods.items() if vendor in place for row in some]
    numbers: dict[str, int] = {}
    countries = [numbers.setdefault(row.owner_country, len(numbers)) if row.owner_country else _NOBODY for row in rows]
    starts = [start(row, dataset.vendor.get(row.vendor)) for row in rows]
    known = [beginning(row, dataset.vendor.get(row.vendor)) for row in rows]
    called: dict[str, int] = {}

    def numbered(names: Iterable[str | None]) -> NDArray[np.int32]:
        numbers = [called.setdefault(name, len(called)) if name else _NOBODY for name in names]
        return np.array([*numbers, _NOBODY], np.int32)

    directs = numbered(row.owner for row in rows)
    lasts = numbered(row.owner or (dataset.vendor[row.vendor].name if row.kind in SELF_HELD else None) for row in rows)

    def told(those: Sequence[bool]) -> Mask:
        return np.array([*those, False], np.bool_)

    return _Periods(
        np.array([*(place[row.vendor] for row in rows), _NOBODY], np.int32),
        np.array([*(day.toordinal() if day else _NO_DAY for day in starts), date.max.toordinal()], np.int32),
        np.array(
            [*(row.until.first.toordinal() if row.until else date.max.toordinal() + 1 for row in rows), 0], np.int32
        ),
        np.array([*(day.last.toordinal() if day else date.max.toordinal() for day in known), 0], np.int32),
        np.array(
            [
                *(_NOBODY if row.owner_vendor is None else place.get(row.owner_vendor, _OUTSIDE) for row in rows),
                _NOBODY,
            ],
            np.int32,
        ),
        np.array([*countries, _NOBODY], np.int32),
        directs,
        lasts,
        told([row.kind is OwnershipKind.UNKNOWN for row in rows]),
        told([row.kind is OwnershipKind.MERGED for row in rows]),
        told([row.proven for row in rows]),
        told([row.undated for row in rows]),
        list(numbers),
        np.array([*(CODES[region_of(country)] for country in numbers), CODES[Region.UNKNOWN]], np.int8),
        list(called),
    )


@with_dataset(1, tables=(Vendor,))
def _founded(dataset: Dataset) -> NDArray[np.int32]:
    """The day from which on each vendor is counted, in the order of the file, see `vendors.domain.vendor_on.founded_by`."""
    return column(dataset, Vendor, "founded").each(lambda day: day.first.toordinal() if day else _NO_DAY, np.int32)


@with_dataset(16, tables=(Vendor,))
def standing(as_of: AsOf) -> Places:
    """Where the vendors that existed on a day stand in the file."""
    return np.flatnonzero(_founded(as_of.dataset) <= as_of.on.toordinal()).astype(np.int32)


@with_dataset(16, tables=(Vendor,))
def origins(as_of: AsOf) -> Regions:
    """Where the vendors of a day were born, in the order of `vendors.query.vendor_index`."""
    born = column(as_of.dataset, Vendor, "origin_country").at(standing(as_of))
    return born.each(lambda country: CODES[region_of(country)], np.int8)


def among(regions: Regions, wanted: Collection[Region]) -> Mask:
    """Which of some regions are among others."""
    return np.isin(regions, [CODES[region] for region in wanted])


def counted(regions: Regions) -> dict[Region, int]:
    """How often each region occurs."""
    return dict(zip(Region, np.bincount(regions, minlength=len(CODES)).tolist(), strict=True))
