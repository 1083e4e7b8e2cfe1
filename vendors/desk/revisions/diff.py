"""What is different between two states of the data: row by row, cell by cell, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from vendors.analysis import coverage
from vendors.analysis import headlines as findings
from vendors.desk.revisions.table import Cells, Key, Sheet, sheet
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.row import Column, own_name
from vendors.tables.vendor import Vendor
from vendors.types.country import Region
from vendors.types.date import PartialDate
from vendors.validation.problems import Problem

ALIKE: Final = 0.5
"""The share of the filled cells that two such rows must have in common."""
AROUND: Final = 4
"""Words shown before and after what changed in a long text."""
LONG: Final = 80
"""Characters from which a text is long."""


class Kind(StrEnum):
    """What happened to a row. Renamed: it has another id and is otherwise the same."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that is different: its text before and after, as in the CSV."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is different.

    Attributes:
        old: its key before, or None where it was added.
        new: its key after, or None where it was removed.
        before, after: its cells; empty where there was or is no row.
    """

    table: str
    kind: Kind
    old: Key | None
    new: Key | None
    before: Cells
    after: Cells

    @property
    def key(self) -> Key:
        """Its key now, or the last it had."""
        key = self.new or self.old
        assert key
        return key

    @property
    def cells(self) -> tuple[CellChange, ...]:
        """The cells that differ, in the order of the columns; those of a row that came or went are the filled ones."""
        names = dict.fromkeys((*self.before, *self.after))
        pairs = ((name, self.before.get(name, ""), self.after.get(name, "")) for name in names)
        return tuple(CellChange(name, before, after) for name, before, after in pairs if before != after)

    @property
    def vendors(self) -> frozenset[str]:
        """The ids of the vendors that the row is about, before and after."""
        return frozenset(about(self.table, self.before) | about(self.table, self.after))


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What is different in one table.

    Attributes:
        changes: its rows that differ, in the order of the new file, those that went last.
        reordered: whether rows that stayed stand in another order.
        came, went: columns that only the new, only the old file has.
        rewritten: whether only the writing differs: line ends, quotation marks, a byte order mark.
        problems: what is wrong with the writing of either file; its rows are compared as far as they can be told apart.
    """

    table: str
    changes: tuple[RowChange, ...] = ()
    reordered: bool = False
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    rewritten: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different between two states, by table; false where all files are the same byte for byte."""

    tables: tuple[TableDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.tables)

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """The rows that differ in all tables."""
        return tuple(change for table in self.tables for change in table.changes)


def difference(old: Files, new: Files) -> Difference:
    """What is different between two states of the tables; files of other names are not looked at.

    Two keys that are the same in one file are told apart by their order. A vendor, article or controversy whose id alone
    changed is renamed, and rows of other tables that follow it are changed, not removed and added.
    """
    renamed: dict[str, dict[str, str]] = {}
    tables: dict[str, TableDifference] = {}
    single = sorted(TABLES, key=lambda table: len(TABLES[table].KEY) > 1)
    for table in single:
        name = f"{table}.csv"
        if old.get(name) == new.get(name):
            continue
        found = _compared(sheet(table, old.get(name)), sheet(table, new.get(name)), renamed)
        renamed[table] = {
            change.old.cells[0]: change.new.cells[0]
            for change in found.changes
            if change.kind is Kind.RENAMED and change.old and change.new
        }
        tables[table] = found
    return Difference(tuple(tables[table] for table in TABLES if table in tables))


def _compared(old: Sheet, new: Sheet, renamed: Mapping[str, Mapping[str, str]]) -> TableDifference:
    pairs = _paired(old, new, renamed)
    back = {after: before for before, after in pairs.items()}
    changes = []
    for key, row in new.rows.items():
        before = back.get(key)
        if before is None:
            changes.append(RowChange(old.table, Kind.ADDED, None, key, {}, row))
        elif before != key or dict(old.rows[before]) != dict(row):
            kind = Kind.RENAMED if before.cells != key.cells and len(key.cells) == 1 else Kind.CHANGED
            changes.append(RowChange(old.table, kind, before, key, old.rows[before], row))
    changes += [
        RowChange(old.table, Kind.REMOVED, key, None, row, {}) for key, row in old.rows.items() if key not in pairs
    ]
    place = {key: at for at, key in enumerate(new.rows)}
    stayed = [place[after] for before in old.rows if (after := pairs.get(before))]
    reordered = any(one > other for one, other in pairwise(stayed))
    came = tuple(name for name in new.header if name not in old.header) if old.header else ()
    went = tuple(name for name in old.header if name not in new.header) if new.header else ()
    problems = tuple(dict.fromkeys((*old.problems, *new.problems)))
    said = bool(changes) or reordered or bool(came) or bool(went)
    return TableDifference(
        old.table,
        tuple(changes),
        reordered,
        came,
        went,
        not said and not problems,
        problems,
    )


def pairing(old: Sheet, new: Sheet) -> dict[Key, Key]:
    """Which row of the new file is which of the old, by their keys."""
    return _paired(old, new, {})


def _paired(old: Sheet, new: Sheet, renamed: Mapping[str, Mapping[str, str]]) -> dict[Key, Key]:
    pairs: dict[Key, Key] = {}
    taken: set[Key] = set()
    for key in old.rows:
        if key in new.rows:
            pairs[key] = key
            taken.add(key)
    for key in old.rows if any(renamed.values()) else ():
        follows = _following(old.table, key, old.rows[key], renamed)
        if key not in pairs and follows in new.rows and follows not in taken:
            pairs[key] = follows
            taken.add(follows)
    gone = [key for key in old.rows if key not in pairs]
    come = [key for key in new.rows if key not in taken]
    if gone and come:
        pairs |= _renamed(old, new, gone, come) if len(TABLES[old.table].KEY) == 1 else _alike(old, new, gone, come)
    return pairs


def _following(table: str, key: Key, row: Cells, renamed: Mapping[str, Mapping[str, str]]) -> Key:
    """The key of a row after the ids in it were renamed."""
    cells = []
    for name, cell in zip(TABLES[table].KEY, key.cells, strict=True):
        leads = row.get("table", "") if name == "row" else TABLES[table].column(name).refers
        cells.append(renamed.get(leads, {}).get(cell, cell))
    return Key(tuple(cells), key.nth)


def _renamed(old: Sheet, new: Sheet, gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    """Rows that went and came with another id and are otherwise the same; where several are, none is said to be the one."""
    column = TABLES[old.table].KEY[0]

    def rest(row: Cells) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((name, cell) for name, cell in row.items() if name != column and cell))

    came: dict[tuple[tuple[str, str], ...], list[Key]] = {}
    for key in come:
        came.setdefault(rest(new.rows[key]), []).append(key)
    went: dict[tuple[tuple[str, str], ...], list[Key]] = {}
    for key in gone:
        went.setdefault(rest(old.rows[key]), []).append(key)
    return {
        keys[0]: came[cells][0]
        for cells, keys in went.items()
        if cells and len(keys) == 1 and len(came.get(cells, ())) == 1
    }


def _alike(old: Sheet, new: Sheet, gone: list[Key], come: list[Key]) -> dict[Key, Key]:
    subject = TABLES[old.table].SUBJECT
    if not subject:
        return {}
    candidates = []
    by_subject: dict[tuple[str, ...], list[Key]] = {}
    for key in come:
        by_subject.setdefault(tuple(new.rows[key].get(name, "") for name in subject), []).append(key)
    for before in gone:
        row = old.rows[before]
        for after in by_subject.get(tuple(row.get(name, "") for name in subject), ()):
            share = _in_common(row, new.rows[after])
            if share >= ALIKE:
                candidates.append((-share, before, after))
    pairs: dict[Key, Key] = {}
    taken: set[Key] = set()
    for _share, before, after in sorted(candidates):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _in_common(one: Cells, other: Cells) -> float:
    filled = [name for name in {*one, *other} if one.get(name) or other.get(name)]
    return sum(one.get(name, "") == other.get(name, "") for name in filled) / max(len(filled), 1)


def about(table: str, row: Cells) -> set[str]:
    """The ids of the vendors that a row is about."""
    if table == Vendor.TABLE:
        return {row["id"]} if row.get("id") else set()
    if table in (Evidence.TABLE, Correction.TABLE):
        return {row.get("row", "").split("|")[0]} - {""} if _begins_with_vendor(row.get("table", "")) else set()
    names = [column.name for column in TABLES[table].columns() if column.refers == Vendor.TABLE]
    return {part for name in names for part in row.get(name, "").split("|") if part}


def _begins_with_vendor(table: str) -> bool:
    """Whether the first part of the key of a table is the id of a vendor."""
    model = TABLES.get(table)
    return model is not None and (model is Vendor or model.column(model.KEY[0]).refers == Vendor.TABLE)


# in words


class Names:
    """What vendors, articles and controversies are called, for saying which row is meant.

    Args:
        states: where to look a name up, the best first.
    """

    def __init__(self, *states: Files) -> None:
        self._states = states

    def of(self, table: str, key: str, words: Language) -> str:
        """The name or title of a row of a table whose key is one id, or the id itself."""
        for files in self._states:
            row = sheet(table, files.get(f"{table}.csv")).rows.get(Key((key,)))
            if row:
                title = row.get("name") or row.get("title") or row.get(own_name("title", words.code))
                if title:
                    return title
        return key

    def of_row(self, table: str, row: Cells, words: Language, *, without: frozenset[str] = frozenset()) -> str:
        """What a row is called: the thing that it is about, and what else of its key tells it from others.

        Args:
            without: columns not to name it by, since they are what changed.
        """
        model = TABLES[table]
        if len(model.KEY) == 1:
            return self.of(table, row.get(model.KEY[0], ""), words)
        if table in (Evidence.TABLE, Correction.TABLE):
            return self._of_a_cell(row, words)
        parts = []
        for at, name in enumerate(model.KEY):
            cell = row.get(name, "")
            column = model.column(name)
            if cell and (at == 0 or name not in without):
                parts.append(self.of(column.refers, cell, words) if column.refers else shown(column, cell, words))
        return f"{parts[0]} ({', '.join(parts[1:])})" if len(parts) > 1 else "".join(parts)

    def of_key(self, table: str, key: Sequence[str], words: Language) -> str:
        """What the row of that key is called."""
        return self.of_row(table, dict(zip(TABLES[table].KEY, key, strict=False)), words)

    def _of_a_cell(self, row: Cells, words: Language) -> str:
        table, key, field = row.get("table", ""), row.get("row", ""), row.get("field", "")
        if table not in TABLES:
            return f"{table} {key} {field}".strip()
        called = self.of_key(table, key.split("|"), words)
        label = TABLES[table].model_fields[field].title if field in TABLES[table].model_fields else field
        return words.say("{row}, {column}", row=called, column=lowered(words.say(label or field)))


def lowered(label: str) -> str:
    """A column’s label inside a sentence: small at the beginning unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def shown(column: Column, cell: str, words: Language) -> str:
    """A cell as a person reads it; one that cannot be read that way as it stands."""
    if not cell:
        return words.say("(empty)")
    return (
        "|".join(_shown_part(column, part, words) for part in cell.split("|"))
        if column.many
        else _shown_part(column, cell, words)
    )


