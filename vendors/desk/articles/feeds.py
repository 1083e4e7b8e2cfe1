"""The entries of a feed: RSS and Atom of any dialect, Google Alerts, Google News and the like."""

import html
import re
from collections.abc import Iterator
from datetime import date
from html.entities import html5
from typing import Any, Final

import feedparser
import lxml.html
from lxml.etree import ParserError

from vendors.desk.articles.addresses import ArticleAddress, address_of, host
from vendors.desk.articles.bylines import Byline, people
from vendors.desk.articles.charset import DecodedSource
from vendors.desk.articles.days import EARLIEST, Day, is_no_year, of_moment, of_words
from vendors.desk.articles.incoming import Incoming, Message, language_doubts, language_of, line
from vendors.desk.articles.layout import lines, parted
from vendors.desk.articles.published import Candidate, DayEvidence, PublicationDay, day_in_address, published
from vendors.i18n.language import _
from vendors.types.markup import plain_text

MOST_ENTRIES: Final = 50
"""Entries read of one feed; what is left is said."""
FEED: Final = Message(_("the feed"))
LONGEST_PUBLISHER: Final = 60
"""Characters of a journal's name at the end of a title."""
_ROOT: Final = re.compile(r"<(?:rss|(?:\w+:)?feed|rdf:rdf)\b", re.IGNORECASE)
_CDATA: Final = "<![CDATA["
_AMPERSAND: Final = re.compile(r"&(?P<name>#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,30};)?")
_OF_XML: Final = frozenset(["amp;", "lt;", "gt;", "quot;", "apos;"])
_INLINE: Final = re.compile(r"</?(?:b|i|em|strong|span|u|sup|sub|br|a|font|mark|small)\b[^<>]*>", re.IGNORECASE)
_ALERT: Final = re.compile(
    r"google(?:\s+\w+)?\s+(?:alert|alerte)|(?:alert|alerte)s?\s+google|googlealerts", re.IGNORECASE
)
_NEWS: Final = re.compile(r"google (?:news|actualit[ée]s)|news\.google\.", re.IGNORECASE)
_BEFORE_PUBLISHER: Final = re.compile(r"\s+[-–—|]\s+(?=(?:(?!\s[-–—|]\s).)*$)")
"""What stands between a title and the journal's name at its end."""


def is_feed(text: str) -> bool:
    """Whether a text is a feed of RSS or Atom."""
    start = re.sub(r"<!--.*?-->", "", text[:5_000], flags=re.DOTALL)
    found = _ROOT.search(start)
    return bool(found) and not re.search(
        r"<(?:!doctype\s+html|html|body)\b", start[: found.start() if found else 0], re.I
    )


def of_feed(written: DecodedSource, today: date) -> Iterator[Incoming]:
    """The articles of a feed. No article is younger than `today`."""
    # Given bytes, never a text: feedparser would take a text that looks like an address for one and fetch it.
    feed = feedparser.parse(_well_formed(written.text).encode("utf-8", "replace"), resolve_relative_uris=False)
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES]):
        # Said once, of the first: it is no matter of any one article.
        left_out = () if number else _left_out(len(feed.entries))
        yield _entry(entry, feed, today, (*left_out, *written.doubts))


def _left_out(entries: int) -> tuple[Message, ...]:
    if entries <= MOST_ENTRIES:
        return ()
    doubt = Message(
        _("The feed has {n} entries; only the first {most} were read. Hand in the others apart."),
        n=str(entries),
        most=str(MOST_ENTRIES),
    )
    return (doubt,)


