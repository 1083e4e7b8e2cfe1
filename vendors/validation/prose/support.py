"""Summaries of controversies that give neither a source nor a year: whatever they say, nobody can look it up."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vendors.i18n.language import _, language
from vendors.validation.prose import lexicon
from vendors.validation.prose.figures import is_dated
from vendors.validation.prose.finding import Context, Finding, Slip
from vendors.validation.prose.sentence import Sentence, sentences

_SOME: Final = {
    "fr": r"(?:des |d’|plusieurs |certaine?s |quelques )(?:ancien(?:ne)?s |nombreu(?:x|ses) )?",
    "en": r"(?:(?:some|several|many|a few) )?(?:former |affected )?",
}
_THE: Final = {"fr": r"(?:l[ea] |l’|les |une? |des )?", "en": r"(?:an? |the )?"}
_ADVOCATES: Final = {
    "fr": r"(?:avocate?s?|syndicats?|associations?|collectifs?)",
    "en": r"(?:[\w’-]+ ){0,1}(?:lawyers?|unions?|associations?|charit(?:y|ies))",
}
SILENT: Final = {
    "fr": re.compile(
        r"refus\w+ de (?:lui |nous )?(?:répon|comment|s’exprim)|(?:\bn’|\bne )[^;.]*\b(?:répon|réag|comment|s’exprim|donné suite)"
        r"|sans (?:en )?(?:donner|indiquer|préciser|avancer) (?:de |la |les |le |ses )?(?:raison|motif|détail)"
        r"|(?:n’|ne )[^;.]*(?:raison|motif)"
        r"|^\W*(?:nous|notre|nos|cette page|ce résumé)\b",
        re.I,
    ),
    "en": re.compile(
        r"(?:\b(?:not|neither|nor|declined|refused)\b|n’t\b)[^;.]* (?:comment|repl(?:y|ied)|respond|answer|say|discuss)"
        r"|(?:gave|giving|gives|given|with|offered|offering) no (?:reason|detail)|without (?:giving|saying|stating)"
        r"|^\W*(?:we|our|this page|this summary)\b",
        re.I,
    ),
}
"""Who has not answered, or not said why, which the reader is always told; and what we did ourselves."""
UNSETTLED: Final = {
    "fr": r"question de savoir|stade des allégations|(?:est|sont|reste|restent|demeure|demeurent) (?:toujours |encore )?(?:en cours|en délibéré|pendante?s?)|(?:reste|restent|demeure|demeurent) (?:ouverte?s?|posée?s?|inconnue?s?|à )|aucune? (?:date|décision|procédure|plainte|poursuite|sanction|amende|audience|accord)s? n[’e] ?|pas (?:établi|clair|certain|prouvé|connu)e?s?|on ignore|rien ne (?:permet|prouve|montre)|(?:rien n’|aucune? )[^;,.]*(?:prouvé|établi|démontré|retenu)e?s?|(?:pas|\bni|aucune?) [^;.]*(?:rendue?s? publi\w+|publiée?s?|communiquée?s?|divulguée?s?|dévoilée?s?)",
    "en": r"remains? (?:open|unknown|to be )|(?:is|are|remains?) (?:still )?(?:pending|open|under (?:way|appeal))|different accounts|not agreed|disagree|no (?:date|decision|ruling|verdict|charge|complaint|claim|hearing|fine|settlement|appeal)s? (?:has|have|had|was|were|is)|not (?:clear|known|established|proven|certain)|unclear|unknown|(?:able|free) to|(?:nothing|no \w+) (?:has|have|had) (?:\w+ ){0,3}(?:been )?(?:proven|proved|established|shown|found)|(?:not|neither|nor|never) [^;.]*(?:made public|published|disclosed|released)",
}
"""What is left open."""
_HEARSAY: Final = {
    "fr": re.compile(
        r"(?<!\w)(?:aurai|serai)(?:t|ent) (?=\w+(?:é|i|u|it|is)e?s?(?!\w))|(?<!\w)(?:prétendument|supposément|apparemment)(?!\w)",
        re.I,
    ),
    "en": re.compile(r"(?<!\w)(?:allegedly|reportedly|supposedly|purportedly|apparently)(?!\w)", re.I),
}
"""What says that somebody says so, and not who."""
_DESCRIBED: Final = {
    "fr": re.compile(
        r"\W*(?:(?:le |la |l’|son |sa )[\w-]+(?: (?:phare|de (?-i:[A-ZÀ-Ý])[\w-]+))*|(?-i:[A-ZÀ-Ý])[\w-]+)(?:, [^,;]{3,40},)? (?P<verb>(?!\w+ait\b)[a-zà-ÿ]{3,}(?:e|it|d|t))\b",
        re.I,
    ),
    "en": re.compile(
        r"\W*(?:(?:the |its )[\w-]+(?: (?:line|range|suite|software|platform|module))?|(?-i:[A-Z])[\w-]+)(?:, [^,;]{3,40},)? (?:now |also |\w+ly )?(?P<verb>[a-z]{2,}s)\b",
        re.I,
    ),
}
"""What a product does, in the present: a description, where the verb is a neutral one."""


def unsupported(text: str, code: str, context: Context) -> Iterator[Finding]:
    """The first sentence of a text about an open controversy that gives neither an attribution nor a year anywhere.

    What is asked, denied or put in doubt is not stated, nor is what a product does; people who are not the company's own speak for
    themselves.
    """
    if not context.controversy or is_dated(text):
        return
    told = list(sentences(text, code))
    if not told or any(_supported(sentence) for sentence in told):
        return
    words = language(code)
    first = told[0]
    yield Finding(
        first.start,
        first.start + len(first.text.rstrip()),
        Slip.UNSUPPORTED,
        words.say(_("This says neither who says so nor when.")),
        words.say(_("according to [source], in [year], …")),
        sure=False,
    )


def _supported(sentence: Sentence) -> bool:
    text, code = sentence.text, sentence.code
    described = _DESCRIBED[code].match(text)
    return bool(
        sentence.asks
        or sentence.reach
        or lexicon.pattern(lexicon.DOUBTS[code]).search(_HEARSAY[code].sub("", text))
        or SILENT[code].search(text)
        or lexicon.pattern(UNSETTLED[code]).search(text)
        or witnesses(code).match(text)
        or (described and lexicon.NEUTRAL_VERBS[code].match(described["verb"]))
    )


@cache
def witnesses(code: str) -> re.Pattern[str]:
    """A sentence whose subject is some of the people concerned, or those who judge: not “the customers”, who are told about."""
    people = rf"(?:{lexicon.PEOPLE[code]}|{lexicon.AUTHORITIES[code]}|{_ADVOCATES[code]})"
    return re.compile(
        rf"\W*(?:saisie?s? [^,;.]{{3,60}}, )?(?:{_SOME[code]}{people}|{_THE[code]}(?:{lexicon.JUDGES[code]}|{_ADVOCATES[code]})(?!’s))(?![\w-])",
        re.I,
    )
