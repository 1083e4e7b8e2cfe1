"""Long lists on a page: the most frequent values, and never fewer than a reader may look for."""

import pytest

from vendors.query.matching import UNKNOWN
from vendors.query.results import LAST, Counts
from views.base.long_lists import MOST_FREQUENT, WHOLE, few_of, in_sight

VALUES = [f"v{n}" for n in range(WHOLE + 20)]
ROWS = {value: 200 - n for n, value in enumerate(VALUES)} | {"other": 500, UNKNOWN: 900}
CHOSEN = ("v90",)


def test_of_very_many_values_the_most_frequent_stand_those_chosen_and_those_that_are_no_value():
    listed = few_of(Counts([*VALUES, *LAST], ROWS, CHOSEN))
    assert [count.value for count in listed] == [*(f"v{n}" for n in range(MOST_FREQUENT)), "v90", "other", UNKNOWN]
    assert [count.value for count in listed if count.chosen] == ["v90"]
    assert [count.count for count in listed[-2:]] == [500, 900]


def test_of_fewer_all_stand():
    assert [count.value for count in few_of(Counts(VALUES[:WHOLE], ROWS, CHOSEN))] == VALUES[:WHOLE]


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([], 0),
        (["a" * 150], 1),
        (["a" * 151], 0),
        (["a" * 50, "b" * 50, "c" * 50], 3),
        (["a" * 50, "b" * 50, "c" * 51], 1),
        (["a" * 40, "b" * 40, "c" * 80], 2),
        (["a" * 100, "b" * 60], 1),
        (["a" * 151, "b"], 0),
    ],
)
def test_a_cell_shows_what_has_room_in_it(items, shown):
    assert in_sight(items) == shown
