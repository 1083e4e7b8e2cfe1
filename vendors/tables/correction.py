"""corrections.csv: what was corrected in public, and why."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.kinds import Date, Length, OwnText, Text

Reason = Annotated[OwnText, Length(10, 520)]


class Correction(Row):
    """A published correction. One row of data/corrections.csv."""

    TABLE: ClassVar[str] = "corrections"
    KEY: ClassVar[tuple[str, ...]] = ("date", "table", "row", "field")
    MAY_BE_EMPTY: ClassVar[bool] = True
    PLURAL: ClassVar[str] = _("Corrections")
    SUBJECT: ClassVar[tuple[str, ...]] = ("table", "row", "field")

    date: Date = column(_("Date"), sortable=True, usual=True)
    table: Text = column(_("Table"), usual=True)
    row: Text = column(_("Row"), _("The key of the row, its parts separated by |."), usual=True)
    field: Text = column(_("Field"), usual=True)
    reason_fr: Reason = column(_("Reason (French)"))
    reason_en: Reason = column(_("Reason (English)"))
