"""The table that stands on a sheet: its cells as the data set writes them, and what is wrong in them at its true place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vendors.desk.imports import lost_signs
from vendors.desk.imports.column_signs import (
    day_order,
    decimal_sign,
    months_first,
    unclear_date,
    unclear_number,
)
from vendors.desk.imports.limits import LAST_LINE, NotReadError
from vendors.desk.imports.notices import Notice, Notices
from vendors.desk.imports.partial import kept_columns
from vendors.desk.imports.sheet_notices import column_at, leads_elsewhere, tell
from vendors.store.files import Files
from vendors.store.migrations import former_values, given_values
from vendors.tables.row import Column
from vendors.types.spreadsheet import AREA, NUMBER, QUOTED, RAISED, STRUCK, TEXT, WRITTEN, Mark, index, letter
from vendors.validation.cells import STRAY, Suspicion, composed
from vendors.validation.incoming import NUMBERS, RESPELT, Cell, taken
from vendors.validation.old_encodings import Reading, doubt
from vendors.validation.problems import Problem
from vendors.validation.reading import check
from vendors.validation.text_table import Key, TextRow, TextTable, Writing

_KEPT: Final = 40
"""Signs of a cell up to which what was read of it is remembered, since short ones are often repeated."""


_RESPELT_KINDS: Final = NUMBERS | {"date"}
_DECIMAL: Final = ","
"""What a comma is in a number that is not asked about, see `vendors.desk.imports.column_signs.unclear_number`."""


@dataclass(slots=True)
class _Placed:
    """A column of a sheet.

    Attributes:
        at: its index.
        former: the values that had another name, and the present one.
        links: where the links of the sheet lead, by line and index of their cells.
        american: whether the month is likelier to come first in it, see `vendors.desk.imports.column_signs.months_first`.
        decimal: its decimal sign, see `vendors.desk.imports.column_signs.decimal_sign`.
        seen: what was read of its short cells.
    """

    at: int
    column: Column
    former: Mapping[str, str]
    links: Mapping[tuple[int, int], str]
    american: bool | None = None
    decimal: str = ""
    seen: dict[str, Cell] = field(default_factory=dict)


def table_of(
    sheet: TextTable,
    notices: Notices,
    published: Files,
    base: TextTable | None = None,
    most_wrong: int | None = None,
) -> TextTable:
    """The table as it would be published, its cells at the places where the sheet has them.

    Args:
        sheet: its header and the rows below it as they stand, see `vendors.desk.imports.layout.laid_out`.
        notices: take what was understood.
        published: the files that the other tables stand in; empty where they are not known.
        base: the table that the sheet is a change of: the cells of a column that it has not stay as they were there. None where
            the sheet stands for the whole table.
        most_wrong: how many problems it may have; None for as many as there are.

    Raises:
        NotReadError: it has more.
    """
    missing = sheet.header.missing
    kept = kept_columns(missing, sheet.model) if base else []
    given = {name: text for name, text in given_values(sheet.name).items() if name in missing and name not in kept}
    header = replace(sheet.header, columns=(*sheet.header.columns, *given, *kept))
    table = TextTable(sheet.model, header, source=sheet.source, sheet=sheet.sheet, writing=sheet.writing)
    _read_header(table, given, kept, notices)
    for line, at in sheet.writing.broken:
        table.problems.append(table.broken_quote(line, at, column_at(sheet, at)))
    covered = _covered(table, sheet)
    tell(sheet, notices)
    links = {(one.line, one.at): one.text for one in sheet.writing.beside if one.kind == "link"}
    placed = [
        _Placed(at, table.model.column(name), former_values(table.name, name), links)
        for name, at in sheet.header.places.items()
    ]
    _tell_signs(sheet, placed)
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
            judged |= {one.column.name for one in placed if covered.holds(raw.line, one.at)}
        if published:
            judged |= lost_signs.zeros(table, row, judged, published)
            judged |= lost_signs.letters(table, row, judged, published)
        known = len(table.problems)
        check(table, row, judged)
        table.problems[known:] = [_as_it_stood(problem, raw, table) for problem in table.problems[known:]]
        if most_wrong is not None and len(table.problems) > most_wrong:
            raise NotReadError("too-much-wrong", other=str(most_wrong))
    for row in table.rows:
        if STRAY.search("".join(row.cells)):
            row.cells = [STRAY.sub("\ufffd", cell) for cell in row.cells]
    lost_signs.zeros_within(table)
    if not table.rows and not table.problems and not table.model.MAY_BE_EMPTY:
        table.problems.append(table.problem("empty-table", None))
    return table


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
        late = table.model.column(name).late
        rule = "given-column" if name in given else "absent-column" if late else "missing-column"
        other = given.get(name, "")
        table.problems.append(
            Problem(table.file, header.row.line, name, "", rule, name, other=other, sheet=table.sheet)
        )
    if header.above:
        notices.add(Notice("above-header", table.sheet, header.row.line))


@dataclass(frozen=True, slots=True)
class _Covered:
    """The cells of merged areas, which have no other fault than that.

    Attributes:
        stretches: the first and the last line of each stretch of them, by the index of its column; in order, and none meets another.
    """

    stretches: Mapping[int, Sequence[tuple[int, int]]]

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def holds(self, line: int, at: int) -> bool:
        """Whether a cell is one of them."""
        stretches = self.stretches.get(at, ())
        before = bisect_right(stretches, (line, LAST_LINE)) - 1
        return before >= 0 and line <= stretches[before][1]


def _covered(table: TextTable, sheet: TextTable) -> _Covered:
    """Names merged cells among the table's own, each area once."""
    first, last = table.header.row.line, max((row.line for row in sheet.rows), default=table.header.row.line)
    stretches: dict[int, list[tuple[int, int]]] = {}
    for area in dict.fromkeys(sheet.writing.merged):
        found = AREA.fullmatch(area)
        if not found:
            continue
        top, bottom = int(found[2]), int(found[4])
        columns = range(index(found[1]), min(index(found[3]) + 1, len(sheet.header.columns)))
        if not first <= top <= last or not any(column_at(sheet, at) for at in columns):
            continue
        name = column_at(sheet, columns[0])
        table.problems.append(Problem(table.file, top, name, found[1], "merged-cells", area, sheet=table.sheet))
        for at in columns:
            stretches.setdefault(at, []).append((top, bottom))
    return _Covered({at: _joined(found) for at, found in stretches.items()})


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of lines in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for top, bottom in sorted(stretches):
        if joined and top <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(bottom, joined[-1][1])
        else:
            joined.append((top, bottom))
    return joined


