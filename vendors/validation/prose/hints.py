"""What prejudges or insinuates in a text on an open controversy: it states no wrong, but leaves the reader in no doubt of one.

What is looked for is how it is said, not what: a certainty that nobody is said to have, a generic “one” who knows or wonders, an
adverb that judges what the sentence tells, chance mentioned in passing, a deed that a subordinate takes for granted.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vendors.i18n.language import _, language
from vendors.types.did_you_mean import plain
from vendors.validation.prose import lexicon
from vendors.validation.prose.finding import PROVEN, Context, Finding, Slip
from vendors.validation.prose.sentence import Sentence, sentences

_OPENING: Final = {
    "fr": re.compile(
        r"(?:^\W*|(?<=; )|(?<=: ))(?!(?:ré[cg]e|actuelle|parallèle|égale|dernière|précéde|ultérieure|séparé|finale|initiale|notam|"
        r"conformé|contraire|immédiate|simultané|provisoire|officielle|formelle|juridique|concrète|technique|publique|seule|globale|"
        r"annuelle|auparava|depuis|autre|principale|précisé|préalable|subsidiaire|respective|indépendam|relative|péna|civile|administrativ|"
        r"judiciaire|léga|financière|fisca|commercia|socia|historique|statistique|chronologique|générale|habituelle|normale|unanim|"
        r"conjoint|collectiv|individuelle|loca|nationa|régiona|mondiale|mensuelle|quotidienne|hebdomadaire)\w*)"
        r"\w+ment(?=,| enough)|^\W*coupables? d(?:e |’)",
        re.I,
    ),
    "en": re.compile(
        r"\b\w+ly enough\b|(?:^\W*|(?<=; )|(?<=: ))(?!(?:recent|final|initial|former|current|previous|subsequent|separate|similar|addition|"
        r"consequent|according|original|eventual|public|internal|intern|annual|month|week|dai|ear|on|ju|ita|fami|conver|respective|"
        r"simultaneous|technical|legal|formal|official|independent|like|immediate|last|second|first|third|brief|sole|main|general|"
        r"civil|administrat|financ|commerc|historic|statistic|chronologic|typical|usual|normal|unanim|joint|collectiv|individual|"
        r"local|national|regional|global|worldwide)\w*ly\b)"
        r"(?!(?:alleged|reported|apparent|possib|probab|supposed|purported)ly\b)[a-z]+ly(?=,)",
        re.I,
    ),
}
"""What stands before the whole sentence and judges it: an adverb (“Curieusement, …”, “Oddly enough, …”; not one of time, order, number or field), a verdict (“Coupable de …”)."""
_TAKEN_FOR_GRANTED: Final = {
    "fr": re.compile(
        r"(?:\bce qu[e’] ?|\bcombien |\bcomment )(?:[\w’-]+ ){0,3}?(?:a|ont|avait|avaient) (?P<done>[a-zà-ÿ]{2,}[éiut]e?s?)\b"
        r"|\b(?:ceux|celles|celui|celle) qui (?:a|ont|avait|avaient) (?P<did>[a-zà-ÿ]{2,}[éiut]e?s?)\b",
        re.I,
    ),
    "en": re.compile(
        r"\b(?:what|how(?: much| many)?) (?!(?:is|was|were|are|to)\b)(?:(?:it|they|he|she|[A-Z][\w-]+|the \w+)(?: has| have| had)?) "
        r"(?P<done>did|done|[a-z]+ed|stole|took|sold|hid|kept|lied|cheated)\b"
        r"|\bthose who (?:had |have )?(?P<did>[a-z]+ed|stole|took|sold|hid)\b",
    ),
}
"""A deed inside a subordinate that takes it for granted: “… for what it did”, “ceux qui ont pillé …”."""
_DEED: Final = ("fait", "did", "done")
"""Verbs that are neutral, but not of a deed that somebody answers for."""
_EXAMINING: Final = {
    "fr": r"(?:examin|étudi|vérifi|enquêt|recherch|demand|détermin|interrog|expliqu|décri|racont|analys|porte sur|dira|précis|éclairc|sav)\w*",
    "en": r"(?:examin|investigat|look|review|ask|determin|explain|describ|question|inquir|study|studie|stud|establish|find out|decid|consider|analys|set out|says?|said|tells?|told)\w*",
}
"""What asks for the deed that follows, or tells whose account of it follows."""

_PREJUDGED: Final = (
    _("“{value}” lets the reader conclude what nobody is said to say."),
    _("what is known, with its source"),
)
_ASKED_OF_NOBODY: Final = (_("“{value}” names nobody whom a reader could ask."), _("who says so, where and when"))
"""What is said of such a passage, and what is to be written instead."""


def hints(text: str, code: str, context: Context) -> Iterator[Finding]:
    """What prejudges or insinuates, where no source is named for it: one finding a sentence."""
    if not context.controversy or context.status in PROVEN:
        return
    words = language(code)
    for sentence in sentences(text, code):
        match, (message, instead) = _hint(sentence, context), _PREJUDGED
        if not match:
            match, (message, instead) = _unnamed(code).search(sentence.text), _ASKED_OF_NOBODY
        if match:
            first, last = sentence.start + match.start(), sentence.start + match.end()
            yield Finding(first, last, Slip.LOADED, words.say(message, value=match[0].strip()), words.say(instead))


def _hint(sentence: Sentence, context: Context) -> re.Match[str] | None:
    text, code = sentence.text, sentence.code
    for match in _stances(code).finditer(text):
        if not sentence.attributed(*match.span()) and not (sentence.quoted(*match.span()) and sentence.reach):
            return match
    opening = _OPENING[code].search(text)
    if opening and not _is_name(opening[0], context):
        return opening
    for match in _TAKEN_FOR_GRANTED[code].finditer(text):
        done = (match["done"] or match["did"]).lower()
        before = text[: match.start()]
        if (
            (done in _DEED or not lexicon.NEUTRAL_VERBS[code].match(done))
            and not sentence.attributed(*match.span())
            and not lexicon.pattern(lexicon.SAYING[code]).match(done)
            and not lexicon.pattern(_EXAMINING[code]).search(before)
        ):
            return match
    return None


def _is_name(word: str, context: Context) -> bool:
    """Whether what ends as an adverb does is somebody, as Nicereply and Kelly are."""
    known = (*context.parties, *context.companies, context.publisher)
    return word in known or plain(word) in lexicon.FIRST_NAMES


@cache
def _stances(code: str) -> re.Pattern[str]:
    return lexicon.pattern(lexicon.STANCES[code])


@cache
def _unnamed(code: str) -> re.Pattern[str]:
    """Who is said to say so and is nobody: “several voices”, “dit-on”. It attributes, and yet no source stands behind it."""
    return lexicon.pattern(lexicon.UNNAMED[code])
