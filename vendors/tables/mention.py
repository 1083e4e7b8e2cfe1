"""mentions.csv: which vendors an article is about, and what part each has in it."""

from collections.abc import Mapping
from typing import ClassVar, Final

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Slug


class Role(Choice):
    """What part a vendor has in an article. `ROLE_RULES` says when each is given; `vendors.validation.checks.mentions` tests what can be tested."""

    SUBJECT = "subject", _("subject")
    COMPARED = "compared", _("compared")
    NAMED = "named", _("named")
    AUTHORITY = "authority", _("cited as a source")
    CUSTOMER = "customer", _("at a customer")
    ACQUIRER = "acquirer", _("buyer")
    ACQUIRED = "acquired", _("bought")
    ACCUSED = "accused", _("allegation against it")
    ANSWERING = "answering", _("answers the allegation")
    CLEARED = "cleared", _("cleared")


ROLE_RULES: Final[Mapping[Role, str]] = {
    Role.SUBJECT: _(
        "The article is mainly about the vendor, or about a question that it asks of the vendor. The role charges it with nothing."
    ),
    Role.COMPARED: _("The article sets the vendor beside another one, as its rival or as an alternative to it."),
    Role.NAMED: _("The article names the vendor and is mainly about something else."),
    Role.AUTHORITY: _("The article passes on the vendor’s study, figures or advice."),
    Role.CUSTOMER: _("The article is about a customer of the vendor and the use it makes of the product."),
    Role.ACQUIRER: _(
        "The article reports that the vendor buys a company or has agreed to; the deal stands in events.csv within a year. An offer, a rumour or a deal that fell through is none."
    ),
    Role.ACQUIRED: _(
        "The article reports that the vendor is bought or has agreed to be; the deal stands in events.csv within a year. An offer, a rumour or a deal that fell through is none."
    ),
    Role.ACCUSED: _(
        "The article makes or reports an allegation against the vendor, which one of its controversies records. Nothing is proved by that; an inquiry alone is no allegation."
    ),
    Role.ANSWERING: _(
        "The article carries the vendor’s own answer to an allegation that one of its controversies records."
    ),
    Role.CLEARED: _(
        "The article reports that a court or an authority found against the allegation: it is the source of the step that dismisses or resolves the controversy. A denial clears nobody."
    ),
}
"""When each role is given, as English messages; a vendor has one role in an article, the most telling one."""


class Mention(Row):
    """A vendor that an article names. One row of data/mentions.csv."""

    TABLE: ClassVar[str] = "mentions"
    KEY: ClassVar[tuple[str, ...]] = ("article", "vendor")
    PLURAL: ClassVar[str] = _("Mentions")

    article: Slug = column(_("Article"), refers="news")
    vendor: Slug = column(_("Vendor"), refers="vendors")
    role: Role = column(_("Role"), _("The part the vendor has in the article; one role a vendor."))
