"""The sitemap: every page, vendor, controversy and article in each language, as sitemaps.org has it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from markupsafe import Markup

from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from views.base.page import PAGES

MOST: Final = 50_000
"""Addresses in one sitemap; of more articles than that the newest stand in it."""


def sitemap(base: str, dataset: Dataset) -> str:
    """The sitemap, each address with its counterparts in the other languages.

    Args:
        base: address of the site, without a slash at its end.
        dataset: what it shows.
    """
    entries = "".join(islice(_entries(base, dataset), MOST))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n"
    )


def _entries(base: str, dataset: Dataset) -> Iterator[str]:
    # Without an own day of change, a page changes with the data.
    for path in PAGES:
        yield from _in_each_language(base, path, {}, dataset.issued.isoformat())
    for vendor in dataset.vendor.values():
        day = vendor.last_reviewed.text
        yield from _in_each_language(base, "/vendor", {"vendor": (vendor.id,)}, day)
    for dispute in dataset.newest_disputes:
        yield from _in_each_language(base, "/controversies", {"controversy": (dispute.id,)}, "")
    for article in dataset.newest_articles:
        yield from _in_each_language(base, "/news", {"article": (article.id,)}, "")


def _in_each_language(base: str, path: str, chosen: dict[str, Sequence[str]], changed: str) -> Iterator[str]:
    addresses = {code: base + Selection(**chosen, lang=code).at(path) for code in LANGUAGES}
    others = "".join(
        Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>').format(code, address)
        for code, address in {**addresses, "x-default": addresses[DEFAULT_LANGUAGE]}.items()
    )
    day = Markup("<lastmod>{}</lastmod>").format(changed) if changed else ""
    for address in addresses.values():
        yield f"<url>{Markup('<loc>{}</loc>').format(address)}{day}{others}</url>\n"
