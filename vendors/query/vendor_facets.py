"""What each vendor has of each facet, those that its own row does not hold too: its functions, its controversies, and what is asked in another facet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.query.facets import FACETS, MOVED
from vendors.query.matching import Matching, nothing_known
from vendors.tables.capability import Support

Values = Callable[[VendorOn], Iterable[str]]


class VendorFacets:
    """The facets of the vendors as of a day.

    Args:
        as_of: the world on that day.
        of_disputes: what a controversy has of its facets; a vendor has what any of its controversies has.
    """

    def __init__(self, as_of: AsOf, of_disputes: Mapping[str, Callable[[Any], Iterable[str]]]) -> None:
        self._as_of = as_of
        self._of_disputes = of_disputes
        self._capabilities = as_of.dataset.capabilities

    def matching(self, parameter: str, *, every: bool) -> Matching[VendorOn]:
        """How vendors meet what is chosen of a facet, with all the values or with any."""
        unknown = self._nobody_says if parameter == "capability" else nothing_known(self._own(parameter))
        return Matching(self.values(parameter), unknown, every)

    def values(self, parameter: str) -> Values:
        """What a vendor has of a facet: its own values, without those that are asked elsewhere, and those of others that are asked here."""
        own = self._own(parameter)
        gone = frozenset(value for name, value in MOVED if name == parameter)
        coming = [(self._own(name), value, to) for (name, value), (other, to) in MOVED.items() if other == parameter]
        if not gone and not coming:
            return own
        # A page that says no is about the very function; a category is about the whole vendor.
        said = self._capabilities if parameter == "capability" else {}

        def values(row: VendorOn) -> Iterator[str]:
            yield from (value for value in own(row) if value not in gone)
            yield from (to for source, value, to in coming if to not in said.get(row.id, {}) and value in source(row))

        return values

    def _nobody_says(self, row: VendorOn, value: str) -> bool:
        return value not in self._capabilities.get(row.id, {})

    def _own(self, parameter: str) -> Values:
        if parameter == "vendor":
            return lambda row: (row.id,)
        if parameter == "capability":
            return lambda row: (
                name for name, found in self._capabilities.get(row.id, {}).items() if found.support is not Support.NO
            )
        if parameter in self._of_disputes:
            of_dispute = self._of_disputes[parameter]
            return lambda row: (value for dispute in self._as_of.controversies(row.id) for value in of_dispute(dispute))
        return FACETS[parameter].held
