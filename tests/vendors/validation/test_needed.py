"""A look for letters in the place of a search never passes over what the search would find."""

import csv
from collections.abc import Iterator
from random import Random

import pytest

from tests.conftest import ROOT
from vendors.i18n.language import LANGUAGES
from vendors.tables.row import own_name, own_texts
from vendors.validation.prose import allegations, lexicon
from vendors.validation.prose.needed import Needed, first_of

PIECES = {"charges": allegations._disputed, "loaded words": lambda code: tuple(lexicon.LOADED[code])}


def sentences(code: str) -> Iterator[str]:
    """Those in a language by which editors and the lists of words are tried; in most of another its patterns find nothing."""
    for path in sorted((ROOT / "tests/vendors/validation").glob("sentences*.csv")):
        with path.open(encoding="utf-8") as file:
            yield from (row["text"] for row in csv.DictReader(file) if row["language"] == code)
    for path in sorted(lexicon.PATTERNS.glob("*.csv")):
        yield from (line.sentence for line in lexicon.lines(path.stem) if line.language in ("", code))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PIECES)
def test_whatever_a_pattern_finds_may_be_there(name, code):
    pieces = PIECES[name](code)
    patterns = list(map(lexicon.pattern, pieces))
    whole = any_of(pieces)
    found = [text for text in dict.fromkeys(sentences(code)) if whole.search(text)]
    assert len(found) > 100
    needed = Needed(pieces)
    for text in (*found, *map(str.upper, found)):
        there = {at for at, pattern in enumerate(patterns) if pattern.search(text)}
        among = needed.among(text)
        assert among is None or there <= set(among)
        assert needed.may_be_in(text) or not there
        # Those alone find what all of them would, in the same order.
        sought = patterns if among is None else [patterns[at] for at in among]
        assert spans(first_of(sought, text)) == spans(whole.finditer(text))


def any_of(pieces):
    return lexicon.pattern("|".join(f"(?:{piece})" for piece in pieces))


def spans(matches):
    return [match.span() for match in matches]


@pytest.mark.parametrize("code", LANGUAGES)
def test_whatever_is_a_charge_is_one_in_a_controversy(code):
    """In the first places, so that those behind them are looked for in a controversy alone."""
    always = allegations._charges(code)
    assert allegations._disputed(code)[: len(always)] == always


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_texts_of_the_data_are_passed_over(code, dataset):
    needed = Needed(allegations._disputed(code))
    texts = [
        getattr(row, own_name(name, code)) or ""
        for rows in dataset.rows.values()
        for row in rows
        for name in own_texts(type(row))
    ]
    assert sum(map(needed.may_be_in, texts)) < len(texts) / 4


OF_ALL_KINDS = (
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
        pieces = chance.sample(OF_ALL_KINDS, chance.randint(1, 4))
        patterns, whole, needed = list(map(lexicon.pattern, pieces)), any_of(pieces), Needed(pieces)
        for _ in range(60):
            text = "".join(chance.choices(SIGNS, k=chance.randint(1, 8)))
            assert needed.may_be_in(text) or not whole.search(text), (pieces, text)
            assert spans(first_of(patterns, text)) == spans(whole.finditer(text)), (pieces, text)


def test_a_pattern_of_which_nothing_is_known_is_always_searched_for():
    assert Needed([r"\w+|fraude"]).among("…") == [0]
    assert Needed(["fraude", r"\w+"]).among("…") == [1]
    assert Needed(["fraude"]).among("…") == []


def test_of_its_first_texts_nothing_is_said_since_they_are_searched_in_less():
    needed = Needed(["fraude"], 2)
    assert [needed.may_be_in("…") for _ in range(4)] == [True, True, False, False]
