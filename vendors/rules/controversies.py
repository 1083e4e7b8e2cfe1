"""No allegation without a status, a dated source, and the vendor’s answer or the state of asking for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from vendors.problems import Problem
from vendors.reading import Reading, Record
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, StatusStep
from vendors.tables.reply import ANSWERS, Reply, ReplyKind

PATIENCE: Final = timedelta(days=14)
"""How long a vendor has to answer before the request counts as overdue."""


def broken(tables: Mapping[str, Reading], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    disputes = {row.id: (record, row) for record, row in tables["controversies"].rows if isinstance(row, Controversy)}
    yield from _histories(tables["controversy_status"], disputes)
    yield from _statuses(tables, disputes)
    yield from _answers(tables, disputes)
    for record, row in tables["replies"].rows:
        assert isinstance(row, Reply)
        yield from _answer(tables["replies"], record, row, today)


def _histories(reading: Reading, disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
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
            if row.article not in dispute.articles:
                yield reading.problem("article-outside", record, "article", value=row.article)


def _statuses(tables: Mapping[str, Reading], disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
    reading = tables["controversies"]
    named = {record.cells.get("controversy") for record in tables["controversy_status"].records}
    last = {row.controversy: row.status for _, row in tables["controversy_status"].rows if isinstance(row, StatusStep)}
    whole = len(tables["controversy_status"].rows) == len(tables["controversy_status"].records)
    for record, row in disputes.values():
        if row.id not in named:
            yield reading.problem("no-status", record, "id", value=row.id)
        elif whole and (row.closed is None) == (last[row.id] in CLOSING):
            yield reading.problem(
                "no-closing", record, "closed", value=row.closed.text if row.closed else "–", other=str(last[row.id])
            )


def _answers(tables: Mapping[str, Reading], disputes: Mapping[str, tuple[Record, Controversy]]) -> Iterator[Problem]:
    answered: dict[str, set[str]] = defaultdict(set)
    for record in tables["replies"].records:
        answered[record.cells.get("controversy", "")].add(record.cells.get("vendor", ""))
        dispute = disputes.get(record.cells.get("controversy", ""))
        if dispute and record.cells.get("vendor") not in dispute[1].vendors:
            yield tables["replies"].problem("reply-for-nobody", record, "vendor", value=record.cells.get("vendor", ""))
    for record, row in disputes.values():
        for vendor in row.vendors:
            if vendor not in answered[row.id]:
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
