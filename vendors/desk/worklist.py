"""The desk’s morning page, as data: what in the data set awaits work, the most useful next step first.

The order is that of the harm that waiting does: to somebody who has not been heard, then to a fact that readers take for proven,
then to what is merely old or missing. Within a kind the most urgent comes first.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.desk.revisions.describe import Names, lowered, shown
from vendors.domain import evidence, right_of_reply
from vendors.domain.as_of import AsOf
from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from vendors.tables.article import Article, TitleSource
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, OwnershipKind, Verdict, covers
from vendors.tables.row import Column, Row
from vendors.tables.vendor import Vendor, VendorStatus
from vendors.types.choice import Choice
from vendors.types.date import PartialDate

ENOUGH: Final = 0.7
"""The share of its sourced columns from which on a vendor is not called incomplete."""


class TaskKind(Choice):
    """What kind of work it is, in the order of the page."""

    REPLY = "reply", _("replies overdue")
    STALE_EVIDENCE = "changed-fact", _("facts changed without a new source")
    DEAD_SOURCE = "dead-address", _("dead addresses")
    TITLE = "title", _("titles to check")
    UNVERIFIED = "unverified", _("unverified facts")
    OLD = "old", _("facts to look up again")
    INCOMPLETE = "incomplete", _("incomplete vendors")


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, at one cell.

    Attributes:
        step: what kind of work it is.
        table, key, column: the cell that it leads to; the key has the cells of the key columns.
        urgency: larger is more urgent; comparable within one kind only.
        value: what the cell says, or the address that is dead.
        months: how old the fact is, for those to look up again.
        missing: the empty columns of an incomplete vendor.
        days: how long a reply has been awaited.
    """

    step: TaskKind
    table: str
    key: tuple[str, ...]
    column: str
    urgency: float
    value: str = ""
    months: int = 0
    missing: tuple[str, ...] = ()
    days: int = 0

    def said(self, names: Names, words: Language) -> str:
        """The task as one line."""
        model = TABLES[self.table]
        row = names.of_key(self.table, self.key, words)
        where = words.say("{row}, {column}", row=row, column=lowered(words.say(model.column(self.column).label)))
        if self.step is TaskKind.REPLY:
            return words.plural("{row}: awaited for {n} day", "{row}: awaited for {n} days", self.days, row=row)
        if self.step is TaskKind.OLD:
            return words.plural("{where}: {n} month old", "{where}: {n} months old", self.months, where=where)
        if self.step is TaskKind.INCOMPLETE:
            labels = words.listing(lowered(words.say(model.column(name).label)) for name in self.missing)
            return words.say("{where}: {what}", where=row, what=labels)
        if self.step is TaskKind.TITLE:
            return row
        value = shown(model.column(self.column), self.value, words)
        return words.say("{where}: {what}", where=where, what=value)


def worklist(dataset: Dataset, on: date, dead: Collection[str] = ()) -> list[Task]:
    """All that awaits work, the most useful next step first.

    Args:
        dataset: the data set.
        on: the present day.
        dead: the addresses that no longer lead anywhere, as they were last found to be.
    """
    tasks = [
        *_replies(dataset, on),
        *_changed_facts(dataset),
        *_dead(dataset, frozenset(dead)),
        *_titles(dataset),
        *_unverified(dataset, on),
        *_old(dataset, on),
        *_incomplete(dataset),
    ]
    order = {step: at for at, step in enumerate(TaskKind)}
    return sorted(tasks, key=lambda task: (order[task.step], -task.urgency, task.table, task.key, task.column))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.cell(name) for name in row.KEY)


def _replies(dataset: Dataset, on: date) -> Iterator[Task]:
    for state in right_of_reply.overdue(dataset, on):
        row = next(
            (row for row in dataset.replies.get(state.controversy, ()) if row.vendor == state.vendor and row.asked),
            None,
        ) or next(row for row in dataset.replies[state.controversy] if row.vendor == state.vendor)
        late = state.unpublished
        days = (on - state.publish_by).days if late and state.publish_by else state.waiting or 0
        # An answer that has come and is not published is a breach of the law; a question that is not answered is patience.
        yield Task(
            TaskKind.REPLY, row.TABLE, _key(row), "published" if late else "answered", days + late * 100_000, days=days
        )


