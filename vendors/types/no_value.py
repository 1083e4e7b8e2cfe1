"""Words that people and programs write where they know nothing: `n.c.`, `#N/A`’s cousins `NULL` and `nan`, a dash, `inconnu`.

They are data: `words/no_value.csv` has one a line, who writes it, and whether it is sure. What is not sure may be a name as well: `Na`
and `Nil` are names, `NA` and `nil` are not. Only a whole cell is such a word. Whoever means a name that is one writes it in full, as
its bearer does in a register: `Unknown Worlds`, `NA SAS`.
"""

import csv
import re
import unicodedata
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

from vendors.types.did_you_mean import plain
from vendors.types.no_value_said import is_said, may_be_said
from vendors.types.short_texts import remembered

WORDS: Final = Path(__file__).parent / "words" / "no_value.csv"
LONGEST: Final = 40
"""No word of the list is longer, whatever stands around it."""
_LOST: Final = re.compile(r"[? ]{4,}")
"""No sign of doubt, but letters that an encoding could not hold."""
_LOST_WITHIN: Final = re.compile(r"(?:^|(?<=[^\W\d_]))\?+(?=[a-zß-öø-ÿ])|^\?{2,}(?= \w)")
"""A question mark within a word, or before one: `C?ur`, `?uvre`, `?? pour tous`. No sentence has one there."""
_DASH: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_BEFORE: Final = " \t\r\n\u00a0\u202f\"'“”«»([{<"
_AFTER: Final = " \t\r\n\u00a0\u202f\"'“”«»)]}>.…?!*:"
_BETWEEN: Final = re.compile(r"\s[-–—/,;:]\s|[,;]\s")
"""Parts `N/A – not disclosed`."""
_FEMININE: Final = re.compile(r"\((?:e|s|es|e\)\(s)\)$")
"""How French leaves gender and number open: `inconnu(e)`."""
_REMARK: Final = re.compile(
    r"\s*(?:\((?P<inner>[^()]*)\)|[¹²³*†‡]+|(?<=\s)(?:à ce jour|à date|pour l[’']instant|yet|so far|to date|for now))\.?$",
    re.IGNORECASE,
)
"""What people add behind a word for no value: when it was so, or a footnote."""
_ENDS_OF_REMARKS: Final = frozenset(").¹²³*†‡retwRETW\n")
"""How they end: by a mark, or as `jour`, `date`, `instant`, `yet`, `far`, `now` do."""
_SAYING: Final = re.compile(r"[^\W_]")
"""Letters and figures."""
_LONG_WORD: Final = 5
"""Letters of a word that is no abbreviation: `NC (Numericable)` may be a name, `inconnu (2024)` is none."""
_UNFILLED: Final = re.compile(
    r"\{\{[^{}]*\}\}|[$#]\{[^{}]*\}|<%.*%>|%\(\w+\)s|%[sd]|\{\d*\}|\[\[[\w ]+:[\w ]+\]\]|[xX]{4,}", re.DOTALL
)
"""The place of a value in a template that no program has filled in."""
_FIELD: Final = re.compile(r"\{[A-Za-z_]\w*\}")
"""A field that a program was to fill in, or the name of a firm, `{code}`."""
_SMALL_DAY: Final = re.compile(r"(?:1899-12|1900-\d\d)-\d\d")
"""The day that a spreadsheet shows for a small number in a cell for dates."""
_BEGINNINGS_OF_WHAT_IS_MADE: Final = frozenset("{$#<%[xX1")
"""The first sign of the place of a value in a template, of a field, and of the day of a small number."""
SMALL_YEARS: Final = ("1899", "1900")
"""How it begins."""
_PRINTED: Final = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "Zs", "Cc"})
"""Kinds of signs that say nothing by themselves: punctuation, spaces, signs of currency; not pictures."""


def are_lost_letters(text: str) -> bool:
    """Whether a text is what is left of one where a program could not write its letters: a question mark for each of them."""
    return "?" in text and bool(_LOST.fullmatch(text) or ("://" not in text and _LOST_WITHIN.search(text)))


class Doubt(IntEnum):
    """Whether a text is a word for no value."""

    A_VALUE = 0
    MAYBE = 1
    NO_VALUE = 2


