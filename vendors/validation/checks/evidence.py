"""Evidence speaks of cells that exist and of the values they hold, and verified means that a page was read which says so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from vendors.domain.evidence import parts_of, proves, unread
from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Verdict
from vendors.tables.row import Row
from vendors.types.did_you_mean import nearest
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["evidence"]
    rows = {name: table.joined() for name, table in tables.items()}
    # A cell that is wrong by itself is one problem; that its evidence does not fit it either is no second one.
    faulty = {(problem.file, problem.line, problem.column) for table in tables.values() for problem in table.problems}
    sound = {name: table.sound for name, table in tables.items()}
    shown: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for record, row in table.asked:
        assert isinstance(row, Evidence)
        named = shown[row.table, row.field].setdefault(row.row, set())
        if proves(row):
            named.update(row.value.split("|"))
        if row.verdict is Verdict.VERIFIED and not row.source_url:
            yield table.problem("unsourced", record, "source_url", other=row.value)
        elif row.verdict is Verdict.VERIFIED and unread(row):
            yield table.problem("unread-source", record, "accessed", value=row.value)
        cited = rows.get(row.table, {}).get(row.row)
        if not sound.get(row.table, True):
            continue
        if cited is None or row.field not in TABLES[row.table].model_fields:
            yield _misplaced(table, record, row, rows)
        elif (tables[row.table].file, cited.line_of(row.field), row.field) not in faulty:
            cell = cited.text(row.field)
            if not set(row.value.split("|")) <= set(cell.split("|")):
                # No suggestion: what a source says is not altered because the fact is. A new source has a row of its own.
                yield table.problem("stale-evidence", record, "value", value=row.value, other=cell)
    yield from _unlisted(table, tables["publishers"])
    for record, row in tables["corrections"].asked:
        assert isinstance(row, Correction)
        if row.row not in rows.get(row.table, {}) or row.field not in TABLES[row.table].model_fields:
            yield _misplaced(tables["corrections"], record, row, rows)
    yield from _bare(tables["vendors"], shown)


def _misplaced(
    table: TextTable, record: TextRow, row: Evidence | Correction, rows: Mapping[str, Mapping[str, TextRow]]
) -> Problem:
    if row.table not in TABLES:
        meant = nearest(row.table, list(TABLES)) or ""
        return table.problem("unknown-reference", record, "table", value=row.table, suggestion=meant, other="data/")
    file = f"{row.table}.csv"
    if row.row not in rows[row.table]:
        meant = nearest(row.row, list(rows[row.table])) or ""
        return table.problem("unknown-reference", record, "row", value=row.row, suggestion=meant, other=file)
    meant = nearest(row.field, list(TABLES[row.table].model_fields)) or ""
    return table.problem("unknown-cell", record, "field", value=row.field, suggestion=meant, other=file)


def _unlisted(evidence: TextTable, publishers: TextTable) -> Iterator[Problem]:
    """Publishers of sources of which nobody has said who they are, each once; where none are listed, nobody has begun to."""
    seen = set(publishers.texts("name"))
    if not seen or not (evidence.is_asked_throughout or publishers.is_asked_throughout):
        return
    for at, row in enumerate(evidence.said):
        name = row.cell("publisher")
        if name and name not in seen:
            seen.add(name)
            record = evidence.valid_at(at)
            yield evidence.problem("unlisted-publisher", record, "publisher", value=name)


def _bare(vendors: TextTable, shown: Mapping[tuple[str, str], Mapping[str, set[str]]]) -> Iterator[Problem]:
    """Facts without evidence, and lists of which the evidence shows a part."""
    facts = [column for column in vendors.model.columns() if column.evidence]
    for record, row in vendors.asked:
        assert isinstance(row, Row)
        for column in facts:
            value = row.cell(column.name)
            named = shown.get(("vendors", column.name), {}).get(record["id"])
            if value and named is None:
                yield vendors.problem("no-evidence", record, column.name, value=value)
            elif value and column.many and named:
                items = parts_of(column, value)
                missing = [item for item in items if item not in named]
                if missing and len(missing) < len(items):
                    yield vendors.problem("partly-sourced", record, column.name, value=", ".join(missing))
