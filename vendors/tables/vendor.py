"""vendors.csv: who the vendors are."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import (
    Address,
    Country,
    Date,
    Items,
    Latitude,
    Longitude,
    OwnText,
    Slug,
    Spoken,
    Text,
    Whole,
    length,
)


class VendorStatus(Choice):
    """Whether the company still stands by itself."""

    ACTIVE = "active", _("active")
    MERGED = "merged", _("absorbed")
    DEFUNCT = "defunct", _("closed")


class Category(Choice):
    """What kind of product it sells."""

    SURVEY = "survey", _("surveys")
    VOICE = "voice-of-customer", _("voice of the customer")
    TEXT = "text-analytics", _("text analytics")
    REVIEWS = "reviews", _("online reviews")
    CONTACT_CENTRE = "contact-centre", _("contact centre")
    EMPLOYEES = "employee-experience", _("employee experience")
    SOCIAL = "social-listening", _("social listening")
    PANEL = "research-panel", _("research and panels")
    JOURNEY = "journey-analytics", _("journey analytics")


class Channel(Choice):
    """Where it listens to customers."""

    EMAIL = "email", _("e-mail")
    WEB = "web", _("web")
    SMS = "sms", _("SMS")
    REVIEWS = "reviews", _("review sites")
    SOCIAL = "social", _("social media")
    CHAT = "chat", _("chat")
    PHONE = "phone", _("telephone")
    APP = "in-app", _("in an app")
    KIOSK = "kiosk", _("kiosk")
    QR = "qr", _("QR code")


class Pricing(Choice):
    """How its prices are made known."""

    FREE = "free-tier", _("free tier")
    PUBLISHED = "published", _("published")
    QUOTE = "on-quote", _("on quotation")


Summary = Annotated[OwnText, length(80, 300)]


class Vendor(Row):
    """A company that sells customer-experience measurement. One row of data/vendors.csv."""

    TABLE: ClassVar[str] = "vendors"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug = column(_("Identifier"), _("Never changes once published; used in addresses."))
    name: Text = column(_("Vendor"), _("The name it trades under."), sortable=True)
    aliases: Items[Text] = column(
        _("Other names"), _("Other names that denote this company."), optional=True, evidence=True, many=True
    )
    website: Address = column(_("Website"), evidence=True)
    origin_country: Country = column(
        _("Country of origin"), _("Where the company was founded."), facet="country", sortable=True, evidence=True
    )
    hq_country: Country = column(_("Country of the head office"), sortable=True, evidence=True)
    hq_city: Text | None = column(_("City of the head office"), optional=True, sortable=True, evidence=True)
    hq_lat: Latitude | None = column(_("Latitude"), _("Of the city, in degrees north."), optional=True, evidence=True)
    hq_lon: Longitude | None = column(_("Longitude"), _("Of the city, in degrees east."), optional=True, evidence=True)
    founded: Date | None = column(_("Founded"), optional=True, sortable=True, evidence=True)
    status: VendorStatus = column(_("Status"), _("Absorbed: it has no life of its own any more."))
    employees: Whole | None = column(
        _("Employees"), _("Persons, on the day given beside it."), optional=True, sortable=True, evidence=True
    )
    employees_as_of: Date | None = column(_("Employees as of"), optional=True, evidence=True)
    categories: Items[Category] = column(
        _("Categories"), facet=Facet("category", _("Category"), open=True), evidence=True, many=True
    )
    channels: Items[Channel] = column(
        _("Channels"),
        _("Where it listens to customers."),
        optional=True,
        facet=Facet("channel", _("Channel")),
        evidence=True,
        many=True,
    )
    data_hosting: Items[Country] = column(
        _("Data hosting"), _("Countries where it says customer data is kept."), optional=True, evidence=True, many=True
    )
    ui_languages: Items[Spoken] = column(_("Languages of the product"), optional=True, evidence=True, many=True)
    pricing: Pricing | None = column(_("Pricing"), optional=True, facet="pricing", evidence=True)
    certifications: Items[Text] = column(
        _("Certifications"), _("As the vendor states them."), optional=True, evidence=True, many=True
    )
    summary_fr: Summary = column(_("Summary (French)"), _("80 to 300 characters, in the magazine’s own words."))
    summary_en: Summary = column(_("Summary (English)"), _("80 to 300 characters, in the magazine’s own words."))
    last_reviewed: Date = column(_("Last reviewed"), sortable=True)
