"""All or any of the values chosen, what is not known, and how a Selection can be made wider."""

import pytest

from vendors.query.facets import FACETS, MOVED, moved
from vendors.query.matching import Matching, nothing_known
from vendors.query.results import VENDOR_PARAMETERS, Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.wider import unknown_left_out, widest
from vendors.tables.capability import Support
from vendors.types.country import EUROPEAN_UNION, hosting_of

HELD = {"both": ("sms", "text"), "one": ("sms",), "other": ("text", "web"), "unknown": ()}


def met(chosen, *, every):
    matching = Matching(HELD.__getitem__, nothing_known(HELD.__getitem__), every)
    return {row for row in HELD if matching.test(chosen)(row)}


@pytest.mark.parametrize(
    ("chosen", "every", "rows"),
    [
        (("sms", "text"), True, {"both"}),
        (("sms", "text"), False, {"both", "one", "other"}),
        (("sms", "text", "unknown"), True, {"both", "unknown"}),
        (("sms", "unknown"), False, {"both", "one", "unknown"}),
        (("unknown",), True, {"unknown"}),
        ((), True, set(HELD)),
    ],
)
def test_all_or_any_of_the_values_and_the_unknown_stand_for_each(chosen, every, rows):
    assert met(chosen, every=every) == rows


def found(dataset, today, **chosen):
    return {vendor.id for vendor in Results(dataset, Selection(**chosen), today).vendors()}


@pytest.mark.parametrize("name", [name for name, facet in FACETS.items() if facet.facet.together])
def test_of_functions_channels_categories_and_certifications_all_must_be_had_until_any_is_asked_for(
    name, dataset, today
):
    values = [count.value for count in Results(dataset, Selection(), today).vendor_facet(name)][:2]
    first, second = (found(dataset, today, **{name: (value,)}) for value in values)
    assert found(dataset, today, **{name: tuple(values)}) == first & second
    assert found(dataset, today, **{name: tuple(values)}, match="any") == first | second


def test_match_is_read_from_addresses_and_all_is_not_written(dataset, today):
    read, unknown = Selection.read([("match", "any"), ("capability", "nps")], dataset, today)
    assert (read.match, read.query(), unknown) == ("any", "capability=nps&match=any", ())
    assert Selection.read([("match", "all")], dataset, today) == (Selection(), ())
    assert Selection.read([("match", "some")], dataset, today)[1][0].parameter == "match"


def test_a_function_that_no_page_names_is_not_known_and_one_that_a_page_denies_is_not_had(dataset, today):
    perhaps = found(dataset, today, capability=("nps", "unknown"))
    for vendor in dataset.vendor:
        row = dataset.capabilities.get(vendor, {}).get("nps")
        assert (vendor in perhaps) == (row is None or row.support is not Support.NO)


def test_hosting_is_in_the_european_union_outside_or_both(dataset, today):
    assert hosting_of(["SE", "US"]) == ("eu", "outside")
    assert (hosting_of(["GB"]), hosting_of(["FR"]), hosting_of([])) == (("outside",), ("eu",), ())
    assert len(EUROPEAN_UNION) == 27
    kept = {vendor.id for vendor in dataset.vendor.values() if set(vendor.data_hosting) & EUROPEAN_UNION}
    assert kept
    assert found(dataset, today, hosting=("eu",)) == kept
    nowhere = {vendor.id for vendor in dataset.vendor.values() if not vendor.data_hosting}
    assert found(dataset, today, hosting=("unknown",)) == nowhere
    assert found(dataset, today, hosting=("eu", "unknown")) == kept | nowhere


def test_what_means_the_same_is_one_value_of_one_facet_and_older_addresses_lead_to_it(dataset, today):
    for (name, value), (to, to_value) in MOVED.items():
        assert value not in PARAMETERS[name].choices
        assert to_value in PARAMETERS[to].choices
        read, unknown = Selection.read([(name, value)], dataset, today)
        assert (read[to], read[name], unknown) == ((to_value,), (), ())
    (said,) = moved([("category", "text-analytics"), ("category", "survey")])
    assert (said.parameter, said.value, said.to, said.to_value) == (
        "category",
        "text-analytics",
        "capability",
        "text-analytics",
    )