def _shown_part(column: Column, cell: str, words: Language) -> str:
    if column.choices:
        return next((words.say(choice.label) for choice in column.choices if str(choice) == cell), cell)
    if column.kind == "country":
        return words.country(cell)
    if column.kind == "date":
        try:
            return words.date(PartialDate.parse(cell))
        except ValueError:
            return cell
    return cell


def said_of_cell(table: str, change: CellChange, words: Language) -> str:
    """One changed cell: its column, what it said, what it says. Of a long text, the words that changed."""
    if change.column not in TABLES[table].model_fields:
        return words.say("{column} {before} → {after}", column=change.column, before=change.before, after=change.after)
    column = TABLES[table].column(change.column)
    before, after = shown(column, change.before, words), shown(column, change.after, words)
    if before == after:
        before, after = change.before, change.after
    if min(len(before), len(after)) > LONG:
        before, after = _where_they_part(before, after)
    return words.say("{column} {before} → {after}", column=lowered(words.say(column.label)), before=before, after=after)


def _where_they_part(before: str, after: str) -> tuple[str, str]:
    one, other = before.split(" "), after.split(" ")
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    end = next((at for at in range(most - start) if one[-1 - at] != other[-1 - at]), most - start)
    return _cut(one, start, end), _cut(other, start, end)


