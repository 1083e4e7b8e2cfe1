"""What of a result matched, beside its name: the texts in which the words of the search stand, cut around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.query.search.entries import Field, TextRole
from vendors.query.search.understood import Term, as_text
from vendors.query.search.words import hits

MOST: Final = 2
"""Texts that are shown of one result."""
ROOM: Final = 110
"""Signs that are shown before and behind the first word found."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text that matched.

    Attributes:
        text: the piece, with "…" where it was cut.
        label: what it is of, an English message, or "".
        subject: whom the label speaks of, or "".
        lang: the language of the text where it is not the reader's, ISO 639-1; else "".
        proven: whether it is verified, where it is a fact that stands without its sources.
    """

    text: str
    label: str
    subject: str
    lang: str = ""
    proven: bool = True


def excerpts(
    fields: Iterable[Field], terms: Sequence[Term], marks: tuple[str, ...], lang: str, most: int = MOST
) -> list[Excerpt]:
    """The texts that say why something was found, those with most of the words first; none where its own name has them all.

    Args:
        fields: of the thing; its first is what it is called by.
        terms: what is sought.
        marks: the words that are marked.
        lang: the reader's language; a text that stands in several is shown in another only where it alone has a word.
        most: how many at most.
    """
    told = [field for field in fields if not field.lang or field.lang == lang]
    others = [field for field in fields if field.lang and field.lang != lang]
    shown = next((field for field in told if field.part in (TextRole.NAME, TextRole.TITLE)), None)
    missing = [term for term in terms if not (shown and term.is_in(as_text([shown.text])))]
    found: list[Excerpt] = []
    for field in (*told, *others):
        if not missing or len(found) == most:
            break
        if field is shown or not field.label:
            continue
        has = [term for term in missing if term.is_in(as_text([field.text]))]
        if has:
            missing = [term for term in missing if term not in has]
            other = field.lang if field.lang != lang else ""
            found.append(Excerpt(cut(field.text, marks), field.label, field.subject, other, field.proven))
    return found


def cut(text: str, marks: tuple[str, ...]) -> str:
    """A text as long as there is room around the first word that was found in it."""
    places = hits(text, marks)
    start = max(0, places[0][0] - ROOM) if places else 0
    end = min(len(text), (places[0][1] if places else 0) + ROOM)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    # A sentence that is a little longer than the room is not cut.
    end = text.find(" ", end) if end < len(text) and len(text) - end > ROOM // 4 else len(text)
    end = len(text) if end < 0 else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
