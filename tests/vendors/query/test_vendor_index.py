"""The index of the vendors gives what a test of each vendor gives: the same rows, in the order of sorting those."""

import os
import random
from collections import Counter

from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import language
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.order import in_order
from vendors.query.results import ABOUT_VENDORS, Results
from vendors.query.selection import PARAMETERS, Selection

SELECTIONS = int(os.environ.get("SELECTIONS", "60"))


def chosen_at_random(chance, dataset):
    """What somebody might choose of the vendors, with what is not known among it."""
    chosen = {}
    for name in chance.sample([*ABOUT_VENDORS, *ABOUT_DISPUTES], chance.randint(0, 3)):
        values = [str(choice) for choice in PARAMETERS[name].choices]
        if name == "vendor":
            values = list(dataset.vendor)
        elif not values:
            values = sorted({value for row in dataset.rows["vendors"] for value in row.items("origin_country")})
            values += [UNKNOWN] if FACETS[name].can_be_unknown else []
        chosen[name] = tuple(chance.sample(values, chance.randint(1, min(3, len(values)))))
    if chance.random() < 0.3:
        chosen["match"] = "any"
    chosen["sort"] = chance.choice(
        ["", "founded", "-founded", "origin_country", "-articles", "hq_city", "owner", "title"]
    )
    chosen["lang"] = chance.choice(["fr", "en"])
    return Selection(**chosen)


def test_any_selection_gives_the_vendors_that_meet_it_one_by_one(dataset, today):
    chance = random.Random(20180423)
    some = 0
    for _number in range(SELECTIONS):
        selection = chosen_at_random(chance, dataset)
        results = Results(dataset, selection, today)
        tests = [
            results.of_vendors.matching(name, every=selection.every(name)).test(selection[name])
            for name in (*ABOUT_VENDORS, *ABOUT_DISPUTES)
        ]
        meeting = [row for row in results.as_of.vendors.values() if all(test(row) for test in tests)]
        expected = in_order(VendorOn, meeting, selection.sort, "name", language(selection.lang))
        assert [row.id for row in results.vendors()] == [row.id for row in expected], selection
        some += 0 < len(expected) < len(dataset.vendor)
    assert some > SELECTIONS / 3, "the selections choose some and leave some out"


def counted_one_by_one(matching, rows, chosen, can_be_unknown):
    """How many vendors each value gives, by a test of each vendor."""
    named = [value for value in chosen if value != UNKNOWN]
    meeting = [row for row in rows if matching.test(chosen)(row)] if matching.every else rows
    counts = Counter(str(value) for row in meeting for value in set(matching.values(row)) if value != UNKNOWN)
    if matching.every and UNKNOWN in chosen and named:
        counts = Counter({value: sum(map(matching.test((*chosen, value)), meeting)) for value in counts})
    if can_be_unknown:
        surely, perhaps = matching.test(named), matching.test((*named, UNKNOWN))
        counts[UNKNOWN] = sum(bool(perhaps(row)) and not (named and surely(row)) for row in rows)
    return {value: n for value, n in counts.items() if n}


def test_a_facet_counts_what_a_test_of_each_vendor_counts(dataset, today):
    chance = random.Random(20180424)
    for _number in range(SELECTIONS // 4):
        selection = chosen_at_random(chance, dataset)
        results = Results(dataset, selection, today)
        for name in (*ABOUT_VENDORS, *ABOUT_DISPUTES):
            matching = results.of_vendors.matching(name, every=selection.every(name))
            unknown = name in FACETS and FACETS[name].can_be_unknown
            expected = counted_one_by_one(matching, results.vendors(name), selection[name], unknown)
            found = {one.value: one.count for one in results.vendor_facet(name) if one.count}
            assert found == expected, (name, selection)


def test_a_lifted_choice_counts_as_not_made(dataset, today):
    results = Results(dataset, Selection(region=("fr",), control=("us",)), today)
    only_controlled = Results(dataset, Selection(control=("us",)), today)
    assert list(results.vendors("region")) == list(only_controlled.vendors())
