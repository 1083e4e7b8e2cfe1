"""Long lists on a page: the most frequent values, and never fewer than a reader may look for."""

from vendors.query.matching import UNKNOWN
from vendors.query.results import Count
from views.base.long_lists import MOST_FREQUENT, WHOLE, few_of

VALUES = [Count(f"v{n}", 200 - n, n == 90) for n in range(WHOLE + 20)]
LAST = [Count("other", 500, False), Count(UNKNOWN, 900, False)]
"""They end the list of a facet, however many rows have them."""


def test_of_very_many_values_the_most_frequent_stand_those_chosen_and_those_that_are_no_value():
    listed = [count.value for count in few_of([*VALUES, *LAST])]
    assert listed == [*(f"v{n}" for n in range(MOST_FREQUENT)), "v90", "other", UNKNOWN]


def test_of_fewer_all_stand():
    assert few_of(VALUES[:WHOLE]) == VALUES[:WHOLE]