def _changed_facts(dataset: Dataset) -> Iterator[Task]:
    """Cells whose evidence speaks of another value only."""
    for (table, key, field), rows in dataset.evidence.items():
        vendor = dataset.vendor.get(key)
        if table != Vendor.TABLE or vendor is None or field not in Vendor.model_fields:
            continue
        parts = set(vendor.cell(field).split("|"))
        if vendor.cell(field) and not any(parts & set(row.value.split("|")) for row in rows):
            yield Task(TaskKind.STALE_EVIDENCE, table, (key,), field, 0, value=vendor.cell(field))


def _dead(dataset: Dataset, dead: frozenset[str]) -> Iterator[Task]:
    for rows in dataset.rows.values():
        for row in rows:
            for column in row.columns():
                address = row.cell(column.name) if column.kind == "address" else ""
                if address in dead:
                    # A fact whose only source is gone can no longer be checked by a reader; an article keeps its title.
                    yield Task(
                        TaskKind.DEAD_SOURCE,
                        row.TABLE,
                        _key(row),
                        column.name,
                        row.TABLE != Article.TABLE,
                        value=address,
                    )


def _titles(dataset: Dataset) -> Iterator[Task]:
    """Titles rebuilt from the address; those of controversies first, then the newest."""
    disputed = {article for dispute in dataset.controversy.values() for article in dispute.articles}
    for row in dataset.table(Article):
        if row.title_source is TitleSource.ADDRESS:
            urgency = row.date.first.toordinal() + (row.id in disputed) * 10_000_000
            yield Task(TaskKind.TITLE, row.TABLE, (row.id,), "title", urgency, value=row.title)


_UNPROVEN: Final = (evidence.Verification.UNVERIFIED, evidence.Verification.PARTLY)


def _unverified(dataset: Dataset, on: date) -> Iterator[Task]:
    """Known facts without a source: who owns whom first, since the survey’s findings rest on it; then country of origin; then the rest."""
    as_of = AsOf(dataset, on, on)
    owned = {row.owner_vendor for rows in dataset.periods.values() for row in rows}
    for vendor in dataset.table(Vendor):
        for period in dataset.periods.get(vendor.id, ()):
            known = period.verdict is not Verdict.VERIFIED and period.kind is not OwnershipKind.UNKNOWN
            if known and covers(period, vendor, on, on):
                yield Task(
                    TaskKind.UNVERIFIED,
                    period.TABLE,
                    _key(period),
                    "owner" if period.owner else "kind",
                    3 + (vendor.id in owned),
                    value=period.owner or str(period.kind),
                )
        for column in Vendor.columns():
            cell = vendor.cell(column.name) if column.evidence else ""
            if cell and evidence.of_cell(as_of, vendor.id, column.name).verification in _UNPROVEN:
                yield Task(
                    TaskKind.UNVERIFIED,
                    Vendor.TABLE,
                    (vendor.id,),
                    column.name,
                    column.weight,
                    value=cell,
                )


def _old(dataset: Dataset, on: date) -> Iterator[Task]:
    """Facts of which no source speaks that is as new as their column asks; the more often that time has passed, the more urgent."""
    as_of = AsOf(dataset, on, on)
    for vendor in dataset.table(Vendor):
        if vendor.status is not VendorStatus.ACTIVE:
            continue
        for period in dataset.periods.get(vendor.id, ()):
            if covers(period, vendor, on, on):
                yield from _aged(period, Ownership.column("owner"), vendor.last_reviewed, on)
        for column in Vendor.columns():
            if vendor.cell(column.name) and column.stale_after:
                newest = evidence.of_cell(as_of, vendor.id, column.name).day or vendor.last_reviewed
                if figure_of := getattr(vendor, column.dated_by) if column.dated_by else None:
                    newest = min(newest, figure_of, key=lambda day: day.last)
                yield from _aged(vendor, column, newest, on)
    for row in dataset.table(Capability):
        yield from _aged(row, Capability.column("support"), row.accessed, on)


def _aged(row: Row, column: Column, read: PartialDate, on: date) -> Iterator[Task]:
    months = evidence.months_since(read, on)
    if column.stale_after and months > column.stale_after:
        share = months / column.stale_after
        yield Task(TaskKind.OLD, row.TABLE, _key(row), column.name, share, value=row.cell(column.name), months=months)


def _incomplete(dataset: Dataset) -> Iterator[Task]:
    names = [column.name for column in Vendor.columns() if column.evidence and column.missed]
    for vendor in dataset.table(Vendor):
        missing = tuple(name for name in names if not vendor.cell(name))
        if vendor.status is VendorStatus.ACTIVE and len(missing) > (1 - ENOUGH) * len(names):
            yield Task(TaskKind.INCOMPLETE, Vendor.TABLE, (vendor.id,), missing[0], len(missing), missing=missing)
