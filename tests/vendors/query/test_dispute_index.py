"""The index of the controversies gives what a test of each controversy gives: the same rows in their order, the same counts, the same answers."""

import os
import random
from collections import Counter

from vendors.domain.right_of_reply import state_of
from vendors.domain.vendor_on import status_on
from vendors.i18n.language import language
from vendors.query.dispute_index import ABOUT_DISPUTES, dispute_index
from vendors.query.dispute_orders import ORDERS
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.results import Results
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import places_of
from vendors.query.selection import Selection
from vendors.tables.controversy import Controversy
from vendors.types.date import PartialDate

SELECTIONS = int(os.environ.get("SELECTIONS", "60"))


def chosen_at_random(chance, dataset, today):
    """What somebody might choose of the controversies."""
    disputes = dataset.table(Controversy)
    values = {
        "vendor": sorted({id for row in disputes for id in row.vendors}),
        "status": ["open", "denied", "alleged", "settled"],
        "about": sorted({str(row.category) for row in disputes}),
        "region": ["fr", "eu", "us"],
        "controversy": [row.id for row in disputes],
    }
    chosen = {
        name: tuple(chance.sample(values[name], chance.randint(1, 3)))
        for name in chance.sample(sorted(values), chance.choice([0, 1, 1, 2]))
    }
    if chance.random() < 0.5:
        year = chance.randint(2014, 2024)
        chosen["since"] = PartialDate.parse(chance.choice([f"{year}", f"{year}-07"]))
        chosen["until"] = chance.choice([None, PartialDate.parse(f"{year + 4}")])
    if chance.random() < 0.4:
        chosen["date"] = today.replace(year=chance.randint(2017, 2024), day=1)
    sort = chance.choice(["", "opened", "-opened", "title", "-status", "answer", "vendor", "founded"])
    return Selection(
        **chosen, q=chance.choice(["", "", "avis", "qualtrics"]), sort=sort, lang=chance.choice(["fr", "en"])
    )


def values_of(results, row):
    """What a controversy has of what can be chosen, each asked of the rows themselves."""
    as_of = results.as_of
    status = status_on(row.id, as_of.dataset, as_of.on)
    known = [as_of.vendors[id] for id in row.vendors if id in as_of.vendors]
    return {
        "controversy": {row.id},
        "vendor": set(row.vendors),
        "status": set(FACETS["status"].derived([str(status)] if status else [])),
        "about": set(FACETS["about"].held(row)),
        "region": {str(value) for vendor in known for value in FACETS["region"].held(vendor)},
    }


def conditions_of(results):
    """What must hold of a controversy, by the parameter that asks for it."""
    chosen, as_of = results.selection, results.as_of
    places = places_of(as_of, ResultKind.CONTROVERSY, chosen.q)
    found = {as_of.dataset.newest_disputes[at].id for at in places}
    conditions = {
        name: lambda row, name=name: bool(values_of(results, row)[name] & set(chosen[name]))
        for name in ("controversy", "vendor", *ABOUT_DISPUTES, "region")
        if chosen[name]
    }
    return conditions | {
        "q": lambda row: not chosen.q or row.id in found,
        "since": lambda row: (
            (not chosen.since or row.opened.first >= chosen.since.first)
            and (not chosen.until or row.opened.last <= chosen.until.last)
        ),
    }


def meeting(results, *lifted):
    """The controversies that meet all but the lifted conditions, each tested by itself, in the order of the page."""
    as_of, sort, lang = results.as_of, results.selection.sort, results.selection.lang
    conditions = [test for name, test in conditions_of(results).items() if name not in lifted]
    opened = [row for row in as_of.dataset.newest_disputes if row.opened.first <= as_of.on]
    rows = [row for row in opened if all(test(row) for test in conditions)]
    name = sort.removeprefix("-")
    if name in ORDERS:
        return sorted(rows, key=lambda row: ORDERS[name](as_of, row, lang), reverse=sort.startswith("-"))
    return in_order(Controversy, rows, sort, "", language(lang))


def test_any_selection_gives_the_rows_counts_and_dates_that_a_test_of_each_gives(dataset, today):
    chance = random.Random(20180423)
    narrowed = 0
    for _ in range(SELECTIONS):
        results = Results(dataset, chosen_at_random(chance, dataset, today), today)
        rows = meeting(results)
        narrowed += 0 < len(rows) < len(dataset.table(Controversy))
        assert results.disputes() == rows, results.selection
        assert results.chosen_disputes.months("since") == Counter(row.opened.month for row in meeting(results, "since"))
        for name in ("vendor", "region", *ABOUT_DISPUTES):
            counts = Counter(value for row in meeting(results, name) for value in values_of(results, row)[name])
            assert {one.value: one.count for one in results.dispute_facet(name) if one.count} == counts, name
    assert narrowed > SELECTIONS / 4


def test_on_an_earlier_day_less_is_answered(dataset, today):
    """What an earlier day knows of status and answers is that day's, though its index has the same rows."""
    counted = []
    for year in (2019, today.year):
        as_of = Results(dataset, Selection(date=today.replace(year=year, day=1)), today).as_of
        index = dispute_index(as_of)
        expected = [any(state_of(dataset, row.id, id, as_of.on).answers for id in row.vendors) for row in index.rows]
        assert index.answered.tolist() == expected
        counted.append(sum(expected))
    assert counted[0] < counted[1]
