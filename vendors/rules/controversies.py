"""No allegation without a status, a dated source, and the vendor’s answer or the state of asking for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from vendors.nearest import nearest
from vendors.problems import Problem
from vendors.reading import Reading, Record
from vendors.rules.relations import named
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, StatusStep
from vendors.tables.reply import ANSWERS, Reply, ReplyKind

PATIENCE: Final = timedelta(days=14)
"""How long a vendor has to answer before the request counts as overdue."""


def broken(tables: Mapping[str, Reading], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    disputes = {row.id: (record, row) for record, row in tables["controversies"].rows if isinstance(row, Controversy)}
    yield from _histories(tables, disputes)
    yield from _statuses(tables, disputes)
    yield from _answers(tables, disputes)
    for record, row in tables["replies"].rows:
        assert isinstance(row, Reply)
        yield from _answer(tables["replies"], record, row, today)


def _histories(tables: Mapping[str, Reading], disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
    reading = tables["controversy_status"]
    articles = {record.cells.get("id") for record in tables["news"].records}
    latest: dict[str, StatusStep] = {}
    for record, row in reading.rows:
        assert isinstance(row, StatusStep)
        before = latest.get(row.controversy)
        if before and row.date.last < before.date.first:
            yield reading.problem("date-order", record, "date", value=row.date.text, other=before.date.text)
        latest[row.controversy] = row
        if row.controversy in disputes:
            dispute = disputes[row.controversy][1]
            if row.date.last < dispute.opened.first:
                yield reading.problem("date-order", record, "date", value=row.date.text, other=dispute.opened.text)
            if row.article in articles and row.article not in dispute.articles:
                yield reading.problem("article-outside", record, "article", value=row.article)


def _statuses(tables: Mapping[str, Reading], disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
    reading = tables["controversies"]
    told = named(tables, "controversy_status", "controversy")
    last = {row.controversy: row.status for _, row in tables["controversy_status"].rows if isinstance(row, StatusStep)}
    whole = len(tables["controversy_status"].rows) == len(tables["controversy_status"].records)
    for record, row in disputes.values():
        if row.id not in told:
            yield reading.problem("no-status", record, "id", value=row.id)
        elif whole and row.id in last and (row.closed is None) == (last[row.id] in CLOSING):
            yield reading.problem(
                "no-closing", record, "closed", value=row.closed.text if row.closed else "–", other=str(last[row.id])
            )


def _answers(tables: Mapping[str, Reading], disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
    replies = tables["replies"]
    vendors = {record.cells.get("id") for record in tables["vendors"].records}
    answered: dict[str, set[str]] = defaultdict(set)
    for record in replies.records:
        case, vendor = record.cells.get("controversy", ""), record.cells.get("vendor", "")
        answered[case if case in disputes else nearest(case, list(disputes)) or ""].add(vendor)
        if case in disputes and vendor in vendors and vendor not in disputes[case][1].vendors:
            yield replies.problem("reply-for-nobody", record, "vendor", value=vendor)
    for record, row in disputes.values():
        # An answer under a misspelt name is reported there; it is not missing here.
        misspelt = answered[row.id] - vendors
        for vendor in row.vendors:
            if (
                vendor not in answered[row.id]
                and vendor in vendors
                and not any(nearest(name, row.vendors) == vendor for name in misspelt)
            ):
                yield tables["controversies"].problem("no-reply", record, "vendors", value=vendor)


def _answer(reading: Reading, record: Record, row: Reply, today: date) -> Iterator[Problem]:
    given = row.text_fr and row.text_en and row.published and row.source_url
    if row.kind in ANSWERS and not given:
        missing = next(name for name in ("text_fr", "text_en", "published", "source_url") if not getattr(row, name))
        yield reading.problem("empty-reply", record, missing, value=str(row.kind))
    if row.kind is ReplyKind.NOT_ASKED and (row.text_fr or row.text_en):
        yield reading.problem("text-without-reply", record, "kind", value=str(row.kind))
    if row.asked and not row.answered and row.asked.first + PATIENCE < today:
        yield reading.problem("reply-overdue", record, "asked", value=row.asked.text)
