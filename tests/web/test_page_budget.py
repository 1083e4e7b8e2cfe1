"""A page weighs and costs about as much with thousands of rows as with fifty: bytes, requests and calls of functions stay within the budget file."""

import pytest

import views
from benchmarks.pages import (
    ADDRESSES,
    ARTICLES,
    MOST_COMPRESSED,
    MOST_PLAIN,
    SOURCE,
    VENDORS,
    app,
    budget,
    dataset_of,
    grown_dataset,
    weighed,
)
from benchmarks.questions import addresses
from vendors.store.load import State
from views import PATHS


@pytest.mark.slow
def test_no_first_answer_grows_past_its_budget_with_many_times_the_rows():
    state, starts, allowed = State(grown_dataset(SOURCE, VENDORS, ARTICLES)), app(), budget()
    assert tuple(allowed) == ADDRESSES, "`python -m benchmarks.pages` writes the budget anew"
    for address in ADDRESSES:
        found, most = weighed(address, state, starts), allowed[address]
        over = [
            f"{name}: {getattr(found, name)}, at most {getattr(most, name)}"
            for name in ("plain", "compressed", "requests", "calls")
            if getattr(found, name) > getattr(most, name)
        ]
        assert not over, (address, over, "where it is meant, `python -m benchmarks.pages` writes the budget anew")


def test_every_page_has_a_budget_within_what_any_first_answer_may_weigh():
    allowed = budget()
    without = set(PATHS) - {address.partition("?")[0] for address in allowed}
    assert not without
    for one in allowed.values():
        assert one.plain <= MOST_PLAIN, one.address
        assert one.compressed <= MOST_COMPRESSED, one.address


def test_questions_that_are_timed_name_nothing_that_the_survey_has_not():
    state = State(dataset_of(SOURCE))
    for _kind, address in addresses():
        path, _mark, query = address.partition("?")
        page = views.show(path, query, state)
        assert page.status == 200, address
        assert 'class="said"' not in page.body, f"{address}: what is passed over costs less than what is asked"
