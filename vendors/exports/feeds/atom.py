"""A feed as Atom 1.0 (RFC 4287), with the next page named as RFC 5005 has it."""

import re
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from vendors.exports.feeds.feed import TAG, Feed, FeedEntry

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML document may hold, however they are escaped."""
_make: Final = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


def write(feed: Feed) -> bytes:
    """The document, in UTF-8."""
    root = _make.feed(
        {_LANG: feed.lang},
        _make.id(TAG + feed.id),
        _make.title(_text(feed.title)),
        _make.subtitle(_text(feed.description)),
        _make.updated(feed.updated.isoformat(timespec="seconds")),
        _make.author(_make.name(feed.author)),
        _make.link(rel="self", type="application/atom+xml", href=feed.here),
        _make.link(rel="alternate", type="text/html", hreflang=feed.lang, href=feed.home),
    )
    if feed.following:
        root.append(_make.link(rel="next", type="application/atom+xml", href=feed.following))
    root.extend(_entry(one, feed.lang) for one in feed.entries)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _entry(one: FeedEntry, lang: str) -> etree._Element:
    spoken = {_LANG: one.title_lang} if one.title_lang != lang else {}
    entry = _make.entry(
        _make.id(TAG + _text(one.id)),
        _make.title(spoken, _text(one.title)),
        _make.link(rel="alternate", type="text/html", hreflang=lang, href=one.url),
        _make.updated(one.updated.isoformat(timespec="seconds")),
    )
    if one.elsewhere:
        entry.append(_make.link(rel="related", href=_text(one.elsewhere)))
    if one.published:
        entry.append(_make.published(one.published.isoformat(timespec="seconds")))
    entry.append(_make.category(term=_text(one.kind)))
    entry.append(_make.summary(_text(one.summary)))
    return entry


def _text(said: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", said)
