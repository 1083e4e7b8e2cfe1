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

PAYS_OFF: Final = 400
"""Texts after which it pays off to know what one of the large patterns needs: 0.3 s, where a search takes 0.6 ms and a look for letters 0.03."""
_MOST: Final = 400
"""Texts that one piece of a pattern may stand for; of a piece with more nothing is known."""
_SHORTEST: Final = 2
"""Letters of a word that is worth looking for."""
_DEMANDS: Final = 3
"""Words that are looked for, of those that a branch cannot do without."""
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


class Needed:
    """What a pattern that finds whole words cannot do without.

    Args:
        pattern: as `vendors.validation.prose.lexicon.of_whole_words` makes it; what it finds begins where a word does.
        after: of how many texts it says first that the pattern may be in them, without knowing: to find out what it needs costs as
            much as hundreds of searches, and whoever has changed a cell has a few texts to search.
    """

    def __init__(self, pattern: str, after: int = 0) -> None:
        self._pattern, self._waits = pattern, after
        self._whole: list[int] = []
        """For each branch a bit for each of its demands."""

    @cached_property
    def _words(self) -> "ahocorasick.Automaton | None":
        """The words that are looked for; None where some branch needs none."""
        asked: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
        whole: list[int] = []
        for branch in _branches(list(_parser.parse(self._pattern, re.IGNORECASE))):
            demands = sorted(_demands(branch), key=lambda demand: -_worth(demand.texts))[:_DEMANDS]
            if not demands:
                return None
            for at, demand in enumerate(demands):
                for text in demand.texts:
                    asked[text].append((len(whole), 1 << at, demand.begins))
            whole.append((1 << len(demands)) - 1)
        self._whole = whole
        words = ahocorasick.Automaton()
        for text, places in asked.items():
            words.add_word(text, (len(text), tuple(places)))
        words.make_automaton()
        return words

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern can be found in a text; where this says no, it cannot."""
        if self._waits > 0:
            self._waits -= 1
            return True
        if self._words is None or not _TAME.fullmatch(text):
            return True
        small = text.casefold()
        met: dict[int, int] = defaultdict(int)
        for last, (length, places) in self._words.iter(small):
            start = last + 1 - length
            begins = not start or not _WITHIN.match(small, start - 1)
            for branch, bit, at_a_word in places:
                if begins or not at_a_word:
                    met[branch] |= bit
                    if met[branch] == self._whole[branch]:
                        return True
        return False


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
