"""The world on a day: who was there, who controlled whom, what was disputed and how that stood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vendors.domain.ownership import Control
from vendors.domain.vendor_on import VendorsOn, control_on, disputes_on, status_on, vendors_on
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus
from vendors.tables.dataset import Dataset


@dataclass(frozen=True, slots=True)
class AsOf:
    """One data set as of one day.

    Attributes:
        dataset: where the facts are.
        on: the day asked about.
        today: the present day; an owner of unknown start is known to own from it on, see `vendors.domain.ownership`.
    """

    dataset: Dataset
    on: date
    today: date

    def at(self, day: date) -> "AsOf":
        """The same data set on another day."""
        return replace(self, on=day)

    @property
    def vendors(self) -> VendorsOn:
        """Every vendor that existed, by id, in the order of the file."""
        return vendors_on(self.dataset, self.on, self.today)

    def control(self, vendor: str) -> Control:
        """Who controlled a vendor.

        Raises:
            KeyError: there is no such vendor.
        """
        return control_on(self.dataset, vendor, self.on, self.today)

    def status(self, controversy: str) -> ControversyStatus | None:
        """The status of a controversy, or None before its first step."""
        return status_on(controversy, self.dataset, self.on)

    def controversies(self, vendor: str) -> Sequence[Controversy]:
        """The controversies about a vendor that had been opened, newest first."""
        return disputes_on(self.dataset, vendor, self.on)
