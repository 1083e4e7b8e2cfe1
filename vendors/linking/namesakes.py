"""Who is meant by a name that others bear too, as far as an editor has said who they are and which words tell them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple, Self

from vendors.linking.context import Surroundings, surroundings
from vendors.linking.lexicon import ARTICLES, CALLED, CENTRES, CLITICS, DIGITAL, EXPERIENCE, SMALL
from vendors.linking.names import Name, Place
from vendors.linking.normalise import letters, plain_words
from vendors.types.namesake import ARTICLE, Namesake

_REACH: Final = 80
"""Characters on either side of a place in which the whole name of a namesake is looked for."""
_INITIALS: Final = 3
"""Initials that words beside them hardly begin with by chance, at least."""
_AFTER_INITIALS: Final = re.compile(r"\s*[(:,–—]\s*(?P<words>[^():;.,\n]{3,80})")
_BEFORE_INITIALS: Final = re.compile(r"(?P<words>[^():;.,\n]{3,80})\s*[(–—,]\s*$")
_BRACKETS: Final = re.compile(r"[()]")


class Bearer(Enum):
    """Whom a name that others bear too denotes."""

    TIED = auto()
    """The sentence names whom or what the vendor is tied to, and nothing for another."""
    VENDOR = auto()
    """Something in the sentence speaks for the vendor, and nothing for another."""
    UNTOLD = auto()
    """Nothing speaks for the one or the other."""
    UNSURE = auto()
    """Something speaks for both."""
    NAMESAKE = auto()


class _Phrases(NamedTuple):
    """Words and phrases that a sentence is searched for.

    Attributes:
        words: those of one word.
        longer: the others, in plain words with a space on either side.
        first: the first words of the longer ones: a sentence without any of them has none.
    """

    words: frozenset[str]
    longer: tuple[str, ...]
    first: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        known = [words for words in map(plain_words, texts) if words]
        longer = [words for words in known if len(words) > 1]
        return cls(
            frozenset(words[0] for words in known if len(words) == 1),
            tuple(sorted({_spaced(words) for words in longer})),
            frozenset(words[0] for words in longer),
        )

    def stand_in(self, sentence: Surroundings) -> bool:
        """Whether the sentence has one of them."""
        if not self.words.isdisjoint(sentence.plain_words):
            return True
        if self.first.isdisjoint(sentence.plain_words):
            return False
        told = _spaced([word.plain for word in sentence.words])
        return any(phrase in told for phrase in self.longer)


class Telling(NamedTuple):
    """What tells the bearers of a name apart.

    Attributes:
        names: the whole names of the others, in plain words with a space on either side.
        parts: the words in these names beside the vendor's: a sentence without any of them has none of the names.
        words: what speaks of the others.
        ties: names of whom and what the vendor is tied to: its owners, those who lead it, those it bought, its town.
        own: the vendor's names, in plain words with a space on either side.
        spellings: words of the others' names that have the letters of the vendor's, but other accents, in small letters: "dímelo".
    """

    names: tuple[str, ...]
    parts: frozenset[str]
    words: _Phrases
    ties: _Phrases
    own: tuple[str, ...]
    spellings: frozenset[str]

    @classmethod
    def of(cls, name: Name, namesakes: Sequence[str], ties: Iterable[str] = (), own: Iterable[str] = ()) -> Self | None:
        """What tells the bearers of one name of a vendor apart, or None where no namesake bears that name.

        Args:
            name: the vendor's name.
            namesakes: all namesakes of the vendor, as an editor has written them.
            ties: names of whom and what it is tied to.
            own: all names of the vendor.
        """
        known = [one for one in map(Namesake.parse, namesakes) if one.bears(name.text)]
        if not known:
            return None
        bare = plain_words(ARTICLE.sub("", name.text))
        whole = [plain_words(ARTICLE.sub("", part.strip())) for one in known for part in _BRACKETS.split(one.name)]
        return cls(
            tuple(sorted({_spaced(words) for words in whole if words and words != bare})),
            frozenset(word for words in whole for word in words) - set(bare),
            _Phrases.of(form for one in known for word in one.words for form in (word, f"{word}s")),
            _Phrases.of(ties),
            tuple(_spaced(plain_words(one)) for one in own),
            frozenset(
                word
                for one in known
                for word in unicodedata.normalize("NFC", one.name).casefold().split()
                if letters(word) == letters(name.text) and word != unicodedata.normalize("NFC", name.text).casefold()
            ),
        )


def bearer(text: str, place: Place, telling: Telling) -> Bearer:
    """Whom a place denotes, from the whole names of the others, from the words that tell them, and from what speaks for the vendor."""
    sentence = surroundings(text, place.start, place.end)
    if not telling.parts.isdisjoint(sentence.plain_words) and _longer(text, place, telling.names):
        return Bearer.NAMESAKE
    own = place.form.own
    speaks = sentence.count(EXPERIENCE, own) > 0
    if telling.words.stand_in(sentence):
        return Bearer.UNSURE if speaks else Bearer.NAMESAKE
    if unicodedata.normalize("NFC", place.surface).casefold() in telling.spellings or (
        place.surface.isupper() and _spelt_out(text, place, telling.own)
    ):
        return Bearer.UNSURE if speaks else Bearer.NAMESAKE
    if telling.ties.stand_in(sentence):
        return Bearer.TIED
    if speaks or sentence.count(DIGITAL, own) or (sentence.count(CALLED) and sentence.count(CENTRES)):
        return Bearer.VENDOR
    return Bearer.UNTOLD


def _longer(text: str, place: Place, names: Sequence[str]) -> bool:
    """Whether a place is a part of one of these names."""
    before = plain_words(text[max(0, place.start - _REACH) : place.start])
    around = _spaced(before + plain_words(text[place.start : place.end + _REACH]))
    begin = len(_spaced(before)) - 1 if before else 0
    return any((at := around.find(name)) >= 0 and at <= begin < at + len(name) - 1 for name in names)


def _spelt_out(text: str, place: Place, own: Sequence[str]) -> bool:
    """Whether words beside initials begin with them and are no name of the vendor: "SMG: la Société mathématique de Genève"."""
    initials = letters(place.surface)
    if len(initials) < _INITIALS:
        return False
    after, before = _AFTER_INITIALS.match(text, place.end), _BEFORE_INITIALS.search(text, 0, place.start)
    told = [plain_words(found["words"]) for found in (after, before) if found]
    for words, end in zip(told, [1, -1][not after :], strict=False):
        whole = [word for word in words if word not in SMALL and word not in CLITICS and word not in ARTICLES]
        whole = whole[: len(initials)] if end > 0 else whole[-len(initials) :]
        if "".join(word[0] for word in whole) == initials:
            return not any(name in _spaced(words) for name in own)
    return False


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
