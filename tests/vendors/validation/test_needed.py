"""A look for letters in the place of a search never passes over what the search would find."""

import csv
from collections.abc import Iterator
from random import Random

import pytest

from tests.conftest import ROOT
from vendors.i18n.language import LANGUAGES
from vendors.tables.row import own_name, own_texts
from vendors.validation.prose import allegations, lexicon, loaded_words
from vendors.validation.prose.needed import Needed

PATTERNS = {"charges": lambda code: allegations._charges(code, True), "loaded words": loaded_words._any_loaded}


def sentences(code: str) -> Iterator[str]:
    """Those in a language by which editors and the lists of words are tried; in most of another its patterns find nothing."""
    for path in sorted((ROOT / "tests/vendors/validation").glob("sentences*.csv")):
        with path.open(encoding="utf-8") as file:
            yield from (row["text"] for row in csv.DictReader(file) if row["language"] == code)
    for path in sorted(lexicon.PATTERNS.glob("*.csv")):
        yield from (line.sentence for line in lexicon.lines(path.stem) if line.language in ("", code))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PATTERNS)
def test_whatever_a_pattern_finds_may_be_there(name, code):
    pattern = PATTERNS[name](code)
    found = [text for text in dict.fromkeys(sentences(code)) if pattern.search(text)]
    assert len(found) > 100
    needed = Needed(pattern.pattern)
    for text in found:
        assert needed.may_be_in(text)
        assert needed.may_be_in(text.upper()) or not pattern.search(text.upper())


@pytest.mark.parametrize("code", LANGUAGES)
def test_whatever_is_a_charge_is_one_in_a_controversy(code):
    """What the second cannot do without, the first cannot either."""
    always, disputed = (allegations._charges(code, disputed).pattern for disputed in (False, True))
    branches, end, _ = always.rpartition(")(?:(?<=")
    assert end
    assert disputed.startswith(f"{branches}|")


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_texts_of_the_data_are_passed_over(code, dataset):
    needed = Needed(allegations._charges(code, True).pattern)
    texts = [
        getattr(row, own_name(name, code)) or ""
        for rows in dataset.rows.values()
        for row in rows
        for name in own_texts(type(row))
    ]
    assert sum(map(needed.may_be_in, texts)) < len(texts) / 4


PIECES = (
    "tromp(?:e|é|ait)s?",
    r"(?:a|ont)(?: pas)? (?:volé|menti)",
    r"(?:la |le )?(?:\w+ )?fraude",
    r"(?-i:[A-Z])[\w-]+’s lies?",
    r"stra(?:ß|ss)e|K(?:elvin)?|ſ?illy|in",
    r"vend[^.;,]{0,9} (?:data|données)(?= de)",
    r"(?:mal ){2,3}dit|(?:x|yz)+ab",
    "[sz]cam|ph?ish|a?b?c?d",
)
SIGNS = ("tromp", "e", "é", "ait", "a ", "ont ", "pas ", "volé", "menti", "la ", "fraude", "Ab’s lie", "Straße", "STRASSE", "K", "\u212a",
         "ſilly", "İn", "ın", "vend", " data de", "données", "mal ", "dit", "xyzab", "scam", "fish", "d", "-", " ", ".", "ﬁ", "Ω", "İ")  # fmt: skip


def test_of_any_pattern_and_any_letters_too():
    chance = Random(11)
    for _ in range(60):
        pattern = lexicon.pattern("|".join(f"(?:{piece})" for piece in chance.sample(PIECES, chance.randint(1, 4))))
        needed = Needed(pattern.pattern)
        for _ in range(60):
            text = "".join(chance.choices(SIGNS, k=chance.randint(1, 8)))
            assert needed.may_be_in(text) or not pattern.search(text), (pattern.pattern, text)


def test_a_pattern_of_which_nothing_is_known_is_always_searched_for():
    assert Needed(lexicon.of_whole_words(r"\w+|fraude")).may_be_in("…")
    assert not Needed(lexicon.of_whole_words("fraude")).may_be_in("…")


def test_of_its_first_texts_nothing_is_said_since_they_are_searched_in_less():
    needed = Needed(lexicon.of_whole_words("fraude"), 2)
    assert [needed.may_be_in("…") for _ in range(4)] == [True, True, False, False]
