"""Pages that are no article but a list of several: the articles of a subject, results of a search, a newsletter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from vendors.desk.articles.bylines import byline_in
from vendors.desk.articles.days import days_in
from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.layout import PageLine, lines, shown_text
from vendors.desk.articles.published import LONGEST, is_paragraph
from vendors.i18n.language import _

FEWEST: Final = 3
"""Entries that make a list."""
MOST_LOOKED_AT: Final = 400
"""Headings that are looked at."""
LONGEST_ENTRY: Final = 3_000
"""Characters of what holds an entry with its day; what is longer is the page."""
LONGEST_DAY: Final = 60
"""Characters of a line that gives the day of an entry; a longer one tells of a day."""
LEVELS: Final = 3
"""Elements around a heading in which its entry has its day."""
_HEADINGS: Final = ("h2", "h3", "h4")
_SITE_PARTS: Final = frozenset(["nav", "footer", "aside", "header"])


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading that leads to something else, or has a day of its own."""

    heading: HtmlElement
    text: str
    target: str


def refuse_list(tree: HtmlElement, title: str, heading: HtmlElement | None = None) -> None:
    """Says that a page is a list of articles.

    Args:
        tree: without what belongs to something else.
        title: what it is called.
        heading: what stands above the article.

    Raises:
        NotAnArticle: it is one, and has no text of its own.
    """
    entries = list(_entries(tree, heading))
    if len({one.text for one in entries}) < FEWEST or not (
        _lead_apart(entries) or all(not one.target for one in entries)
    ):
        return
    own = _before(lines(tree), entries, title)
    paragraphs = [one for one in own if is_paragraph(one)]
    if len(paragraphs) > 1 or any(_says_when_or_who(one) for one in own):
        return
    raise NotAnArticle(
        _(
            "This is a list of articles (of a subject, a search or a newsletter) and no article: open the one that you mean, and save it or paste its text."
        )
    )


def _entries(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[_Entry]:
    for one in list(tree.iter(*_HEADINGS))[:MOST_LOOKED_AT]:
        text = shown_text(one)
        if not text or one is heading or any(up.tag in _SITE_PARTS for up in one.iterancestors()):
            continue
        target = _target(one)
        if target or _has_day_of_its_own(one):
            yield _Entry(one, text, target)


def _target(heading: HtmlElement) -> str:
    links = [*heading.iter("a"), *(up for up in heading.iterancestors() if up.tag == "a")]
    return next(
        (
            target
            for one in links
            if (target := (one.get("href") or "").strip()) and not target.startswith(("#", "javascript"))
        ),
        "",
    )


def _has_day_of_its_own(heading: HtmlElement) -> bool:
    """Whether what holds a heading alone, without another one, gives a day."""
    for up, _level in zip(heading.iterancestors(), range(LEVELS), strict=False):
        if sum(1 for _one in up.iter("h1", *_HEADINGS)) > 1:
            return False
        if len(up.text_content()) < LONGEST_ENTRY and (
            any(one.get("datetime") for one in up.iter("time"))
            or any(len(one.text) <= LONGEST_DAY and any(days_in(one.text, "")) for one in lines(up))
        ):
            return True
    return False


def _lead_apart(entries: Sequence[_Entry]) -> bool:
    """Whether the entries lead to several places of one site; the headings of a comparison lead to as many sites."""
    targets = {one.target for one in entries if one.target}
    hosts = {_host(one) for one in targets}
    return len(targets) >= FEWEST and len(hosts - {""}) <= max(1, len(targets) // 3)


def _host(target: str) -> str:
    try:
        return urlsplit(target).hostname or ""
    except ValueError:
        return ""


def _before(found: Sequence[PageLine], entries: Sequence[_Entry], title: str) -> list[str]:
    """The lines above the first entry."""
    first = entries[0].heading
    inside = {first, *first.iterdescendants()}
    place = next((n for n, one in enumerate(found) if one.element in inside or one.text == entries[0].text), 0)
    return [one.text for one in found[:place] if one.text != title]


def _says_when_or_who(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    return (
        any(days_in(text, ""))
        or bool(byline_in(text).people)
        or bool(re.search(r"\b(?:publié|published|posted)\b", text, re.IGNORECASE))
    )
