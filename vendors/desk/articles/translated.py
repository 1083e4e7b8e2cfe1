"""Pages that a program has translated: their words are not those of the journal."""

import re
from typing import Final

from lxml.html import HtmlElement

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _

_LANG: Final = re.compile(r"-x-mt(?:from-(?P<code>[a-z]{2,3}))?", re.IGNORECASE)
_CLASS: Final = re.compile(
    r"(?:^|\s)(?:translated-(?:ltr|rtl)|ms-translated|mt-translated|is-machine-translated)(?=$|\s)", re.IGNORECASE
)
_THROUGH: Final = re.compile(
    r"https?://[^\s\"'<>]*?(?:\.translate\.goog\b|translate\.google(?:usercontent)?\.[a-z.]+/|translate\.yandex\.[a-z.]+/|\.translated\.turbopages\.org|(?:www\.)?translatetheweb\.com/|(?:www\.)?microsofttranslator\.com/|translatoruser[\w-]*\.[a-z.]+/|papago\.naver\.net/)",
    re.IGNORECASE,
)
"""Addresses of services that give a page in another language."""
_FEWEST: Final = 3
"""Elements with the mark of a translating browser that make a page translated; one may be a button."""


def translation(tree: HtmlElement, url: str, saved_from: str, text: str) -> tuple[Message, ...]:
    """What to look at of a page that a browser or a service has translated; nothing where none has.

    Args:
        tree: the page.
        url: where it is.
        saved_from: where it was when it was saved.
        text: the page as it was handed in.
    """
    root = tree.getroottree().getroot()
    languages = [one.get(name) or "" for one in (root, *root.iter("body")) for name in ("lang", "xml:lang")]
    named = next((found for one in languages if (found := _LANG.search(one))), None)
    places = [
        url,
        saved_from,
        *(one.get("href") or "" for one in root.iter("base", "link")),
        text[:2_000] if "saved from url" in text[:2_000] else "",
    ]
    is_translated = (
        bool(named)
        or any(_CLASS.search(one.get("class") or "") for one in (root, *root.iter("body")))
        or any(_THROUGH.search(one) for one in places)
        or len(root.xpath("//font[contains(@style, 'vertical-align: inherit')]//font")) >= _FEWEST
        or len(root.xpath("//*[@_msttexthash or @_mstmutation or @_msthash]")) >= _FEWEST
    )
    if not is_translated:
        return ()
    if named and named["code"]:
        return (
            Message(
                _(
                    "To choose: a program has translated this page, whose language is “{language}”; its title is not the journal’s. Open the article itself and take its title from there."
                ),
                language=named["code"],
            ),
        )
    return (
        Message(
            _(
                "To choose: a program has translated this page; its title is not the journal’s. Open the article itself and take its title from there."
            )
        ),
    )
