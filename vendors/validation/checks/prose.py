"""Our own words are careful: all that readers can read of the data’s words, whichever table holds them, notes and names among them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus, StatusStep
from vendors.tables.correction import Correction
from vendors.tables.event import Event, EventKind
from vendors.tables.ownership import Ownership
from vendors.tables.reply import Reply
from vendors.tables.row import WRITTEN, Row
from vendors.tables.search import Search
from vendors.tables.vendor import Vendor
from vendors.validation.checks.languages import guessed
from vendors.validation.checks.steps import forbidden
from vendors.validation.problems import Problem
from vendors.validation.prose.finding import PROVEN, Context, Finding, KnownNames, Slip
from vendors.validation.prose.linter import charges, findings
from vendors.validation.prose.persons import persons
from vendors.validation.text_table import TextRow, TextTable

Code: TypeAlias = Literal["fr", "en"]
SLIPS: Final = {
    Slip.ALLEGATION: "allegation-unattributed",
    Slip.LOADED: "loaded-word",
    Slip.PERSON: "private-person",
    Slip.UNDATED: "undated-in-text",
    Slip.UNSUPPORTED: "unsupported-summary",
    Slip.ASSERTED: "reads-like-assertion",
}
"""The rule that each kind of carelessness breaks."""
OF_NAMES: Final = ("vendors", "ownership", "events")
"""The tables that say which companies and officers there are."""
_BESIDE_ITS_ROW: Final = frozenset({Slip.UNDATED, Slip.UNSUPPORTED, Slip.ASSERTED})
"""What is no slip in words whose row says of when they are, and who says so."""


@dataclass(frozen=True, slots=True)
class LintedColumn:
    """A column whose words are read.

    Attributes:
        name: of the column.
        codes: the languages in which it is read.
        let_alone: kinds of slips that are none there.
        is_note: whether it is a note, which is written in that language by rule, and may be in another.
        is_name: whether it holds a name, a part of a list or an amount as stated, and no sentences: it is read for charges alone.
    """

    name: str
    codes: tuple[Code, ...]
    let_alone: frozenset[Slip] = frozenset()
    is_note: bool = False
    is_name: bool = False


def linted_columns(model: type[Row]) -> Iterator[LintedColumn]:
    """The columns of a table whose words are read: every text that readers can read, be it in the raw tables alone, but for
    what others have written and must stand as it is.
    """
    for column in model.stored_columns():
        if column.kind == "own-text":
            base, _, ending = column.name.rpartition("_")
            code = next(code for code in WRITTEN if code == ending)
            # A title stands beside the date of its row, and above the summary that says who says so.
            yield LintedColumn(column.name, (code,), _BESIDE_ITS_ROW if base == "title" else frozenset())
        elif column.written_in:
            # A note says how its row is known; the row beside it names the source and the days.
            code = next(code for code in WRITTEN if code == column.written_in)
            yield LintedColumn(column.name, (code,), _BESIDE_ITS_ROW, is_note=True)
        elif column.kind == "text" and not column.quoted:
            yield LintedColumn(column.name, WRITTEN, is_name=True)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the other tables say: where controversies stand, the names of each vendor, of companies, and of officers."""

    standing: Mapping[str, ControversyStatus]
    names: Mapping[str, tuple[str, ...]]
    companies: KnownNames
    officers: KnownNames


def broken(tables: Mapping[str, TextTable], *, lasting: bool = False) -> Iterator[Problem]:
    """Breaches of the rules of this room.

    Args:
        tables: see `vendors.validation.checks.broken`.
        lasting: the same.
    """
    history = tables["controversy_status"]
    standing = _standing(history)
    # Where the history itself is at fault, nobody can say yet what may be told as a fact.
    unclear = set(dict(forbidden(history)))
    rows = {name: tables[name].said for name in OF_NAMES}
    known = _Known(
        standing,
        {row.id: (row.name, *row.aliases) for row in rows["vendors"] if isinstance(row, Vendor)},
        *known_to_all(rows),
    )
    names: dict[str, Finding | None] = {}
    for table in tables.values():
        judged = _judged.get(table.name) if lasting else None
        if not (judged and judged.table is table and judged.known == known and judged.unclear == unclear):
            judged = _Judged(table, known, unclear, tuple(_of_table(table, known, unclear, names)))
            if lasting:
                _judged[table.name] = judged
        yield from judged.problems


