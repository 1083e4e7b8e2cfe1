"""mentions.csv: which vendors an article is about."""

from typing import ClassVar

from vendors.choice import Choice
from vendors.tables.kinds import Slug
from vendors.tables.row import Row, column
from vendors.wording import _


class Role(Choice):
    """What part a vendor has in an article."""

    SUBJECT = "subject", _("subject")
    COMPARED = "compared", _("compared")
    NAMED = "named", _("named")
    ACQUIRER = "acquirer", _("buyer")
    ACQUIRED = "acquired", _("bought")


class Mention(Row):
    """A vendor that an article names. One row of data/mentions.csv."""

    TABLE: ClassVar[str] = "mentions"
    KEY: ClassVar[tuple[str, ...]] = ("article", "vendor")

    article: Slug = column(_("Article"), refers="news")
    vendor: Slug = column(_("Vendor"), refers="vendors")
    role: Role = column(_("Role"))
