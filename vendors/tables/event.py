"""events.csv: milestones of the vendors."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.facet import Facet
from vendors.tables.ownership import Confidence
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Country, Date, Length, Millions, Name, OwnText, Slug, Text


class EventKind(Choice):
    """What happened. An agreement is not yet a deal; an abandoned one never became a deal."""

    FOUNDED = "founded", _("founding")
    FUNDING = "funding", _("funding round")
    FINANCING = "financing", _("debt financing")
    ACQUISITION = "acquisition", _("buys a company")
    ACQUIRED = "acquired", _("is bought")
    AGREEMENT = "agreement", _("agreement, not yet a deal")
    ABANDONED = "abandoned", _("deal abandoned")
    IPO = "ipo", _("stock-market listing")
    DELISTING = "delisting", _("leaves the stock market")
    RENAME = "rename", _("change of name")
    LEADERSHIP = "leadership", _("leadership")
    LAYOFFS = "layoffs", _("job cuts")
    PRODUCT = "product", _("product")
    OFFICE = "office", _("office")
    ANNOUNCEMENT = "announcement", _("announcement")


DEALS_NOT_DONE = (EventKind.AGREEMENT, EventKind.ABANDONED)

Headline = Annotated[OwnText, Length(5, 160)]


class Event(Row):
    """A dated milestone of a vendor. One row of data/events.csv."""

    TABLE: ClassVar[str] = "events"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "date", "kind", "title_en")
    PLURAL: ClassVar[str] = _("Milestones")
    SUBJECT: ClassVar[tuple[str, ...]] = ("vendor",)

    vendor: Slug = column(_("Vendor"), refers="vendors")
    date: Date = column(_("Date"), sortable=True)
    kind: EventKind = column(_("Kind"), facet=Facet("event", _("Kind of milestone")))
    title_fr: Headline = column(_("Title (French)"))
    title_en: Headline = column(_("Title (English)"))
    counterpart: Name | None = column(_("Other party"), optional=True, one_spelling=True, names=True)
    counterpart_country: Country | None = column(_("Country of the other party"), optional=True)
    amount_usd_m: Millions | None = column(
        _("Amount (millions of US dollars)"), _("Once, on the deal done."), optional=True, sortable=True
    )
    amount_original: Text | None = column(_("Amount as stated"), optional=True)
    source_url: Address = column(_("Source"), of_source=True)
    confidence: Confidence = column(_("Confidence"), of_source=True)
