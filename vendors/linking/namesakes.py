"""Who is meant by a name that others bear too, as far as an editor has said who they are and which words tell them."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final, NamedTuple, Self

from vendors.linking.context import Surroundings
from vendors.linking.lexicon import EXPERIENCE
from vendors.linking.names import Place
from vendors.linking.normalise import plain_words
from vendors.types.namesake import Namesake

_REACH: Final = 80
"""Characters on either side of a place in which the whole name of a namesake is looked for."""


class Bearer(Enum):
    """Whom a name denotes."""

    VENDOR = auto()
    UNSURE = auto()
    NAMESAKE = auto()


class Telling(NamedTuple):
    """What tells the other bearers of a vendor's names, in plain words with a space on either side.

    Attributes:
        names: their whole names.
        words: words and phrases that speak of them.
        marks: the letters of them all, run together: a text without any of these speaks of none.
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def of(cls, namesakes: Sequence[str]) -> Self | None:
        """What an editor has written of them, or None where there are none."""
        if not namesakes:
            return None
        known = [Namesake.parse(one) for one in namesakes]
        names = tuple(_spaced(plain_words(one.name)) for one in known)
        words = tuple(_spaced(plain_words(word)) for one in known for word in one.words)
        return cls(names, words, tuple(sorted({told.replace(" ", "") for told in names + words}, key=len)))

    def may_be_in(self, plain: str) -> bool:
        """Whether a text may speak of a namesake, from its plain letters alone; nearly all speak of none."""
        return any(mark in plain for mark in self.marks)


def bearer(text: str, place: Place, telling: Telling) -> Bearer:
    """Whom a place denotes: a namesake where its whole name or its words stand there; nobody can be sure where words of both do."""
    surface = plain_words(place.surface)
    before = plain_words(text[max(0, place.start - _REACH) : place.start])
    after = plain_words(text[place.end : place.end + _REACH])
    around, within = _spaced([*before, *surface, *after]), _spaced(surface)
    begin = len(_spaced(before)) - 1 if before else 0
    for name in telling.names:
        at = around.find(name)
        if name != within and name in around and at <= begin < at + len(name) - 1:
            return Bearer.NAMESAKE
    sentence = Surroundings(text, place.start, place.end)
    told = _spaced([word.plain for word in sentence.words])
    if not any(word in told for word in telling.words):
        return Bearer.VENDOR
    return Bearer.UNSURE if sentence.count(EXPERIENCE, place.form.own) else Bearer.NAMESAKE


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
