"""Full-text search: what is searched in an article or a controversy, and where the words were found.

Accents and case are ignored, every word must be there, and a part of a word is enough.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.types.did_you_mean import plain

LONGEST: Final = 12
"""Words of a search that are looked for; more are passed over, so that a search costs what it is worth."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search as they are compared."""
    return tuple(dict.fromkeys(plain(text).split()))[:LONGEST]


@lru_cache(maxsize=2)
def article_texts(dataset: Dataset) -> Mapping[str, str]:
    """What is searched of each article: title, summaries, publisher, authors, and the vendors' names and aliases."""
    names = _names(dataset)
    return {
        row.id: plain(
            " ".join(
                [
                    row.title,
                    row.publisher,
                    *row.authors,
                    *row.own_in_all("summary"),
                    *(names[mention.vendor] for mention in dataset.mentions.get(row.id, ())),
                ]
            )
        )
        for row in dataset.table(Article)
    }


@lru_cache(maxsize=2)
def dispute_texts(dataset: Dataset) -> Mapping[str, str]:
    """What is searched of each controversy: titles, what is said, the answers, and the vendors' names and aliases."""
    names = _names(dataset)
    return {
        row.id: plain(
            " ".join(
                [
                    *row.own_in_all("title"),
                    *row.own_in_all("summary"),
                    *(" ".join(reply.own_in_all("text")) for reply in dataset.replies.get(row.id, ())),
                    *(names[vendor] for vendor in row.vendors),
                ]
            )
        )
        for row in dataset.table(Controversy)
    }


def hits(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words (as `words_of` gives them) stand in a text as written: first and last position, in order, never overlapping."""
    if not words:
        return []
    # Each sign of the plain text and the sign it came from: "œ" becomes two, an accent none.
    signs = [(sign, index) for index, written in enumerate(text) for sign in _plain_sign(written)]
    seen = "".join(sign for sign, _ in signs)
    found: list[tuple[int, int]] = []
    for word in words:
        start = seen.find(word)
        while start >= 0:
            end = signs[start + len(word) - 1][1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            found.append((signs[start][1], end))
            start = seen.find(word, start + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _plain_sign(sign: str) -> str:
    return " " if sign.isspace() else plain(sign)


def _names(dataset: Dataset) -> Mapping[str, str]:
    return {vendor.id: " ".join((vendor.name, *vendor.aliases)) for vendor in dataset.vendor.values()}
