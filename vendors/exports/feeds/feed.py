"""What a feed says, whatever it is written in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

TAG: Final = "tag:en-contact.com,2018-04-23:panorama-cx/"
"""What permanent names begin with (RFC 4151): the magazine's own domain on the day of the article from which this survey began.

They are names, not addresses: they stay the same when the site moves.
"""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry.

    Attributes:
        id: its permanent name, without `TAG`.
        title: with status and answers where it is disputed.
        title_lang: language of the title, ISO 639-1.
        url: the page that tells of it, absolute.
        elsewhere: the page that it is about at its publisher, or "".
        updated: when it last changed, with its zone.
        published: when it became public here; None where that is not known.
        summary: in words, plain text.
        kind: what it is about, in words.
    """

    id: str
    title: str
    title_lang: str
    url: str
    elsewhere: str
    updated: datetime
    published: datetime | None
    summary: str
    kind: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed.

    Attributes:
        id: its permanent name, without `TAG`.
        title, description: plain text.
        author: who publishes it.
        lang: ISO 639-1.
        home: the page that shows the same, absolute.
        here: the address of this page of the feed in the format that is written, absolute.
        updated: when its newest entry changed, with its zone.
        entries: newest first.
        following: the address of the next page of it, or "".
    """

    id: str
    title: str
    description: str
    author: str
    lang: str
    home: str
    here: str
    updated: datetime
    entries: tuple[FeedEntry, ...]
    following: str = ""