def _of_table(
    table: TextTable, known: _Known, unclear: AbstractSet[str], names: dict[str, Finding | None]
) -> Iterator[Problem]:
    columns = list(linted_columns(table.model))
    asked = [(record, row) for record, row in table.asked if not (isinstance(row, Controversy) and row.id in unclear)]
    for column in columns:
        if column.is_name:
            for record, found, text in _charged(column, asked, known, names):
                yield _problem(table, record, column, found, text)
    told = [column for column in columns if not column.is_name]
    for record, row in asked if told else ():
        context = _context(row, known)
        for column in told:
            text = row.cell(column.name)
            # Of what is not there nothing can be wrong, but for what a controversy owes.
            for found in _slips(text, column, context) if text or context.controversy else ():
                yield _problem(table, record, column, found, text)


def _problem(table: TextTable, record: TextRow, column: LintedColumn, found: Finding, text: str) -> Problem:
    blocks = found.kind is Slip.ALLEGATION and found.sure and table.model is Controversy
    rule = "allegation-as-fact" if blocks else SLIPS[found.kind]
    value = text[found.start : found.end]
    return table.problem(rule, record, column.name, value=value, suggestion=found.suggestion, other=found.leaning)


def naming(model: type[Row], rows: Sequence[Row], named: Callable[[Sequence[str]], Iterable[int]]) -> set[int]:
    """The indexes of the rows with a text in which somebody is named, and which is read for that: names are not.

    Args:
        model: of the table.
        rows: all its rows.
        named: gives the places of the texts in which somebody is named.
    """
    found: set[int] = set()
    for column in linted_columns(model):
        if column.is_name:
            # It is read for charges, whoever is named in it.
            continue
        cells = list(map(attrgetter(column.name), rows))
        # Each text once: a note stands in many rows.
        texts = [cell for cell in dict.fromkeys(cells) if cell is not None]
        spoken_of = {texts[place] for place in named(texts)}
        if spoken_of:
            found.update(at for at, text in enumerate(cells) if text in spoken_of)
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A table, what was known when its words were read, and what was found in them."""

    table: TextTable
    known: _Known
    unclear: AbstractSet[str]
    problems: tuple[Problem, ...]


_judged: Final[dict[str, _Judged]] = {}
"""Of each table the last reading: one that is the same (`read_once`) is not read again after a change of another."""


def _charged(
    column: LintedColumn, asked: Sequence[tuple[TextRow, Row]], known: _Known, names: dict[str, Finding | None]
) -> Iterator[tuple[TextRow, Finding, str]]:
    """What names and parts of lists charge somebody with, each with its row and the name: most stand in many rows, and none of them does.

    Args:
        names: what was found in the names met before.
    """
    context = Context(companies=known.companies, officers=known.officers)
    cells = list(map(attrgetter(column.name), (row for _, row in asked)))
    items = {cell: row.items(column.name) for cell, (_, row) in dict(zip(cells, asked, strict=True)).items()}
    for item in {item for each in items.values() for item in each if item not in names}:
        names[item] = next((one for code in column.codes for one in charges(item, code, context)), None)
    charging = {cell for cell, each in items.items() if any(map(names.get, each))}
    for (record, _), cell in zip(asked, cells, strict=True) if charging else ():
        for item in items[cell] if cell in charging else ():
            if found := names[item]:
                yield record, found, item


def _slips(text: str, column: LintedColumn, context: Context) -> Iterator[Finding]:
    """What is careless in the text of a cell."""
    shown = guessed(text) if column.is_note else ""
    code = next((code for code in WRITTEN if code == shown), column.codes[0])
    # A note says itself how its row is known, so that a source is missing nowhere in it.
    read = (found for found in findings(text, code, context) if found.sure or not column.is_note)
    for found in _once(read):
        if found.kind not in column.let_alone:
            yield found


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
    for row in history.said:
        assert isinstance(row, StatusStep)
        kept = found.get(row.controversy) in PROVEN and row.status in (
            ControversyStatus.RESOLVED,
            ControversyStatus.DENIED,
        )
        if not kept:
            found[row.controversy] = row.status
    return found


def known_to_all(rows: Mapping[str, Iterable[Row]]) -> tuple[KnownNames, KnownNames]:
    """The names against which each text is held: those of companies, and those of officers.

    Args:
        rows: of the tables `OF_NAMES`, by table.
    """
    return KnownNames(dict.fromkeys(companies(rows))), KnownNames(dict.fromkeys(officers(rows)))


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
    if isinstance(row, Event | Correction):
        return Context(False, None, row.date, (), firms, leaders)
    return Context(False, None, None, (), firms, leaders)
