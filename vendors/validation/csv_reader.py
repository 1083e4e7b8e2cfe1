"""The one reader of CSV files, in any encoding and dialect: rows as they stand, each with the lines of its cells."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Final

from vendors.validation.encoding import decoded
from vendors.validation.text_table import NO_COLUMNS, NO_MARKS, TextRow

csv.field_size_limit(10_000_000)
_READ_AGAIN: Final = 150_000_000
"""Signs that are read again behind broken quotation marks."""
LINE_END: Final = re.compile(r"\r\n|\r|\n")


class _Swallowed(csv.Error):
    """A quotation mark that was never closed has made one cell of several rows.

    Attributes:
        place: as `_guilty` gives it.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        super().__init__()
        at = max(range(len(cells)), key=lambda at: len(LINE_END.findall(cells[at])))
        self.place = at, sum(len(LINE_END.findall(cell)) for cell in cells[:at])


class CsvReader:
    """A CSV file taken apart into rows.

    Whoever reads it says what separates the cells, and how many cells a row should have as soon as a header tells.

    Attributes:
        encoding: of the file, "" for UTF-8, see `vendors.validation.encoding.decoded`.
        rivals: encodings that give another text that is as plausible.
        foreign: encodings of other languages in which texts that are not plausible have words.
        proven: whether a word or mark in it can be French or English in no other encoding.
        lines: its text, each line with its end: CRLF, LF or CR, as spreadsheets of all ages write them.
        separator: between cells.
        width: how many cells a row should have; 0 while nobody knows.
        broken: line, and index of the cell (-1 beyond `width`), of each quotation mark that is not closed, so far.

    Args:
        data: the file.
    """

    def __init__(self, data: bytes) -> None:
        text, self.encoding, self.rivals, self.foreign, self.proven = decoded(data)
        self.lines = _lines(text)
        self.separator = ","
        self.width = 0
        self.broken: list[tuple[int, int]] = []

    @property
    def first(self) -> str:
        """The first line that is not blank, "" where there is none."""
        return next((line for line in self.lines if line.strip()), "")

    def rows(self) -> Iterator[TextRow]:
        """The rows that are no blank lines. Where a quotation mark is broken, the fault is noted and reading goes on with the next line.

        In a large file with many of them it ends at some point: each takes a look at all that comes after it.
        """
        at = 0
        left = _READ_AGAIN
        lines = self.lines
        in_order = _are_in_order("".join(lines), self.separator)
        while at < len(lines):
            rows = csv.reader(islice(lines, at, None), delimiter=self.separator, strict=True)
            done = 0
            try:
                for cells in rows:
                    end = rows.line_num
                    if end - done > 1:
                        if self._swallowed(cells):
                            raise _Swallowed(cells)
                        line, loose = at + done + 1, 0
                        if not in_order:
                            loose = _loose_quote(cells, "".join(lines[at + done : at + end]))
                        yield TextRow(line, cells, lines=cell_lines(line, cells), loose=loose)
                    elif cells:
                        raw = "" if in_order else lines[at + done]
                        loose = _loose_quote(cells, raw) if '"' in raw else 0
                        yield TextRow(at + end, cells, NO_COLUMNS, (), NO_MARKS, loose)
                    done = end
                return
            except csv.Error as error:
                guilty, start = (
                    error.place
                    if isinstance(error, _Swallowed)
                    else _guilty("".join(self.lines[at + done :]), self.separator)
                )
                self.broken.append((at + done + 1 + start, guilty if guilty < self.width else -1))
                at += done + 1
                in_order = False
                left -= sum(map(len, islice(self.lines, at, None)))
                if left < 0:
                    return

    def _swallowed(self, cells: list[str]) -> bool:
        """Whether a quotation mark that was never closed has made one cell of several rows, and another one closed it by chance."""
        for at, cell in enumerate(cells):
            if self.width < 2 or not ("\n" in cell or "\r" in cell):
                continue
            between = [part.count(self.separator) for part in LINE_END.split(cell)]
            if len(cells) < self.width and max(between) >= self.width // 2:
                return True
            # Closed in the same column of a later row, it leaves a row that is as long as it should be.
            whole = [self.width - 1] * (len(between) - 2)
            if self.width > 2 and between == [self.width - 1 - at, *whole, at]:
                return True
        return False


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its end."""
    lines = text.splitlines(keepends=True)
    if "\r" in text or len(lines) > text.count("\n") + (text[-1:] != "\n"):
        # It may have signs that are line ends elsewhere, and none in a file.
        return list(io.StringIO(text, newline=""))
    return lines


def _are_in_order(text: str, separator: str) -> bool:
    """Whether each quotation mark of a text opens or closes a cell, or is one of two within it, if it is read from the beginning.

    Then no row need be asked by itself.
    """
    # What stands between two marks is by turns outside of them and within.
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return False
    first, *others = parts[::2]
    between, last = list(filter(None, others[:-1])), "".join(others[-1:])
    begun, ended = set(map(itemgetter(0), between)), set(map(itemgetter(-1), between))
    return not others or begun | ended | {first[-1:], last[:1]} <= {"", separator, "\n", "\r"}


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line by itself."""
    return next(csv.reader([line], delimiter=separator), [])


def _loose_quote(cells: Sequence[str], raw: str) -> int:
    """The place, from 1, of the first cell with a quotation mark in the middle of unquoted text, or 0: inside a quoted one it is written twice.

    Args:
        cells: of a row.
        raw: the row as it stands in the file.
    """
    at = 0
    for place, cell in enumerate(cells, 1):
        if raw[at : at + 1] == '"':
            at += len(cell) + cell.count('"') + 3  # the marks around it, and the separator behind it
        elif '"' in cell:
            return place
        else:
            at += len(cell) + 1
    return 0


def cell_lines(line: int, cells: Sequence[str]) -> list[int]:
    """The line on which each cell of a row begins, the row beginning on `line`."""
    starts = []
    for cell in cells:
        starts.append(line)
        if "\n" in cell or "\r" in cell:
            line += len(LINE_END.findall(cell))
    return starts


def _guilty(text: str, separator: str) -> tuple[int, int]:
    """The index of the first cell whose quotation mark is not closed, or closed within the cell, and the line breaks before it."""
    at = index = 0
    while True:
        if text[at : at + 1] == '"':
            end = text.find('"', at + 1)
            while end >= 0 and text[end + 1 : end + 2] == '"':
                end = text.find('"', end + 2)
            after = text[end + 1 : end + 2]
            broken = end < 0 or (after and after not in (separator, "\r", "\n"))
            # One that holds a line break, and is closed as it should be, may still have swallowed the rows after it.
            if broken or (after != separator and re.search(r"[\r\n]", text[at:end])):
                return index, len(LINE_END.findall(text[:at]))
            end += 1
        else:
            end = min((found for sign in (separator, "\r", "\n") if (found := text.find(sign, at)) >= 0), default=-1)
        if end < 0 or text[end : end + 1] != separator:
            return index, len(LINE_END.findall(text[:at]))
        at, index = end + 1, index + 1
