from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, sound
from vendors.domain.vendor_on import VendorOn
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.values import UnknownValue, sortable
from vendors.settings import today
from vendors.store.load import load
from vendors.types.date import PartialDate

DATASET = sound(load(DATA, today()))


def some(values):
    return st.lists(st.sampled_from(sorted(values)), max_size=4, unique=True).map(tuple)


periods = st.one_of(
    st.none(),
    st.dates(date(1980, 1, 1), date(2030, 1, 1))
    .flatmap(lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]]))
    .map(PartialDate.parse),
)
states = st.builds(
    Selection,
    **{name: some(map(str, parameter.choices)) for name, parameter in PARAMETERS.items() if parameter.choices},
    vendor=some(DATASET.vendor),
    country=some(["FR", "DE", "US", "JP"]),
    controversy=some(DATASET.controversy),
    article=some(list(DATASET.article)[:50]),
    publisher=some({article.publisher for article in DATASET.article.values()}),
    language=some(["fr", "en", "ja"]),
    q=st.text(max_size=60).map(lambda text: Selection.read([("q", text)], DATASET, today())[0].q),
    date=st.one_of(st.none(), st.dates(date(1980, 1, 1), today())),
    since=periods,
    until=periods,
    sort=st.sampled_from(["", *sortable(), *(f"-{name}" for name in sortable())]),
    columns=some(VendorOn.model_fields),
    page=st.integers(1, 999_999),
    only=st.sampled_from(["", "differences"]),
    match=st.sampled_from(["all", "any"]),
    lang=st.sampled_from(["fr", "en"]),
)


@pytest.mark.slow
@settings(max_examples=300)
@given(states)
def test_every_state_reads_back_from_its_address(state):
    read, refused = Selection.read(parse_qsl(state.query()), DATASET, today())
    assert read == state
    assert refused == ()


@given(
    states,
    st.sampled_from([("vendor", "/vendor"), ("article", "/news"), ("controversy", "/controversies")]),
    st.text(min_size=1, max_size=20),
)
def test_one_thing_has_the_address_of_the_selection_of_its_day_that_names_it(state, about, value):
    parameter, path = about
    assert state.naming(parameter, value, path) == state.only_with("date").but(**{parameter: (value,)}).at(path)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.sampled_from(["region", "date", "page", "q", "sort", "vendor", "since", "lang"]), st.text()),
            st.text(),
        ),
        max_size=8,
    )
)
def test_no_address_breaks_the_reading_and_what_is_read_is_stable(pairs):
    read, _ = Selection.read(pairs, DATASET, today())
    assert Selection.read(parse_qsl(read.query()), DATASET, today()) == (read, ())


@pytest.mark.parametrize(
    ("pair", "suggestion"),
    [
        (("region", "France"), "fr"),
        (("region", "reste de l'europe"), "eu"),
        (("vendor", "Qualtrix"), "qualtrics"),
        (("vendor", "Avi Verifie"), "skeepers"),
        (("country", "Allemagne"), "DE"),
        (("date", "23/04/2018"), "2018-04-23"),
        (("date", "2018"), "2018-12-31"),
        (("date", "2018-02"), "2018-02-28"),
        (("date", "avril 2018"), "2018-04-30"),
        (("date", "1950"), "1980-01-01"),
        (("date", "yesterday"), ""),
        (("sort", "-fonded"), "-founded"),
        (("lang", "anglais"), "en"),
        (("page", "0"), "1"),
        (("region", "atlantis"), ""),
    ],
)
def test_a_value_that_does_not_exist_is_named_with_the_nearest(pair, suggestion):
    assert Selection.read([pair], DATASET, today())[1] == (UnknownValue(*pair, suggestion),)


@pytest.mark.parametrize("name", ["skeepers", "Skeepers", "avis verifies", "Avis Vérifiés", "MYFEELBACK"])
def test_a_vendor_is_understood_by_any_of_its_names(name):
    assert Selection.read([("vendor", name)], DATASET, today()) == (Selection(vendor=("skeepers",)), ())


def test_a_day_to_come_cannot_be_looked_at():
    assert Selection.read([("date", "2999-01-01")], DATASET, today())[0].date is None


def test_parameters_of_others_are_passed_over():
    assert Selection.read([("utm_source", "mail"), ("region", "eu")], DATASET, today()) == (
        Selection(region=("eu",)),
        (),
    )


def test_a_new_filter_starts_a_long_list_on_its_first_page():
    assert Selection(page=3).toggled("region", "eu") == Selection(region=("eu",))
    assert Selection(region=("eu",)).toggled("region", "eu") == Selection()


def test_an_address_and_a_file_name_spell_what_is_chosen():
    state = Selection(region=("eu", "fr"), date=date(2018, 4, 23), lang="en")
    assert state.at("/news") == "/news?region=eu&region=fr&date=2018-04-23&lang=en"
    assert state.file_name("vendors") == "vendors_region-eu_region-fr_date-2018-04-23"
    assert Selection().at("/") == "/"
