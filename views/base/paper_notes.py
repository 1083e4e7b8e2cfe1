"""On paper nothing opens on a click: there each value carries the numbers of its sources, which stand at the end of the page."""

from dataclasses import dataclass
from typing import Any

from vendors.domain.evidence import Sourced


@dataclass(frozen=True, slots=True)
class PaperNote:
    """One source at the end of a printed page.

    Attributes:
        number: by which values name it.
        published: the day on which it was, as precise as it is known, or None.
    """

    number: int
    url: str
    publisher: str
    published: Any


class PaperNotes:
    """Numbers the sources of a page as its template names them, each address once."""

    def __init__(self) -> None:
        self._known: dict[str, PaperNote] = {}
        self._cited: dict[str, PaperNote] = {}

    @property
    def lines(self) -> list[PaperNote]:
        """What was cited, by its number."""
        return sorted(self._cited.values(), key=lambda note: note.number)

    def cite(self, found: Sourced | None) -> list[int]:
        """The numbers of the sources of a value that have an address."""
        sources = [source for source in (found.sources if found else ()) if source.url]
        return list(dict.fromkeys(self.cite_page(one.url, one.publisher, one.published) for one in sources))

    def cite_page(self, url: str, publisher: str, published: Any = None) -> int:
        """The number of a page."""
        note = self._known.setdefault(url, PaperNote(len(self._known) + 1, url, publisher, published))
        self._cited[url] = note
        return note.number
