"""The cells of a sheet as the data set writes them, each text of a column read once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Final, NamedTuple

from vendors.desk.imports.column_signs import (
    day_order,
    decimal_sign,
    months_first,
    unclear_date,
    unclear_number,
)
from vendors.desk.imports.notices import Notice, Notices
from vendors.desk.imports.sheet_notices import leads_elsewhere
from vendors.store.migrations import former_values
from vendors.tables.row import Column
from vendors.types.spreadsheet import NUMBER, QUOTED, RAISED, STRUCK, TEXT, WRITTEN, Mark, letter
from vendors.validation.cells import Suspicion, composed
from vendors.validation.incoming import NUMBERS, RESPELT, taken
from vendors.validation.old_encodings import Reading, doubt
from vendors.validation.plain_texts import PlainTexts, Texts
from vendors.validation.text_table import NO_MARKS, TextRow, TextTable

_DECIMAL: Final = ","
"""What a comma is in a number that is not asked about, see `vendors.desk.imports.column_signs.unclear_number`."""


class _Read(NamedTuple):
    """What was read of a cell.

    Attributes:
        text: as the data set writes it.
        composed: whether letters and accents were put together.
        odd: what is asked about it before it is read.
        remark: what is said of it once it is read: a rule that it breaks, or how it was spelt anew.
    """

    text: str
    composed: bool = False
    odd: Suspicion | None = None
    remark: Suspicion | None = None


@dataclass(slots=True)
class _Placed:
    """A column of a sheet.

    Attributes:
        at: its index.
        former: the values that had another name, and the present one.
        american: whether the month is likelier to come first in it, see `vendors.desk.imports.column_signs.months_first`.
        decimal: its decimal sign, see `vendors.desk.imports.column_signs.decimal_sign`.
        plain_texts: finds its plain texts.
        plain: other texts without a mark that stay as they are, without a word.
        others: what was read of other texts without a mark.
        marked: what was read of texts with a mark.
    """

    at: int
    column: Column
    former: Mapping[str, str]
    plain_texts: PlainTexts
    american: bool | None = None
    decimal: str = ""
    plain: set[str] = field(default_factory=lambda: {""})
    others: dict[str, _Read] = field(default_factory=dict)
    marked: dict[tuple[str, Mark], _Read] = field(default_factory=dict)


class SheetCells:
    """Reads the cells of a sheet, and says what was understood of them and what is wrong.

    Args:
        sheet: its header and the rows below it as they stand.
        table: takes what is wrong.
        notices: take what was understood.

    Attributes:
        texts: of the newest rows the texts of each column of which every cell stays as it is, each once.
    """

    def __init__(self, sheet: TextTable, table: TextTable, notices: Notices) -> None:
        self._table, self._notices = table, notices
        writing = sheet.writing
        self._links = {(one.line, one.at): one.text for one in writing.beside if one.kind == "link"}
        self._placed = [
            _Placed(at, column, former_values(table.name, name), PlainTexts(column))
            for name, at in sheet.header.places.items()
            if (column := table.model.column(name))
        ]
        _tell_signs(sheet, self._placed)
        self.texts: dict[str, Texts] = {}
        self._reading = Reading(writing.encoding, tuple(writing.rivals), tuple(writing.foreign), writing.proven)

    def rows(self, raws: Sequence[TextRow]) -> Iterator[tuple[TextRow | None, set[str]]]:
        """Rows as the data set writes them, None for one that holds nothing, and the columns of their cells that are wrong already.

        What is to be said of a row is said when it is asked for.
        """
        width = len(self._table.header.row.cells)
        rows = [raw.cells[:width] for raw in raws]
        for short in (cells for cells in rows if len(cells) < width):
            short += [""] * (width - len(short))
        columns = list(zip(*rows, strict=True))
        special: dict[int, list[_Placed]] = defaultdict(list)
        marked = [at for at, raw in enumerate(raws) if raw.marks]
        self.texts = {}
        for placed in self._placed:
            each = set(columns[placed.at])
            told = {at for at in marked if placed.at in raws[at].marks}
            told.update(self._not_plain(placed, columns[placed.at], each))
            for at in sorted(told):
                special[at].append(placed)
            if not told:
                self.texts[placed.column.name] = each
        left_out = sorted(set(range(width)).difference(placed.at for placed in self._placed))
        for at, (raw, cells) in enumerate(zip(raws, rows, strict=True)):
            for nowhere in left_out:
                cells[nowhere] = ""
            yield self._row(raw, cells, special.get(at, ()))

    @property
    def plain_texts(self) -> Mapping[str, PlainTexts]:
        """What finds the plain texts of each column of the sheet."""
        return {placed.column.name: placed.plain_texts for placed in self._placed}

    def _not_plain(self, placed: _Placed, texts: Sequence[str], each: Texts) -> Iterable[int]:
        """Which cells of a column have more to say than their text.

        Args:
            placed: the column.
            texts: its cells.
            each: the same, each text once.
        """
        plain = placed.plain_texts.among(each) if not placed.former else frozenset()
        if self._reading.encoding:
            # In which encoding a file is tells how its letters may be meant.
            plain = {text for text in plain if text.isascii()}
        unlike = each - plain - placed.plain
        for text in unlike.difference(placed.others):
            read = self._read(text, None, placed)
            if read == (text, False, None, None):
                placed.plain.add(text)
            else:
                placed.others[text] = read
        if self._links and placed.column.kind == "address":
            return range(len(texts))
        unlike -= placed.plain
        return compress(range(len(texts)), map(unlike.__contains__, texts)) if unlike else ()

    def _row(self, raw: TextRow, cells: list[str], special: Sequence[_Placed]) -> tuple[TextRow | None, set[str]]:
        table, notices = self._table, self._notices
        if not special:
            row = TextRow(raw.line, cells, table.header.places, raw.lines, NO_MARKS)
            return (row if any(cells) else None), set()
        if not any(cells) and not any(one.at in raw.marks for one in special):
            return None, set()
        judged: dict[str, Suspicion] = {}
        for one in special:
            text, mark = cells[one.at], raw.marks.get(one.at)
            if not text and not mark:
                continue
            read = self._remembered(text, mark, one)
            if read.composed:
                notices.add(_respelt(table, raw, one, Suspicion("accents", composed(text)), composed(text)))
            if odd := self._elsewhere(text, mark, one, raw):
                judged[one.column.name] = odd
                continue
            cells[one.at] = read.text
            remark = read.remark
            if read.odd or (remark and remark.rule not in RESPELT):
                judged[one.column.name] = read.odd or remark  # type: ignore[assignment]
            elif remark or (mark and mark.kind == TEXT and table.writing.ragged):
                remark = remark or Suspicion("apostrophe-before", read.text)
                notices.add(_respelt(table, raw, one, remark, read.text))
        row = TextRow(raw.line, cells, table.header.places, raw.lines, NO_MARKS)
        for name, odd in judged.items():
            table.problems.append(table.suspicious(odd, row, name))
        return row, set(judged)

    def _remembered(self, text: str, mark: Mark | None, placed: _Placed) -> _Read:
        if mark is None:
            return placed.others.get(text) or _Read(text)
        read = placed.marked.get((text, mark))
        if read is None:
            read = placed.marked[text, mark] = self._read(text, mark, placed)
        return read

    def _read(self, text: str, mark: Mark | None, placed: _Placed) -> _Read:
        # In an address it is another one; everywhere else the two are one text by the rules of Unicode.
        together = composed(text) if placed.column.kind != "address" else text
        is_composed, text = together != text, together
        if odd := self._unclear(text, mark, placed):
            return _Read(text, is_composed, odd)
        text, remark = taken(text, mark, placed.column, _DECIMAL)
        if placed.former and (now := "|".join(placed.former.get(item, item) for item in text.split("|"))) != text:
            text, remark = now, remark if remark and remark.rule not in RESPELT else Suspicion("former-value", text)
        return _Read(text, is_composed, None, remark)

    def _elsewhere(self, text: str, mark: Mark | None, placed: _Placed, raw: TextRow) -> Suspicion | None:
        """An address whose link leads to another one: whoever clicked it has read that."""
        target = self._links.get((raw.line, placed.at), "") if placed.column.kind == "address" else ""
        if not target.startswith("http") or (mark and mark.kind == WRITTEN) or not leads_elsewhere(text, target):
            return None
        return Suspicion("linked-elsewhere", text, target, target)

    def _unclear(self, text: str, mark: Mark | None, placed: _Placed) -> Suspicion | None:
        """What is to be asked about a cell before it is read: what it says depends on the rest of its file or column."""
        kind = placed.column.kind
        if mark and mark.kind in (WRITTEN, STRUCK, RAISED):
            return None
        if readings := doubt(text, self._reading):
            return Suspicion("unclear-encoding" if readings[1] else "garbled", text, *readings)
        if mark and mark.kind == QUOTED:
            return Suspicion("unclear-quotes", text, text, text[1:-1].replace('""', '"'))
        if placed.american is not None and (odd := unclear_date(text, placed.american)):
            return odd
        if kind in NUMBERS:
            return unclear_number(text, mark, kind, placed.decimal, self._table.writing.decimal)
        return None


def _tell_signs(sheet: TextTable, placed: list[_Placed]) -> None:
    """Tells the decimal sign of each column, and whether the month or the day comes first in it."""
    orders: dict[str, Counter[str]] = {}
    for one in placed:
        if one.column.kind not in NUMBERS and one.column.kind != "date":
            continue
        at = one.at
        if one.column.kind in NUMBERS:
            # The point in a number of a workbook is ours, and says nothing of how the texts beside it are written.
            one.decimal = decimal_sign(
                [
                    row.cells[at]
                    for row in sheet.rows
                    if at < len(row.cells) and not (row.marks and _is_typed(row.marks.get(at)))
                ]
            )
        else:
            orders[one.column.name] = day_order([row.cells[at] for row in sheet.rows if at < len(row.cells)])
    if any(one.decimal[:1] == "," for one in placed):
        sheet.writing.decimal = ","
    together = sum(orders.values(), Counter())
    for one in placed:
        if one.column.name in orders:
            one.american = months_first(orders[one.column.name], together)


def _is_typed(mark: Mark | None) -> bool:
    """Whether a cell is a number of a workbook, and no text."""
    return mark is not None and mark.kind == NUMBER


def _respelt(table: TextTable, raw: TextRow, placed: _Placed, remark: Suspicion, text: str) -> Notice:
    """What was done to a cell that is right now."""
    place = (remark.rule, table.sheet, raw.line, letter(placed.at), placed.column.name)
    if remark.rule in ("apostrophe-before", "accents"):
        return Notice(*place, after=text[:40])
    before = remark.value if remark.rule == "shown" else raw.cells[placed.at].strip()
    return Notice(*place, before=before, after=text)
