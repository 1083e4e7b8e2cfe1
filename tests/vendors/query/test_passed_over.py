"""What an address says and nobody reads is named, with what was probably meant."""

import pytest

from vendors.i18n.language import LANGUAGES, language
from vendors.query.passed_over import HARMLESS, MOST_NAMED, Reason, is_harmless, passed_over
from vendors.query.query_string import parse
from vendors.query.results import NEWS_PARAMETERS, VENDOR_PARAMETERS
from vendors.query.selection import LONGEST_TEXT, MOST_VALUES, PARAMETERS, Selection


def found(query, understood=(*VENDOR_PARAMETERS, "sort", "columns"), beside=()):
    return [(one.reason, one.parameter, one.suggestion) for one in passed_over(parse(query), understood, beside)]


@pytest.mark.parametrize(
    ("query", "name", "suggestion"),
    [
        ("regoin=fr", "regoin", "region=fr"),
        ("Region=fr", "Region", "region=fr"),
        ("r%C3%A9gion=fr", "région", "region=fr"),
        ("vendor[]=qualtrics", "vendor[]", "vendor=qualtrics"),
        ("vendor%5B0%5D=qualtrics", "vendor[0]", "vendor=qualtrics"),
        ("filter[region]=fr", "filter[region]", "region=fr"),
        ("region=eu&amp;control=other", "amp;control", "control=other"),
        ("region=eu&amp;amp;control=other", "amp;amp;control", "control=other"),
        ("?region=fr", "?region", "region=fr"),
        ("vendorStatus=active", "vendorStatus", "vendor_status=active"),
        ("search=viavoo", "search", "q=viavoo"),
        ("recherche=viavoo", "recherche", "q=viavoo"),
        ("pays=FR", "pays", "country=FR"),
        ("langue=en", "langue", "lang=en"),
        ("unheard=1", "unheard", ""),
        ("unheard", "unheard", ""),
        ("regoin=", "regoin", ""),
    ],
)
def test_a_parameter_that_is_not_understood_is_named_with_what_was_meant(query, name, suggestion):
    assert found(query) == [(Reason.UNKNOWN, name, suggestion)]


def test_a_parameter_of_another_page_is_named_by_its_own_name():
    assert found("topic=people&amp;publisher=Le+Monde&page=2") == [
        (Reason.ELSEWHERE, "topic", ""),
        (Reason.ELSEWHERE, "publisher", ""),
        (Reason.ELSEWHERE, "page", ""),
    ]
    assert found("topic=people&page=2&since=2018", (*NEWS_PARAMETERS, "page")) == []


@pytest.mark.parametrize(
    "name",
    [
        *sorted(HARMLESS),
        "utm_source",
        "gclid",
        "mc_cid",
        "mkt_tok",
        "xtor",
        "srsltid",
        "_x_tr_sl",
        "UTM_Campaign",
        "amp;utm_medium",
        "at_medium",
        "fbclid",
    ],
)
def test_what_others_put_behind_addresses_is_no_matter(name):
    assert is_harmless(name)
    assert found(f"region=fr&{name}=x1") == []


def test_no_parameter_of_ours_and_no_slip_in_one_counts_as_harmless():
    assert not [name for name in PARAMETERS if is_harmless(name) or is_harmless(f"{name}s") or is_harmless(name[1:])]


def test_what_is_beside_the_selection_is_understood_where_it_is():
    assert found("sep=semicolon", beside=("sep",)) == []
    assert found("sepp=semicolon", beside=("sep",)) == [(Reason.UNKNOWN, "sepp", "sep=semicolon")]
    assert found("sep=semicolon") == [(Reason.UNKNOWN, "sep", "")]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("date=2018-04-23&date=2020-01-01", Reason.TWICE),
        ("q=" + "x" * (LONGEST_TEXT + 1), Reason.TOO_LONG),
        ("q=" + "+".join("abcdefghijklm"), Reason.TOO_MANY_WORDS),
        ("q=!", Reason.NO_WORD),
        ("&".join(f"vendor=v{n}" for n in range(MOST_VALUES + 1)), Reason.TOO_MANY),
    ],
)
def test_what_is_read_only_in_part_is_named(query, reason):
    assert [one for one, *_ in found(query)] == [reason]


def test_what_is_at_the_limits_is_read_whole():
    assert found("q=" + "x" * LONGEST_TEXT) == []
    assert found("q=" + "+".join("abcdefghijkl")) == []
    assert found("date=2018-04-23&date=2018-04-23") == []
    assert found("&".join(f"vendor=v{n}" for n in range(MOST_VALUES))) == []


@pytest.mark.parametrize(
    ("query", "reason", "suggestion"),
    [
        ("q=Strat%25C3%25A9gies", Reason.ENCODED_TWICE, "q=Stratégies"),
        ("q=avis%2520clients", Reason.ENCODED_TWICE, "q=avis clients"),
        ("q=Strat%E9gies", Reason.NOT_UTF_8, "q=Stratégies"),
        ("q=%9Cuvre", Reason.NOT_UTF_8, "q=œuvre"),
    ],
)
def test_a_search_that_was_garbled_on_its_way_is_asked_about(query, reason, suggestion):
    assert found(query) == [(reason, "q", suggestion)]


def test_a_percent_sign_that_was_typed_is_one():
    assert found("q=100+%25") == []
    assert found("q=100%25+des+avis") == []


def test_no_more_than_a_few_are_named():
    assert len(found("&".join(f"strange{n}=1" for n in range(500)))) == MOST_NAMED


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_reason_is_a_sentence_in_each_language(code):
    said = {language(code).say(reason.value, parameter="x", value="x", most="9") for reason in Reason}
    assert len(said) == len(Reason)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)


def test_a_list_written_as_one_value_is_asked_about(dataset, today):
    chosen, (unknown,) = Selection.read([("vendor", "qualtrics,Press Ganey Forsta")], dataset, today)
    assert unknown.several == ("qualtrics", "press-ganey-forsta")
    assert unknown.suggestion == "vendor=qualtrics&vendor=press-ganey-forsta"
    assert not chosen.vendor
    _, (unknown,) = Selection.read([("region", "fr|eu")], dataset, today)
    assert unknown.several == ("fr", "eu")
    _, (unknown,) = Selection.read([("vendor", "qualtrics,unheard of")], dataset, today)
    assert unknown.several == ()


def test_a_value_is_one_however_its_accents_are_written(dataset, today):
    read, unknown = Selection.read([("publisher", "Strate\u0301gies")], dataset, today)
    assert (read["publisher"], unknown) == (("Stratégies",), ())
    assert Selection.read([("vendor", "Qual\u00adtrics\u200b")], dataset, today)[0].vendor == ("qualtrics",)


def test_a_dash_before_a_column_is_the_other_direction(dataset, today):
    assert Selection.read([("sort", "–founded")], dataset, today)[1][0].suggestion == "-founded"
