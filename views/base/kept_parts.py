"""Parts of pages that are made apart and kept, so that a page that nobody has asked for yet makes only what is new.

What hangs neither on the filters nor on the words of a search is made once a day, language and date: the row of a vendor, an
article with all that stands beside it, a controversy. Where the number of a source comes on paper, and where words of a
search may have to be marked, a part has places, which the page fills on which it stands.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache
from markupsafe import Markup

from views.base.highlight import BEGINS, ENDS, marked
from views.base.paper_notes import PaperNote, PaperNotes
from views.base.typography import IS_SET, typeset
from views.base.view import Asked

MOST_SIGNS: Final = 24_000_000
"""Signs that are kept ready, some 60 MB with all that holds them; the parts longest unasked are dropped first."""
BETWEEN: Final = Markup("\x06")
"""What a template that makes several parts writes behind each."""

# Places are told by control characters, which no valid cell holds (`control-character`).
_PLACE: Final = re.compile(f"\x02([0-9]+)\x03|{BEGINS}([^{ENDS}]*){ENDS}")


class PlacesOfNotes(PaperNotes):
    """Notes that put a place for its number where a source is cited, for a part of which nobody knows yet where it will stand."""

    def cite_page(self, url: str, publisher: str, published: Any = None) -> Any:
        """The place for the number of a page."""
        return f"\x02{super().cite_page(url, publisher, published)}\x03"

    def _name(self, url: str, publisher: str, published: Any) -> Hashable:
        # What one part says of a page is not what another says that was made beside it: who asks for one has not asked for the other.
        return url, publisher, published

    def part(self, made: str) -> "KeptPart":
        """The part that was made with these notes."""
        plain: list[str | None] = []

        def shown(place: re.Match[str]) -> str:
            plain.append(place[2])
            return place[0] if place[2] is None else f"{BEGINS}{marked(place[2], ())}{ENDS}"

        # Set in one go, which is much less work than piece by piece.
        pieces: list[str | None] = list(_PLACE.split(typeset(_PLACE.sub(shown, made))))
        texts, pieces[2::3] = tuple(pieces[2::3]), plain
        known = {note.number: note for note in self.lines}
        return KeptPart(tuple(pieces), texts, {int(number): known[int(number)] for number in pieces[1::3] if number})


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of a page that was made apart.

    Attributes:
        pieces: its HTML, set (`views.base.typography`); after each piece but the last the name of a note or None, and a text in which words are
            marked or None.
        texts: these texts as they are shown where nothing is sought.
        notes: the sources that it cites, by that name.
    """

    pieces: Sequence[str | None]
    texts: Sequence[str | None]
    notes: dict[int, PaperNote]

    @property
    def size(self) -> int:
        """How many signs it has."""
        return sum(len(piece) for piece in (*self.pieces, *self.texts) if piece)

    def on_page(self, notes: PaperNotes, words: tuple[str, ...] = ()) -> Markup:
        """The part as a page shows it, which is set around it.

        Args:
            notes: those of the page.
            words: the words of a search, see `views.base.highlight.marked`.
        """
        shown = list(self.pieces)
        if words:
            shown[2::3] = [text if text is None else typeset(marked(text, words)) for text in shown[2::3]]
        else:
            shown[2::3] = self.texts
        for at in range(1, len(shown), 3):
            if number := shown[at]:
                note = self.notes[int(number)]
                shown[at] = str(notes.cite_page(note.url, note.publisher, note.published))
        whole = "".join(piece for piece in shown if piece)
        return Markup(f"{IS_SET}{whole}{IS_SET}")  # noqa: S704 - its template has escaped what is in it


_kept: Final[LRUCache[tuple[object, ...], KeptPart]] = LRUCache(MOST_SIGNS, getsizeof=lambda part: part.size)
_lock: Final = Lock()


def kept_parts(
    asked: Asked, names: Sequence[Hashable], make: Callable[[Sequence[int], PlacesOfNotes], str]
) -> Sequence[KeptPart]:
    """Some parts of a page, of which those are made that are not kept.

    Args:
        asked: what the page is about; a part hangs on nothing of it but the data, its history, day, date and language.
        names: of the parts.
        make: gives the HTML of those in some places, with `BETWEEN` behind each.
    """
    state = (asked.dataset.version, asked.results.log.mark, asked.today, asked.selection.date, asked.words.code)
    keys: list[tuple[object, ...]] = [(*state, name) for name in names]
    with _lock:
        found = {key: part for key in keys if (part := _kept.get(key)) is not None}
    if missing := [place for place, key in enumerate(keys) if key not in found]:
        notes = PlacesOfNotes()
        made = make(missing, notes).split(BETWEEN)[:-1]
        new = {keys[place]: notes.part(html) for place, html in zip(missing, made, strict=True)}
        found |= new
        with _lock:
            _kept.update(new)
    return [found[key] for key in keys]
