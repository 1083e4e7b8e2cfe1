"""Whom and what a vendor is tied to: names that speak for it where others bear its name too."""

import re
from collections import Counter
from typing import Final

from vendors.tables.dataset import Dataset
from vendors.tables.event import Event, EventKind
from vendors.tables.ownership import Ownership
from vendors.tables.vendor import Vendor
from vendors.validation.prose.persons import persons

_BINDING: Final = frozenset(
    [
        EventKind.ACQUIRED,
        EventKind.ACQUISITION,
        EventKind.AGREEMENT,
        EventKind.ABANDONED,
        EventKind.FUNDING,
        EventKind.FINANCING,
    ]
)
"""What happens between two companies that are named together ever after."""
_LED: Final = frozenset([EventKind.FOUNDED, EventKind.LEADERSHIP])
"""What names those who founded or lead a vendor."""
_LONG: Final = 3
"""Words from which a name is often said by its initials: Symphony Technology Group, STG."""
_BRACKETED: Final = re.compile(r"\s*\([^()]*\)")


def ties(dataset: Dataset) -> dict[str, set[str]]:
    """Vendor -> the names of its owners, of those who founded or lead it, of those it bought or sold itself to, and of the town where it alone has its seat."""
    told: dict[str, set[str]] = {vendor.id: set() for vendor in dataset.table(Vendor)}
    seats = Counter(vendor.hq_city for vendor in dataset.table(Vendor))
    for vendor in dataset.table(Vendor):
        if vendor.hq_city and seats[vendor.hq_city] == 1:
            told[vendor.id].add(vendor.hq_city)
    for held in dataset.table(Ownership):
        told[held.vendor].update(_names(held.owner))
    for event in dataset.table(Event):
        if event.kind in _BINDING:
            told[event.vendor].update(_names(event.counterpart))
        if event.kind in _LED:
            told[event.vendor].update(persons(event.title_en))
    return told


def _names(parties: str | None) -> set[str]:
    """The names in a cell, and the initials of the long ones."""
    names = {_BRACKETED.sub("", name).strip() for name in (parties or "").split("|")} - {""}
    return names | {
        "".join(word[0] for word in name.split()) for name in names if len(name.split()) >= _LONG and name.istitle()
    }
