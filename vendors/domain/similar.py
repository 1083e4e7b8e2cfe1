"""The French and European vendors nearest to one, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.collation import sort_key
from vendors.tables.capability import Ability, Support
from vendors.tables.remembered import with_dataset

EUROPEAN: Final = ("fr", "eu")
"""The regions of the European side."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A vendor of the European side that resembles another, and why.

    Attributes:
        shared: categories both are in.
        abilities: capabilities that both have, wholly or in part.
    """

    vendor: VendorOn
    shared: tuple[str, ...]
    abilities: tuple[Ability, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A vendor that can be offered.

    Attributes:
        able: what it can do, as bits in the order of `Ability`.
        place: of equals, the first is offered first.
    """

    vendor: VendorOn
    categories: frozenset[str]
    able: int
    place: int


def alternatives(as_of: AsOf, vendor: VendorOn, most: int = 4) -> list[Alternative]:
    """The vendors of French or European origin nearest to one, best first.

    Nearness counts shared categories twice and shared capabilities once; of equals the one controlled in Europe comes first.
    """
    own, able = frozenset(vendor.categories), _able(as_of, vendor.id)
    near = (
        (-2 * shared - (one.able & able).bit_count(), one.place, one)
        for one in _candidates(as_of)
        if (shared := len(own & one.categories)) and one.vendor.id != vendor.id
    )
    return [_told(vendor, one, able) for _distance, _place, one in nsmallest(most, near)]


def _told(vendor: VendorOn, one: _Candidate, able: int) -> Alternative:
    shared = tuple(category for category in vendor.categories if category in one.categories)
    both = one.able & able
    return Alternative(one.vendor, shared, tuple(ability for at, ability in enumerate(Ability) if both >> at & 1))


@with_dataset(4)
def _candidates(as_of: AsOf) -> Sequence[_Candidate]:
    """The vendors of the European side that are active on a day, in the order in which equals are offered."""
    there = [one for one in as_of.vendors.values() if one.origin_region in EUROPEAN and one.status_on_date == "active"]
    there.sort(key=lambda one: (one.control_region not in EUROPEAN, sort_key(one.name)))
    return [_Candidate(one, frozenset(one.categories), _able(as_of, one.id), place) for place, one in enumerate(there)]


def _able(as_of: AsOf, vendor: str) -> int:
    """What a vendor has, wholly or in part, as bits in the order of `Ability`."""
    rows = as_of.dataset.capabilities.get(vendor, {})
    return sum(
        1 << at for at, ability in enumerate(Ability) if ability in rows and rows[ability].support is not Support.NO
    )
