"""The facts that are most wanted: what is not known, in the order in which knowing it would tell most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendors.analysis.searches import last_search
from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.tables.remembered import with_dataset
from vendors.tables.search import Search, Sought
from vendors.tables.vendor import VendorStatus
from vendors.types.country import EUROPEAN_SIDE, Region

ORDER: Final = (Sought.OWNER, Sought.DATA_HOSTING, Sought.EMPLOYEES, Sought.PRICING)
"""What is wanted, most wanted first: who owns the vendors, for the survey asks that; then what buyers ask first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One fact that is not known.

    Attributes:
        sought: what it is.
        searched: the newest search for it, or None where none was noted.
    """

    vendor: VendorOn
    sought: Sought
    searched: Search | None

    @property
    def european(self) -> bool:
        """Whether the vendor was born in Europe: the survey asks first who owns those."""
        return self.vendor.origin_region in EUROPEAN_SIDE


@with_dataset(4)
def wanted(as_of: AsOf) -> Sequence[Wanted]:
    """The facts most wanted, first first; of each kind those about vendors that were born in Europe come first.

    Of a vendor that its owner has absorbed, or that is closed, nothing but the owner is wanted.
    """
    found = [
        Wanted(vendor, sought, last_search(as_of, sought, vendor))
        for sought in ORDER
        for vendor in as_of.vendors.values()
        if _is_missing(vendor, sought)
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.sought), not one.european))


def _is_missing(vendor: VendorOn, sought: Sought) -> bool:
    if sought is Sought.OWNER:
        return vendor.control_region is Region.UNKNOWN
    return vendor.status_on_date is VendorStatus.ACTIVE and not vendor.is_known(str(sought))
