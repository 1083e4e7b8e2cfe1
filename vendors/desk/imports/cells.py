"""What stands in a spreadsheet file, before anybody asks what it means: sheets of rows of text, each at its true place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vendors.types.spreadsheet import Mark


@dataclass(slots=True)
class Line:
    """One row as it stands in the file.

    Attributes:
        line: line on which it begins, as an editor or a spreadsheet shows it, from 1.
        cells: text of each cell; stray bytes as `surrogateescape` keeps them.
        lines: line on which each cell begins, where that is not `line` for all.
        marks: what is known of some cells, by their index.
        loose: place, from 1, of a cell with a stray quotation mark; 0 for none.
    """

    line: int
    cells: list[str]
    lines: Sequence[int] = ()
    marks: dict[int, Mark] = field(default_factory=dict)
    loose: int = 0

    def at(self, index: int) -> int:
        """The line on which the cell with that index begins."""
        return self.lines[index] if index < len(self.lines) else self.line


@dataclass(slots=True)
class Sheet:
    """One sheet of a workbook, or the only one of a text file.

    Attributes:
        name: as the workbook calls it; "" in a text file.
        rows: all that are not empty, in order.
        hidden: whether the workbook hides it.
        decimal: the decimal sign of its numbers that are text; "" where it is not known.
        merged: ranges of merged cells, such as `B2:B4`.
        broken: line, and index of the cell or -1, of each quotation mark that is not closed.
        ragged: whether its rows can differ in length by mistake, as in a text file.
    """

    name: str = ""
    rows: list[Line] = field(default_factory=list)
    hidden: bool = False
    decimal: str = ""
    merged: Sequence[str] = ()
    broken: list[tuple[int, int]] = field(default_factory=list)
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the whole file that was understood on the way, such as its encoding: a kind of `vendors.desk.imports.notices`."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a file, and what was understood on the way."""

    sheets: list[Sheet]
    remarks: list[Remark] = field(default_factory=list)


class Refused(Exception):
    """A file that is not read at all.

    Attributes:
        rule: why, a key of `vendors.validation.rules.RULES`.
        value, other: what fills the words of the rule.
    """

    def __init__(self, rule: str, value: str = "", other: str = "") -> None:
        super().__init__(rule)
        self.rule, self.value, self.other = rule, value, other


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of a file.

    Attributes:
        size: bytes of the file.
        unpacked: bytes of all that a workbook packs.
        rows: rows of a sheet that are not empty.
        columns: columns of a sheet.
        cells: cells of a file that are not empty.
    """

    size: int = 10_000_000
    unpacked: int = 100_000_000
    rows: int = 20_000
    columns: int = 250
    cells: int = 1_000_000

    def held(self, sheet: Sheet, cells: int) -> None:
        """Holds a sheet to the limits as it grows.

        Raises:
            Refused: it is larger.
        """
        if len(sheet.rows) > self.rows + 1:
            raise Refused("too-large", other=f"{self.rows} × {self.columns}")
        if cells > self.cells or (sheet.rows and len(sheet.rows[-1].cells) > self.columns):
            raise Refused("too-large", other=f"{self.rows} × {self.columns}")
