"""The encodings of languages further from French, told by their own words: nothing else says that `Dvo\\xf8\\xe1k` is Dvořák."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W\d_½¼¾²³¹]+")
_WITHIN: Final = re.compile(r"[^\W\d_](?![’·‐-–])[^\x00-\x7f\w\s][^\W\d_]")
"""A mark within a word."""
_LATIN: Final = ("pl", "cs", "hu", "tr", "ro", "lt", "lv", "sk", "sl", "sh")
LATIN: Final = ("de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "ca", "is", *_LATIN)
"""Languages of which words and names stand in French texts."""
_OTHER: Final = ("ru", "uk", "bg", "mk", "el", "he", "ar", "fa")
ENCODINGS: Final = {
    "cp1250": _LATIN,
    "iso8859-2": _LATIN,
    "cp1254": _LATIN,
    "cp1257": _LATIN,
    "iso8859-13": _LATIN,
    "iso8859-4": _LATIN,
    "iso8859-16": _LATIN,
    "mac_latin2": _LATIN,
    "mac_turkish": _LATIN,
    "cp852": _LATIN,
    "cp857": _LATIN,
    "cp1251": _OTHER,
    "koi8_u": _OTHER,
    "koi8_r": _OTHER,
    "iso8859-5": _OTHER,
    "cp866": _OTHER,
    "mac_cyrillic": _OTHER,
    "cp1253": _OTHER,
    "iso8859-7": _OTHER,
    "cp1255": _OTHER,
    "cp1256": _OTHER,
}
"""The encodings that are tried, and the languages whose words tell that a text is in one."""


def known(words: Iterable[str], languages: tuple[str, ...]) -> frozenset[str]:
    """Which of some words with a letter beyond ASCII one of the languages has among its commoner ones."""
    words = frozenset(words)
    lists = _digests(languages) if words else ()
    return frozenset(word for word in words if any(_holds(lists, one) for one in _spellings(word)))


def _holds(digests: Sequence[int], word: str) -> bool:
    at = bisect_left(digests, hash(word))
    return at < len(digests) and digests[at] == hash(word)


@lru_cache(maxsize=3)  # those of this room: western ones, other Latin ones, other scripts
def _digests(languages: tuple[str, ...]) -> Sequence[int]:
    """The words of some languages that have a letter beyond ASCII, sorted, each as the eight bytes of its hash: 2 MB instead of 40."""
    from wordfreq import get_frequency_dict  # here, since only files that are not UTF-8 ask for words

    found: set[int] = set()
    for code in languages:
        found |= {hash(word) for word in get_frequency_dict(code, wordlist="small") if not word.isascii()}
        get_frequency_dict.cache_clear()
    return array("q", sorted(found))


def _spellings(word: str) -> frozenset[str]:
    """A word in small letters as the lists have it: Turkish has an i of its own, Romanian a comma where encodings have a cedilla."""
    turkish = word.replace("İ", "i").replace("I", "ı").lower()
    return frozenset({word.lower(), turkish, word.lower().translate({0x15F: 0x219, 0x163: 0x21B})})


def foreign(tokens: Iterable[bytes], western: str) -> tuple[str, ...]:
    """The encodings in which most of some texts are words of a language; several where they give other texts that are as likely.

    Args:
        tokens: texts that have words of no language, as they were read.
        western: the encoding in which they were read.
    """
    tokens = list(tokens)
    worth: dict[str, int] = {}
    before = {word for token in tokens for word in foreign_words(text_in(token, western))}
    for encoding in ENCODINGS:
        read = [text_in(token, encoding) for token in tokens]
        words = {word for text in read for word in foreign_words(text)}
        if words - before and all(is_well_shaped(text) for text in read):
            worth[encoding] = len(known(words, ENCODINGS[encoding]))
    best = max(worth.values(), default=0)
    found: dict[tuple[str, ...], str] = {}
    for encoding, count in worth.items():
        if count == best > 0:
            found.setdefault(tuple(text_in(token, encoding) for token in tokens), encoding)
    return tuple(found.values())


def text_in(data: bytes, encoding: str) -> str:
    """A text in an encoding, with U+FFFD for each byte that is no sign there."""
    return data.decode(encoding, errors="replace")


def foreign_words(text: str) -> Iterator[str]:
    """The words of a text that have a letter beyond ASCII."""
    return (word for word in WORD.findall(text) if not word.isascii() and len(word) > 1)


def is_well_shaped(text: str) -> bool:
    """Whether each word of a text is of one script, with its capitals at the front or throughout, and no sign is lost."""
    return "\ufffd" not in text and not _WITHIN.search(text) and all(map(_is_word, WORD.findall(text)))


def _is_word(word: str) -> bool:
    if word.isascii():
        return True
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in word}
    return len(scripts) == 1 and (word[1:].islower() or word.isupper() or word.lower() == word.upper())
