"""Two changes that began from the same state, put together cell by cell."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vendors.desk.revisions.diff import pairing
from vendors.store.files import Files
from vendors.store.writing import table_file
from vendors.tables import TABLES
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key, TextTable


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that two editors changed differently, or a row that one changed and the other removed.

    Attributes:
        key: the key of the row, as it was in the base, or as both added it.
        column: the cell; "" for the row as a whole.
        base, theirs, mine: its text; None where there is no such row.
    """

    table: str
    key: Key
    column: str
    base: str | None
    theirs: str | None
    mine: str | None


def merge(base: Files, theirs: Files, mine: Files) -> tuple[Files, tuple[Clash, ...]]:
    """Put my change to theirs, both from the same base.

    A table that only one of the two changed is taken from that one byte for byte.

    Returns:
        Both changes together; where there is a conflict, with their cell.
        The conflicts, which nobody but an editor can decide; none where the changes do not touch each other.
    """
    result = dict(theirs)
    conflicts: list[Clash] = []
    for table in TABLES:
        name = f"{table}.csv"
        was, their, my = base.get(name), theirs.get(name), mine.get(name)
        if my in (was, their):
            continue
        if their == was:
            if my is None:
                result.pop(name, None)
            else:
                result[name] = my
        elif their is None or my is None:
            conflicts.append(Clash(table, Key(()), "", *(None if data is None else name for data in (was, their, my))))
        else:
            result[name], clashes = _merged(text_of(table, was), text_of(table, their), text_of(table, my))
            conflicts += clashes
    return result, tuple(conflicts)


def upon(files: Files, mine: Files, base: Files) -> tuple[Files, tuple[Clash, ...]]:
    """Put some tables to others, both from the same base; where they disagree, mine count.

    Returns:
        Both together.
        The cells of which the others said something else.
    """
    result, clashes = merge(base, files, {**base, **mine})
    together = dict(result)
    for clash in clashes:
        together[f"{clash.table}.csv"] = decided(clash, together, mine)
    return together, clashes


def decided(clash: Clash, files: Files, mine: Files) -> bytes:
    """A table in which the cell, or the row, of a clash is mine.

    Args:
        clash: what both changed.
        files: the tables as they are.
        mine: the tables as I have them.
    """
    name = f"{clash.table}.csv"
    if not clash.key.cells:
        return mine[name]
    table = text_of(clash.table, files.get(name))
    rows: dict[Key, Cells] = dict(table.keyed)
    if not clash.column:
        rows.pop(clash.key, None)
        if clash.mine is not None:
            rows[clash.key] = text_of(clash.table, mine[name]).keyed[clash.key]
    elif clash.key in rows:
        rows[clash.key] = {**rows[clash.key], clash.column: clash.mine or ""}
    return table_file(table.columns, rows.values())


def _merged(base: TextTable, theirs: TextTable, mine: TextTable) -> tuple[bytes, list[Clash]]:
    clashes: list[Clash] = []
    rows: dict[Key, Cells] = dict(theirs.keyed)
    to_theirs, to_mine = pairing(base, theirs), pairing(base, mine)
    place: dict[Key, Key] = {}
    """Where a row of mine stands in the result."""
    for key, was in base.keyed.items():
        their, my = to_theirs.get(key), to_mine.get(key)
        if my is None and their is None:
            continue
        if my is None:
            assert their is not None
            if _same(was, theirs.keyed[their]):
                del rows[their]
            else:
                clashes.append(Clash(base.name, key, "", _said(was), _said(theirs.keyed[their]), None))
        elif their is None:
            if not _same(was, mine.keyed[my]):
                clashes.append(Clash(base.name, key, "", _said(was), None, _said(mine.keyed[my])))
        else:
            rows[their], found = _merged_row(base.name, key, was, theirs.keyed[their], mine.keyed[my])
            clashes += found
            place[my] = their
    followed = set(to_mine.values())
    new = [key for key in mine.keyed if key not in followed]
    known = set(to_theirs.values())
    for key in new:
        if key not in rows:
            rows[key] = mine.keyed[key]
        elif key in known:
            # My new row has the key that they gave to an old one.
            clashes.append(Clash(base.name, key, "", None, _said(rows[key]), _said(mine.keyed[key])))
            continue
        else:
            rows[key], found = _merged_row(base.name, key, {}, theirs.keyed[key], mine.keyed[key])
            clashes += found
        place[key] = key
    clashes += _doubled(theirs, mine, rows.values())
    header = _header(base, theirs, mine)
    order = _order(base, theirs, mine, rows, place)
    return table_file(header, (rows[key] for key in order)), clashes


def _doubled(theirs: TextTable, mine: TextTable, rows: Iterable[Cells]) -> list[Clash]:
    """Keys that two rows have only since both changes are together."""
    allowed = Counter(key.cells for key in theirs.keyed) | Counter(key.cells for key in mine.keyed)
    found = Counter(tuple(row.get(name, "") for name in theirs.model.KEY) for row in rows)
    twice = [Key(cells) for cells, times in found.items() if times > allowed[cells]]
    return [
        Clash(
            theirs.name,
            key,
            "",
            None,
            *(_said(side.keyed[key]) if key in side.keyed else None for side in (theirs, mine)),
        )
        for key in twice
    ]


def _merged_row(table: str, key: Key, was: Cells, theirs: Cells, mine: Cells) -> tuple[Cells, list[Clash]]:
    row: dict[str, str] = {}
    clashes = []
    for name in dict.fromkeys((*theirs, *mine)):
        before, their, my = was.get(name, ""), theirs.get(name, ""), mine.get(name, "")
        row[name] = my if their == before else their
        if their not in (before, my) and my != before:
            clashes.append(Clash(table, key, name, before if was else None, their, my))
    return row, clashes


def _header(base: TextTable, theirs: TextTable, mine: TextTable) -> tuple[str, ...]:
    order = mine.columns if theirs.columns == base.columns else theirs.columns
    gone = (set(base.columns) - set(theirs.columns)) | (set(base.columns) - set(mine.columns))
    return tuple(name for name in dict.fromkeys((*order, *theirs.columns, *mine.columns)) if name not in gone)


def _order(
    base: TextTable, theirs: TextTable, mine: TextTable, rows: Iterable[Key], place: dict[Key, Key]
) -> list[Key]:
    """Their order, with my new rows after the row that precedes them in mine; my order where they kept that of the base."""
    left = set(rows)
    my_order = [place[key] for key in mine.keyed if key in place and place[key] in left]
    their_order = [key for key in theirs.keyed if key in left]
    stayed = pairing(base, theirs)
    places = {key: at for at, key in enumerate(theirs.keyed)}
    kept = [places[stayed[key]] for key in base.keyed if key in stayed]
    first, second = (my_order, their_order) if kept == sorted(kept) else (their_order, my_order)
    order = list(first)
    have = set(order)
    before: Key | None = None
    for key in second:
        if key not in have:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
            have.add(key)
        before = key
    return order


def _same(one: Cells, other: Cells) -> bool:
    return {name: cell for name, cell in one.items() if cell} == {name: cell for name, cell in other.items() if cell}


def _said(row: Cells) -> str:
    return ", ".join(cell for cell in row.values() if cell)
