"""How a sentence on an open controversy is worded, weighed word by word and pair by pair.

A careless sentence need not have a careless word: mockery, a motive, a certainty are in how the words go together. Each beginning of a
word and each pair of neighbours has a weight (`weights.csv`, learnt from the sentences of `tests/vendors/validation` by
`python -m tests.vendors.validation.weigh_words`): above zero where it stands in careless sentences, below where in careful ones. The sum
says as what a sentence reads, and the heaviest words say why. Nothing else is read: no name counts, be it of a company or a person, and no figure.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Final

from vendors.i18n.language import _, language
from vendors.validation.prose.finding import Context, Finding, Slip

WEIGHTS: Final = Path(__file__).parent / "weights.csv"
"""For each language and term its weight; the empty term is what a sentence starts with, which is added as it is."""
_WORD: Final = re.compile(r"\w+(?:-\w+)*’?|[?!:;…«“\"%€$£]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LETTERS: Final = 6
"""Letters of a word that count: most forms of it begin alike, and no stemmer is needed."""
_NAME, _A_YEAR, _A_NUMBER, _BEGIN, _END = "X", "1999", "0", "^", "$"
"""What stands for names, years and numbers, all alike, and for the two ends of a sentence."""
_ASSERTED: Final = 1.0
"""From which weight on a text reads like an assertion, where no rule has found anything in it."""
_TELLING: Final = re.compile(r"[^\W\d]{3}")
"""What a passage has that is worth showing."""
_SHOWN: Final = 3
"""How many of the heaviest words are shown."""


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A word or two neighbours, as they are weighed.

    Attributes:
        text: beginnings of words in small letters, with a space between two.
        start, end: where they are in the sentence, in characters.
    """

    text: str
    start: int
    end: int


def terms(text: str, known: AbstractSet[str]) -> Iterator[WeighedTerm]:
    """The words of a sentence and all pairs of neighbours in it.

    Args:
        text: with the apostrophe ’.
        known: beginnings of words that are no names: a sentence begins with a capital, whatever its first word is.
    """
    words: list[WeighedTerm] = []
    for match in _WORD.finditer(text):
        word = _reduced(match[0], known, first=not words)
        if word == _NAME and words and words[-1].text == _NAME:
            words[-1] = WeighedTerm(_NAME, words[-1].start, match.end())
        else:
            words.append(WeighedTerm(word, *match.span()))
    yield from words
    for one, other in pairwise((WeighedTerm(_BEGIN, 0, 0), *words, WeighedTerm(_END, len(text), len(text)))):
        yield WeighedTerm(f"{one.text} {other.text}", one.start, other.end)


def _reduced(word: str, known: AbstractSet[str], *, first: bool) -> str:
    if word[0].isdigit():
        return _A_YEAR if _YEAR.fullmatch(word) else _A_NUMBER
    beginning = word.lower()[:_LETTERS]
    if word[0].isupper() and not (first and beginning in known):
        return _NAME
    return '"' if word in "«“" else beginning


def small_words(text: str) -> Iterator[str]:
    """The beginnings of all words of a sentence that are written small within it, and so are no names."""
    for match in list(_WORD.finditer(text))[1:]:
        if match[0][0].islower():
            yield match[0].lower()[:_LETTERS]


def total(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """What terms weigh together: each counts once, and long sentences weigh no more than short ones."""
    met = set(found)
    return weights[""] + sum(weights.get(term, 0.0) for term in met) / sqrt(max(len(met), 1))


@cache
def _weights(code: str) -> Mapping[str, float]:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {row["term"]: float(row["weight"]) for row in csv.DictReader(file) if row["language"] == code}


def weight(text: str, code: str) -> float:
    """As what a text reads: above zero as those do that assert, below as those that report.

    Args:
        text: with the apostrophe ’.
        code: its language.
    """
    weights = _weights(code)
    return total((term.text for term in terms(text, weights.keys())), weights)


def assertions(text: str, code: str, context: Context) -> Iterator[Finding]:
    """A text on an open controversy that reads like an assertion, with the words that weighed most.

    It is weighed whole: one sentence of a summary says who says so, and the next what is said.

    Args:
        text: with the apostrophe ’.
        code: its language.
        context: what its row says.
    """
    if not context.controversy or not context.status or weight(text, code) <= _ASSERTED:
        return
    # In the order of the text, as whoever quotes leaves out what is between, in any language.
    leaning = " … ".join(_heaviest(text, code))
    if not leaning:
        return  # Of words that stood in no sentence nothing can be said.
    words = language(code)
    yield Finding(
        len(text) - len(text.lstrip()),
        len(text.rstrip()),
        Slip.ASSERTED,
        words.say(_("This reads like an assertion, most of all by “{value}”: who says so?"), value=leaning),
        words.say(_("according to [source], in [year], …")),
        sure=False,
        leaning=leaning,
    )


def _heaviest(text: str, code: str) -> list[str]:
    """The passages that weighed most for an assertion, in the order of the text."""
    weights = _weights(code)
    found = sorted(terms(text, weights.keys()), key=lambda term: -weights.get(term.text, 0.0))
    taken: list[WeighedTerm] = []
    for term in found:
        passage = text[term.start : term.end]
        if len(taken) == _SHOWN or weights.get(term.text, 0.0) <= 0:
            break
        if _TELLING.search(passage) and not any(one.start < term.end and term.start < one.end for one in taken):
            taken.append(term)
    return [text[one.start : one.end].strip() for one in sorted(taken, key=lambda one: one.start)]
