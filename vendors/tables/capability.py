"""capabilities.csv: what each product does."""

from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Date, Slug, Text


class Ability(Choice):
    """Something a product may be able to do."""

    NPS = "nps", _("NPS")
    CSAT = "csat", _("CSAT")
    CES = "ces", _("CES")
    SMS_SURVEY = "sms-survey", _("SMS surveys")
    IVR_SURVEY = "ivr-survey", _("IVR surveys")
    KIOSK = "offline-kiosk", _("kiosks, offline")
    PANEL = "panel", _("respondent panel")
    CONJOINT = "conjoint-research", _("conjoint analysis")
    TEXT = "text-analytics", _("text analytics")
    SENTIMENT = "sentiment-emotion", _("sentiment, emotion")
    SPEECH = "speech-analytics", _("speech analytics")
    AI_AGENT = "ai-agent-genai", _("AI agent, generative AI")
    DASHBOARDS = "dashboards", _("dashboards")
    JOURNEY = "journey-mapping", _("journey mapping")
    CLOSED_LOOP = "closed-loop", _("closed loop")
    CASES = "case-management", _("case management")
    REVIEWS = "review-management", _("review management")
    BENCHMARK = "reputation-benchmark", _("reputation benchmark")
    EMPLOYEES = "employee-experience", _("employee experience")
    ROUTING = "contact-centre-routing", _("contact-centre routing")
    CRM = "crm-integration", _("CRM integration")
    API = "api", _("API")
    ON_PREMISE = "on-premise", _("on premises")


class Support(Choice):
    """How far; where there is no row it is not known, which is not “no”."""

    YES = "yes", _("yes")
    PARTIAL = "partial", _("in part")
    NO = "no", _("no")


class Capability(Row):
    """What a page says a product can do. One row of data/capabilities.csv."""

    TABLE: ClassVar[str] = "capabilities"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "capability")
    PLURAL: ClassVar[str] = _("Capabilities")

    vendor: Slug = column(_("Vendor"), refers="vendors")
    capability: Ability = column(
        _("Capability"),
        facet=Facet(
            "capability",
            meaning=_("What a page says the product can do, or the category says in which it is sold."),
            place=10,
            open=True,
            together=True,
            unknown=_("{n} whose capabilities are not all known"),
            elsewhere=((Ability.SMS_SURVEY, "channel", "sms"), (Ability.KIOSK, "channel", "kiosk")),
        ),
    )
    support: Support = column(
        _("Support"),
        _("Yes: the page names it; in part: part of it, or under another name; no: the page says so."),
        stale_after=12,
    )
    source_url: Address = column(_("Source"), of_source=True)
    note: Text | None = column(
        _("Note"), _("The editors’ working note, in English."), optional=True, written_in="en", of_source=True
    )
    accessed: Date = column(_("Date read"), of_source=True)
