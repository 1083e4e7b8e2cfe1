"""controversy_status.csv: the history of each controversy’s status."""

from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Date, Slug


class ControversyStatus(Choice):
    """Where a controversy stands. “Denied” means denied by the vendor; it is not a court’s or regulator’s finding."""

    ALLEGED = "alleged", _("alleged")
    DENIED = "denied", _("denied by the vendor")
    INVESTIGATED = "under-investigation", _("under investigation")
    IN_COURT = "in-court", _("in court")
    SETTLED = "settled", _("settled")
    UPHELD = "upheld", _("upheld")
    DISMISSED = "dismissed", _("dismissed")
    CONFIRMED = "confirmed", _("confirmed")
    RESOLVED = "resolved", _("resolved")


ALLEGING = (ControversyStatus.ALLEGED, ControversyStatus.IN_COURT)
"""The statuses that say that somebody has alleged something: what is confirmed or inquired into is only reported."""
CLOSING = (ControversyStatus.SETTLED, ControversyStatus.UPHELD, ControversyStatus.DISMISSED, ControversyStatus.RESOLVED)
"""The statuses after which a controversy is closed."""
OPEN = tuple(status for status in ControversyStatus if status not in CLOSING)
"""The statuses in which it is open: a denial does not close it, nor does it that somebody confirms what happened."""


class Openness(Choice):
    """Whether a controversy has come to an end: asked for like a status, and derived from it."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed by an outcome")


class StatusStep(Row):
    """One step in the history of a controversy, with the article that reports it. One row of data/controversy_status.csv."""

    TABLE: ClassVar[str] = "controversy_status"
    KEY: ClassVar[tuple[str, ...]] = ("controversy", "date", "status")
    PLURAL: ClassVar[str] = _("Statuses of controversies")
    SUBJECT: ClassVar[tuple[str, ...]] = ("controversy",)

    controversy: Slug = column(_("Controversy"), refers="controversies")
    date: Date = column(_("Date"), sortable=True)
    status: ControversyStatus = column(
        _("Status"),
        facet=Facet(
            "status",
            _("Status of a controversy"),
            _("Open: no settlement, judgment, dismissal or other end has been reported."),
            stands_for=((Openness.OPEN, OPEN), (Openness.CLOSED, CLOSING)),
        ),
    )
    article: Slug = column(_("Article"), refers="news")
