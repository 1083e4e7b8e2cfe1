"""Which table a sheet is, where its header is, and which column each header means: told by names and labels in every language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import PurePath
from typing import Final, NamedTuple

from vendors.i18n.language import LANGUAGES, language
from vendors.store.migrations import former_columns, former_names
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.types.did_you_mean import nearest, plain
from vendors.types.unseen_signs import SHAPELESS
from vendors.validation.problems import Problem
from vendors.validation.text_table import Header, TextRow, TextTable

_LOOKED_AT: Final = 20
"""Rows in which the header may stand: spreadsheets made by hand have a title above it."""
_LOOKED_AT_BELOW: Final = 500
"""Rows in which it is looked for where none of the first names columns: some have notes of whole pages above it."""
_FEW: Final = 2
"""With fewer names of columns a row is no header, where the table has more columns than so many."""


def table_name(table: str, code: str) -> str:
    """What editors call a table in the language of that code."""
    return _plural(TABLES[table], code)


def _plural(model: type[Row], code: str) -> str:
    return language(code).say(model.PLURAL) if model.PLURAL else model.TABLE


@lru_cache(4_096)  # each cell is held against the columns of every table
def _said(text: str) -> str:
    return plain(re.sub(r"[_\-\s]+", " ", SHAPELESS.sub("", text))).strip(" *:")


_FORMER_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "controversies": {
        "The allegation (French)": "summary_fr",
        "L’accusation (français)": "summary_fr",
        "The allegation (English)": "summary_en",
        "L’accusation (anglais)": "summary_en",
    },
}
"""By table, what columns were called to people before, as workbooks say that were taken away then."""


@cache
def _spellings(model: type[Row]) -> dict[str, str]:
    spellings = {
        _said(language(code).say(column.label)): column.name
        for code in LANGUAGES
        for column in reversed(model.columns())
        if not column.derived
    }
    spellings |= {_said(column.name): column.name for column in model.stored_columns()}
    former = {**former_columns(model.TABLE), **_FORMER_LABELS.get(model.TABLE, {})}
    return {_said(old): name for old, name in former.items()} | spellings


def load() -> None:
    """Puts together what headers are held against, so that the first file need not wait for it."""
    for model in TABLES.values():
        _spellings(model)


def named_columns(cells: Sequence[str], model: type[Row]) -> list[str]:
    """The column that each header names, "" for one that names none."""
    spellings = _spellings(model)
    return [spellings.get(_said(cell), "") if len(cell) < 80 else "" for cell in cells]


def recognised(cells: Sequence[str], tables: Mapping[str, type[Row]] = TABLES) -> int:
    """How many columns of one table the cells name, for the table of which they name the most."""
    return max((len(set(named_columns(cells, model)) - {""}) for model in tables.values()), default=0)


def laid_out(sheet: TextTable, file: str, tables: Mapping[str, type[Row]], alone: bool) -> TextTable | None:
    """The table that a sheet holds: its header, and the rows below it as they stand; None if it holds none of these.

    Args:
        sheet: the sheet.
        file: name of its file, which may name the table.
        tables: those it may be.
        alone: whether it is the only sheet, so that the file is about it.
    """
    called = _called(sheet.sheet or (PurePath(file).stem if alone else ""), tables) or (
        _called(PurePath(file).stem, tables) if alone else ""
    )
    best = _best(sheet.rows[:_LOOKED_AT], 0, called, tables)
    if best.named < _FEW and len(sheet.rows) > _LOOKED_AT:
        below = _best(sheet.rows[_LOOKED_AT:_LOOKED_AT_BELOW], _LOOKED_AT, called, tables)
        best = below if below.named >= _FEW else best
    table, place = best.table, best.place
    if len(tables) == 1 and best.named < min(_FEW, len(next(iter(tables.values())).stored_columns()) - 1):
        return None
    if not table:
        if not called or not sheet.rows:
            return None
        table, place = called, 0
    model, header = tables[table], _header(sheet.rows[place], place, tables[table])
    rows, again = _without_headers(sheet.rows[place + 1 :], sheet.rows[place].cells)
    header = replace(header, again=again)
    return TextTable(model, header, rows, source=file, sheet=sheet.sheet, writing=sheet.writing)


class _Found(NamedTuple):
    """A row that may be a header.

    Attributes:
        worth: how likely it is the header of that table.
        table: whose columns it names, "" for none.
        place: its index.
        named: how many columns it names.
    """

    worth: float = 0.0
    table: str = ""
    place: int = 0
    named: int = 0


def _best(rows: Sequence[TextRow], first: int, called: str, tables: Mapping[str, type[Row]]) -> _Found:
    """The row that is most likely the header, the first of them having that index."""
    best = _Found()
    for place, row in enumerate(rows, first):
        by_table = {table: set(named_columns(row.cells, model)) - {""} for table, model in tables.items()}
        whole = _all_named_by(row.cells, by_table, tables)
        for table, found in by_table.items():
            share = len(found) / len(tables[table].stored_columns())
            if len(tables) > 1 and table not in (called, whole) and (len(found) < 2 or share < 0.4):
                continue
            worth = share + (0.35 if table == called else 0)
            if found and worth > best.worth:
                best = _Found(worth, table, place, len(found))
    return best


def _without_headers(rows: list[TextRow], header: Sequence[str]) -> tuple[list[TextRow], Sequence[int]]:
    """The rows without those that repeat the header cell by cell, as where files were put behind one another, and the lines of these."""
    wanted = _bare(header)
    at = next((at for at, cell in enumerate(header) if cell.strip()), 0)
    first = wanted[at] if len(wanted) - wanted.count("") >= _FEW else None
    again = [
        row.line
        for row in rows
        if at < len(row.cells) and row.cells[at].strip() == first and _bare(row.cells) == wanted
    ]
    return ([row for row in rows if row.line not in again] if again else rows), again


def _bare(cells: Sequence[str]) -> list[str]:
    """Cells without the spaces around them, and without empty ones at the end."""
    bare = [cell.strip() for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return bare


def without_legends(tables: Sequence[TextTable | None]) -> list[TextTable | None]:
    """The tables of a workbook's sheets, None in place of each of which another has far more columns: a legend, a list of names."""
    most: dict[str, int] = {}
    for table in tables:
        if table and not table.writing.hidden:
            most[table.name] = max(most.get(table.name, 0), len(table.header.places))
    return [
        table if table and len(table.header.places) * _FAR_MORE > most.get(table.name, 0) else None for table in tables
    ]