def _cut(text: list[str], start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(text) - end + AROUND, len(text))
    return ("… " if first else "") + " ".join(text[first:last]) + (" …" if last < len(text) else "")


def said(change: RowChange, names: Names, words: Language) -> list[str]:
    """A changed row in words, a line for each cell; a row that came or went is one line."""
    if change.kind is Kind.ADDED:
        return [words.say("{row}: added", row=names.of_row(change.table, change.after, words))]
    if change.kind is Kind.REMOVED:
        return [words.say("{row}: removed", row=names.of_row(change.table, change.before, words))]
    cells = change.cells
    if not cells:
        return [
            words.say(
                "{row}: the key stands in the table more than once", row=names.of_row(change.table, change.after, words)
            )
        ]
    row = names.of_row(change.table, change.after, words, without=frozenset(cell.column for cell in cells))
    return [words.say("{where}: {what}", where=row, what=said_of_cell(change.table, cell, words)) for cell in cells]


def said_of_table(part: TableDifference, words: Language) -> list[str]:
    """What is different in a table beside its rows."""
    lines = [problem.message(words) for problem in part.problems]
    if part.came:
        lines.append(words.say("New columns: {columns}", columns=words.listing(part.came)))
    if part.went:
        lines.append(words.say("Columns gone: {columns}", columns=words.listing(part.went)))
    if part.reordered:
        lines.append(words.say("Rows stand in another order."))
    if part.rewritten:
        lines.append(
            words.say(
                "Only the writing of the file differs (line ends, quotation marks, order of columns); the cells are the same."
            )
        )
    return lines


