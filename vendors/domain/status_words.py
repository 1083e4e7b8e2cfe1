"""What the words for the status of a controversy mean, in one sentence each, for readers."""

from collections.abc import Mapping
from typing import Final

from vendors.i18n.language import _
from vendors.tables.controversy_status import Standing

MEANINGS: Final[Mapping[Standing, str]] = {
    Standing.ALLEGED: _("Somebody says so; nobody whose task it is has found that it is true or untrue."),
    Standing.DENIED: _(
        "The vendor says that it is not true. That is its word, not the finding of a court or regulator."
    ),
    Standing.INVESTIGATED: _("An authority is looking into it. Opening an inquiry is not a finding."),
    Standing.IN_COURT: _("A court has it before it and has not decided."),
    Standing.SETTLED: _("The parties have agreed to end it. A settlement is not an admission."),
    Standing.UPHELD: _("A court or an authority has found against the vendor."),
    Standing.DISMISSED: _("A court or an authority has rejected it."),
    Standing.CONFIRMED: _("The vendor or an authority says that it happened; that does not say whose fault it was."),
    Standing.RESOLVED: _("It has ended in another way, such as a repair, a withdrawal or a case closed."),
}
