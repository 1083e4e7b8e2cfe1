"""A vendor that the survey does not have yet: its facts with their source, and who controls it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vendors.desk.articles.identifiers import identifier
from vendors.desk.tasks.answers import Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables
from vendors.desk.tasks.sourced import POINT, located, page_set, sourced
from vendors.i18n.language import _
from vendors.settings import today
from vendors.tables.ownership import Confidence, Ownership, OwnershipKind, Verdict
from vendors.tables.row import WRITTEN, own_name
from vendors.tables.vendor import Vendor, VendorStatus

MERELY: Final = ("name", "website", "origin_country", "hq_country", "hq_city")
"""What is said of a vendor before its product."""
MORE: Final = (
    "founded",
    "employees",
    "employees_as_of",
    "pricing",
    "channels",
    "data_hosting",
    "ui_languages",
    "certifications",
    "aliases",
)
"""What may be said besides."""
LISTS: Final = frozenset({"categories", "channels", "data_hosting", "ui_languages", "certifications", "aliases"})


def _sets(_tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    summaries = [field_of(Vendor, own_name("summary", code)) for code in WRITTEN]
    head = {name: field_of(Vendor, name) for name in MERELY}
    head["name"] = head["name"].holding(given.get("name", ""))
    head["hq_country"] = field_of(Vendor, "hq_country", help=_("Empty: the country of origin."), required=False)
    head["hq_city"] = field_of(Vendor, "hq_city", kind=FieldKind.CITY)
    yield Fieldset(_("The vendor"), (*head.values(), point_field(), field_of(Vendor, "categories"), *summaries))
    yield Fieldset(
        _("Who controls it"),
        (
            field_of(Ownership, "kind", "held", value=str(OwnershipKind.UNKNOWN)),
            FormField("owner", _("Owner"), FieldKind.OWNER, _("A vendor of this survey or anybody else.")),
            field_of(Ownership, "owner_country"),
            field_of(Ownership, "since", "owner_since", help=_("Empty: not known.")),
        ),
        _("The page below counts as the source of it, where one is given."),
    )
    yield page_set(today().isoformat())
    yield Fieldset(
        _("What else is known"),
        [field_of(Vendor, name) for name in MORE],
        _("The page above shows it too."),
        folded=True,
    )


def point_field() -> FormField:
    """The field of the point of a city."""
    return FormField(
        POINT,
        _("Point on the map"),
        help=_("Latitude, longitude: 48.8534, 2.3488. Empty: that of the city, by GeoNames."),
    )


def _rows(answers: Answers) -> Iterable[RowPut]:
    name = answers.text("name")
    if answers.tables.vendor_called(name):
        answers.ask("name", _("A vendor is called so already: look at its form."))
    id = Said(identifier(name, {row.get("id", "") for row in answers.tables.rows("vendors")}), "name")
    answers.reason = (_("A new vendor: {vendor}"), {"vendor": name})
    facts = {
        column: answers.many(column) if column in LISTS else answers.text(column)
        for column in (*MERELY, *MORE, "categories")
    }
    facts["hq_country"] = facts["hq_country"] or Said(facts["origin_country"], "hq_country")
    yield RowPut(
        "vendors",
        {
            "id": id,
            **facts,
            **{own_name("summary", code): answers.text(own_name("summary", code)) for code in WRITTEN},
            "status": str(VendorStatus.ACTIVE),
            "last_reviewed": answers.day.isoformat(),
        },
    )
    yield from located(answers, id, facts["hq_city"], facts["hq_country"])
    yield from sourced(answers, id, {column: text for column, text in facts.items() if Vendor.column(column).evidence})
    yield _owner(answers, id)


def _owner(answers: Answers, vendor: str) -> RowPut:
    page, kind = answers.text("page"), answers.text("held")
    known = bool(page) and kind != str(OwnershipKind.UNKNOWN)
    owner = answers.text("owner")
    return RowPut(
        "ownership",
        {
            "vendor": vendor,
            "since": answers.text("owner_since"),
            "owner": owner,
            "owner_vendor": answers.tables.vendor_called(owner),
            "owner_country": answers.text("owner_country"),
            "kind": kind,
            "verdict": str(Verdict.VERIFIED if known else Verdict.UNVERIFIED),
            "source_url": page if known else "",
            "confidence": answers.text("page_confidence") if known else str(Confidence.LOW),
        },
    )


NEW_VENDOR: Final = WholeTask(
    "new-vendor",
    _("A new vendor"),
    _("Writes its facts, the page that shows them, its point on the map and who controls it."),
    _sets,
    _rows,
)
