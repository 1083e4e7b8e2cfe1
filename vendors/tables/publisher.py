"""publishers.csv: who stands behind the sources, so that two of one house, or a vendor and a directory that copies it, do not count twice."""

from typing import ClassVar

from vendors.i18n.language import _
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Items, Name, Slug, Text


class PublisherKind(Choice):
    """What kind of source it is."""

    PRESS = "press", _("press")
    COMPANY = "company", _("company")
    RELEASES = "releases", _("company releases, copied")
    DIRECTORY = "directory", _("directory that copies companies")
    REGISTER = "register", _("register, court or authority")
    REFERENCE = "reference", _("reference work")
    RESEARCH = "research", _("research or association")
    PERSON = "person", _("blog or person")


COPIES = (PublisherKind.RELEASES, PublisherKind.DIRECTORY)
"""The kinds that repeat what companies say of themselves: a second source beside the company’s own word they are not."""


class Publisher(Row):
    """Somebody whose pages are sources. One row of data/publishers.csv."""

    TABLE: ClassVar[str] = "publishers"
    KEY: ClassVar[tuple[str, ...]] = ("name",)
    MAY_BE_EMPTY: ClassVar[bool] = True
    PLURAL: ClassVar[str] = _("Publishers")

    name: Name = column(_("Publisher"), _("As in evidence.csv and news.csv."), names=True)
    kind: PublisherKind = column(_("Kind of publisher"))
    house: Name | None = column(
        _("House"),
        _("Whose title it is, so that two of one house count once; empty: its own."),
        optional=True,
        names=True,
    )
    vendors: Items[Slug] = column(
        _("Speaks for"),
        _("The vendors whose own word it is: its pages about them are theirs, also those filed with an authority."),
        optional=True,
        many=True,
        refers="vendors",
    )
    hosts: Items[Text] = column(
        _("Sites"), _("Hosts of its pages, for sources that name no publisher: “sec.gov”."), optional=True, many=True
    )
    name_fr: Name | None = column(
        _("Publisher (French)"),
        _("Where the name says what the page is, such as “SEC (form S-1)”: how French pages say it; empty: the same."),
        optional=True,
        names=True,
        late=True,
    )
    name_en: Name | None = column(
        _("Publisher (English)"),
        _("The same for English pages, where the name describes in another language."),
        optional=True,
        names=True,
        late=True,
    )
