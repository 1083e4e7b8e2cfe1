"""What surrounds a name in a text: its sentence, the words beside it, how the sentence is set."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from vendors.linking.lexicon import (
    ADVERBIAL,
    ARTICLES,
    BUSINESS_NOUNS,
    CLITICS,
    COUNTS,
    FIELD,
    FIELDS,
    SETTLED,
    SMALL,
    TRADE,
    VERBS,
    WHO,
)
from vendors.linking.normalise import case, letters

WINDOW: Final = 300
"""Characters on either side of a name that are looked at, at most; a sentence is usually shorter."""
KEPT_WORDS: Final = 8_192
"""Words whose plain letters are remembered: those that texts repeat."""

_FAR: Final = 12
"""Words on either side among which those beside the name are, clitics not counted."""
_SILENT: Final = CLITICS - {"d"}
_MONEY: Final = re.compile(r"[$€£]\s?\d|\d\s?(?:[MBk]|Md|bn|m)?\s?[$€£]")
_WORD: Final = re.compile(
    r"(?i:p[-‐‑.]?d[-‐‑.]?g(?![^\W_])|(?:(?:start|scale)[-‐‑]ups?|co[-‐‑]fo(?:und|nd)[a-z]+)(?![^\W_]))|[^\W_]+"
)
_SENTENCE: Final = re.compile(r"[.!?…]+[\s»”\"’)]+(?=\W*(?:[A-ZÀ-Þ0-9]|\Z))|\n\s*\n")
_BARRIER: Final = re.compile(r"[.,;:!?()\[\]|/\n…–—•]")
_APPOSED: Final = re.compile(
    r"(?:\s+[A-Z][\w.]{1,8})?(?:\s*(?:,|&|/|\bet\b|\band\b)\s*[A-ZÀ-Þ][\w'’-]*){0,4}\s*[,:(–—-]\s*"
)
_CLAUSE: Final = re.compile(r"\s*,\s*(\w+)\s+(\w+)")
_APPOSING: Final = ARTICLES | BUSINESS_NOUNS | COUNTS | FIELDS
_BRACKETED: Final = re.compile(r"\s*\([^()]{1,60}\)\s*(\w+)")
_SAID_TO_BE: Final = re.compile(r",\s(?:(?:an?|the|une?|le|la)\s|l['’]|[a-zà-ÿ]+\s(?:de|of)\s|[a-zà-ÿ]+\sd['’])")
_REFLEXIVE: Final = re.compile(r"\s+s['’]\w")
_ITEM_BEFORE: Final = re.compile(r"[A-ZÀ-Þ][\w.+-]*\s*(?:,|\bet\b|\band\b|\bou\b|\bor\b|&|/)\s*$")
_ITEM_AFTER: Final = re.compile(r"\s*(?:,|,?\s*\b(?:et|and|ou|or)\b|&|/)\s*[A-ZÀ-Þ]")
_OPENERS: Final = " \t\n\r\v\f\xa0\u2002\u2003\u2009\u200a\u202f\u3000«“\"'’‘([*_#>•"
"""What may stand between the end of a sentence and a name that opens the next."""
_ENDERS: Final = frozenset('.!?…:;|•–—\n>*«“"')


class Word(NamedTuple):
    """A word near a name: its plain letters, whether it begins with a capital, and where it begins."""

    plain: str
    capital: bool
    begin: int


class Surroundings:
    """The sentence around one place of a text.

    Args:
        text: the whole text.
        start: where the name begins, in characters.
        end: where it ends.

    Attributes:
        words: the words of the sentence, without the name itself.
        plain_words: the different words of the sentence, plain.
        left: up to five words before the name, the nearest first, as far as no punctuation parts them from it.
        right: up to four words after the name, the nearest first, as far as no punctuation parts them from it.
        opens: whether a capital says nothing here: at the start of a sentence, a line, a quotation, after a colon.
        possessive: whether the name stands in the genitive: "NICE's", "SMG’s".
    """

    __slots__ = (
        "_after",
        "_before",
        "_leading",
        "_style",
        "end",
        "left",
        "opens",
        "plain_words",
        "possessive",
        "right",
        "start",
        "text",
        "words",
    )

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        before = text[max(0, start - WINDOW) : start]
        self._before = before[max((found.end() for found in _SENTENCE.finditer(before)), default=0) :]
        after = text[end : end + WINDOW]
        found = _SENTENCE.search(after)
        self._after = after[: found.start()] if found else after
        words_before, words_after = _read(self._before), _read(self._after)
        self._leading = len(words_before)
        self.words = words_before + words_after
        self.plain_words = {word.plain for word in self.words}
        edge = max((found.end() for found in _BARRIER.finditer(self._before)), default=0)
        near = [word for word in words_before[-_FAR:] if word.begin >= edge and word.plain not in _SILENT]
        self.left = tuple(near[:-6:-1])
        found = _BARRIER.search(self._after)
        edge = found.start() if found else len(self._after)
        near = [word for word in words_after[:_FAR] if word.begin < edge and word.plain not in CLITICS]
        self.right = tuple(near[:4])
        self._style = ""
        self.opens = _opens(self._before)
        self.possessive = after[:1] in ("'", "’") and (after[1:2].isalnum() or after[1:2] == "_")

    @property
    def style(self) -> str:
        """How the sentence is set: "caps", "title" (Most Words With Capitals), "lower" or "plain"."""
        self._style = self._style or self._set()
        return self._style

    def _set(self) -> str:
        around = self._before + " " + self._after
        upper, lower = case(around)
        if upper >= 5 and upper > 2.5 * lower:
            return "caps"
        if not upper and small_letters(self.text):
            return "lower"
        full = [
            word.capital
            for word in self.words
            if len(word.plain) >= 3 and not word.plain.isdigit() and word.plain not in SMALL
        ]
        if len(full) >= 2 and sum(full) > 0.8 * len(full):
            return "title"
        return "plain"

    def ticker(self, exchanges: frozenset[str]) -> bool:
        """Whether the name of a stock exchange stands a few signs before the name: "NASDAQ: NICE"."""
        near = self.words[max(0, self._leading - 3) : self._leading]
        return any(word.plain in exchanges and word.begin >= len(self._before) - 12 for word in near)

    @property
    def money(self) -> bool:
        """Whether the sentence has an amount of money: "$100M", "2,5 Md€"."""
        return any(
            bool(_MONEY.search(part))
            for part in (self._before, self._after)
            if "$" in part or "€" in part or "£" in part
        )

    @property
    def apposed(self) -> int:
        """What a comma, a colon or a bracket after the name leads to: 1 for a company ("Akio, éditeur français", "Akio et
        Eptica, deux éditeurs"), -1 for a company or something else of another field ("SMG, the media group"), or 0."""
        found = _APPOSED.match(self._after)
        if not found or found.end() == len(self._after):
            return 0
        rest = self._after[found.end() :]
        end = _BARRIER.search(rest)
        near = [word for word in _read(rest[: end.start()] if end else rest) if word.plain not in CLITICS]
        words = [word.plain for word in near]
        if not words or words[0] not in _APPOSING or (near[0].capital and words[0] in FIELDS):
            return 0
        if not FIELDS.isdisjoint(words[:10]) and FIELD.isdisjoint(words):
            closed = end is None or rest[end.start()] in ",)–—" or end.end() == len(rest)
            return -int(closed and len(words) <= 10 and not self._adverbial)
        return int(bool(BUSINESS_NOUNS.intersection(words[:10])))

    @property
    def introduced(self) -> bool:
        """Whether a comma after the name leads to what it is said to be: "Momentive, la société de coaching"."""
        return bool(_SAID_TO_BE.match(self._after)) and not self._adverbial

    @property
    def _adverbial(self) -> bool:
        """Whether a comma after the name only ends what the sentence begins with: "Grâce à Dimelo, l'opérateur répond"."""
        return bool(self.left) and self.left[-1] == self.words[0] and self.left[-1].plain in ADVERBIAL

    @property
    def of_another_field(self) -> bool:
        """Whether an apposition says that the name denotes something else: "Momentive, fabricant de silicones"."""
        if not _SAID_TO_BE.match(self._after):
            return False
        words = [
            word.plain for word in _read(_BARRIER.split(self._after[1:], maxsplit=1)[0]) if word.plain not in CLITICS
        ]
        return not FIELDS.isdisjoint(words[:4]) and TRADE.isdisjoint(words) and self.apposed < 0

    @property
    def enumerated(self) -> bool:
        """Whether the name stands between two others with capitals: "NVivo, Thematic, and Looppanel"."""
        return bool(_ITEM_AFTER.match(self._after) and _ITEM_BEFORE.search(self._before))

    @property
    def clause(self) -> bool:
        """Whether a clause on what a company does follows: "Podium, qui équipe des garages", "Podium (Utah) emploie"."""
        if (found := _BRACKETED.match(self._after)) and letters(found[1]) in VERBS:
            return True
        found = _CLAUSE.match(self._after)
        if not found:
            return False
        first = letters(found[1])
        return first in SETTLED or (first in WHO and letters(found[2]) in VERBS)

    @property
    def reflexive(self) -> bool:
        """Whether a French reflexive verb follows: "Akio s’allie à ..."."""
        return bool(_REFLEXIVE.match(self._after))

    @property
    def affiliation(self) -> bool:
        """Whether the name stands alone in brackets after somebody's name: "Interview de Chantal Maugis (Le Sphinx)"."""
        if not re.match(r"\s*[)\]]", self._after):
            return False
        return bool(re.search(r"[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][\w'’-]+\s*[(\[]$", self._before))

    def count(self, kind: frozenset[str], without: frozenset[str] = frozenset()) -> int:
        """How many different words of a kind the sentence has, not counting some."""
        return len((self.plain_words & kind) - without)

    def beside(self, sign: str) -> bool:
        """Whether a sign stands right before or after the name."""
        return bool({self.text[max(0, self.start - 1) : self.start], self.text[self.end : self.end + 1]} & set(sign))


def _opens(before: str) -> bool:
    """Whether what stands before a place ends a sentence, a line, a heading, or opens a quotation."""
    rest = before.rstrip(_OPENERS)
    return (
        not rest
        or rest[-1] in _ENDERS
        or not _ENDERS.isdisjoint(before[len(rest) :])
        or (rest[-1] == "-" and rest[-2:-1].isspace())
    )


@lru_cache(maxsize=8)
def surroundings(text: str, start: int, end: int) -> Surroundings:
    """The sentence around a place, which is asked for its spelling first and for its bearer next."""
    return Surroundings(text, start, end)


@lru_cache(maxsize=4)
def small_letters(text: str) -> bool:
    """Whether a text has letters, all of them small; asked again for each name in it."""
    return text.islower()


def _read(text: str) -> tuple[Word, ...]:
    return tuple([Word(*_known(found.group()), found.start()) for found in _WORD.finditer(text)])


@lru_cache(maxsize=KEPT_WORDS)
def _known(word: str) -> tuple[str, bool]:
    return letters(word), word[0].isupper()
