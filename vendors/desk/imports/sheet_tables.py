"""The table that stands on a sheet: its cells as the data set writes them, and what is wrong in them at its true place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vendors.desk.imports import lost_signs
from vendors.desk.imports.notices import Notice, Notices
from vendors.desk.imports.partial import kept_columns
from vendors.store.files import Files
from vendors.store.migrations import former_values, given_values
from vendors.tables.row import Column
from vendors.types.spellings import date_meaning
from vendors.types.spreadsheet import TEXT, index, letter
from vendors.validation.cells import STRAY, Suspicion
from vendors.validation.incoming import NUMBERS, RESPELT, Cell, taken
from vendors.validation.problems import Problem
from vendors.validation.reading import check
from vendors.validation.text_table import Key, TextRow, TextTable

_KEPT: Final = 40
"""Signs of a cell up to which what was read of it is remembered, since short ones are often repeated."""


@dataclass(slots=True)
class _Placed:
    """A column of a sheet.

    Attributes:
        at: its index.
        former: the values that had another name, and the present one.
        american: None, or whether no date in it can only have the day first while some can only have the month first.
        seen: what was read of its short cells.
    """

    at: int
    column: Column
    former: Mapping[str, str]
    american: bool | None = None
    seen: dict[str, Cell] = field(default_factory=dict)


def table_of(sheet: TextTable, notices: Notices, published: Files, base: TextTable | None = None) -> TextTable:
    """The table as it would be published, its cells at the places where the sheet has them.

    Args:
        sheet: its header and the rows below it as they stand, see `vendors.desk.imports.layout.laid_out`.
        notices: take what was understood.
        published: the files that the other tables stand in; empty where they are not known.
        base: the table that the sheet is a change of: the cells of a column that it has not stay as they were there. None where
            the sheet stands for the whole table.
    """
    missing = sheet.header.missing
    kept = kept_columns(missing, sheet.model) if base else []
    given = {name: text for name, text in given_values(sheet.name).items() if name in missing and name not in kept}
    header = replace(sheet.header, columns=(*sheet.header.columns, *given, *kept))
    table = TextTable(sheet.model, header, source=sheet.source, sheet=sheet.sheet, writing=sheet.writing)
    _read_header(table, given, kept, notices)
    for line, at in sheet.writing.broken:
        table.problems.append(table.broken_quote(line, at, _column_at(sheet, at)))
    covered = {place for area in sheet.writing.merged for place in _merged(table, area, sheet)}
    _unnamed(sheet, notices)
    placed = [
        _Placed(at, table.model.column(name), former_values(table.name, name))
        for name, at in sheet.header.places.items()
    ]
    sheet.writing.decimal = sheet.writing.decimal or _decimal(sheet, placed)
    for one in placed:
        one.american = _months_first(sheet, one)
    for raw in sheet.rows:
        row, judged = _row(table, raw, placed, notices)
        if row is None:
            continue
        row.cells.extend(given.values())
        if base and kept:
            _keep(row, kept, base, len(header.columns))
        table.rows.append(row)
        if not _is_whole(sheet, table, raw, row):
            continue
        if covered:
            judged |= {one.column.name for one in placed if (raw.line, one.at) in covered}
        if published:
            judged |= lost_signs.zeros(table, row, judged, published)
            judged |= lost_signs.letters(table, row, judged, published)
        check(table, row, judged)
    for row in table.rows:
        if STRAY.search("".join(row.cells)):
            row.cells = [STRAY.sub("\ufffd", cell) for cell in row.cells]
    lost_signs.zeros_within(table)
    if not table.rows and not table.problems and not table.model.MAY_BE_EMPTY:
        table.problems.append(table.problem("empty-table", None))
    return table


def _column_at(sheet: TextTable, at: int) -> str:
    columns = sheet.header.columns
    return columns[at] if 0 <= at < len(columns) else ""


def _keep(row: TextRow, kept: Sequence[str], base: TextTable, width: int) -> None:
    """Gives a row the cells of the columns that its file has not, as they were; a new row has none of them."""
    before = base.keyed.get(Key(tuple(row.text(name) for name in base.model.KEY)))
    row.cells.extend([""] * (width - len(kept) - len(row.cells)))
    row.cells.extend(before.text(name) if before else "" for name in kept)


def _read_header(table: TextTable, given: Mapping[str, str], kept: Sequence[str], notices: Notices) -> None:
    header = table.header
    for name, at in header.places.items():
        if name in given or name in kept:
            continue
        cell = header.row.cells[at]
        if at not in header.meant and cell.strip() != name and not STRAY.search(cell):
            notices.add(Notice("label", table.sheet, header.row.line, column=name, before=cell.strip()))

    def place(at: int, rule: str, name: str, suggestion: str = "") -> Problem:
        said = STRAY.sub("\ufffd", header.row.cells[at])
        return Problem(
            *(table.file, header.row.line_at(at), name, letter(at), rule, said, suggestion),
            sheet=table.sheet,
            fix=suggestion,
        )

    for at, meant in header.meant.items():
        table.problems.append(place(at, "unknown-column", meant, meant))
    for at in header.twice:
        table.problems.append(place(at, "duplicate-column", STRAY.sub("\ufffd", header.row.cells[at])))
    for at in header.extra:
        said = STRAY.sub("\ufffd", header.row.cells[at]).strip()
        notices.add(Notice("extra-column", table.sheet, header.row.line, letter(at), value=said))
    if kept:
        listed = ", ".join(table.model.column(name).name for name in kept)
        notices.add(Notice("kept-columns", table.sheet, header.row.line, value=listed, count=len(kept)))
    for name in header.missing:
        if name in kept:
            continue
        # Where it stands for the whole table, a column that it has not, optional or not, would take all its cells away.
        rule = "given-column" if name in given else "missing-column"
        other = given.get(name, "")
        table.problems.append(
            Problem(table.file, header.row.line, name, "", rule, name, other=other, sheet=table.sheet)
        )
    if header.above:
        notices.add(Notice("above-header", table.sheet, header.row.line))


def _merged(table: TextTable, area: str, sheet: TextTable) -> set[tuple[int, int]]:
    """Names merged cells among the table's own; returns the line and index of each of them, which have no other fault."""
    left, top, right, bottom = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", area).groups()  # type: ignore[union-attr]
    columns = range(index(left), min(index(right) + 1, len(sheet.header.columns)))
    last = max((row.line for row in sheet.rows), default=table.header.row.line)
    if not any(_column_at(sheet, at) for at in columns) or not table.header.row.line <= int(top) <= last:
        return set()
    name = _column_at(sheet, columns[0])
    table.problems.append(Problem(table.file, int(top), name, left, "merged-cells", area, sheet=table.sheet))
    return {(line, at) for line in range(int(top), min(int(bottom), last) + 1) for at in columns}


