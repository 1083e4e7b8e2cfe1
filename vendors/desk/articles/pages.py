"""A saved page: what it says of itself to machines, held against what it shows to readers."""

import copy
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import lxml.html
import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement
from rapidfuzz import fuzz

from vendors.desk.articles.addresses import ArticleAddress, address_of, host, of_an_article, same_place
from vendors.desk.articles.authorship import Authorship, authorship
from vendors.desk.articles.counted_days import counted_days
from vendors.desk.articles.incoming import COMPARED, Incoming, Message, language_doubts, language_of, line
from vendors.desk.articles.layout import PageLine, lines, main_heading, parted, take_out
from vendors.desk.articles.lists import refuse_list
from vendors.desk.articles.marked_days import machine_day, machine_month, marked_days
from vendors.desk.articles.published import (
    Candidate,
    DayEvidence,
    Label,
    PublicationDay,
    datelines,
    day_in_address,
    is_paragraph,
    published,
    shown_days,
)  # fmt: skip
from vendors.desk.articles.structured import CHANGED, PUBLISHED, ArticleNode, article_node, first, metadata
from vendors.desk.articles.titles import ArticleTitle, HeadingReading, readings, title_of
from vendors.desk.articles.translated import translation
from vendors.i18n.language import _
from vendors.types.did_you_mean import plain

