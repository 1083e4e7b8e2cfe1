"""A feed as JSON Feed 1.1."""

import json
from typing import Any, Final

from vendors.exports.feeds.feed import TAG, Feed, FeedEntry

MEDIA_TYPE: Final = "application/feed+json; charset=utf-8"


def write(feed: Feed) -> bytes:
    """The document, in UTF-8."""
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.here,
        "description": feed.description,
        "authors": [{"name": feed.author}],
        "language": feed.lang,
        **({"next_url": feed.following} if feed.following else {}),
        "items": [_item(one) for one in feed.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _item(one: FeedEntry) -> dict[str, Any]:
    return {
        "id": TAG + one.id,
        "url": one.url,
        **({"external_url": one.elsewhere} if one.elsewhere else {}),
        "title": one.title,
        "content_text": one.summary,
        **({"date_published": one.published.isoformat(timespec="seconds")} if one.published else {}),
        "date_modified": one.updated.isoformat(timespec="seconds"),
        "tags": [one.kind],
    }
