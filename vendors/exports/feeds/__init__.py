"""Feeds: what becomes public, for programs that follow the site. What a feed is, and the formats in which it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.exports.feeds import atom, json_feed
from vendors.exports.feeds.feed import Feed


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format of feeds.

    Attributes:
        media_type: its MIME type.
        write: makes the bytes of a feed.
    """

    media_type: str
    write: Callable[[Feed], bytes]


FORMATS: Final[Mapping[str, FeedFormat]] = {
    "atom": FeedFormat(atom.MEDIA_TYPE, atom.write),
    "json": FeedFormat(json_feed.MEDIA_TYPE, json_feed.write),
}
"""The formats by the ending of their address."""
