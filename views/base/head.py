"""What stands in a page’s `<head>`: description, addresses, structured data, and the card for social networks."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from markupsafe import Markup

from vendors.i18n.language import LANGUAGES
from vendors.settings import settings
from views.base.view import SITE, Asked

LONGEST: Final = 160
"""Characters of a description that search engines and networks show."""


def head(
    asked: Asked, title: str, description: str, structured: Mapping[str, Any] | None, card: str, feed: str = ""
) -> str:
    """The lines of a page’s `<head>` beside its title, as HTML.

    Args:
        asked: what the page is about.
        title: of the window.
        description: one sentence.
        structured: schema.org data of the page.
        card: where the picture of the page for social networks is; "" where there is none.
        feed: the Atom feed that follows the page; "" where there is none.
    """
    base = settings().public_address.rstrip("/")
    description = in_brief(description)
    lines = [Markup('<meta name="description" content="{}">').format(description)]
    lines.append(Markup('<link rel="canonical" href="{}">').format(base + asked.selection.at(asked.path)))
    for code in LANGUAGES:
        lines.append(
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(code, base + asked.in_language(code))
        )
    if feed:
        lines += [
            Markup('<link rel="alternate" type="{}" title="{}" href="{}">').format(kind, title, base + address)
            for kind, address in (
                ("application/atom+xml", feed),
                ("application/feed+json", feed.replace(".atom", ".json", 1)),
            )
        ]
    lines += _social(asked, title, description, base, card)
    if structured:
        # "<" is the only sign that could end the script element.
        text = json.dumps({"@context": "https://schema.org"} | dict(structured), ensure_ascii=False).replace(
            "<", "\\u003c"
        )
        lines.append(Markup('<script type="application/ld+json">{}</script>').format(Markup(text)))  # noqa: S704
    return "\n".join(lines)


def in_brief(description: str) -> str:
    """A description as search engines show it: at most `LONGEST` characters, cut after a word."""
    if len(description) <= LONGEST:
        return description
    kept = description[: LONGEST - 1]
    return f"{kept[: kept.rindex(' ')] if ' ' in kept else kept}".rstrip(" ,;:–·") + "…"


def _social(asked: Asked, title: str, description: str, base: str, card: str) -> list[Markup]:
    """What a social network shows of the page; addresses there must be whole, so without a public one there is no image."""
    properties = {
        "og:type": "website",
        "og:site_name": SITE,
        "og:title": title,
        "og:description": description,
        "og:locale": asked.words.with_country,
    }
    if base and card:
        query = urlencode([*asked.selection.pairs(), ("v", asked.dataset.version[:7])])
        properties |= {
            "og:url": base + asked.selection.at(asked.path),
            # The version makes a new address with new data: networks keep an image by its address.
            "og:image": f"{base}{card}?{query}",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": title,
        }
    lines = [Markup('<meta property="{}" content="{}">').format(name, value) for name, value in properties.items()]
    kind = "summary_large_image" if "og:image" in properties else "summary"
    return [*lines, Markup('<meta name="twitter:card" content="{}">').format(kind)]
