"""FollowTheMoney entities (https://followthemoney.tech), one JSON object a line: what investigative desks load into OpenAleph.

Companies, owners and the periods between them, articles and what they are about, and controversies as events. What is not
verified says so in `status` or `summary`, and no controversy goes without its status and the state of the vendor's answer.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from vendors.domain.controversy_summary import about_article, in_short, states
from vendors.exports.open_data.parties import PREFIX, not_verified, owner_id, owners, periods, vendor_id
from vendors.i18n.language import _, language
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention
from vendors.tables.vendor import Vendor

_EN: Final = "en"


def entities(dataset: Dataset) -> bytes:
    """All entities, in the order in which they name each other."""
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in _all(dataset))


def _entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    told = {
        name: [str(item) for item in (value if isinstance(value, tuple | list) else (value,))]
        for name, value in properties.items()
        if value
    }
    return {"id": id, "schema": schema, "properties": told}


def _all(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for vendor in dataset.table(Vendor):
        yield _company(vendor, dataset)
    for party in owners(dataset):
        yield _entity(party.id, "LegalEntity", name=party.name, country=(party.country or "").lower())
    for id, row, began in periods(dataset):
        # What nobody owns has no owner to name; that it is listed or independent stands in the tables.
        if owner := owner_id(row):
            yield _entity(
                id,
                "Ownership",
                owner=owner,
                asset=vendor_id(row.vendor),
                startDate=began,
                endDate=str(row.until or ""),
                ownershipType=str(row.kind),
                status=str(row.verdict),
                sourceUrl=row.source_url,
                summary="" if row.since else "The first day of this period is not known.",
            )
    yield from (_article(row, dataset) for row in dataset.table(Article))
    for mention in dataset.table(Mention):
        yield _entity(
            f"{PREFIX}-mention-{mention.article}-{mention.vendor}",
            "Documentation",
            document=_article_id(mention.article),
            entity=vendor_id(mention.vendor),
            role=str(mention.role),
        )
    yield from (_controversy(row, dataset) for row in dataset.table(Controversy))


_OF_COMPANY: Final = {
    "aliases": "alias",
    "website": "website",
    "origin_country": "jurisdiction",
    "hq_country": "mainCountry",
    "founded": "incorporationDate",
    "status": "status",
}
"""The property in which each column of a vendor stands."""


def _company(row: Vendor, dataset: Dataset) -> dict[str, Any]:
    unread = [_OF_COMPANY[name] for name in not_verified(dataset, row.id, _OF_COMPANY)]
    return _entity(
        vendor_id(row.id),
        "Company",
        name=row.name,
        alias=row.aliases,
        website=row.website,
        jurisdiction=(row.origin_country or "").lower(),
        mainCountry=(row.hq_country or "").lower(),
        incorporationDate=str(row.founded or ""),
        status=str(row.status),
        summary=(*([f"Not verified: {', '.join(unread)}."] if unread else ()), *row.own_in_all("summary")),
    )


def _article_id(article: str) -> str:
    return f"{PREFIX}-article-{article}"


def _article(row: Article, dataset: Dataset) -> dict[str, Any]:
    disputed = about_article(dataset, row.id, dataset.issued)
    return _entity(
        _article_id(row.id),
        "Article",
        title=row.title,
        publisher=row.publisher,
        author=row.authors,
        publishedAt=str(row.date),
        sourceUrl=row.url,
        summary=(*filter(None, [states(disputed, language(_EN))]), *row.own_in_all("summary")),
    )


def _controversy(row: Controversy, dataset: Dataset) -> dict[str, Any]:
    words = language(_EN)
    (short,) = in_short(dataset, [row], max(dataset.issued, row.opened.last)) or (None,)
    told = short.state(words) if short else words.say(_("status not known"))
    return _entity(
        f"{PREFIX}-controversy-{row.id}",
        "Event",
        name=f"{row.own('title', _EN)} – {told}",
        startDate=str(row.opened),
        involved=tuple(vendor_id(vendor) for vendor in row.vendors),
        summary=(told, *row.own_in_all("summary")),
        proof=tuple(_article_id(article) for article in row.articles),
    )
