"""What must stand in a text for a pattern to be found in it: a look for letters, which takes the place of most searches.

A pattern of the lexicon has hundreds of branches, and each is tried at each word of each text. Nearly all texts have none of the
words that a branch cannot do without; one pass over a text finds all such words at once, however many they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

import ahocorasick

from vendors.validation.prose.lexicon import of_whole_words

PAYS_OFF: Final = 400
"""Texts after which it pays off to know what one of the large patterns needs: 0.3 s, where a search takes 0.6 ms and a look for letters 0.03."""
_MOST: Final = 400
"""Texts that one piece of a pattern may stand for; of a piece with more nothing is known."""
_SHORTEST: Final = 2
"""Letters of a word that is worth looking for."""
_DEMANDS: Final = 3
"""Words that are looked for, of those that a branch cannot do without."""
_FEW: Final = 100
"""Texts of which it is still quicker to see whether one stands there than to search for the piece."""
_TAME: Final = re.compile("[\x00-\x7f\xa0-\xff\u0152\u0153\u0178\u2010-\u2026\u202f\u20ac]*")
"""Texts whose letters have one small form each, as folding the case of them says."""
_WITHIN: Final = re.compile(r"[\w-]")
_NOWHERE: Final = ("AT", "ASSERT", "ASSERT_NOT")
"""What looks about and takes no letter."""

Texts = frozenset[str]
Items = Sequence[tuple[Any, Any]]


class Demand(NamedTuple):
    """Texts in small letters of which one must stand there, and whether it begins a word."""

    texts: Texts
    begins: bool = False


class _Wanted(NamedTuple):
    """What a word tells that was met: of a piece all may stand there that one of its branches cannot do without, if the others do too."""

    piece: int
    begins: bool
    others: tuple[Texts, ...]


class Needed:
    """What the pieces of a pattern that finds whole words cannot do without.

    Args:
        pieces: of which `vendors.validation.prose.lexicon.pattern` finds any; what it finds begins where a word does.
        after: of how many texts it says first that all pieces may be in them, without knowing: to find out what they need costs as
            much as hundreds of searches, and whoever has changed a cell has a few texts to search.
    """

    def __init__(self, pieces: Sequence[str], after: int = 0) -> None:
        self._pieces, self._waits = pieces, after
        self._always: set[int] = set()
        """The pieces with a branch that needs nothing."""

    @cached_property
    def _words(self) -> ahocorasick.Automaton:
        """The words that are looked for, of each branch those of which one is met most seldom."""
        wanted: dict[str, list[_Wanted]] = defaultdict(list)
        for piece, pattern in enumerate(self._pieces):
            for branch in _branches(list(_parser.parse(of_whole_words(pattern), re.IGNORECASE))):
                demands = sorted(_demands(branch), key=lambda demand: -_worth(demand.texts))[:_DEMANDS]
                if not demands:
                    self._always.add(piece)
                    break
                first, *others = demands
                few = tuple(other.texts for other in others if len(other.texts) <= _FEW)
                for text in first.texts:
                    wanted[text].append(_Wanted(piece, first.begins, few))
        words = ahocorasick.Automaton()
        for text, places in wanted.items():
            words.add_word(text, (len(text), tuple(places)))
        words.make_automaton()
        return words

    def among(self, text: str) -> Sequence[int] | None:
        """The places of the pieces that can be found in a text, in their order, and of some that cannot; None where nobody knows."""
        if self._waits > 0:
            self._waits -= 1
            return None
        if not _TAME.fullmatch(text):
            return None
        small = text.casefold()
        met = self._words.iter(small) if len(self._words) else ()
        found = set(self._always)
        for last, (length, places) in met:
            start = last + 1 - length
            begins = not start or not _WITHIN.match(small, start - 1)
            for piece, at_a_word, others in places:
                if (
                    piece not in found
                    and (begins or not at_a_word)
                    and all(any(map(small.__contains__, texts)) for texts in others)
                ):
                    found.add(piece)
        return sorted(found)

    def may_be_in(self, text: str) -> bool:
        """Whether any piece can be found in a text; where this says no, none can."""
        return self.among(text) != []


def first_of(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What is found of several patterns from left to right, as one pattern finds it of which they are the branches, in this order."""
    at = 0
    left = patterns
    while left:
        matches = [match for pattern in left if (match := pattern.search(text, at))]
        if not matches:
            return
        first = min(matches, key=re.Match.start)
        yield first
        at = first.end()
        left = [match.re for match in matches]


