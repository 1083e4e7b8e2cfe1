"""Where the addresses of the site stand in the edition, and which of them have no place there.

An address with a query becomes a path: `/news?topic=funding&page=2&lang=en` stands at `en/news/page/2/topic/funding/`. What can be
asked for without end, such as several filters at once, has no place; what is finite has one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Self
from urllib.parse import parse_qsl, urlsplit

from vendors.domain import article_of_2018
from vendors.exports.feeds import FORMATS as FEED_ENDINGS
from vendors.exports.feeds.sources import FEEDS, OF_ONE
from vendors.i18n.language import DEFAULT_LANGUAGE, LANGUAGES
from vendors.query.facets import FACETS
from vendors.tables import TABLES
from views.base.assets import PREFIX
from views.base.page import PAGES
from views.base.sitemap import FOLDER as SITEMAPS
from web.public.downloads import ENDINGS
from web.public.downloads import TABLES as PAGE_TABLES

Pairs = tuple[tuple[str, str], ...]

SUBJECTS: Final[Mapping[str, str]] = {"/vendor": "vendor", "/controversies": "controversy", "/news": "article"}
"""What a page is about where it is about one thing; each of these has a page in an edition of any size."""
LISTS: Final = ("/", "/news", "/controversies")
"""The pages whose filters have a page for each value by itself."""
CROSSED: Final = ("rows", "across", "measure")
"""What can be changed of the cross table, each by itself."""
ARTICLES: Final = 5_000
"""Articles up to which each has a page of its own."""
BY_ROW: Final = 200
"""Vendors up to which what there is for each of them besides its page has a place too."""
COMPARED: Final = "/compare"
MOST_COMPARED: Final = 6
PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST: Final = 150
"""Letters of a value in a path; file systems take names of 255 bytes."""
MOST_TOGETHER: Final = 240
"""Letters of several values in one part of a path."""
MISSING: Final = "/404"
"""The address of the page for addresses that are nobody's; hosts know it as `404.html`."""
SEARCH: Final = "/pagefind/"
"""Where the search and its index stand."""
AS_THEY_ARE: Final = (PREFIX, SEARCH)
"""What stands where its address says."""
PACKAGE: Final = "/data/panorama.zip"
ALONE: Final = (PACKAGE, "/data/datapackage.json", "/api/v1/openapi.json")
"""Files that stand where the site has them."""


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """An address of the site, taken apart.

    Attributes:
        path: from "/".
        lang: language of the answer.
        pairs: the query besides the language, in the order of names; values of one name in the order given.
    """

    path: str
    lang: str
    pairs: Pairs

    @classmethod
    def of(cls, address: str) -> Self:
        """What an address asks for.

        Args:
            address: path and query; a fragment is not looked at.
        """
        parts = urlsplit(address)
        given = parse_qsl(parts.query, keep_blank_values=True)
        lang = next((value for name, value in given if name == "lang"), DEFAULT_LANGUAGE)
        # The version in the address of a picture only makes it a new one; in the edition it is the file that is new.
        read = [(name, value) for name, value in given if name not in ("lang", "v")]
        return cls(parts.path, lang, tuple(sorted(read, key=lambda pair: pair[0])))

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.pairs))

    def values(self, name: str) -> tuple[str, ...]:
        """The values of one parameter."""
        return tuple(value for other, value in self.pairs if other == name)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the site an edition has.

    Attributes:
        by_row: whether what there is for each vendor, article or publisher besides its own page has a place too, and each page of a
            table and of a feed; with thousands of them that would be hundreds of thousands of files.
        articles: whether each article has a page of its own; those of a great archive stand in the lists alone.
        cards: whether the pictures for social networks have one; they are named by whole addresses only.
    """

    by_row: bool
    articles: bool
    cards: bool

    def place(self, address: str, source: SiteAddress | None = None) -> str | None:
        """Where an address stands: a folder, "" or ending in "/", or a file; None where it has no place.

        Args:
            address: path and query.
            source: the page that links to it. A comparison links to others, and those to others again, without end.
        """
        # Thousands of pages link to the same ones; only of a comparison it hangs on the page that does.
        return _place(self, address, source if address.startswith(COMPARED) else None)

    def place_of(self, asked: SiteAddress, source: SiteAddress | None) -> str | None:
        """The same of an address that is taken apart."""
        if asked.path.startswith(AS_THEY_ARE):
            return asked.path.lstrip("/")
        if asked.lang not in LANGUAGES:
            return None
        if asked.path == MISSING:
            return "/".join([*_language(asked), "404.html"])
        if asked.path in PAGES or (asked.path.startswith("/data/") and asked.path.removeprefix("/data/") in TABLES):
            return _folder(asked) if self._is_page(asked, source) else None
        return _file(asked) if self._is_file(asked) else None

    def _is_page(self, asked: SiteAddress, source: SiteAddress | None) -> bool:
        rest = tuple(name for name in asked.names if name != "page")
        if len(asked.names) < len(asked.pairs):
            return self._is_group(asked, rest, source)
        if not rest:
            # The rows of a great table stand in its files, which its first page names.
            return self.by_row or asked.path in PAGES or "page" not in asked.names
        if asked.path not in PAGES or asked.path == "/search":
            return False
        subject = SUBJECTS.get(asked.path, "")
        if rest == (subject,):
            return self.articles or subject != "article"
        if "page" in asked.names and not self.by_row:
            # Each filter of a great archive has as many pages again as the whole of it.
            return False
        if rest == ("date",) or (self.by_row and set(rest) == {"date", subject}):
            return asked.values("date") == (article_of_2018.DAY.isoformat(),)
        if rest == ("since", "until") and asked.path in LISTS:
            return asked.values("since") == asked.values("until")
        return len(rest) == 1 and self._is_facet(asked, rest[0])

    def _is_group(self, asked: SiteAddress, rest: Sequence[str], source: SiteAddress | None) -> bool:
        """Several values of one parameter: vendors beside each other, and values that the site itself offers together."""
        if len(rest) != 1:
            return False
        values = asked.values(rest[0])
        if asked.path == COMPARED:
            leads_on = source is not None and source.path == asked.path and source.pairs not in ((), asked.pairs)
            return self.by_row and rest == ("vendor",) and len(values) <= MOST_COMPARED and not leads_on
        groups = FACETS[rest[0]].facet.groups if rest[0] in FACETS else ()
        return asked.path in LISTS and any(set(values) == {str(one) for one in group} for _, group in groups)

    def _is_facet(self, asked: SiteAddress, name: str) -> bool:
        page = PAGES[asked.path]
        if name in ("vendor", "article", "controversy", "publisher"):
            return self.by_row and name in page.parameters and asked.path != COMPARED
        if asked.path == "/explore":
            return name in CROSSED
        if asked.path not in LISTS:
            return False
        return name in (*page.facets, *page.more_facets) or (name == "sort" and "page" not in asked.names)

    def _is_file(self, asked: SiteAddress) -> bool:
        stem, _, ending = asked.path.rpartition(".")
        if stem.startswith(SITEMAPS) and ending == "xml":
            # Of articles without a page of their own there is nothing to list.
            return not asked.pairs and (self.articles or not stem.startswith(f"{SITEMAPS}news-"))
        if stem.startswith("/charts/") and ending == "svg":
            return True
        if stem.startswith("/card/"):
            of_one = self.by_row and asked.names == (SUBJECTS.get(stem.removeprefix("/card")),)
            return self.cards and (not asked.pairs or of_one)
        if stem.startswith("/feeds/"):
            name, *one = stem.removeprefix("/feeds/").split("/")
            known = (name in OF_ONE and self.by_row if one else name in FEEDS) and ending in FEED_ENDINGS
            return known and set(asked.names) <= ({"page"} if self.by_row else set())
        if asked.path in ALONE or _is_table(stem) or stem.startswith("/api/v1/schema/"):
            return not asked.pairs
        if stem.strip("/") not in PAGE_TABLES or ending not in ENDINGS:
            return False
        subject = SUBJECTS.get(stem, "") if stem != "/news" else ""
        named = set(asked.names) - {"sep"}
        return not named or (self.by_row and named == {subject})


@lru_cache(maxsize=20_000)
def _place(extent: Extent, address: str, source: SiteAddress | None) -> str | None:
    return extent.place_of(SiteAddress.of(address), source)


def _is_table(stem: str) -> bool:
    return stem.startswith("/data/") and stem.removeprefix("/data/") in TABLES


def _folder(asked: SiteAddress) -> str:
    parts = [*_language(asked), *asked.path.strip("/").split("/"), *_chosen(asked)]
    return "".join(f"{part}/" for part in parts if part)


def _file(asked: SiteAddress) -> str:
    """A file keeps its own name, so that it is saved under it; what is chosen stands in the folders above."""
    *folders, name = asked.path.strip("/").split("/")
    stem, _, ending = name.rpartition(".")
    chosen = _chosen(asked, stem)
    # A raw table is the same in every language; its CSV stands beside the descriptor of each, which names it so.
    is_shared = ending != "csv" and _is_table(asked.path.rpartition(".")[0])
    lang = [] if is_shared else _language(asked)
    return "/".join([*lang, *folders, *([stem] if chosen else []), *chosen, f"{stem}.{ending}"])


def _language(asked: SiteAddress) -> list[str]:
    return [asked.lang] if asked.lang != DEFAULT_LANGUAGE else []


def _chosen(asked: SiteAddress, stem: str = "") -> list[str]:
    """What is chosen as parts of a path. `/vendor?vendor=akio` is `vendor/akio`, not `vendor/vendor/akio`."""
    last = stem or asked.path.rpartition("/")[2]
    parts = []
    for name in asked.names:
        parts += [] if name == last else [name]
        parts.append(_together("_".join(map(_segment, asked.values(name)))))
    return parts


def _together(part: str) -> str:
    """A part of a path; of one that is longer than file systems take, the beginning and a short hash of all of it."""
    return part if len(part) <= MOST_TOGETHER else f"{part[:LONGEST]}-{_hash(part)}"


def _segment(value: str) -> str:
    """A value as it stands in a path: in small letters, digits and hyphens, since not every file system tells others apart."""
    plain = value.lower() if value.isupper() and value.isalnum() else value
    if PLAIN.fullmatch(plain) and len(plain) <= LONGEST:
        return plain
    stem = "-".join(re.findall(r"[a-z0-9]+", value.lower()))[:60].strip("-")
    return f"{stem}-{_hash(value)}".lstrip("-")


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
