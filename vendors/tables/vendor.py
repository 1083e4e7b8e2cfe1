"""vendors.csv: who the vendors are."""

from enum import StrEnum
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
    Length,
    Longitude,
    Name,
    NamesakeText,
    OwnText,
    Slug,
    Spoken,
    Text,
    Whole,
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

    EMAIL = "email", _("email")
    WEB = "web", _("web")
    SMS = "sms", _("SMS")
    REVIEWS = "reviews", _("review sites")
    SOCIAL = "social", _("social media")
    CHAT = "chat", _("chat")
    PHONE = "phone", _("telephone")
    APP = "in-app", _("in-app")
    KIOSK = "kiosk", _("kiosk")
    QR = "qr", _("QR code")


class Pricing(Choice):
    """How its prices are made known."""

    FREE = "free-tier", _("free tier")
    PUBLISHED = "published", _("public prices")
    QUOTE = "on-quote", _("on request")


class Group(Choice):
    """What readers compare vendors by, in the order of the page. Abilities and controversies are rows of other tables, the rest columns of this one."""

    IDENTITY = "identity", _("Identity")
    CONTROL = "control", _("Origin and control")
    PRODUCT = "product", _("Product")
    ABILITIES = "abilities", _("What the product does")
    CHANNELS = "channels", _("Channels and hosting")
    FIGURES = "figures", _("Figures")
    CONTROVERSIES = "controversies", _("Controversies")


class Section(StrEnum):
    """Which list of facts of a vendor’s page: beside its name, or with its product."""

    HEAD = "head"
    PRODUCT = "product"


Summary = Annotated[OwnText, Length(80, 300)]


