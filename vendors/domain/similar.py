"""The French and European vendors nearest to one, with the reason."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

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
class _Candidates:
    """The vendors that can be offered, in the order in which equals are.

    Attributes:
        vendors: they.
        kinds: the categories of each, as bits in the order of `names`.
        able: what each can do, as bits in the order of `Ability`.
        names: the categories that there are.
    """

    vendors: Sequence[VendorOn]
    kinds: NDArray[np.uint64]
    able: NDArray[np.uint64]
    names: Sequence[str]


def alternatives(as_of: AsOf, vendor: VendorOn, most: int = 4) -> list[Alternative]:
    """The vendors of French or European origin nearest to one, best first.

    Nearness counts shared categories twice and shared capabilities once; of equals the one controlled in Europe comes first.
    """
    there, able = _candidates(as_of), _able(as_of, vendor.id)
    shared = np.bitwise_count(there.kinds & np.uint64(_bits(vendor.categories, there.names))).astype(np.int64)
    nearness = 2 * shared + np.bitwise_count(there.able & np.uint64(able))
    # Of those with a category in common the nearest, and of equals the first: one number for both, so that few need be put in order.
    fitting = np.flatnonzero(shared)
    rank = -nearness[fitting] * len(there.vendors) + fitting
    first = fitting[_smallest(rank, most + 1)]
    nearest = [there.vendors[at] for at in first if there.vendors[at].id != vendor.id]
    return [_told(vendor, one, able & _able(as_of, one.id)) for one in nearest[:most]]


def _smallest(numbers: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Where the smallest of many numbers stand, in their order."""
    few = np.argpartition(numbers, most)[:most] if len(numbers) > most else np.arange(len(numbers))
    return few[np.argsort(numbers[few])]


def _told(vendor: VendorOn, one: VendorOn, both: int) -> Alternative:
    shared = tuple(category for category in vendor.categories if category in one.categories)
    return Alternative(one, shared, tuple(ability for at, ability in enumerate(Ability) if both >> at & 1))


@with_dataset(4)
def _candidates(as_of: AsOf) -> _Candidates:
    """The vendors of the European side that are active on a day."""
    there = [one for one in as_of.vendors.values() if one.origin_region in EUROPEAN and one.status_on_date == "active"]
    there.sort(key=lambda one: (one.control_region not in EUROPEAN, sort_key(one.name)))
    names = sorted({category for one in there for category in one.categories})
    kinds = np.array([_bits(one.categories, names) for one in there], np.uint64)
    able = np.array([_able(as_of, one.id) for one in there], np.uint64)
    return _Candidates(there, kinds, able, names)


def _bits(chosen: Container[str], names: Sequence[str]) -> int:
    """Some of a list of names, as bits in its order."""
    return sum(1 << at for at, name in enumerate(names) if name in chosen)


def _able(as_of: AsOf, vendor: str) -> int:
    """What a vendor has, wholly or in part, as bits in the order of `Ability`."""
    rows = as_of.dataset.capabilities.get(vendor, {})
    return sum(
        1 << at for at, ability in enumerate(Ability) if ability in rows and rows[ability].support is not Support.NO
    )
