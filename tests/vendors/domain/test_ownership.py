from datetime import date
from itertools import pairwise

import pytest

from vendors.analysis import headlines
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import of_control
from vendors.domain.ownership import Ownership, control, history, loops
from vendors.domain.vendor_on import vendors_on
from vendors.domain.verdicts import of_control as of_short
from vendors.i18n.language import language

ARTICLE = date(2018, 4, 23)


@pytest.mark.parametrize(
    ("vendor", "on", "country", "ultimate"),
    [
        ("trustyou", ARTICLE, "JP", "Recruit Holdings"),
        ("qualtrics", ARTICLE, "US", "Qualtrics"),
        ("qualtrics", date(2019, 1, 22), "US", "Qualtrics"),
        ("qualtrics", date(2019, 1, 23), "DE", "SAP"),
        ("qualtrics", date(2020, 1, 1), "DE", "SAP"),
        ("qualtrics", date(2023, 6, 27), "DE", "SAP"),
        ("qualtrics", date(2023, 6, 28), "US", "Silver Lake"),
        ("clarabridge", date(2022, 1, 1), "DE", "SAP"),
        ("clarabridge", date(2024, 1, 1), "US", "Silver Lake"),
        ("clarabridge", date(1990, 1, 1), "US", "Clarabridge"),
        ("satmetrix", date(2020, 1, 1), "IL", "NICE"),
        ("viavoo", ARTICLE, None, None),
        ("zenloop", date(2024, 1, 1), None, "saas.group"),
        ("hubicus", date(2018, 2, 19), None, None),
        ("hubicus", date(2018, 2, 20), "FR", "BVA"),
    ],
)
def test_who_controlled_a_vendor_on_a_day(dataset, today, vendor, on, country, ultimate):
    held = control(dataset, vendor, on, today)
    assert (held.country, held.ultimate_owner) == (country, ultimate)


def test_an_owner_of_unknown_beginning_answers_for_today_only(dataset, today):
    assert control(dataset, "alchemer", today, today).owner == "KKR"
    assert control(dataset, "alchemer", date(2026, 1, 1), today).country is None


@pytest.mark.parametrize(
    ("vendor", "on", "verified"),
    [
        # Ipsos took Synthesio over in 2018, nobody has told on which day; Qualtrics took Clarabridge over on 2021-10-01.
        ("synthesio", date(2017, 12, 31), True),
        ("synthesio", ARTICLE, False),
        ("synthesio", date(2018, 12, 31), True),
        ("talkwalker", date(2018, 1, 30), False),
        ("talkwalker", date(2018, 1, 31), True),
        # Independent, and nobody knows since when.
        ("clarabridge", ARTICLE, False),
        ("clarabridge", date(2021, 10, 1), True),
    ],
)
def test_an_owner_is_verified_only_for_days_by_which_its_time_had_begun_for_certain(
    dataset, today, vendor, on, verified
):
    held = control(dataset, vendor, on, today)
    assert held.verified is verified
    sourced = of_control(dataset, held)
    assert (sourced.verified, sourced.unsettled is None) == (verified, verified)
    assert of_short(AsOf(dataset, on, today), held).verified is verified


def test_what_began_this_year_is_verified_today(dataset):
    held = control(dataset, "synthesio", date(2018, 6, 1), date(2018, 6, 1))
    assert held.verified


def test_a_chain_of_three_owners_ends_at_the_last(dataset, today):
    held = control(dataset, "inmoment", today, today)
    assert [row.owner for row in held.chain] == ["Press Ganey Forsta", "Qualtrics", "Silver Lake"]
    assert not held.verified


def test_a_chain_that_ends_in_the_unknown_is_unknown(dataset, today):
    held = control(dataset, "mopinion", today, today)
    assert held.owner == "Netigate"
    assert held.country is None


def test_history_joins_onto_itself_from_founding_to_today(dataset, today):
    for vendor in dataset.vendor:
        reigns = history(dataset, vendor, today)
        assert reigns[-1].until is None
        assert reigns[-1].control == control(dataset, vendor, today, today)
        assert all(before.until == after.since for before, after in pairwise(reigns))


def test_history_of_a_merged_vendor_follows_the_owner_of_its_owner(dataset, today):
    found = [(str(reign.since), reign.control.country) for reign in history(dataset, "clarabridge", today)]
    assert found == [("None", "US"), ("2021-10-01", "DE"), ("2023-06-28", "US")]


def test_the_headline_of_the_owners_ends_with_what_is_known_today(dataset, today):
    said = {
        vendor: headlines.ownership(dataset.vendor[vendor], history(dataset, vendor, today), language("en"))
        for vendor in dataset.vendor
    }
    assert said["zenloop"] == "Control: Germany, then not known"
    assert said["qualtrics"] == "Control: United States, then Germany, then United States"
    assert said["goodays"] == "Control: France (not all verified)"
    # KKR is known to own it today; that somebody else did before is not.
    assert said["alchemer"] == "Control: United States today, since when is not known (not all verified)"
    for vendor, headline in said.items():
        held = control(dataset, vendor, today, today)
        assert ("not known" in headline) or held.country, vendor
        assert held.verified or "not" in headline, vendor


def test_a_vendor_not_yet_founded_is_left_out(dataset, today):
    then = vendors_on(dataset, date(2013, 1, 1), today)
    assert "zenloop" not in then
    assert "qualtrics" in then


def test_a_vendor_is_absorbed_from_the_day_its_owner_merged_it(dataset, today):
    assert vendors_on(dataset, date(2021, 9, 30), today)["clarabridge"].status_on_date == "active"
    assert vendors_on(dataset, date(2021, 10, 1), today)["clarabridge"].status_on_date == "merged"


def _row(vendor, owner, since="2000", until=""):
    cells = {"vendor": vendor, "owner": owner, "owner_vendor": owner, "since": since, "until": until}
    fixed = {"kind": "subsidiary", "verdict": "unverified", "confidence": "low"}
    return Ownership.model_validate({name: cell for name, cell in (cells | fixed).items() if cell})


def test_a_ring_of_owners_is_found_once():
    assert len(loops([_row("a", "b"), _row("b", "c"), _row("c", "a"), _row("d", "a")])) == 1


def test_owners_that_never_meet_in_time_are_no_ring():
    assert loops([_row("a", "b", "2000", "2005"), _row("b", "a", "2005")]) == []
