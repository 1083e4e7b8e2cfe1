"""Periods of ownership do not overlap, chains of owners do not turn in a ring, and countries agree with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vendors.domain.ownership import control, loops
from vendors.tables.ownership import OWNED, OWNERLESS, Ownership, OwnershipKind, Verdict, covers
from vendors.tables.vendor import Vendor, VendorStatus
from vendors.types.did_you_mean import nearest, plain
from vendors.validation.checks.relations import named
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable


@dataclass(frozen=True, slots=True)
class _Owned:
    """The two tables that ownership is derived from."""

    vendor: Mapping[str, Vendor]
    periods: Mapping[str, Sequence[Ownership]]


def broken(tables: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["ownership"]
    rows = [(record, row) for record, row in table.valid if isinstance(row, Ownership)]
    for record, row in rows:
        yield from _alone(table, record, row)
    yield from _overlaps(table, rows)
    rings = loops(row for _, row in rows)
    records = {id(row): record for record, row in rows}
    names = {
        row.id: {plain(name) for name in (row.name, *row.aliases)}
        for _, row in tables["vendors"].valid
        if isinstance(row, Vendor)
    }
    for ring in rings:
        # The row at fault is the one whose owner is called otherwise than the vendor it leads to; else the last one written.
        odd = [row for row in ring if plain(row.owner or "") not in names.get(row.owner_vendor or "", set())]
        row = max(odd or ring, key=lambda row: records[id(row)].line)
        circle = " → ".join([*(step.vendor for step in ring), ring[0].vendor])
        yield table.problem("owner-loop", records[id(row)], "owner_vendor", value=row.owner_vendor or "", other=circle)
    yield from of_the_day(tables, today, certain=not rings)


def of_the_day(tables: Mapping[str, TextTable], today: date, *, certain: bool = True) -> Iterator[Problem]:
    """The breaches that hang on who owns whom on a day.

    Args:
        tables: ownership and vendors at least.
        today: that day.
        certain: whether no chain of owners turns in a ring, so that each has an end.
    """
    table = tables["ownership"]
    rows = [(record, row) for record, row in table.valid if isinstance(row, Ownership)]
    periods: dict[str, list[Ownership]] = defaultdict(list)
    for _, row in rows:
        periods[row.vendor].append(row)
    owned = _Owned({row.id: row for _, row in tables["vendors"].valid if isinstance(row, Vendor)}, periods)
    if certain:
        yield from _countries(table, rows, owned, today)
    yield from _absorbed(tables, owned, today)


def _alone(table: TextTable, record: TextRow, row: Ownership) -> Iterator[Problem]:
    if row.kind in OWNED and not row.owner and not row.owner_country:
        yield table.problem("owner-missing", record, "owner", other=str(row.kind))
    if row.kind in OWNERLESS and row.owner:
        yield table.problem("owner-unexpected", record, "kind", value=str(row.kind))
    if row.verdict is Verdict.VERIFIED and not row.source_url:
        yield table.problem("unsourced", record, "source_url", other=row.owner or row.vendor)


def _overlaps(table: TextTable, rows: Sequence[tuple[TextRow, Ownership]]) -> Iterator[Problem]:
    last: dict[str, tuple[TextRow, Ownership]] = {}
    for record, row in sorted(rows, key=lambda placed: (placed[1].vendor, _begins(placed[1]), placed[0].line)):
        before = last.get(row.vendor)
        repeated = before and before[1].since == row.since and before[1].owner == row.owner
        if before and not repeated and (before[1].until is None or _begins(row) < before[1].until.first):
            later, earlier = (record, before[0]) if record.line > before[0].line else (before[0], record)
            yield table.problem(
                "overlap", later, "since", value=row.since.text if row.since else "", other=str(earlier.line)
            )
        last[row.vendor] = (record, row)


def _begins(row: Ownership) -> date:
    return row.since.first if row.since else date.min


def _countries(
    table: TextTable, rows: Sequence[tuple[TextRow, Ownership]], owned: _Owned, today: date
) -> Iterator[Problem]:
    # The row states one country for the whole period, the chain may move: they are compared where the period ends, today if it lasts.
    for record, row in rows:
        if not row.owner_vendor or row.owner_vendor not in owned.vendor or not row.owner_country:
            continue
        on = min(date.fromordinal(row.until.first.toordinal() - 1), today) if row.until else today
        found = control(owned, row.owner_vendor, on, today)
        if not found.country:
            name = owned.vendor[row.owner_vendor].name
            yield table.problem("owner-country-unused", record, "owner_country", value=row.owner_country, other=name)
        elif found.country != row.owner_country:
            yield table.problem(
                "owner-country",
                record,
                "owner_country",
                value=row.owner_country,
                suggestion=found.country,
                other=f"{found.ultimate_owner} ({found.country})",
            )


def _absorbed(tables: Mapping[str, TextTable], owned: _Owned, today: date) -> Iterator[Problem]:
    known = set(tables["vendors"].ids)
    # A row that leads nowhere and resembles no vendor may be anybody's: then nobody can be said to have none.
    certain = tables["ownership"].sound and all(
        name in known or nearest(name, known) for name in (record.text("vendor") for record in tables["ownership"].rows)
    )
    owned_vendors = named(tables, "ownership", "vendor")
    readable = {row.vendor for _, row in tables["ownership"].valid if isinstance(row, Ownership)}
    whole = tables["ownership"].valid_throughout
    for record, row in tables["vendors"].valid:
        assert isinstance(row, Vendor)
        if row.id not in owned_vendors and certain:
            yield tables["vendors"].problem("no-ownership", record, "id", value=row.id)
        if not whole or row.id not in readable:
            continue
        kind = next(
            (period.kind for period in owned.periods[row.id] if covers(period, row, today, today)),
            OwnershipKind.UNKNOWN,
        )
        if (kind is OwnershipKind.MERGED) != (row.status is VendorStatus.MERGED):
            yield tables["vendors"].problem("absorbed", record, "status", value=str(row.status), other=str(kind))
