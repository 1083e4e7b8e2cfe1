"""A form that the data might have one day, for the tests of migrations: row models and steps beyond those of the code."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar
from unittest import mock

from vendors.desk import workspace
from vendors.desk.imports import layout
from vendors.desk.imports.opening import opened
from vendors.desk.revisions import history
from vendors.settings import ROOT
from vendors.store import load, migrations
from vendors.store.migrations import AddColumn, AddTable, RenameColumn, RenameTable, RenameValue, Step
from vendors.tables import TABLES
from vendors.tables.event import Event
from vendors.tables.row import Column, Row, column
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice
from vendors.types.kinds import Country, Date, Items, Slug, Text
from vendors.validation import reading

EARLIER = ROOT / "tests/fixtures/written-by-fbe9dd2.zip"


class LaterPricing(Choice):
    """`on-quote` is called `on-request`."""

    FREE = "free-tier", "free tier"
    PUBLISHED = "published", "published"
    REQUEST = "on-request", "on request"


class Tier(Choice):
    """How fully a vendor is followed."""

    FULL = "full", "full"
    STANDARD = "standard", "standard"


class LaterEventKind(Choice):
    """`product` is called `launch`; it stands in the key of its rows."""

    ACQUISITION = "acquisition", "buys a company"
    LAUNCH = "launch", "launch"


class WiderVendor(Vendor):
    """Two columns more, one of them with a value in every row; another renamed."""

    umbrella: Text | None = column("Umbrella", optional=True)
    tier: Tier = column("Tier")
    hosted_in: Items[Country] = column("Hosted in", optional=True, many=True)

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """Each new column in a place of its own, and the one that was renamed in that of its former name."""
        found = {one.name: one for one in super().columns()}
        hosted, brand, tier = (found.pop(name) for name in ("hosted_in", "umbrella", "tier"))
        ordered = [hosted if name == "data_hosting" else one for name, one in found.items()]
        return (*ordered[:2], brand, *ordered[2:], tier)


class LaterVendor(WiderVendor):
    """A value renamed besides."""

    pricing: LaterPricing | None = column("Pricing", optional=True, evidence=True)  # type: ignore[assignment]


class LaterEvent(Event):
    """A value of the key is renamed."""

    kind: LaterEventKind = column("Kind")  # type: ignore[assignment]


class Honour(Row):
    """A new table, which may be empty."""

    TABLE: ClassVar[str] = "honours"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "won", "title")
    MAY_BE_EMPTY: ClassVar[bool] = True
    vendor: Slug = column("Vendor", refers="vendors")
    won: Date = column("Won")
    title: Text = column("Title")


class Accolade(Row):
    """What became of it still later: another name, a column renamed."""

    TABLE: ClassVar[str] = "accolades"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "won", "name")
    MAY_BE_EMPTY: ClassVar[bool] = True
    vendor: Slug = column("Vendor", refers="vendors")
    won: Date = column("Won")
    name: Text = column("Name")


class Licence(Row):
    """A new table that may not be empty."""

    TABLE: ClassVar[str] = "licences"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: Slug = column("Identifier")
    name: Text = column("Name")


LATER: Mapping[str, type[Row]] = {"vendors": LaterVendor, "events": LaterEvent, "honours": Honour, "licences": Licence}
ON_REQUEST = RenameValue("prices on request", "vendors", "pricing", "on-quote", "on-request")
LATER_STEPS: tuple[Step, ...] = (
    AddColumn("how fully a vendor is followed", "vendors", "followed", "normal"),
    RenameColumn("followed is called tier", "vendors", "followed", "tier"),
    RenameValue("normal is called standard", "vendors", "tier", "normal", "standard"),
    RenameColumn("hosting as readers say it", "vendors", "data_hosting", "hosted_in"),
    ON_REQUEST,
    RenameValue("launches", "events", "kind", "product", "launch"),
    AddTable("licences of the texts", "licences", b"id,name\nall-rights,All rights reserved\n"),
)
STILL_LATER: Mapping[str, type[Row]] = {
    "vendors": LaterVendor,
    "events": LaterEvent,
    "accolades": Accolade,  # in the place of honours, or every version would have another name
    "licences": Licence,
}
STILL_LATER_STEPS: tuple[Step, ...] = (
    *LATER_STEPS,
    RenameColumn("the name of an honour", "honours", "title", "name"),
    RenameTable("honours are called accolades", "honours", "accolades"),
)


def unpacked(folder: Path) -> Path:
    """A data folder with all that the desk keeps in it, as the code of commit fbe9dd2 left it."""
    with zipfile.ZipFile(EARLIER) as packed:
        packed.extractall(folder)
    return folder


def begin_later_form() -> None:
    """From here on the process has the later form, for good; but prices, by which readers filter, are called as they were."""
    TABLES.update({**LATER, "vendors": WiderVendor})
    migrations.MIGRATIONS = tuple(step for step in LATER_STEPS if step is not ON_REQUEST)
    workspace.opened_apart = opened  # another process would have today's form
    _forget()


@contextmanager
def form(models: Mapping[str, type[Row]], steps: tuple[Step, ...]) -> Iterator[None]:
    """The code as if its tables and steps were these."""
    with (
        mock.patch.dict(TABLES, models),
        mock.patch.object(migrations, "MIGRATIONS", steps),
        mock.patch.object(workspace, "opened_apart", opened),
    ):
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Nothing that was remembered of the other form counts any more."""
    load._remembered.cache.clear()
    reading.text_of.cache_clear()
    history._changed.cache_clear()
    layout._spellings.cache_clear()
