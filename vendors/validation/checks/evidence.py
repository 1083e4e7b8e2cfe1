"""Evidence speaks of cells that exist and of the values they hold, and verified means sourced."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Verdict
from vendors.tables.row import Row
from vendors.types.did_you_mean import nearest
from vendors.validation.problems import Problem
from vendors.validation.reading import Reading, Record


def broken(tables: Mapping[str, Reading]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    reading = tables["evidence"]
    rows = {name: _keyed(table) for name, table in tables.items()}
    # A cell that is wrong by itself is one problem; that its evidence does not fit it either is no second one.
    faulty = {(problem.file, problem.line, problem.column) for table in tables.values() for problem in table.problems}
    sound = {name: table.sound for name, table in tables.items()}
    sourced: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for record, row in reading.rows:
        assert isinstance(row, Evidence)
        sourced[row.table].add((row.row, row.field))
        if row.verdict is Verdict.VERIFIED and not row.source_url:
            yield reading.problem("unsourced", record, "source_url", other=row.value)
        cited = rows.get(row.table, {}).get(row.row)
        if not sound.get(row.table, True):
            continue
        if cited is None or row.field not in TABLES[row.table].model_fields:
            yield _misplaced(reading, record, row, rows)
        elif (tables[row.table].file, cited.lines.get(row.field, 0), row.field) not in faulty:
            cell = cited.cells.get(row.field, "")
            if not set(row.value.split("|")) <= set(cell.split("|")):
                yield reading.problem("stale-evidence", record, "value", value=row.value, suggestion=cell, other=cell)
    for record, row in tables["corrections"].rows:
        assert isinstance(row, Correction)
        if row.row not in rows.get(row.table, {}) or row.field not in TABLES[row.table].model_fields:
            yield _misplaced(tables["corrections"], record, row, rows)
    yield from _bare(tables["vendors"], sourced["vendors"])


def _keyed(reading: Reading) -> dict[str, Record]:
    return {"|".join(record.cells.get(name, "") for name in reading.model.KEY): record for record in reading.records}


def _misplaced(
    reading: Reading, record: Record, row: Evidence | Correction, rows: Mapping[str, Mapping[str, Record]]
) -> Problem:
    if row.table not in TABLES:
        meant = nearest(row.table, list(TABLES)) or ""
        return reading.problem("unknown-reference", record, "table", value=row.table, suggestion=meant, other="data/")
    file = f"{row.table}.csv"
    if row.row not in rows[row.table]:
        meant = nearest(row.row, list(rows[row.table])) or ""
        return reading.problem("unknown-reference", record, "row", value=row.row, suggestion=meant, other=file)
    meant = nearest(row.field, list(TABLES[row.table].model_fields)) or ""
    return reading.problem("unknown-cell", record, "field", value=row.field, suggestion=meant, other=file)


def _bare(vendors: Reading, sourced: set[tuple[str, str]]) -> Iterator[Problem]:
    facts = [column.name for column in vendors.model.columns() if column.evidence]
    for record, row in vendors.rows:
        assert isinstance(row, Row)
        for name in facts:
            value = row.cell(name)
            if value and (record.cells["id"], name) not in sourced:
                yield vendors.problem("no-evidence", record, name, value=value)
