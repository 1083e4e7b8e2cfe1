"""What a page says of itself for machines: the article's own node of its JSON-LD, and the metadata in its head."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from vendors.desk.articles.addresses import same_place
from vendors.desk.articles.incoming import COMPARED, line
from vendors.types.did_you_mean import plain

ALIKE: Final = 75.0
"""Likeness, of 100, from which a headline is that of the page."""
DEEPEST: Final = 12
"""Levels of JSON-LD that are looked at."""
PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article.published", "article:published", "rnews:datepublished", "originalpublicationdate", "article_date_original",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "pubdate", "pub_date",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.created", "dcterms.date", "dc.date", "dc:date", "citation_publication_date",
    "citation_online_date", "citation_date", "displaydate", "bt:pubdate", "prism.publicationdate", "date",
)  # fmt: skip
"""Names under which heads of pages give the day of publication, the plainest first."""
CHANGED: Final = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod", "last-modified", "dcterms.modified",
    "dc.date.modified", "dc.modified", "revised", "cxenseparse:recs:modifiedtime", "updated_time",
)  # fmt: skip
AUTHORS: Final = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author", "sailthru.author",
    "citation_author", "byl", "byline", "cxenseparse:author", "rnews:author",
)  # fmt: skip
_ARTICLE: Final = re.compile(r"(?:^|[/:])(?:\w*Article|\w*BlogPosting|BlogPosting|Report|SocialMediaPosting|Review)$")


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """What the JSON-LD says of the article.

    Attributes:
        found: whether it has a node for it.
        authors: names as they stand, of persons and of organisations.
    """

    found: bool = False
    headline: str = ""
    published: str = ""
    changed: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    closed: bool = False


def metadata(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of the `meta` elements by their name in small letters."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = line(meta.get("content") or meta.get("datetime") or "")
        for name in {meta.get("property"), meta.get("name"), meta.get("itemprop"), meta.get("http-equiv")}:
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def first(meta: Mapping[str, Sequence[str]], names: Sequence[str]) -> tuple[str, str]:
    """The name and the content of the first of these that the head holds."""
    return next(((name, meta[name][0]) for name in names if name in meta), ("", ""))


def article_node(tree: HtmlElement, titles: Sequence[str], url: str) -> ArticleNode:
    """The node of the page's own article; not found where the nodes are those of other articles.

    Args:
        tree: the page.
        titles: what the page itself is called.
        url: where it is.
    """
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    own = [node for node in nodes if _is_article(node) and _is_own(node, titles, url)]
    if not own:
        # Where no node is an article, that of the page tells when it was published.
        own = [node for node in nodes if _types(node) & {"WebPage", "ItemPage"} and node.get("datePublished")]
    if not own:
        return ArticleNode()
    node = max(own, key=lambda one: len([key for key in ("headline", "datePublished", "author") if one.get(key)]))
    return ArticleNode(
        True,
        _text(node.get("headline") or (node.get("name") if _is_article(node) else "")),
        _text(node.get("datePublished") or node.get("dateCreated")),
        _text(node.get("dateModified")),
        tuple(_names(node.get("author") or node.get("creator"), by_id)) if _is_article(node) else (),
        next(iter(_names(node.get("publisher"), by_id)), ""),
        _address(node),
        _text(node.get("isAccessibleForFree")).lower() == "false",
    )


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?)\s*;?\s*$",
            "",
            script.text or "",
        )
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            try:
                yield json.loads(re.sub(r",(?=\s*[}\]])", "", text).rstrip(" ;\n"), strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one, depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(node))


def _is_own(node: Mapping[str, Any], titles: Sequence[str], url: str) -> bool:
    address = _address(node)
    if url and address.startswith("http") and same_place(address) == same_place(url):
        return True
    headline = _text(node.get("headline") or node.get("name"))
    if headline:
        return not any(titles) or any(_is_like(headline, title) for title in titles if title)
    return not (url and address.startswith("http"))


def _is_like(headline: str, title: str) -> bool:
    one, two = plain(headline[:COMPARED]), plain(title[:COMPARED])
    shorter = min(len(one), len(two))
    return one == two or (shorter > 12 and fuzz.partial_ratio(one, two) >= ALIKE) or fuzz.ratio(one, two) >= ALIKE


def _address(node: Mapping[str, Any]) -> str:
    main = node.get("mainEntityOfPage")
    if isinstance(main, dict):
        main = main.get("@id") or main.get("url")
    for one in (node.get("url"), main, node.get("@id")):
        if isinstance(one, str) and one.startswith("http"):
            return one.split("#")[0]
    return ""


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]], depth: int = 0) -> Iterator[str]:
    """The names of persons or organisations, each by itself or through the node that it refers to."""
    if depth > 3:
        return
    if isinstance(value, list):
        for one in value:
            yield from _names(one, by_id, depth + 1)
    elif isinstance(value, dict):
        if "@list" in value:
            yield from _names(value["@list"], by_id, depth + 1)
            return
        node = value if value.get("name") or value.get("familyName") else by_id.get(value.get("@id") or "", value)
        name = node.get("name") or f"{_text(node.get('givenName'))} {_text(node.get('familyName'))}"
        yield from _names(name, by_id, depth + 1)
    elif isinstance(value, str) and (name := _text(value)) and not name.startswith(("http", "#", "/")):
        yield name


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    if isinstance(value, bool):
        return str(value).lower()
    return line(html.unescape(str(value))) if isinstance(value, str | int | float) else ""
