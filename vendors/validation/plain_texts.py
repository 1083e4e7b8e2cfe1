"""The plain texts of a column: those of which nothing is said, whichever way they come in, told by one pattern over many at once.

A plain text is taken as it stands by `vendors.desk.imports.sheet_cells`, nothing is `asked` about it, and it is valid by the kind of its
column. Whatever has a sign, a beginning or an end that any look could stop at is not plain: it is looked at with care, by itself.
"""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from typing import Any, Final

from vendors.tables.row import Column
from vendors.types.doubted_name import may_any_be_marked, may_be_marked
from vendors.types.no_value import LONGEST, SMALL_YEARS, beginnings, in_figures
from vendors.types.no_value_said import ARTICLES, cues, first_words
from vendors.types.spellings import month_beginnings
from vendors.types.wrapped_address import surely_direct
from vendors.validation.cells import BETWEEN, is_sound_word, is_strange_word
from vendors.validation.incoming import NUMBERS

Texts = set[str] | frozenset[str]
"""Texts of a column, each once."""
_LETTERS: Final = "À-ÖØ-öø-ÿŒœ’"
"""What French and its neighbours have beyond ASCII within their words: how it stands there is asked of each word."""
_SIGNS: Final = rf"A-Za-z0-9.,:;/()!$~\-{_LETTERS}"
"""Letters, figures, and signs that are part of no markup, mark or formula."""
_BLANKS: Final = {"text": " ", "own-text": r" \n"}
"""What stands between words."""
_BODIES: Final = {
    **{kind: rf"[{_SIGNS}{blanks}]++(?<![){blanks}])" for kind, blanks in _BLANKS.items()},
    "id": r"[a-z0-9]++(?:-[a-z0-9]++)*",
    "address": r"https?://[a-z0-9-]++(?:\.[a-z0-9-]++)+(?:/[A-Za-z0-9/.~:!$-]*+)?",
}
"""How plain texts of a kind are written. Separated by `|` they are a list, which no sign of them is."""
_NUMBER: Final = r"[1-9][0-9]{0,6}+"
_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_MADE: Final = ("true", "vrai", "false", "faux", "err", "fehler", "loading", "chargement")
"""How the truth values of spreadsheets begin, and what they show where a formula failed."""
_NO_DAY: Final = 23
"""With two signs more than so many it is no day or number that a spreadsheet has made, see `vendors.validation.incoming.wording`."""
_DAYS_FOR_YEARS: Final = ("190",)
"""How days begin that stand for years, see `vendors.types.spellings.year_of_day`."""


class PlainTexts:
    """Finds the plain texts of a column.

    Args:
        column: which.
    """

    def __init__(self, column: Column) -> None:
        self._kind, self._many, self._names = column.kind, column.many, column.names
        self._has_any = not column.credits and (
            column.kind in _BODIES or (column.kind in (*NUMBERS, "date") and not column.many)
        )
        # Who reads the cells of some rows and who checks them ask about the same texts.
        self._asked: Texts = frozenset()
        self._found: Texts = frozenset()
        self._last: tuple[Texts, Texts] = self._asked, self._found

    def among(self, texts: Texts) -> Texts:
        """Those of some texts that are plain.

        Args:
            texts: whoever asks about them again has not altered them.
        """
        if texts is not self._last[0]:
            self._last = texts, self._among(texts)
        return self._last[1]

    def _among(self, texts: Texts) -> Texts:
        if not self._has_any or not texts:
            return frozenset()
        if not texts <= self._asked:
            self._asked, self._found = texts, self._find(texts)
        return self._found if len(texts) == len(self._asked) else self._found & texts

    def noticed(self, texts: Texts) -> Texts:
        """Those of the plain ones that have a word at which `askable` stops, though nothing is asked about it: `l’avis`."""
        return {text for text in self.among(texts) if not text.isascii() and any(map(_is_noticed, text.split(" ")))}

    def apart(self) -> "PlainTexts":
        """The same, for whoever asks about other texts in between."""
        return copy(self)

    def _find(self, texts: Texts) -> Texts:
        # What begins as an address does is no word.
        if self._kind in _BODIES and self._kind != "address":
            texts = texts.difference(_perhaps_words(texts, self._many))
        together = f"{BETWEEN}{BETWEEN.join(texts)}{BETWEEN}"
        pattern = _pattern(self._kind, self._many, in_order=self._kind in _BLANKS and _is_in_order(together))
        if together.count(BETWEEN) == len(texts) + 1:
            # What is left without them is the others.
            others, count = pattern.subn("", together)
            found = texts if count == len(texts) else texts.difference(others.split(BETWEEN))
        else:
            # A text that has the sign between texts is looked at in pieces; of these only one that is a text itself counts.
            found = texts.intersection(pattern.findall(together))
        if self._kind == "address":
            return surely_direct(found)
        if self._names and may_any_be_marked(BETWEEN.join(found)):
            found = {text for text in found if not any(map(may_be_marked, text.split("|") if self._many else (text,)))}
        if together.isascii():
            return found
        beyond_ascii = [text for text in found if not text.isascii()]
        if odd := set(filter(_is_odd, set(" ".join(beyond_ascii).split(" ")))):
            return found.difference(text for text in beyond_ascii if not odd.isdisjoint(text.split(" ")))
        return found


