"""Who wrote the article of a page: what it says to machines, held against the byline that it shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from vendors.desk.articles.bylines import Byline, byline_in, continued, is_person, of_pieces, people
from vendors.desk.articles.incoming import Message, line
from vendors.desk.articles.layout import PageLine
from vendors.desk.articles.structured import AUTHORS, ArticleNode
from vendors.i18n.language import _
from vendors.types.did_you_mean import plain

_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:authors?|auteure?s?|byline|by-line|signature|writer|redacteur)(?=$|[\s_-])", re.IGNORECASE
)
_LONGEST: Final = 120
"""Characters of an element that may name authors; a longer one tells of them."""


@dataclass(frozen=True, slots=True)
class Authorship:
    """The authors that are proposed; see `Incoming` for the rest."""

    people: tuple[str, ...] = ()
    source: Message | None = None
    choices: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def authorship(
    tree: HtmlElement,
    head: Sequence[PageLine],
    node: ArticleNode,
    meta: Mapping[str, Sequence[str]],
    publisher: str,
    inferred: str,
    body: str,
) -> Authorship:
    """The authors of a page.

    Args:
        tree: without what belongs to something else.
        head: the lines around its title.
        node: what its JSON-LD says.
        meta: its metadata.
        publisher: who is no author.
        inferred: the authors that trafilatura finds, with semicolons between them.
        body: the article's words; authors may sign below it.
    """
    stated = [*_stated(node, meta, publisher), *_marked(tree, publisher)]
    shown = [
        continued(byline, [below.text for below in head[place + 1 :]])
        for place, one in enumerate(head)
        if (byline := byline_in(of_pieces(one.pieces), one.text)).people
    ]
    taken = next((one for one in stated if one[0].people), None)
    if shown and (taken is None or not _same(shown[0].people, taken[0].people)):
        return _shown_against(shown[0], taken)
    if taken:
        return Authorship(taken[0].people, taken[1], taken[0].choices, taken[0].doubt)
    return _far(inferred, body, publisher) or _nobody([one for one, _source in stated], head)


def _same(one: Sequence[str], two: Sequence[str]) -> bool:
    return {plain(name) for name in one} == {plain(name) for name in two}


def _shown_against(shown: Byline, taken: tuple[Byline, Message] | None) -> Authorship:
    source = Message(_("the words “{words}”"), words=shown.raw)
    if not taken:
        return Authorship(shown.people, source, shown.choices, shown.doubt)
    doubt = Message(
        _("To check: the authors were taken from {source}; {other_source} names {names}."),
        source=source, other_source=taken[1], names=", ".join(taken[0].people),
    )  # fmt: skip
    return Authorship(shown.people, source, ("|".join(taken[0].people), *shown.choices), (doubt,))


def _stated(node: ArticleNode, meta: Mapping[str, Sequence[str]], publisher: str) -> list[tuple[Byline, Message]]:
    found = [(_byline(node.authors, publisher), Message(_("the page’s data for machines (JSON-LD)")))]
    for name in AUTHORS:
        written = [one for one in meta.get(name, ()) if not one.startswith(("http", "@"))]
        found.append((_byline(written, publisher), Message(_("the head of the page ({name})"), name=name)))
    return [one for one in found if one[0].raw]


def _byline(names: Sequence[str], publisher: str) -> Byline:
    written = [name for name in names if plain(name) != plain(publisher)]
    return people("; ".join(dict.fromkeys(written))) if written else Byline()


def _marked(tree: HtmlElement, publisher: str) -> list[tuple[Byline, Message]]:
    """The authors that elements name: microdata, RDFa, `rel=author`, and the names that pages give to bylines."""
    by_kind: dict[str, list[tuple[HtmlElement, str]]] = {"itemprop": [], "rel": [], "class": []}
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "article", "main", "head"):
            continue
        kind = _kind(element)
        if kind and len(name := _name(element)) <= _LONGEST and name and not name.startswith(("http", "@")):
            by_kind[kind].append((element, name))
    return [
        (found, Message(_("the mark {name} of the page"), name=kind))
        for kind, named in by_kind.items()
        if named and (found := _byline(_of_article(named, all_of=kind == "itemprop"), publisher)).raw
    ]


def _of_article(named: Sequence[tuple[HtmlElement, str]], *, all_of: bool) -> list[str]:
    """What stands there first, and beside it; further down other articles have authors too."""
    row = _row(named[0][0])
    inside = set(named[0][0].iterdescendants())
    return [
        name
        for element, name in named
        if all_of or element is named[0][0] or (_row(element) is row and element not in inside)
    ]


def _row(element: HtmlElement) -> HtmlElement | None:
    """What holds an element beside others of its kind."""
    parent = element.getparent()
    return parent.getparent() if parent is not None and parent.tag in ("li", "span") else parent


def _kind(element: HtmlElement) -> str:
    named = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split()
    if {"author", "schema:author", "dc:creator", "creator"} & set(named):
        return "itemprop"
    if "author" in (element.get("rel") or "").lower().split() and element.tag in ("a", "link"):
        return "rel"
    return "class" if _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}") else ""


def _name(element: HtmlElement) -> str:
    inside = next(
        (
            one
            for one in element.iterdescendants()
            if isinstance(one.tag, str) and "name" in (one.get("itemprop") or "").split()
        ),
        None,
    )
    chosen = element if inside is None else inside
    return line(chosen.get("content") or of_pieces([one for one in chosen.itertext() if isinstance(one, str)]))


def _far(inferred: str, body: str, publisher: str) -> Authorship | None:
    """Authors who are only named far from the title, or whom trafilatura alone finds."""
    last = body.rstrip().rpartition("\n")[2].strip()
    signed = byline_in(last)
    if not signed.people and len(last) <= 60 and is_person(last):
        signed = people(last)
    guessed = people(inferred) if inferred and plain(inferred) != plain(publisher) else Byline()
    for found, source in ((signed, Message(_("the last line"))), (guessed, Message(_("the look of the page")))):
        if found.people:
            doubt = Message(
                _("To check: the authors {names} were taken from {source}; nothing near the title names any."),
                names=", ".join(found.people), source=source,
            )  # fmt: skip
            return Authorship(found.people, source, (), (doubt,))
    return None


def _nobody(stated: Sequence[Byline], head: Sequence[PageLine]) -> Authorship:
    raw = next((one for one in [*stated, *(byline_in(line.text) for line in head)] if one.raw), Byline())
    return Authorship((), None, raw.choices, raw.doubt if raw.changed else ())