def test_text_analytics_and_sms_are_had_by_whom_either_table_says_so(dataset, today):
    told = {id for id, vendor in dataset.vendor.items() if "text-analytics" in vendor.categories}
    named = {id for id, rows in dataset.capabilities.items() if "text-analytics" in rows}
    denied = {
        id for id, rows in dataset.capabilities.items() for one in rows.values()
        if one.capability == "text-analytics" and one.support is Support.NO
    }  # fmt: skip
    assert found(dataset, today, capability=("text-analytics",)) == (told | named) - denied
    by_channel = {id for id, vendor in dataset.vendor.items() if "sms" in vendor.channels}
    by_function = {
        id for id, rows in dataset.capabilities.items()
        if "sms-survey" in rows and rows["sms-survey"].support is not Support.NO
    }  # fmt: skip
    assert found(dataset, today, channel=("sms",)) == by_channel | by_function


def test_the_question_of_a_buyer_has_its_answer(dataset, today):
    asked = {"channel": ("sms",), "capability": ("text-analytics",), "hosting": ("eu",)}
    assert found(dataset, today, **asked, control=("fr", "eu", "unknown")) == {"netigate"}
    (offer,) = [
        one
        for one in unknown_left_out(Results(dataset, Selection(**asked, control=("fr", "eu")), today))
        if one.parameter == "control"
    ]
    assert (offer.n, offer.selection["control"]) == (1, ("fr", "eu", "unknown"))


def test_each_row_that_is_left_out_only_because_it_is_not_known_is_offered_with_its_count(dataset, today):
    chosen = {"control": ("fr", "eu"), "capability": ("nps",)}
    had = found(dataset, today, **chosen)
    offers = {one.parameter: one for one in unknown_left_out(Results(dataset, Selection(**chosen), today))}
    for name in chosen:
        wider = found(dataset, today, **(chosen | {name: (*chosen[name], "unknown")}))
        assert offers[name].n == len(wider - had) > 0
    everything = found(dataset, today, **{name: (*values, "unknown") for name, values in chosen.items()})
    assert offers[""].n == len(everything - had)
    assert unknown_left_out(Results(dataset, Selection(region=("fr",)), today)) == ()


def test_of_an_empty_answer_what_gives_most_when_it_is_taken_back_is_named(dataset, today):
    chosen = {"channel": ("kiosk",), "capability": ("conjoint-research", "nps"), "region": ("fr",)}
    assert not found(dataset, today, **chosen)
    best = widest(Results(dataset, Selection(**chosen), today), VENDOR_PARAMETERS, lambda one: len(one.vendors()))
    counts = {
        ("channel", "kiosk"): found(dataset, today, **(chosen | {"channel": ()})),
        ("capability", "conjoint-research"): found(dataset, today, **(chosen | {"capability": ("nps",)})),
        ("capability", "nps"): found(dataset, today, **(chosen | {"capability": ("conjoint-research",)})),
        ("region", "fr"): found(dataset, today, **(chosen | {"region": ()})),
    }
    most = max(len(rows) for rows in counts.values())
    assert most > 0
    assert (best.n, len(counts[best.parameter, best.value])) == (most, most)


def test_the_counts_of_what_must_be_had_together_are_what_a_click_gives(dataset, today):
    for chosen in ({"capability": ("nps",)}, {"capability": ("nps", "unknown")}, {"channel": ("sms", "email")}):
        selection = Selection(**chosen)
        for name in chosen:
            for count in Results(dataset, selection, today).vendor_facet(name):
                clicked = Results(dataset, selection.with_more(name, count.value), today).vendors()
                had = Results(dataset, selection.without(name, "unknown"), today).vendors()
                expected = len(clicked) - len(had) if count.value == "unknown" else len(clicked)
                assert count.count == expected, (chosen, name, count.value)