def _unnamed(sheet: TextTable, notices: Notices) -> None:
    """Says which columns have cells but no header, and so are left out."""
    names = sheet.header.row.cells
    width = len(names)
    bare = [at for at, cell in enumerate(names) if not cell.strip()]
    first: dict[int, int] = {}
    for row in sheet.rows:
        longer = len(row.cells) > width
        if (bare or longer) and not (sheet.writing.ragged and longer):  # in a text file one cell more is a problem
            for at in (*bare, *range(width, len(row.cells))):
                if at < len(row.cells) and row.cells[at].strip():
                    first.setdefault(at, row.line)
    for at, line in first.items():
        notices.add(Notice("extra-column", sheet.sheet, line, letter(at)))


def _decimal(sheet: TextTable, placed: list[_Placed]) -> str:
    """The decimal sign of a sheet, told by numbers that can have no other."""
    for one in placed:
        if one.column.kind in NUMBERS:
            for row in sheet.rows:
                if one.at < len(row.cells) and re.fullmatch(
                    r"\s*-?(?:0,\d+|\d+,\d{1,2}|\d+,\d{4,})\s*", row.cells[one.at]
                ):
                    return ","
    return ""


def _months_first(sheet: TextTable, placed: _Placed) -> bool | None:
    """Whether a column has a date that can only have the month first: there no date with two small numbers is certain.

    Returns:
        None where it has none; else whether no date can only have the day first.
    """
    if placed.column.kind != "date":
        return None
    texts = [row.cells[placed.at] for row in sheet.rows if placed.at < len(row.cells) and row.cells[placed.at]]
    small = [text for text in texts if _SMALL.fullmatch(text)]
    meanings = [date_meaning(text) for text in small]
    if not any(meaning and not meaning.sure for meaning in meanings):
        return None
    return not any(meaning and meaning.sure and not meaning.swapped for meaning in meanings)


