"""How sentences are worded, weighed: what it is worth on sentences that nothing was learnt from, and that its weights can be made again."""

import csv
from collections import Counter
from dataclasses import replace

import pytest

from tests.vendors.validation.test_checks import edit
from tests.vendors.validation.weigh_words import is_right, labelled, strays
from vendors.store.load import load
from vendors.tables.controversy_status import ControversyStatus
from vendors.validation.prose.finding import Context, Slip
from vendors.validation.prose.wording import WEIGHTS, assertions, terms
from vendors.validation.rules import Severity

OPEN = Context(True, ControversyStatus.ALLEGED)
KEPT_BACK = labelled(["sentences_kept_back"])
RIGHT = {
    "kept back": 55,
    "lawyer": 52,
    "web": 49,
    "student": 51,
    "reporter": 50,
    "reader": 51,
    "deputy editor": 53,
    "compliance": 51,
    "newcomer": 54,
    "subeditor": 56,
    "first reading": 54,
    "jurist": 53,
    "trainee": 54,
    "archivist": 53,
}
"""Of fourteen sets of sixty sentences that nothing was learnt from, how many are judged rightly at least. The first is by the hand that wrote much
of what is learnt from; three by a press lawyer as three kinds of authors would write, and five times two by others, none of whom had seen linter
or sentences. What was chosen after their first reading were the thresholds; the last four sets were read when nothing was changed any more: 57,
54, 57 and 55."""


@pytest.mark.parametrize("group", RIGHT)
def test_sentences_that_nothing_was_learnt_from_are_judged_rightly(group):
    told = [one for one in KEPT_BACK if one.group.endswith(f" {group}")]
    assert Counter((one.code, one.careless) for one in told) == dict.fromkeys(
        [("fr", True), ("fr", False), ("en", True), ("en", False)], 15
    )
    assert not {one.text for one in told} & {one.text for one in labelled()}
    wrong = [one.text for one in told if not is_right(one)]
    assert len(told) - len(wrong) >= RIGHT[group], wrong


def test_the_twenty_sets_of_one_hand_are_half_careless_in_both_languages():
    told = labelled(["sentences_of_wording"])
    assert len({one.text for one in told}) == len(told)
    for group in {one.group for one in told}:
        counted = Counter((one.code, one.careless) for one in told if one.group == group)
        assert set(counted.values()) == {15}, group


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_weights_are_those_that_the_sentences_give(code):
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        weights = {row["term"]: float(row["weight"]) for row in csv.DictReader(file) if row["language"] == code}
    told = [one for one in labelled() if one.code == code]
    # The file has four decimals; a label that is turned moves the sum of all by about ten.
    assert strays(weights, told) < 1
    assert strays(weights, [replace(told[0], careless=not told[0].careless), *told[1:]]) > 3
    assert strays(weights, told[1:]) > 1


@pytest.mark.parametrize(
    ("code", "text", "suggestion"),
    [
        (
            "fr",
            "L’actionnaire cherche la sortie avant que tout ne s’écroule.",
            "selon [source], en [année], …",
        ),
        (
            "en",
            "The accounts of 2019 are a work of fiction.",
            "according to [source], in [year], …",
        ),
    ],
)
def test_what_reads_like_an_assertion_says_by_which_words_and_what_to_write_instead(code, text, suggestion):
    (found,) = assertions(text, code, OPEN)
    assert (found.kind, found.suggestion, found.sure) == (Slip.ASSERTED, suggestion, False)
    assert text[found.start : found.end] == text
    assert found.leaning
    assert all(words in text for words in found.leaning.split(" … "))
    assert found.leaning in found.message
    assert not list(assertions(text, code, Context()))


@pytest.mark.parametrize(("code", "text"), [("fr", "Kwarg zeplu Broduk."), ("en", "X")])
def test_where_no_word_is_known_nothing_is_said(code, text):
    assert not list(assertions(text, code, OPEN))


def test_what_reads_like_an_assertion_is_a_notice_at_its_cell(folder, today):
    text = (
        "The accounts of 2019 are a work of fiction, the contract of 2020 smelled of a fix from the"
        " first day, and the sale of 2021 was a way out before the whole house fell down."
    )
    edit(folder, "controversies", key="verint-south-sudan", summary_en=text)
    (found,) = [one for one in load(folder, today).problems if one.rule == "reads-like-assertion"]
    assert (found.column, found.severity, found.value) == ("summary_en", Severity.NOTICE, text)
    assert found.other


def test_names_years_and_numbers_weigh_alike_whichever_they_are():
    one = "In 2021 Maretto told 300 shops of Lyon."
    other = "In 1998 Brenlow told 12 shops of Metz."
    assert [term.text for term in terms(one, frozenset({"in"}))] == [
        term.text for term in terms(other, frozenset({"in"}))
    ]
