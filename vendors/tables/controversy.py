"""controversies.csv: what is disputed, in neutral words."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.event import Headline
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Date, Items, Length, OwnText, Slug, Text


class Matter(Choice):
    """What a controversy is about."""

    PRIVACY = "privacy", _("personal data")
    SECURITY = "security", _("security")
    REVIEWS = "review-integrity", _("integrity of reviews")
    LEGAL = "legal", _("legal dispute")
    GOVERNANCE = "governance", _("governance")
    LABOUR = "labour", _("employment")
    POLITICAL = "political", _("public contracts and politics")
    OTHER = "other", _("other")


Account = Annotated[OwnText, Length(100, 520)]


class Controversy(Row):
    """A dispute about one or more vendors. One row of data/controversies.csv."""

    TABLE: ClassVar[str] = "controversies"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    PLURAL: ClassVar[str] = _("Controversies")

    id: Slug = column(_("Identifier"), place=10, usual=True)
    vendors: Items[Slug] = column(_("Vendors"), refers="vendors", many=True, place=50, usual=True)
    opened: Date = column(_("Opened"), sortable=True, place=30, usual=True)
    closed: Date | None = column(_("Closed"), optional=True, place=40, usual=True, not_before="opened")
    category: Matter = column(_("Subject"), facet=Facet("about", _("Subject of a controversy")), place=20, usual=True)
    title_fr: Headline = column(_("Title (French)"))
    title_en: Headline = column(_("Title (English)"))
    summary_fr: Account = column(
        _("What is said (French)"), _("100 to 520 characters; an allegation is never worded as a fact.")
    )
    summary_en: Account = column(
        _("What is said (English)"), _("100 to 520 characters; an allegation is never worded as a fact.")
    )
    articles: Items[Slug] = column(_("Articles"), refers="news", many=True)
    note: Text | None = column(_("Note"), _("The editors’ working note, in English."), optional=True, written_in="en")
