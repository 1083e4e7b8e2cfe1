"""What a search is understood to mean: for each of its words what it is looked for as, and which word was probably meant by one that nothing has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import Final

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from vendors.query.search.criteria import equivalents
from vendors.query.search.index import Index
from vendors.query.search.renewing import index_of
from vendors.query.search.words import LONGEST, squashed, tokens, written_words
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.types.spellings import likely_date

_ELISION: Final = re.compile(r"(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu)'(?=\w)")
"""What French puts before a word that begins with a vowel; nobody looks for it."""
_QUOTES: Final = re.compile('["“”„«»]')
LITTLE_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "au",
        "aux",
        "avec",
        "by",
        "chez",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "for",
        "from",
        "in",
        "is",
        "l",
        "la",
        "le",
        "les",
        "of",
        "on",
        "ou",
        "par",
        "pour",
        "qu",
        "que",
        "qui",
        "sur",
        "the",
        "to",
        "un",
        "une",
        "who",
        "with",
        "y",
    ]
)
"""Words that tell nothing alone: they are not looked for beside others."""
_STEMMED: Final = 4
"""Letters of a word of which other forms are looked for."""
_INSIDE: Final = 4
"""Letters that are looked for inside words too; fewer stand in too many."""
_PLAIN: Final = 6
"""Letters of a word that is no name, beyond which a single slip leaves no doubt."""
_stemming = Lock()
_STEMMERS: Final = tuple(map(snowballstemmer.stemmer, ("french", "english")))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase of a search.

    Attributes:
        word: as it is compared, see `vendors.query.search.words`.
        quoted: whether it stands between quotation marks, and is looked for as it is written alone.
        beginnings: what a word may begin with; a phrase has spaces in it.
        whole: the words that it may be.
        typed: what was typed where this is what was probably meant; else "".
    """

    word: str
    quoted: bool
    beginnings: tuple[str, ...]
    whole: tuple[str, ...] = ()
    typed: str = ""

    @property
    def question(self) -> str:
        """The term in the language of FTS5. Only letters, digits and spaces come into it, between quotation marks."""
        return f"({' OR '.join([*(f'{_quoted(one)} *' for one in self.beginnings), *map(_quoted, self.whole)])})"

    def is_in(self, text: str) -> bool:
        """Whether a text has it, as `as_text` gives texts."""
        return any(f" {one}" in text for one in self.beginnings) or any(f" {one} " in text for one in self.whole)


@dataclass(frozen=True, slots=True)
class Understood:
    """A search, understood.

    Attributes:
        terms: what is looked for; all of them must be there.
        corrected: the search with what was probably meant in the place of what nothing has; "" where nothing had to be guessed.
        typed: the search as it was typed, between quotation marks: nothing of it is guessed.
        name: the whole of it as it is compared with names.
        day: the day or month that the whole of it names, `YYYY-MM[-DD]`, or "".
    """

    terms: tuple[Term, ...]
    corrected: str = ""
    typed: str = ""
    name: str = ""
    day: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """What is marked where it was found, as `vendors.query.search.words.hits` takes it."""
        return tuple(
            dict.fromkeys(
                one
                for term in self.terms
                for one in (term.word, *term.beginnings, *term.whole)
                if len(one) > 1 or one.isdigit()
            )
        )


def question(terms: Iterable[Term]) -> str:
    """All terms in the language of FTS5."""
    return " AND ".join(term.question for term in terms)


def as_text(texts: Iterable[str]) -> str:
    """Texts in which terms are looked for one by one; nothing is found across the end of one."""
    return "\n".join(f" {tokens(text)} " for text in texts)


