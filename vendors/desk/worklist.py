"""The desk’s morning page, as data: what in the data set awaits work, the most useful next step first.

The order is that of the harm that waiting does: to somebody who has not been heard, then to a fact that readers take for proven,
then to what is merely old or missing. Within a kind the most urgent comes first.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import product
from typing import Final

from vendors.analysis.wanted import wanted
from vendors.desk.one_language import Untranslated
from vendors.desk.revisions.describe import Names, shown
from vendors.domain import evidence, right_of_reply
from vendors.domain.as_of import AsOf
from vendors.i18n.language import Language, _, lowered
from vendors.settings import site_time
from vendors.tables import TABLES
from vendors.tables.article import Article, TitleSource
from vendors.tables.capability import Capability
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, OwnershipKind, Verdict, covers
from vendors.tables.reply import Reply, ReplyKind
from vendors.tables.row import WRITTEN, Column, Row, own_name, own_texts
from vendors.tables.search import Sought
from vendors.tables.vendor import Vendor, VendorStatus
from vendors.types.choice import Choice
from vendors.types.date import PartialDate
from vendors.validation.prose.outcomes import speaks_as_if_open

ENOUGH: Final = 0.7
"""The share of its sourced columns from which on a vendor is not called incomplete."""


class TaskKind(Choice):
    """What kind of work it is, in the order of the page."""

    PUBLISH = "publish-reply", _("answers to publish")
    REPLY = "reply", _("replies overdue")
    ASK = "ask", _("vendors to ask for their answer")
    OUTCOME = "outcome", _("texts that speak as if it were open")
    OWNER = "owner", _("owners without a source")
    STALE_EVIDENCE = "changed-fact", _("facts changed without a new source")
    TRANSLATE = "translate", _("texts to translate")
    DEAD_SOURCE = "dead-address", _("dead addresses")
    WANTED = "wanted", _("facts to find first")
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
        days: how long a reply has been awaited, or, of an answer to be published, how many days are left (below zero: it is late).
        day: the last day on which an answer is published in time, or on which the other language changed.
        address: of the article whose title is to be checked, or of the source that is dead.
        searched: the day of the last search for what is wanted, or None.
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
    day: date | None = None
    address: str = ""
    searched: PartialDate | None = None

    @property
    def id(self) -> str:
        """Names the task as long as it is the same one: of a text that stands as it is, until the text changes."""
        parts = (self.step, self.table, *self.key, self.column, self.value, str(self.day or ""), *self.missing)
        return sha256("\0".join(parts).encode()).hexdigest()[:20]

    @property
    def is_judged(self) -> bool:
        """Whether an editor may find that nothing is to be done about it."""
        return self.step in (TaskKind.OUTCOME, TaskKind.TRANSLATE)

    def said(self, names: Names, words: Language) -> str:
        """The task as one line."""
        model = TABLES[self.table]
        row = names.of_key(self.table, self.key, words)
        where = words.say("{row}, {column}", row=row, column=lowered(words.say(model.column(self.column).label)))
        day = words.date(self.day) if self.day else ""
        if self.step is TaskKind.PUBLISH:
            return words.say(_CLOCK[(self.days > 0) - (self.days < 0)], row=row, day=day)
        if self.step is TaskKind.TRANSLATE:
            return words.say(_("{where}: the other language changed on {day}"), where=where, day=day)
        if self.step is TaskKind.ASK:
            return row
        if self.step is TaskKind.REPLY:
            return words.plural("{row}: awaited for {n} day", "{row}: awaited for {n} days", self.days, row=row)
        if self.step is TaskKind.OLD:
            return words.plural("{where}: {n} month old", "{where}: {n} months old", self.months, where=where)
        if self.step is TaskKind.INCOMPLETE:
            labels = words.listing(lowered(words.say(model.column(name).label)) for name in self.missing)
            return words.say("{where}: {what}", where=row, what=labels)
        if self.step is TaskKind.WANTED:
            day = words.date(self.searched) if self.searched else words.say("not noted")
            return words.say("{where}: last searched: {day}", where=where, day=day)
        if self.step is TaskKind.TITLE:
            return row
        value = shown(model.column(self.column), self.value, words)
        return words.say("{where}: {what}", where=where, what=value)


_CLOCK: Final = {
    1: _("{row}: to be published by {day}, as the law has it"),
    0: _("{row}: to be published today, as the law has it"),
    -1: _("{row}: should have been published by {day}, as the law has it"),
}


def worklist(
    dataset: Dataset, on: date, dead: Collection[str] = (), left_behind: Collection[Untranslated] = ()
) -> list[Task]:
    """All that awaits work, the most useful next step first.

    Args:
        dataset: the data set.
        on: the present day.
        dead: the addresses that no longer lead anywhere, as they were last found to be.
        left_behind: the texts whose other language has changed alone.
    """
    tasks = [
        *_answers(dataset, on),
        *_replies(dataset, on),
        *_unasked(dataset, on),
        *_outcomes(dataset),
        *_changed_facts(dataset),
        *(_to_translate(one) for one in left_behind),
        *_dead(dataset, frozenset(dead)),
        *_wanted(dataset, on),
        *_titles(dataset),
        *_unverified(dataset, on),
        *_old(dataset, on),
        *_incomplete(dataset),
    ]
    order = {step: at for at, step in enumerate(TaskKind)}
    return sorted(tasks, key=lambda task: (order[task.step], -task.urgency, task.table, task.key, task.column))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.cell(name) for name in row.KEY)


def _answers(dataset: Dataset, on: date) -> Iterator[Task]:
    """Answers that were received and are not published: from the day of their receipt, since the law counts from it."""
    for state in right_of_reply.states(dataset, on):
        if state.stage is right_of_reply.Stage.ANSWERED and state.publish_by:
            left = (state.publish_by - on).days
            key = _key(_row_of(dataset, state))
            yield Task(TaskKind.PUBLISH, Reply.TABLE, key, "published", -left, days=left, day=state.publish_by)


def _replies(dataset: Dataset, on: date) -> Iterator[Task]:
    """Questions that a vendor has left unanswered for too long."""
    for state in right_of_reply.overdue(dataset, on):
        if state.unanswered:
            days = state.waiting or 0
            yield Task(TaskKind.REPLY, Reply.TABLE, _key(_row_of(dataset, state)), "answered", days, days=days)


def _unasked(dataset: Dataset, on: date) -> Iterator[Task]:
    """Vendors of which a public page says that the magazine has not asked them; of open controversies first."""
    for state in right_of_reply.states(dataset, on):
        if state.stage is right_of_reply.Stage.NOT_ASKED and dataset.replies.get(state.controversy):
            dispute = dataset.controversy[state.controversy]
            urgency = dispute.opened.first.toordinal() + (dispute.closed is None) * 10_000_000
            yield Task(TaskKind.ASK, Reply.TABLE, _key(_row_of(dataset, state)), "asked", urgency)


def _row_of(dataset: Dataset, state: right_of_reply.ReplyState) -> Reply:
    rows = [row for row in dataset.replies[state.controversy] if row.vendor == state.vendor]
    return next((row for row in rows if row.kind is ReplyKind.RIGHT_OF_REPLY), rows[0])


def _outcomes(dataset: Dataset) -> Iterator[Task]:
    """Titles and summaries that do not say that their controversy has ended."""
    for dispute in dataset.table(Controversy):
        for text, code in product(own_texts(Controversy), WRITTEN):
            said = dispute.own(text, code)
            if speaks_as_if_open(said, code, dataset.steps[dispute.id], text == "title"):
                ended = dataset.steps[dispute.id][-1].date.first.toordinal()
                yield Task(TaskKind.OUTCOME, Controversy.TABLE, (dispute.id,), own_name(text, code), ended, value=said)


def _to_translate(left: Untranslated) -> Task:
    day = site_time(left.since.when).date()
    disputed = left.table in (Controversy.TABLE, Reply.TABLE)
    return Task(TaskKind.TRANSLATE, left.table, left.key, left.column, disputed * 10_000_000 - day.toordinal(), day=day)


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
                        address=address,
                    )


def _wanted(dataset: Dataset, on: date) -> Iterator[Task]:
    """The facts most wanted, in the order of the public list; an owner leads to the row that says that it is not known, where there is one."""
    found = wanted(AsOf(dataset, on, on))
    for at, one in enumerate(found):
        searched = one.searched.searched if one.searched else None
        held = next((row for row in dataset.periods.get(one.vendor.id, ()) if covers(row, one.vendor, on, on)), None)
        if one.sought is Sought.OWNER and held:
            yield Task(TaskKind.WANTED, held.TABLE, _key(held), "owner", -at, searched=searched)
        else:
            column = "name" if one.sought is Sought.OWNER else str(one.sought)
            yield Task(TaskKind.WANTED, Vendor.TABLE, (one.vendor.id,), column, -at, searched=searched)


def _titles(dataset: Dataset) -> Iterator[Task]:
    """Titles rebuilt from the address; those of controversies first, then the newest."""
    disputed = {article for dispute in dataset.controversy.values() for article in dispute.articles}
    for row in dataset.table(Article):
        if row.title_source is TitleSource.ADDRESS:
            urgency = row.date.first.toordinal() + (row.id in disputed) * 10_000_000
            yield Task(TaskKind.TITLE, row.TABLE, (row.id,), "title", urgency, value=row.title, address=row.url)


_UNPROVEN: Final = (evidence.Verification.UNVERIFIED, evidence.Verification.PARTLY)


def _unverified(dataset: Dataset, on: date) -> Iterator[Task]:
    """Known facts without a source: who owns whom, since the survey’s findings rest on it; then country of origin; then the rest."""
    as_of = AsOf(dataset, on, on)
    owned = {row.owner_vendor for rows in dataset.periods.values() for row in rows}
    for vendor in dataset.table(Vendor):
        for period in dataset.periods.get(vendor.id, ()):
            known = period.verdict is not Verdict.VERIFIED and period.kind is not OwnershipKind.UNKNOWN
            if known and covers(period, vendor, on, on):
                yield Task(
                    TaskKind.OWNER,
                    period.TABLE,
                    _key(period),
                    "owner" if period.owner else "kind",
                    vendor.id in owned,
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
        spoken = evidence.of_capability(as_of, row).day or row.accessed
        yield from _aged(row, Capability.column("support"), spoken, on)


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