HEAD_LINES: Final = 15
"""Lines behind a title in which its day and its authors are looked for."""
BEFORE: Final = 6
"""Lines before it."""
JSON_LD: Final = Message(_("the page’s data for machines (JSON-LD)"))
HEAD: Final = _("the head of the page ({name})")
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)\s*|Page saved with SingleFile\s+url:\s*|Mirrored from\s+)(?P<url>\S+)",
    re.IGNORECASE,
)
"""How Chrome, SingleFile and HTTrack write where a page came from."""
_CLOSED: Final = re.compile(
    r"r[ée]serv[ée]e?s? (?:aux|à nos) abonn[ée]s|il vous reste \d+\s*% de cet article|abonnez-vous pour lire la suite|subscribe to (?:read|continue)|for subscribers only|subscriber[- ]only",
    re.IGNORECASE,
)
"""How a page says that only the beginning of an article is there."""
_SAME_NAME: Final = 80.0


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that was taken apart.

    Attributes:
        tree: without what belongs to something else.
        heading: what stands above the article.
        headings: what that may say.
        element: where that stands.
        title: what the window is called.
        behind: the lines behind its title, up to the second paragraph.
        above: the lines before it.
        node: what its JSON-LD says of the article.
        beside: the words that were taken out.
    """

    tree: HtmlElement
    heading: str
    headings: Sequence[HeadingReading]
    element: HtmlElement | None
    title: str
    behind: Sequence[PageLine]
    above: Sequence[PageLine]
    node: ArticleNode
    meta: dict[str, list[str]]
    beside: str


def of_page(text: str, today: date, saved_from: str = "") -> Incoming:
    """The article of an HTML page. No article is younger than `today`.

    Args:
        text: the page.
        today: the present day.
        saved_from: where it was, as the file around it says.

    Raises:
        NotAnArticle: it is a list of articles.
    """
    try:
        tree = lxml.html.document_fromstring(_parsable(text))
    except (ParserError, ValueError):
        return Incoming()
    address = _address(tree, text, saved_from)
    page = _taken_apart(tree, address.url)
    if not (page.node.found or "article" in "".join(page.meta.get("og:type", ()))):
        refuse_list(page.tree, page.heading, page.element)
    read = _extracted(page.tree, today)
    body, also = parted(_body(read.get("text") or "", page))
    publisher, publisher_doubts = _publisher(page, read)
    title = _title(page, read, address.url)
    words, stated = f"{title.title}\n{body}", tree.get("lang") or ""
    language = language_of(words, stated)
    day = _published(page, read, address.url, language, body, today)
    authors = authorship(
        page.tree, [*page.behind, *page.above], page.node, page.meta, publisher, read.get("author") or "", body
    )
    inside = set(body.split("\n"))
    left = "\n".join(one.text for one in lines(page.tree) if one.text not in inside)
    translated = translation(tree, address.url, saved_from, text)
    doubts = [
        *translated,
        *title.doubts,
        *day.doubts,
        *authors.doubts,
        *publisher_doubts,
        *address.doubts,
        *language_doubts(words, stated),
    ]
    if page.node.closed or _CLOSED.search(f"{body}\n{left}\n{page.beside}"):
        doubts.append(
            Message(
                _("To check: the page says that the article is for subscribers; perhaps only its beginning is here.")
            )
        )
    if translated:
        # The words of the journal are not here: nothing that was made of them is taken for its title.
        title, language = ArticleTitle("", tuple(dict.fromkeys((title.title, *title.choices)))), ""
    return Incoming(
        title.title, body, authors.people, day.day, publisher, language, address.url, f"{page.beside}\n{also}\n{left}",
        taken_from=_sources(day, authors),
        choices={"date": tuple(one.isoformat() for one in day.choices), "url": address.choices, "title": title.choices, "authors": authors.choices},
        doubts=tuple(doubts),
        month=day.month,
    )  # fmt: skip


def _parsable(text: str) -> str:
    # lxml refuses a text that names an encoding, would stop at a zero, and takes no text that has other signs XML cannot hold out of its place.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", _NO_SIGNS.sub("", _BREAKS.sub(" ", text)))


_BREAKS: Final = re.compile("[\x0b\x0c]")
_NO_SIGNS: Final = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
"""Signs that XML cannot hold, and that no browser shows."""


def _sources(day: PublicationDay, authors: Authorship) -> dict[str, Message]:
    taken = {"date": day.source, "authors": authors.source}
    return {name: source for name, source in taken.items() if source}


def _taken_apart(tree: HtmlElement, url: str) -> SavedPage:
    whole_title = line(tree.findtext(".//title") or "")
    meta = metadata(tree)
    title = first(meta, ("og:title", "twitter:title"))[1] or whole_title
    heading = main_heading(tree, title)
    headings = readings(heading)
    shown = headings[0].text if headings else ""
    node = article_node(tree, [title, whole_title, shown], url)
    beside = take_out(tree, heading)
    found = lines(tree)
    place = next((n for n, one in enumerate(found) if heading is not None and _is_in(one.element, heading)), None)
    above = found[max(place - BEFORE, 0) : place] if place else []
    return SavedPage(
        tree, shown, headings, heading, whole_title, _behind(found, place), above, node, metadata(tree), beside
    )


def _is_in(element: HtmlElement, heading: HtmlElement) -> bool:
    return element is heading or any(up is heading for up in element.iterancestors())


def _behind(found: Sequence[PageLine], place: int | None) -> list[PageLine]:
    behind: list[PageLine] = []
    paragraphs = 0
    for one in found[0 if place is None else place + 1 :][: 2 * HEAD_LINES]:
        paragraphs += is_paragraph(one.text)
        if paragraphs > 2 or len(behind) >= HEAD_LINES:
            break
        behind.append(one)
    return behind


def _extracted(tree: HtmlElement, today: date) -> dict[str, Any]:
    page = trafilatura.bare_extraction(
        copy.deepcopy(tree),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": today.isoformat(),
            "outputformat": "%Y-%m-%d",
        },
    )
    if page is None:
        return {}
    return dict(page.as_dict()) if hasattr(page, "as_dict") else dict(page)


def _body(text: str, page: SavedPage) -> str:
    parts = {reading.text for reading in page.headings}
    return text or "\n".join(one.text for one in lines(page.tree) if one.text not in parts)


def _title(page: SavedPage, read: dict[str, Any], url: str) -> ArticleTitle:
    stated = [
        title
        for title in (
            first(page.meta, ("og:title",))[1],
            page.node.headline,
            first(page.meta, ("twitter:title", "citation_title", "dc.title", "parsely-title", "sailthru.title"))[1],
        )
        if title
    ]
    named = [first(page.meta, (name,))[1] for name in ("og:site_name", "application-name", "dc.publisher")]
    labels = host(url).split(".")[:-1]
    sites = [name for name in (*named, page.node.publisher, read.get("sitename") or "", *labels) if name]
    return title_of(
        page.headings, stated, page.title or ("" if page.headings else line(read.get("title") or "")), sites
    )


def _publisher(page: SavedPage, read: dict[str, Any]) -> tuple[str, tuple[Message, ...]]:
    stated = [
        name
        for name in (
            first(page.meta, ("og:site_name",))[1],
            page.node.publisher,
            first(page.meta, ("application-name", "dc.publisher"))[1],
        )
        if name
    ]
    stated = [line(html.unescape(name)) for name in stated]
    if stated:
        others = [
            name
            for name in stated[1:2]
            if fuzz.partial_ratio(plain(name[:COMPARED]), plain(stated[0][:COMPARED])) < _SAME_NAME
        ]
        return stated[0], tuple(
            Message(
                _("To check: the publisher is called {publisher} in one place of the page, {other} in another."),
                publisher=stated[0],
                other=name,
            )
            for name in others
        )
    inferred = _end_of_title(page) or line(read.get("sitename") or "")
    if not inferred or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", inferred):
        return "", ()
    return inferred, (
        Message(
            _("To check: the publisher was taken from the page’s title or marks as {publisher}."), publisher=inferred
        ),
    )


def _end_of_title(page: SavedPage) -> str:
    """What the window's title says behind the heading: "Qualtrics signe un accord | Journal Exemple"."""
    found = (
        re.fullmatch(
            rf"{re.escape(page.heading)}\s+[|–—·:-]\s+(?:.*\s[|–—·-]\s)?(?P<publisher>[^|–—]{{2,60}})", page.title
        )
        if page.heading
        else None
    )
    return line(found["publisher"]) if found else ""