@with_dataset(500)
def understood(dataset: Dataset, text: str) -> Understood:
    """What a search means on a data set.

    Args:
        dataset: what it is looked for in.
        text: as somebody typed it, whatever it is.
    """
    index = index_of(dataset)
    written = [(word, quoted) for word, quoted in written_words(text)[:LONGEST] if tokens(word)]
    telling = [pair for pair in written if pair[0] not in LITTLE_WORDS] or written
    terms = [_term(index, word, quoted=quoted) for word, quoted in telling]
    meant = [term if term.quoted or _is_known(index, term) else _meant(index, term) for term in terms]
    guessed = {term.typed: index.written.get(term.word, term.word) for term in meant if term.typed}
    said = [(guessed.get(word, word), quoted) for word, quoted in written]
    name = squashed(" ".join(word for word, _quoted in said))
    if not guessed:
        return Understood(tuple(terms), name=name, day=_day(text))
    corrected = " ".join(f'"{word}"' if quoted else word for word, quoted in said)
    as_typed = [word for word, _quoted in written] if _QUOTES.search(text) else text.split()
    typed = " ".join(f'"{word}"' for word in as_typed)
    return Understood(tuple(meant), corrected, typed, name, _day(text))


def _day(text: str) -> str:
    found = likely_date(text) if any(sign.isdigit() for sign in text) else None
    return found if found and len(found) > len("2018") else ""


def _term(index: Index, word: str, *, quoted: bool) -> Term:
    bare = tokens(word if quoted else _ELISION.sub("", word))
    if quoted:
        return Term(word, True, (bare,))
    if bare.isdigit():
        # A number is no beginning of another one.
        return Term(word, False, (), (bare,))
    forms = tuple(_other_forms(index, bare))
    same = tuple(dict.fromkeys(other for one in (bare, *forms) for other in equivalents().get(one, ())))
    phrases = (*_as_names(index, bare), *(one for one in same if " " in one))
    whole = (*forms, *_inside(index, bare), *(one for one in same if " " not in one))
    # A letter alone begins too many words.
    return Term(word, False, (bare, *phrases), whole) if len(bare) > 1 else Term(word, False, phrases, (bare, *whole))


def _as_names(index: Index, bare: str) -> tuple[str, ...]:
    """The names that were written without their spaces: “silver lake” for “silverlake”."""
    return tuple(sorted(index.spelled.get(bare, ())))


def _other_forms(index: Index, word: str) -> Iterator[str]:
    """The words that have the same stem in French or in English: enquête for enquêtes."""
    if len(word) < _STEMMED or " " in word:
        return
    stems = [_stem(n, word) for n in range(len(_STEMMERS))]
    shortest = min(stems, key=len)
    # The last letter of a stem may be none of the word: company, compani.
    start = shortest[: max(_STEMMED - 1, len(shortest) - 1)]
    for other in index.beginning(start):
        if not other.startswith(word) and any(_stem(n, other) == stem for n, stem in enumerate(stems)):
            yield other


@lru_cache(maxsize=50_000)
def _stem(language: int, word: str) -> str:
    with _stemming:  # a stemmer works in its own attributes
        return str(_STEMMERS[language].stemWord(word))


def _inside(index: Index, word: str) -> Sequence[str]:
    return index.containing(word) if len(word) >= _INSIDE and " " not in word else ()


def _is_known(index: Index, term: Term) -> bool:
    return index.has(term.question)


def _meant(index: Index, term: Term) -> Term:
    """What was probably meant by a word that nothing has: the nearest name, or else the nearest word; the term itself where nothing is near."""
    typed = tokens(term.word).replace(" ", "")
    slips = (len(typed) >= 5) + (len(typed) >= 8)
    if not typed.isalpha():
        return term
    # What is no name may be any word of a language: only a long one with a single slip in it is plain.
    for words, most in ((index.words_of_names, slips), (index.words.keys(), int(len(typed) > _PLAIN))):
        alike = [word for word in words if word[0] in typed[:2]] if most else []
        if found := process.extract(typed, alike, scorer=OSA.distance, score_cutoff=most, limit=20):
            best = min(found, key=lambda one: (one[1], -index.words[one[0]], one[0]))[0]
            return replace(_term(index, best, quoted=False), typed=term.word)
    return term


def _quoted(words: str) -> str:
    return f'"{words}"'
