"""evidence.csv: where the value of a cell comes from."""

from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.ownership import Confidence, Verdict
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Date, Name, Text


class PageRead(Choice):
    """Whether somebody read the page: an address that looks right is no source."""

    READ = "read", _("page read")
    UNREAD = "unread", _("page not read")


class Evidence(Row):
    """A source for a cell, or for a part of a list in a cell. One row of data/evidence.csv."""

    TABLE: ClassVar[str] = "evidence"
    KEY: ClassVar[tuple[str, ...]] = ("table", "row", "field", "value", "source_url")
    PLURAL: ClassVar[str] = _("Evidence")
    SUBJECT: ClassVar[tuple[str, ...]] = ("table", "row", "field")

    table: Text = column(_("Table"))
    row: Text = column(_("Row"), _("The key of the row, its parts separated by |."))
    field: Text = column(_("Field"))
    value: Text = column(_("Value"), _("As in the cell, or the part of its list that the source shows."), repeats=True)
    verdict: Verdict = column(_("Verdict"), place=60, of_source=True)
    source_url: Address | None = column(_("Source"), optional=True, place=10, of_source=True)
    publisher: Name | None = column(
        _("Publisher"), optional=True, one_spelling=True, names=True, place=20, of_source=True
    )
    published: Date | None = column(_("Published"), optional=True, place=30, of_source=True)
    accessed: Date | None = column(_("Date read"), optional=True, place=40, of_source=True)
    confidence: Confidence = column(_("Confidence"), place=50, of_source=True)
    note: Text | None = column(
        _("Note"), _("The editors’ working note, in English."), optional=True, written_in="en", place=70, of_source=True
    )
    as_of: Date | None = column(
        _("Speaks of"),
        _("The day that the source speaks of, where it is not the day on which it was published or, undated, read."),
        optional=True,
        place=42,
        of_source=True,
        late=True,
    )
    reading: PageRead | None = column(
        _("Page"),
        _(
            "Not read: nobody has read the page, so it verifies nothing. Empty: read on the day given, or not read where no day is."
        ),
        optional=True,
        place=44,
        of_source=True,
        late=True,
    )
