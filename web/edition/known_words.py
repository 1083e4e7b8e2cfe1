"""Which words the pages of an edition have, beside the index of its search.

Pagefind shortens a word that it does not know until it finds something, and cannot be told not to: whoever looks for a word
that is in no page is shown pages that have nothing to do with it. So the search page asks here first. The words lie in small
files by how they begin, of which the browser loads those that a search needs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml.html import HtmlElement

from web.edition.folder import write
from web.edition.places import SEARCH

PARTS: Final = 64
"""Files that the words of a language lie in; `views/static/edition_known_words.js` counts with it too."""
LONGEST: Final = 40
"""Signs of a word that is listed: addresses are longer, are asked for whole, and then Pagefind itself knows them."""
LIKE_ONE: Final = re.compile(r"[^\W_]+")
WITHIN: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
"""Where a name such as SurveyMonkey has a second word, by which Pagefind finds it too."""
_READ: Final = (
    "//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore])] | //*[@data-pagefind-meta]/@content"
)


def words_in(document: HtmlElement) -> frozenset[str]:
    """The words by which the search finds a page.

    Args:
        document: with what says to Pagefind what it reads of it.
    """
    texts = document.xpath(_READ)
    # Signs beside each other in two elements are one word here and two there.
    written = {word for text in (*texts, "".join(texts)) for word in text.split()}
    known = (folded(part) for word in written for part in _and_its_parts(word))
    return frozenset(word for word in known if 0 < len(word) <= LONGEST)


def folded(word: str) -> str:
    """A word as `views/static/edition_known_words.js` compares it, sign for sign: small letters without accents, and digits."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word).lower() if sign.isalnum())


def keep(root: Path, words: Mapping[str, Iterable[str]]) -> None:
    """Writes the words of the pages into an edition.

    Args:
        root: its folder.
        words: by language.
    """
    for code, known in words.items():
        parts: list[list[str]] = [[] for _ in range(PARTS)]
        for word in sorted(known):
            parts[_part(word)].append(word)
        for number, part in enumerate(parts):
            write(root, f"{SEARCH.strip('/')}/words/{code}/{number}.txt", "\n".join(part).encode())


def _and_its_parts(word: str) -> Iterator[str]:
    yield word
    for part in LIKE_ONE.findall(word):
        yield part
        yield from WITHIN.split(part)


def _part(word: str) -> int:
    """In which file a word lies: by its first two signs, so that all words with one beginning lie together."""
    first, second = ord(word[0]), ord(word[1]) if len(word) > 1 else 0
    return (first * 31 + second) % PARTS