def no_value(text: str) -> Doubt:
    """Whether a whole text says that nothing is known, by a word of the list or in words of its own."""
    if len(text) > LONGEST or not text:
        return Doubt.A_VALUE
    return listed_no_value(text) or (
        Doubt.A_VALUE if not may_be_said(text) else Doubt.NO_VALUE if is_said(text) else Doubt.MAYBE
    )


def listed_no_value(text: str) -> Doubt:
    """Whether a whole text is a word of the list: all that is asked about where sentences stand, which may say of something else that it is not known."""
    if len(text) > LONGEST or not text:
        return Doubt.A_VALUE
    # Most texts are told by how they begin, or end.
    known = text[:2].lower() in beginnings() or not text[:2].isalnum() or text[-1] == ")" or text[:4] in SMALL_YEARS
    return _judged(text) if known else Doubt.A_VALUE


@remembered(50_000)
def _judged(text: str) -> Doubt:
    if _LOST.fullmatch(text):
        return Doubt.A_VALUE
    if not _SAYING.search(text) and all(unicodedata.category(sign) in _PRINTED for sign in text):
        return Doubt.NO_VALUE
    sure, maybe, names = _lists()
    key = _key(text)
    if text.strip() in names:
        return Doubt.MAYBE
    is_made = text[0] in _BEGINNINGS_OF_WHAT_IS_MADE
    if key in sure or (is_made and _UNFILLED.fullmatch(text)):
        return Doubt.NO_VALUE
    if _BETWEEN.search(text) and all(_key(part) in sure for part in _BETWEEN.split(text)):
        return Doubt.NO_VALUE
    if key in maybe or (is_made and (_SMALL_DAY.fullmatch(text) or _FIELD.fullmatch(text))):
        return Doubt.MAYBE
    return _remarked(text, sure)


def _remarked(text: str, sure: frozenset[str]) -> Doubt:
    """Whether a text is a word for no value with a remark behind it, or a name with such a word as a remark: `KKR (to check)`."""
    if text[-1] in _ENDS_OF_REMARKS and (found := _REMARK.search(text)):
        word, inner = text[: found.start()].strip(), found["inner"] or ""
        if word and listed_no_value(word) is Doubt.NO_VALUE:
            return Doubt.MAYBE if word.isalpha() and len(word) < _LONG_WORD and inner else Doubt.NO_VALUE
        inner_key = _key(inner)
        if inner and (is_said(inner) or (inner_key in sure and len(inner_key) >= _LONG_WORD) or not inner.strip("? ")):
            return Doubt.MAYBE
    return Doubt.A_VALUE


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The keys of sure and of unsure words, and the unsure ones as they are written."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sure = frozenset(_key(row["word"]) for row in rows if row["sure"] == "yes")
    names = frozenset(row["word"] for row in rows if row["sure"] == "no")
    return sure, frozenset(map(_key, names)) - sure, names


@cache
def beginnings() -> frozenset[str]:
    """The first two signs of all words, small, with accents and without: what begins with others is told by its end or its first four signs."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        words = [row["word"].lower() for row in csv.DictReader(file)]
    return frozenset(one[:2] for word in words for one in (word, plain(word), unicodedata.normalize("NFD", word)))


@cache
def in_figures() -> frozenset[str]:
    """The words, sure or not, that are figures alone."""
    return frozenset(word for words in _lists() for word in words if word.isdigit())


def _key(text: str) -> str:
    """A word without case, accents, and what people put around it: `(N. C.)` as `n.c`."""
    if text.isascii():
        bare = " ".join(text.lower().split())
    else:
        bare = plain(_DASH.sub("-", unicodedata.normalize("NFKC", text)))
    if bare.endswith(")"):
        bare = _FEMININE.sub("", bare)
    bare = bare.lstrip(_BEFORE).rstrip(_AFTER)
    if len(bare) >= _LONG_KEY:
        return bare
    return (_GAP.sub("", bare) if "/" in bare or "." in bare else bare).replace("-", " ")


_LONG_KEY: Final = 25
_GAP: Final = re.compile(r"(?<=[./]) | (?=/)")
"""A space that people put or leave out beside a point or a stroke."""
