"""Figures without a date."""

import re
from collections.abc import Iterator
from typing import Final

from vendors.i18n.language import _, language
from vendors.validation.prose.finding import Context, Finding, Slip

_FIGURE: Final = re.compile(
    r"(?<![\w.,-])(?:[$€£]|USD |EUR |GBP )?\d+(?:[\s.,]\d{3})*(?:[.,]\d+)?(?: ?%| ?(?:M|Md|k|bn|m)?[$€£]| ?(?:millions?|milliards?|billions?|bn|m)\b)?(?![\w-])"
)
_NO_FIGURE: Final = re.compile(
    r"\s?(?:heures?|jours?|minutes?|semaines?|mois|hours?|days?|weeks?|months?|years? (?:later|earlier)|ans (?:plus tard|auparavant)|pages?|étoiles?|stars?|e\b|er\b|ère\b|st\b|nd\b|rd\b|th\b)",
    re.I,
)
_BEFORE_NO_FIGURE: Final = re.compile(
    r"(?:articles?|art\.|section|chapitre|chapter|version|n°|no\.?|ref\.?|réf\.?|numéro|number|covid-|iso|page|rfc|level|niveau|top|tour|round|série|series|at least|au moins)\s?$",
    re.I,
)


def undated_figures(text: str, code: str, context: Context) -> Iterator[Finding]:
    """The first figure of a text in which no year stands, where the date shown beside the text does not date it."""
    if _dated(text) or (context.date and not context.controversy):
        return
    words = language(code)
    for match in _FIGURE.finditer(text):
        bare = re.fullmatch(r"\d", match[0])
        if bare or _NO_FIGURE.match(text[match.end() :]) or _BEFORE_NO_FIGURE.search(text[: match.start()]):
            continue
        day = context.date.text[:4] if context.date else "…"
        yield Finding(
            match.start(),
            match.end(),
            Slip.UNDATED,
            words.say(_("The figure “{value}” has no date in the text."), value=match[0].strip()),
            words.say(_("{value}, in {day}"), value=match[0].strip(), day=day),
        )
        # The date of one figure is looked for with the others.
        return


def _dated(text: str) -> bool:
    return bool(
        re.search(
            r"(?<![\w.,$€£])(?:1[89]|20)\d{2}(?![\w%$€£]|[.,]\d| ?(?:[$€£%]|(?:salari|employ|client|people|person|personn|avis|users|utilis|staff|jobs|postes|emplois|compan|entrepr|compt|account|record|fich)\w*))",
            text,
        )
    )
