"""Learns from the labelled sentences beside it how much each word weighs, and writes `vendors/validation/prose/weights.csv`.

    python -m tests.vendors.validation.weigh_words

A logistic regression over the terms of `vendors.validation.prose.wording`, by Newton's method on as many unknowns as there are sentences;
without chance, so that the same sentences give the same weights. `--left-out` prints how many sentences of each set the linter judges rightly
with weights learnt from all the others.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from inspect import unwrap
from math import inf, sqrt
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np

from vendors.tables.controversy_status import ControversyStatus
from vendors.validation.prose import linter, wording
from vendors.validation.prose.finding import PROVEN, Context
from vendors.validation.prose.wording import WEIGHTS, small_words, terms

HERE: Final = Path(__file__).parent
LEARNT_FROM: Final = (
    "sentences",
    "sentences_of_editors",
    "sentences_of_summaries",
    "sentences_of_wording",
    "sentences_of_desks",
    "sentences_of_hands",
)
"""The files that are learnt from; a sentence on what is proven may tell it as a fact, and is left out."""
_A_YEAR: Final = {"fr": " en 2024.", "en": " in 2024."}
"""With which a sentence is careful that was careless for want of a year; it is learnt from both ways."""
_FEWEST: Final = 2
"""Sentences that a term must stand in: what was met once tells of one sentence only."""
_FREEDOM: Final = 10.0
"""How far a weight may go from zero for what it explains; from 4 to 16 it makes no difference of more than a hundredth."""
_CLOSE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, the set that it was written for, its language, and whether it is careless."""

    group: str
    code: str
    text: str
    careless: bool


def labelled(names: Iterable[str] = LEARNT_FROM) -> list[Labelled]:
    """The sentences of files beside this one."""
    found = []
    for name in names:
        with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("status") in PROVEN or row["kind"] == "person":
                    continue  # It may be worded with all care, but for the name.
                group, code, text = f"{name} {row['set']}", row["language"], row["text"].replace("'", "’")
                found.append(Labelled(group, code, text, row["kind"] != "ok"))
                if row["kind"] == "undated":
                    found.append(Labelled(group, code, text.removesuffix(".") + _A_YEAR[code], careless=False))
    return found


@dataclass(frozen=True, slots=True)
class Counted:
    """Which terms are weighed, and how much of each sentence each is: of all that stand in one, as three lists side by side.

    Attributes:
        terms: those that are weighed, in their order.
        sentence, term: numbers, in the order of the sentences and of the terms.
        share: how much of that sentence that term is.
    """

    terms: list[str]
    sentence: "np.ndarray"
    term: "np.ndarray"
    share: "np.ndarray"


def learnt(sentences: Sequence[Labelled]) -> dict[str, float]:
    """The weight of each term, of sentences in one language; that of the empty term is added to each."""
    counted = _counted(tuple(one.text for one in sentences))
    matrix = np.zeros((len(sentences), len(counted.terms)))
    matrix[counted.sentence, counted.term] = counted.share
    own = _newton(matrix @ matrix.T + 1, _marks(sentences))
    return {"": float(own.sum()), **dict(zip(counted.terms, map(float, matrix.T @ own), strict=True))}


def strays(weights: Mapping[str, float], sentences: Sequence[Labelled]) -> float:
    """How far weights are from those that sentences in one language give, without learning them again: at their end each sentence adds
    as much as it is still judged wrongly by, so that all it adds is what is there. Infinite where other terms are weighed.
    """
    counted = _counted(tuple(one.text for one in sentences))
    if weights.keys() != {"", *counted.terms}:
        return inf
    there = np.array([weights[term] for term in counted.terms])
    weighed = np.bincount(counted.sentence, counted.share * there[counted.term], len(sentences)) + weights[""]
    own = _FREEDOM * (_marks(sentences) - 1 / (1 + np.exp(-weighed)))
    again = np.bincount(counted.term, counted.share * own[counted.sentence], len(there))
    return max(abs(float(own.sum()) - weights[""]), float(np.abs(again - there).max()))


def _marks(sentences: Sequence[Labelled]) -> "np.ndarray":
    """Of each sentence 1 where it is careless, else 0."""
    return np.array([float(one.careless) for one in sentences])


@lru_cache(1)  # the same sentences with other labels have the same words
def _counted(texts: tuple[str, ...]) -> Counted:
    small = Counter(word for text in texts for word in set(small_words(text)))
    known = {word for word, count in small.items() if count >= _FEWEST}
    rows = [{term.text for term in terms(text, known)} for text in texts]
    counts = Counter(term for row in rows for term in row)
    # In the file a word that is no name is known by its standing there, even where it weighs nothing.
    kept = {term: at for at, term in enumerate(sorted(t for t, n in counts.items() if n >= _FEWEST))}
    found = [(at, kept[term], 1 / sqrt(len(row))) for at, row in enumerate(rows) for term in row if term in kept]
    sentence, term, share = map(np.array, zip(*found, strict=True))
    return Counted(list(kept), sentence, term, share)


def _newton(alike: "np.ndarray", careless: "np.ndarray") -> "np.ndarray":
    """What each sentence adds to the weights of its terms.

    Args:
        alike: how much each two sentences have in common.
        careless: of each 1 or 0.
    """
    own = np.zeros(len(careless))
    while True:
        weighed = alike @ own
        likely = 1 / (1 + np.exp(-weighed))
        doubt = np.maximum(likely * (1 - likely), 1e-6)
        system = alike + np.diag(1 / (_FREEDOM * doubt))
        closer = np.linalg.solve(system, weighed + (careless - likely) / doubt)
        moved, own = np.abs(closer - own).max(), closer
        if moved < _CLOSE:
            return own


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """The file of weights, by language."""
    lines = ["language,term,weight\n"]
    for code, own in weights.items():
        for term, weight in sorted(own.items()):
            quoted = '"' + term.replace('"', '""') + '"' if '"' in term else term
            lines.append(f"{code},{quoted},{weight:.4f}\n")
    return "".join(lines)


def weights_of(sentences: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """The weights by language."""
    return {code: learnt([one for one in sentences if one.code == code]) for code in ("fr", "en")}


def is_right(one: Labelled) -> bool:
    """Whether the linter finds something in a sentence that is careless, and nothing in one that is careful."""
    context = Context(True, ControversyStatus.ALLEGED)
    return bool(linter.findings(one.text, "fr" if one.code == "fr" else "en", context)) == one.careless


def main() -> None:
    """Writes the file, or prints how each set is judged by the others."""
    sentences = labelled()
    if "--left-out" not in sys.argv:
        WEIGHTS.write_text(written(weights_of(sentences)), encoding="utf-8")
        return
    for group in dict.fromkeys(one.group for one in sentences):
        out = [one for one in sentences if one.group == group]
        weights = weights_of([one for one in sentences if one.group != group])
        judged = unwrap(linter._findings)  # anew for each group: nothing is remembered
        with patch.object(wording, "_weights", weights.__getitem__), patch.object(linter, "_findings", judged):
            right = Counter(one.code for one in out if is_right(one))
        print(group, *(f"{code} {right[code]}/{sum(one.code == code for one in out)}" for code in weights), flush=True)


if __name__ == "__main__":
    main()
