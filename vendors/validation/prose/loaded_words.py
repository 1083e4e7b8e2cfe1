"""Loaded words: what takes sides before anybody has judged."""

import re
from collections.abc import Iterator
from functools import cache

from vendors.i18n.language import _, language
from vendors.validation.prose import lexicon
from vendors.validation.prose.finding import Finding, Slip
from vendors.validation.prose.needed import PAYS_OFF, Needed
from vendors.validation.prose.sentence import sentences


@cache
def _any_loaded(code: str) -> re.Pattern[str]:
    return lexicon.pattern("|".join(lexicon.LOADED[code]))


@cache
def _needed(code: str) -> Needed:
    return Needed(tuple(lexicon.LOADED[code]), PAYS_OFF)


@cache
def _loaded_words(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((lexicon.pattern(word), neutral) for word, neutral in lexicon.LOADED[code].items())


def loaded_words(text: str, code: str) -> Iterator[Finding]:
    """The words of a text that take sides, save where somebody's own words are quoted."""
    if not _needed(code).may_be_in(text) or not _any_loaded(code).search(text):
        return
    words = language(code)
    taken: list[tuple[int, int]] = []
    for sentence in sentences(text, code):
        for pattern, neutral in _loaded_words(code):
            for match in pattern.finditer(sentence.text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                # Somebody's own word may be quoted where it is said whose it is.
                somebodys = sentence.quoted(*match.span()) and (sentence.reach or sentence.asks)
                if lexicon.pattern(lexicon.CHARGED[code]).fullmatch(match[0]) and sentence.attributed(*match.span()):
                    continue
                if somebodys or any(first < end and start < last for first, last in taken):
                    continue
                if _is_named(sentence.text, *match.span()):
                    continue
                taken.append((start, end))
                yield Finding(
                    start,
                    end,
                    Slip.LOADED,
                    words.say(_("“{value}” takes sides before anybody has judged."), value=match[0]),
                    neutral,
                )


def _is_named(sentence: str, start: int, end: int) -> bool:
    """Whether a word is part of a name, such as that of a product: with a capital within a sentence, and before another one with a capital."""
    return start > 0 and sentence[start].isupper() and bool(re.match(r" [A-ZÀ-Ý]", sentence[end:]))
