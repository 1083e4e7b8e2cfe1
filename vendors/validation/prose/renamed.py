"""Which texts have to be read again when other companies or officers are known: those in which a name stands that came or went."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import ahocorasick

from vendors.validation.prose.finding import KnownNames
from vendors.validation.prose.persons import names_as_compared

Known = tuple[KnownNames, KnownNames]
"""The names of companies, and those of officers."""
_APART: Final = "\x1f"
"""Stands between texts that are looked through together: a control character, which no valid cell and no name holds."""
_AT_ONCE: Final = 2_000


class Renamed:
    """The names that are known in one of two states, and not in the other.

    Args:
        before, after: what is known in each.
    """

    def __init__(self, before: Known, after: Known) -> None:
        companies = set(before[0]).symmetric_difference(after[0])
        # A person's name may stand where it is a part of a company's or an officer's, see `persons`.
        parts = [frozenset[str]().union(*(names.parts for names in known)) for known in (before, after)]
        self._parts = parts[0].symmetric_difference(parts[1])
        self._exact = _automaton(name.replace("'", "’") for name in companies)
        self._rough = _automaton(map(_rough, self._parts))
        self._any = any(not _rough(part) for part in self._parts)

    def places(self, texts: Sequence[str]) -> Iterator[int]:
        """Where texts stand in which what is found can be another, now that other names are known; no text has `_APART`.

        They are looked through many at once: most have none of the names, and to ask each of hundreds of thousands takes longer.
        """
        for first in range(0, len(texts), _AT_ONCE):
            some = texts[first : first + _AT_ONCE]
            yield from (first + at for at in self._perhaps(some) if self.stand_in(some[at]))

    def _perhaps(self, texts: Sequence[str]) -> Iterable[int]:
        """Those of some texts in which a name may stand."""
        if self._parts and self._any:
            return range(len(texts))
        said = _spaced(_APART.join(texts))
        found = set(_texts_with(self._exact, said))
        return sorted(found.union(_texts_with(self._rough, _rough(said)) if self._parts else ()))

    def stand_in(self, text: str) -> bool:
        """Whether what is found in a text can be another, now that other names are known."""
        said = _spaced(text)
        if _finds(self._exact, said):
            return True
        if not self._parts or not (self._any or _finds(self._rough, _rough(said))):
            return False
        return not self._parts.isdisjoint(names_as_compared(said))


def _automaton(names: Iterable[str]) -> "ahocorasick.Automaton | None":
    found = ahocorasick.Automaton()
    for name in filter(None, names):
        found.add_word(name, True)
    if not len(found):
        return None
    found.make_automaton()
    return found


def _spaced(text: str) -> str:
    return text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")


def _texts_with(names: "ahocorasick.Automaton | None", joined: str) -> Iterator[int]:
    """Which of texts that are joined have a name."""
    at = end = 0
    for hit, _name in names.iter(joined) if names is not None else ():
        at, end = at + joined.count(_APART, end, hit), hit
        yield at


def _finds(names: "ahocorasick.Automaton | None", text: str) -> bool:
    return names is not None and next(names.iter(text), None) is not None


def _rough(text: str) -> str:
    """Text as `vendors.types.did_you_mean.plain` compares it, of its signs those of ASCII alone: made in a fraction of the time."""
    spelt = text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    if spelt.isascii():
        return spelt
    return unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii")
