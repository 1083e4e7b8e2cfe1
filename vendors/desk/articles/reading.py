"""What an editor hands in about an article: a saved page, a feed file or pasted text, brought to one form.

Nothing is fetched: what is here was in the bytes.
"""

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import struct_time
from typing import Final
from urllib.parse import urlsplit

import dateparser
import feedparser
import py3langid
import trafilatura
from charset_normalizer import from_bytes

from vendors.i18n.language import _

LARGEST: Final = 5_000_000
"""Bytes of a page, feed or text; what is larger is no article."""
MOST_ENTRIES: Final = 500
"""Entries read of one feed."""
HEAD_LINES: Final = 15
"""Lines at the start of a pasted text in which its date and its author are looked for."""

_MONTHS: Final = (
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|janv|févr|avr|juil|sept|oct|nov|déc|jan|feb|mar|apr|jun|jul|aug|sep|dec"
)
_DATE: Final = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}(?=T)|\d{{4}}-\d{{2}}-\d{{2}}\b|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b|\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\.?,?\s+\d{{4}}\b"
    rf"|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b)",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:mis(?:e)?\s+à\s+jour|modifi[ée]+|updated|modified|revised)\b[^\n]{0,12}$", re.IGNORECASE
)
_BY: Final = r"(?:par|by|written by|propos recueillis par|texte de|de notre correspondante?|auteure?s?|authors?)"
_BYLINE: Final = re.compile(rf"^\s*{_BY}\s*:?\s+(?P<who>\S.*)$", re.IGNORECASE)
_BY_AFTER_DATE: Final = re.compile(rf"\s+{_BY}\s+(?P<who>\S[^|·–—]*)", re.IGNORECASE)
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:,|;|&|\bet\b|\band\b|\bavec\b|\bwith\b)\s*", re.IGNORECASE)
_PERSON: Final = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)(?:\s+(?:(?:de|du|des|d’|van|von|der|le|la|da|di|el|al)\s+)*[A-ZÀ-ÖØ-Þ][\w’'.-]*){1,3}"
)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was found of one article. Whatever is not there is empty or None.

    Attributes:
        title: as published, in one line.
        text: the article's words, paragraphs on lines of their own.
        published: day of publication.
        publisher: as the source names it.
        language: ISO 639-1 code.
        url: its address.
    """

    title: str = ""
    text: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    publisher: str = ""
    language: str = ""
    url: str = ""


class NotAnArticle(ValueError):
    """What was handed in holds no words to read, or too many; the message is a message of the catalogue."""


def read(data: bytes, today: date, address: str = "") -> list[Incoming]:
    """The articles in what was handed in: one of a page or a text, several of a feed.

    Args:
        data: an HTML page, a page saved as one file (MHTML), an RSS or Atom feed, or plain text.
        today: no article is younger.
        address: where it was, if the editor says so.

    Raises:
        NotAnArticle: there is nothing to read, or more than `LARGEST`.
    """
    if len(data) > LARGEST:
        raise NotAnArticle(_("This is larger than an article: at most 5 MB."))
    if saved := _page_of_archive(data):
        found = [_of_page(saved, today)]
    elif feed := list(_of_feed(data, today)):
        found = feed
    elif _MARKUP.search(data[:20_000]):
        found = [_of_page(data, today)]
    else:
        found = [of_text(_decoded(data), today)]
    found = [one for one in found if one.title or one.text]
    if not found:
        raise NotAnArticle(_("There is nothing to read in it."))
    if len(found) == 1 and address:
        return [replace(found[0], url=address)]
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return str(best) if best else data.decode("cp1252", errors="replace")


def _page_of_archive(data: bytes) -> bytes | None:
    """The page in an MHTML file, as browsers save a whole page."""
    if not re.match(rb"(?:from:|mime-version:|snapshot-content-location:|content-type:\s*multipart)", data[:80], re.I):
        return None
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else None
    return None


def _of_page(data: bytes, today: date) -> Incoming:
    page = trafilatura.bare_extraction(
        data,
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
        return Incoming()
    found = page.as_dict() if hasattr(page, "as_dict") else dict(page)
    text = found.get("text") or ""
    published = found.get("date") or ""
    authors = (found.get("author") or "").split("; ")
    title = _line(found.get("title") or "")
    return Incoming(
        title,
        text,
        tuple(author for name in authors if (author := _line(name))),
        date.fromisoformat(published) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", published) else None,
        _line(found.get("sitename") or ""),
        language_of(f"{title}\n{text}"),
        _web(found.get("url") or ""),
    )


def _of_feed(data: bytes, today: date) -> Iterator[Incoming]:
    # Given bytes, never a text: feedparser would take a text that looks like an address for one and fetch it.
    if not re.search(rb"<(?:rss|feed|rdf:rdf)\b", data[:5_000], re.IGNORECASE):
        return
    feed = feedparser.parse(data, resolve_relative_uris=False)
    publisher = _line(feed.feed.get("title", ""))
    for entry in feed.entries[:MOST_ENTRIES]:
        title = _line(_plain(entry.get("title", "")))
        content = entry.get("content", [{}])[0].get("value", "") or entry.get("summary", "")
        text = _plain(content)
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        names = [author.get("name", "") for author in entry.get("authors", [])] or [entry.get("author", "")]
        yield Incoming(
            title,
            text,
            tuple(name for one in names if (name := _line(one))),
            _day(when, today),
            publisher,
            language_of(f"{title}\n{text}"),
            _web(entry.get("link", "")),
        )


def _web(address: str) -> str:
    return address if _ADDRESS.fullmatch(address) else ""


def _plain(markup: str) -> str:
    if "<" not in markup:
        return markup
    return trafilatura.html2txt(f"<html><body>{markup}</body></html>") or ""


def _day(when: struct_time | None, today: date) -> date | None:
    day = date(when.tm_year, when.tm_mon, when.tm_mday) if when else None
    return day if day and day <= today else None


def of_text(text: str, today: date) -> Incoming:
    """What a pasted text says of itself: its first line is the title; date, authors and address stand near its start or end."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    filled = [line for line in lines if line]
    words = [line for line in filled if not _ADDRESS.fullmatch(line)]
    if not words:
        return Incoming()
    title = words[0]
    head = words[1 : HEAD_LINES + 1]
    published, by_date = _dated(head, today)
    authors = _authors([*words[1:], *([by_date] if by_date else [])])
    named = by_date if by_date and not _people(by_date) else ""
    url = next((found[0].rstrip(".,;)") for line in filled if (found := _ADDRESS.match(line))), "")
    return Incoming(
        _line(title),
        "\n".join(words[1:]),
        authors,
        published,
        _line(re.sub(r"^(?:le\s+)?(?:magazine|journal|the)\s+", "", named, flags=re.IGNORECASE)),
        language_of("\n".join(words)),
        url,
    )


def _dated(lines: Sequence[str], today: date) -> tuple[date | None, str]:
    """The day in the first lines, and who is named after it ("Le 23 avril 2018 par ..."); a day of change counts last."""
    changed: tuple[date | None, str] = (None, "")
    for line in lines:
        if len(line) > 200:
            continue  # a paragraph: a day in it is a day of the story
        for found in _DATE.finditer(line):
            day = _parsed(found[0])
            if day is None or day > today:
                continue
            after = _BY_AFTER_DATE.match(line, found.end())
            result = (day, _line(after["who"]) if after else "")
            if not _CHANGED.search(line[: found.start()]):
                return result
            changed = result if changed[0] is None else changed
    return changed


def _parsed(text: str) -> date | None:
    # Where a month is a number the day comes first, as everywhere but in the United States.
    found = dateparser.parse(text, languages=["fr", "en"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
    return found.date() if found else None


def _authors(lines: Sequence[str]) -> tuple[str, ...]:
    for line in lines:
        found = _BYLINE.match(line)
        if found and len(line) <= 120 and (people := _people(found["who"])):
            return people
    return _people(lines[-1]) if lines and len(lines[-1]) <= 60 and lines[-1] == lines[-1].strip(".") else ()


def _people(text: str) -> tuple[str, ...]:
    """The persons in a byline; none where one part of it is no person's name."""
    text = re.split(r"\s[|·–—-]\s|\s*\(|,?\s+(?:le|on|pour|for)\s", text.strip().rstrip("."), maxsplit=1)[0]
    names = [name for name in _BETWEEN_NAMES.split(text) if name]
    organisation = re.compile(r"\b(?:magazine|rédaction|journal|agence|news|staff|press|media)\b", re.IGNORECASE)
    if names and all(_PERSON.fullmatch(name) and not organisation.search(name) for name in names):
        return tuple(names)
    return ()


def language_of(text: str) -> str:
    """The language that a text is in, as an ISO 639-1 code; "" where there are too few words to tell."""
    if len(text) < 20:
        return ""
    code, _certainty = py3langid.classify(text[:5_000])
    return str(code)


def host(url: str) -> str:
    """The host of an address without the prefixes that mean the same place."""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", (urlsplit(url).hostname or "").lower())


def _line(text: str) -> str:
    return " ".join(text.split())
