"""The sitemap: every page, vendor, controversy and article in each language, as sitemaps.org has it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import quote_plus

from markupsafe import Markup

from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from views.base.page import PAGES

MOST: Final = 50_000
"""Addresses in one sitemap; of more articles than that the newest stand in it."""
_ID: Final = "id-of-a-row"
"""What stands for the identifier in the entry of any row."""
_DAY: Final = "0000-00-00"
"""What stands for its day."""


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
    reviewed = ((vendor.id, vendor.last_reviewed.text) for vendor in dataset.vendor.values())
    yield from _of_each(base, "/vendor", "vendor", reviewed)
    yield from _of_each(base, "/controversies", "controversy", ((row.id, "") for row in dataset.newest_disputes))
    yield from _of_each(base, "/news", "article", ((row.id, "") for row in dataset.newest_articles))


def _of_each(base: str, path: str, parameter: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The pages of the rows of a table, each with the day on which it changed or "". They differ in these alone, so that thousands are written as one is."""
    as_one = {day: list(_in_each_language(base, path, {parameter: (_ID,)}, day)) for day in ("", _DAY)}
    for id, changed in rows:
        quoted = quote_plus(id)
        for entry in as_one[_DAY if changed else ""]:
            yield entry.replace(_DAY, changed).replace(_ID, quoted)


def _in_each_language(base: str, path: str, chosen: dict[str, Sequence[str]], changed: str) -> Iterator[str]:
    addresses = {code: base + Selection(**chosen, lang=code).at(path) for code in LANGUAGES}
    others = "".join(
        Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>').format(code, address)
        for code, address in {**addresses, "x-default": addresses[DEFAULT_LANGUAGE]}.items()
    )
    day = Markup("<lastmod>{}</lastmod>").format(changed) if changed else ""
    for address in addresses.values():
        yield f"<url>{Markup('<loc>{}</loc>').format(address)}{day}{others}</url>\n"
