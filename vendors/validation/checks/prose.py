"""Our own words are careful: all that readers can read of the data’s own words, whichever table holds them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus, StatusStep
from vendors.tables.correction import Correction
from vendors.tables.event import Event, EventKind
from vendors.tables.ownership import Ownership
from vendors.tables.reply import Reply
from vendors.tables.row import WRITTEN, Row, own_name, own_texts
from vendors.tables.search import Search
from vendors.tables.vendor import Vendor
from vendors.validation.checks.steps import forbidden
from vendors.validation.problems import Problem
from vendors.validation.prose.finding import PROVEN, Context, Finding, KnownNames, Slip
from vendors.validation.prose.linter import findings
from vendors.validation.prose.persons import persons
from vendors.validation.text_table import TextTable

TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    name: texts for name, model in TABLES.items() if (texts := tuple(own_texts(model)))
}
"""The columns of our own words by table, without the language that ends their names; notes are working notes, which only
the raw tables (`/data`, `/r/`, `/api/v1`) show: they are not read here."""
SLIPS: Final = {
    Slip.ALLEGATION: "allegation-unattributed",
    Slip.LOADED: "loaded-word",
    Slip.PERSON: "private-person",
    Slip.UNDATED: "undated-in-text",
    Slip.UNSUPPORTED: "unsupported-summary",
}
"""The rule that each kind of carelessness breaks."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the other tables say: where controversies stand, the names of each vendor, of companies, and of officers."""

    standing: Mapping[str, ControversyStatus]
    names: Mapping[str, tuple[str, ...]]
    companies: KnownNames
    officers: KnownNames


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    history = tables["controversy_status"]
    standing = _standing(history)
    # Where the history itself is at fault, nobody can say yet what may be told as a fact.
    unclear = set(dict(forbidden(history)))
    rows = {name: [row for _, row in tables[name].valid] for name in ("vendors", "ownership", "events")}
    known = _Known(
        standing,
        {row.id: (row.name, *row.aliases) for row in rows["vendors"] if isinstance(row, Vendor)},
        KnownNames(dict.fromkeys(companies(rows))),
        KnownNames(dict.fromkeys(officers(rows))),
    )
    for table, columns in TEXTS.items():
        for record, row in tables[table].valid:
            context = _context(row, known)
            if context.controversy and row.cell("id") in unclear:
                continue
            for column in columns:
                for code in WRITTEN:
                    name = own_name(column, code)
                    text = row.cell(name)
                    for found in _once(findings(text, code, context)):
                        # A title stands beside the date of its row, and above the summary that says who says so.
                        if found.kind in (Slip.UNDATED, Slip.UNSUPPORTED) and column == "title":
                            continue
                        blocks = found.kind is Slip.ALLEGATION and found.sure and context.controversy
                        rule = "allegation-as-fact" if blocks else SLIPS[found.kind]
                        value = text[found.start : found.end]
                        yield tables[table].problem(rule, record, name, value=value, suggestion=found.suggestion)


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each kind in a cell, since an editor rereads the cell as a whole; a loaded word in a charge is reworded with it."""
    kept: dict[Slip, Finding] = {}
    for finding in found:
        charge = kept.get(Slip.ALLEGATION)
        if finding.kind in kept or (charge and charge.start <= finding.start and finding.end <= charge.end):
            continue
        kept[finding.kind] = finding
        yield finding


def _standing(history: TextTable) -> Mapping[str, ControversyStatus]:
    """Where each controversy stands: what was confirmed, settled or upheld since it was last opened stays so after it is resolved."""
    found: dict[str, ControversyStatus] = {}
    for _, row in history.valid:
        assert isinstance(row, StatusStep)
        kept = found.get(row.controversy) in PROVEN and row.status in (
            ControversyStatus.RESOLVED,
            ControversyStatus.DENIED,
        )
        if not kept:
            found[row.controversy] = row.status
    return found


def companies(rows: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    """The companies of the survey, their owners and the other parties of their deals.

    Args:
        rows: of vendors, ownership and events, by table.
    """
    for row in rows["vendors"]:
        if isinstance(row, Vendor):
            yield from (row.name, *row.aliases)
    for row in rows["ownership"]:
        if isinstance(row, Ownership) and row.owner:
            yield row.owner
    for row in rows["events"]:
        if isinstance(row, Event) and row.counterpart:
            yield from row.counterpart.split("|")


def officers(rows: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    """The persons who, by the milestones, founded or led a vendor.

    Args:
        rows: of events at least, by table.
    """
    for row in rows["events"]:
        if isinstance(row, Event) and row.kind in (EventKind.FOUNDED, EventKind.LEADERSHIP):
            yield from persons(row.title_en)


def _context(row: Row, known: _Known) -> Context:
    firms, leaders = known.companies, known.officers
    if isinstance(row, Controversy):
        parties = tuple(name for vendor in row.vendors for name in known.names.get(vendor, ()))
        return Context(True, known.standing.get(row.id, ControversyStatus.ALLEGED), row.opened, parties, firms, leaders)
    if isinstance(row, Reply):
        on = row.published or row.answered or row.asked
        return Context(False, known.standing.get(row.controversy), on, (), firms, leaders)
    if isinstance(row, Article):
        return Context(False, None, row.date, (), firms, leaders, row.publisher, row.authors)
    if isinstance(row, Vendor):
        return Context(False, None, row.last_reviewed, (), firms, leaders)
    if isinstance(row, Search):
        return Context(False, None, row.searched, (), firms, leaders)
    assert isinstance(row, Event | Correction)
    return Context(False, None, row.date, (), firms, leaders)
