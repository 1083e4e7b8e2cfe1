"""Figures without a date."""

import re
from collections.abc import Iterator
from typing import Final

from babel.dates import get_month_names

from vendors.i18n.language import Language, _, language
from vendors.validation.prose.finding import Context, Finding, Slip

_FIGURE: Final = re.compile(
    r"(?<![\w.,-])(?:[$€£]|USD |EUR |GBP )?\d+(?:[\s.,]\d{3})*(?:[.,]\d+)?(?: ?%| ?(?:M|Md|k|bn|m)?[$€£]| ?(?:millions?|milliards?|billions?|bn|m)\b)?(?![\w-])"
)
_IN_WORDS: Final = {
    "fr": re.compile(
        r"(?<![\w-])(?:(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)(?: \w+){0,3} sur (?:deux|trois|quatre|cinq|six|sept|huit|dix|vingt|cent)"
        r"|(?:un|le|deux|les deux|trois|les trois) (?:tiers|quarts?|cinquièmes?|dixièmes?) (?:des|du|d’|de (?:la |l’|s(?:on|a|es) |leurs? ))"
        r"|(?:la|plus de la|près de la) moitié (?:des|du|d’|de (?:la |l’|s(?:on|a|es) |leurs? ))"
        r"|(?:(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante) )?(?:cents?|mille|millions|milliards)(?= (?:d[e’]|[a-zà-ÿ]{4,}))"
        r"|(?:une|deux|trois|quelques|plusieurs|des) (?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier)s? d[e’])",
        re.I,
    ),
    "en": re.compile(
        r"(?<![\w-])(?:(?:one|two|three|four|five|six|seven|eight|nine)(?: \w+){0,3} (?:in|out of)(?: every)? (?:two|three|four|five|six|seven|eight|ten|twenty|a hundred)"
        r"|(?:an?|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?) of"
        r"|(?:a |more than |nearly |almost )?half (?:of )?(?:the|its|their|all|of)(?! (?:year|decade|day|season))"
        r"|(?:an?|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|several) (?:dozen|hundred|thousand|million|billion)s?"
        r"|(?:dozens|scores|hundreds|thousands|millions|billions) of)(?![\w-])",
        re.I,
    ),
}
"""Shares and amounts written out."""
_MONTHS: Final = {code: "|".join(get_month_names(locale=code).values()) for code in _IN_WORDS}
_MONTH: Final = rf"\b(?:{_MONTHS['fr']}|(?-i:{_MONTHS['en']}))\b"
"""“May” and “March” are months with their capital alone."""
_DAY: Final = re.compile(r"[12]?\d|3[01]")
"""What is a day beside a month; of “in March 300 jobs went” nothing is."""
_MONTH_AFTER: Final = re.compile(rf"\s?{_MONTH}", re.I)
_MONTH_BEFORE: Final = re.compile(rf"{_MONTH}\s?$", re.I)
_NO_FIGURE: Final = re.compile(
    r"\s?(?:h\b|heures?|jours?|minutes?|semaines?|mois|hours?|days?|weeks?|months?|years? (?:later|earlier)|ans (?:plus tard|auparavant)|pages?|étoiles?|stars?|e\b|er\b|ère\b|st\b|nd\b|rd\b|th\b)",
    re.I,
)
_BEFORE_NO_FIGURE: Final = re.compile(
    r"(?:\bh|articles?|art\.|section|chapitre|chapter|version|n°|no\.?|ref\.?|réf\.?|numéro|number|covid-|iso|page|rfc|level|niveau|top|tour|round|série|series|at least|au moins)\s?$",
    re.I,
)


def undated_figures(text: str, code: str, context: Context) -> Iterator[Finding]:
    """The first figure of a text in which no year stands, where the date shown beside the text does not date it."""
    if (context.date and not context.controversy) or is_dated(text):
        return
    words = language(code)
    for match in _FIGURE.finditer(text):
        bare, before, after = re.fullmatch(r"\d", match[0]), text[: match.start()], text[match.end() :]
        is_day = _DAY.fullmatch(match[0]) and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after))
        if bare or is_day or _NO_FIGURE.match(after) or _BEFORE_NO_FIGURE.search(before):
            continue
        yield _undated(match, words, context)
        # The date of one figure is looked for with the others.
        return
    if written := _IN_WORDS[code].search(text):
        yield _undated(written, words, context)


def _undated(match: re.Match[str], words: Language, context: Context) -> Finding:
    day = context.date.text[:4] if context.date else "…"
    return Finding(
        match.start(),
        match.end(),
        Slip.UNDATED,
        words.say(_("The figure “{value}” has no date in the text."), value=match[0].strip()),
        words.say(_("{value}, in {day}"), value=match[0].strip(), day=day),
    )


def is_dated(text: str) -> bool:
    """Whether a year stands in a text."""
    return bool(
        re.search(
            r"(?<![\w.,$€£])(?:1[89]|20)\d{2}(?![\w%$€£]|[.,]\d| ?(?:[$€£%]|(?:salari|employ|client|people|person|personn|avis|users|utilis|staff|jobs|postes|emplois|compan|entrepr|record|fich)\w*))",
            text,
        )
    )
