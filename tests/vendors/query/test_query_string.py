"""One way from a query string to its parameters, with one set of limits."""

import pytest

from vendors.query.query_string import LONGEST, MOST_FIELDS, QueryString, parse
from vendors.query.selection import MOST_VALUES, PARAMETERS, Selection
from vendors.settings import today


def test_values_keep_their_order_and_are_decoded():
    said = parse("region=eu&q=avis+v%C3%A9rifi%C3%A9s&region=fr&empty=&%ff=%ff")
    assert said.pairs == (("region", "eu"), ("q", "avis vérifiés"), ("region", "fr"), ("\ufffd", "\ufffd"))
    assert not said.too_long
    assert said.last("region") == "fr"
    assert said.last("theme", "auto") == "auto"


@pytest.mark.parametrize(
    ("most", "too_much"),
    [
        ("&".join(["a=1"] * MOST_FIELDS), "&".join(["a=1"] * (MOST_FIELDS + 1))),
        ("q=" + "x" * (LONGEST - 2), "q=" + "x" * (LONGEST - 1)),
    ],
)
def test_what_is_beyond_the_limits_says_nothing_and_tells_so(most, too_much):
    assert parse(most).pairs
    assert not parse(most).too_long
    assert parse(too_much) == QueryString((), too_long=True)


def test_whatever_the_filters_of_a_page_can_lead_to_is_within_the_limits(dataset):
    every = {name: tuple(map(str, parameter.choices)) for name, parameter in PARAMETERS.items() if parameter.choices}
    all_chosen = Selection(**every, vendor=tuple(dataset.vendor)[:MOST_VALUES])
    said = parse(all_chosen.query())
    assert not said.too_long
    assert Selection.read(said.pairs, dataset, today()) == (all_chosen, ())
