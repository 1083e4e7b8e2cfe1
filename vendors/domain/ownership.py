"""Who controlled a vendor on a date, through chains of owners that are vendors themselves.

A period runs from `since` (a year or month means its first day) to the day before `until`. Where `since` is not known, an
independent vendor reaches back to its founding, and any other owner answers for today only: earlier dates are unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol

from vendors.tables.ownership import Ownership, OwnershipKind, covers, settled
from vendors.tables.vendor import Vendor
from vendors.types.country import Region, region_of
from vendors.types.date import PartialDate

SELF_HELD: Final = (OwnershipKind.INDEPENDENT, OwnershipKind.PUBLIC)


class Owned(Protocol):
    """What is asked of a data set: the vendors and their ownership rows, sorted in time."""

    @property
    def vendor(self) -> Mapping[str, Vendor]:
        """Vendors by id."""

    @property
    def periods(self) -> Mapping[str, Sequence[Ownership]]:
        """Ownership rows by vendor id, in time order."""


@dataclass(frozen=True, slots=True)
class Control:
    """Who controls a vendor on a date.

    Attributes:
        chain: the ownership rows followed, the vendor's own first; empty where no row covers the date.
        owner: name of the direct owner, or None where there is none or it is not known.
        ultimate_owner: name of the last owner of the chain (of the vendor itself where it is independent or listed), or None.
        kind: how the vendor itself is held; unknown where no row covers the date.
        country: where control is, ISO 3166-1 alpha-2, or None where it is not known.
        unsettled: the first step that may have begun only after the day asked about, since only its year or month is known, or nothing; else None.
    """

    chain: tuple[Ownership, ...]
    owner: str | None
    ultimate_owner: str | None
    kind: OwnershipKind
    country: str | None
    unsettled: Ownership | None = None

    @property
    def region(self) -> Region:
        """Region of the country of control; unknown where the country is."""
        return region_of(self.country)

    @property
    def ends_at(self) -> str | None:
        """The owner, where it is known and who controls that owner is not; else None."""
        return end_of_knowledge(self.owner, self.ultimate_owner)

    @property
    def verified(self) -> bool:
        """Whether each row of the chain is verified, also for the day asked about."""
        return bool(self.chain) and self.unsettled is None and all(row.proven for row in self.chain)

    @property
    def doubted(self) -> bool:
        """Whether a sentence that names the owner must add that a step to it is not verified; control that is not known claims nothing."""
        return self.kind is not OwnershipKind.UNKNOWN and not all(row.proven for row in self.chain)

    @property
    def located(self) -> bool:
        """Whether it is known from where it is controlled, and each step that leads there is verified."""
        return self.country is not None and self.verified

    @property
    def undated(self) -> bool:
        """Whether who controls is known and since when is not, at some step: then it stands in no trend."""
        return self.country is not None and any(row.undated for row in self.chain)


def end_of_knowledge(owner: str | None, ultimate_owner: str | None) -> str | None:
    """The direct owner, where it is known and the last one of the chain is not."""
    return owner if owner and not ultimate_owner else None


NOBODY_KNOWS: Final = Control((), None, None, OwnershipKind.UNKNOWN, None)


def control(dataset: Owned, vendor: str, on: date, today: date) -> Control:
    """Who controls a vendor on a day.

    Args:
        vendor: its id.
        on: the day asked about.
        today: the day on which an owner of unknown start is known to own.

    Raises:
        KeyError: there is no such vendor.
    """
    chain: list[Ownership] = []
    unsettled = None
    asked, name = vendor, dataset.vendor[vendor].name
    while True:
        row = next(
            (row for row in dataset.periods.get(asked, ()) if covers(row, dataset.vendor.get(asked), on, today)), None
        )
        if row is None or row in chain:
            ends_unknown = True
            break
        chain.append(row)
        if unsettled is None and not settled(row, dataset.vendor.get(asked), on, today):
            unsettled = row
        ends_unknown = row.kind is OwnershipKind.UNKNOWN
        if row.owner_vendor is None:
            name = row.owner or (name if row.kind in SELF_HELD else "")
            break
        asked = row.owner_vendor
        name = dataset.vendor[asked].name if asked in dataset.vendor else row.owner or ""
    if not chain:
        return NOBODY_KNOWS
    first, last = chain[0], chain[-1]
    known = not ends_unknown
    return Control(
        tuple(chain),
        first.owner,
        name or None if known else None,
        first.kind,
        last.owner_country if known else None,
        unsettled,
    )


@dataclass(frozen=True, slots=True)
class Reign:
    """A stretch of time in which the control of a vendor did not change.

    Attributes:
        since: its beginning, as precisely as it is known, or None.
        until: the beginning of the next, or None where it lasts.
    """

    since: PartialDate | None
    until: PartialDate | None
    control: Control


def history(dataset: Owned, vendor: str, today: date) -> list[Reign]:
    """Who controlled a vendor over time, from its founding (or the first day known) to today, in time order; unknown stretches included.

    Each stretch begins as precisely as it is known, so nothing of it is unsettled.

    Raises:
        KeyError: there is no such vendor.
    """
    founded = dataset.vendor[vendor].founded
    points = [day for day in _turning_points(dataset, vendor, frozenset()) if day.first <= today]
    if founded:
        points = [founded, *(day for day in points if day.first > founded.first)]
    by_day = {day.first: day for day in sorted(points, reverse=True)}
    days = sorted(by_day)
    held: list[tuple[PartialDate | None, Control]] = [
        (by_day[day], told_control(dataset, vendor, day, today)) for day in days
    ]
    if not founded and days:
        before = told_control(dataset, vendor, days[0] - timedelta(days=1), today)
        stretches = [(None, before), *held] if before.chain else [*held]
    else:
        stretches = [*held]
    now = control(dataset, vendor, today, today)
    if not stretches or stretches[-1][1] != now:
        # An owner of unknown beginning is met today for the first time; that is not when it began.
        stretches.append((None, now))
    changes = [
        stretch for index, stretch in enumerate(stretches) if index == 0 or stretch[1] != stretches[index - 1][1]
    ]
    ends = [since for since, _ in changes[1:]] + [None]
    return [Reign(since, until, held) for (since, held), until in zip(changes, ends, strict=True)]


def told_control(dataset: Owned, vendor: str, day: date, today: date) -> Control:
    """Who controls a vendor on a day, as its history tells it: each stretch begins as precisely as is known, so nothing of it is unsettled.

    Raises:
        KeyError: there is no such vendor.
    """
    return replace(control(dataset, vendor, day, today), unsettled=None)


def _turning_points(dataset: Owned, vendor: str, above: frozenset[str]) -> set[PartialDate]:
    """The days on which the control of a vendor may change; what an owner went through before and after is not its history."""
    points: set[PartialDate] = set()
    for row in dataset.periods.get(vendor, ()):
        points |= {day for day in (row.since, row.until) if day}
        if row.owner_vendor and row.owner_vendor not in above and row.since:
            begins, ends = row.since.first, row.until.first if row.until else date.max
            owners = _turning_points(dataset, row.owner_vendor, above | {vendor})
            points |= {day for day in owners if begins < day.first < ends}
    return points


def loops(rows: Iterable[Ownership]) -> list[tuple[Ownership, ...]]:
    """The rings of owners in which each row's `owner_vendor` leads to the next and the last back to the first.

    Periods that never meet in time do not make a ring.
    """
    by_vendor: dict[str, list[Ownership]] = {}
    for row in rows:
        by_vendor.setdefault(row.vendor, []).append(row)
    found: list[tuple[Ownership, ...]] = []

    def follow(path: tuple[Ownership, ...], begins: date, ends: date) -> None:
        for row in by_vendor.get(path[-1].owner_vendor or "", ()):
            since = max(begins, row.since.first if row.since else date.min)
            until = min(ends, row.until.first if row.until else date.max)
            if since >= until or not row.owner_vendor:
                continue
            if row is path[0]:
                found.append(path)
            elif row not in path and row.vendor > path[0].vendor:
                follow((*path, row), since, until)

    for owned in by_vendor.values():
        for row in owned:
            if row.owner_vendor:
                follow((row,), row.since.first if row.since else date.min, row.until.first if row.until else date.max)
    return found
