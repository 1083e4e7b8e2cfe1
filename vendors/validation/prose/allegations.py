"""Allegations told as facts: a charge, or the act of a party in an open controversy, that is attributed to nobody."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from vendors.i18n.language import _, language
from vendors.validation.prose import lexicon
from vendors.validation.prose.finding import Context, Finding, Slip, known_names
from vendors.validation.prose.needed import PAYS_OFF, Needed, first_of
from vendors.validation.prose.sentence import Sentence, sentences
from vendors.validation.prose.support import SILENT, UNSETTLED

_ACTS: Final = {
    "fr": (
        r"(?:ne |n’|se |s’|l’|les |le |la |lui |leur |y |en(?= (?:a|ont|avait|avaient)\b) )?(?:(?:a|ont|avait|avaient)(?: pas| jamais| rien)?(?: \w+ment| aussi| ensuite| donc| déjà| ainsi| toujours)? (?P<done>(?-i:[a-zà-ÿ])[\w-]{2,})|(?P<does>(?-i:(?!(?:en|avant|pendant|durant|devant|suivant|souvent|quand|sont|soit|dont|haut|petit|comme|contre|entre|autre|même|encore|unique|privée|publique|mère|sœur)\b|\w+(?:aise|oise|ienne|éenne|caine|ande|ante|ente|ée|ant|ment|elge|uisse|usse|gnole|euse|ive|aire|elle|ique|able)\b)[a-zà-ÿ]{2,}(?:e|ent|ait|aient|it|issent|d|dent|t))))"
    ),
    "en": r"(?:(?:staff|employees|shareholders|executives|managers|directors|teams?) )?(?:(?:has|have|had)(?: not| never)?(?: \w+ly| also| then| since| always)? (?P<done>(?-i:[a-z])[\w-]+(?:ed|en|wn|ght|pt|ft|lt|nt|ld|ut|ung|ade|one|orn|ost|un|et|ead|ound|id|ot|ck|an|um|it))|(?:\w+ly )?(?P<does>(?-i:(?!(?:over|less|across|besides|towards|versus|always|sometimes|business|based|named|owned|listed|focused|called|stars|shares?|shareholders|stockholders|investors|customers|clients|records|reviews|scores|services|executives|employees|users|products|surveys|profiles|pages|results|sales|answers|forms|accounts|plans|ratings|reports|tools|units|systems|contracts|deals|stores|partners|holders|directors|officers|managers|engineers|founders|lawyers|companies|subsidiaries|patients|data|pays-off)(?![a-z]))[a-z]{2,}(?:ed|es|s)|left|gave|took|made|kept|let|drove|put|cut|sent|built|fed|ran|spent|drew|wrote|knew|won|bent|sold|hid|went|dealt|brought|forced)))",
}
"""A verb that says as a fact what a party did or does, after its name."""
_ITS: Final = {
    "fr": r"(?:(?<=^)|(?<=, ))(?:son|sa|ses|leurs?) [\w-]+(?: (?:de |d’|du |des )[\w-]+| [\w-]+(?:ique|el|al|if|ive|elle|ale)s?)?",
    "en": r"(?:(?<=^)|(?<=, ))(?:its|their) (?:[\w-]+ ){0,2}?[\w-]+(?<!s)",
}
"""What belongs to a party, as the subject of a clause."""
_NEGATION: Final = {
    "fr": re.compile(
        r"(?:\b(?:n’|ne )[^,;.]{0,40}(?:\b(?:pas|jamais|rien|aucune?|ni|point)\b)[^,;.]{0,30}|\bni\b[^,;.]{0,40}|\baucune?\b[^,;.]{0,60}|\bsans (?:avoir |être )?|\bnon )$",
        re.I,
    ),
    "en": re.compile(
        r"(?:\b(?:not|never|no|nobody|none|neither|nor|without|nothing)\b|n’t\b)(?: [\w’-]+){0,6} ?$", re.I
    ),
}
_NOT_ONLY: Final = re.compile(
    r"(?:pas (?:seulement|que)|not (?:only|just)|no (?:doubt|secret|surprise)|nul doute|sans (?:aucun |nul )?doute|without (?:a )?doubt|cessé|stopped|sans vergogne|sans scrupule)",
    re.I,
)
_DETERMINER: Final = {
    "fr": r"(?:la|le|l’|les|cette|ce|ces|cet|sa|son|ses|leurs?)\s?",
    "en": r"(?:the|this|these|its|their|his|her)\s",
}
_BE: Final = {
    "fr": r"(?:est|sont|était|étaient|fut|furent|a été|ont été|avait été|reste|restent|s’est montrée?|s’est rendue?|se rend)",
    "en": r"(?:is|are|was|were|has been|have been|had been|remains?|became|proved)",
}
_BE_FINITE: Final = {
    "fr": r"(?:(?:a|ont|est|sont|était|étaient|avait|avaient|fut|dure|touche|concerne|porte|permet|continue)\b|[\w’]+(?:e|ent|ait|aient|a|èrent)\b)",
    "en": r"(?:(?:is|are|was|were|has|have|had|lasted|cost|hit|affected|continued|earned|brought|allowed)\b|\w+ed\b)",
}


@cache
def _charges(code: str) -> tuple[str, ...]:
    """What can state wrongdoing as a fact, piece by piece."""
    nouns, blames = lexicon.NOUNS[code], lexicon.BLAMES[code]
    before = (
        r"(?:très |bien |aussi |si |trop |manifestement |clairement |donc |lui-même |elle-même |pleinement )?"
        if code == "fr"
        else (r"(?:as |so |too |very |clearly |plainly |obviously |itself |also |fully |simply )?")
    )
    article = (
        r"(?:une? |des |de |d’|la |le |l’|les )?(?:vaste |véritable |grande? |énorme |massive )?"
        if code == "fr"
        else (r"(?:an? |the )?(?:massive |huge |vast |large |systematic |widespread |outright )?(?:\w+ )?")
    )
    pieces = [
        *lexicon.WRONGS[code],
        *lexicon.DEEDS[code],
        lexicon.FAILINGS[code],
        *lexicon.ADVERBS[code],
        rf"{_BE[code]} {before}{blames}",
        rf"{_BE[code]} {before}{'une? ' if code == 'fr' else 'an? '}(?:vaste |véritable |massive |simple )?{nouns}",
        rf"{lexicon.COMMITS[code]} {article}{nouns}",
        rf"(?:pratiques?|méthodes?|clauses?|contrats?|avis|collectes?) {blames}"
        if code == "fr"
        else (rf"{blames} (?:practices?|methods?|clauses?|contracts?|conduct|collection|schemes?|tactics|sales)"),
        rf"{nouns} (?:{'de |d’|du |des |chez |par |au |à ' if code == 'fr' else 'by |at |of |inside '})(?-i:[A-ZÀ-Ý])[\w’-]+",
        rf"{nouns}(?: [\w’-]+){{0,2}} {'(?:ont|avaient) été' if code == 'fr' else '(?:were|was|have been|has been|are being)'} \w+",
        rf"{_DETERMINER[code]}(?:\w+ )?{nouns}(?= (?:[\w’-]+ ){{0,6}}?{_BE_FINITE[code]})",
    ]
    # Headlines leave the verb out: “X complicit in …”.
    pieces.append(r"(?:complices?|coupables?) d[eu’]" if code == "fr" else r"(?:complicit in|guilty of)")
    if code == "en":
        pieces.append(rf"(?-i:[A-Z])[\w-]+’s? (?:\w+ )?{nouns}")
    return tuple(pieces)


@cache
def _disputed(code: str) -> tuple[str, ...]:
    """The same in a controversy, where it is also what is only disputed there, in the last places."""
    involved = r"impliquée?s? dans|mouillée?s? dans" if code == "fr" else r"involved in|implicated in"
    return (*_charges(code), *lexicon.TRANSFERS[code], involved)


@cache
def _any(code: str, disputed: bool) -> re.Pattern[str]:
    """Any of them."""
    return lexicon.pattern("|".join(f"(?:{piece})" for piece in (_disputed if disputed else _charges)(code)))


@cache
def _needed(code: str) -> Needed:
    return Needed(_disputed(code), PAYS_OFF)


def _sought(text: str, code: str, disputed: bool) -> Sequence[re.Pattern[str]]:
    """The patterns by which charges are looked for in a text: of the hundreds that there are, those that may be in it."""
    among = _needed(code).among(text)
    if among is None:
        return [_any(code, disputed)]
    pieces, count = _disputed(code), len(_charges(code))
    return [lexicon.pattern(pieces[at]) for at in among if disputed or at < count]


def allegations(text: str, code: str, context: Context) -> Iterator[Finding]:
    """What is told as a fact although it has only been alleged."""
    words = language(code)
    charged = _sought(text, code, context.controversy)
    for sentence in sentences(text, code) if charged or context.controversy else ():
        if sentence.asks or re.match(r"\W*(?:if|si|s’ils?)\b", sentence.text, re.I):
            continue
        last = -1
        flagged = False
        for match in first_of(charged, sentence.text):
            start, end = match.span()
            if start < last or _told_with_care(sentence, match, code):
                continue
            # One finding a clause: the rest of it is reworded with it.
            clause = re.search(r"[,;:]", sentence.text[end:])
            last = end + clause.start() if clause else len(sentence.text)
            flagged = True
            yield Finding(
                sentence.start + start,
                sentence.start + end,
                Slip.ALLEGATION,
                words.say(
                    _("“{value}” states as a fact what has only been alleged: nobody is said to say so."),
                    value=match[0],
                ),
                _reworded(sentence.text, match, code),
            )

        if context.controversy and context.status and not flagged and not SILENT[code].search(sentence.text):
            yield from _acts(sentence, code, context)


def _acts(sentence: Sentence, code: str, context: Context) -> Iterator[Finding]:
    """What a party is said to have done in an open controversy, where nobody is said to say so and the verb is not a neutral one."""
    for match in _acting(sentence.text, context, code):
        act = (match["done"] or match["does"] or match[0].split()[-1]).lower()
        denied = re.match(r" (?:no|not|nothing|pas|rien|aucune?)\b", sentence.text[match.end() :])
        if (
            denied
            or lexicon.NEUTRAL_VERBS[code].match(act)
            or re.match(lexicon.SAYING[code], act)
            or _told_with_care(sentence, match, code)
        ):
            continue
        yield unattributed(sentence, match)
        return


def _acting(text: str, context: Context, code: str) -> Iterator[re.Match[str]]:
    """Each party, named or not, with the verb that says what it did, from left to right; where several names begin, the longest."""
    named = sorted({*_places(text, context.parties), *_places(text, context.companies)})
    at = 0
    while True:
        other = _unnamed(code).search(text, at)
        first = next(
            (
                found
                for start, longest in named
                if at <= start <= (other.start() if other else len(text))
                and (found := _named(-longest, code).match(text, start))
            ),
            other,
        )
        if first is None:
            return
        yield first
        at = first.end()


def _places(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where names begin in a text, each with its length below zero, so that the longest of one place comes first."""
    automaton = known_names(names).places
    for last, length in automaton.iter(text) if automaton else ():
        if not _WITHIN.match(text, max(last - length, 0)) or last + 1 == length:
            yield last + 1 - length, -length


