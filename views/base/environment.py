"""The templates: Jinja in one language, with the words, formats and small helpers that every template may use."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from vendors.analysis.charts.capabilities import SIGNS as SUPPORT_SIGNS
from vendors.domain import article_of_2018
from vendors.domain.controversy_summary import about_article
from vendors.domain.evidence import host
from vendors.domain.status_words import MEANINGS
from vendors.exports.citations import Citation
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.selection import PARAMETERS
from vendors.settings import settings
from vendors.tables.reply import Reply
from vendors.types.country import Region, region_of
from views.base.highlight import marked

NAVIGATION: Final = (
    ("/", _("Panorama")),
    ("/compare", _("Compare")),
    ("/news", _("News")),
    ("/controversies", _("Controversies")),
    ("/charts", _("Charts")),
    ("/method", _("Method")),
)
"""The pages in the masthead."""

SIGNS: Final = {
    "alleged": "○",
    "denied": "◇",
    "under-investigation": "◔",
    "in-court": "◑",
    "settled": "◈",
    "upheld": "■",
    "dismissed": "◆",
    "confirmed": "●",
    "resolved": "◆",
}
"""The shape beside a controversy’s status, so that no status is told by its word’s colour."""


@cache
def environment(code: str) -> Environment:
    """The templates in one language: autoescaped, with the words and formats of that language."""
    words = language(code)
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

    def say(message: str, /, **fields: object) -> Markup:
        return _filled(words.say(message), fields)

    def plural(one: str, many: str, n: int, /, **fields: object) -> Markup:
        return _filled(words.fine(words.choose(one, many, n)), {"n": words.number(n), **fields})

    env.globals |= {
        "_": say,
        "plural": plural,
        "words": words,
        "lang": code,
        "navigation": NAVIGATION,
        "languages": [(other, language(other).spoken(other)) for other in LANGUAGES],
        "labels": {name: parameter.label for name, parameter in PARAMETERS.items()},
        "is_list": lambda parameter: PARAMETERS[parameter].many,
        "signs": SIGNS,
        "meanings": MEANINGS,
        "support_signs": SUPPORT_SIGNS,
        "host": host,
        "about_article": about_article,
        "region_of": region_of,
        "regions": tuple(Region),
        "asking": lambda reply: _asking(words, reply),
        "own": lambda row, name: words.fine(getattr(row, f"{name}_{code}") or ""),
        "settings": settings(),
        "article_day": article_of_2018.DAY,
        "value_label": lambda asked, parameter, value: PARAMETERS[parameter].say(value, asked.dataset, words),
        "citation": lambda asked: Citation.of(asked.path, asked.results).text,
        "with_semicolons": lambda address: f"{address}{'&' if '?' in address else '?'}sep=semicolon",
    }
    env.filters |= {
        "day": words.date,
        "number": words.number,
        "fine": words.fine,
        "country": words.country,
        "land": words.land,
        "spoken": words.spoken,
        "city": words.city,
        "listing": words.listing,
        "money": words.money,
        "amount": words.amount,
        "label": lambda choice: words.say(choice.label),
        "counted": lambda values: Counter(values).items(),
        "month": words.month,
        "marked": marked,
        "host": host,
        "capital": lambda text: text[:1].upper() + text[1:],
    }
    return env


def _asking(words: Language, reply: Reply) -> tuple[str, ...]:
    """The dates of an answer for which the magazine asked, as one sentence each."""
    asked = ""
    if reply.asked and reply.asked_how:
        asked = words.say(
            _("Asked on {day} by {how}."), day=words.date(reply.asked), how=words.say(reply.asked_how.label)
        )
    elif reply.asked:
        asked = words.say(_("Asked on {day}."), day=words.date(reply.asked))
    answered = words.say(_("Answered on {day}."), day=words.date(reply.answered)) if reply.answered else ""
    return tuple(sentence for sentence in (asked, answered) if sentence)


def _filled(text: str, fields: Mapping[str, object]) -> Markup:
    safe = Markup(escape(text))  # noqa: S704 - escaped just here
    return safe.format(**fields) if fields else safe