def _well_formed(text: str) -> str:
    """The feed with each bare ampersand and each entity of HTML as XML writes it, so that its reader does not guess."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", '<?xml version="1.0" encoding="utf-8"?>', text.lstrip("\ufeff"))
    return "".join(part if part.startswith(_CDATA) else _AMPERSAND.sub(_in_xml, part) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """The feed, what is character data to its reader by itself."""
    place = 0
    while (start := text.find(_CDATA, place)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[place:start]
        yield text[start : end + 3]
        place = end + 3
    yield text[place:]


def _in_xml(found: re.Match[str]) -> str:
    name = found["name"]
    if name is None or (name[0] != "#" and name not in html5):
        return "&amp;" + (name or "")
    return found[0] if name[0] == "#" or name in _OF_XML else html.escape(html5[name])


def _entry(entry: dict[str, Any], feed: Any, today: date, doubts: tuple[Message, ...]) -> Incoming:
    channel = line(_plain(feed.feed.get("title", "")))
    link, id = entry.get("feedburner_origlink") or entry.get("link", ""), str(entry.get("id", ""))
    is_alert = bool(_ALERT.search(f"{channel} {id}"))
    is_news = bool(_NEWS.search(f"{channel} {link} {feed.feed.get('link', '')}"))
    title, notices = _title(entry)
    address = _address(link, id)
    publisher, title, more = _publisher(entry, channel, title, address.url, collected=is_alert or is_news)
    content = entry.get("content", [{}])[0].get("value", "") or entry.get("summary")
    # An entry of Google News lists other papers' articles on the same event: their vendors are not this one's.
    text, beside = parted("" if is_news and "<a " in (content or "") else _plain(content))
    words, stated = f"{title}\n{text}", feed.feed.get("language", "")
    language = language_of(words, stated)
    byline, from_feed, author_doubts = _byline(entry, publisher)
    day = _published(entry, feed, today, address.url, language)
    said = [*doubts, *notices, *address.doubts, *more, *day.doubts, *author_doubts, *language_doubts(words, stated)]
    if is_alert and day.day:
        said.append(
            Message(
                _("To check: {day} is the day on which the alert found the article, not always that of publication."),
                day=day.day.isoformat(),
            )
        )
    if re.search(r"(?:\.\.\.|…)$", title):
        said.append(Message(_("To check: the title is cut off at its end.")))
    taken = {"date": day.source, "authors": from_feed, "title": FEED, "url": FEED}
    return Incoming(
        title, text, byline.people, day.day, publisher, language, address.url, beside,
        taken_from={name: source for name, source in taken.items() if source},
        choices={"date": tuple(one.isoformat() for one in day.choices), "url": address.choices, "authors": byline.choices},
        doubts=tuple(dict.fromkeys(said)),
    )  # fmt: skip


def _title(entry: dict[str, Any]) -> tuple[str, tuple[Message, ...]]:
    written = entry.get("title", "")
    detail = entry.get("title_detail", {})
    once = line(_plain(written) if detail.get("type") != "text/plain" else _INLINE.sub("", html.unescape(written)))
    twice = line(plain_text(once))
    if once == twice:
        return once, ()
    return twice, (
        Message(
            _("The title was written with the signs of HTML, as “{written}”; it was read as “{title}”."),
            written=once,
            title=twice,
        ),
    )


def _address(link: str, id: str) -> ArticleAddress:
    found = address_of(link)
    return found if found.url or found.doubts or not id.startswith("http") else address_of(id)


def _publisher(
    entry: dict[str, Any], channel: str, title: str, url: str, *, collected: bool
) -> tuple[str, str, tuple[Message, ...]]:
    """The publisher, the title without its name, and what to check of both."""
    source = line(_plain((entry.get("source") or {}).get("title", "") or entry.get("news_source", "")))
    front, mark, behind = _BEFORE_PUBLISHER.sub("\0", title).rpartition("\0")
    if source:
        return source, front if mark and line(behind).casefold() == source.casefold() else title, ()
    if not collected:
        return _of_channel(channel, url)[0], title, _of_channel(channel, url)[1]
    if mark and len(behind) <= LONGEST_PUBLISHER and not re.search(r"[.!?…]$", title):
        doubt = Message(_("To check: the publisher was taken from the end of the title “{title}”."), title=title)
        return line(behind), front, (doubt,)
    return "", title, ()


def _of_channel(channel: str, url: str) -> tuple[str, tuple[Message, ...]]:
    name = re.sub(
        r"^(?:flux rss (?:de|du|d[’'])\s*|rss feed (?:of|for)\s*|rss\s*[:|–-]\s*)|\s*[|»–-]\s*(?:rss|feed|flux(?: rss)?|news feed)$",
        "",
        channel,
        flags=re.IGNORECASE,
    )
    parts = [part for part in re.split(r"\s+[|»–—·-]\s+|\s*»\s*", name) if part]
    if len(parts) < 2:
        return name, ()
    near = host(url).partition(".")[0].replace("-", "")
    best = next(
        (
            part
            for part in parts
            if near and re.sub(r"[^a-z0-9]", "", part.lower()) in (near, f"le{near}", f"the{near}")
        ),
        parts[0],
    )
    return best, (Message(_("To check: the publisher was taken from the name of the feed, “{name}”."), name=channel),)


def _byline(entry: dict[str, Any], publisher: str) -> tuple[Byline, Message | None, tuple[Message, ...]]:
    names = [line(author.get("name", "")) for author in entry.get("authors", []) if author.get("name")]
    raw = "; ".join(dict.fromkeys(name for name in names or [line(entry.get("author", ""))] if name))
    raw = line(html.unescape(_INLINE.sub("", raw)))
    if not raw or raw.casefold() == publisher.casefold():
        return Byline(), None, ()
    found = people(raw)
    if not found.people and "@" in raw:
        # Never repeated: it is a person's.
        return Byline(), None, (Message(_("An e-mail address stands for the author; it was left out.")),)
    return found, FEED if found.people else None, found.doubt


def _published(entry: dict[str, Any], feed: Any, today: date, url: str, language: str) -> PublicationDay:
    def candidates(*names: str) -> list[Candidate]:
        # Asked as a plain dictionary: feedparser would give the day of publication for a day of update that is not there.
        given = {name: dict.get(entry, name) for name in names}
        days = ((name, _day(text, language)) for name, text in given.items() if text)
        return [Candidate(day, Message(_("the feed ({name})"), name=name)) for name, day in days if day]

    stated, changed = candidates("published", "created"), candidates("updated")
    if not stated and not str(feed.get("version", "")).startswith("atom"):
        # RSS has no day of update of its own: what stands there is its dc:date.
        stated, changed = changed, []
    if stated and changed and changed[0].day.day < stated[0].day.day:
        changed = []  # programs write both on their own clocks
    return published(DayEvidence(stated[:1], changed=changed, in_address=day_in_address(url)), today)


def _day(text: str, language: str) -> Day | None:
    """A day as feeds write one; None for the days that programs write where there is none: the year 1, 1900, 1904, 1970."""
    day = of_moment(text)
    if day is None and not is_no_year(text):
        day = of_words(text.split(" ")[0] if re.match(r"\d+[/.]", text) else text, language)
    return day if day and day.day >= EARLIEST else None


def _plain(markup: str | None) -> str:
    """What a reader sees of a piece of HTML, paragraphs on lines of their own; an element may be there without one."""
    markup = markup or ""
    if "<" not in markup:
        return html.unescape(markup)
    try:
        return "\n".join(one.text for one in lines(lxml.html.fromstring(f"<div>{markup}</div>")))
    except (ParserError, ValueError):
        return html.unescape(_INLINE.sub("", markup))
