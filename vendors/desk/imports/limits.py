"""How much is read of a spreadsheet file, and why one is not read at all."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from vendors.settings import settings
from vendors.validation.text_table import TextTable

LAST_LINE: Final = 2**20
"""The last line that a sheet of any program has."""

LONGEST_RUN: Final = 500
"""So many spaces, or the same sign so often, is no text; patterns that read words would go over it again and again."""
_RUN: Final = re.compile(rf"\s{{{LONGEST_RUN}}}|(.)\1{{{LONGEST_RUN}}}", re.DOTALL)


class NotReadError(Exception):
    """A file that is not read at all.

    Attributes:
        rule: why, a key of `vendors.validation.rules.RULES`.
        value, other: what fills the words of the rule.
        place: the cell that is to blame, where one is.
    """

    def __init__(self, rule: str, value: str = "", other: str = "", place: "CellPlace | None" = None) -> None:
        super().__init__(rule)
        self.rule, self.value, self.other, self.place = rule, value, other, place or NOWHERE


class CellPlace(NamedTuple):
    """Where a cell stands.

    Attributes:
        sheet: name of its sheet, "" in a text file.
        line: its line, from 1; 0 for none.
        at: index of its column, -1 for none.
    """

    sheet: str = ""
    line: int = 0
    at: int = -1


NOWHERE: Final = CellPlace()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of a file.

    Attributes:
        size: bytes of the file.
        unpacked: bytes of all that a workbook packs.
        rows: rows of a sheet that are not empty.
        columns: columns of a sheet.
        cells: cells of a file that are not empty.
        cell: signs of a cell; Excel keeps no more.
        signs: signs of all cells of a file, of a text that many of them share each time.
        sheets: sheets of a workbook.
        lines: rows of all its sheets, empty ones too.
        wrong: problems of a table; with more it is hardly that table, and a look at it would take long each time.
        beside: merged areas of a sheet, and comments, links and drawings on it.
    """

    size: int = 10_000_000
    unpacked: int = 100_000_000
    rows: int = 20_000
    columns: int = 250
    cells: int = 1_000_000
    cell: int = 32_767
    signs: int = 20_000_000
    sheets: int = 50
    lines: int = 1_200_000
    beside: int = 100_000
    wrong: int = 50_000

    @property
    def too_wide(self) -> NotReadError:
        """Why a sheet with too many rows or columns is not read."""
        return NotReadError("too-large", other=f"{self.rows} × {self.columns}")

    def hold_sheets(self, number: int) -> None:
        """Holds the number of a workbook's sheets to the limits.

        Raises:
            NotReadError: there are more.
        """
        if number > self.sheets:
            raise NotReadError("too-many-sheets", other=str(self.sheets))


@dataclass(slots=True)
class Amount:
    """How much has been read of a file so far, held to the limits as it grows.

    Attributes:
        limits: these.
        lines, cells, signs: what has been read.
        place: the cell that is being read, where that is known.
    """

    limits: Limits
    lines: int = 0
    cells: int = 0
    signs: int = 0
    place: CellPlace = NOWHERE

    def line(self, number: int) -> None:
        """Takes a row, be it empty, that is said to be on the line with that number.

        Raises:
            NotReadError: there are too many, or no sheet has such a line.
        """
        self.lines += 1
        if self.lines > self.limits.lines or not 0 <= number <= LAST_LINE:
            raise NotReadError("too-many-lines", other=str(LAST_LINE))

    def row(self, sheet: TextTable, signs: int | None = None) -> None:
        """Takes the newest row of a sheet.

        Args:
            sheet: it.
            signs: how many its cells have, where that is known.

        Raises:
            NotReadError: it is more than may be read.
        """
        row, most = sheet.rows[-1], self.limits
        self.cells += len(row.cells)
        if len(sheet.rows) > most.rows + 1 or len(row.cells) > most.columns or self.cells > most.cells:
            raise most.too_wide
        signs = len("".join(row.cells)) if signs is None else signs
        beside = [len(mark.formula) + len(mark.shown) for mark in row.marks.values()] if row.marks else ()
        if signs <= LONGEST_RUN and signs <= most.cell and not beside:
            self.text(signs, signs)  # what all cells have together is no less than what the longest has
            return
        longest = max((*map(len, row.cells), *beside), default=0)
        if longest > most.cell:
            at = next((at for at, cell in enumerate(row.cells) if len(cell) > most.cell), -1)
            self.place = CellPlace(sheet.sheet, row.line_at(at), at)
        self.text(longest, signs + sum(beside))
        for at, cell in enumerate(row.cells if longest > LONGEST_RUN else ()):
            if len(cell) > LONGEST_RUN and _RUN.search(cell):
                raise NotReadError("repeated-sign", "", str(LONGEST_RUN), CellPlace(sheet.sheet, row.line_at(at), at))

    def text(self, longest: int, signs: int) -> None:
        """Takes texts before they are put together.

        Args:
            longest: signs of the longest of them.
            signs: signs of all.

        Raises:
            NotReadError: it is more than may be read.
        """
        if longest > self.limits.cell:
            raise NotReadError("cell-too-long", "", str(self.limits.cell), self.place)
        self.signs += signs
        if self.signs > self.limits.signs:
            raise NotReadError("too-many-signs", other=str(self.limits.signs))

    def beside(self, number: int) -> None:
        """Holds what a sheet has besides its cells to the limits.

        Raises:
            NotReadError: it has more.
        """
        if number > self.limits.beside:
            raise NotReadError("too-much-beside", other=str(self.limits.beside))


def limits() -> Limits:
    """How much is read, by the operator's settings."""
    size = settings().upload_megabytes * 1_000_000
    return Limits(size=size, unpacked=10 * size, rows=settings().upload_rows, signs=2 * size)
