"""On paper nothing opens on a click: there each value carries the numbers of its sources, which stand at the end of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from vendors.domain.evidence import Sourced

_PLACE: Final = re.compile("\x02([0-9]+)\x03")
"""Where a number comes in a part that is not numbered yet: between control characters, which no valid cell holds (`control-character`)."""


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
    """Numbers the sources of a page as its template names them, each address once.

    A part of a page that is made apart and kept has `Unnumbered` notes, which `number` numbers where it is shown.
    """

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

    def number(self, part: "Unnumbered") -> Markup:
        """A part that was made apart, its sources numbered as those of this page."""
        pieces = list(part.pieces)
        for at in range(1, len(pieces), 2):
            note = part.notes[int(pieces[at])]
            pieces[at] = str(self.cite_page(note.url, note.publisher, note.published))
        return Markup("".join(pieces))  # noqa: S704 - its template has escaped what is in it


class PlacesOfNotes(PaperNotes):
    """Notes that put a place for its number where a source is cited, for a part of which nobody knows yet where it will stand."""

    def cite_page(self, url: str, publisher: str, published: Any = None) -> Any:
        """The place for the number of a page."""
        return f"\x02{super().cite_page(url, publisher, published)}\x03"

    def unnumbered(self, made: str) -> "Unnumbered":
        """The part that was made with these notes."""
        return Unnumbered(tuple(_PLACE.split(made)), {note.number: note for note in self.lines})


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A part of a page that was made apart.

    Attributes:
        pieces: its HTML, with the name of a note after each piece but the last.
        notes: the sources that it cites, by that name.
    """

    pieces: Sequence[str]
    notes: dict[int, PaperNote]

    @property
    def size(self) -> int:
        """How many signs it has."""
        return sum(map(len, self.pieces))
