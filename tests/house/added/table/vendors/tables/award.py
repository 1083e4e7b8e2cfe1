"""awards.csv: prizes that the vendors have won."""

from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.kinds import Address, Date, Slug, Text


class Award(Row):
    """A prize that a vendor has won. One row of data/awards.csv."""

    TABLE: ClassVar[str] = "awards"
    KEY: ClassVar[tuple[str, ...]] = ("vendor", "date", "title")
    MAY_BE_EMPTY: ClassVar[bool] = True
    PLURAL: ClassVar[str] = _("Awards")
    SUBJECT: ClassVar[tuple[str, ...]] = ("vendor",)

    vendor: Slug = column(_("Vendor"), refers="vendors")
    date: Date = column(_("Date"), sortable=True)
    title: Text = column(_("Award"), _("As whoever gives it calls it."))
    given_by: Text = column(_("Given by"), one_spelling=True)
    source_url: Address = column(_("Source"))
