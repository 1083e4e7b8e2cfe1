"""The table that stands on a sheet: its cells as the data set writes them, and what is wrong in them at its true place."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from vendors.desk.imports import lost_signs
from vendors.desk.imports.limits import LAST_LINE, NotReadError
from vendors.desk.imports.notices import Notice, Notices
from vendors.desk.imports.partial import kept_columns
from vendors.desk.imports.sheet_cells import SheetCells
from vendors.desk.imports.sheet_notices import column_at, tell
from vendors.store.files import Files
from vendors.store.migrations import given_values
from vendors.types.spreadsheet import AREA, index, letter
from vendors.validation.cells import STRAY
from vendors.validation.incoming import NUMBERS
from vendors.validation.plain_texts import Texts
from vendors.validation.problems import Problem
from vendors.validation.row_check import BLOCK, RowCheck
from vendors.validation.text_table import Key, TextRow, TextTable

_RESPELT_KINDS: Final = NUMBERS | {"date"}
_MANY: Final = 5
"""With more problems a row than so many a sheet may soon have more than are told."""
_SMALL_BLOCK: Final = 250
"""Rows that are looked at together then: not many more than are told of."""
_NOTHING: Final[Sequence[Problem]] = ()


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
    width = max((at for at, name in enumerate(header.row.cells, 1) if name.strip()), default=0)
    cells = SheetCells(sheet, table, notices)
    check = RowCheck(table, cells.plain_texts)
    respelt = {name: at for name, at in header.places.items() if sheet.model.column(name).kind in _RESPELT_KINDS}
    start = 0
    while start < len(sheet.rows):
        met = []
        known = len(table.problems)
        raws = sheet.rows[start : start + (BLOCK if known <= _MANY * start else _SMALL_BLOCK)]
        start += len(raws)
        for raw, (row, judged) in zip(raws, cells.rows(raws), strict=True):
            if row is None:
                continue
            row.cells.extend(given.values())
            if base and kept:
                _keep(row, kept, base, len(header.columns))
            whole = _is_whole(sheet, table, width, raw, row)
            if whole and covered:
                judged |= covered.columns(raw.line, sheet.header.places)
            if whole and published:
                judged |= lost_signs.zeros(table, row, judged, published)
                judged |= lost_signs.letters(table, row, judged, published)
            # It is said once what stands above has been checked.
            said = _NOTHING
            if len(table.problems) > known:
                said = table.problems[known:]
                del table.problems[known:]
            met.append(_Met(raw, row, judged, whole, said))
        known_texts = cells.texts if len(met) == len(raws) and all(one.whole for one in met) else {}
        _check(table, check, met, known_texts, respelt, most_wrong)
    lost_signs.zeros_within(table)
    if not table.rows and not table.problems and not table.model.MAY_BE_EMPTY:
        table.problems.append(table.problem("empty-table", None))
    return table


class _Met(NamedTuple):
    """A row that was read.

    Attributes:
        raw: as it stands on the sheet.
        row: as the data set writes it.
        judged: the columns of its cells that are wrong already.
        whole: whether its cells are where the header has them.
        said: what is wrong with it already.
    """

    raw: TextRow
    row: TextRow
    judged: set[str]
    whole: bool
    said: Sequence[Problem]


def _check(
    table: TextTable,
    check: RowCheck,
    met: Sequence[_Met],
    texts: Mapping[str, Texts],
    respelt: Mapping[str, int],
    most_wrong: int | None,
) -> None:
    """Takes rows into the table; of the columns that may be spelt anew, a problem tells what the file holds.

    Args:
        table: takes them.
        check: of its rows.
        met: the rows.
        texts: of all of them the texts of some columns, each once, see `RowCheck.checked`.
        respelt: the index of each column that may be spelt anew.
        most_wrong: how many problems it may have, None for as many as there are.

    Raises:
        NotReadError: more is wrong than `most_wrong`, where that is given.
    """
    checks = check.checked([one.row for one in met if one.whole], [one.judged for one in met if one.whole], texts)
    for one in met:
        table.problems.extend(one.said)
        table.rows.append(one.row)
        if not one.whole:
            continue
        known = len(table.problems)
        next(checks)
        for place in range(known, len(table.problems)):
            problem, cells = table.problems[place], one.raw.cells
            at = respelt.get(problem.column, len(cells))
            if at < len(cells) and cells[at] != problem.value:
                table.problems[place] = problem.but(value=cells[at])
        if most_wrong is not None and len(table.problems) > most_wrong:
            raise NotReadError("too-much-wrong", other=str(most_wrong))


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
    for line in header.again:
        notices.add(Notice("header-again", table.sheet, line))
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

    def columns(self, line: int, places: Mapping[str, int]) -> set[str]:
        """The columns whose cells on a line are such, of those at some places."""
        return {name for name, at in places.items() if self._holds(line, at)}

    def _holds(self, line: int, at: int) -> bool:
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


def _is_whole(sheet: TextTable, table: TextTable, width: int, raw: TextRow, row: TextRow) -> bool:
    """Whether a row has its cells where the header has them; it says so where it has not.

    Args:
        width: cells of the header, without empty ones at its end.
    """
    used = len(raw.cells)
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
