"""news.csv: articles that a reader may open."""

from typing import Annotated, ClassVar

from vendors.i18n.language import _
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Date, Items, Length, Name, OwnText, Slug, Spoken, Text, Title


class TitleSource(Choice):
    """Where the title was taken from."""

    PAGE = "page", _("the page itself")
    ADDRESS = "address", _("rebuilt from the address, to be checked")


class Topic(Choice):
    """What an article is about."""

    MARKET = "market", _("market")
    PEOPLE = "people", _("people")
    ACQUISITION = "acquisition", _("acquisition")
    CONTROVERSY = "controversy", _("controversy")
    PRODUCT = "product", _("product")
    REGULATION = "regulation", _("regulation")
    FUNDING = "funding", _("funding")
    CUSTOMER = "customer", _("customers")
    SECURITY = "security", _("security")


Abstract = Annotated[OwnText, Length(40, 260)]


class Article(Row):
    """An article, by its publisher. One row of data/news.csv."""

    TABLE: ClassVar[str] = "news"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    PLURAL: ClassVar[str] = _("News")

    id: Slug = column(_("Identifier"), place=10, usual=True)
    date: Date = column(_("Date"), sortable=True, place=20, usual=True)
    title: Title = column(_("Title"), _("As published."), sortable=True, place=30, usual=True, quoted=True)
    title_source: TitleSource = column(_("Title taken from"))
    publisher: Name = column(
        _("Publisher"), facet="publisher", sortable=True, place=40, usual=True, one_spelling=True, names=True
    )
    authors: Items[Text] = column(
        _("Authors"), optional=True, many=True, place=50, usual=True, credits=True, names=True
    )
    language: Spoken = column(
        _("Language"), facet=Facet("language", _("Language of the article"), open=True), place=60, usual=True
    )
    url: Address = column(_("Address"), place=80, usual=True)
    topic: Topic = column(_("Topic"), facet=Facet("topic", open=True), place=70, usual=True)
    summary_fr: Abstract = column(_("Summary (French)"), _("40 to 260 characters, in the magazine’s own words."))
    summary_en: Abstract = column(_("Summary (English)"), _("40 to 260 characters, in the magazine’s own words."))
