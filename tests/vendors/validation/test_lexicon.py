"""Every pattern of the linter's lexicon finds its own sentence, and the linter judges that sentence as the group means it."""

import re

import pytest

from tests.vendors.validation.test_prose import NEW_PARTIES
from vendors.tables.controversy_status import ControversyStatus
from vendors.validation.prose import lexicon
from vendors.validation.prose.finding import Context, Slip
from vendors.validation.prose.lexicon import PATTERNS, lines, pattern
from vendors.validation.prose.linter import findings

GROUPS = sorted(path.stem for path in PATTERNS.glob("*.csv"))
CHARGES = {"wrongs", "deeds", "transfers", "failings", "nouns", "blames", "adverbs", "commits"}
"""Groups whose sentences tell a charge as a fact."""
CARE = {"frames", "saying", "said", "charges", "doubts", "judges", "finds"}
"""Groups whose sentences tell none, although there may be words of wrongdoing in them."""
ON_RECORD = {"officers", "authorities", "bylines", "starts", "records", "parties", "organisations", "namesakes"}
"""Groups whose sentences name a person or a company that may be named."""
CONTEXT = Context(True, ControversyStatus.ALLEGED, None, NEW_PARTIES)


def slips(line):
    return {found.kind for found in findings(line.sentence, line.language or "en", CONTEXT)}


def flags(group):
    return 0 if group in ("records", "namesakes") else re.IGNORECASE


@pytest.mark.parametrize("group", GROUPS)
def test_every_pattern_is_found_in_its_sentence(group):
    assert [
        line.pattern for line in lines(group) if not pattern(line.pattern, flags(group)).search(line.sentence)
    ] == []


@pytest.mark.parametrize("group", sorted(CHARGES))
def test_a_charge_that_nobody_is_said_to_make_is_flagged(group):
    assert [line.sentence for line in lines(group) if Slip.ALLEGATION not in slips(line)] == []


@pytest.mark.parametrize("group", sorted(CARE))
def test_what_is_attributed_or_doubted_is_not_flagged(group):
    assert [line.sentence for line in lines(group) if Slip.ALLEGATION in slips(line)] == []


@pytest.mark.parametrize("group", sorted(ON_RECORD))
def test_who_speaks_for_a_company_or_is_none_may_be_named(group):
    assert [line.sentence for line in lines(group) if Slip.PERSON in slips(line)] == []


@pytest.mark.parametrize("group", ["stances", "unnamed"])
def test_what_prejudges_insinuates_or_names_nobody_is_flagged(group):
    assert [line.sentence for line in lines(group) if Slip.LOADED not in slips(line)] == []


def test_loaded_words_are_flagged_and_the_charge_of_somebody_is_not():
    assert [line.sentence for line in lines("loaded") if Slip.LOADED not in slips(line) or not line.instead] == []
    assert [line.sentence for line in lines("charged") if Slip.LOADED in slips(line)] == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_holds_each_pattern_once_and_one_language_after_the_other(group):
    told = [(line.language, line.pattern) for line in lines(group)]
    assert len(set(told)) == len(told)
    assert [language for language, _ in told] == sorted((language for language, _ in told), reverse=True)


def test_every_group_and_word_list_is_read():
    for group in GROUPS:
        assert group in ("people", "data", "takers") or hasattr(lexicon, group.upper()), group
    assert {path.name for path in PATTERNS.iterdir() if path.suffix != ".csv"} == {
        "neutral_verbs.en.txt",
        "neutral_verbs.fr.txt",
        "routine.en.txt",
        "routine.fr.txt",
    }


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_words_of_a_company_s_ordinary_life_are_patterns_told_once(code):
    told = [
        line
        for line in (PATTERNS / f"routine.{code}.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(set(told)) == len(told)
    assert re.compile(lexicon.ROUTINE[code])


@pytest.mark.parametrize("code", ["fr", "en"])
def test_neutral_verbs_are_beginnings_that_are_told_once(code):
    beginnings = (PATTERNS / f"neutral_verbs.{code}.txt").read_text("utf-8").splitlines()
    assert [one for one in beginnings if not re.fullmatch(r"[\w ’-]+\$?", one)] == []
    assert beginnings == sorted(set(beginnings))
    longer = [one for one in beginnings for other in beginnings if one != other and one.startswith(other)]
    assert longer == []


def test_first_names_are_words_in_small_letters_told_once():
    words = [
        line
        for line in (PATTERNS.parent / "first_names.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert words == sorted(set(words))
    assert [word for word in words if word != word.lower() or not word.isalpha()] == []
    assert set(words) == lexicon.FIRST_NAMES
