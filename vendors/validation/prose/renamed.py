"""Which texts have to be read again when other companies or officers are known: those in which a name stands that came or went."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

import ahocorasick

from vendors.types.did_you_mean import folded
from vendors.validation.prose.finding import KnownNames
from vendors.validation.prose.persons import PARTICLES, names_as_compared

Known = tuple[KnownNames, KnownNames]
"""The names of companies, and those of officers."""
Look = Callable[[str], Iterator[int]]
"""Which of texts that are joined may have one of some names."""
_APART: Final = "\x1f"
"""Stands between texts that are looked through together: a control character, which no valid cell and no name holds."""
_AT_ONCE: Final = 2_000
_LONGEST: Final = 10_000
"""Signs of a pattern of one word. Of most it has some hundreds; where letters that are also written as one follow each other, as the s
of an unbroken row of them, each doubles it nearly, without end."""
_FEW: Final = 8
"""Names that are looked for one by one: up to so many, that takes less than to look for all of them at each letter."""


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
        self._exact = _exactly({name.replace("'", "’") for name in companies if name})
        self._rough = _roughly(self._parts)
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
        if self._any:
            return range(len(texts))
        said = _spaced(_APART.join(texts))
        return sorted({at for look in (*self._exact, *self._rough) for at in look(said)})

    def stand_in(self, text: str) -> bool:
        """Whether what is found in a text can be another, now that other names are known."""
        said = _spaced(text)
        if _finds(self._exact, said):
            return True
        if not self._any and not _finds(self._rough, said):
            return False
        return not self._parts.isdisjoint(names_as_compared(said))


def _exactly(names: Collection[str]) -> Sequence[Look]:
    """Looks for names as they are written."""
    if len(names) <= _FEW:
        return [_matching(re.escape(name)) for name in names]
    find = _any_of(names)
    return [lambda said: _counted((end for end, _name in find.iter(said)), said)]


def _roughly(parts: Collection[str]) -> Sequence[Look]:
    """Looks for parts of names, however their letters are written."""
    words = {_capitalised(part) for part in parts}
    patterns = [_as_written(word) for word in words] if len(words) <= _FEW else [None]
    if None not in patterns:
        return list(map(_matching, filter(None, patterns)))
    find = _any_of(set(map(_rough, parts)))

    def look(said: str) -> Iterator[int]:
        rough = _rough(said)
        return _counted((end for end, _name in find.iter(rough)), rough)

    return [look]


def _matching(pattern: str) -> Look:
    find = re.compile(pattern).finditer
    return lambda said: _counted((found.start() for found in find(said)), said)


def _any_of(names: Iterable[str]) -> "ahocorasick.Automaton":
    found = ahocorasick.Automaton()
    for name in filter(None, names):
        found.add_word(name, True)
    found.make_automaton()
    return found


def _finds(looks: Iterable[Look], text: str) -> bool:
    return next(chain.from_iterable(look(text) for look in looks), None) is not None


def _spaced(text: str) -> str:
    return text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")


def _counted(places: Iterable[int], joined: str) -> Iterator[int]:
    """In which of texts that are joined each place is."""
    at = end = 0
    for place in places:
        at, end = at + joined.count(_APART, end, place), place
        yield at


def _capitalised(part: str) -> str:
    """The longest word of a name that begins with a capital wherever `persons` takes it for one; "" where there is none."""
    return max((word for word in part.split(" ") if word not in PARTICLES), key=len, default="")


def _as_written(word: str) -> str | None:
    """A pattern of all ways to write a word with a capital, whatever its accents and case; None where there are too many, or none is known.

    Args:
        word: as it is compared.
    """
    if not word or not word.isascii():
        return None
    written = _written()
    found = [""]
    for at in reversed(range(len(word))):
        pieces = [
            f"[{re.escape(signs)}]{found[-len(letters)]}"
            for letters, every in written.items()
            if word.startswith(letters, at) and (signs := every if at else "".join(filter(_CAPITAL.match, every)))
        ]
        found.append("(?:" + "|".join(pieces) + ")" if len(pieces) > 1 else pieces[0] if pieces else _NOWHERE)
        if len(found[-1]) > _LONGEST:
            return None
    return found[-1]


_CAPITAL: Final = re.compile("[A-ZÀ-Ý]")
"""What `persons` takes for the beginning of a name."""
_NOWHERE: Final = "(?!)"
"""A pattern that is found nowhere: no name begins so."""
_LETTERS: Final = ((0x20, 0x37B), (0x1D2C, 0x1EFA), (0x2019, 0x2180), (0x2460, 0x24EB), (0x2C7C, 0x2C7E), (0x3251, 0x32C0),
                   (0xA7F2, 0xA7F5), (0xFB00, 0xFB07), (0xFC5E, 0xFC64), (0xFE70, 0xFF5B), (0x107A5, 0x107A6),
                   (0x1D400, 0x1D6A4), (0x1D7CE, 0x1D800), (0x1F100, 0x1F10B), (0x1FBF0, 0x1FBFA))  # fmt: skip
"""Where the signs are that are compared as letters of ASCII."""


@cache
def _written() -> Mapping[str, str]:
    """Letters and signs of ASCII as they are compared, each with all signs that are."""
    found: dict[str, list[str]] = defaultdict(list)
    for sign in (chr(code) for first, end in _LETTERS for code in range(first, end)):
        letters = folded(sign)
        if letters and letters.isascii():
            found[letters].append(sign)
    return {letters: "".join(signs) for letters, signs in found.items()}


def _rough(text: str) -> str:
    """Text as `vendors.types.did_you_mean.plain` compares it, of its signs those of ASCII alone: made in a fraction of the time."""
    spelt = text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    if spelt.isascii():
        return spelt
    return unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii")
