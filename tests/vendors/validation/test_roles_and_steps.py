"""Roles agree with deals and controversies, and a history takes only the steps it may."""

import pytest

from tests.vendors.validation.test_checks import edit, errors, line_of
from vendors.i18n.language import language
from vendors.store.load import load
from vendors.tables.controversy_status import CLOSING, ControversyStatus
from vendors.tables.mention import ROLE_RULES, Role
from vendors.validation.checks.steps import allowed

SEED = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
CASE = "trustpilot-hexamobile-2022"
ARTICLES = ("2022-03-01-maddyness-hexamobile", "2022-strategies-hexamobile")


def test_each_role_has_its_written_rule_in_both_languages():
    assert set(ROLE_RULES) == set(Role)
    for rule in ROLE_RULES.values():
        assert len({language(code).say(rule) for code in ("fr", "en")}) == 2


def test_a_dismissed_suit_clears_and_an_answer_answers(dataset):
    roles = {
        (mention.article[:10], mention.vendor): mention.role for rows in dataset.mentions.values() for mention in rows
    }
    assert roles["2024-07-24", "qualtrics"] is Role.CLEARED
    assert roles["2024-07-24", "medallia"] is Role.NAMED
    assert roles["2025-12-05", "trustpilot"] is Role.ANSWERING


@pytest.mark.parametrize(
    ("key", "role", "rule"),
    [
        ("2012-e-marketing", "acquired", "deal-missing"),
        ("2013-10-16-en-contact", "acquirer", "deal-missing"),
        # The purchase of 2021 fell through: an agreement that was abandoned is no deal.
        ("2022-02-17-seeking-alpha", "acquired", "deal-missing"),
        ("2019-07-19-forbes", "accused", "role-outside"),
        ("2013-10-16-en-contact", "answering", "role-outside"),
        # The article reports the denial of 2018, and a denial clears nobody.
        (f"{SEED}|qualtrics", "cleared", "role-uncleared"),
        ("2022-03-01-maddyness", "cleared", "role-uncleared"),
    ],
)
def test_a_role_that_says_too_much_is_one_error_with_its_reason(folder, today, key, role, rule):
    edit(folder, "mentions", key=key, role=role)
    line = line_of(folder, "mentions", key.replace("|", ","))
    assert [problem[:4] for problem in errors(folder, today)] == [("mentions.csv", line, "role", rule)]


def history(folder, *steps, closed=""):
    """Give the controversy of 2022 the steps (date, status, article)."""
    path = folder / "controversy_status.csv"
    kept = [line for line in path.read_text().splitlines() if not line.startswith(CASE)]
    path.write_text(
        "\n".join([*kept, *(f"{CASE},{date},{status},{article}" for date, status, article in steps)]) + "\n"
    )
    if closed:
        edit(folder, "controversies", key=CASE, closed=closed)


ONE, TWO = ARTICLES
ALLEGED = ("2022-03-01", "alleged", ONE)


@pytest.mark.parametrize(
    ("steps", "closed"),
    [
        ((("2022-03-01", "confirmed", ONE),), ""),
        ((("2022-03-01", "under-investigation", ONE), ("2022-05", "in-court", ONE)), ""),
        (
            (
                ALLEGED,
                ("2022-04", "denied", ONE),
                ("2022-05", "in-court", ONE),
                ("2022-06", "under-investigation", ONE),
            ),
            "",
        ),
        ((ALLEGED, ("2022-05", "in-court", ONE), ("2022-06", "denied", ONE), ("2022-07", "upheld", ONE)), "2022-07"),
        ((ALLEGED, ("2022-05", "dismissed", ONE), ("2022-06", "alleged", TWO)), ""),
        ((ALLEGED, ("2022-05", "settled", ONE), ("2022-06", "alleged", TWO), ("2022-07", "resolved", TWO)), "2022-07"),
    ],
)
def test_a_history_that_may_be(folder, today, steps, closed):
    history(folder, *steps, closed=closed)
    assert errors(folder, today) == []


@pytest.mark.parametrize(
    ("steps", "closed", "at", "rule"),
    [
        ((("2022-03-01", "denied", ONE),), "", 0, "step-first"),
        ((("2022-03-01", "in-court", ONE), ("2022-04", "dismissed", ONE)), "2022-04", 0, "step-first"),
        ((("2022-03-01", "settled", ONE),), "2022-03-01", 0, "step-first"),
        ((("2022-03-01", "confirmed", ONE), ("2022-04", "in-court", ONE)), "", 1, "step-without-allegation"),
        ((ALLEGED, ("2022-04", "dismissed", ONE), ("2022-05", "denied", ONE)), "2022-04", 2, "step-after-closing"),
        ((ALLEGED, ("2022-04", "dismissed", ONE), ("2022-05", "upheld", TWO)), "2022-05", 2, "step-after-closing"),
        ((ALLEGED, ("2022-04", "settled", ONE), ("2022-05", "in-court", TWO)), "", 2, "step-after-closing"),
        ((ALLEGED, ("2022-04", "dismissed", ONE), ("2022-05", "alleged", ONE)), "", 2, "step-old-article"),
    ],
)
def test_a_forbidden_step_is_one_error_with_its_reason(folder, today, steps, closed, at, rule):
    history(folder, *steps, closed=closed)
    date, status, _article = steps[at]
    line = line_of(folder, "controversy_status", f"{CASE},{date},{status}")
    column = "article" if rule == "step-old-article" else "status"
    assert [problem[:4] for problem in errors(folder, today)] == [("controversy_status.csv", line, column, rule)]
    told = load(folder, today).errors[0].as_dict("en")
    assert told["reason"]
    if rule == "step-first":
        assert "alleged, under-investigation, confirmed" in told["message"] or "alleged, confirmed" in told["message"]


def test_a_denial_closes_nothing(folder, today):
    history(folder, ALLEGED, ("2022-04", "denied", ONE), closed="2022-04")
    assert [problem[3] for problem in errors(folder, today)] == ["no-closing"]


def test_after_each_closing_step_only_an_allegation_is_allowed():
    for status in CLOSING:
        assert allowed([ControversyStatus.ALLEGED, status]) == (ControversyStatus.ALLEGED,)
    assert ControversyStatus.IN_COURT not in allowed(
        [ControversyStatus.ALLEGED, ControversyStatus.SETTLED, ControversyStatus.ALLEGED][:2]
    )
    assert ControversyStatus.IN_COURT in allowed([ControversyStatus.ALLEGED, ControversyStatus.DENIED])
    assert ControversyStatus.IN_COURT not in allowed([ControversyStatus.CONFIRMED, ControversyStatus.DENIED])