_FAR_MORE: Final = 2
"""A sheet with so many times the columns of another is the table, and the other none."""


def _all_named_by(cells: Sequence[str], found: Mapping[str, set[str]], tables: Mapping[str, type[Row]]) -> str:
    """The only table that has all columns which a row names, its key among them; "" where there is none, or several have."""
    named = sum(1 for cell in cells if cell.strip())
    whole = [
        table for table, columns in found.items() if len(columns) == named > 1 and columns.issuperset(tables[table].KEY)
    ]
    return whole[0] if len(whole) == 1 else ""


def _called(name: str, tables: Mapping[str, type[Row]]) -> str:
    words = _said(re.sub(r"[^\w\s]", " ", name))
    said = f" {words} "
    for table in sorted(tables, key=len, reverse=True):
        former = (old for old, name in former_names().items() if name == table)
        if any(
            f" {_said(word)} " in said
            for word in (table, *former, *(_plural(tables[table], code) for code in LANGUAGES))
        ):
            return table
    return ""


def _header(row: TextRow, above: int, model: type[Row]) -> Header:
    cells = row.cells
    columns = named_columns(cells, model)
    declared = [column.name for column in model.stored_columns()]
    missing = [name for name in declared if name not in columns]
    twice, extra, meant = [], [], {}
    for index, name in enumerate(columns):
        if name and name in columns[:index]:
            twice.append(index)
            columns[index] = ""
        elif not name and cells[index].strip():
            likely = _meant(cells[index], model, missing)
            if likely:
                missing.remove(likely)
                meant[index] = columns[index] = likely
            else:
                extra.append(index)
    if len(missing) == len(extra) == 1 and len(declared) >= 3 and _in_place_of(columns, missing[0]) == declared:
        # One name that nobody knows, in the very place of the only column that is missing, is probably its name; elsewhere it is a
        # column of remarks in a file that leaves a column out.
        meant[extra[0]] = columns[extra[0]] = missing[0]
        missing, extra = [], []
    return Header(tuple(columns), row, above, meant, twice, extra, missing)


def _in_place_of(columns: Sequence[str], missing: str) -> list[str]:
    """The columns, with the missing one in the place of the name that nobody knows."""
    return [name or missing for name in columns]


def _meant(cell: str, model: type[Row], missing: Sequence[str]) -> str:
    spellings = {spelling: name for spelling, name in _spellings(model).items() if name in missing}
    return nearest(_said(cell), spellings) or ""


def without_tables(name: str, sheets: Sequence[TextTable], tables: Mapping[str, type[Row]]) -> Iterator[Problem]:
    """Why no table was found in a file.

    Args:
        name: of the file.
        sheets: its own.
        tables: those it may be.
    """
    broken = [(replace(sheet, source=name), place) for sheet in sheets for place in sheet.writing.broken]
    if broken:
        yield from (sheet.broken_quote(line, at, "") for sheet, (line, at) in broken)
    elif not any(sheet.rows for sheet in sheets):
        yield Problem(name, 0, "", "", "empty-table")
    elif len(tables) == 1:
        (model,) = tables.values()
        names = [column.name for column in model.stored_columns()]
        yield Problem(
            name, 0, "", "", "no-header", model.TABLE, other=", ".join([*names[:4], *["…"][: len(names[4:])]])
        )
    else:
        yield Problem(name, 0, "", "", "unknown-table")
