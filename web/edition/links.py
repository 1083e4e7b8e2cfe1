"""Links as they stand in the edition: to its own files where there are such, else to the live site, else to nowhere, plainly."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from web.edition.known_words import words_in
from web.edition.places import AS_THEY_ARE, Extent, SiteAddress

NOWHERE: Final = "https://edition.invalid"
"""What the site is asked under while it has no public address; no such host can exist (RFC 2606)."""
LINKS: Final = {"a": "href", "link": "href", "img": "src", "source": "srcset", "script": "src"}
"""The elements that lead elsewhere, and by what."""
SCRIPTED: Final = "//button[@data-copy or @data-slash] | //details[@class='keys']"
"""What only a script makes useful, or speaks of such things; the edition does not have them."""
ADDRESSES: Final = frozenset({"url", "contentUrl", "home_page_url", "feed_url", "next_url"})
"""What is an address of the site in JSON, by its name: a title may begin with a slash too, and what else is named is another's."""
CITATIONS: Final = "//p[@class='cite'] | //section[@class='paper notes']/p"
"""Where a page says how it is cited, on the screen and on paper."""
TICKED: Final = ".//input | .//button | .//select | .//*[@class='pick-bar']"
"""What a form asks with."""
ASKED_ONLY: Final = frozenset({"shortlist", "of"})
"""What a link asks that is about no page: to put a vendor aside, and for a question as SQL."""
TO_TAKE: Final = "//*[@class='takes']//ul[not(li)] | //*[@class='takes']//p[not(normalize-space())]"
"""What of the ways to take a page away is empty where the edition has no such files."""
UNSEARCHED: Final = frozenset({"fold", "when", "takes", "take", "chosen", "jump", "pages", "means", "kick"})
"""The parts that stand on many pages and would be found on all of them, by their classes."""
_OF_CLASS: Final = "contains(concat(' ', @class, ' '), ' {} ')"
MERELY_SHOWN: Final = (
    f"//*[{_OF_CLASS.format('paper')}] | //details[{_OF_CLASS.format('src')}][{_OF_CLASS.format('small')}]"
    f" | //details[{_OF_CLASS.format('src')}]/*[not(self::summary)] | //pre"
)
"""What only paper shows, examples, and the sources of values, which would be found in place of what they are sources of."""
_STATUS: Final = f"//*[{_OF_CLASS.format('state')}]"
_ENTRY: Final = "ancestor::*[self::article or self::li or self::tr]"
DISPUTED: Final = f"{_STATUS}/{_ENTRY}[1] | {_STATUS}[not({_ENTRY})]/ancestor::p[1]"
"""What tells of a controversy on the page of something else: wherever one is told of, its status stands in the same entry."""
SET_APART: Final = f"//dt | //summary | //time | {_STATUS} | //*[{_OF_CLASS.format('by')}]"
"""What stands apart from what follows by its style alone: Pagefind, which knows of none, would read and tell both as one word."""
TOLD_BY_DESCRIPTION: Final = frozenset({("article",), ("controversy",)})
"""What a page is of, by its parameters, where a result of the search is told by its description."""
SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where things are.

    Attributes:
        extent: what the edition has.
        address: the whole address under which the edition will be read, without a slash at its end; "" while nobody knows.
        live: that of the live site; "" where there is none.
    """

    extent: Extent
    address: str
    live: str

    @property
    def base(self) -> str:
        """What whole addresses begin with as the site writes them: its public address."""
        return self.live or self.address or NOWHERE

    def inside(self, url: str) -> str | None:
        """The path, query and fragment of an address of this site; None for any other."""
        if url.startswith(self.base) and url[len(self.base) : len(self.base) + 1] in ("", "/", "?"):
            return url[len(self.base) :] or "/"
        return url if url.startswith("/") and not url.startswith("//") else None


@dataclass(slots=True)
class Leads:
    """The links of one file: as they are written there, and what they ask of the edition.

    Attributes:
        hosts: where things are.
        at: where the file stands in the edition.
        source: the address of the site that it is made from; None where it is none of those.
        root: what links begin with where they cannot be relative, since nobody knows at which address the file is shown; else "".
        found: the places that it links to, each with the address that is made there.
        words: by which the search finds it.
    """

    hosts: Hosts
    at: str
    source: SiteAddress | None
    root: str = ""
    found: dict[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, hosts: Hosts, at: str, address: str) -> Self:
        """For a file in the edition, made from an address of the site."""
        return cls(hosts, at, SiteAddress.of(address))

    def place(self, url: str) -> str | None:
        """The place of an address in the edition, with its fragment; None where it is of another site or has none."""
        local = self.hosts.inside(url)
        if local is None:
            return None
        parts = urlsplit(local)
        address = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        if parts.path == "/search" and parts.query:
            return self._search(parts.query)
        place = self.hosts.extent.place(address, self.source)
        if place is None and parts.fragment == "ask":
            # Whoever asks for a correction finds the way there too, though not the name of what it is about.
            address = "/corrections?lang=" + SiteAddress.of(address).lang
            place = self.hosts.extent.place(address, self.source)
        if place is None:
            return None
        if not parts.path.startswith(AS_THEY_ARE):
            self.found.setdefault(place, address)
        return f"{place}#{parts.fragment}" if parts.fragment else place

    def relative(self, url: str) -> str | None:
        """An address as a link from this file; None where it has no place."""
        place = self.place(url)
        if place is None:
            return None
        if self.root:
            return self.root + place
        if place.startswith("#") and not self.at:
            return place
        return "../" * self.at.count("/") + place or "./"

    def whole(self, url: str) -> str:
        """An address as it stands in files that are read elsewhere: whole where that is known, else from the root."""
        place = self.place(url)
        if place is not None and (self.hosts.address or not self.hosts.live):
            return f"{self.hosts.address}/{place}"
        local = self.hosts.inside(url)
        if local is None or self.hosts.live:
            return f"{self.hosts.live}{local}" if local is not None else url
        # Of what has no place of its own, the page that it is on.
        asked = SiteAddress.of(local)
        return f"{self.hosts.address}/{self.hosts.extent.place(f'{asked.path}?lang={asked.lang}') or ''}"

    def reaches(self, url: str) -> bool:
        """Whether an address of the site is answered, here or by the live site."""
        return bool(self.hosts.live) or self.place(url) is not None

    def only_live(self, url: str) -> str | None:
        """An address that has no place here as the live site has it; None where there is no live site."""
        local = self.hosts.inside(url)
        return f"{self.hosts.live}{local}" if local is not None and self.hosts.live else None

    def _search(self, query: str) -> str:
        asked = SiteAddress.of(f"/search?{query}")
        place = self.hosts.extent.place(f"/search?lang={asked.lang}") or ""
        words = "".join(asked.values("q")[:1])
        return f"{place}?{urlencode({'q': words})}" if words else place


def page(content: bytes, leads: Leads, searched: bool) -> bytes:
    """An HTML page of the site as it stands in the edition.

    Args:
        content: UTF-8.
        leads: of this page; what the page links to is put in, and the words by which it is found.
        searched: whether the search finds the page.
    """
    document = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    for element in document.xpath(SCRIPTED):
        _drop(element)
    for form in list(document.iter("form")):
        _form(form, leads)
    _anchors(document)
    for element in list(document.iter(*LINKS)):
        _link(element, LINKS[element.tag], leads)
    for element in document.xpath(TO_TAKE):
        _drop(element)
    if not document.xpath("//a[@download][@href]"):
        for element in document.xpath("//*[@class='in-files']"):
            _drop(element)
    for element in document.iter("meta"):
        if element.get("property") in ("og:url", "og:image") and not leads.hosts.live:
            element.set("content", _card_or_page(element.get("content", ""), leads))
    for citation in document.xpath(CITATIONS):
        # On the first of a month “er” is raised, and the address stands behind that.
        for element in citation.iter():
            element.text = _cited_throughout(element.text, leads)
            if element is not citation:
                element.tail = _cited_throughout(element.tail, leads)
    for element in document.iter("script"):
        if element.get("type") == "application/ld+json" and element.text:
            named = _named(json.loads(element.text), leads)
            element.text = json.dumps(named, ensure_ascii=False).replace("<", "\\u003c")
    if searched:
        _searched(document, leads)
        leads.words = words_in(document)
    written: bytes = html.tostring(document.getroottree(), encoding="utf-8")
    return written + b"\n"


def feed(content: bytes, leads: Leads) -> bytes:
    """An Atom feed as it stands in the edition."""
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(tree.iter("{http://www.w3.org/2005/Atom}link")):
        if element.get("rel") == "next" and not leads.reaches(element.get("href", "")):
            tree.remove(element)
        elif element.get("rel") != "related":  # which is what the data names
            element.set("href", leads.whole(element.get("href", "")))
    written: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def json_feed(content: bytes, leads: Leads) -> bytes:
    """A JSON feed, or another JSON document that names addresses of the site, as it stands in the edition."""
    document = json.loads(content)
    if "next_url" in document and not leads.reaches(document["next_url"]):
        del document["next_url"]
    return json.dumps(_named(document, leads), ensure_ascii=False, indent=1).encode() + b"\n"


def sitemap(content: bytes, leads: Leads) -> bytes:
    """The sitemap with the addresses of the edition."""
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for entry in list(tree):
        if leads.place(entry.findtext(f"{SITEMAP}loc", "")) is None:
            tree.remove(entry)
    for element in tree.iter(f"{SITEMAP}loc"):
        element.text = leads.whole(element.text or "")
    for element in tree.iter("{http://www.w3.org/1999/xhtml}link"):
        element.set("href", leads.whole(element.get("href", "")))
    written: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


REWRITTEN: Final[dict[str, Callable[[bytes, Leads], bytes]]] = {".atom": feed, ".xml": sitemap}
"""How a file is rewritten, by its ending; feeds in JSON besides."""


def _searched(document: HtmlElement, leads: Leads) -> None:
    """What the search reads of a page, and what it tells of it.

    A result is a title and a few words around what was found: of a charge they would be the charge alone. So the page of an article or a
    controversy, and a list of them, is told by its description, which of what is disputed begins with status and answers; and no other
    page is found by what is disputed.
    """
    document.get_element_by_id("content").set("data-pagefind-body", "")
    for element in document.xpath(SET_APART):
        element.tail = f" {element.tail or ''}"
    of_what = leads.source.names if leads.source else ()
    of_one = of_what in TOLD_BY_DESCRIPTION
    disputed = [] if of_one else document.xpath(DISPUTED)
    for element in [*document.xpath(MERELY_SHOWN), *disputed]:
        element.set("data-pagefind-ignore", "all")
    for element in document.iter("details", "div", "nav", "form", "p"):
        if element.tag == "form" or not UNSEARCHED.isdisjoint(element.classes):
            element.set("data-pagefind-ignore", "all")
    if of_what == ("vendor",):
        for element in document.xpath("//*[@data-pagefind-body]//h1"):
            element.set("data-pagefind-meta", "title, name")
    # A list has more of what is disputed than the entries that say so, such as the headings over them.
    if of_one or (disputed and of_what != ("vendor",)):
        for element in document.xpath("//meta[@name='description']"):
            element.set("data-pagefind-meta", "told[content]")


def _named(what: Any, leads: Leads, name: str = "") -> Any:
    """A JSON value in which each address of the site is one of the edition."""
    if isinstance(what, dict):
        return {inner: _named(value, leads, inner) for inner, value in what.items()}
    if isinstance(what, list):
        return [_named(one, leads, name) for one in what]
    if isinstance(what, str) and name in ADDRESSES:
        # Pages of ours are linked to besides; what the data names under this word asks for none.
        return (replace(leads, found={}) if name == "url" else leads).whole(what)
    return what


def _link(element: HtmlElement, attribute: str, leads: Leads) -> None:
    url = element.get(attribute)
    if url is None:
        return
    if element.tag == "a" and url.startswith(("http://", "https://")):
        # Our own links begin with a slash: this one stands in the data, whatever it leads to.
        return
    if element.tag == "link" and (element.get("rel") == "canonical" or element.get("hreflang")):
        _name_itself(element, url, leads)
        return
    target = leads.relative(url) if leads.hosts.inside(url) is not None else url
    if target is None:
        target = leads.only_live(url)
    if target is not None:
        element.set(attribute, target)
    elif element.tag == "a":
        _without_target(element)
    else:
        _drop(element)


def _anchors(document: HtmlElement) -> None:
    """A link within the page to what this page does not have is left out."""
    within = document.xpath("//a[starts-with(@href, '#')]")
    there = set(document.xpath("//@id")) if within else set()
    for link in within:
        if link.get("href")[1:] not in there:
            parent = link.getparent()
            _drop(parent if parent is not None and parent.tag == "li" else link)


def _card_or_page(url: str, leads: Leads) -> str:
    """An address for social networks; a page without a card of its own has that of all it shows."""
    if leads.place(url) is None:
        asked = SiteAddress.of(leads.hosts.inside(url) or "")
        url = f"{asked.path}?lang={asked.lang}"
    return leads.whole(url)


def read_at(address: str, leads: Leads) -> str:
    """Where the edition has what an address shows that names a day, from its first slash; the day is left out, which only the live site can show."""
    parts = urlsplit(address)
    kept = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != "date"])
    return leads.whole(f"{parts.path}?{kept}").removeprefix(leads.hosts.address)


def _cited_throughout(text: str | None, leads: Leads) -> str | None:
    return text and " ".join(_cited(word, leads) for word in text.split(" "))


def _cited(word: str, leads: Leads) -> str:
    """A word of a citation. An address there names the day, which only the live site knows how to show."""
    local = leads.hosts.inside(word.rstrip(",."))
    if local is None or leads.hosts.live:
        return word
    return leads.hosts.address + read_at(local, leads) + word[len(word.rstrip(",.")) :]


def _name_itself(link: HtmlElement, url: str, leads: Leads) -> None:
    """The address of a page in its own head. That of the live site, whose copy this is; a copy of no known address names none."""
    if leads.root:
        # Shown at any address, it has none of its own.
        _drop(link)
    elif (live := leads.only_live(url)) is not None:
        link.set("href", live)
    elif leads.hosts.address and leads.place(url) is not None:
        link.set("href", leads.whole(url))
    elif link.get("hreflang") and (other := leads.relative(url)) is not None:
        link.set("href", other)
    else:
        _drop(link)


def _without_target(link: HtmlElement) -> None:
    """A link that leads nowhere in the edition is no link there; what is only a link is left out."""
    parent = link.getparent()
    if parent is not None and parent.tag == "li" and link.get("download") is not None:
        _drop(parent)
    elif (
        "share" in link.classes
        or link.get("rel") == "nofollow"
        or ASKED_ONLY.intersection(SiteAddress.of(link.get("href", "")).names)
    ):
        _drop(link)
    else:
        del link.attrib["href"]
        link.set("class", f"{link.get('class', '')} only-live".strip())


def _form(form: HtmlElement, leads: Leads) -> None:
    """A form asks for what is chosen in it, which only a server answers; the search is answered in the page."""
    action = form.get("action", "")
    if leads.hosts.inside(action) is None:
        return
    if urlsplit(action).path == "/search":
        form.set("action", leads.relative(action) or "")
        for hidden in form.xpath(".//input[@type='hidden']"):
            _drop(hidden)
        for box in form.xpath(".//input[@data-suggest]"):
            for name in ("data-suggest", "data-suggested", "data-all"):
                box.attrib.pop(name, None)
    elif (live := leads.only_live(action)) is not None:
        form.set("action", live)
    elif next(form.iter("table", "article", "section"), None) is not None:
        # A list that can be ticked: it stays a list.
        form.tag = "div"
        form.attrib.pop("action", None)
        for element in form.xpath(TICKED):
            parent = element.getparent()
            _drop(parent if parent is not None and "pick" in parent.classes else element)
    else:
        parent = form.getparent()
        _drop(parent if parent is not None and _is_only_to_ask(parent) else form)


def _is_only_to_ask(part: HtmlElement) -> bool:
    """Whether a part of a page is there for the form in it: folded away, or with no more than a heading beside it."""
    return part.tag == "details" or (part.tag == "section" and all(one.tag in ("h2", "form") for one in part))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
