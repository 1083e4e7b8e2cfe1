"""Where each vendor stands on a date: the row of the comparison table, with what is derived."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, Final

from vendors.domain.ownership import Control, control, end_of_knowledge
from vendors.i18n.language import _
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus
from vendors.tables.dataset import Dataset
from vendors.tables.facet import Facet
from vendors.tables.mention import Mention
from vendors.tables.ownership import Ownership, OwnershipKind
from vendors.tables.remembered import with_dataset
from vendors.tables.row import column, unchecked
from vendors.tables.vendor import Group, Vendor, VendorStatus
from vendors.types.country import EUROPEAN_SIDE, Hosting, Region, hosting_of, region_of
from vendors.types.kinds import Country, Items


class VendorOn(Vendor):
    """A vendor with what is derived for a date. Its columns are those of the vendors table, then the derived ones."""

    origin_region: Region = column(
        _("Region of origin"),  # Where a vendor was born is always known: its column is required.
        facet=Facet(
            "region",
            place=50,
            open=True,
            in_order=True,
            never=(Region.UNKNOWN,),
            groups=((_("Europe, France included"), EUROPEAN_SIDE),),
        ),
        sortable=True,
        derived=True,
        sourced_as="origin_country",
        group=None,
    )
    owner: str | None = column(
        _("Owner"),
        _("Direct owner on the date."),
        sortable=True,
        derived=True,
        sourced_as=Ownership.TABLE,
        place=30,
        usual=True,
        group=Group.CONTROL,
    )
    owner_vendor: str | None = column(
        _("Owner among the vendors"), derived=True, sourced_as=Ownership.TABLE, group=None
    )
    control_kind: OwnershipKind = column(
        _("Kind of control"), derived=True, sourced_as=Ownership.TABLE, place=60, group=Group.CONTROL
    )
    ultimate_owner: str | None = column(
        _("Ultimate owner"),
        _(
            "Last owner of the chain; the vendor itself where it is independent or listed; empty where it is not known who controls the owner."
        ),
        sortable=True,
        derived=True,
        sourced_as=Ownership.TABLE,
        place=40,
        group=Group.CONTROL,
    )
    control_country: Country | None = column(
        _("Country of control"),
        facet=Facet(
            "control_country",
            _("Control, by country"),
            place=95,
            unknown=_("{n} whose country of control is not known"),
        ),
        sortable=True,
        derived=True,
        sourced_as=Ownership.TABLE,
        place=50,
        usual=True,
        group=Group.CONTROL,
    )
    control_region: Region = column(
        _("Region of control"),
        facet=Facet(
            "control",
            place=40,
            open=True,
            in_order=True,
            unknown=_("{n} whose control is not known"),
            groups=((_("Europe, France included"), EUROPEAN_SIDE),),
        ),
        sortable=True,
        derived=True,
        sourced_as=Ownership.TABLE,
        group=None,
    )
    control_verified: bool = column(
        _("Control verified"),
        _("Whether the country of control is known and each step of the chain of owners verified, for that day."),
        derived=True,
        sourced_as=Ownership.TABLE,
        group=None,
    )
    status_on_date: VendorStatus = column(
        _("Status on the date"),
        facet=Facet("vendor_status", _("Status of the vendor"), place=110, in_order=True),
        derived=True,
        place=100,
        group=Group.IDENTITY,
    )
    hosting_region: Items[Hosting] = column(
        _("Region of hosting"),
        _("In the European Union, outside, or both."),
        facet=Facet(
            "hosting",
            _("Data hosting"),
            _("Where it says customer data is kept."),
            place=30,
            open=True,
            in_order=True,
            unknown=_("{n} whose hosting is not known"),
        ),
        many=True,
        derived=True,
        sourced_as="data_hosting",
        group=None,
    )
    articles: int = column(
        _("Articles"),
        _("Published up to the date."),
        sortable=True,
        derived=True,
        place=200,
        usual=True,
        group=Group.FIGURES,
    )
    controversies: int = column(
        _("Controversies"), _("Opened up to the date."), sortable=True, derived=True, group=None
    )

    def is_known(self, name: str) -> bool:
        """Whether a cell says something; an owner is known also where it is known that there is none, and whose control nobody knows is not told as a value."""
        if name == "owner":
            return self.control_kind is not OwnershipKind.UNKNOWN
        if name == "control_verified":
            return self.control_region is not Region.UNKNOWN
        return getattr(self, name) not in (None, (), "", OwnershipKind.UNKNOWN, Region.UNKNOWN)

    @property
    def control_ends_at(self) -> str | None:
        """The owner, where it is known and who controls that owner is not; else None."""
        return end_of_knowledge(self.owner, self.ultimate_owner)


def founded_by(vendor: Vendor, on: date) -> bool:
    """Whether the vendor existed on a day, as far as is known; a year means its first day."""
    return vendor.founded is None or vendor.founded.first <= on


def existing_on(dataset: Dataset, on: date) -> list[Vendor]:
    """The vendors that existed on a day, in the order of the file; whatever stands in columns beside them stands in this order."""
    return [vendor for vendor in dataset.table(Vendor) if founded_by(vendor, on)]


def status_on(dispute: str, dataset: Dataset, on: date) -> ControversyStatus | None:
    """The status of a controversy on a day, or None before its first step."""
    steps = [step for step in dataset.steps.get(dispute, ()) if step.date.first <= on]
    return steps[-1].status if steps else None


def disputes_on(dataset: Dataset, vendor: str, on: date) -> list[Controversy]:
    """The controversies about a vendor that had been opened by a day, newest first."""
    return [dispute for dispute in dataset.controversies_about.get(vendor, ()) if dispute.opened.first <= on]


MOST_CONTROLS: Final = 60_000
"""Answers to who controlled a vendor on a day that are remembered: of 5,000 on a dozen days some 25 MB."""


class VendorsOn(Mapping[str, VendorOn]):
    """Every vendor that existed on a day, by id, in the order of the file; what is derived of one is derived when it is asked for. Safe from any
    thread: what two find missing at once is made twice, and one of the two is kept.

    Attributes:
        stored: their rows as they stand in the file, in its order.

    Args:
        dataset: where they are.
        on: the day asked about.
        today: the present day, see `vendors.domain.ownership`.
    """

    def __init__(self, dataset: Dataset, on: date, today: date) -> None:
        self._dataset, self._on, self._today = dataset, on, today
        self._by_id = {vendor.id: vendor for vendor in existing_on(dataset, on)}
        self.stored: Sequence[Vendor] = tuple(self._by_id.values())
        self._made: dict[str, VendorOn] = {}

    def __getitem__(self, id: str) -> VendorOn:
        found = self._made.get(id)
        if found is None:
            made = _vendor_on(self._dataset, self._by_id[id], self._on, self._today)
            found = self._made.setdefault(id, made)
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


@with_dataset(64, tables=(Vendor, Ownership, Article, Mention, Controversy))
def vendors_on(dataset: Dataset, on: date, today: date) -> VendorsOn:
    """The vendors of a day."""
    return VendorsOn(dataset, on, today)


@with_dataset(MOST_CONTROLS, tables=(Vendor, Ownership))
def control_on(dataset: Dataset, vendor: str, on: date, today: date) -> Control:
    """`vendors.domain.ownership.control`, remembered."""
    return control(dataset, vendor, on, today)


def vendor_on(dataset: Dataset, vendor: str, on: date, today: date) -> VendorOn | None:
    """One vendor as `vendors_on` has it; None where it did not exist on the day.

    Raises:
        KeyError: there is no such vendor.
    """
    row = dataset.vendor[vendor]
    return _vendor_on(dataset, row, on, today) if founded_by(row, on) else None


OF_ONE_COLUMN: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "origin_region": ("origin_country", region_of),
    "hosting_region": ("data_hosting", hosting_of),
}
"""The derived columns that hang on one column alone, whatever the day: that one, and what is derived of its cell."""


def status_of(status: VendorStatus, absorbed: bool) -> VendorStatus:
    """The status of a vendor on a day.

    Args:
        status: as it stands in its row, of today.
        absorbed: whether its owner had absorbed it on the day.
    """
    if absorbed:
        return VendorStatus.MERGED
    return VendorStatus.ACTIVE if status is VendorStatus.MERGED else status


def _vendor_on(dataset: Dataset, vendor: Vendor, on: date, today: date) -> VendorOn:
    held = control_on(dataset, vendor.id, on, today)
    derived: dict[str, Any] = {
        **{name: derive(getattr(vendor, source)) for name, (source, derive) in OF_ONE_COLUMN.items()},
        "owner": held.owner,
        "owner_vendor": held.chain[0].owner_vendor if held.chain else None,
        "control_kind": held.kind,
        "ultimate_owner": held.ultimate_owner,
        "control_country": held.country,
        "control_region": held.region,
        "control_verified": held.located,
        "status_on_date": status_of(vendor.status, held.kind is OwnershipKind.MERGED),
        "articles": articles_on(dataset, on).get(vendor.id, 0),
        "controversies": len(disputes_on(dataset, vendor.id, on)),
    }
    return unchecked(VendorOn, {**vendor.__dict__, **derived}, _COLUMNS)


@with_dataset(16, tables=(Article, Mention))
def articles_on(dataset: Dataset, on: date) -> Mapping[str, int]:
    """How many articles that name a vendor were published up to a day, by its id."""
    # numpy is loaded by those who count, and not by a process for queries, which needs the columns of this table alone.
    counting = import_module("vendors.domain.mention_places")
    found: Counter[str] = counting.counts_until(dataset, on)
    return found


_COLUMNS: Final = set(VendorOn.model_fields)
