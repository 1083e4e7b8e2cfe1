"""How a page is made: what was asked for, the template, and the View that both the server and Streamlit show."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from vendors.analysis.charts.capabilities import SIGNS as SUPPORT_SIGNS
from vendors.domain import article_of_2018
from vendors.domain.controversy_summary import about_article
from vendors.domain.evidence import host
from vendors.domain.status_words import MEANINGS
from vendors.exports.citations import Citation
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.results import Results
from vendors.query.search import words_of
from vendors.query.selection import CHOICES, LABELS, Refused, Selection
from vendors.settings import settings
from vendors.store.load import State
from vendors.tables.dataset import Dataset
from vendors.tables.reply import Reply
from vendors.types.country import region_of
from views.base.highlight import marked

SITE: Final = "Panorama CX"
NAVIGATION: Final = (
    ("/", _("Panorama")),
    ("/compare", _("Compare")),
    ("/news", _("News")),
    ("/controversies", _("Controversies")),
    ("/charts", _("Charts")),
    ("/method", _("Method")),
)
"""The pages in the masthead."""

LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}
"""The languages as social networks name them."""

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


SLOT: Final = re.compile(r'<div class="slot" data-chart="([a-z-]+)"[^>]*></div>')
"""Where a live chart stands inside a page; the first answer keeps its room. Words of the data cannot write it: they are escaped."""


@dataclass(frozen=True, slots=True)
class View:
    """One page, ready to be shown.

    Attributes:
        path: its path.
        lang: language of the page, ISO 639-1.
        title: for the window, with the site’s name.
        description: one sentence for search engines and social cards.
        body: HTML of masthead and page; Streamlit and the shell bring the `<main>` around it.
        foot: HTML of the footer.
        chart: name of the live chart that stands between the two, or None; charts inside the body have slots there.
        head: HTML for `<head>`: description, canonical address, other languages, structured data.
        status: HTTP status.
        finding: what the page says in one sentence, where it says more than its title.
    """

    path: str
    lang: str
    title: str
    description: str
    body: str
    foot: str
    head: str
    chart: str | None = None
    status: int = 200
    finding: str = ""

    @property
    def html(self) -> str:
        """The whole page without its live parts."""
        return self.body + self.foot

    @property
    def pieces(self) -> Sequence[tuple[str, str]]:
        """The body in pieces, each with the name of the live chart that stands below it, or ""."""
        parts = SLOT.split(self.body)
        return list(zip(parts[::2], [*parts[1::2], ""], strict=True))


@dataclass(frozen=True)
class Asked:
    """What a reader asked for, understood.

    Attributes:
        refused: values of the address that do not exist.
        results: the data as of the Selection’s date.
        beside: parameters of the address that are not in the Selection, because they say how it is answered.
    """

    path: str
    selection: Selection
    refused: tuple[Refused, ...]
    state: State
    dataset: Dataset
    results: Results
    words: Language
    today: date = field(default=date.min)
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def on(self) -> date:
        """The day on which the world is looked at."""
        return self.results.as_of.on

    def in_language(self, code: str) -> str:
        """The address of this page in another language."""
        pairs = (*self.selection.but(lang=code, page=self.selection.page).pairs(), *self.beside)
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


def render(
    asked: Asked,
    template: str,
    *,
    title: str,
    description: str = "",
    chart: str | None = None,
    structured: Mapping[str, Any] | None = None,
    status: int = 200,
    has_card: bool = True,
    **context: Any,
) -> View:
    """Fill a page’s template.

    Args:
        asked: what the page is about.
        template: file in `views/templates`.
        title: of the page, without the site’s name.
        description: of the page; the title where there is none.
        chart: name of a live chart below the page.
        structured: schema.org data of the page.
        status: HTTP status.
        has_card: whether there is a picture of the page for social networks.
        context: what else the template speaks of.
    """
    filled = environment(asked.words.code)
    said = common(asked) | {"title": title}
    body = filled.get_template(template).render(**said, **context)
    foot = filled.get_template("foot.html").render(**said)
    full = title if title == SITE else f"{title} – {SITE}"
    shown = description or title
    head = _head(asked, full, shown, structured, has_card=has_card and status == 200)
    finding = str(context.get("finding", ""))
    return View(asked.path, asked.words.code, full, shown, body, foot, head, chart, status, finding)


def fragment(asked: Asked, template: str, **context: Any) -> Markup:
    """A part of a page that is made apart, because it can be kept. It must not depend on more of the Selection than date and language."""
    plain = replace(asked, selection=asked.selection.only_with("date"))
    text = environment(asked.words.code).get_template(template).render(**common(plain), **context)
    return Markup(text)  # noqa: S704 - the template has escaped what is in it


def common(asked: Asked) -> dict[str, Any]:
    """What every template speaks of."""
    # The words of a search are marked where articles and controversies are what is searched.
    found = words_of(asked.selection.q) if asked.path in ("/news", "/controversies") else ()
    return {
        "asked": asked,
        "sel": asked.selection,
        "on": asked.on,
        "dataset": asked.dataset,
        "m": asked.results,
        "found": found,
    }


def _head(asked: Asked, title: str, description: str, structured: Mapping[str, Any] | None, *, has_card: bool) -> str:
    base = settings().public_address.rstrip("/")
    lines = [Markup('<meta name="description" content="{}">').format(description)]
    lines.append(Markup('<link rel="canonical" href="{}">').format(base + asked.selection.at(asked.path)))
    for code in LANGUAGES:
        lines.append(
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(code, base + asked.in_language(code))
        )
    lines += _social(asked, title, description, base if has_card else "")
    if structured:
        # "<" is the only sign that could end the script element.
        text = json.dumps({"@context": "https://schema.org"} | dict(structured), ensure_ascii=False).replace(
            "<", "\\u003c"
        )
        lines.append(Markup('<script type="application/ld+json">{}</script>').format(Markup(text)))  # noqa: S704
    return "\n".join(lines)


def card_path(page: str) -> str:
    """Where the picture of a page for social networks is: `/card/vendor.png` for `/vendor`; Panorama’s is `/card/vendors.png`."""
    return f"/card/{page.strip('/').replace('/', '-') or 'vendors'}.png"


def _social(asked: Asked, title: str, description: str, base: str) -> list[Markup]:
    """What a social network shows of the page; addresses there must be whole, so without a public one there is no image."""
    properties = {
        "og:type": "website",
        "og:site_name": SITE,
        "og:title": title,
        "og:description": description,
        "og:locale": LOCALES[asked.words.code],
    }
    if base:
        query = urlencode([*asked.selection.pairs(), ("v", asked.dataset.version[:7])])
        properties |= {
            "og:url": base + asked.selection.at(asked.path),
            # The version makes a new address with new data: networks keep an image by its address.
            "og:image": f"{base}{card_path(asked.path)}?{query}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": title,
        }
    lines = [Markup('<meta property="{}" content="{}">').format(name, value) for name, value in properties.items()]
    kind = "summary_large_image" if "og:image" in properties else "summary"
    return [*lines, Markup('<meta name="twitter:card" content="{}">').format(kind)]


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
        "labels": LABELS,
        "signs": SIGNS,
        "meanings": MEANINGS,
        "support_signs": SUPPORT_SIGNS,
        "host": host,
        "about_article": about_article,
        "region_of": region_of,
        "asking": lambda reply: _asking(words, reply),
        "own": lambda row, name: words.fine(getattr(row, f"{name}_{code}") or ""),
        "settings": settings(),
        "article_day": article_of_2018.DAY,
        "value_label": lambda asked, parameter, value: _value_label(words, asked, parameter, value),
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


def _value_label(words: Language, asked: Asked, parameter: str, value: str) -> str:
    if parameter in CHOICES:
        return next(words.say(choice.label) for choice in CHOICES[parameter] if choice == value)
    if parameter == "vendor":
        return asked.dataset.vendor[value].name
    if parameter == "country":
        return words.country(value)
    if parameter == "language":
        return words.spoken(value)
    if parameter == "controversy":
        return words.fine(str(getattr(asked.dataset.controversy[value], f"title_{words.code}")))
    if parameter == "article":
        return asked.dataset.article[value].title
    return value
