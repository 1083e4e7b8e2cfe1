"""Who controlled the vendors of an article or a controversy on its day, and who controls them today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vendors.domain.ownership import Control
from vendors.domain.vendor_on import control_on
from vendors.tables.dataset import Dataset


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A vendor's control on two days.

    Attributes:
        vendor: its id.
        name: its name.
        then: on the day of the article or controversy; of a date known to the month or year, on its first day.
        now: today.
    """

    vendor: str
    name: str
    then: Control
    now: Control

    @property
    def same(self) -> bool:
        """Whether there is nothing to tell apart: the same holder of the same kind in the same country."""
        return _told(self.then) == _told(self.now)


def then_and_now(dataset: Dataset, vendors: Iterable[str], on: date, today: date) -> tuple[ThenAndNow, ...]:
    """The vendors, each with its control on a day and today.

    Raises:
        KeyError: there is no such vendor.
    """
    return tuple(
        ThenAndNow(
            vendor,
            dataset.vendor[vendor].name,
            control_on(dataset, vendor, on, today),
            control_on(dataset, vendor, today, today),
        )
        for vendor in dict.fromkeys(vendors)
    )


def _told(control: Control) -> tuple[str | None, ...]:
    return control.owner, control.ultimate_owner, control.kind, control.country
