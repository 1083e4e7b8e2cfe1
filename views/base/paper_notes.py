"""On paper nothing opens on a click: there each value carries the numbers of its sources, which stand at the end of the page."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from vendors.domain.evidence import Source, Sourced


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
        self._known: dict[Hashable, PaperNote] = {}

    @property
    def lines(self) -> list[PaperNote]:
        """What was cited, by its number."""
        return list(self._known.values())

    def cite(self, found: Sourced | None) -> list[int]:
        """The numbers of the sources of a value that have an address."""
        once: dict[str, Source] = {}
        for source in found.sources if found else ():
            if source.url:
                once.setdefault(source.url, source)
        return [self.cite_page(one.url, one.publisher, one.published) for one in once.values()]

    def cite_page(self, url: str, publisher: str, published: Any = None) -> int:
        """The number of a page."""
        name = self._name(url, publisher, published)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = PaperNote(len(self._known) + 1, url, publisher, published)
        return known.number

    def _name(self, url: str, _publisher: str, _published: Any) -> Hashable:
        """What no two notes have in common."""
        return url
