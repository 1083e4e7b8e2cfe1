"""How a search and the texts are read, and where in a text the words of a search stand.

Accents and case are ignored. Words between quotation marks, of whatever kind, must stand together. A search and the texts are
read in one way: what is neither letter nor digit parts words, save inside one (`R&D`, `l'avis`, `2,5`). Hence a hyphen is a
space, and a sign that stands alone is nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from vendors.types.did_you_mean import folded
from vendors.types.short_texts import PARAGRAPH, remembered

LONGEST: Final = 12
"""Words and phrases of a search that are looked for, so that a search costs what it is worth."""
SHORT: Final = 2
"""Letters of a part that a hyphen keeps with its neighbour: alone, the "e" of "e-mail" would be found nearly everywhere."""

_DOUBLE: Final = '"“”„‟«»‹›〝〞〟＂″'
_APOSTROPHES: Final = "'’‘‛ʼ′´`＇"
_PHRASE: Final = re.compile(
    f"[{_DOUBLE}]([^{_DOUBLE}]*)[{_DOUBLE}]"
    rf"|(?<!\w)[‚{_APOSTROPHES}](?=\S)([^{_DOUBLE}]+?)(?<=\S)[{_APOSTROPHES}](?!\w)"
)
"""What stands between quotation marks. Languages open with the sign with which others close, and texts mix the kinds, so that
any closes any; an apostrophe is one only before the first or after the last letter of a word."""
_HYPHEN: Final = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_UNSEEN: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")
_BETWEEN_WORDS: Final = re.compile(r"(?:[\W_](?!(?<=[^\W_]['&.@_])[^\W_]|(?<=\d['.,:/])\d))+")
"""The signs that part words: all but letters and digits, and but those that belong into a word or a number."""
_TOKEN: Final = re.compile(r"[^\W_]+")
_FOR_INDEX: Final = {
    **dict.fromkeys(map(ord, "\u00ad\u061c\u180e\u2060\u2061\u2062\u2063\u2064\ufeff"), None),
    **dict.fromkeys(range(0x200B, 0x2010), None),
    **dict.fromkeys(range(0x202A, 0x202F), None),
    **dict.fromkeys(range(0x2066, 0x2070), None),
    **dict.fromkeys(range(0xE000, 0xF900), " "),
    **dict.fromkeys(range(0xD800, 0xE000), " "),
    ord("\0"): " ",
    ord("œ"): "oe",
    ord("æ"): "ae",
}


def words_of(text: str) -> tuple[str, ...]:
    """The words and phrases of a search as they are compared, `LONGEST` at most; a phrase has spaces in it."""
    return every_word_of(text)[:LONGEST]


def every_word_of(text: str) -> tuple[str, ...]:
    """The words and phrases of a search, however many."""
    return tuple(word for word, _quoted in written_words(text))


def written_words(text: str) -> tuple[tuple[str, bool], ...]:
    """The words and phrases of a search, each once, and whether it stands between quotation marks, which ask for it as it is written."""
    found: list[tuple[str, bool]] = []
    end = 0
    for phrase in _PHRASE.finditer(text):
        found += [(word, False) for word in _single_words(text[end : phrase.start()])]
        found.append((as_read(_inside(phrase)), True))
        end = phrase.end()
    found += [(word, False) for word in _single_words(text[end:])]
    return tuple((word, quoted) for word, quoted in dict(found).items() if word)


def with_words_apart(text: str) -> str:
    """The search in which the words of each phrase may stand apart; "" where it has no phrase of several words."""
    if not any(" " in as_read(_inside(phrase)) for phrase in _PHRASE.finditer(text)):
        return ""
    return " ".join(_PHRASE.sub(lambda phrase: f" {_inside(phrase)} ", text).split())


def _inside(phrase: re.Match[str]) -> str:
    return phrase[1] or phrase[2] or ""


def _single_words(text: str) -> Iterator[str]:
    """The words of a text without quotation marks; hyphens part them where both sides are long enough to be looked for alone."""
    for written in text.split():
        joined: list[str] = []
        for part in _HYPHEN.split(_UNSEEN.sub("", written)):
            words = as_read(part).split()
            if joined and words and min(len(joined[-1].split()[-1]), len(words[0])) <= SHORT:
                joined[-1] = f"{joined[-1]} {words.pop(0)}"
            joined += words
        yield from joined


def as_read(text: str) -> str:
    """A text as search compares it: folded, with one space for all that parts words."""
    return _BETWEEN_WORDS.sub(" ", _folded(text)).strip()


@remembered(20_000, longest=PARAGRAPH)  # of what is told of thousands of vendors, most names are those of others too
def tokens(text: str) -> str:
    """A text as the index compares it: nothing but letters and digits, folded, with one space between words."""
    return " ".join(_TOKEN.findall(_folded(text)))


def squashed(text: str) -> str:
    """A name as it is compared with others: without the spaces and hyphens that people leave out or put in."""
    return "".join(_TOKEN.findall(_folded(text)))


def for_index(text: str) -> str:
    """A text for the index, which takes accents off and parts words itself: it is a hundred times faster at it."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOR_INDEX)


def hits(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words (as `words_of` gives them) stand in a text as written: first and last position, in order, never overlapping."""
    if not words:
        return []
    _every, seen = _seen(text)
    if not any(word in seen for word in words):
        return []
    place = _places(text)
    found: list[tuple[int, int]] = []
    for word in words:
        start = seen.find(word)
        while start >= 0:
            end = place(start + len(word) - 1) + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            found.append((place(start), end))
            start = seen.find(word, start + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


@remembered(8_000, longest=PARAGRAPH)  # what is listed for one search is listed for others
def _seen(text: str) -> tuple[str, str]:
    """A text as search compares it, sign by sign, and the same with one space for all that parts words."""
    every = "".join(map(_folded, text))
    return every, _BETWEEN_WORDS.sub(" ", every)


@remembered(2_000, longest=PARAGRAPH)
def _places(text: str) -> Callable[[int], int]:
    """Tells where a sign of a text as search compares it came from. Hits are few, so that no list of all places is made."""
    signs, (every, _) = list(map(_folded, text)), _seen(text)  # "œ" becomes two, an accent none
    gone = 0
    behind, left_out = [], []
    for between in _BETWEEN_WORDS.finditer(every):
        if (more := between.end() - between.start() - 1) > 0:
            gone += more
            behind.append(between.end() - gone)
            left_out.append(gone)
    is_each_one = len(every) == len(signs) and all(signs)
    of_signs = () if is_each_one else [place for place, written in enumerate(signs) for _sign in written]

    def place(at: int) -> int:
        before = bisect_right(behind, at)
        at += left_out[before - 1] if before else 0
        return at if is_each_one else of_signs[at]

    return place


@remembered(5_000, longest=PARAGRAPH)
def _folded(text: str) -> str:
    # Case once more: the bold capitals of social networks are letters only now.
    return folded(_APOSTROPHE.sub("'", _UNSEEN.sub("", text))).casefold()