_WITHIN: Final = re.compile(r"[\w-]")
_DOES: Final = {
    code: rf"(?:’s?)?(?:, (?!de |d’|à |du |des |of |from )[^,]{{2,60}},)? {acts}(?![\w-])"
    for code, acts in _ACTS.items()
}
"""What follows a party: an insertion, and the verb that says what it did."""


@cache
def _named(length: int, code: str) -> re.Pattern[str]:
    """A name of so many signs, with the verb after it."""
    return re.compile(rf"[\s\S]{{{length}}}{_DOES[code]}", re.I)


@cache
def _unnamed(code: str) -> re.Pattern[str]:
    """A party that is not named, with the verb after it."""
    return re.compile(rf"(?<![\w-])(?:{lexicon.ACTORS[code]}|{_ITS[code]}){_DOES[code]}", re.I)


def unattributed(sentence: Sentence, match: re.Match[str]) -> Finding:
    """A passage of a sentence on an open controversy that is told without a source."""
    passage = match[0]
    return Finding(
        sentence.start + match.start(),
        sentence.start + match.end(),
        Slip.ALLEGATION,
        language(sentence.code).say(
            _("“{value}”: nobody is said to say so, and the controversy is open."), value=passage
        ),
        f"according to [source], {passage}" if sentence.code == "en" else f"selon [source], {passage}",
        sure=False,
    )


