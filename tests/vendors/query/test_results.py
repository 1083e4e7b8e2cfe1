from datetime import date

import pytest

from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.types.country import EUROPE, Region, countries, region_of


def found(dataset, today, **chosen):
    return {vendor.id for vendor in Results(dataset, Selection(**chosen), today).vendors()}


def test_the_european_born_that_others_control(dataset, today):
    assert found(dataset, today, region=("eu",), control=("other",)) == {"reviewpro", "talkwalker", "trustyou"}


def test_values_of_one_parameter_are_alternatives_and_parameters_all_hold(dataset, today):
    french, european = found(dataset, today, region=("fr",)), found(dataset, today, region=("eu",))
    assert found(dataset, today, region=("fr", "eu")) == french | european
    assert found(dataset, today, region=("fr", "eu"), category=("reviews",)) == (french | european) & found(
        dataset, today, category=("reviews",)
    )


def test_search_ignores_accents_and_case_and_wants_every_word(dataset, today):
    assert found(dataset, today, q="AVIS verifies") == {"skeepers"}
    assert found(dataset, today, q="avis zzz") == set()


def test_each_facet_counts_what_a_click_on_it_gives(dataset, today):
    for chosen in ({}, {"region": ("fr",)}, {"category": ("reviews",), "date": date(2018, 4, 23)}):
        results = Results(dataset, Selection(**chosen), today)
        for parameter in (
            "region",
            "control",
            "category",
            "channel",
            "capability",
            "pricing",
            "vendor_status",
            "status",
            "about",
            "country",
        ):
            for count in results.vendor_facet(parameter):
                # Values that must all be had come beside those that are chosen; alternatives are counted each by itself.
                beside = chosen.get(parameter, ()) if results.selection.every(parameter) else ()
                given = tuple(dict.fromkeys((*beside, count.value)))
                clicked = found(dataset, today, **(chosen | {parameter: given}))
                assert count.count == len(clicked), (chosen, parameter, count.value)


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [("article", ("topic", "language", "vendor", "publisher")), ("dispute", ("status", "about", "region", "vendor"))],
)
def test_news_and_controversies_count_what_a_click_gives(dataset, today, kind, parameters):
    for chosen in ({}, {"vendor": ("trustpilot",)}, {"region": ("us",)}):
        facet = getattr(Results(dataset, Selection(**chosen), today), f"{kind}_facet")
        for parameter in parameters:
            for count in facet(parameter):
                rows = getattr(
                    Results(dataset, Selection(**(chosen | {parameter: (count.value,)})), today), f"{kind}s"
                )()
                assert count.count == len(rows), (chosen, parameter, count.value)


def test_news_end_at_the_date_and_keep_to_the_period(dataset, today):
    then = Results(dataset, Selection(date=date(2018, 4, 23)), today).articles()
    assert then[0].id.startswith("2018-04-23")
    year = Results(dataset, Selection.read([("since", "2018"), ("until", "2018")], dataset, today)[0], today).articles()
    assert {article.date.first.year for article in year} == {2018}


def test_unknown_values_are_sorted_last_both_ways(dataset, today):
    for sort in ("founded", "-founded"):
        years = [vendor.founded for vendor in Results(dataset, Selection(sort=sort), today).vendors()]
        known = [year for year in years if year]
        assert years[len(known) :] == [None] * (len(years) - len(known))
        assert known == sorted(known, reverse=sort.startswith("-"))


def test_the_region_of_a_country():
    assert region_of("GB") == region_of("NO") == region_of("CH") == Region.EUROPE
    assert (region_of("FR"), region_of("US"), region_of("JP"), region_of(None)) == ("fr", "us", "other", "unknown")
    assert countries() >= EUROPE