_SMALL: Final = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*")
"""A date in figures alone, the year last."""


def _ambiguous(text: str, month_first: bool) -> Suspicion | None:
    if text[:4].isdigit():
        return None
    meaning = date_meaning(text)
    if meaning and meaning.swapped and _SMALL.fullmatch(text):
        return Suspicion("ambiguous-date", text, meaning.swapped if month_first else meaning.text)
    return None


def _row(table: TextTable, raw: TextRow, placed: list[_Placed], notices: Notices) -> tuple[TextRow | None, set[str]]:
    """One row as the data set writes it, None where it holds nothing, and the columns of the cells that are wrong already."""
    cells = [""] * len(table.header.row.cells)
    judged: dict[str, Suspicion] = {}
    marks, width = raw.marks, len(raw.cells)
    empty = True
    for one in placed:
        text = raw.cells[one.at] if one.at < width else ""
        mark = marks.get(one.at) if marks else None
        if not text and not mark:
            continue
        empty = False
        if one.american is not None and (odd := _ambiguous(text, one.american)):
            judged[one.column.name] = odd
            cells[one.at] = text
            continue
        if mark or len(text) > _KEPT:
            text, remark = taken(text, mark, one.column, table.writing.decimal)
        else:
            known = one.seen.get(text)
            if known is None:
                known = one.seen[text] = taken(text, None, one.column, table.writing.decimal)
            text, remark = known
        if one.former and (now := "|".join(one.former.get(item, item) for item in text.split("|"))) != text:
            text, remark = now, remark if remark and remark.rule not in RESPELT else Suspicion("former-value", text)
        cells[one.at] = text
        if remark and remark.rule not in RESPELT:
            judged[one.column.name] = remark
        elif remark or (mark and mark.kind == TEXT and table.writing.ragged):
            notices.add(_respelt(table, raw, one, remark.rule if remark else "apostrophe-before", text))
    if empty:
        return None, set()
    row = TextRow(raw.line, cells, table.header.places, raw.lines)
    for name, odd in judged.items():
        table.problems.append(table.suspicious(odd, row, name))
    return row, set(judged)


def _respelt(table: TextTable, raw: TextRow, placed: _Placed, kind: str, text: str) -> Notice:
    """What was done to a cell that is right now."""
    place = (kind, table.sheet, raw.line, letter(placed.at), placed.column.name)
    if kind == "apostrophe-before":
        return Notice(*place, after=text[:40])
    return Notice(*place, before=raw.cells[placed.at].strip(), after=text)


def _is_whole(sheet: TextTable, table: TextTable, raw: TextRow, row: TextRow) -> bool:
    """Whether a row has its cells where the header has them; it says so where it has not."""
    width, used = len(table.header.row.cells), len(raw.cells)
    while width and not table.header.row.cells[width - 1].strip():
        width -= 1
    while used > width and not raw.cells[used - 1].strip():
        used -= 1
    if table.writing.ragged and used != width:
        table.problems.append(table.problem("cell-count", row, value=str(used), other=str(width)))
        return False
    if raw.loose:
        at = raw.loose - 1
        table.problems.append(table.broken_quote(raw.line_at(at), at, _column_at(sheet, at)))
        return False
    return True
