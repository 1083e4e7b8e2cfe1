"""No allegation without a status, a dated source, and the vendor’s answer or the state of asking for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from vendors.domain.right_of_reply import PATIENCE, Stage, state
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.tables.reply import Reply, ReplyKind
from vendors.tables.row import WRITTEN, own_name, own_texts
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import nearest
from vendors.validation.checks.relations import named
from vendors.validation.checks.steps import forbidden
from vendors.validation.problems import Problem
from vendors.validation.prose.outcomes import speaks_as_if_open
from vendors.validation.text_table import TextRow, TextTable


def broken(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    disputes = {row.id: (record, row) for record, row in tables["controversies"].valid if isinstance(row, Controversy)}
    yield from _histories(tables, disputes)
    yield from _statuses(tables, disputes)
    yield from _answers(tables, disputes)
    yield from _outcomes(tables, disputes)
    yield from of_the_day(tables, today)


def of_the_day(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """The breaches in the answers of vendors, some of which hang on how long one has been waited for.

    Args:
        tables: controversies and replies at least.
        today: the day until which it has been.
    """
    disputes = {row.id: row for _, row in tables["controversies"].valid if isinstance(row, Controversy)}
    for record, row in tables["replies"].valid:
        assert isinstance(row, Reply)
        yield from _answer(tables["replies"], record, row, disputes.get(row.controversy), today)


def _histories(
    tables: Mapping[str, TextTable], disputes: Mapping[str, tuple[TextRow, Controversy]]
) -> Iterator[Problem]:
    table = tables["controversy_status"]
    articles = set(tables["news"].ids)
    latest: dict[str, StatusStep] = {}
    early: dict[str, list[Problem]] = defaultdict(list)
    open_ended = {name for name, status in _last(table).items() if status not in CLOSING}
    misplaced = dict(forbidden(table))
    yield from misplaced.values()
    for record, row in table.valid:
        assert isinstance(row, StatusStep)
        before = latest.get(row.controversy)
        if before and row.date.last < before.date.first:
            yield table.problem("date-order", record, "date", value=row.date.text, other=before.date.text)
        latest[row.controversy] = row
        if row.controversy not in disputes:
            continue
        dispute = disputes[row.controversy][1]
        if row.date.last < dispute.opened.first:
            early[dispute.id].append(
                table.problem("date-order", record, "date", value=row.date.text, other=dispute.opened.text)
            )
        # A forbidden step is named as one; of a controversy that was reopened the closing date is at fault.
        named_elsewhere = dispute.id in misplaced or dispute.id in open_ended
        if dispute.closed and row.date.first > dispute.closed.last and not named_elsewhere:
            yield table.problem("date-late", record, "date", value=row.date.text, other=dispute.closed.text)
        if row.article in articles and row.article not in dispute.articles:
            yield table.problem("article-outside", record, "article", value=row.article)
    for id, problems in early.items():
        record, dispute = disputes[id]
        # One early step is wrong itself; several mean that the opening is.
        first = min(problem.value for problem in problems)
        yield (
            problems[0]
            if len(problems) == 1
            else tables["controversies"].problem("date-late", record, "opened", value=dispute.opened.text, other=first)
        )


def _last(table: TextTable) -> Mapping[str, ControversyStatus]:
    return {row.controversy: row.status for _, row in table.valid if isinstance(row, StatusStep)}


def _first(table: TextTable) -> Mapping[str, PartialDate]:
    """The day of the first status of each controversy whose statuses are in order."""
    days: dict[str, PartialDate] = {}
    disordered: set[str] = set()
    for _, row in table.valid:
        assert isinstance(row, StatusStep)
        day = days.get(row.controversy, row.date)
        if row.date.last < day.first:
            disordered.add(row.controversy)
        days[row.controversy] = min(day, row.date, key=lambda one: one.first)
    return {id: day for id, day in days.items() if id not in disordered}


def _statuses(
    tables: Mapping[str, TextTable], disputes: Mapping[str, tuple[TextRow, Controversy]]
) -> Iterator[Problem]:
    table = tables["controversies"]
    told = named(tables, "controversy_status", "controversy")
    last, first = _last(tables["controversy_status"]), _first(tables["controversy_status"])
    misplaced = dict(forbidden(tables["controversy_status"]))
    whole = tables["controversy_status"].valid_throughout
    ids = set(table.ids)
    misspelt = {nearest(name, ids) for name in last.keys() - ids}
    for record, row in disputes.values():
        if row.id not in told and tables["controversy_status"].sound:
            yield table.problem("no-status", record, "id", value=row.id)
        elif (
            row.id in told
            and whole
            and row.id in last.keys() - misplaced.keys()
            and (row.closed is None) == (last[row.id] in CLOSING)
        ):
            yield table.problem(
                "no-closing", record, "closed", value=row.closed.text if row.closed else "–", other=str(last[row.id])
            )
        # Where the first status is misspelt, misplaced or misdated, that is reported: the day of the next one is no opening.
        dated = whole and row.id in first.keys() - misplaced.keys() - misspelt
        if dated and first[row.id].first > row.opened.first:
            day = first[row.id].text
            yield table.problem(
                "opened-without-status", record, "opened", value=row.opened.text, suggestion=day, other=day
            )


def _answers(tables: Mapping[str, TextTable], disputes: Mapping[str, tuple[TextRow, Controversy]]) -> Iterator[Problem]:
    replies = tables["replies"]
    vendors = set(tables["vendors"].ids)
    answered: dict[str, set[str]] = defaultdict(set)
    misplaced: set[str] = set()
    for record in replies.rows:
        case, vendor = record.text("controversy"), record.text("vendor")
        case = case if case in disputes else nearest(case, list(disputes)) or ""
        answered[case].add(vendor)
        if case in disputes and vendor in vendors and vendor not in _meant(disputes[case][1].vendors, vendors):
            misplaced.add(case)
            yield replies.problem("reply-for-nobody", record, "vendor", value=vendor)
    for record, row in disputes.values():
        # An answer under a misspelt or a wrong name is reported there; it is not missing here too.
        if row.id in misplaced or not replies.sound:
            continue
        misspelt = answered[row.id] - vendors
        for vendor in row.vendors:
            if (
                vendor not in answered[row.id]
                and vendor in vendors
                and not any(nearest(name, row.vendors) == vendor for name in misspelt)
            ):
                yield tables["controversies"].problem("no-reply", record, "vendors", value=vendor)


def _outcomes(
    tables: Mapping[str, TextTable], disputes: Mapping[str, tuple[TextRow, Controversy]]
) -> Iterator[Problem]:
    steps: dict[str, list[StatusStep]] = defaultdict(list)
    for _, step in tables["controversy_status"].valid:
        assert isinstance(step, StatusStep)
        steps[step.controversy].append(step)
    for record, row in disputes.values():
        for text, code in product(own_texts(Controversy), WRITTEN):
            said = row.own(text, code)
            if speaks_as_if_open(said, code, steps[row.id], text == "title"):
                last = str(steps[row.id][-1].status)
                yield tables["controversies"].problem(
                    "outcome-not-told", record, own_name(text, code), value=said, other=last
                )


def _meant(names: Sequence[str], known: set[str]) -> set[str]:
    """The ids that a list names; an unknown one counts for the one it probably means."""
    return {name if name in known else nearest(name, known) or name for name in names}


def _answer(
    table: TextTable, record: TextRow, row: Reply, dispute: Controversy | None, today: date
) -> Iterator[Problem]:
    # While an answer is asked for, or received and not yet published, its words need not stand here.
    under_way = row.kind is ReplyKind.RIGHT_OF_REPLY and (row.asked or row.answered) and not row.published
    if row.kind is not ReplyKind.NOT_ASKED and not under_way:
        texts = [own_name("text", code) for code in WRITTEN]
        missing = next((name for name in (*texts, "published", "source_url") if not getattr(row, name)), "")
        # An answer that the magazine was sent is published by itself: it needs no address elsewhere.
        if missing and not (missing == "source_url" and row.kind is ReplyKind.RIGHT_OF_REPLY):
            yield table.problem("empty-reply", record, missing, other=str(row.kind))
    if row.kind is ReplyKind.NOT_ASKED and (row.has_text or row.asked or row.answered or row.published):
        yield table.problem("text-without-reply", record, "kind", value=str(row.kind))
    if dispute and row.published and row.published.last < dispute.opened.first:
        yield table.problem("date-order", record, "published", value=row.published.text, other=dispute.opened.text)
    if row.asked and row.published and not row.answered and row.published.last < row.asked.first:
        yield table.problem("date-order", record, "published", value=row.published.text, other=row.asked.text)
    if dispute and row.asked and row.asked.last < dispute.opened.first:
        yield table.problem("asked-early", record, "asked", value=row.asked.text, other=dispute.opened.text)
    if row.asked and not row.asked_how:
        yield table.problem("request-without-how", record, "asked_how", value=row.asked.text)
    if row.asked_how and not row.asked:
        yield table.problem("request-without-date", record, "asked", other=str(row.asked_how))
    standing = state(row.controversy, row.vendor, [row], today)
    if standing.unanswered:
        yield table.problem("reply-overdue", record, "asked", value=row.cell("asked"), other=str(PATIENCE.days))
    if standing.stage is Stage.ANSWERED:
        rule = "reply-unpublished" if standing.unpublished else "reply-to-publish"
        yield table.problem(rule, record, "published", value=row.cell("answered"), other=str(standing.publish_by))