class Vendor(Row):
    """A company that sells customer-experience measurement. One row of data/vendors.csv."""

    TABLE: ClassVar[str] = "vendors"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    PLURAL: ClassVar[str] = _("Vendors")

    id: Slug = column(_("Identifier"), _("Never changes once published; used in addresses."), group=None)
    name: Name = column(
        _("Vendor"), _("The name it trades under."), sortable=True, place=10, usual=True, group=None, names=True
    )
    aliases: Items[Text] = column(
        _("Other names"),
        _("Other names that denote this company."),
        optional=True,
        names=True,
        evidence=True,
        many=True,
        place=110,
        group=None,
        section=Section.PRODUCT,
        stale_after=36,
        missed=False,
    )
    website: Address = column(
        _("Website"), evidence=True, place=160, group=Group.IDENTITY, section=Section.HEAD, stale_after=24
    )
    origin_country: Country = column(
        _("Country of origin"),
        _("Where the company was founded."),
        facet=Facet("country", place=90),
        sortable=True,
        evidence=True,
        place=20,
        usual=True,
        group=Group.CONTROL,
        section=None,
        stale_after=None,
        weight=2,
    )
    hq_country: Country = column(
        _("Country of the head office"),
        sortable=True,
        evidence=True,
        place=90,
        group=Group.IDENTITY,
        section=Section.HEAD,
        stale_after=24,
        weight=1,
    )
    hq_city: Name | None = column(
        _("City of the head office"),
        optional=True,
        names=True,
        sortable=True,
        evidence=True,
        place=80,
        group=Group.IDENTITY,
        section=Section.HEAD,
        on_card=True,
        stale_after=24,
    )
    hq_lat: Latitude | None = column(
        _("Latitude"),
        _("Of the city, in degrees north."),
        optional=True,
        evidence=True,
        group=None,
        section=None,
        stale_after=None,
        missed=False,
    )
    hq_lon: Longitude | None = column(
        _("Longitude"),
        _("Of the city, in degrees east."),
        optional=True,
        evidence=True,
        group=None,
        section=None,
        stale_after=None,
        missed=False,
    )
    founded: Date | None = column(
        _("Founded"),
        optional=True,
        sortable=True,
        evidence=True,
        place=70,
        usual=True,
        group=Group.IDENTITY,
        section=Section.HEAD,
        on_card=True,
        stale_after=None,
    )
    status: VendorStatus = column(_("Status"), _("Absorbed: merged into its owner."), group=None)
    employees: Whole | None = column(
        _("Employees"),
        _("Persons, on the day given beside it."),
        optional=True,
        sortable=True,
        evidence=True,
        place=140,
        group=Group.FIGURES,
        section=Section.HEAD,
        stale_after=12,
        weight=1,
        dated_by="employees_as_of",
    )
    employees_as_of: Date | None = column(
        _("Employees as of"),
        optional=True,
        evidence=True,
        group=None,
        section=None,
        stale_after=None,
        missed=False,
    )
    categories: Items[Category] = column(
        _("Categories"),
        facet=Facet(
            "category",
            _("Category"),
            _("What kind of product it sells."),
            place=60,
            open=True,
            together=True,
            elsewhere=(
                (Category.TEXT, "capability", "text-analytics"),
                (Category.EMPLOYEES, "capability", "employee-experience"),
                (Category.JOURNEY, "capability", "journey-mapping"),
            ),
        ),
        evidence=True,
        many=True,
        place=120,
        group=Group.PRODUCT,
        section=Section.PRODUCT,
        on_card=True,
        stale_after=24,
    )
    channels: Items[Channel] = column(
        _("Channels"),
        _("Where it listens to customers."),
        optional=True,
        facet=Facet(
            "channel",
            _("Channel"),
            _("Where it asks and hears customers; surveys by SMS are under SMS."),
            place=20,
            open=True,
            together=True,
            unknown=_("{n} whose channels are not known"),
        ),
        evidence=True,
        many=True,
        place=130,
        group=Group.CHANNELS,
        section=Section.PRODUCT,
        stale_after=18,
    )
    data_hosting: Items[Country] = column(
        _("Data hosting"),
        _("Countries where it says customer data is kept."),
        optional=True,
        facet=Facet(
            "hosting_country", _("Hosting, by country"), place=100, unknown=_("{n} whose hosting is not known")
        ),
        evidence=True,
        many=True,
        place=190,
        group=Group.CHANNELS,
        section=Section.PRODUCT,
        stale_after=12,
    )
    ui_languages: Items[Spoken] = column(
        _("Languages of the product"),
        optional=True,
        evidence=True,
        many=True,
        place=180,
        group=Group.PRODUCT,
        section=Section.PRODUCT,
        stale_after=18,
    )
    pricing: Pricing | None = column(
        _("Pricing"),
        optional=True,
        facet=Facet("pricing", place=70, unknown=_("{n} whose prices are not known")),
        evidence=True,
        place=150,
        group=Group.PRODUCT,
        section=Section.HEAD,
        on_card=True,
        stale_after=12,
    )
    certifications: Items[Text] = column(
        _("Certifications"),
        _("As the vendor states them."),
        optional=True,
        names=True,
        facet=Facet(
            "certification",
            _("Certification"),
            _("As the vendor states them."),
            place=80,
            together=True,
            unknown=_("{n} whose certifications are not known"),
        ),
        evidence=True,
        many=True,
        place=170,
        group=Group.PRODUCT,
        section=Section.PRODUCT,
        stale_after=12,
        missed=False,
    )
    summary_fr: Summary = column(
        _("Summary (French)"), _("80 to 300 characters, in the magazine’s own words."), group=None
    )
    summary_en: Summary = column(
        _("Summary (English)"), _("80 to 300 characters, in the magazine’s own words."), group=None
    )
    last_reviewed: Date = column(_("Last reviewed"), sortable=True, group=None)
    namesakes: Items[NamesakeText] = column(
        _("Namesakes"),
        _(
            "Others that bear one of these names, each with words that tell them: "
            "“Momentive Performance Materials: silicones, quartz”."
        ),
        optional=True,
        many=True,
        place=115,
        group=None,
        late=True,
        missed=False,
    )
