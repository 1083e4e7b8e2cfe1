"""Who controlled each vendor on a day, and where each was born, as columns of numbers: made once a day, and then counted."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vendors.domain.as_of import AsOf
from vendors.domain.ownership import control
from vendors.domain.vendor_on import existing_on, founded_by
from vendors.query.row_index import Mask
from vendors.query.vendor_index import MOST_DAYS, PlacesInOrder, vendor_index
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor
from vendors.types.country import Region

Regions = NDArray[np.int8]
"""The region of each vendor, as `CODES` has it."""

CODES: Final = {region: code for code, region in enumerate(Region)}
PAIRS: Final = tuple(product(CODES, CODES))
"""The regions of origin and of control that a vendor may have."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Who controlled the vendors on a day, in the order of `vendors.query.vendor_index`.

    Attributes:
        there: whether it existed, as far as is known.
        regions: from where it was controlled.
        verified: whether each step of its chain of owners is verified.
        undated: whether who controlled it is known and since when is not.
        ends: whether its owner is known and who controls that owner is not.
    """

    there: Mask
    regions: Regions
    verified: Mask
    undated: Mask
    ends: Mask


@with_dataset(64, tables=(Vendor, Ownership))
def controls(as_of: AsOf, day: date) -> Controls:
    """Who controlled the vendors of one day on another.

    Args:
        as_of: the world whose vendors are meant.
        day: the day asked about.
    """
    vendors = existing_on(as_of.dataset, as_of.on)
    held = [control(as_of.dataset, row.id, day, as_of.today) for row in vendors]
    return Controls(
        np.array([founded_by(row, day) for row in vendors], np.bool_),
        np.array([CODES[one.region] for one in held], np.int8),
        np.array([one.verified for one in held], np.bool_),
        np.array([one.undated for one in held], np.bool_),
        np.array([one.ends_at is not None for one in held], np.bool_),
    )


@with_dataset(MOST_DAYS)
def origins(as_of: AsOf) -> Regions:
    """Where the vendors of a day were born, in the order of `vendors.query.vendor_index`."""
    return np.array([CODES[row.origin_region] for row in vendor_index(as_of).vendors], np.int8)


def origin_and_control(as_of: AsOf, places: PlacesInOrder) -> NDArray[np.int64]:
    """Where each of some vendors was born and from where it is controlled: a place in `PAIRS`."""
    return origins(as_of)[places].astype(np.int64) * len(CODES) + controls(as_of, as_of.on).regions[places]


def from_origin_to_control(as_of: AsOf, places: PlacesInOrder) -> Counter[tuple[Region, Region]]:
    """How many of some vendors were born in one region and are controlled from another, by both."""
    n = np.bincount(origin_and_control(as_of, places), minlength=len(PAIRS)).tolist()
    return Counter({pair: n[at] for at, pair in enumerate(PAIRS) if n[at]})


def among(regions: Regions, wanted: Collection[Region]) -> Mask:
    """Which of some regions are among others."""
    return np.isin(regions, [CODES[region] for region in wanted])


def counted(regions: Regions) -> dict[Region, int]:
    """How often each region occurs."""
    return dict(zip(Region, np.bincount(regions, minlength=len(CODES)).tolist(), strict=True))
