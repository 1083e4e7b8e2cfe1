"""searches.csv: what was searched for, where and until when, so that “nothing found” says how hard anybody looked."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.country import Region
from vendors.types.kinds import Date, Length, OwnText, Slug, Text


class Sought(Choice):
    """What was looked for; but for the first two, the name of a column of the vendors."""

    CONTROVERSIES = "controversies", _("controversies")
    OWNER = "owner", _("owner")
    DATA_HOSTING = "data_hosting", _("data hosting")
    EMPLOYEES = "employees", _("employees")
    PRICING = "pricing", _("pricing")
    FOUNDED = "founded", _("founding")
    SECOND_SOURCE = "second-source", _("a second source")


Places = Annotated[OwnText, Length(10, 520)]


class Search(Row):
    """A search that was made, whatever it found. One row of data/searches.csv."""

    TABLE: ClassVar[str] = "searches"
    KEY: ClassVar[tuple[str, ...]] = ("sought", "region", "vendor", "searched")
    MAY_BE_EMPTY: ClassVar[bool] = True
    PLURAL: ClassVar[str] = _("Searches")
    SUBJECT: ClassVar[tuple[str, ...]] = ("sought", "region", "vendor")

    sought: Sought = column(_("Sought"))
    region: Region | None = column(
        _("Region of origin"),
        _("Of the vendors it was about; empty: of all, or of the one vendor named."),
        optional=True,
    )
    vendor: Slug | None = column(_("Vendor"), _("Empty: all of the region."), optional=True, refers="vendors")
    searched: Date = column(_("Searched"), _("The last day of the search."), sortable=True)
    places_fr: Places = column(_("Where (French)"), _("In which press, registers or pages, and over which years."))
    places_en: Places = column(_("Where (English)"), _("In which press, registers or pages, and over which years."))
    note: Text | None = column(_("Note"), _("The editors’ working note, in English."), optional=True, written_in="en")
