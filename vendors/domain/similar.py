"""The French and European vendors nearest to one, with the reason."""

from dataclasses import dataclass

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.collation import sort_key
from vendors.tables.capability import Ability, Support


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


def alternatives(as_of: AsOf, vendor: VendorOn, most: int = 4) -> list[Alternative]:
    """The vendors of French or European origin nearest to one, best first.

    Nearness counts shared categories twice and shared capabilities once; of equals the one controlled in Europe comes first.
    """
    found = []
    for other in as_of.vendors.values():
        if other.id == vendor.id or other.origin_region not in ("fr", "eu") or other.status_on_date != "active":
            continue
        shared = tuple(category for category in vendor.categories if category in other.categories)
        able = _able(as_of, vendor.id) & _able(as_of, other.id)
        abilities = tuple(ability for ability in Ability if ability in able)
        if shared:
            found.append(Alternative(other, shared, abilities))
    found.sort(
        key=lambda one: (
            -2 * len(one.shared) - len(one.abilities),
            one.vendor.control_region not in ("fr", "eu"),
            sort_key(one.vendor.name),
        )
    )
    return found[:most]


def _able(as_of: AsOf, vendor: str) -> set[str]:
    rows = as_of.dataset.capabilities.get(vendor, {})
    return {name for name, row in rows.items() if row.support is not Support.NO}
