"""Statements of the Beneficial Ownership Data Standard (https://standard.openownership.org), version 0.4: who holds whom, from when to when.

The survey knows owners, not beneficial owners: no statement names a natural person, and none calls anybody a beneficial owner. A
period without an owner says why it has none. Dates are days here, as the standard wants them: a year or month means its first day;
`annotations` say where that was done, and which facts about a vendor are not verified.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from vendors.exports.citations import PUBLISHER
from vendors.exports.open_data.parties import not_verified, owner_id, owners, periods, vendor_id
from vendors.i18n.language import language
from vendors.settings import settings
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, OwnershipKind
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate

VERSION: Final = "0.4"
_ROUNDED: Final = "Known to the year or month only; its first day stands here."
_NO_OWNER: Final = {
    OwnershipKind.INDEPENDENT: "Independent: no company or fund is known to the survey to control it.",
    OwnershipKind.PUBLIC: "Listed: held by many, whom the survey does not name.",
}
"""What is said of a period that names no owner; of any other kind the owner is not known."""


def statements(dataset: Dataset, day: date) -> bytes:
    """All statements, those about parties before those that name them.

    Args:
        dataset: what is published.
        day: the day of publication that the statements carry.
    """
    return json.dumps(list(_all(dataset, day)), ensure_ascii=False, indent=1).encode() + b"\n"


def _all(dataset: Dataset, day: date) -> Iterator[dict[str, Any]]:
    for vendor in dataset.table(Vendor):
        told = _entity(vendor_id(vendor.id), vendor.name, vendor.hq_country, dataset, day, vendor.founded)
        _annotate(told, _about(vendor, dataset), dataset)
        yield told
    for owner in owners(dataset):
        yield _entity(owner.id, owner.name, owner.country, dataset, day)
    for id, row, began in periods(dataset):
        yield _relationship(id, row, began, dataset, day)


def _statement(
    record: str, kind: str, subject: str, details: dict[str, Any], dataset: Dataset, day: date
) -> dict[str, Any]:
    address = settings().citable_address
    return {
        "statementId": blake2b(f"{record} {dataset.version}".encode(), digest_size=16).hexdigest(),
        "declarationSubject": subject,
        "statementDate": dataset.issued.isoformat(),
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
        "publicationDetails": {
            "publicationDate": max(day, dataset.issued).isoformat(),
            "bodsVersion": VERSION,
            "publisher": {"name": PUBLISHER, **({"url": address} if address else {})},
            **({"license": settings().licence_address} if settings().licence_address else {}),
        },
    }


def _entity(
    id: str, name: str, country: str | None, dataset: Dataset, day: date, founded: PartialDate | None = None
) -> dict[str, Any]:
    details = {
        "isComponent": False,
        "entityType": {"type": "legalEntity"},
        "name": name,
        **({"jurisdiction": {"name": language("en").country(country), "code": country}} if country else {}),
        **({"foundingDate": founded.first.isoformat()} if founded else {}),
    }
    return _statement(id, "entity", id, details, dataset, day)


def _relationship(id: str, row: Ownership, began: str | None, dataset: Dataset, day: date) -> dict[str, Any]:
    subject = vendor_id(row.vendor)
    owner = owner_id(row)
    unnamed = {
        "reason": "informationUnknownToPublisher",
        "description": _NO_OWNER.get(row.kind, "The owner is not known to the survey."),
    }
    start = PartialDate.parse(began) if began else None
    interest = {
        "type": "unknownInterest",
        "directOrIndirect": "unknown",
        "beneficialOwnershipOrControl": False,
        "details": f"{row.kind}; {row.verdict}",
        **({"startDate": start.first.isoformat()} if start else {}),
        **({"endDate": row.until.first.isoformat()} if row.until else {}),
    }
    details = {
        "isComponent": False,
        "subject": subject,
        "interestedParty": owner or unnamed,
        # Where nobody is named it only tells for how long that was so.
        "interests": [interest],
    }
    told = _statement(id, "relationship", subject, details, dataset, day)
    if row.source_url:
        told["source"] = {"type": ["thirdParty"], "url": row.source_url}
    ends = (("startDate", start), ("endDate", row.until))
    _annotate(told, [(f"interests/0/{name}", _ROUNDED) for name, day in ends if _is_rounded(day)], dataset)
    return told


def _about(vendor: Vendor, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """What is to be said of the details of a vendor, each at its place."""
    if _is_rounded(vendor.founded):
        yield "foundingDate", _ROUNDED
    places = {"hq_country": "jurisdiction", "founded": "foundingDate"}
    for name in not_verified(dataset, vendor.id, places):
        yield places[name], "Not verified: no source that was read says so."


def _is_rounded(day: PartialDate | None) -> bool:
    return day is not None and day.first != day.last


def _annotate(statement: dict[str, Any], remarks: Iterable[tuple[str, str]], dataset: Dataset) -> None:
    """Says something of the details of a statement, each at its place in them."""
    annotations = [
        {
            "statementPointerTarget": f"/recordDetails/{place}",
            "motivation": "commenting",
            "description": said,
            "createdBy": {"name": PUBLISHER},
            "creationDate": dataset.issued.isoformat(),
        }
        for place, said in remarks
    ]
    if annotations:
        statement["annotations"] = annotations
