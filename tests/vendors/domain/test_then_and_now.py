from datetime import date

from vendors.domain.then_and_now import then_and_now


def test_qualtrics_was_independent_when_the_article_appeared_and_is_silver_lakes_today(dataset, today):
    (both,) = then_and_now(dataset, ["qualtrics"], date(2018, 4, 23), today)
    assert (both.then.kind, both.now.owner) == ("independent", "Silver Lake")
    assert not both.same


def test_one_owner_then_and_now_is_told_once(dataset, today):
    (both,) = then_and_now(dataset, ["trustyou"], date(2018, 4, 23), today)
    assert both.same
    assert both.now.ultimate_owner == "Recruit Holdings"


def test_unknown_stays_unknown_and_a_vendor_named_twice_is_told_once(dataset, today):
    told = then_and_now(dataset, ["viavoo", "viavoo"], date(2018, 4, 23), today)
    assert len(told) == 1
    assert (told[0].then.kind, told[0].then.owner) == ("unknown", None)