def _told_with_care(sentence: Sentence, match: re.Match[str], code: str) -> bool:
    text = sentence.text
    start, end = match.span()
    clause = text[max(text.rfind(sign, 0, start) for sign in (",", ";", ":", "(")) + 1 : start]
    near = " ".join(clause.split()[-9:])
    if sentence.attributed(start, min(end, start + 1)) or sentence.attributed(start, end):
        return True
    if sentence.quoted(start, end) and sentence.reach:
        return True
    if lexicon.pattern(lexicon.DOUBTS[code]).search(near) or lexicon.pattern(lexicon.DOUBTS[code]).search(match[0]):
        return True
    if lexicon.pattern(UNSETTLED[code]).search(text[:start]):
        return True
    granted = list(lexicon.pattern(lexicon.FACTS[code]).finditer(clause))
    if lexicon.pattern(lexicon.CHARGES[code]).search(clause, granted[-1].end() if granted else 0):
        return True
    if re.match(r"\s*(?:alléguée?s?|présumée?s?|supposée?s?|prétendue?s?|alleged)\b", text[end:]):
        return True
    failing = re.fullmatch(lexicon.FAILINGS[code], match[0], re.I)
    negation = _NEGATION[code].search(text[:start])
    return bool(negation and not failing and not _NOT_ONLY.search(text[max(0, negation.start() - 5) : end]))


_SOFTER: Final = {
    "a": "aurait",
    "ont": "auraient",
    "avait": "aurait",
    "avaient": "auraient",
    "est": "serait",
    "sont": "seraient",
    "était": "serait",
}


def _reworded(text: str, match: re.Match[str], code: str) -> str:
    """The passage with an attribution, and in French in the conditional where the verb allows it."""
    if code == "en":
        return f"according to [source], … {match[0]}"
    before = re.search(r"(?:^|[\s’])(a|ont|avait|avaient|est|sont|était)((?: \w+)?) $", text[: match.start()])
    if before:
        return f"selon [source], … {_SOFTER[before[1]]}{before[2]} {match[0]}"
    first, _space, rest = match[0].partition(" ")
    if first in _SOFTER:
        return f"selon [source], … {_SOFTER[first]} {rest}"
    return f"selon [source], … {match[0]}"