def _is_odd(word: str) -> bool:
    """Whether a word of a text that is written plainly makes it one that is not plain."""
    return not word.isascii() and not is_sound_word(word)


def _is_noticed(word: str) -> bool:
    return not word.isascii() and is_strange_word(word)


def _is_in_order(together: str) -> bool:
    """Whether no text has two blanks in a row: then those within it need no look."""
    gaps = ("  ", "\n\n", "\n ", " \n") if "\n" in together else ("  ",)
    # From behind it is looked for in a third of the time.
    return all(together.rfind(gap) < 0 for gap in gaps)


def _perhaps_words(texts: Texts, many: bool) -> Texts:
    """Those of some texts, or of which an item, may be a word for no value, a month, or what spreadsheets make of a text."""
    asked = texts if many else [text for text in texts if len(text) <= LONGEST]
    if not asked:
        return frozenset()
    together = f"{BETWEEN}{BETWEEN.join(asked)}{BETWEEN}".lower()
    said = set(_words_pattern().findall(together.replace("|", BETWEEN) if many else together))
    if not said:
        return frozenset()
    return {text for text in asked if not said.isdisjoint(text.lower().split("|") if many else (text.lower(),))}


@cache
def _words_pattern() -> re.Pattern[str]:
    """Finds them among texts in small letters: one letter is told from others faster than a letter in both cases and with accents."""
    begins = _any_of((*beginnings(), *month_beginnings(), *_MADE), figures=False)
    return re.compile(f"{BETWEEN}((?={begins}|{_first_word()})[^{BETWEEN}]{{1,{LONGEST}}})(?={BETWEEN})")


@cache
def _pattern(kind: str, many: bool, *, in_order: bool) -> re.Pattern[str]:
    """Finds the plain texts of a kind between two of the signs that stand between texts.

    Args:
        kind: of the column.
        many: whether its texts are lists.
        in_order: whether all blanks are known to stand by themselves, see `_is_in_order`.
    """
    if kind in NUMBERS:
        item = rf"(?!(?:{'|'.join(sorted(in_figures()))}){BETWEEN}){_NUMBER}"
    elif kind == "date":
        item = f"(?!{_any_of((*beginnings(), *SMALL_YEARS, *_DAYS_FOR_YEARS), figures=True)}){_DATE}"
    else:
        # Words for no value, and what spreadsheets make of a text, are short and told by how they begin.
        long = rf"(?=[A-Za-z0-9À-ÖØ-öø-ÿ][^{BETWEEN}|]{{{LONGEST}}})"
        # The names of months are known without accents: what has one among its first three letters may be `août-18`.
        short = f"(?=[A-Za-z][A-Za-z0-9](?![{_LETTERS}]))"
        no_day = (
            f"(?!{_any_of((*beginnings(), *SMALL_YEARS), figures=True)})(?=[0-9][A-Za-z0-9][^{BETWEEN}|]{{{_NO_DAY}}})"
        )
        # Within a look ahead, only the first that fits is tried: in a list each item would else be tried again for each of those before it.
        begins = f"(?={short}|{long}|{no_day})"
        if not in_order and kind in _BLANKS:
            begins += rf"(?![{_SIGNS}{_BLANKS[kind]}]*[{_BLANKS[kind]}]{{2}})"
        item = f"{begins}{_BODIES[kind]}"
        if in_order and kind == "own-text":
            # Most are sentences.
            signs = f"{_SIGNS}{_BLANKS[kind]}"
            item = (
                rf"(?:[A-Za-z0-9À-ÖØ-öø-ÿ][{signs}]{{{LONGEST},}}+(?<![){_BLANKS[kind]}])"
                f"|(?={short}|{no_day}){_BODIES[kind]})"
            )
    more = rf"(?:\|{item})*" if many else ""
    return re.compile(f"{BETWEEN}({item}{more})(?={BETWEEN})")


