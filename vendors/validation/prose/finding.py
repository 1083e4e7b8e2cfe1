"""What the linter is told of a text, and what it finds in it."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import ahocorasick

from vendors.i18n.language import _
from vendors.tables.controversy_status import ControversyStatus
from vendors.types.choice import Choice
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import plain

PROVEN: Final = (ControversyStatus.UPHELD, ControversyStatus.SETTLED, ControversyStatus.CONFIRMED)
"""Statuses after which what was alleged may be told as a fact."""


class Slip(Choice):
    """What kind of carelessness a passage shows."""

    ALLEGATION = "allegation", _("an allegation worded as a fact")
    LOADED = "loaded", _("a loaded word")
    PERSON = "person", _("a private person named")
    UNDATED = "undated", _("a figure without a date")
    UNSUPPORTED = "unsupported", _("neither a source nor a year")
    ASSERTED = "asserted", _("a sentence that reads like an assertion")


class KnownNames(tuple[str, ...]):
    """KnownNames that many texts are held against: what is made of them is made once, however many they are."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names and all that stands in them between spaces, as they are compared: “jean dupont”, “jean”, “dupont”."""
        found: set[str] = set()
        for name in self:
            words = plain(name).split(" ")
            for first in range(len(words)):
                found.update(" ".join(words[first:end]) for end in range(first + 1, len(words) + 1))
        return frozenset(found)

    @cached_property
    def places(self) -> "ahocorasick.Automaton | None":
        """Finds all of them in a text, with the apostrophe ’; None where there are none."""
        automaton = ahocorasick.Automaton()
        for name in filter(None, (name.replace("'", "’") for name in self)):
            automaton.add_word(name, len(name))
        if not len(automaton):
            return None
        automaton.make_automaton()
        return automaton


@lru_cache(maxsize=64)
def known_names(names: tuple[str, ...]) -> KnownNames:
    """KnownNames as texts are held against them."""
    return names if isinstance(names, KnownNames) else KnownNames(names)


@dataclass(frozen=True, slots=True)
class Context:
    """What the row says about the text.

    Attributes:
        controversy: whether the text is about a controversy: then passing data on or taking reviews away is a charge too.
        status: where the controversy stands; None where there is none. What is upheld, settled or confirmed may be told as a fact.
        date: the date that is shown beside the text. It dates the figures of news, answers and events, not those of a controversy,
            which lasts.
        parties: names of the vendors and of the other parties, as written.
        companies: names of other companies that may be named, so that none is taken for a person.
        officers: names of persons known to speak for a vendor.
        authors: names of those who wrote what is summed up.
        publisher: who published what is summed up, or "".
    """

    controversy: bool = False
    status: ControversyStatus | None = None
    date: PartialDate | None = None
    parties: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    publisher: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One careless passage.

    Attributes:
        start, end: where it is in the text, in characters.
        kind: what is wrong with it.
        message: why, in the language of the text.
        suggestion: what to write instead, in the language of the text; [square brackets] are to be filled in.
        sure: False where only a source is missing, and the words themselves charge nobody with a wrong that is known as one.
        leaning: where a whole sentence is meant, the words of it that weighed most; else "".
    """

    start: int
    end: int
    kind: Slip
    message: str
    suggestion: str
    sure: bool = True
    leaning: str = ""
