"""The words of the vendors give those that a look into each text gives."""

import random

import pytest

from vendors.domain.as_of import AsOf
from vendors.query.search.entries import words_on_the_day
from vendors.query.search.understood import Term, as_text, tokens, understood
from vendors.query.search.vendor_words import VendorWords, vendor_words

SEARCHES = (
    "avis clients",
    "nps",
    '"customer experience"',
    "qualtrix",
    "paris",
    "l'enquête",
    "a",
    '"silver lake"',
    "sap",
)


@pytest.fixture(scope="module")
def told(dataset, today):
    return {row.id: tuple(words_on_the_day(dataset, row)) for row in AsOf(dataset, today, today).vendors.values()}


@pytest.fixture(scope="module")
def texts(told):
    return {id: as_text(text for some in every for text in some) for id, every in told.items()}


def one_by_one(texts, terms):
    return {id for id, told in texts.items() if all(term.is_in(told) for term in terms)}


def test_a_search_gives_the_vendors_in_whose_texts_its_terms_are(dataset, today, texts):
    some = 0
    for text in SEARCHES:
        terms = understood(dataset, text).terms
        found = vendor_words(AsOf(dataset, today, today)).having_all(terms)
        assert found == one_by_one(texts, terms), text
        some += 0 < len(found) < len(texts)
    assert some > len(SEARCHES) / 2


def test_any_beginning_word_or_phrase_gives_them(told, texts):
    chance, words = random.Random(20180423), VendorWords(told)
    every = [tokens(line).split() for text in texts.values() for line in text.split("\n")]
    every = [line for line in every if line]
    for _ in range(400):
        line = chance.choice(every)
        start = chance.randrange(len(line))
        phrase = " ".join(line[start : start + chance.randint(1, 3)])
        cut = phrase[: chance.randint(1, len(phrase))].strip()
        terms = [Term(cut, quoted=False, beginnings=(cut,), whole=chance.choice(((), (phrase,))))]
        assert words.having_all(terms) == one_by_one(texts, terms), terms