def _address(tree: HtmlElement, text: str, saved_from: str) -> ArticleAddress:
    """Where the page is: as it says itself, else as the program says that saved it."""
    comment = _SAVED_FROM.search(text[:200_000])
    noted = comment["url"] if comment else ""
    if noted and "://" not in noted and comment and "Mirrored" in comment[0]:
        noted = f"https://{noted}"
    root = next(iter(tree.xpath("//html/@data-scrapbook-source")), "")
    own = next((meta.get("content") or "" for meta in tree.iter("meta") if meta.get("name") == "savepage-url"), "")
    saved = next(
        (found for one in (saved_from, noted, own, root) if one and (found := address_of(one)).url), ArticleAddress()
    )
    base = saved.url or next((one.get("href") or "" for one in tree.iter("base")), "")
    links = [
        one.get("href") or "" for one in tree.iter("link") if "canonical" in (one.get("rel") or "").lower().split()
    ]
    meta = metadata(tree)
    given = [one for one in [*links, *meta.get("og:url", []), *meta.get("twitter:url", [])] if one]
    read = [of_an_article(found) for one in given if (found := address_of(one, base)).url]
    stated = [found for found in read if found.url]
    refused = [found for found in read if not found.url and found.doubts]
    agreed = _agreed(stated, saved)
    if not refused:
        return agreed
    doubts = dict.fromkeys(doubt for found in refused for doubt in found.doubts)
    choices = dict.fromkeys(url for found in refused for url in found.choices if url != agreed.url)
    return ArticleAddress(agreed.url, (*agreed.choices, *choices), (*agreed.doubts, *doubts))


def _agreed(stated: Sequence[ArticleAddress], saved: ArticleAddress) -> ArticleAddress:
    whole = [one for one in stated if not re.fullmatch(r"https?://[^/]+/?", one.url)] or (
        [] if saved.url else list(stated)
    )
    taken = next(iter(whole), saved)
    other = next((one for one in [*whole, saved] if one.url and same_place(one.url) != same_place(taken.url)), None)
    if not other:
        return taken
    doubt = Message(
        _("To check: the page gives two addresses, {address} and {other}."), address=taken.url, other=other.url
    )
    return ArticleAddress(taken.url, (*taken.choices, other.url), (*taken.doubts, doubt))


def _published(
    page: SavedPage, read: dict[str, Any], url: str, language: str, body: str, today: date
) -> PublicationDay:
    node, meta = page.node, page.meta
    stated = _moments([(node.published, JSON_LD)], Label.PUBLISHED, language)
    changed = _moments([(node.changed, JSON_LD)], Label.CHANGED, language)
    stated += _moments(
        [(meta[name][0], Message(HEAD, name=name)) for name in PUBLISHED if name in meta], Label.PUBLISHED, language
    )
    changed += _moments(
        [(meta[name][0], Message(HEAD, name=name)) for name in CHANGED if name in meta], Label.CHANGED, language
    )
    above = shown_days([one.text for one in page.above], language, body)
    behind = [one.text for one in page.behind]
    shown = shown_days(behind, language, body)
    shown += [one for one in above if one.label is not Label.BARE]
    marked = marked_days(page.tree, language)
    stated += [one for one in marked if one.label is Label.PUBLISHED]
    changed += [one for one in marked if one.label is Label.CHANGED]
    shown += [one for one in marked if one.label is Label.BARE][:1]
    guessed = read.get("date") or ""
    return published(
        DayEvidence(
            stated,
            shown,
            changed,
            [*above, *datelines(behind, language, body)],
            counted_days([*(one.text for one in page.above), *behind], today),
            day_in_address(url),
            date.fromisoformat(guessed) if re.fullmatch(r"\d{4}-\d\d-\d\d", guessed) else None,
            _months(page),
        ),
        today,
    )


def _months(page: SavedPage) -> list[tuple[str, Message]]:
    """What the page says to machines of its publication, where that is no day."""
    written = [(page.node.published, JSON_LD)]
    written += [(page.meta[name][0], Message(HEAD, name=name)) for name in PUBLISHED if name in page.meta]
    written += [
        (one.get("datetime") or "", Message(_("the element {name} of the page"), name="time"))
        for one in page.tree.iter("time")
        if "pubdate" in one.attrib or (one.get("itemprop") or "").lower() == "datepublished"
    ]
    return [(month, source) for text, source in written if (month := machine_month(text))]


def _moments(written: Sequence[tuple[str, Message]], label: Label, language: str) -> list[Candidate]:
    days = ((machine_day(text, language), source) for text, source in written)
    return [Candidate(day, source, label) for day, source in days if day]
