"""What stands beside a row whatever was asked for: of what is disputed, the status, the sources and the vendors' answers; on request, the sources of cells."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import answer_stage, disputes_of
from vendors.domain.evidence import (
    Source,
    Sourced,
    Verification,
    of_capability,
    of_event,
    of_period,
    of_shown,
)
from vendors.domain.right_of_reply import Stage, answers_of
from vendors.domain.vendor_on import VendorOn
from vendors.exports.open_data.schemas import ADDRESS, DATE, IDENTIFIER
from vendors.tables.article import Article
from vendors.tables.capability import Capability
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import OPEN, ControversyStatus
from vendors.tables.event import Event
from vendors.tables.mention import Role
from vendors.tables.ownership import Confidence, Ownership
from vendors.tables.row import Column, Row

Id = Annotated[str, Field(pattern=IDENTIFIER)]
Day = Annotated[str, Field(pattern=DATE)]
Url = Annotated[str, Field(pattern=ADDRESS)]


class VendorsAnswer(BaseModel):
    """Where the answer of one vendor in a controversy stands, and what it says where it has answered in public."""

    vendor: Id
    stage: Stage = Field(description="“not-asked” means that no answer was found and the magazine has not asked yet.")
    published: Day | None = None
    text_fr: str | None = None
    text_en: str | None = None
    source_url: Url | None = None


class StatusStepTold(BaseModel):
    """A step in the status of a controversy, with the article that reports it."""

    date: Day
    status: ControversyStatus
    article: Id
    source_url: Url


class DisputeTold(BaseModel):
    """A controversy with its status, the sources of each step, and the vendors' answers: none of it may be repeated without the rest."""

    id: Id
    title_fr: str
    title_en: str
    status: ControversyStatus | None = Field(
        description="“denied” means denied by the vendor, not by a court; null before its first step."
    )
    open: bool = Field(description="Whether it has no outcome on the day.")
    steps: list[StatusStepTold]
    answers: list[VendorsAnswer]


class MentionTold(BaseModel):
    """A vendor that an article names, and its part in it."""

    vendor: Id
    role: Role


class SourceTold(BaseModel):
    """One source of a value."""

    url: Url | None
    publisher: str | None
    verdict: Verification
    confidence: Confidence
    speaks_of: Day | None = Field(description="The day that it speaks of.")
    published: Day | None
    accessed: Day | None
    value: str | None = Field(description="The part of the value that it shows; null for the whole.")


class CellSources(BaseModel):
    """How far the sources of one value reach."""

    verdict: Verification
    publishers: int = Field(ge=0, description="How many independent publishers verify the whole as it stands today.")
    unverified: list[str] = Field(description="The parts that are not verified as they stand today.")
    sources: list[SourceTold]


DISPUTED: Final = ("news", "controversies", "evidence", "events")
"""The tables whose rows may tell of a controversy."""
WITH_EVIDENCE: Final = ("vendors", "ownership", "events", "capabilities")
"""The tables whose rows can have their sources beside them on request."""


SOURCED: Final = {"ownership": "owner", "events": "date", "capabilities": "support"}
"""The column whose cells have the sources of the whole row, by the name of the table."""


def _told(as_of: AsOf, dispute: Controversy) -> DisputeTold:
    """A controversy as the API tells of it on a day."""
    dataset, status = as_of.dataset, as_of.status(dispute.id)
    return DisputeTold(
        id=dispute.id,
        title_fr=dispute.title_fr,
        title_en=dispute.title_en,
        status=status,
        open=status is None or status in OPEN,
        steps=[
            StatusStepTold(
                date=str(step.date),
                status=step.status,
                article=step.article,
                source_url=dataset.article[step.article].url,
            )
            for step in dataset.steps.get(dispute.id, ())
            if step.date.first <= as_of.on
        ],
        answers=[answer for vendor in dispute.vendors for answer in _answers(as_of, dispute, vendor)],
    )


def _answers(as_of: AsOf, dispute: Controversy, vendor: str) -> list[VendorsAnswer]:
    """What a vendor has answered; where nothing is published, one that says how far the right of reply has come."""
    stage = answer_stage(as_of.dataset, dispute.id, vendor, as_of.on)
    published = answers_of(as_of.dataset, dispute.id, vendor)
    return [
        VendorsAnswer(
            vendor=vendor,
            stage=stage,
            published=_text(reply.published),
            text_fr=reply.text_fr,
            text_en=reply.text_en,
            source_url=reply.source_url,
        )
        for reply in published
    ] or [VendorsAnswer(vendor=vendor, stage=stage)]


def beside(as_of: AsOf, table: str, row: Row) -> dict[str, Any]:
    """What stands beside a row, by its name in the JSON of the API; {} where nothing does."""
    if table not in DISPUTED:
        return {}
    if isinstance(row, Controversy):
        # What the row has itself is not said twice.
        return _told(as_of, row).model_dump(mode="json", include=set(STANDING))
    disputes = disputes_of(as_of.dataset, row)
    found = [_told(as_of, one).model_dump(mode="json") for one in disputes if as_of.status(one.id) is not None]
    if isinstance(row, Article):
        mentions = as_of.dataset.mentions.get(row.id, ())
        named = [MentionTold(vendor=one.vendor, role=one.role).model_dump(mode="json") for one in mentions]
        return {"vendors": named, "controversies": found}
    return {"controversies": found}


STANDING: Final = ("status", "open", "steps", "answers")
"""What stands beside a controversy itself."""
BESIDE: Final[Mapping[str, Mapping[str, Any]]] = {
    "news": {"vendors": list[MentionTold], "controversies": list[DisputeTold]},
    "controversies": {name: DisputeTold.model_fields[name].annotation for name in STANDING},
    "evidence": {"controversies": list[DisputeTold]},
    "events": {"controversies": list[DisputeTold]},
}
"""The types of what stands beside the rows of a table, by its name."""


def sources_of(as_of: AsOf, table: str, row: Row, columns: Iterable[Column]) -> dict[str, Sourced]:
    """The sources of the cells of a row that can have some and that are known, by their column."""
    names = [column.name for column in columns]
    if isinstance(row, VendorOn):
        of_cells = {name: of_shown(as_of, row.id, name) for name in names if row.is_known(name)}
        return {name: one for name, one in of_cells.items() if one is not None}
    found = (
        of_period(as_of, row)
        if isinstance(row, Ownership)
        else of_event(as_of, row)
        if isinstance(row, Event)
        else of_capability(as_of, row)
        if isinstance(row, Capability)
        else None
    )
    return {SOURCED[table]: found} if found and SOURCED[table] in names else {}


def cell_sources(one: Sourced) -> CellSources:
    """The sources of a value as the API tells of them."""
    return CellSources(
        verdict=one.verification,
        publishers=one.publishers,
        unverified=list(one.unverified),
        sources=[_source(source) for source in one.sources],
    )


def _source(one: Source) -> SourceTold:
    return SourceTold(
        url=one.url or None,
        publisher=one.publisher or None,
        verdict=one.verification,
        confidence=one.confidence,
        speaks_of=_text(one.day),
        published=_text(one.published),
        accessed=_text(one.accessed),
        value=one.value or None,
    )


def _text(day: object) -> str | None:
    return str(day) if day else None
