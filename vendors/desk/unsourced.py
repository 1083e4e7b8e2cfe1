"""Which facts have changed without a new source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Verdict
from vendors.tables.reply import Reply, ReplyKind
from vendors.tables.row import Row
from vendors.validation.problems import Problem
from vendors.validation.reading import read_once
from vendors.validation.text_table import TextRow, TextTable

_RENEWED: Final = ("source_url", "accessed")
"""The columns by which a row shows that its source has been read anew."""


def changed_without_source(old: Dataset, new: Files, places: Mapping[str, TextTable] | None = None) -> list[Problem]:
    """A notice for each fact that has another value than in the published data set and no source that is new with it.

    The facts are the cells that `evidence.csv` may source, and the rows that carry a source of their own. A cell is
    sourced anew where verified evidence shows each part of it that is new, by a source or for a value that was not there
    before; a row, where its source or the day on which it was read has changed too.

    Args:
        old: what is published.
        new: canonical files; a table that is not among them is as it was.
        places: tables that know where the rows stand in the file that an editor loaded, by table; without them a problem names the line of the canonical file.
    """
    tables = {name: read_once(TABLES[name], new[f"{name}.csv"]) for name in TABLES if f"{name}.csv" in new}
    evidence = _evidence(tables["evidence"]) if "evidence" in tables else _evidence_of(old)
    before = _evidence_of(old)
    problems: list[Problem] = []
    for name, table in tables.items():
        placed = _placed(places[name]) if places and name in places else {}
        rows = {_key(row): row for row in old.rows[name]}
        for record, row in table.valid:
            known = rows.get(_key(row))
            if known is None:
                continue
            shown = placed.get(_key(row)) or (table, record)
            problems.extend(_cells(shown, known, row, evidence, before))
            problems.extend(_whole(shown, known, row))
    return sorted(problems)


_Shown = tuple[TextTable, TextRow]
_Sources = Mapping[tuple[str, str, str], set[tuple[str, str]]]


def _cells(shown: _Shown, old: Row, new: Row, evidence: _Sources, before: _Sources) -> Iterator[Problem]:
    table, record = shown
    for column in new.columns():
        was, now = old.cell(column.name), new.cell(column.name)
        if not column.evidence or was == now or not now:
            continue
        place = (new.TABLE, _key(new), column.name)
        fresh = evidence.get(place, set()) - before.get(place, set())
        parts = set(now.split("|")) - set(was.split("|")) if column.many else {now}
        if not parts <= {part for value, _ in fresh for part in (value.split("|") if column.many else [value])}:
            yield table.problem("changed-without-source", record, column.name, value=now, other=was)


def _whole(shown: _Shown, old: Row, new: Row) -> Iterator[Problem]:
    names = [name for name in _RENEWED if name in type(new).model_fields]
    if (
        "source_url" not in names
        or isinstance(new, Evidence)
        or any(old.cell(name) != new.cell(name) for name in names)
    ):
        return
    if isinstance(new, Reply) and new.kind is ReplyKind.RIGHT_OF_REPLY:
        # The magazine's own correspondence: no page elsewhere says on which day its letter came.
        return
    table, record = shown
    for column in new.columns():
        was, now = old.cell(column.name), new.cell(column.name)
        if column.kind != "own-text" and not column.of_source and was != now and now:
            yield table.problem("changed-without-source", record, column.name, value=now, other=was)


def _key(row: Row) -> str:
    return "|".join(row.cell(name) for name in row.KEY)


def _placed(table: TextTable) -> dict[str, _Shown]:
    return {_key(row): (table, record) for record, row in table.valid}


def _evidence(table: TextTable) -> _Sources:
    return _grouped(row for _, row in table.valid)


def _evidence_of(dataset: Dataset) -> _Sources:
    return _grouped(dataset.rows["evidence"])


def _grouped(rows: Iterable[Row]) -> _Sources:
    found: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        if row.cell("verdict") == Verdict.VERIFIED:
            found[row.cell("table"), row.cell("row"), row.cell("field")].add(
                (row.cell("value"), row.cell("source_url"))
            )
    return found