def by_table(changed: Difference, names: Names, words: Language) -> list[tuple[str, list[str]]]:
    """The name of each file that is different, and in words what is different in it."""
    return [
        (
            f"{part.table}.csv",
            [*said_of_table(part, words), *(line for row in part.changes for line in said(row, names, words))],
        )
        for part in changed.tables
    ]


def text(changed: Difference, names: Names, words: Language) -> Iterator[str]:
    """The whole difference as lines, by table."""
    if not changed:
        yield words.say("The two are the same.")
    for file, lines in by_table(changed, names, words):
        yield file
        yield from (f"  {line}" for line in lines)


def as_dict(changed: Difference, names: Names, words: Language) -> dict[str, Any]:
    """The difference as `diff --format json` prints it."""
    return {
        "same": not changed,
        "tables": [
            {
                "table": part.table,
                "reordered": part.reordered,
                "rewritten": part.rewritten,
                "columns_added": list(part.came),
                "columns_removed": list(part.went),
                "problems": [problem.as_dict(words.code) for problem in part.problems],
                "rows": [_row_as_dict(change, names, words) for change in part.changes],
            }
            for part in changed.tables
        ],
    }


def _row_as_dict(change: RowChange, names: Names, words: Language) -> dict[str, Any]:
    return {
        "change": str(change.kind),
        "key": list(change.key.cells),
        "old_key": list(change.old.cells) if change.old else None,
        "nth": change.key.nth,
        "vendors": sorted(change.vendors),
        "cells": [{"column": cell.column, "before": cell.before, "after": cell.after} for cell in change.cells],
        "message": said(change, names, words),
    }


# what readers will see


@dataclass(frozen=True, slots=True)
class Figure:
    """One public figure before and after.

    Attributes:
        label: what it counts, an English message; `region` and `of` say where.
        share: whether it is a share from 0 to 1, not a count.
    """

    label: str
    before: float
    after: float
    region: Region | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to what readers see.

    Attributes:
        figures: all figures, those that stay the same too.
        headlines: Panorama’s headline before and after in each language, by its code.
    """

    figures: tuple[Figure, ...]
    headlines: Mapping[str, tuple[str, str]]

    @property
    def changed(self) -> tuple[Figure, ...]:
        """The figures that change."""
        return tuple(figure for figure in self.figures if figure.before != figure.after)


VENDORS: Final = _("Vendors")
BY_ORIGIN: Final = _("Vendors by region of origin")
BY_CONTROL: Final = _("Vendors by region of control")
ARTICLES: Final = _("Articles")
OPEN_DISPUTES: Final = _("Open controversies")
VERIFIED_SHARE: Final = _("Verified share of the known facts")


def effect(old: Dataset, new: Dataset, on: date) -> Effect:
    """What a change will do to the public figures of a day.

    Args:
        old, new: the data set before and after.
        on: the day on which readers look at it; usually today.
    """
    matchings = [Results(dataset, Selection(), on) for dataset in (old, new)]
    before, after = (_figures(results) for results in matchings)
    figures = tuple(
        Figure(label, before.get((label, region), 0), after.get((label, region), 0), region, label == VERIFIED_SHARE)
        for label, region in dict.fromkeys((*before, *after))
    )
    headlines = {
        code: (findings.panorama(matchings[0], language(code)), findings.panorama(matchings[1], language(code)))
        for code in LANGUAGES
    }
    return Effect(figures, headlines)


def _figures(results: Results) -> dict[tuple[str, Region | None], float]:
    vendors = list(results.as_of.vendors.values())
    filled = coverage.filled(results.as_of)
    disputes = [row for row in results.disputes() if row.closed is None or row.closed.first > results.as_of.on]
    by_region = {
        (label, region): sum(getattr(vendor, column) is region for vendor in vendors)
        for label, column in ((BY_ORIGIN, "origin_region"), (BY_CONTROL, "control_region"))
        for region in Region
    }
    return {
        (VENDORS, None): len(vendors),
        **{place: count for place, count in by_region.items() if count},
        (ARTICLES, None): len(results.articles()),
        (OPEN_DISPUTES, None): len(disputes),
        (VERIFIED_SHARE, None): sum(part.verified for part in filled) / max(sum(part.known for part in filled), 1),
    }
