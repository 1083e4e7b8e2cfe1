"""The days that elements of a page carry for machines: `<time datetime>`, microdata, RDFa, hAtom."""

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from vendors.desk.articles.days import Day, days_in, of_moment
from vendors.desk.articles.incoming import Message, line
from vendors.desk.articles.published import LONGEST, Candidate, Label, label_of
from vendors.i18n.language import _

MOST_MARKS: Final = 50
"""Elements with a day that are looked at; the article's own stand first."""
_MARKS: Final = (
    (
        re.compile(r"(?:^|[\s:])(?:datepublished|datecreated|dc:date|dc:issued|dc:created|pubdate)(?=$|\s)"),
        Label.PUBLISHED,
    ),
    (re.compile(r"(?:^|[\s:])(?:datemodified|dc:modified)(?=$|\s)"), Label.CHANGED),
)
_CLASSES: Final = (
    (re.compile(r"(?:^|[\s_-])(?:updated?|modified|modification|maj)(?=$|[\s_-])"), Label.CHANGED),
    (
        re.compile(
            r"(?:^|[\s_-])(?:published|publication|publish-date|entry-date|post-date|pubdate|dt-published)(?=$|[\s_-])"
        ),
        Label.PUBLISHED,
    ),
)


def marked_days(tree: HtmlElement, language: str) -> list[Candidate]:
    """The days that elements of the page give to machines: `<time datetime>`, microdata, RDFa, hAtom."""
    found: list[Candidate] = []
    for element in tree.iter():
        if len(found) >= MOST_MARKS:
            break
        if not isinstance(element.tag, str) or (element.tag == "meta" and not element.get("itemprop")):
            continue
        named = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
        label = next((label for mark, label in _MARKS if mark.search(named)), None)
        if element.tag == "time":
            label = label or _label_of_time(element)
        elif label is None:
            continue
        written = (
            element.get("datetime") or element.get("content") or element.get("title") or line(element.text_content())
        )
        day = machine_day(written, language)
        if day and label:
            found.append(
                Candidate(day, Message(_("the element {name} of the page"), name=element.tag), label, mark=True)
            )
    return found


def _label_of_time(element: HtmlElement) -> Label | None:
    called = (element.get("class") or "").lower()
    if "pubdate" in element.attrib:
        return Label.PUBLISHED
    marks = [label for pattern, label in _CLASSES if pattern.search(called)]
    if marks:
        # WordPress calls a time that was never changed "published updated": it is both.
        return Label.PUBLISHED if Label.PUBLISHED in marks else Label.CHANGED
    parent = element.getparent()
    if parent is None:
        return Label.BARE
    before = list(islice(element.itersiblings(preceding=True), 3))
    words = [
        f"{one.text_content()[-60:] if isinstance(one.tag, str) else ''}{one.tail or ''}" for one in reversed(before)
    ]
    return label_of(line(" ".join([parent.text or "", *words] if len(before) < 3 else words))[-60:])


def machine_day(written: str, language: str) -> Day | None:
    """The day that an attribute or a head gives to machines, in their writing or in words."""
    return of_moment(written) or next((place.day for place in days_in(line(written)[:LONGEST], language)), None)


def machine_month(written: str) -> str:
    """The month or the year that an attribute or a head gives to machines, where it gives no day: "2018-04"; "" where it does."""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:[-/](0[1-9]|1[0-2]))?", written.strip())
    return "-".join(filter(None, found.groups())) if found else ""
