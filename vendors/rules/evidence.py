"""Evidence speaks of cells that exist and of the values they hold, and verified means sourced."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from vendors.nearest import nearest
from vendors.problems import Problem
from vendors.reading import Reading, Record
from vendors.tables import TABLES
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Verdict
from vendors.tables.row import Row


def broken(tables: Mapping[str, Reading]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    reading = tables["evidence"]
    rows = {name: _keyed(table) for name, table in tables.items()}
    sourced: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for record, row in reading.rows:
        assert isinstance(row, Evidence)
        sourced[row.table].add((row.row, row.field))
        if row.verdict is Verdict.VERIFIED and not row.source_url:
            yield reading.problem("unsourced", record, "source_url", value=row.value)
        yield from _placed(reading, record, row, rows)
    yield from _bare(tables["vendors"], sourced["vendors"])


def _keyed(reading: Reading) -> dict[str, Record]:
    return {"|".join(record.cells.get(name, "") for name in reading.model.KEY): record for record in reading.records}


def _placed(
    reading: Reading, record: Record, row: Evidence, rows: Mapping[str, Mapping[str, Record]]
) -> Iterator[Problem]:
    if row.table not in TABLES:
        yield reading.problem(
            "unknown-reference",
            record,
            "table",
            value=row.table,
            suggestion=nearest(row.table, TABLES) or "",
            other="data/",
        )
        return
    columns = {column.name for column in TABLES[row.table].columns()}
    if row.field not in columns:
        yield reading.problem(
            "unknown-cell",
            record,
            "field",
            value=row.field,
            suggestion=nearest(row.field, columns) or "",
            other=f"{row.table}.csv",
        )
        return
    cited = rows[row.table].get(row.row)
    if cited is None:
        meant = nearest(row.row, rows[row.table]) or ""
        yield reading.problem(
            "unknown-reference", record, "row", value=row.row, suggestion=meant, other=f"{row.table}.csv"
        )
        return
    cell = cited.cells.get(row.field, "")
    if not set(row.value.split("|")) <= set(cell.split("|")):
        yield reading.problem("stale-evidence", record, "value", value=row.value, suggestion=cell, other=cell)


def _bare(vendors: Reading, sourced: set[tuple[str, str]]) -> Iterator[Problem]:
    facts = [column.name for column in vendors.model.columns() if column.evidence]
    for record, row in vendors.rows:
        assert isinstance(row, Row)
        for name in facts:
            value = row.cell(name)
            if value and (record.cells["id"], name) not in sourced:
                yield vendors.problem("no-evidence", record, name, value=value)
