"""replies.csv: the vendors’ answers, or the state of asking for one."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Date, Length, OwnText, Slug


class ReplyKind(Choice):
    """What is known of the vendor’s answer."""

    PUBLIC_STATEMENT = "public-statement", _("public statement")
    IN_COURT = "in-court", _("what it pleaded in court")
    RIGHT_OF_REPLY = "right-of-reply", _("answer sent to the magazine")
    NOT_ASKED = "not-asked", _("no answer found, none asked for yet")


class Approach(Choice):
    """How the magazine asked for an answer."""

    EMAIL = "email", _("email")
    FORM = "form", _("contact form")
    PHONE = "phone", _("telephone")
    POST = "post", _("post")


Answer = Annotated[OwnText, Length(20, 520)]


class Reply(Row):
    """A vendor’s answer in a controversy. One row of data/replies.csv."""

    TABLE: ClassVar[str] = "replies"
    KEY: ClassVar[tuple[str, ...]] = ("controversy", "vendor", "kind")
    PLURAL: ClassVar[str] = _("Answers")
    SUBJECT: ClassVar[tuple[str, ...]] = ("controversy", "vendor")

    controversy: Slug = column(_("Controversy"), refers="controversies")
    vendor: Slug = column(_("Vendor"), refers="vendors")
    kind: ReplyKind = column(_("Kind of answer"))
    asked: Date | None = column(_("Asked"), _("When the magazine asked."), optional=True)
    asked_how: Approach | None = column(_("Asked by"), _("How the magazine asked."), optional=True)
    answered: Date | None = column(
        _("Answered"), _("When the magazine received the answer."), optional=True, not_before="asked"
    )
    published: Date | None = column(
        _("Published"),
        _("When the answer could first be read in public."),
        optional=True,
        not_before="answered",
        of_source=True,
    )
    text_fr: Answer | None = column(_("Answer (French)"), optional=True)
    text_en: Answer | None = column(_("Answer (English)"), optional=True)
    source_url: Address | None = column(_("Source"), optional=True, of_source=True)

    @property
    def has_text(self) -> bool:
        """Whether its words are known, not only that it was asked for or received."""
        return any(self.own_in_all("text"))