def _branches(items: Items) -> Iterator[Items]:
    """A pattern as several, one for each of the branches with which it begins."""
    at = next((at for at, (operation, _) in enumerate(items) if str(operation) not in _NOWHERE), len(items))
    if at < len(items) and _exact_one(*items[at]) is None:
        operation, value = items[at]
        rest = list(items[at + 1 :])
        if str(operation) == "BRANCH":
            for branch in value[1]:
                yield from _branches([*branch, *rest])
            return
        if str(operation) == "SUBPATTERN":
            yield from _branches([*value[-1], *rest])
            return
    yield items[at:]


def _demands(items: Items) -> Iterator[Demand]:
    """What must stand there, one after another."""
    run, begins = frozenset([""]), True
    for operation, value in items:
        exact = _exact_one(operation, value)
        if exact is not None and len(exact) * len(run) <= _MOST:
            run = frozenset(before + after for before in run for after in exact)
            continue
        inner = _needed_one(operation, value) if exact is None else exact
        yield from (
            demand
            for demand in (Demand(run, begins), Demand(inner or frozenset()))
            if _worth(demand.texts) >= _SHORTEST
        )
        run, begins = frozenset([""]), False
    if _worth(run) >= _SHORTEST:
        yield Demand(run, begins)


def _needed(items: Items) -> Texts | None:
    """Of what must stand there, the best to look for."""
    found = [demand.texts for demand in _demands(items)]
    return max(found, key=_worth) if found else None


def _worth(texts: Texts | None) -> int:
    """How seldom a text has any of these: the letters of the shortest."""
    return min((sum(map(str.isalpha, text)) for text in texts), default=0) if texts else 0


def _needed_one(operation: object, value: Any) -> Texts | None:
    operation = str(operation)
    if operation == "BRANCH":
        parts = [_needed(branch) for branch in value[1]]
        return None if None in parts else frozenset().union(*filter(None, parts))
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _needed(value[2]) if value[0] else None
    if operation in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _needed(value[-1] if operation == "SUBPATTERN" else value)
    return None


def _exact(items: Items) -> Texts | None:
    """All that a piece can stand for, in small letters; None where that is much or not known."""
    found: Texts = frozenset([""])
    for operation, value in items:
        exact = _exact_one(operation, value)
        if exact is None or len(exact) * len(found) > _MOST:
            return None
        found = frozenset(before + after for before in found for after in exact)
    return found


def _exact_one(operation: object, value: Any) -> Texts | None:
    match str(operation):
        case "LITERAL":
            return frozenset([chr(value).casefold()])
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset([""])
        case "IN":
            return _exact_sign(value)
        case "BRANCH":
            parts = [_exact(branch) for branch in value[1]]
            found = None if None in parts else frozenset().union(*filter(None, parts))
            return found if found and len(found) <= _MOST else None
        case "SUBPATTERN":
            return _exact(value[-1])
        case "ATOMIC_GROUP":
            return _exact(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[1] == 1:
            once = _exact(value[2])
            return once if once is None or value[0] else once | {""}
    return None


def _exact_sign(signs: Iterable[tuple[Any, Any]]) -> Texts | None:
    found = set()
    for operation, value in signs:
        if str(operation) != "LITERAL":
            return None
        found.add(chr(value).casefold())
    return frozenset(found)
