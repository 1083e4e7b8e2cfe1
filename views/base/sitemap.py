"""The sitemap: every page, vendor, controversy and article in each language, as sitemaps.org has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote_plus

from markupsafe import Markup

from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from views.base.page import PAGES
from views.base.robots import is_closed

FOLDER: Final = "/sitemaps/"
"""Where the parts of a large sitemap stand: `/sitemaps/news-3.xml`."""
MOST: Final = 2_000
"""Addresses in one sitemap, some 900 kB; of more than that each kind of pages has its own, in parts, and the sitemap names these."""
_ROWS: Final = MOST // len(LANGUAGES)
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ID: Final = "id-of-a-row"
"""What stands for the identifier in the entry of any row."""
_DAY: Final = "0000-00-00"
"""What stands for its day."""


def sitemap(base: str, dataset: Dataset) -> str:
    """The sitemap, each address with its counterparts in the other languages; of a large data set the list of its parts.

    Args:
        base: address of the site, without a slash at its end.
        dataset: what it shows.
    """
    kinds = _kinds(dataset)
    if sum(map(len, kinds.values())) <= _ROWS:
        return _list("urlset", (entry for kind in kinds for entry in _entries(base, dataset, kind, kinds[kind])))
    names = (f"{base}{FOLDER}{name}.xml" for name in _parts(dataset))
    return _list("sitemapindex", (f"<sitemap>{Markup('<loc>{}</loc>').format(name)}</sitemap>\n" for name in names))


def sitemap_part(base: str, dataset: Dataset, part: str) -> str | None:
    """A part of a large sitemap, or None where there is no such one.

    Args:
        base: address of the site, without a slash at its end.
        dataset: what it shows.
        part: its name, as the sitemap has it.
    """
    kind, rows = _parts(dataset).get(part, ("", ()))
    return _list("urlset", _entries(base, dataset, kind, rows)) if rows else None


def _parts(dataset: Dataset) -> Mapping[str, tuple[str, Sequence[str]]]:
    """The parts by name: kind and rows of each."""
    return {
        f"{kind}-{at // _ROWS + 1}": (kind, rows[at : at + _ROWS])
        for kind, rows in _kinds(dataset).items()
        for at in range(0, len(rows), _ROWS)
    }


def _kinds(dataset: Dataset) -> Mapping[str, Sequence[str]]:
    """What has a page of its own, by kind; what has a day the oldest first, so that what comes in moves nothing from one part to another."""
    return {
        # The search has nothing of its own before somebody asks, and robots are kept from what it answers.
        "pages": tuple(path for path in PAGES if not is_closed(f"{path}?")),
        "vendors": tuple(dataset.vendor),
        "controversies": [row.id for row in reversed(dataset.newest_disputes)],
        "news": [row.id for row in reversed(dataset.newest_articles)],
    }


def _list(name: str, entries: Iterable[str]) -> str:
    other = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if name == "urlset" else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_SPACE}{other}>\n{"".join(entries)}</{name}>\n'


def _entries(base: str, dataset: Dataset, kind: str, rows: Sequence[str]) -> Iterator[str]:
    if kind == "pages":
        # Without an own day of change, a page changes with the data.
        for path in rows:
            yield from _in_each_language(base, path, {}, dataset.issued.isoformat())
    elif kind == "vendors":
        yield from _of_each(base, "/vendor", "vendor", ((id, dataset.vendor[id].last_reviewed.text) for id in rows))
    else:
        path, parameter = ("/news", "article") if kind == "news" else ("/controversies", "controversy")
        yield from _of_each(base, path, parameter, ((id, "") for id in rows))


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
