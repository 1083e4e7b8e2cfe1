"""A file with some rows or columns of a table changes these and nothing else: what it has not stays as it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vendors.desk.revisions.diff import pairing
from vendors.desk.revisions.merge import upon
from vendors.tables.row import Row
from vendors.validation.reading import read
from vendors.validation.text_table import Key, TextRow, TextTable


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of a table a file holds, where it does not hold them all.

    Attributes:
        table: its name.
        here: rows of the table that the file has.
        rows: rows that the table had.
        removes: whether the others are taken out of the table.
    """

    table: str
    here: int
    rows: int
    removes: bool = False

    @property
    def absent(self) -> int:
        """Rows of the table that the file has not."""
        return self.rows - self.here


def kept_columns(missing: Sequence[str], model: type[Row]) -> list[str]:
    """Of the columns that a file has not, those whose cells stay as they were; without its key no row can be told."""
    return [name for name in missing if name not in model.KEY]


def completed(table: TextTable, base: TextTable, removes: bool) -> tuple[TextTable, Part | None]:
    """A table with the rows that its file has not, in their places.

    Args:
        table: as its file has it.
        base: the table that the file is a change of, read.
        removes: whether the rows that the file has not are taken out.

    Returns:
        The whole table; the line of a row that was put back is below 0.
        How much of it the file holds; None where that is all of it.
    """
    absent = _absent(table, base)
    if not absent:
        # Sorted in a spreadsheet it is the same table: its rows keep their order.
        return replace(table, rows=list(_in_order(table, base, {}))), None
    part = Part(table.name, len(base.keyed) - len(absent), len(base.keyed), removes)
    if removes:
        return table, part
    back = {key: replace(base.keyed[key], line=-base.keyed[key].line) for key in absent}
    lines = {row.line: back[key] for key, row in base.keyed.items() if key in back}
    valid = [(lines[row.line], model) for row, model in base.valid if row.line in lines]
    return replace(table, rows=list(_in_order(table, base, back)), valid=[*table.valid, *valid]), part


def as_it_will_stand(table: TextTable, mine: bytes, base: bytes, present: bytes) -> TextTable:
    """A table of a file with all that others have changed in it since, as it is to be checked beside other tables.

    Args:
        table: as its file has it, completed.
        mine: the same, written.
        base: the table that the file is a change of.
        present: the table as it is by now.

    Returns:
        The whole table, its rows at their lines in the file; the line of a row that the file has not is below 0.
    """
    name = f"{table.name}.csv"
    files, _ = upon({name: present}, {name: mine}, {name: base})
    merged = read(table.model, files[name])
    models = {row.line: model for row, model in merged.valid}
    readable = {row.line for row, _ in table.valid}
    rows: list[TextRow] = []
    valid: list[tuple[TextRow, Row]] = []
    for key, row in merged.keyed.items():
        here = table.keyed.get(key)
        cells = [row.text(column) if column else "" for column in table.header.columns]
        stands = TextRow(-row.line, cells, table.header.places) if here is None else replace(here, cells=cells)
        rows.append(stands)
        if row.line in models and (here is None or here.line in readable):
            valid.append((stands, models[row.line]))
    return replace(table, rows=rows, valid=valid)


def _absent(table: TextTable, base: TextTable) -> list[Key]:
    """The rows that a file has not. Where each of them has come back under another key, and is otherwise the same, none is missing."""
    gone = [key for key in base.keyed if key not in table.keyed]
    paired = pairing(base, table) if gone else {}
    return gone if any(key not in paired for key in gone) else []


def _in_order(table: TextTable, base: TextTable, back: Mapping[Key, TextRow]) -> Iterator[TextRow]:
    """The rows in the order of the base; a new one follows the row that it follows in the file.

    New rows at the head of the file stand before the row that comes next in it, and at the end where the file has none of the base.
    """
    became = {old: new for old, new in pairing(base, table).items() if old not in back}
    known = set(became.values())
    before: list[TextRow] = []
    after: dict[Key, list[TextRow]] = {}
    first = last = None
    for key, row in table.keyed.items():
        if key in known:
            first, last = first or key, key
        elif last is None:
            before.append(row)
        else:
            after.setdefault(last, []).append(row)
    for key in base.keyed:
        here = became.get(key)
        if here is not None and here == first:
            yield from before
        if key in back:
            yield back[key]
        elif here is not None:
            yield table.keyed[here]
            yield from after.get(here, ())
    if first is None:
        yield from before
