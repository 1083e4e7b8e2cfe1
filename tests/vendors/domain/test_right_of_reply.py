"""Where the right of reply stands on a date, and what is overdue."""

from datetime import date

import pytest

from tests.vendors.validation.test_checks import edit, errors, line_of
from vendors.domain.right_of_reply import Stage, overdue, state_of, states
from vendors.i18n.language import language
from vendors.store.load import load
from vendors.tables.reply import Approach

CASE = "which-fake-reviews-test-2022"
TEXTS = {
    "text_fr": "La plateforme conteste la méthode de cet essai.",
    "text_en": "The platform disputes the method of this test.",
}


def asked(folder, **more):
    edit(folder, "replies", key=CASE, **{"kind": "right-of-reply", "asked": "2026-11-02", "asked_how": "email"} | more)


def told(folder, today, vendor="trustpilot", on=None):
    return state_of(load(folder, today).dataset, CASE, vendor, on or today)


def notices(folder, today):
    return [
        (problem.line, problem.column, problem.rule)
        for problem in load(folder, today).problems
        if problem.file == "replies.csv"
    ]


def test_where_nobody_was_asked_the_state_says_so(dataset, today):
    state = state_of(dataset, CASE, "trustpilot", today)
    assert (state.stage, state.overdue, state.answers) == (Stage.NOT_ASKED, False, ())
    assert state.say(language("en")) == "No answer was found, and the magazine has not asked for one yet."


def test_the_denial_of_2018_was_found_in_public_and_not_known_the_day_before(dataset):
    case = "qualtrics-cambridge-analytica-2018"
    assert state_of(dataset, case, "qualtrics", date(2018, 4, 22)).stage is Stage.NOT_ASKED
    state = state_of(dataset, case, "qualtrics", date(2018, 4, 23))
    assert (state.stage, state.published.text, len(state.answers)) == (Stage.FOUND, "2018-04-23", 1)


def test_what_was_pleaded_in_court_is_no_public_answer(dataset, today):
    state = state_of(dataset, "qualtrics-silver-lake-sale-suit-2023", "qualtrics", today)
    assert (state.stage, len(state.answers)) == (Stage.PLEADED, 1)
    assert state.say(language("en")) == "What it pleaded in court was found; the magazine has not asked for an answer."


def test_each_vendor_of_each_controversy_has_a_state_and_nothing_is_owed(dataset, today):
    found = states(dataset, today)
    assert len(found) == sum(len(dispute.vendors) for dispute in dataset.controversy.values())
    assert {state.stage for state in found} == {Stage.NOT_ASKED, Stage.FOUND, Stage.PLEADED}
    assert overdue(dataset, today) == ()


def test_a_request_waits_fourteen_days_and_is_then_overdue(folder, today):
    asked(folder)
    on_time, late = (told(folder, today, on=date(2026, 11, day)) for day in (16, 17))
    assert (on_time.stage, on_time.waiting, on_time.overdue) == (Stage.ASKED, 14, False)
    assert (late.waiting, late.unanswered, late.asked_how) == (15, True, Approach.EMAIL)
    assert late.say(language("en")) == "The vendor was asked on 2 November 2026 by email, waiting for 15 days."
    assert told(folder, today, on=date(2026, 11, 1)).stage is Stage.NOT_ASKED
    assert overdue(load(folder, today).dataset, today) == (told(folder, today),)
    assert notices(folder, today) == [(line_of(folder, "replies", CASE), "asked", "reply-overdue")]


def test_an_answer_is_to_be_published_within_three_days(folder, today):
    asked(folder, answered="2026-11-20")
    on_time, late = (told(folder, today, on=date(2026, 11, day)) for day in (23, 24))
    assert (on_time.stage, on_time.publish_by, on_time.overdue) == (Stage.ANSWERED, date(2026, 11, 23), False)
    assert late.unpublished
    assert late.waiting is None
    assert not load(folder, today).errors
    assert notices(folder, date(2026, 11, 24)) == [(line_of(folder, "replies", CASE), "published", "reply-unpublished")]


def test_a_published_answer_ends_the_process(folder, today):
    asked(
        folder,
        answered="2026-11-20",
        published="2026-11-21",
        text_fr="Trustpilot dit retirer chaque jour des avis qu’il juge faux.",
        text_en="Trustpilot says that it removes reviews it holds to be fake every day.",
    )
    state = told(folder, today)
    assert (state.stage, state.overdue, len(state.answers)) == (Stage.PUBLISHED, False, 1)
    assert notices(folder, today) == []


def test_each_stage_is_said_in_both_languages(folder, today):
    for cells in ({}, {"answered": "2026-11-20"}):
        asked(folder, **cells)
        assert len({told(folder, today).say(language(code)) for code in ("fr", "en")}) == 2


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"answered": "2026-11-01"}, "answered", "date-order"),
        (
            {"answered": "2026-11-10", "published": "2026-11-09", **TEXTS},
            "published",
            "date-order",
        ),
        ({"published": "2026-11-01", **TEXTS}, "published", "date-order"),
        ({"asked": ""}, "asked", "request-without-date"),
        ({"asked_how": "mail"}, "asked_how", "unknown-value"),
        ({"kind": "not-asked"}, "kind", "text-without-reply"),
    ],
)
def test_one_slip_in_the_process_is_one_error(folder, today, cells, column, rule):
    asked(folder, **cells)
    if rule == "request-without-date":
        edit(folder, "replies", key=CASE, answered="2026-11-23")
    assert [problem[:4] for problem in errors(folder, today)] == [
        ("replies.csv", line_of(folder, "replies", CASE), column, rule)
    ]


def test_a_request_without_its_means_is_a_notice(folder):
    asked(folder, asked="2026-11-20", asked_how="")
    assert notices(folder, date(2026, 11, 25)) == [
        (line_of(folder, "replies", CASE), "asked_how", "request-without-how")
    ]


def test_an_allegation_without_reply_state_is_an_error_with_its_reason(folder, today):
    path = folder / "replies.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if not line.startswith(CASE)))
    loaded = load(folder, today)
    assert [(problem.file, problem.column, problem.rule) for problem in loaded.errors] == [
        ("controversies.csv", "vendors", "no-reply")
    ]
    assert "trustpilot" in loaded.errors[0].message(language("en"))
    assert loaded.errors[0].as_dict("en")["reason"]