def _any_of(beginnings: Iterable[str], *, figures: bool) -> str:
    """A pattern for how texts begin: those with a figure in small letters and capitals, the others in small ones."""
    chosen = (one for one in beginnings if len(one) > 1 and one.isascii() and one.isalnum())
    return _branches(_tree(one for one in chosen if one[0].isdigit() == figures), both=figures)


def _tree(texts: Iterable[str]) -> Mapping[str, Any]:
    """Texts by their first sign, those by their second, and so on; "" where one ends."""
    tree: dict[str, Any] = {}
    for text in texts:
        at = tree
        for sign in text:
            at = at.setdefault(sign, {})
        at[""] = {}
    return tree


@cache
def _first_word() -> str:
    """A pattern for the first word of what is said of something that is not known, in small letters, with accents or without."""
    others, articles = (_any_word(some, bare=_BARE) for some in (first_words() - ARTICLES, first_words() & ARTICLES))
    # Many names begin with an article, and few of them have another word of what is said so.
    letters = "A-Za-z" + _LETTERS.replace("’", "")
    far = rf"(?=(?:[{letters}]*+[^{letters}{BETWEEN}]++){{1,{LONGEST}}}?{_any_word(cues(), bare=0)})"
    return f"(?:{others}|{articles}{far})"


def _any_word(words: Iterable[str], *, bare: int) -> str:
    """A pattern for any of some words as a whole, in small letters, the signs after the first `bare` ones with accents or without."""
    return f"(?:{_words(_tree(words), bare)})(?![a-z{_LETTERS}](?<!’))"


def _words(tree: Mapping[str, Any], bare: int) -> str:
    by_rest: dict[str, str] = {}
    for sign, rest in tree.items():
        if sign:
            pattern = _words(rest, bare - 1)
            by_rest[pattern] = by_rest.get(pattern, "") + sign + ("" if bare > 0 else _ACCENTED.get(sign, ""))
    several = [f"{_one_of(signs)}{rest}" for rest, signs in by_rest.items()]
    if "" in tree:
        return f"(?:{'|'.join(several)})?" if several else ""
    return several[0] if len(several) == 1 else f"(?:{'|'.join(several)})"


_BARE: Final = 2
"""Signs at the beginning of a plain text that is short, of which none has an accent; a single letter is looked for faster than one of several."""
_ACCENTED: Final = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü"}


def _branches(tree: Mapping[str, Any], *, both: bool) -> str:
    if "" in tree:
        return ""  # whatever follows
    by_rest: dict[str, str] = {}
    for sign, rest in tree.items():
        pattern = _branches(rest, both=both)
        by_rest[pattern] = by_rest.get(pattern, "") + sign + (sign.upper() if both and sign.isalpha() else "")
    return f"(?:{'|'.join(f'{_one_of(signs)}{rest}' for rest, signs in by_rest.items())})"


def _one_of(signs: str) -> str:
    return signs if len(signs) == 1 else f"[{signs}]"
