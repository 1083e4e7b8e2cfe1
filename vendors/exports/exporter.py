"""What the exporter of each format says of itself, and the bytes it makes of a table."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vendors.query.table import Table
from vendors.tables.row import as_text
from vendors.types.formulas import harmless

if TYPE_CHECKING:
    # What it stands on is no business of a process that writes answers to queries.
    from vendors.exports.reading import ReadTable

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Exporter(ABC):
    """A format of tables: one class in a file of its own in `vendors.exports.formats`.

    The file imports the library of its format only where it writes, so that nobody waits for what is not used.

    Class attributes:
        place: where it stands in lists of formats; the numbers leave room between them.
        ending: of its address on the site (`/vendors.csv`) and of its files; "" where the site does not offer it.
        name: as the command line calls it; "" where that does not offer it.
        asked_by: parameters of the address that ask for it among the formats of its ending.
        media_type: of its files (RFC 6838).
        label: what its link is called, an English message.
    """

    place: ClassVar[int]
    ending: ClassVar[str]
    name: ClassVar[str]
    asked_by: ClassVar[Mapping[str, str]] = NOTHING
    media_type: ClassVar[str]
    label: ClassVar[str]

    @abstractmethod
    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The file.

        Args:
            table: its rows.
            about: citation, date, version and the like, for the formats that have a place for it beside the rows.
        """

    def write_for_people(self, table: Table, about: Mapping[str, str], reading: Callable[[], "ReadTable"]) -> bytes:  # noqa: ARG002 - most formats are for machines
        """The file that the site gives: the same, save for formats that people open to read.

        Args:
            table, about: as for `write`.
            reading: makes the rows as people read them.
        """
        return self.write(table, about)


def cells(table: Table, decimal: str = ".") -> list[list[str]]:
    """The rows as the texts of a CSV, harmless in a spreadsheet.

    Args:
        table: the rows.
        decimal: the sign between the whole and its parts.
    """
    return [[_cell(value, decimal) for value in row] for row in table.rows]


def _cell(value: Any, decimal: str) -> str:
    if isinstance(value, float):
        return as_text(value).replace(".", decimal)
    return str(value) if isinstance(value, int) else harmless(as_text(value))
