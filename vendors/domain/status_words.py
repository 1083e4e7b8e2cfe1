"""What the words for the status of a controversy mean, in one sentence each, for readers."""

from collections.abc import Mapping
from typing import Final

from vendors.i18n.language import _, _p
from vendors.tables.controversy_status import ControversyStatus

MEANINGS: Final[Mapping[ControversyStatus, str]] = {
    ControversyStatus.ALLEGED: _("Someone has made the claim; no competent body has ruled on it."),
    ControversyStatus.DENIED: _(
        "The vendor says that it is not true. That is its word, not the finding of a court or regulator."
    ),
    ControversyStatus.INVESTIGATED: _("An authority is looking into it. Opening an inquiry is not a finding."),
    ControversyStatus.IN_COURT: _("A court has it before it and has not decided."),
    ControversyStatus.SETTLED: _("The parties have agreed to end it. A settlement is not an admission."),
    ControversyStatus.UPHELD: _("A court or an authority has found against the vendor."),
    ControversyStatus.DISMISSED: _("A court or an authority has rejected it."),
    ControversyStatus.CONFIRMED: _(
        "The vendor or an authority says that it happened; that does not say whose fault it was."
    ),
    ControversyStatus.RESOLVED: _("It has ended in another way, such as a repair, a withdrawal or a case closed."),
}

OUTCOMES: Final[Mapping[ControversyStatus, str]] = {
    ControversyStatus.SETTLED: _p("outcome", "settled"),
    ControversyStatus.UPHELD: _p("outcome", "upheld"),
    ControversyStatus.DISMISSED: _p("outcome", "dismissed"),
    ControversyStatus.RESOLVED: _p("outcome", "resolved"),
}
"""A status where it is said how a controversy ended: in French an outcome is a noun, or agrees with one."""
