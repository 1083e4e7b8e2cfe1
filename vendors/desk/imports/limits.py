"""How much is read of a spreadsheet file, and why one is not read at all."""

from dataclasses import dataclass

from vendors.settings import settings
from vendors.validation.text_table import TextTable


class NotReadError(Exception):
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

    def held(self, sheet: TextTable, cells: int) -> None:
        """Holds a sheet to the limits as it grows.

        Raises:
            NotReadError: it is larger.
        """
        if len(sheet.rows) > self.rows + 1:
            raise NotReadError("too-large", other=f"{self.rows} × {self.columns}")
        if cells > self.cells or (sheet.rows and len(sheet.rows[-1].cells) > self.columns):
            raise NotReadError("too-large", other=f"{self.rows} × {self.columns}")


def limits() -> Limits:
    """How much is read, by the operator's settings."""
    size = settings().upload_megabytes * 1_000_000
    return Limits(size=size, unpacked=10 * size, rows=settings().upload_rows)