def _tell_signs(sheet: TextTable, placed: list[_Placed]) -> None:
    """Tells the decimal sign of each column, and whether the month or the day comes first in it."""
    orders: dict[str, Counter[str]] = {}
    for one in placed:
        filled = [row for row in sheet.rows if one.at < len(row.cells) and row.cells[one.at]]
        texts = [row.cells[one.at] for row in filled]
        if one.column.kind in NUMBERS:
            # The point in a number of a workbook is ours, and says nothing of how the texts beside it are written.
            one.decimal = decimal_sign(row.cells[one.at] for row in filled if not _is_typed(row, one.at))
        elif one.column.kind == "date":
            orders[one.column.name] = day_order(texts)
    if any(one.decimal[:1] == "," for one in placed):
        sheet.writing.decimal = ","
    together = sum(orders.values(), Counter())
    for one in placed:
        if one.column.name in orders:
            one.american = months_first(orders[one.column.name], together)


def _is_typed(row: TextRow, at: int) -> bool:
    """Whether a cell is a number of a workbook, and no text."""
    mark = row.marks.get(at) if row.marks else None
    return bool(mark and mark.kind == NUMBER)


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
        if one.column.kind != "address" and (together := composed(text)) != text:
            # In an address it is another one; everywhere else the two are one text by the rules of Unicode.
            text = together
            notices.add(_respelt(table, raw, one, Suspicion("accents", text), text))
        if odd := _elsewhere(text, mark, one, raw) or _unclear(text, mark, one, table.writing):
            judged[one.column.name] = odd
            cells[one.at] = text
            continue
        if mark or len(text) > _KEPT:
            text, remark = taken(text, mark, one.column, _DECIMAL)
        else:
            known = one.seen.get(text)
            if known is None:
                known = one.seen[text] = taken(text, None, one.column, _DECIMAL)
            text, remark = known
        if one.former and (now := "|".join(one.former.get(item, item) for item in text.split("|"))) != text:
            text, remark = now, remark if remark and remark.rule not in RESPELT else Suspicion("former-value", text)
        cells[one.at] = text
        if remark and remark.rule not in RESPELT:
            judged[one.column.name] = remark
        elif remark or (mark and mark.kind == TEXT and table.writing.ragged):
            notices.add(_respelt(table, raw, one, remark or Suspicion("apostrophe-before", text), text))
    if empty:
        return None, set()
    row = TextRow(raw.line, cells, table.header.places, raw.lines)
    for name, odd in judged.items():
        table.problems.append(table.suspicious(odd, row, name))
    return row, set(judged)


def _elsewhere(text: str, mark: Mark | None, placed: _Placed, raw: TextRow) -> Suspicion | None:
    """An address whose link leads to another one: whoever clicked it has read that."""
    target = placed.links.get((raw.line, placed.at), "") if placed.column.kind == "address" else ""
    if not target.startswith("http") or (mark and mark.kind == WRITTEN) or not leads_elsewhere(text, target):
        return None
    return Suspicion("linked-elsewhere", text, target, target)


def _unclear(text: str, mark: Mark | None, placed: _Placed, writing: Writing) -> Suspicion | None:
    """What is to be asked about a cell before it is read: what it says depends on the rest of its file or column."""
    kind = placed.column.kind
    if mark and mark.kind in (WRITTEN, STRUCK, RAISED):
        return None
    if readings := doubt(
        text, Reading(writing.encoding, tuple(writing.rivals), tuple(writing.foreign), writing.proven)
    ):
        return Suspicion("unclear-encoding" if readings[1] else "garbled", text, *readings)
    if mark and mark.kind == QUOTED:
        return Suspicion("unclear-quotes", text, text, text[1:-1].replace('""', '"'))
    if placed.american is not None and (odd := unclear_date(text, placed.american)):
        return odd
    if kind in NUMBERS:
        return unclear_number(text, mark, kind, placed.decimal, writing.decimal)
    return None


def _as_it_stood(problem: Problem, raw: TextRow, table: TextTable) -> Problem:
    """A problem of a number or date that was spelt anew, with what the file holds in it."""
    at = table.header.places.get(problem.column, len(raw.cells))
    if at < len(raw.cells) and table.model.column(problem.column).kind in _RESPELT_KINDS:
        return replace(problem, value=raw.cells[at])
    return problem


def _respelt(table: TextTable, raw: TextRow, placed: _Placed, remark: Suspicion, text: str) -> Notice:
    """What was done to a cell that is right now."""
    place = (remark.rule, table.sheet, raw.line, letter(placed.at), placed.column.name)
    if remark.rule in ("apostrophe-before", "accents"):
        return Notice(*place, after=text[:40])
    before = remark.value if remark.rule == "shown" else raw.cells[placed.at].strip()
    return Notice(*place, before=before, after=text)


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
        table.problems.append(table.broken_quote(raw.line_at(at), at, column_at(sheet, at)))
        return False
    return True
